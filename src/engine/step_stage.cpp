// The stage of the day, and the totals that take the place of steps 9 to 13.
#include "engine/evaluation.h"
#include "engine/undecided.h"

namespace xingji {
namespace {

// A stage stands before its total: what it lacks is asked for first.
void note_undecided(Evaluation& it, Undecided undecided) {
  it.is_undecided = true;
  const Title words = undecided_words(it.pack, undecided);
  it.because(words.en, words.zh);
  if (!it.card.undecided) it.card.undecided = std::move(undecided);
}

void give(Evaluation& it, const Stage::Rule& rule) {
  it.reach(rule.said);
  if (rule.give) {
    it.total = it.on_day(*rule.give);
    it.reach(*rule.give);
  } else {
    it.may_score = false;
    it.because(rule.says.en, rule.says.zh);
  }
}

// A stage's own rules: the first that holds gives the total, or says why there is none.
void follow_rules(Evaluation& it, std::size_t stage) {
  const std::vector<Stage::Rule>& rules = it.pack.stages[stage].total;
  std::vector<std::size_t> passed_over;
  for (std::size_t r = 0; r < rules.size(); ++r) {
    if (const auto& when = it.rules.stage_totals[stage][r]) {
      const DayValue holds = it.decide(*when);
      if (!holds.is_known()) passed_over.push_back(r);
      if (!holds.is_true()) continue;
    }
    // That there is none is not said where a rule before it may give one.
    if (passed_over.empty() || rules[r].give) {
      give(it, rules[r]);
    } else {
      it.may_score = false;
    }
    break;
  }
  if (!passed_over.empty()) note_undecided(it, undecided_total(it, stage, passed_over));
}

void pass_over(Evaluation& it, std::size_t stage) {
  if (it.card.undecided) return;
  note_undecided(it, undecided(it, Undecided::Rule::stage, stage, *it.pack.stages[stage].when));
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
