#include "engine/indicator.h"

#include <algorithm>

#include "engine/evaluation.h"
#include "engine/plain.h"
#include "engine/points.h"
#include "engine/undecided.h"
#include "engine/window.h"
#include "pack/visit.h"

namespace xingji {

namespace {

// Counts as they are, durations in seconds, money in the currency's unit.
std::optional<Micro> printed(Type type, const DayValue& amount) {
  if (!amount.is_known()) return std::nullopt;
  if (type != Type::money) return to_micro(amount.ratio);
  const auto units = divide(amount.ratio, {100, 1});
  return units ? to_micro(*units) : std::nullopt;
}

DayValue day_value(const std::optional<Ratio>& given) {
  return given ? DayValue{DayValue::State::known, *given} : DayValue{};
}

void apply_missing_rule(const MissingRule& rule, Amounts& amounts, IndicatorResult& result) {
  if (rule.kind != MissingRule::Kind::fixed) return;
  result.raw_points = amounts.of(rule.points);
  result.points = result.raw_points;
  result.by_missing_rule = true;
}

bool waits_for_peers(const Indicator& indicator) {
  return indicator.points.form == Points::Form::rank;
}

bool is_too_few(const Indicator& indicator, const DayValue& denominator, Amounts& amounts) {
  if (!indicator.least || !denominator.is_known()) return false;
  const auto least = amounts.of(*indicator.least);
  return least && compare(denominator.ratio, Ratio::of_micro(*least)) < 0;
}

// Without points when a number of the pack has no value here, or the exact points do not fit.
void give_points(const Indicator& indicator, const Ratio& value, Amounts& amounts,
                 IndicatorResult& result) {
  if (indicator.points.form == Points::Form::ladder) {
    result.step = find_step(indicator, value, amounts);
    if (result.step) result.raw_points = amounts.of(indicator.ladder[*result.step].give);
  } else {
    result.raw_points = points_of(indicator, value, amounts);
  }
  result.points = result.raw_points;
}

// What one indicator is judged by.
struct Judging {
  const Indicator& indicator;
  const Formula& formula;
  const Balances& balances;
  Day day;
  const Pack& pack;
  const Given* given;  // what people gave in place of facts

  // A side of a number that people gave is what they gave, with the number or as a count.
  DayValue worth(std::size_t measure) const {
    const Balance& balance = balances.at(measure, day);
    const bool is_side = measure == indicator.numerator || measure == indicator.denominator;
    if (given != nullptr && is_side) {
      const auto& side = measure == indicator.numerator ? given->numerator : given->denominator;
      if (side || !balance.is_given) return day_value(side);
    }
    return worth_of(pack.measures[measure], balance);
  }
  bool is_given() const {
    const std::vector<std::size_t>& measures = formula.measures();
    return given != nullptr ||
           std::any_of(measures.begin(), measures.end(),
                       [&](std::size_t measure) { return balances.at(measure, day).is_given; });
  }
  bool is_partial() const {
    const std::vector<std::size_t>& measures = formula.measures();
    return std::any_of(measures.begin(), measures.end(), [&](std::size_t measure) {
      return balances.at(measure, day).covered == Covered::partly;
    });
  }
};

// The two measures of a value that is one over the other; gives the one below.
DayValue note_sides(const Judging& it, IndicatorResult& result) {
  if (!it.indicator.numerator || !it.indicator.denominator) return {};
  const std::size_t above = *it.indicator.numerator;
  const std::size_t below = *it.indicator.denominator;
  const DayValue denominator = it.worth(below);
  result.numerator = printed(it.pack.measures[above].type, it.worth(above));
  result.denominator = printed(it.pack.measures[below].type, denominator);
  return denominator;
}

DayValue value_of(const Judging& it) {
  // A screen shows a value with its prior; bare counts still need it.
  const bool has_counts = it.given != nullptr && it.given->numerator && it.given->denominator;
  const bool is_as_given = it.given != nullptr && !(it.indicator.prior && has_counts);
  if (is_as_given) return day_value(it.given->value);
  return it.formula.value(it.day, it.balances.attributes,
                          {[&](std::size_t measure, Day) { return it.worth(measure); }});
}

void note_value(const Judging& it, const DayValue& value, IndicatorResult& result) {
  result.value = value.ratio;
  result.value_rounded = printed(it.indicator.value.type, value);
  result.status = it.is_partial() ? IndicatorStatus::partial : IndicatorStatus::ok;
  if (it.indicator.prior && result.denominator == 0) result.status = IndicatorStatus::imputed;
  if (it.is_given()) result.status = IndicatorStatus::reported;
}

void note_points(const Judging& it, const DayValue& value, const DayValue& denominator,
                 Amounts& amounts, IndicatorResult& result) {
  if (value.is_known() && is_too_few(it.indicator, denominator, amounts)) {
    result.status = IndicatorStatus::too_few;
    apply_missing_rule(it.indicator.too_few, amounts, result);
    return;
  }
  if (value.is_known() && amounts.lacking() == nullptr) {
    if (waits_for_peers(it.indicator)) return;
    give_points(it.indicator, value.ratio, amounts, result);
  }
  if (result.points) return;
  result.status = IndicatorStatus::no_data;
  if (amounts.lacking() == nullptr) apply_missing_rule(it.indicator.no_data, amounts, result);
}

}  // namespace

const Indicator& as_judged(const Indicator& indicator, const std::optional<std::size_t>& branch) {
  return branch ? indicator.branches[*branch] : indicator;
}

std::optional<std::size_t> find_step(const Indicator& indicator, const Ratio& value,
                                     Amounts& amounts) {
  for (std::size_t s = 0; s < indicator.ladder.size(); ++s) {
    const Step& step = indicator.ladder[s];
    if (step.edge == Step::Edge::otherwise) return s;
    const auto bound = amounts.of(step.bound);
    if (!bound) return std::nullopt;
    // Not in lowest terms: comparing does not need them, and finding them costs more.
    const Ratio edge{*bound, step.bound.type == Type::number ? micro_one : 1};
    if (holds(step.edge, compare(value, edge))) return s;
  }
  return std::nullopt;
}

IndicatorResult judge(const Indicator& indicator, const Formula& formula, const Balances& balances,
                      Day day, const Pack& pack, const Given* given) {
  const Judging it{indicator, formula, balances, day, pack, given};
  IndicatorResult result;
  if (given != nullptr) result.basis = given->basis;
  if (given != nullptr && given->window_days > 0) {
    result.days = {given->covered_days, given->window_days};
  }
  const DayValue denominator = note_sides(it, result);
  const DayValue value = value_of(it);
  if (value.is_known()) note_value(it, value, result);
  Amounts amounts(pack, balances.attributes, day);
  note_points(it, value, denominator, amounts, result);
  result.lacks = amounts.lacking();
  return result;
}

const Given* given_for(const Evaluation& it, std::size_t i, const Indicator& way) {
  const Indicator& whole = it.pack.indicators[i];
  const bool is_same = way.printed_as == whole.printed_as && way.value.type == whole.value.type;
  return is_same ? it.balances.given_for(i, it.card.day) : nullptr;
}

namespace {

// The first branch whose condition is true; without one the indicator is as it stands.
std::optional<std::size_t> choose_branch(Evaluation& it, std::size_t i,
                                         std::optional<Undecided>& passed_over) {
  const std::vector<Formula>& conditions = it.rules.alternatives[i].conditions;
  for (std::size_t b = 0; b < conditions.size(); ++b) {
    if (it.rules.takes_part[i]) it.note_asked(conditions[b]);
    const DayValue holds = it.value_of(conditions[b]);
    if (holds.is_true()) return b;
    if (holds.is_known() || passed_over) continue;
    passed_over =
        undecided(it, Undecided::Rule::branch, b, *it.pack.indicators[i].branches[b].when);
  }
  return std::nullopt;
}

// `denominator = 0`: whoever has a value has a case, also where nobody gave the number of cases.
bool speaks_of_none(const Expression& when, const Indicator& indicator, const Pack& pack) {
  const bool compares = when.op == Op::equal || when.op == Op::at_most;
  return compares && indicator.denominator && when.arguments[0].op == Op::measure &&
         find_measure(pack, when.arguments[0].name) == indicator.denominator &&
         when.arguments[1].op == Op::literal && when.arguments[1].literal == 0;
}

void judge_small(Evaluation& it, std::size_t i, IndicatorResult& result) {
  const auto& small = it.pack.indicators[i].small;
  if (!small) return;
  const Formula& when = *it.rules.alternatives[i].small;
  if (it.rules.takes_part[i]) it.note_asked(when);
  const DayValue is_small = it.value_of(when);
  const bool is_ruled_out =
      result.value && speaks_of_none(small->when, it.pack.indicators[i], it.pack);
  if (!is_small.is_known() && !is_ruled_out) {
    result.undecided = undecided(it, Undecided::Rule::small_sample, 0, small->when);
  }
  if (!is_small.is_true()) return;
  result.status = IndicatorStatus::fixed;
  result.undecided.reset();
  result.step.reset();
  result.by_missing_rule = false;
  Amounts amounts(it.pack, it.balances.attributes, it.card.day);
  result.raw_points = amounts.of(small->points);
  result.points = result.raw_points;
  result.lacks = amounts.lacking();
  it.reach(small->points);
}

// Nobody to compare with: as the pack says.
void judge_without_peers(Evaluation& it, const Indicator& indicator, IndicatorResult& result) {
  result.status = IndicatorStatus::no_peers;
  Amounts amounts(it.pack, it.balances.attributes, it.card.day);
  apply_missing_rule(indicator.no_peers, amounts, result);
  result.lacks = amounts.lacking();
}

// Whether the missing rule of the result's status asks for the peers' mean.
bool takes_mean(const Indicator& way, const IndicatorResult& result) {
  constexpr auto mean = MissingRule::Kind::peer_mean;
  return (result.status == IndicatorStatus::no_data && way.no_data.kind == mean) ||
         (result.status == IndicatorStatus::too_few && way.too_few.kind == mean);
}

void take_mean(Evaluation& it, std::size_t i, const Indicator& way, IndicatorResult& result) {
  const auto mean = it.peers.figure(i, OfPeers::mean, 0);
  if (!mean) return judge_without_peers(it, it.pack.indicators[i], result);
  result.status = IndicatorStatus::imputed;
  result.value = *mean;
  result.value_rounded = printed(way.value.type, {DayValue::State::known, *mean});
  result.among.emplace().group = it.peers.group(i);
  result.among->is_value = true;
  if (waits_for_peers(way)) return;
  Amounts amounts(it.pack, it.balances.attributes, it.card.day);
  give_points(way, *mean, amounts, result);
  result.lacks = amounts.lacking();
}

// A share of peers that the platform's own screen says, where the data know too few of them.
std::optional<Among> read_off_screen(const Evaluation& it, std::size_t i) {
  const auto beaten = it.balances.beaten_for(i, it.card.day);
  if (!beaten) return std::nullopt;
  Among among;
  among.from = Among::From::reading;
  among.beaten = beaten;
  return among;
}

void rank(Evaluation& it, std::size_t i, const Indicator& way, IndicatorResult& result) {
  using From = Among::From;
  auto among = it.peers.among(i, way, *result.value, result.status == IndicatorStatus::ok);
  if (!among || among->from != From::peers) {
    if (const auto screen = read_off_screen(it, i)) among = screen;
  }
  if (!among) return judge_without_peers(it, it.pack.indicators[i], result);
  if (among->from != From::peers) result.status = IndicatorStatus::reported;
  Amounts amounts(it.pack, it.balances.attributes, it.card.day);
  result.step = find_step(way, *among->beaten, amounts);
  if (result.step) result.raw_points = amounts.of(way.ladder[*result.step].give);
  result.points = result.raw_points;
  result.lacks = amounts.lacking();
  among->is_value = result.among && result.among->is_value;
  result.among = std::move(among);
}

void compare_with_peers(Evaluation& it, std::size_t i, const Indicator& way,
                        IndicatorResult& result) {
  if (result.status == IndicatorStatus::fixed || result.lacks != nullptr) return;
  if (takes_mean(way, result)) take_mean(it, i, way, result);
  const bool is_judged = result.value && result.status != IndicatorStatus::no_data &&
                         result.status != IndicatorStatus::too_few &&
                         result.status != IndicatorStatus::no_peers;
  if (waits_for_peers(way) && is_judged) rank(it, i, way, result);
}

}  // namespace

void judge_own(Evaluation& it, std::size_t i, IndicatorResult& result) {
  const Indicator& indicator = it.pack.indicators[i];
  if (!in_force(indicator.since, indicator.until, it.card.day)) {
    result = {};
    result.status = IndicatorStatus::not_in_force;
    return;
  }
  const auto& plain = it.rules.plain[i];
  const bool may_be_plain = plain && it.balances.given.empty();
  if (may_be_plain && judge_plain(*plain, it.balances, it.card.day, result)) return;
  std::optional<Undecided> passed_over;
  const auto branch = choose_branch(it, i, passed_over);
  result = {};
  result.branch = branch;
  const Formula& formula = formula_of(it.rules, i, result);
  const Indicator& way = as_judged(indicator, branch);
  result = judge(way, formula, it.balances, it.card.day, it.pack, given_for(it, i, way));
  result.branch = branch;
  result.undecided = std::move(passed_over);
  judge_small(it, i, result);
}

namespace {

// Whether a figure without data leaves the total alone.
bool is_quiet(const MissingRule& rule) {
  return rule.kind != MissingRule::Kind::no_score && rule.kind != MissingRule::Kind::default_total;
}

// Nothing but whether windows are partly covered: computed from facts, as nearly all are, or
// without data where that leaves the total alone.
bool says_nothing(const Indicator& way, const IndicatorResult& result) {
  if (result.undecided) return false;
  if (result.status == IndicatorStatus::ok) return true;
  if (result.lacks != nullptr || result.among) return false;
  return result.status == IndicatorStatus::partial ||
         (result.status == IndicatorStatus::no_data && is_quiet(way.no_data));
}

// What an indicator that says nothing else tells of how far windows are covered. Nobody gave any
// number, so that a card that is partial already can become nothing more.
void note_coverage(Evaluation& it, std::size_t i, const IndicatorResult& result) {
  if (!it.rules.takes_part[i] || it.is_partial) return;
  if (result.status == IndicatorStatus::no_data) {
    it.note_partial(formula_of(it.rules, i, result));
  } else {
    it.is_partial = result.status == IndicatorStatus::partial;
  }
}

}  // namespace

std::optional<bool> is_partly_covered(Evaluation& it) {
  const bool was_partial = std::exchange(it.is_partial, false);
  bool says_more = false;
  for (std::size_t i = 0; i < it.pack.indicators.size(); ++i) {
    const IndicatorResult& result = it.card.indicators[i];
    if (result.status == IndicatorStatus::not_in_force) continue;
    says_more |= !says_nothing(as_judged(it.pack.indicators[i], result.branch), result);
    note_coverage(it, i, result);
  }
  const bool is_partial = std::exchange(it.is_partial, was_partial);
  return says_more ? std::nullopt : std::optional(is_partial);
}

void judge_indicators(Evaluation& it) {
  const bool is_told = it.is_explained() || !it.balances.given.empty();
  for (std::size_t i = 0; i < it.pack.indicators.size(); ++i) {
    IndicatorResult& result = it.card.indicators[i];
    if (!it.stays(i)) {
      judge_own(it, i, result);
      if (result.status != IndicatorStatus::not_in_force) {
        compare_with_peers(it, i, as_judged(it.pack.indicators[i], result.branch), result);
      }
    }
    if (result.status == IndicatorStatus::not_in_force) continue;
    if (is_told || !says_nothing(as_judged(it.pack.indicators[i], result.branch), result)) {
      note_indicator(it, i, result);
    } else {
      note_coverage(it, i, result);
    }
  }
}

}  // namespace xingji
