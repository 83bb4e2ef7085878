// What an indicator leaves on the card beside its points: whether the card is final, why not, and
// which assumptions were reached.
#include "engine/evaluation.h"
#include "engine/indicator.h"
#include "engine/reason_words.h"
#include "engine/undecided.h"

namespace xingji {
namespace {

Title words_of(IndicatorStatus status) {
  if (status == IndicatorStatus::no_data) return {"无数据", "no data"};
  if (status == IndicatorStatus::too_few) return {"样本不足", "too small a sample"};
  return {"同行不足", "too few peers"};
}

// Somebody gave the indicator, and by the counts beside it another branch holds: what that asks
// for is lacking, not the number.
Title reason_of(const Evaluation& it, std::size_t i, const IndicatorResult& result) {
  const bool is_given = it.balances.given_for(i, it.card.day) != nullptr;
  if (result.status == IndicatorStatus::no_data && result.branch && is_given) {
    const Title lacking = lacking_in(it, as_judged(it.pack.indicators[i], result.branch).value);
    if (!lacking.zh.empty()) return {"缺少" + lacking.zh, lacking.en + " not given"};
  }
  return words_of(result.status);
}

void follow_missing_rule(Evaluation& it, std::size_t i, const MissingRule& rule,
                         const IndicatorResult& result) {
  it.reach(rule.said);
  if (rule.kind == MissingRule::Kind::fixed) it.reach(rule.points);
  if (it.stage_gives_total()) return;
  if (rule.kind == MissingRule::Kind::no_score) {
    it.may_score = false;
    const Title title = title_at(it.pack, "indicators." + it.pack.indicators[i].id);
    const Title words = reason_of(it, i, result);
    it.because(title.en + ": " + words.en, title.zh + "：" + words.zh);
  }
  if (rule.kind == MissingRule::Kind::default_total && !it.default_total) {
    it.default_total = it.on_day(rule.points);
    it.reach(rule.points);
  }
}

// Of the status, or null.
const MissingRule* missing_rule_of(const Indicator& whole, const Indicator& way,
                                   IndicatorStatus status) {
  if (status == IndicatorStatus::no_data) return &way.no_data;
  if (status == IndicatorStatus::too_few) return &way.too_few;
  return status == IndicatorStatus::no_peers ? &whole.no_peers : nullptr;
}

void reach_points(Evaluation& it, const Points& points) {
  for (const Points::Corner& corner : points.line) it.reach(corner.give);
  for (const Number* number : {&points.full, &points.target, &points.step, &points.take}) {
    if (!number->entries.empty()) it.reach(*number);
  }
}

// Points that another rule might give are not final.
void note_undecided(Evaluation& it, std::size_t i, const IndicatorResult& result) {
  if (!result.points || !it.rules.takes_part[i]) return;
  it.is_undecided = true;
  const Title words = undecided_words(it.pack, *result.undecided, i);
  it.because(words.en, words.zh);
}

// What was reached on the way to the points.
void note_reached(Evaluation& it, std::size_t i, const IndicatorResult& result, bool is_missing) {
  const Indicator& indicator = as_judged(it.pack.indicators[i], result.branch);
  // What people gave was counted by their rules, and a fixed number asks for no count.
  const bool is_fixed = result.status == IndicatorStatus::fixed;
  if (given_for(it, i, indicator) == nullptr && result.value && !is_fixed) {
    for (const std::size_t measure : formula_of(it.rules, i, result).measures()) {
      it.reach(it.pack.measures[measure]);
    }
  }
  if (!is_missing && result.points && !is_fixed) reach_points(it, indicator.points);
  if (!result.step) return;
  const Step& step = indicator.ladder[*result.step];
  it.reach(step.give);
  if (step.edge != Step::Edge::otherwise) it.reach(step.bound);
}

}  // namespace

void note_indicator(Evaluation& it, std::size_t i, const IndicatorResult& result) {
  const Indicator& indicator = as_judged(it.pack.indicators[i], result.branch);
  const Formula& formula = formula_of(it.rules, i, result);
  const bool takes_part = it.rules.takes_part[i];
  const Given* given = given_for(it, i, indicator);
  if (takes_part && given == nullptr) it.note_partial(formula);
  if (takes_part && given != nullptr) it.is_reported |= result.value.has_value();
  if (takes_part && given != nullptr) it.is_partial |= given->is_partial();
  if (result.lacks != nullptr && takes_part && !it.stage_gives_total()) it.lack(*result.lacks);
  if (result.undecided) note_undecided(it, i, result);
  if (result.among && takes_part) {
    it.is_shown |= result.among->from == Among::From::benchmark;
    it.is_reported |= result.among->from == Among::From::reading;
  }
  if (result.status == IndicatorStatus::no_peers) it.is_alone |= takes_part;
  const MissingRule* rule = missing_rule_of(it.pack.indicators[i], indicator, result.status);
  if (it.is_explained()) note_reached(it, i, result, rule != nullptr);
  if (rule != nullptr && takes_part) follow_missing_rule(it, i, *rule, result);
}

}  // namespace xingji
