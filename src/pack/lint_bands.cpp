// Bands of stars: best first, thresholds and stars going down, and a last one for everybody else.
#include <algorithm>

#include "base/ratio.h"
#include "pack/lint.h"

namespace xingji {
namespace {

bool is_unconditional(const Band& band) {
  return !band.total_at_least && !band.each_dimension_at_least;
}

bool is_readable(const Band& band) {
  const auto has_value = [](const std::optional<Number>& number) {
    return !number || !number->entries.empty();
  };
  return !band.stars.entries.empty() && has_value(band.total_at_least) &&
         has_value(band.each_dimension_at_least);
}

bool lint_ends(Draft& draft) {
  const auto& bands = draft.pack.bands;
  for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
    if (!is_unconditional(bands[i])) continue;
    draft.refuse(bands[i].said.place,
                 "the band '" + bands[i].id + "' has no condition but is not last",
                 "the bands after it are never reached");
    return false;
  }
  if (is_unconditional(bands.back())) return true;
  draft.refuse(bands.back().said.place,
               "a gap: totals that do not reach '" + bands.back().id + "' get no stars",
               "end with a band that has no condition");
  return false;
}

std::optional<std::int64_t> value_on(const std::optional<Number>& number, Day day) {
  return number ? value_on(*number, day) : std::nullopt;
}

bool lint_scale(Draft& draft, const Band& band, Day day) {
  constexpr std::int64_t most_stars = 5 * micro_one;
  const auto stars = value_on(band.stars, day);
  if (!stars || (*stars >= 0 && *stars <= most_stars)) return true;
  draft.refuse(band.stars.on(day)->said.place,
               "'" + band.id + "' gives " + format_micro(*stars) + " stars, and there are 0 to 5" +
                   on_day(draft.pack, day),
               "another scale stands in 'display'");
  return false;
}

bool lint_stars(Draft& draft, const Band& earlier, const Band& later, Day day) {
  const auto more = value_on(earlier.stars, day);
  const auto fewer = value_on(later.stars, day);
  if (!more || !fewer || *more > *fewer) return true;
  draft.refuse(later.said.place,
               "bands out of order: '" + later.id + "' gives " + format_micro(*fewer) +
                   " stars after " + format_micro(*more) + on_day(draft.pack, day),
               "the best band comes first");
  return false;
}

// Whether a later band asks for as much as an earlier one; what is computed nobody knows yet.
bool asks_as_much(const std::optional<Number>& earlier, const std::optional<Number>& later,
                  Day day) {
  if (!earlier) return true;
  const auto line = value_on(earlier, day);
  const auto next = value_on(later, day);
  return line && next && *next >= *line;
}

// A band is never reached when the one before it asks no more of the total nor of the dimensions.
bool lint_thresholds(Draft& draft, const Band& earlier, const Band& later, Day day) {
  if (is_unconditional(later)) return true;
  const auto total = value_on(earlier.total_at_least, day);
  const auto next_total = value_on(later.total_at_least, day);
  if (total && next_total && *next_total > *total) {
    draft.refuse(later.said.place,
                 "bands out of order: '" + later.id + "' asks for a total of " +
                     format_micro(*next_total) + " after " + format_micro(*total) +
                     on_day(draft.pack, day),
                 "the best band comes first");
    return false;
  }
  const bool is_late =
      asks_as_much(earlier.total_at_least, later.total_at_least, day) &&
      asks_as_much(earlier.each_dimension_at_least, later.each_dimension_at_least, day);
  if (!is_late) return true;
  draft.refuse(later.said.place,
               "an overlap: the band '" + later.id + "' is never reached after '" + earlier.id +
                   "'" + on_day(draft.pack, day),
               "ask for less in the later band");
  return false;
}

}  // namespace

void lint_bands(Draft& draft) {
  const auto& bands = draft.pack.bands;
  if (bands.empty() || !std::all_of(bands.begin(), bands.end(), is_readable)) return;
  const bool has_dimensions =
      draft.pack.total.kind == Total::Kind::weighted || draft.is_unread("total");
  for (const Band& band : bands) {
    if (has_dimensions || !band.each_dimension_at_least) continue;
    draft.refuse(band.said.place, "'each_dimension_at_least' needs dimensions",
                 "the total is not made of dimensions");
  }
  const bool has_strays =
      draft.is_unread("stars") || std::any_of(bands.begin(), bands.end(), [&](const Band& band) {
        return draft.is_unread("stars." + band.id);
      });
  if (has_strays || !lint_ends(draft)) return;
  ChangeDays days(draft.pack);
  for (const Band& band : bands) {
    days.add(band.stars);
    if (band.total_at_least) days.add(*band.total_at_least);
    if (band.each_dimension_at_least) days.add(*band.each_dimension_at_least);
  }
  for (const Day day : days.days()) {
    for (const Band& band : bands) {
      if (!lint_scale(draft, band, day)) return;
    }
    for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
      if (!lint_stars(draft, bands[i], bands[i + 1], day)) return;
      for (std::size_t earlier = i + 1; earlier-- > 0;) {
        if (!lint_thresholds(draft, bands[earlier], bands[i + 1], day)) return;
      }
    }
  }
}

}  // namespace xingji
