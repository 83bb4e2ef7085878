#include "engine/evaluation.h"

#include "engine/reason_words.h"
#include "engine/window.h"

namespace xingji {

void Evaluation::turn_to(Day day, std::uint64_t changed) {
  changed_ = changed;
  peers.turn_to(day);
  card.day = day;
  card.status = CardStatus::no_score;
  card.total.reset();
  card.stars.reset();
  card.band.reset();
  card.stage.reset();
  card.undecided.reset();
  card.raw_total.reset();
  std::fill(card.gates.begin(), card.gates.end(), GateResult{});
  std::fill(card.bonuses.begin(), card.bonuses.end(), BonusResult{});
  std::fill(card.deductions.begin(), card.deductions.end(), DeductionResult{});
  std::fill(card.displays.begin(), card.displays.end(), std::nullopt);
  card.held_back.clear();
  card.reasons.clear();
  card.reasons_zh.clear();
  card.assumptions.clear();
  card.assumed_because.clear();
  total.reset();
  default_total.reset();
  may_score = true;
  is_partial = is_reported = is_shown = is_alone = is_undecided = false;
}

std::optional<std::int64_t> Evaluation::look_up(const Number& number) {
  const auto amount = amount_on(number, pack, balances.attributes, card.day);
  if (!amount) lack(number);
  return amount;
}

void Evaluation::lack(const Number& number) {
  may_score = false;
  const Number::Entry* entry = number.on(card.day);
  CHECK(entry != nullptr);  // lint: every day of the version has an entry
  const Title where = title_at(pack, entry->said.path);
  const Title asked = asked_for(pack, *entry->expression);
  because("a number of '" + where.en + "' cannot be looked up: it depends on " + asked.en,
          "「" + where.zh + "」的一个数查不到：要看" + asked.zh);
}

void Evaluation::note_reached(const Provenance& said) {
  if (said.assumed.empty()) return;
  const auto known = std::find(card.assumptions.begin(), card.assumptions.end(), said.path);
  if (known != card.assumptions.end()) return;
  card.assumptions.push_back(said.path);
  card.assumed_because.push_back(said.assumed);
}

void Evaluation::note_reached(const Number& number) {
  const Number::Entry* entry = number.on(card.day);
  if (entry == nullptr) return;
  reach(entry->said);
  visit_rows(*entry, pack, balances.attributes, card.day,
             [this](const Provenance& said) { reach(said); });
}

void Evaluation::note_reached(const Measure& measure) {
  reach(measure.said);
  for (const auto* filings : {&measure.exemptions, &measure.extensions}) {
    for (const std::size_t exemption : *filings) reach(pack.exemptions[exemption].said);
  }
  if (measure.session) reach(pack.sessions[*measure.session].said);
}

DayValue Evaluation::decide(const Formula& formula) {
  note_asked(formula);
  return value_of(formula);
}

DayValue Evaluation::value_of(const Formula& formula, const Ratio& shown) const {
  return formula.value(card.day, balances.attributes, worth_in(pack, balances), peers.figures(),
                       shown);
}

void Evaluation::note_partial(const Formula& formula) {
  for (const Formula::Look& look : formula.looks()) {
    for (int ago = look.last_ago; ago <= look.first_ago; ++ago) {
      note_partial(look.position, card.day - ago);
    }
  }
}

void Evaluation::note_asked(const Formula& condition) {
  note_partial(condition);
  for (const Formula::Look& look : condition.quotients()) {
    for (int ago = look.last_ago; ago <= look.first_ago; ++ago) {
      is_reported |=
          given_without_counts(pack, balances, look.position, card.day - ago).has_value();
    }
  }
}

void Evaluation::note_partial(std::size_t measure) { note_partial(measure, card.day); }

void Evaluation::note_partial(std::size_t measure, Day day) {
  if (!balances.holds(day)) return;
  is_partial |= balances.at(measure, day).covered == Covered::partly;
  is_reported |= balances.at(measure, day).is_given;
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
