#include "engine/card_inputs.h"

#include "engine/evaluate.h"
#include "pack/visit.h"

namespace xingji {
namespace {

bool compares_any(const Pack& pack) {
  return pack.peers || std::any_of(pack.indicators.begin(), pack.indicators.end(), compares);
}

std::uint64_t bits_of(const Formula& formula) {
  std::uint64_t bits = 0;
  for (const std::size_t measure : formula.measures()) bits |= CardInputs::bit_of(measure);
  return bits;
}

std::uint64_t bits_of_sides(const Indicator& indicator) {
  std::uint64_t bits = 0;
  for (const auto& side : {indicator.numerator, indicator.denominator}) {
    if (side) bits |= CardInputs::bit_of(*side);
  }
  return bits;
}

std::uint64_t bits_of(const Rules& rules, std::size_t i) {
  const Indicator& indicator = rules.pack->indicators[i];
  // Conditions are asked on the way, and tell the card how far their days are covered.
  if (!indicator.branches.empty() || indicator.small) return CardInputs::everything;
  return bits_of(rules.values[i]) | bits_of_sides(indicator);
}

std::uint64_t bits_beside(const Rules& rules) {
  std::uint64_t bits = 0;
  const auto add = [&](const Formula& formula) { bits |= bits_of(formula); };
  const auto add_condition = [&](const Rules::Condition& condition) {
    if (condition) add(*condition);
  };
  for (const auto& levels : rules.gates) std::for_each(levels.begin(), levels.end(), add);
  std::for_each(rules.bonuses.begin(), rules.bonuses.end(), add);
  std::for_each(rules.stages.begin(), rules.stages.end(), add_condition);
  for (const auto& totals : rules.stage_totals) {
    std::for_each(totals.begin(), totals.end(), add_condition);
  }
  for (const Rules::Shown& display : rules.displays) {
    add_condition(display.value);
    add_condition(display.held_at);
  }
  add_condition(rules.needs);
  for (const Deduction& deduction : rules.pack->deductions) {
    bits |= CardInputs::bit_of(deduction.cases);
  }
  return bits;
}

std::vector<Day> changes_of(const Pack& pack) {
  std::vector<Day> changes;
  const auto begins = [&](const std::optional<Day>& since) {
    if (since) changes.push_back(*since);
  };
  const auto spans = [&](const auto& parts) {
    for (const auto& part : parts) {
      begins(part.since);
      if (part.until) changes.push_back(*part.until + 1);
    }
  };
  visit_numbers(pack, [&](const Number& number) {
    for (const Number::Entry& entry : number.entries) begins(entry.since);
  });
  for (const KeyTable& table : pack.tables) {
    for (const KeyTable::Row& row : table.rows) begins(row.since);
  }
  spans(pack.indicators);
  spans(pack.gates);
  spans(pack.bonuses);
  spans(pack.deductions);
  std::sort(changes.begin(), changes.end());
  changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
  return changes;
}

}  // namespace

CardInputs::CardInputs(const Rules& rules) : changes(changes_of(*rules.pack)) {
  const Pack& pack = *rules.pack;
  are_of_the_day = !compares_any(pack) && rules.days_back == 0 && !pack.period && !pack.calendar;
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) indicators.push_back(bits_of(rules, i));
  beside = bits_beside(rules);
}

}  // namespace xingji
