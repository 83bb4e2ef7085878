// Steps 15 and 16: the stars of the first band that holds, and other scales of what was published.
#include "engine/evaluation.h"
#include "engine/indicator.h"
#include "engine/points.h"

namespace xingji {
namespace {

// A line without a value holds for nobody; the card then has no score.
bool holds(Evaluation& it, const Rules::Lines& band) {
  if (band.total) {
    const auto line = it.on_day(*band.total);
    if (!line || *it.card.total < *line) return false;
  }
  if (!band.each_dimension) return true;
  const auto line = it.on_day(*band.each_dimension);
  return line &&
         std::all_of(it.card.dimensions.begin(), it.card.dimensions.end(),
                     [&](const DimensionResult& d) { return !d.score || *d.score >= *line; });
}

// A dimension or the total on the display's scale.
std::optional<Micro> scaled_to(Evaluation& it, std::size_t d, Micro shown) {
  const Display& display = it.pack.displays[d];
  const Ratio value = Ratio::of_micro(shown);
  if (const auto& formula = it.rules.displays[d].value) {
    const DayValue found = it.value_of(*formula, value);
    return found.is_known() ? to_micro(found.ratio) : std::nullopt;
  }
  Amounts amounts(it.pack, it.balances.attributes, it.card.day);
  std::optional<Micro> scaled;
  if (display.scale.points.form == Points::Form::ladder) {
    const auto step = find_step(display.scale, value, amounts);
    if (step) scaled = amounts.of(display.scale.ladder[*step].give);
    if (step) it.reach(display.scale.ladder[*step].give);
  } else {
    scaled = points_of(display.scale, value, amounts);
  }
  if (amounts.lacking() != nullptr) it.lack(*amounts.lacking());
  return scaled;
}

// A protected number stays, whatever the score; what would be shown without it is kept beside it.
void hold(Evaluation& it, std::size_t d) {
  const auto& formula = it.rules.displays[d].held_at;
  if (!formula) return;
  const DayValue held = it.value_of(*formula);
  const auto value = held.is_known() ? to_micro(held.ratio) : std::nullopt;
  if (!value) return;
  it.card.held_back[d] = it.card.displays[d];
  it.card.displays[d] = round_to(*value, it.pack.displays[d].decimals);
}

}  // namespace

void choose_band(Evaluation& it) {
  it.card.band.reset();
  it.card.stars.reset();
  for (std::size_t b = 0; b < it.rules.bands.size(); ++b) {
    const Rules::Lines& band = it.rules.bands[b];
    if (!holds(it, band)) continue;
    it.card.band = b;
    it.card.stars = it.on_day(band.stars);
    it.reach(band.stars);
    if (band.total) it.reach(*band.total);
    if (band.each_dimension) it.reach(*band.each_dimension);
    return;
  }
}

void show(Evaluation& it) {
  for (std::size_t d = 0; d < it.pack.displays.size(); ++d) {
    const Display& display = it.pack.displays[d];
    const auto& hidden = display.hidden_in;
    if (it.card.stage && std::find(hidden.begin(), hidden.end(), *it.card.stage) != hidden.end()) {
      continue;
    }
    const auto& shown =
        display.dimension ? it.card.dimensions[*display.dimension].score : it.card.total;
    if (!shown) continue;
    if (const auto scaled = scaled_to(it, d, *shown)) {
      it.card.displays[d] = round_to(*scaled, display.decimals);
    }
    hold(it, d);
  }
}

}  // namespace xingji
