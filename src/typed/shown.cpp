#include "typed/shown.h"

#include <algorithm>
#include <functional>

#include "engine/given_values.h"
#include "engine/official.h"
#include "pack/printed.h"

namespace xingji::typed {
namespace {

bool is_on_scale(const Pack& pack, Day day, const Shown& shown) {
  const auto value = to_micro(shown.value);
  return shown.indicator || (value && official_scale(pack, shown.name, day).holds(*value));
}

bool read(const Pack& pack, const GivenRows& rows, std::uint32_t row, Shown& shown) {
  const Indicator* indicator = shown.indicator ? &pack.indicators[*shown.indicator] : nullptr;
  const std::string_view text = rows.text("value", row);
  Sampled sampled;
  if (indicator == nullptr) {
    sampled.printed = parse_printed(text, Type::number, Indicator::PrintedAs::score);
  } else {
    sampled = reading_of(rows, row, *indicator, pack);
  }
  const Printed& printed = sampled.printed;
  shown.value = printed.value;
  // A star more or less is another band, however coarsely stars are written.
  shown.step = shown.name == "stars" ? Ratio{0, 1} : printed.step;
  if (sampled.has_counts() && *sampled.denominator > 0) {
    // Counts are exact, and money in units.
    const bool is_money = indicator->value.type == Type::money;
    shown.value = Ratio::of(static_cast<Int128>(*sampled.numerator) * (is_money ? 100 : 1),
                            *sampled.denominator);
    shown.step = {0, 1};
    return true;
  }
  return printed.state == Printed::State::value && is_on_scale(pack, rows.day(row), shown);
}

}  // namespace

std::vector<Shown> shown_in(const Pack& pack, const GivenRows& rows, RowsByName of_day) {
  std::vector<Shown> all;
  const auto add = [&](Shown shown) {
    std::vector<std::uint32_t>& named = of_day[shown.name];
    std::ranges::stable_sort(named, std::ranges::greater(),
                             [&](std::uint32_t row) { return rows.rank(row); });
    const auto is_value = [&](std::uint32_t row) { return read(pack, rows, row, shown); };
    if (std::ranges::any_of(named, is_value)) all.push_back(shown);
  };
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    add({pack.indicators[i].id, pack.indicators[i].title, i, std::nullopt, {}, {}});
  }
  for (std::size_t d = 0; d < pack.dimensions.size(); ++d) {
    add({"dimension." + pack.dimensions[d].id, pack.dimensions[d].title, std::nullopt, d, {}, {}});
  }
  add({"total", {"总分", "Total"}, std::nullopt, std::nullopt, {}, {}});
  add({"stars", {"星级", "Stars"}, std::nullopt, std::nullopt, {}, {}});
  return all;
}

void sharpen_zeros(const Pack& pack, std::span<std::vector<Shown>* const> pages) {
  const auto is_share = [&](const Shown& shown) {
    return shown.indicator && shown.step.numerator > 0 &&
           pack.indicators[*shown.indicator].printed_as == Indicator::PrintedAs::percent;
  };
  std::optional<Ratio> finest;
  for (const auto* page : pages) {
    for (const Shown& each : *page) {
      if (is_share(each) && (!finest || compare(each.step, *finest) < 0)) finest = each.step;
    }
  }
  for (auto* page : pages) {
    for (Shown& each : *page) {
      if (is_share(each) && each.value.numerator == 0) each.step = *finest;
    }
  }
}

std::optional<Ratio> number_of(const Shown& shown, const Card& card) {
  if (shown.indicator) return card.indicators[*shown.indicator].value;
  const auto of = [](const std::optional<Micro>& micro) -> std::optional<Ratio> {
    if (!micro) return std::nullopt;
    return Ratio::of_micro(*micro);
  };
  if (shown.dimension) return of(card.dimensions[*shown.dimension].score);
  return of(shown.name == "total" ? card.total : card.stars);
}

Ratio distance(const Ratio& own, const Shown& shown) {
  const bool is_less = compare(own, shown.value) < 0;
  return (is_less ? subtract(shown.value, own) : subtract(own, shown.value))
      .value_or(Ratio{INT64_MAX, 1});
}

bool agrees(const Ratio& own, const Shown& shown) {
  const Ratio apart = distance(own, shown);
  if (apart.numerator == 0) return true;
  const auto twice = multiply(apart, {2, 1});
  if (twice && compare(*twice, shown.step) <= 0) return true;
  const bool may_be_cut = compare(own, shown.value) > 0 && shown.value.numerator >= 0;
  return may_be_cut && compare(apart, shown.step) < 0;
}

bool is_rounding_of_parts(const Pack& pack, const Shown& shown, const Ratio& own,
                          const std::vector<Shown>& all) {
  const bool is_mean =
      shown.dimension || (shown.name == "total" && pack.total.kind == Total::Kind::weighted);
  Ratio coarsest{0, 1};
  for (const Shown& part : all) {
    const bool is_points =
        part.indicator && pack.indicators[*part.indicator].points.form == Points::Form::value;
    if (is_points && compare(part.step, coarsest) > 0) coarsest = part.step;
  }
  if (!is_mean || coarsest.numerator == 0) return false;
  const auto steps = add(coarsest, multiply(shown.step, {2, 1}).value_or(shown.step));
  const auto twice = multiply(distance(own, shown), {2, 1});
  return steps && twice && compare(*twice, *steps) <= 0;
}

std::optional<Micro> printed(const Pack& pack, const Shown& shown,
                             const std::optional<Ratio>& number) {
  if (!number) return std::nullopt;
  const bool is_money =
      shown.indicator && pack.indicators[*shown.indicator].value.type == Type::money;
  const auto units = is_money ? divide(*number, {100, 1}) : number;
  return units ? to_micro(*units) : std::nullopt;
}

}  // namespace xingji::typed
