#include "io/explain_next.h"

#include "engine/formula.h"
#include "engine/indicator.h"
#include "io/explain_stage.h"
#include "io/explain_unknown.h"
#include "io/explain_words.h"

namespace xingji {
namespace {

// A span is long or short, other values are high or low.
std::string edge_text(const Step& step, const Say& say) {
  const bool is_span = step.bound.type == Type::duration;
  switch (step.edge) {
    case Step::Edge::at_least:
      return say("at least ", is_span ? "不少于 " : "不低于 ");
    case Step::Edge::above:
      return say(is_span ? "more than " : "above ", is_span ? "超过 " : "高于 ");
    case Step::Edge::at_most:
      return say("at most ", is_span ? "不超过 " : "不高于 ");
    case Step::Edge::below:
      return say(is_span ? "less than " : "below ", is_span ? "不足 " : "低于 ");
    case Step::Edge::otherwise:
      return say("otherwise", "其余");
  }
  return {};
}

bool asks_for_less(Step::Edge edge) {
  return edge == Step::Edge::at_most || edge == Step::Edge::below;
}

// The step that gives the least of those that give more than the card's own.
const Step* next_better(const Explanation& explanation, const Indicator& indicator,
                        std::size_t own) {
  const auto gives_of = [&](const Step& step) {
    return amount_on(step.give, explanation).value_or(0);
  };
  const Micro now = gives_of(indicator.ladder[own]);
  const Step* best = nullptr;
  for (const Step& step : indicator.ladder) {
    const Micro gives = gives_of(step);
    if (gives <= now || step.edge == Step::Edge::otherwise) continue;
    if (best == nullptr || gives < gives_of(*best)) best = &step;
  }
  return best;
}

// The whole numerator that just fulfils the step over this denominator.
std::int64_t numerator_for(const Step& step, Micro bound, std::int64_t denominator) {
  const Int128 exact = static_cast<Int128>(bound) * denominator;
  const auto whole = static_cast<std::int64_t>(exact / micro_one);
  const bool is_whole = exact % micro_one == 0;
  switch (step.edge) {
    case Step::Edge::at_least:
      return is_whole ? whole : whole + 1;
    case Step::Edge::above:
      return whole + 1;
    case Step::Edge::at_most:
      return whole;
    case Step::Edge::below:
      return is_whole ? whole - 1 : whole;
    case Step::Edge::otherwise:
      break;
  }
  return whole;
}

bool counts(const Explanation& explanation, const std::optional<std::size_t>& measure) {
  if (!measure) return false;
  const Measure& asked = explanation.pack->measures[*measure];
  return asked.kind == Measure::Kind::count && !asked.weight;
}

std::string counts_text(const Explanation& explanation, const Indicator& indicator,
                        const Step& step, Micro bound, const Say& say) {
  const Day day = explanation.day;
  const std::int64_t now = explanation.balances.at(*indicator.numerator, day).value;
  const std::int64_t all = explanation.balances.at(*indicator.denominator, day).value;
  const std::int64_t wanted = numerator_for(step, bound, all);
  const bool less = asks_for_less(step.edge);
  const std::int64_t change = less ? now - wanted : wanted - now;
  if (change <= 0 || wanted < 0 || wanted > all) return {};
  const std::string numbers = std::to_string(all);
  if (say.language() == Language::zh) {
    return "；分母 " + numbers + (less ? " 时分子最多 " : " 时分子至少 ") + std::to_string(wanted) +
           "，现为 " + std::to_string(now) + (less ? "，多出 " : "，还差 ") +
           std::to_string(change);
  }
  return "; of " + numbers + (less ? " at most " : " at least ") + std::to_string(wanted) +
         ", now " + std::to_string(now) + ": " + std::to_string(change) +
         (less ? " fewer" : " more");
}

std::string distance_text(const Explanation& explanation, const Indicator& indicator,
                          const IndicatorResult& result, const Step& step, const Say& say) {
  const auto bound = amount_on(step.bound, explanation);
  if (!result.value || !bound) return {};
  if (counts(explanation, indicator.numerator) && counts(explanation, indicator.denominator)) {
    return counts_text(explanation, indicator, step, *bound, say);
  }
  const auto between = subtract(to_ratio(step.bound.type, *bound), *result.value);
  const auto rounded = between ? to_micro(*between) : std::nullopt;
  if (!rounded || *rounded == 0) return {};
  const bool less = *rounded < 0;
  return say("; ", "；还需") + (less ? say("", "低 ") : say("", "高 ")) +
         print_value(less ? -*rounded : *rounded, indicator.printed_as, say.language()) +
         (less ? say(" less", "") : say(" more", ""));
}

}  // namespace

std::string step_text(const Explanation& explanation, const Indicator& indicator, const Step& step,
                      Language language) {
  std::string text = edge_text(step, Say(language));
  if (step.edge == Step::Edge::otherwise) return text;
  const bool as_percent = indicator.printed_as == Indicator::PrintedAs::percent;
  const auto bound = amount_on(step.bound, explanation);
  if (!bound)
    return text + rule_text(*step.bound.on(explanation.day)->expression, explanation, language,
                            as_percent);
  text += unit_text(step.bound.type, *bound, as_percent, explanation, language);
  const auto& asked = step.bound.on(explanation.day)->expression;
  return asked ? text + " (" + rule_text(*asked, explanation, language, as_percent) + ')' : text;
}

std::string next_step_text(const Explanation& explanation, std::size_t position,
                           const std::string& indent, Language language) {
  const Say say(language);
  const IndicatorResult& result = explanation.card.indicators[position];
  const Indicator& indicator = as_judged(explanation.pack->indicators[position], result.branch);
  if (!result.step || *result.step >= indicator.ladder.size()) return {};
  const Step* step = next_better(explanation, indicator, *result.step);
  if (step == nullptr) return {};
  return indent + say("next: ", "下一档：") + step_text(explanation, indicator, *step, language) +
         say(" gives ", " 得 ") + format_micro(amount_on(step->give, explanation).value_or(0)) +
         distance_text(explanation, indicator, result, *step, say) + '\n';
}

std::string next_band_text(const Explanation& explanation, std::size_t position,
                           Language language) {
  const Say say(language);
  const Card& card = explanation.card;
  // A stage that gives the total gives no more for better points.
  const bool may_rise = card.band && card.total && !is_given_by_stage(explanation);
  if (!may_rise || *card.band != position + 1) return {};
  const Band& band = explanation.pack->bands[position];
  std::string text;
  const auto add = [&](const std::string& what, Micro short_by) {
    text += (text.empty() ? say("   next: ", "   下一级：") : say(", ", "，")) + what +
            say(" +", "还差 ") + format_micro(short_by);
  };
  if (band.total_at_least) {
    const Micro short_by = amount_on(*band.total_at_least, explanation).value_or(0) - *card.total;
    if (short_by > 0) add(say("total", "总分"), short_by);
  }
  if (!band.each_dimension_at_least) return text;
  const Micro least = amount_on(*band.each_dimension_at_least, explanation).value_or(0);
  for (std::size_t d = 0; d < card.dimensions.size(); ++d) {
    const auto& score = card.dimensions[d].score;
    if (score && *score < least) {
      add(pick(explanation.pack->dimensions[d].title, language), least - *score);
    }
  }
  return text;
}

}  // namespace xingji
