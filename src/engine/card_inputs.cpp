#include "engine/card_inputs.h"

#include "engine/evaluate.h"
#include "pack/visit.h"

namespace xingji {
namespace {

bool compares_any(const Pack& pack) {
  return pack.peers || std::any_of(pack.indicators.begin(), pack.indicators.end(), compares);
}

// Says which measures each part of the rules looks at.
class Looks {
 public:
  Looks(const Rules& rules, std::vector<std::uint64_t>& measures)
      : rules_(rules), measures_(measures) {}

  void note() {
    for (std::size_t i = 0; i < rules_.values.size(); ++i) note_indicator(i);
    note_beside();
  }

 private:
  void at(std::size_t measure, std::uint64_t bit) { measures_[measure] |= bit; }
  void at(const Formula& formula, std::uint64_t bit) {
    for (const std::size_t measure : formula.measures()) at(measure, bit);
  }

  void note_indicator(std::size_t i) {
    const Indicator& indicator = rules_.pack->indicators[i];
    const std::uint64_t bit = CardInputs::bit_of(i);
    // Conditions are asked on the way, and tell the card how far their days are covered.
    if (!indicator.branches.empty() || indicator.small) {
      for (std::uint64_t& bits : measures_) bits |= bit;
      return;
    }
    at(rules_.values[i], bit);
    for (const auto& side : {indicator.numerator, indicator.denominator}) {
      if (side) at(*side, bit);
    }
  }

  void note_beside() {
    const auto note = [this](const Formula& formula) { at(formula, CardInputs::beside); };
    const auto note_condition = [&](const Rules::Condition& condition) {
      if (condition) note(*condition);
    };
    for (const auto& levels : rules_.gates) std::for_each(levels.begin(), levels.end(), note);
    std::for_each(rules_.bonuses.begin(), rules_.bonuses.end(), note);
    std::for_each(rules_.stages.begin(), rules_.stages.end(), note_condition);
    for (const auto& totals : rules_.stage_totals) {
      std::for_each(totals.begin(), totals.end(), note_condition);
    }
    for (const Rules::Shown& display : rules_.displays) {
      note_condition(display.value);
      note_condition(display.held_at);
    }
    note_condition(rules_.needs);
    for (const Deduction& deduction : rules_.pack->deductions) {
      at(deduction.cases, CardInputs::beside);
    }
  }

  const Rules& rules_;
  std::vector<std::uint64_t>& measures_;
};

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

CardInputs::CardInputs(const Rules& rules)
    : measures(rules.pack->measures.size()), changes(changes_of(*rules.pack)) {
  const Pack& pack = *rules.pack;
  are_of_the_day = !compares_any(pack) && rules.days_back == 0 && !pack.period && !pack.calendar;
  Looks(rules, measures).note();
}

}  // namespace xingji
