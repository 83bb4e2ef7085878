// The stage of the day, and the totals that take the place of steps 9 to 13.
#include "engine/evaluation.h"
#include "engine/undecided.h"

namespace xingji {
namespace {

// A stage's own rules: the first that holds gives the total, or says why there is none.
void follow_rules(Evaluation& it, std::size_t stage) {
  const std::vector<Stage::Rule>& rules = it.pack.stages[stage].total;
  for (std::size_t r = 0; r < rules.size(); ++r) {
    const auto& when = it.rules.stage_totals[stage][r];
    if (when && !it.decide(*when).is_true()) continue;
    it.reach(rules[r].said);
    if (rules[r].give) {
      it.total = it.on_day(*rules[r].give);
      it.reach(*rules[r].give);
    } else {
      it.may_score = false;
      it.because(rules[r].says.en, rules[r].says.zh);
    }
    return;
  }
}

void pass_over(Evaluation& it, std::size_t stage) {
  if (it.card.undecided) return;
  it.card.undecided = undecided(it, Undecided::Rule::stage, stage, *it.pack.stages[stage].when);
  it.is_undecided = true;
  const Title words = undecided_words(it.pack, *it.card.undecided);
  it.because(words.en, words.zh);
}

}  // namespace

void choose_stage(Evaluation& it) {
  for (std::size_t s = 0; s < it.pack.stages.size(); ++s) {
    if (it.rules.stages[s]) {
      const DayValue holds = it.decide(*it.rules.stages[s]);
      if (!holds.is_known()) pass_over(it, s);
      if (!holds.is_true()) continue;
    }
    it.reach(it.pack.stages[s].said);
    it.card.stage = s;
    return;
  }
}

bool give_total(Evaluation& it) {
  if (it.stage_gives_total()) {
    it.default_total.reset();
    follow_rules(it, *it.card.stage);
  } else if (it.default_total) {
    it.total = it.default_total;
  } else {
    return false;
  }
  // What changes the total is not asked.
  for (std::size_t g = 0; g < it.pack.gates.size(); ++g) {
    if (it.pack.gates[g].at == Gate::At::total) {
      it.card.gates[g].state = GateResult::State::not_in_force;
    }
  }
  for (std::size_t b = 0; b < it.pack.bonuses.size(); ++b) {
    if (it.pack.bonuses[b].at == Bonus::At::total) {
      it.card.bonuses[b].state = BonusResult::State::not_in_force;
    }
  }
  for (DeductionResult& result : it.card.deductions) {
    result.state = DeductionResult::State::not_in_force;
  }
  it.card.raw_total = it.total;
  return true;
}

}  // namespace xingji
