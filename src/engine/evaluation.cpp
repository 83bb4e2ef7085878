#include "engine/evaluation.h"

#include "engine/number.h"
#include "engine/window.h"

namespace xingji {

std::optional<std::int64_t> Evaluation::on_day(const Number& number) {
  const auto amount = amount_on(number, pack, balances.attributes, card.day);
  if (!amount) lack(number);
  return amount;
}

void Evaluation::lack(const Number& number) {
  may_score = false;
  const Number::Entry* entry = number.on(card.day);
  CHECK(entry != nullptr);  // lint: every day of the version has an entry
  const std::string asked = to_text(*entry->expression);
  because(entry->said.path + ": no value for " + asked, entry->said.path + "：查不到 " + asked);
}

void Evaluation::reach(const Provenance& said) {
  if (!explained_ || said.assumed.empty()) return;
  const auto known = std::find(card.assumptions.begin(), card.assumptions.end(), said.path);
  if (known != card.assumptions.end()) return;
  card.assumptions.push_back(said.path);
  card.assumed_because.push_back(said.assumed);
}

void Evaluation::reach(const Number& number) {
  if (!explained_) return;
  const Number::Entry* entry = number.on(card.day);
  if (entry == nullptr) return;
  reach(entry->said);
  visit_rows(*entry, pack, balances.attributes, card.day,
             [this](const Provenance& said) { reach(said); });
}

void Evaluation::reach(const Measure& measure) {
  reach(measure.said);
  if (measure.session) reach(pack.sessions[*measure.session].said);
}

DayValue Evaluation::decide(const Formula& formula) {
  note_partial(formula);
  return value_of(formula);
}

DayValue Evaluation::value_of(const Formula& formula) const {
  const auto worth = [this](std::size_t measure) {
    return worth_of(pack.measures[measure], balances.at(measure, card.day));
  };
  return formula.value(card.day, balances.attributes, worth, peers.figures());
}

void Evaluation::note_partial(const Formula& formula) {
  for (const std::size_t measure : formula.measures()) note_partial(measure);
}

void Evaluation::note_partial(std::size_t measure) {
  is_partial |= balances.at(measure, card.day).covered == Covered::partly;
  is_reported |= balances.at(measure, card.day).is_given;
}

bool Evaluation::stage_gives_total() const {
  return card.stage && !pack.stages[*card.stage].total.empty();
}

void Evaluation::because(const std::string& en, const std::string& zh) {
  card.reasons.push_back(en);
  card.reasons_zh.push_back(zh);
}

bool is_target(const std::vector<std::size_t>& targets, std::size_t i) {
  return targets.empty() || std::find(targets.begin(), targets.end(), i) != targets.end();
}

}  // namespace xingji
