#include "naive/extras.h"

#include <algorithm>

namespace xingji::naive {
namespace {

Fraction clipped(Fraction score, const std::optional<Number>& least,
                 const std::optional<Number>& most, Day day) {
  if (least) score = std::max(score, *number_on(*least, day));
  if (most) score = std::min(score, *number_on(*most, day));
  return score;
}

}  // namespace

bool add_bonuses(Subject& subject, Bonus::At at, std::vector<Score>& scores, Day day) {
  bool saw_partial = false;
  for (const Bonus& bonus : subject.pack().bonuses) {
    if (bonus.at != at || !in_force(bonus.since, bonus.until, day)) continue;
    saw_partial |= uses_partial(subject, bonus.when, day);
    if (!subject.evaluate_day(bonus.when, day).is_true()) continue;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const auto& targets = bonus.targets;
      const bool is_meant = targets.empty() || std::count(targets.begin(), targets.end(), i) > 0;
      if (!is_meant || !scores[i]) continue;
      Fraction lifted = *scores[i] + *number_on(bonus.add, day);
      if (bonus.most && *number_on(*bonus.most, day) < lifted) {
        lifted = std::max(*scores[i], *number_on(*bonus.most, day));
      }
      scores[i] = lifted;
    }
  }
  return saw_partial;
}

void clip_dimensions(const Pack& pack, std::vector<Score>& dimensions, Day day) {
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    const Dimension& rule = pack.dimensions[i];
    if (dimensions[i]) dimensions[i] = clipped(*dimensions[i], rule.least, rule.most, day);
  }
}

Taken deductions(Subject& subject, Day day) {
  Taken taken;
  for (const Deduction& deduction : subject.pack().deductions) {
    if (!in_force(deduction.since, deduction.until, day)) continue;
    const Measured cases = subject.measure(deduction.cases, day);
    taken.is_partial |= !cases.present || cases.is_partial;
    if (!cases.present) continue;
    const Fraction points = rounded(cases.value * *number_on(deduction.each, day), 6);
    taken.points = taken.points + clipped(points, std::nullopt, deduction.most, day);
  }
  return taken;
}

const Stage* stage_on(Subject& subject, Day day, bool& saw_partial) {
  for (const Stage& stage : subject.pack().stages) {
    if (!stage.when) return &stage;
    saw_partial |= uses_partial(subject, *stage.when, day);
    if (subject.evaluate_day(*stage.when, day).is_true()) return &stage;
  }
  return nullptr;
}

Score total_of_stage(Subject& subject, const Stage& stage, Day day, bool& saw_partial) {
  for (const Stage::Rule& rule : stage.total) {
    if (rule.when) {
      saw_partial |= uses_partial(subject, *rule.when, day);
      if (!subject.evaluate_day(*rule.when, day).is_true()) continue;
    }
    return rule.give ? number_on(*rule.give, day) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace xingji::naive
