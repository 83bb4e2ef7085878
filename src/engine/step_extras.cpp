// Steps 7, 11 and 12: what is given and taken on top, bonuses and deductions.
#include "engine/evaluation.h"
#include "engine/reason_words.h"
#include "engine/window.h"

namespace xingji {
namespace {

void lift(std::optional<Micro>& score, Micro add, const std::optional<Micro>& most) {
  if (!score) return;
  const Micro lifted = *score + add;
  score = most ? std::max(*score, std::min(lifted, *most)) : lifted;
}

void give(Evaluation& it, const Bonus& bonus) {
  const auto known = it.on_day(bonus.add);
  const auto most = bonus.most ? it.on_day(*bonus.most) : std::nullopt;
  if (!known || (bonus.most && !most)) return;
  const Micro add = *known;
  it.reach(bonus.add);
  if (bonus.most) it.reach(*bonus.most);
  if (bonus.at == Bonus::At::total) return lift(it.total, add, most);
  for (std::size_t d = 0; d < it.card.dimensions.size(); ++d) {
    if (is_target(bonus.targets, d)) lift(it.card.dimensions[d].score, add, most);
  }
}

// Without a count nothing is taken, but nobody may rely on the total then.
DeductionResult counted(Evaluation& it, const Deduction& deduction) {
  it.note_partial(deduction.cases);
  const DayValue cases =
      worth_of(it.pack.measures[deduction.cases], it.balances.at(deduction.cases, it.card.day));
  DeductionResult result;
  const auto each = it.on_day(deduction.each);
  const auto product =
      cases.is_known() && each ? multiply(cases.ratio, Ratio::of_micro(*each)) : std::nullopt;
  const auto points = product ? to_micro(*product) : std::nullopt;
  if (!points) {
    result.state = DeductionResult::State::unknown;
    it.is_partial = true;
    const Title title = title_at(it.pack, "deductions." + deduction.id);
    it.because("it is not known how many cases '" + title.en + "' takes points for",
               "扣分项“" + title.zh + "”的数量未知");
    return result;
  }
  result.cases = to_micro(cases.ratio);
  result.points = *points;
  if (*points == 0) return result;
  result.state = DeductionResult::State::taken;
  it.reach(it.pack.measures[deduction.cases]);
  it.reach(deduction.each);
  const auto most = deduction.most ? it.on_day(*deduction.most) : std::nullopt;
  if (!most || *points <= *most) return result;
  result.points = *most;
  result.is_capped = true;
  it.reach(*deduction.most);
  return result;
}

}  // namespace

void add_bonuses(Evaluation& it, Bonus::At at) {
  for (std::size_t b = 0; b < it.pack.bonuses.size(); ++b) {
    const Bonus& bonus = it.pack.bonuses[b];
    BonusResult& result = it.card.bonuses[b];
    if (bonus.at != at) continue;
    if (!in_force(bonus.since, bonus.until, it.card.day)) {
      result.state = BonusResult::State::not_in_force;
      continue;
    }
    const DayValue condition = it.decide(it.rules.bonuses[b]);
    if (!condition.is_known()) result.state = BonusResult::State::unknown;
    if (!condition.is_true()) continue;
    result.state = BonusResult::State::given;
    it.reach(bonus.said);
    give(it, bonus);
  }
}

void deduct(Evaluation& it) {
  for (std::size_t d = 0; d < it.pack.deductions.size(); ++d) {
    const Deduction& deduction = it.pack.deductions[d];
    DeductionResult& result = it.card.deductions[d];
    if (!in_force(deduction.since, deduction.until, it.card.day)) {
      result.state = DeductionResult::State::not_in_force;
      continue;
    }
    result = counted(it, deduction);
    if (it.total) it.total = *it.total - result.points;
  }
}

}  // namespace xingji
