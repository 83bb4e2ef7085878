#include "engine/evaluate.h"

#include <algorithm>

#include "engine/evaluation.h"
#include "engine/undecided.h"

namespace xingji {
namespace {

// What the facts do not tell is not told as a fact: the rule is passed over.
void note_needs(Evaluation& it) {
  const DayValue needs = it.value_of(*it.rules.needs);
  if (needs.is_true()) return;
  if (needs.is_false()) {
    it.may_score = false;
    return it.because(it.pack.total.needs_says.en, it.pack.total.needs_says.zh);
  }
  if (!it.total || !it.may_score) return;
  it.is_undecided = true;
  const Title& says = it.pack.total.needs_says;
  const Title lacks = lacking_in(it, *it.pack.total.needs);
  it.because("what a score needs (without it: " + says.en + ") is not decided: " +
                 (lacks.en.empty() ? "the data do not tell" : lacks.en + " not given"),
             "评分的前提（不满足就是：" + says.zh + "）没有判定：" +
                 (lacks.zh.empty() ? "数据不足" : "缺少" + lacks.zh));
}

// Of figures that have a value, what lacks is somebody to rank them among.
void note_no_points(Evaluation& it) {
  const auto& results = it.card.indicators;
  const auto alone = std::count_if(results.begin(), results.end(), [](const auto& result) {
    return result.status == IndicatorStatus::no_peers && result.value.has_value();
  });
  if (alone == 0) return it.because("no indicator has a value", "没有任何指标有数值");
  const std::string some = std::to_string(alone);
  it.because("no indicator has points: " + some +
                 (alone == 1 ? " is ranked among peers, and its rank is"
                             : " are ranked among peers, and their ranks are") +
                 " not known",
             "没有任何指标有得分：" + some + " 项按同行排名给分，不知道排名");
}

bool has_score(Evaluation& it) {
  if (it.rules.needs && !it.stage_gives_total()) note_needs(it);
  if (!it.total) {
    if (it.may_score) note_no_points(it);
    it.may_score = false;
  }
  return it.may_score;
}

// Measures that ask which days are worked have no value then.
void note_calendar(Evaluation& it) {
  if (!it.pack.calendar || it.pack.calendar->knows(it.card.day)) return;
  const std::string first = format_day(it.pack.calendar->first);
  const std::string last = format_day(it.pack.calendar->last);
  it.because("the calendar of working days knows " + first + " to " + last + " only",
             "工作日历只覆盖 " + first + " 至 " + last);
}

// Inside a period the score is one of its days so far.
void mark_preliminary(Evaluation& it) {
  if (is_final(it.pack, it.card.day) || it.card.status == CardStatus::no_score) return;
  it.card.status = CardStatus::preliminary;
  const Day last = last_of_period(it.card.day, it.pack.period->ends_on);
  it.because("the period ends on " + format_day(last) + "; so far it is only a preview",
             "评价周期到 " + format_day(last) + " 结束，目前只是预估");
}

// A number of the last steps has no value.
void withdraw(Evaluation& it) {
  it.card.status = CardStatus::no_score;
  it.card.total.reset();
  it.card.stars.reset();
  it.card.band.reset();
  it.card.displays.assign(it.pack.displays.size(), std::nullopt);
  it.card.held_back.clear();
}

}  // namespace

Rules::Rules(const Pack& rule_pack) : pack(&rule_pack) {
  for (const Indicator& indicator : rule_pack.indicators) {
    values.emplace_back(indicator.value, rule_pack);
    plain.push_back(plain_of(rule_pack, indicator));
  }
  for (const Gate& gate : rule_pack.gates) {
    std::vector<Formula> levels;
    for (const Gate::Level& level : gate.levels) levels.emplace_back(level.condition, rule_pack);
    gates.push_back(std::move(levels));
  }
  takes_part.assign(rule_pack.indicators.size(), rule_pack.total.kind != Total::Kind::weighted);
  for (const Dimension& dimension : rule_pack.dimensions) {
    for (const Dimension::Part& part : dimension.parts) takes_part[part.indicator] = true;
  }
  for (const Dimension& dimension : rule_pack.dimensions) {
    dimension_weights.emplace_back(dimension.weight);
    auto& parts = part_weights.emplace_back();
    std::uint64_t& inputs_of_it = dimension_inputs.emplace_back(0);
    for (const Dimension::Part& part : dimension.parts) {
      parts.emplace_back(part.weight);
      inputs_of_it |= CardInputs::bit_of(part.indicator);
    }
    clips_dimensions |= dimension.least || dimension.most;
  }
  const auto near = [](const std::optional<Number>& number) {
    return number ? std::optional<NearNumber>(*number) : std::nullopt;
  };
  for (const Band& band : rule_pack.bands) {
    bands.push_back(
        {near(band.total_at_least), near(band.each_dimension_at_least), NearNumber(band.stars)});
  }
  lowers_points = std::any_of(rule_pack.gates.begin(), rule_pack.gates.end(),
                              [](const Gate& gate) { return gate.at == Gate::At::points; });
  for (const Indicator& indicator : rule_pack.indicators) {
    Alternatives& of = alternatives.emplace_back();
    for (const Indicator& branch : indicator.branches) {
      of.conditions.emplace_back(*branch.when, rule_pack);
      of.values.emplace_back(branch.value, rule_pack);
    }
    if (indicator.small) of.small.emplace(indicator.small->when, rule_pack);
  }
  const auto condition_of = [&](const std::optional<Expression>& when) {
    return when ? Condition(std::in_place, *when, rule_pack) : Condition();
  };
  for (const Stage& stage : rule_pack.stages) {
    stages.push_back(condition_of(stage.when));
    auto& rules = stage_totals.emplace_back();
    for (const Stage::Rule& rule : stage.total) rules.push_back(condition_of(rule.when));
  }
  for (const Bonus& bonus : rule_pack.bonuses) bonuses.emplace_back(bonus.when, rule_pack);
  for (const Display& display : rule_pack.displays) {
    displays.push_back({condition_of(display.value), condition_of(display.held_at)});
  }
  days_back = days_looked_back(rule_pack);
  if (rule_pack.total.needs) needs.emplace(*rule_pack.total.needs, rule_pack);
  inputs = CardInputs(*this);
  only_sums = rule_pack.gates.empty() && rule_pack.bonuses.empty() &&
              rule_pack.deductions.empty() && rule_pack.stages.empty() &&
              rule_pack.displays.empty() && !rule_pack.total.needs && inputs.are_of_the_day;
}

const Formula& formula_of(const Rules& rules, std::size_t indicator,
                          const IndicatorResult& result) {
  return result.branch ? rules.alternatives[indicator].values[*result.branch]
                       : rules.values[indicator];
}

Card evaluate(const Rules& rules, const Balances& balances, Day day, bool explained,
              const PeerTables* peers) {
  Evaluation it(rules, balances, day, explained, peers);
  take_steps(it);
  return std::move(it.card);
}

void take_steps(Evaluation& it) {
  it.reach(it.pack.said);
  note_calendar(it);
  choose_stage(it);
  judge_indicators(it);                    // 1-3
  apply_gates(it, Gate::At::points);       // 4
  sum_dimensions(it);                      // 5
  apply_gates(it, Gate::At::dimensions);   // 6
  add_bonuses(it, Bonus::At::dimensions);  // 7
  clip_dimensions(it);                     // 8
  if (!give_total(it)) {
    sum_total(it);                      // 9
    apply_gates(it, Gate::At::total);   // 10
    deduct(it);                         // 11
    add_bonuses(it, Bonus::At::total);  // 12
    clip_total(it);                     // 13
  }
  if (!has_score(it)) return;
  round_total(it);  // 14
  choose_band(it);  // 15
  show(it);         // 16
  if (!it.may_score) withdraw(it);
  mark_preliminary(it);
}

bool sum_again(Evaluation& it, std::uint64_t moved) {
  if (!it.card.total || it.default_total || !it.may_score) return false;
  sum_dimensions(it, moved);
  clip_dimensions(it);
  it.total.reset();
  sum_total(it);
  clip_total(it);
  if (!it.total || !it.may_score) return false;
  it.card.total = round_to(*it.total, it.pack.total.decimals);
  choose_band(it);
  return it.may_score;
}

Card unjudged(const Pack& pack, Day day, const Title& reason) {
  Card card;
  card.day = day;
  card.indicators.resize(pack.indicators.size());
  for (IndicatorResult& result : card.indicators) result.status = IndicatorStatus::not_in_force;
  card.dimensions.resize(pack.dimensions.size());
  card.gates.resize(pack.gates.size());
  card.bonuses.resize(pack.bonuses.size());
  for (BonusResult& result : card.bonuses) result.state = BonusResult::State::not_in_force;
  card.deductions.resize(pack.deductions.size());
  card.displays.resize(pack.displays.size());
  for (DeductionResult& result : card.deductions) {
    result.state = DeductionResult::State::not_in_force;
  }
  card.reasons.push_back(reason.en);
  card.reasons_zh.push_back(reason.zh);
  return card;
}

}  // namespace xingji
