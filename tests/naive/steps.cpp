#include "naive/steps.h"

#include <algorithm>

#include "naive/peers.h"
#include "naive/points.h"

namespace xingji::naive {
namespace {

Score score_of(const Measured& measured) {
  return measured.present ? Score{measured.value} : std::nullopt;
}

bool uses(Subject& subject, const Expression& expression, Day day, bool Measured::*what) {
  const auto used = looked_at(expression, subject.pack(), day);
  return std::any_of(used.begin(), used.end(), [&](const std::pair<std::size_t, Day>& one) {
    return subject.measure(one.first, one.second).*what;
  });
}

std::string status_of(Subject& subject, const Indicator& indicator, const JudgedIndicator& judged,
                      Day day) {
  if (!judged.value) return "no_data";
  const bool has_no_rows =
      indicator.prior && judged.denominator && *judged.denominator == Fraction{0};
  if (indicator.least && judged.denominator) {
    const auto least = subject.needed(*indicator.least, day);
    if (!least) return "no_data";
    if (*judged.denominator < *least) return "too_few";
  }
  const bool is_of_counts = uses(subject, indicator.value, day, &Measured::is_given);
  if (judged.is_reported || is_of_counts) return "reported";
  if (has_no_rows) return "imputed";
  return judged.is_partial ? "partial" : "ok";
}

/// The first branch with a true condition; none: the indicator as it stands.
std::optional<std::size_t> branch_of(Subject& subject, const Indicator& indicator, Day day,
                                     JudgedIndicator& judged) {
  for (std::size_t b = 0; b < indicator.branches.size(); ++b) {
    const Expression& when = *indicator.branches[b].when;
    judged.is_partial |= uses_partial(subject, when, day);
    const Value holds = subject.evaluate_day(when, day);
    if (holds.is_true()) return b;
    judged.is_undecided |= !holds.present;
  }
  return std::nullopt;
}

/// The value of counts that people gave, with the rows that the prior adds.
Score with_prior(Subject& subject, const Prior& prior, const GivenNumbers& given, Day day) {
  const Value value = subject.computed(prior.value, day);
  const Value weight = subject.computed(prior.weight, day);
  if (!weight.present) return std::nullopt;
  const Fraction rows = *given.denominator + weight.number;
  const bool is_empty = rows == Fraction{0};
  // Without a weight the first row takes its place, whether it is known or not.
  if (weight.number == Fraction{0} && !is_empty) return *given.numerator / rows;
  if (!value.present) return std::nullopt;
  if (!is_empty) return (*given.numerator + weight.number * value.number) / rows;
  return prior.weight.op == Op::literal ? Score{value.number} : std::nullopt;
}

void take(Subject& subject, const GivenNumbers& given, const Indicator& way,
          JudgedIndicator& judged, Day day) {
  const auto side = [&](const std::optional<std::size_t>& measure,
                        const std::optional<Fraction>& beside) -> Score {
    if (!measure || beside) return measure ? beside : std::nullopt;
    const Measured count = subject.measure(*measure, day);
    return count.is_given ? score_of(count) : std::nullopt;
  };
  if (way.numerator && way.denominator) judged.numerator = side(way.numerator, given.numerator);
  if (way.numerator && way.denominator) {
    judged.denominator = side(way.denominator, given.denominator);
  }
  const bool adds_prior = way.prior && given.numerator && given.denominator;
  judged.value = adds_prior ? with_prior(subject, *way.prior, given, day) : given.value;
  judged.is_reported = judged.value.has_value();
  judged.has_given = true;
  judged.is_partial = given.is_partial;
}

void compute(Subject& subject, const Indicator& way, JudgedIndicator& judged, Day day) {
  if (way.numerator && way.denominator) {
    judged.numerator = score_of(subject.measure(*way.numerator, day));
    judged.denominator = score_of(subject.measure(*way.denominator, day));
  }
  const Value value = subject.computed(way.value, day);
  if (value.present) judged.value = value.number;
  judged.is_partial = uses(subject, way.value, day, &Measured::is_partial);
}

bool is_met(Subject& subject, const Gate& gate, const Gate::Level& level, Day day) {
  const Value condition = subject.evaluate_day(level.condition, day);
  if (!condition.present) return !gate.unknown_passes;
  return level.is_pass ? condition.is_false() : condition.is_true();
}

Score changed(const Gate::Level& level, const Fraction& score,
              const std::optional<Fraction>& amount) {
  if (level.act == Gate::Act::drop) return std::nullopt;
  if (level.act == Gate::Act::tell) return score;
  if (!amount) return score;
  if (level.act == Gate::Act::cap) return std::min(score, *amount);
  if (level.act == Gate::Act::subtract) return score - *amount;
  return rounded(score * *amount, 6);
}

/// Σ weight × score ÷ Σ weight over those that have a score; one division, six decimals.
Score weighted_mean(const std::vector<std::pair<Score, Score>>& weights_and_scores) {
  Fraction sum;
  Fraction weights;
  for (const auto& [weight, score] : weights_and_scores) {
    if (!weight || !score) continue;
    sum = sum + *weight * *score;
    weights = weights + *weight;
  }
  if (weights == Fraction{0}) return std::nullopt;
  return rounded(sum / weights, 6);
}

}  // namespace

void follow(Subject& subject, const MissingRule& rule, JudgedIndicator& judged, Day day) {
  if (rule.kind == MissingRule::Kind::default_total) {
    judged.default_total = subject.needed(rule.points, day);
  }
  if (rule.kind == MissingRule::Kind::fixed) judged.points = subject.needed(rule.points, day);
  if (rule.kind == MissingRule::Kind::no_score) judged.forbids_score = true;
}

bool uses_partial(Subject& subject, const Expression& expression, Day day) {
  const auto quotients = quotients_in(expression, day);
  return uses(subject, expression, day, &Measured::is_partial) ||
         uses(subject, expression, day, &Measured::is_given) ||
         std::any_of(quotients.begin(), quotients.end(), [&](const auto& each) {
           return subject.given_quotient(*each.first, each.second).has_value();
         });
}

bool in_force(const std::optional<Day>& since, const std::optional<Day>& until, Day day) {
  return (!since || *since <= day) && (!until || day <= *until);
}

JudgedIndicator judge_indicator(Subject& subject, std::size_t position, Day day) {
  JudgedIndicator judged = judge_own(subject, position, day);
  if (subject.pack().peers) compare_with_peers(subject, position, judged, day);
  judged.is_undecided &= judged.points.has_value();
  return judged;
}

JudgedIndicator judge_own(Subject& subject, std::size_t position, Day day) {
  const Indicator& indicator = subject.pack().indicators.at(position);
  JudgedIndicator judged;
  if (!in_force(indicator.since, indicator.until, day)) {
    judged.status = "not_in_force";
    return judged;
  }
  judged.branch = branch_of(subject, indicator, day, judged);
  const Indicator& way = judged.branch ? indicator.branches[*judged.branch] : indicator;
  const bool decided_on_parts = judged.is_partial;
  const auto given = subject.given(position, day);
  const bool is_same =
      way.printed_as == indicator.printed_as && way.value.type == indicator.value.type;
  if (given && is_same) {
    take(subject, *given, way, judged, day);
  } else {
    compute(subject, way, judged, day);
  }
  const bool lacked_before = subject.lacks_number();
  subject.set_lacks_number(false);
  judged.status = status_of(subject, way, judged, day);
  judged.is_partial |= decided_on_parts;
  judged.is_reported |= !(given && is_same) && uses(subject, way.value, day, &Measured::is_given);
  if (indicator.small) {
    judged.is_partial |= uses_partial(subject, indicator.small->when, day);
    const Value is_small = subject.evaluate_day(indicator.small->when, day);
    // A value has a case at least: `denominator = 0` is settled by it.
    const Expression& when = indicator.small->when;
    const bool asks_for_none =
        (when.op == Op::equal || when.op == Op::at_most) && indicator.denominator &&
        when.arguments[0].op == Op::measure &&
        when.arguments[0].name == subject.pack().measures[*indicator.denominator].id &&
        when.arguments[1].op == Op::literal && when.arguments[1].literal == 0;
    judged.is_undecided |= !is_small.present && !(asks_for_none && judged.value);
    if (is_small.is_true()) judged.status = "fixed";
  }
  if (judged.status == "fixed") {
    judged.is_undecided = false;
    subject.set_lacks_number(false);
    judged.points = subject.needed(indicator.small->points, day);
  } else if (subject.lacks_number()) {
    // The smallest denominator is not known: nothing follows but that there is no score.
  } else if (judged.status == "no_data") {
    follow(subject, way.no_data, judged, day);
  } else if (judged.status == "too_few") {
    follow(subject, way.too_few, judged, day);
  } else if (way.points.form != Points::Form::rank) {
    judged.points = points_of(subject, way, *judged.value, day);
    if (subject.lacks_number()) judged.points.reset();
    if (!judged.points) judged.status = "no_data";
  }
  judged.lacks_number = subject.lacks_number();
  subject.set_lacks_number(lacked_before);
  return judged;
}

bool apply_gates(Subject& subject, Gate::At at, std::vector<Score>& scores, Day day,
                 std::set<std::size_t>* lowered) {
  bool saw_partial = false;
  for (const Gate& gate : subject.pack().gates) {
    if (gate.at != at || !in_force(gate.since, gate.until, day)) continue;
    const auto level =
        std::find_if(gate.levels.begin(), gate.levels.end(), [&](const Gate::Level& each) {
          saw_partial |= uses_partial(subject, each.condition, day);
          return is_met(subject, gate, each, day);
        });
    if (level == gate.levels.end()) continue;
    std::optional<Fraction> amount;
    if (has_amount(level->act)) amount = subject.needed(level->amount, day);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const bool is_target =
          gate.targets.empty() ||
          std::find(gate.targets.begin(), gate.targets.end(), i) != gate.targets.end();
      if (!is_target || !scores[i]) continue;
      const Score after = changed(*level, *scores[i], amount);
      if (lowered != nullptr && (!after || *after < *scores[i])) lowered->insert(i);
      scores[i] = after;
    }
  }
  return saw_partial;
}

Score dimension_score(Subject& subject, const Dimension& dimension,
                      const std::vector<Score>& points, Day day) {
  std::vector<std::pair<Score, Score>> parts;
  parts.reserve(dimension.parts.size());
  for (const Dimension::Part& part : dimension.parts) {
    const Score& own = points.at(part.indicator);
    if (own) parts.emplace_back(subject.needed(part.weight, day), own);
  }
  return weighted_mean(parts);
}

Score total_score(Subject& subject, const std::vector<Score>& dimensions,
                  const std::vector<Score>& points, Day day) {
  const Pack& pack = subject.pack();
  if (pack.total.kind == Total::Kind::weighted) {
    std::vector<std::pair<Score, Score>> parts;
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
      if (!dimensions[i]) continue;
      parts.emplace_back(subject.needed(pack.dimensions[i].weight, day), dimensions[i]);
    }
    return weighted_mean(parts);
  }
  Score total;
  for (const Score& each : points) {
    if (!each) continue;
    if (!total) {
      total = each;
    } else if (pack.total.kind == Total::Kind::lowest_of_points) {
      total = std::min(*total, *each);
    } else {
      total = *total + *each;
    }
  }
  return total;
}

Fraction clipped_total(Subject& subject, Fraction score, Day day) {
  const Total& total = subject.pack().total;
  const auto least = total.least ? subject.needed(*total.least, day) : std::nullopt;
  const auto most = total.most ? subject.needed(*total.most, day) : std::nullopt;
  if (least) score = std::max(score, *least);
  if (most) score = std::min(score, *most);
  return score;
}

Score stars_of(Subject& subject, const Fraction& total, const std::vector<Score>& dimensions,
               Day day) {
  for (const Band& band : subject.pack().bands) {
    const auto reaches = [&](const std::optional<Number>& line, const Fraction& score) {
      if (!line) return true;
      const auto least = subject.needed(*line, day);
      return least && !(score < *least);
    };
    if (!reaches(band.total_at_least, total)) continue;
    const bool dimensions_reach =
        std::all_of(dimensions.begin(), dimensions.end(), [&](const Score& dimension) {
          return !dimension || reaches(band.each_dimension_at_least, *dimension);
        });
    if (dimensions_reach) return subject.needed(band.stars, day);
  }
  return std::nullopt;
}

}  // namespace xingji::naive
