#include "naive/extras.h"

#include <algorithm>

namespace xingji::naive {
namespace {

Fraction clipped(Subject& subject, Fraction score, const std::optional<Number>& least,
                 const std::optional<Number>& most, Day day) {
  if (least) score = std::max(score, subject.needed(*least, day).value_or(score));
  if (most) score = std::min(score, subject.needed(*most, day).value_or(score));
  return score;
}

}  // namespace

bool add_bonuses(Subject& subject, Bonus::At at, std::vector<Score>& scores, Day day) {
  bool saw_partial = false;
  for (const Bonus& bonus : subject.pack().bonuses) {
    if (bonus.at != at || !in_force(bonus.since, bonus.until, day)) continue;
    saw_partial |= uses_partial(subject, bonus.when, day);
    if (!subject.evaluate_day(bonus.when, day).is_true()) continue;
    const auto add = subject.needed(bonus.add, day);
    const auto most = bonus.most ? subject.needed(*bonus.most, day) : std::nullopt;
    if (!add || (bonus.most && !most)) continue;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const auto& targets = bonus.targets;
      const bool is_meant = targets.empty() || std::count(targets.begin(), targets.end(), i) > 0;
      if (!is_meant || !scores[i]) continue;
      Fraction lifted = *scores[i] + *add;
      if (most && *most < lifted) lifted = std::max(*scores[i], *most);
      scores[i] = lifted;
    }
  }
  return saw_partial;
}

void clip_dimensions(Subject& subject, std::vector<Score>& dimensions, Day day) {
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    const Dimension& rule = subject.pack().dimensions[i];
    if (dimensions[i]) dimensions[i] = clipped(subject, *dimensions[i], rule.least, rule.most, day);
  }
}

Taken deductions(Subject& subject, Day day) {
  Taken taken;
  for (const Deduction& deduction : subject.pack().deductions) {
    if (!in_force(deduction.since, deduction.until, day)) continue;
    const Measured cases = subject.measure(deduction.cases, day);
    const auto each = subject.needed(deduction.each, day);
    taken.is_partial |= !cases.present || cases.is_partial;
    if (!cases.present || !each) continue;
    const Fraction points = rounded(cases.value * *each, 6);
    taken.points = taken.points + clipped(subject, points, std::nullopt, deduction.most, day);
  }
  return taken;
}

const Stage* stage_on(Subject& subject, Day day, bool& saw_partial) {
  for (const Stage& stage : subject.pack().stages) {
    if (!stage.when) return &stage;
    saw_partial |= uses_partial(subject, *stage.when, day);
    const Value holds = subject.evaluate_day(*stage.when, day);
    if (holds.is_true()) return &stage;
    saw_partial |= !holds.present;
  }
  return nullptr;
}

Score total_of_stage(Subject& subject, const Stage& stage, Day day, bool& saw_partial) {
  for (const Stage::Rule& rule : stage.total) {
    if (rule.when) {
      saw_partial |= uses_partial(subject, *rule.when, day);
      const Value holds = subject.evaluate_day(*rule.when, day);
      saw_partial |= !holds.present;
      if (!holds.is_true()) continue;
    }
    return rule.give ? subject.needed(*rule.give, day) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace xingji::naive
