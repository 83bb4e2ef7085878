// The lines of a pack and where a card stands on each: the two halves stand side by side, because
// both must call a line by the same name.
#include <algorithm>

#include "cases/lines.h"
#include "engine/indicator.h"
#include "engine/number.h"
#include "engine/window.h"
#include "io/explain_out.h"
#include "io/explain_text.h"

namespace xingji::cases {
namespace {

// Of a branch: "indicators.late (if rated > 50)".
std::string path_of(const Indicator& indicator) {
  const std::string path = "indicators." + indicator.id;
  return indicator.when ? path + " (if " + to_text(*indicator.when) + ')' : path;
}

// A number that is computed has one line, whatever it is for the subject of a case.
std::string entry_text(Type type, const Number::Entry& entry, bool as_percent,
                       const std::string& currency) {
  if (entry.expression) return xingji::to_text(*entry.expression);
  return print_number(type, entry.value, as_percent, currency);
}

bool is_rank(const Indicator& indicator) { return indicator.points.form == Points::Form::rank; }

// What the ladder asks: the share of the peers that is beaten, or the value.
const Ratio& asked_of(const Indicator& indicator, const IndicatorResult& result) {
  return is_rank(indicator) ? *result.among->beaten : *result.value;
}

std::string step_name(const Pack& pack, const Indicator& indicator, std::size_t step,
                      const Number::Entry& bound) {
  const Step& at = indicator.ladder[step];
  const bool as_percent =
      is_rank(indicator) || indicator.printed_as == Indicator::PrintedAs::percent;
  return path_of(indicator) + ".points." + std::to_string(step + 1) + " (" +
         std::string(to_text(at.edge)) + ' ' +
         entry_text(at.bound.type, bound, as_percent, pack.currency) + ')';
}

std::string least_name(const Indicator& indicator, const Number::Entry& least) {
  return "indicators." + indicator.id + ".least (" + entry_text(Type::number, least, false, {}) +
         ')';
}

std::string level_path(const Gate& gate, const Gate::Level& level) {
  return "gates." + gate.id + (level.id.empty() ? "" : '.' + level.id);
}

std::string band_name(const Band& band, const char* condition, const Number::Entry& bound) {
  return "stars." + band.id + " (" + condition + ' ' + entry_text(Type::number, bound, false, {}) +
         ')';
}

std::string display_name(const Pack& pack, const Display& display, std::size_t step,
                         const Number::Entry& bound) {
  const Step& at = display.scale.ladder[step];
  return "display." + display.id + ".points." + std::to_string(step + 1) + " (" +
         std::string(to_text(at.edge)) + ' ' +
         entry_text(at.bound.type, bound, false, pack.currency) + ')';
}

// The entries that hold on some day of the version.
std::vector<const Number::Entry*> entries_of(const Number& number, const Pack& pack) {
  std::vector<const Number::Entry*> entries;
  for (std::size_t e = 0; e < number.entries.size(); ++e) {
    const Number::Entry& entry = number.entries[e];
    const bool is_over = e + 1 < number.entries.size() && pack.since &&
                         number.entries[e + 1].since && *number.entries[e + 1].since <= *pack.since;
    const bool is_later = entry.since && pack.until && *entry.since > *pack.until;
    if (!is_over && !is_later) entries.push_back(&entry);
  }
  return entries;
}

// Comparisons of amounts; equality and words have no line to stand on.
bool is_comparison(const Expression& expression) {
  const bool has_line = expression.op == Op::less || expression.op == Op::at_most ||
                        expression.op == Op::more || expression.op == Op::at_least;
  if (!has_line) return false;
  const Type type = expression.arguments.front().type;
  return type == Type::number || type == Type::duration || type == Type::money;
}

bool holds(Op comparison, int order) {
  return (comparison == Op::less && order < 0) || (comparison == Op::at_most && order <= 0) ||
         (comparison == Op::more && order > 0) || (comparison == Op::at_least && order >= 0);
}

}  // namespace

void Lines::add_ladder(const Pack& pack, const Indicator& indicator) {
  if (indicator.ladder.size() <= 1) {  // no line, but some case should get there
    add(pack, {indicator.place, path_of(indicator), true, {}});
  }
  for (std::size_t s = 0; s < indicator.ladder.size(); ++s) {
    const Step& step = indicator.ladder[s];
    if (step.edge == Step::Edge::otherwise) continue;
    for (const Number::Entry* bound : entries_of(step.bound, pack)) {
      add(pack, {bound->said.place, step_name(pack, indicator, s, *bound), false, {}});
    }
  }
  if (!indicator.least) return;
  for (const Number::Entry* least : entries_of(*indicator.least, pack)) {
    add(pack, {least->said.place, least_name(indicator, *least), false, {}});
  }
}

void Lines::note_indicators(const Rules& rules, const Balances& balances, const Card& card) {
  for (std::size_t i = 0; i < rules.pack->indicators.size(); ++i) {
    const IndicatorResult& result = card.indicators[i];
    const Indicator& indicator = as_judged(rules.pack->indicators[i], result.branch);
    const bool is_judged = result.value && result.points && !result.by_missing_rule;
    note_at(*rules.pack, path_of(indicator), {is_judged, false, false});
    for (std::size_t s = 0; result.step && s < indicator.ladder.size(); ++s) {
      const Step& step = indicator.ladder[s];
      const Number::Entry* bound = step.bound.on(card.day);
      if (step.edge == Step::Edge::otherwise || bound == nullptr) continue;
      const auto amount = amount_on(step.bound, *rules.pack, balances.attributes, card.day);
      if (!amount) continue;
      note_at(*rules.pack, step_name(*rules.pack, indicator, s, *bound),
              {*result.step == s, *result.step == s + 1,
               compare(asked_of(indicator, result), to_ratio(step.bound.type, *amount)) == 0});
    }
    const Number::Entry* least = indicator.least ? indicator.least->on(card.day) : nullptr;
    if (least == nullptr || !result.denominator || *result.denominator == 0) continue;
    const auto amount = amount_on(*indicator.least, *rules.pack, balances.attributes, card.day);
    if (!amount) continue;
    note_at(*rules.pack, least_name(indicator, *least),
            {*result.denominator >= *amount, *result.denominator < *amount,
             *result.denominator == *amount});
  }
}

void Lines::add_comparisons(const Pack& pack, const std::string& path, const Expression& expression,
                            const Place& place) {
  if (is_comparison(expression)) {
    add(pack, {place, path + " (" + to_text(expression) + ')', false, {}});
  }
  for (const Expression& argument : expression.arguments) {
    add_comparisons(pack, path, argument, place);
  }
}

void Lines::note_comparisons(const Rules& rules, const std::string& path,
                             const Expression& expression, const Balances& balances, Day day) {
  const bool is_yesterday = expression.op == Op::past && expression.of_past == OfPast::yesterday;
  for (const Expression& argument : expression.arguments) {
    note_comparisons(rules, path, argument, balances, is_yesterday ? day - 1 : day);
  }
  if (!is_comparison(expression)) return;
  const Formula::Worth worth = worth_in(*rules.pack, balances);
  const auto value = [&](const Expression& side) {
    return Formula(side, *rules.pack).value(day, balances.attributes, worth, peers_);
  };
  const DayValue left = value(expression.arguments[0]);
  const DayValue right = value(expression.arguments[1]);
  if (!left.is_known() || !right.is_known()) return;
  const int order = compare(left.ratio, right.ratio);
  const bool is_true = holds(expression.op, order);
  note_at(*rules.pack, path + " (" + to_text(expression) + ')', {is_true, !is_true, order == 0});
}

void Lines::add_gates(const Pack& pack) {
  for (const Gate& gate : pack.gates) {
    for (const Gate::Level& level : gate.levels) {
      add(pack, {level.condition.place, level_path(gate, level), true, {}});
      add_comparisons(pack, level_path(gate, level), level.condition, level.condition.place);
    }
  }
}

void Lines::note_gates(const Rules& rules, const Balances& balances, const Card& card) {
  for (std::size_t g = 0; g < rules.pack->gates.size(); ++g) {
    const Gate& gate = rules.pack->gates[g];
    for (std::size_t l = 0; l < gate.levels.size(); ++l) {
      note_at(*rules.pack, level_path(gate, gate.levels[l]),
              {card.gates[g].level == l, false, false});
      note_comparisons(rules, level_path(gate, gate.levels[l]), gate.levels[l].condition, balances,
                       card.day);
    }
  }
}

void Lines::add_ways(const Pack& pack, const Indicator& indicator) {
  const std::string path = "indicators." + indicator.id;
  for (const Indicator& branch : indicator.branches) {
    add_ladder(pack, branch);
    add_comparisons(pack, path + ".branches", *branch.when, branch.when->place);
  }
  if (!indicator.small) return;
  add(pack, {indicator.small->said.place, path + ".small", true, {}});
  add_comparisons(pack, path + ".small", indicator.small->when, indicator.small->when.place);
}

void Lines::note_ways(const Rules& rules, const Balances& balances, const Card& card) {
  for (std::size_t i = 0; i < card.indicators.size(); ++i) {
    const Indicator& indicator = rules.pack->indicators[i];
    const std::string path = "indicators." + indicator.id;
    for (const Indicator& branch : indicator.branches) {
      note_comparisons(rules, path + ".branches", *branch.when, balances, card.day);
    }
    if (!indicator.small) continue;
    const bool is_small = card.indicators[i].status == IndicatorStatus::fixed;
    note_at(*rules.pack, path + ".small", {is_small, false, false});
    note_comparisons(rules, path + ".small", indicator.small->when, balances, card.day);
  }
}

void Lines::add_stages(const Pack& pack) {
  for (const Stage& stage : pack.stages) {
    const std::string path = "stages." + stage.id;
    add(pack, {stage.place, path, true, {}});
    if (stage.when) add_comparisons(pack, path, *stage.when, stage.when->place);
    for (const Stage::Rule& rule : stage.total) {
      if (rule.when) add_comparisons(pack, path + ".total", *rule.when, rule.when->place);
    }
  }
}

void Lines::note_stages(const Rules& rules, const Balances& balances, const Card& card) {
  for (std::size_t s = 0; s < rules.pack->stages.size(); ++s) {
    const Stage& stage = rules.pack->stages[s];
    const std::string path = "stages." + stage.id;
    note_at(*rules.pack, path, {card.stage == s, false, false});
    if (stage.when) note_comparisons(rules, path, *stage.when, balances, card.day);
    for (const Stage::Rule& rule : stage.total) {
      if (rule.when) note_comparisons(rules, path + ".total", *rule.when, balances, card.day);
    }
  }
}

void Lines::add_extras(const Pack& pack) {
  for (const Bonus& bonus : pack.bonuses) {
    add(pack, {bonus.when.place, "bonuses." + bonus.id, true, {}});
    add_comparisons(pack, "bonuses." + bonus.id, bonus.when, bonus.when.place);
  }
  for (const Deduction& deduction : pack.deductions) {
    add(pack, {deduction.place, "deductions." + deduction.id, true, {}});
    if (!deduction.most) continue;
    add(pack, {deduction.place, "deductions." + deduction.id + ".most", true, {}});
  }
}

void Lines::note_extras(const Rules& rules, const Balances& balances, const Card& card) {
  const Pack& pack = *rules.pack;
  for (std::size_t b = 0; b < pack.bonuses.size(); ++b) {
    const std::string path = "bonuses." + pack.bonuses[b].id;
    note_at(pack, path, {card.bonuses[b].state == BonusResult::State::given, false, false});
    note_comparisons(rules, path, pack.bonuses[b].when, balances, card.day);
  }
  for (std::size_t d = 0; d < pack.deductions.size(); ++d) {
    const std::string path = "deductions." + pack.deductions[d].id;
    const DeductionResult& result = card.deductions[d];
    note_at(pack, path, {result.state == DeductionResult::State::taken, false, false});
    note_at(pack, path + ".most", {result.is_capped, false, false});
  }
}

void Lines::add_bands(const Pack& pack) {
  for (const Band& band : pack.bands) {
    if (band.total_at_least) {
      for (const Number::Entry* bound : entries_of(*band.total_at_least, pack)) {
        add(pack, {bound->said.place, band_name(band, "total_at_least", *bound), false, {}});
      }
    }
    if (!band.each_dimension_at_least) continue;
    for (const Number::Entry* bound : entries_of(*band.each_dimension_at_least, pack)) {
      add(pack, {bound->said.place, band_name(band, "each_dimension_at_least", *bound), false, {}});
    }
  }
}

void Lines::note_bands(const Pack& pack, const Balances& balances, const Card& card) {
  if (!card.band || !card.total) return;
  std::optional<Micro> lowest;
  for (const DimensionResult& dimension : card.dimensions) {
    if (dimension.score && (!lowest || *dimension.score < *lowest)) lowest = dimension.score;
  }
  for (std::size_t b = 0; b < pack.bands.size(); ++b) {
    const Band& band = pack.bands[b];
    const auto on_day = [&](const std::optional<Number>& number) {
      return number ? number->on(card.day) : nullptr;
    };
    const Number::Entry* total = on_day(band.total_at_least);
    const Number::Entry* each = on_day(band.each_dimension_at_least);
    const auto amount = [&](const std::optional<Number>& number) {
      return amount_on(*number, pack, balances.attributes, card.day).value_or(0);
    };
    const Micro total_line = total == nullptr ? 0 : amount(band.total_at_least);
    const Micro each_line = each == nullptr ? 0 : amount(band.each_dimension_at_least);
    const bool is_total_met = total == nullptr || *card.total >= total_line;
    if (total != nullptr) {
      note_at(pack, band_name(band, "total_at_least", *total),
              {*card.band == b, !is_total_met && *card.band == b + 1, *card.total == total_line});
    }
    // A total below the line says nothing about the line of the dimensions.
    if (each != nullptr && lowest && is_total_met) {
      note_at(pack, band_name(band, "each_dimension_at_least", *each),
              {*card.band == b, *lowest < each_line, *lowest == each_line});
    }
  }
}

void Lines::add_displays(const Pack& pack) {
  for (const Display& display : pack.displays) {
    for (std::size_t s = 0; s < display.scale.ladder.size(); ++s) {
      const Step& step = display.scale.ladder[s];
      if (step.edge == Step::Edge::otherwise) continue;
      for (const Number::Entry* bound : entries_of(step.bound, pack)) {
        add(pack, {bound->said.place, display_name(pack, display, s, *bound), false, {}});
      }
    }
  }
}

void Lines::note_displays(const Pack& pack, const Balances& balances, const Card& card) {
  Amounts amounts(pack, balances.attributes, card.day);
  for (const Display& display : pack.displays) {
    const auto score = display.dimension ? card.dimensions[*display.dimension].score : card.total;
    if (!score) continue;
    const Ratio value = Ratio::of_micro(*score);
    const auto met = find_step(display.scale, value, amounts);
    for (std::size_t s = 0; met && s < display.scale.ladder.size(); ++s) {
      const Step& step = display.scale.ladder[s];
      const Number::Entry* bound = step.bound.on(card.day);
      const auto amount = bound == nullptr ? std::nullopt : amounts.of(step.bound);
      if (!amount) continue;
      note_at(pack, display_name(pack, display, s, *bound),
              {*met == s, *met == s + 1, compare(value, to_ratio(step.bound.type, *amount)) == 0});
    }
  }
}

}  // namespace xingji::cases
