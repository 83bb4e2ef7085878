#include "typed/as_today.h"

#include "engine/window.h"
#include "pack/measure_names.h"
#include "pack/visit.h"

namespace xingji::typed {
namespace {

using Positions = std::set<std::size_t>;

bool asks_yesterday(const Expression& part) {
  return part.op == Op::past && part.of_past == OfPast::yesterday;
}

// Of typed numbers those that stand in for yesterday's.
void replace_yesterday(Expression& part, const Trial& trial, Positions& measures) {
  for (Expression& argument : part.arguments) replace_yesterday(argument, trial, measures);
  if (!asks_yesterday(part)) return;
  Expression today = std::move(part.arguments[0]);
  visit(today, [&](const Expression& each) {
    const auto m = each.op == Op::measure ? find_measure(trial.pack, each.name) : std::nullopt;
    if (m && trial.balances.measures[*m][0].is_given) measures.insert(*m);
  });
  part = std::move(today);
}

void add_flags(const Expression& condition, const Pack& pack, Positions& flags) {
  visit(condition, [&](const Expression& part) {
    const bool is_flag =
        part.op == Op::attribute && pack.attributes[part.column].type == Type::flag;
    if (is_flag) flags.insert(part.column);
  });
}

void add_flags_of_points(const Pack& pack, Day day, Positions& flags) {
  for (const Indicator& indicator : pack.indicators) {
    if (!in_force(indicator.since, indicator.until, day)) continue;
    if (indicator.small) add_flags(indicator.small->when, pack, flags);
    for (const Indicator& way : indicator.branches) add_flags(*way.when, pack, flags);
  }
  for (const Gate& gate : pack.gates) {
    if (!in_force(gate.since, gate.until, day)) continue;
    for (const Gate::Level& level : gate.levels) add_flags(level.condition, pack, flags);
  }
}

}  // namespace

std::optional<std::size_t> stage_of(const Trial& trial, Day day) {
  for (std::size_t s = 0; s < trial.pack.stages.size(); ++s) {
    const auto& when = trial.pack.stages[s].when;
    if (!when) return s;
    const DayValue holds =
        Formula(*when, trial.pack)
            .value(day, trial.balances.attributes, worth_in(trial.pack, trial.balances));
    if (!holds.is_known()) return std::nullopt;
    if (holds.is_true()) return s;
  }
  return std::nullopt;
}

void take_today_for_yesterday(const std::optional<std::size_t>& stage, Trial& trial) {
  Positions measures;
  Positions idle;  // of stages that the subject is not in
  for (std::size_t s = 0; s < trial.pack.stages.size(); ++s) {
    Stage& each = trial.pack.stages[s];
    if (each.when) replace_yesterday(*each.when, trial, measures);
    for (Stage::Rule& rule : each.total) {
      if (rule.when) replace_yesterday(*rule.when, trial, stage == s ? measures : idle);
    }
  }
  for (Gate& gate : trial.pack.gates) {
    for (Gate::Level& level : gate.levels) replace_yesterday(level.condition, trial, measures);
  }
  for (Bonus& bonus : trial.pack.bonuses) replace_yesterday(bonus.when, trial, measures);
  Title names;
  for (const std::size_t m : measures) {
    const Title title = title_of_measure(trial.pack, m);
    names.zh += (names.zh.empty() ? "" : "、") + title.zh;
    names.en += (names.en.empty() ? "" : ", ") + title.en;
  }
  if (measures.empty()) return;
  trial.assumed.push_back(
      {"规则还要看前一天的 " + names.zh + "，按和填的一样算",
       "The rules also look at " + names.en + " of the day before, taken to be what was given"});
}

std::set<std::size_t> flags_asked(const Pack& pack, const std::optional<std::size_t>& stage,
                                  Day day) {
  Positions flags;
  for (const Stage& each : pack.stages) {
    if (each.when) add_flags(*each.when, pack, flags);
  }
  if (!stage || pack.stages[*stage].total.empty()) {
    add_flags_of_points(pack, day, flags);
    return flags;
  }
  for (const Stage::Rule& rule : pack.stages[*stage].total) {
    if (rule.when) add_flags(*rule.when, pack, flags);
  }
  return flags;
}

}  // namespace xingji::typed
