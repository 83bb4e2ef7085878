#include "io/explain_parts.h"

#include <algorithm>

#include "base/plural.h"
#include "base/text.h"
#include "engine/indicator.h"
#include "io/explain_compared.h"
#include "io/explain_measure.h"
#include "io/explain_next.h"
#include "io/explain_points.h"
#include "io/explain_unknown.h"
#include "io/explain_words.h"

namespace xingji {
namespace {

// "3", or with what it is computed from: "3 (table.lines(shop.industry).p100)".
std::string number_text(const Number& number, const Explanation& explanation, const Say& say) {
  const auto amount = amount_on(number, explanation);
  std::string text = amount ? format_micro(*amount) : say("no value", "没有数值");
  const Number::Entry* entry = number.on(explanation.day);
  if (entry != nullptr && entry->expression)
    text += " (" + rule_text(*entry->expression, explanation, say.language()) + ')';
  return text;
}

std::string points_text(Micro points, const Say& say) {
  const std::string number = format_micro(points);
  return say.language() == Language::zh ? number + " 分" : counted(number, "point");
}

std::string missing_rule_text(const MissingRule& rule, const Explanation& explanation,
                              const Say& say) {
  switch (rule.kind) {
    case MissingRule::Kind::spread:
      return say("its weight goes to the others (spread)", "权重分给其他指标 (spread)");
    case MissingRule::Kind::drop:
      return say("it is left out (drop)", "不参与总分 (drop)");
    case MissingRule::Kind::no_score:
      return say("there is no score without it (no_score)", "整体不评分 (no_score)");
    case MissingRule::Kind::fixed: {
      const Number::Entry* entry = rule.points.on(explanation.day);
      return say("it gets ", "按固定分 ") +
             points_text(amount_on(rule.points, explanation).value_or(0), say) + "   " +
             said_text(entry->said, *explanation.pack, say.language());
    }
    case MissingRule::Kind::peer_mean:
      return say("it takes the peers' mean (peer_mean)", "按同行均值计 (peer_mean)");
    case MissingRule::Kind::default_total: {
      const Number::Entry* entry = rule.points.on(explanation.day);
      return say("the total is ", "总分按 ") + number_text(rule.points, explanation, say) + "   " +
             said_text(entry->said, *explanation.pack, say.language());
    }
  }
  return {};
}

// Why there is nothing for the ladder to judge, and what the pack does then.
std::string missing_text(const Explanation& explanation, const Indicator& whole,
                         const Indicator& indicator, const IndicatorResult& result,
                         Language language) {
  const Say say(language);
  if (result.status == IndicatorStatus::no_data) {
    return unknown_text(indicator.value, explanation, "    ", language) +
           say("    no data: ", "    无数据：") +
           missing_rule_text(indicator.no_data, explanation, say) + '\n';
  }
  if (result.status == IndicatorStatus::no_peers) {
    return say("    too few peers: ", "    同行数量不足：") +
           missing_rule_text(whole.no_peers, explanation, say) + '\n';
  }
  if (result.status != IndicatorStatus::too_few) return {};
  const Micro least = amount_on(*indicator.least, explanation).value_or(0);
  return say("    too few: the denominator is below ", "    样本不足：分母低于 ") +
         format_micro(least) + say(", so ", "，") +
         missing_rule_text(indicator.too_few, explanation, say) + '\n';
}

std::string ladder_text(const Explanation& explanation, const Indicator& indicator,
                        const IndicatorResult& result, Language language) {
  const Say say(language);
  std::size_t width = 0;
  for (const Step& step : indicator.ladder) {
    width = std::max(width, display_width(step_text(explanation, indicator, step, language)));
  }
  std::string text;
  for (std::size_t s = 0; s < indicator.ladder.size(); ++s) {
    const Step& step = indicator.ladder[s];
    const bool is_own = result.step == s;
    const Number::Entry* give = step.give.on(explanation.day);
    text += is_own ? "    > " : "      ";
    text += pad_right(step_text(explanation, indicator, step, language), width);
    text += say("  gives ", "  得 ") + number_text(step.give, explanation, say);
    if (is_own) text += "   " + said_text(give->said, *explanation.pack, language);
    text += '\n';
  }
  return text;
}

std::string measures_text(const Explanation& explanation, const Indicator& indicator,
                          Language language) {
  const Say say(language);
  if (indicator.numerator && indicator.denominator) {
    return pair_text(explanation, *indicator.numerator, *indicator.denominator, language);
  }
  std::string text = "      = " + rule_text(indicator.value, explanation, language) + '\n';
  text += parameters_text({&indicator.value}, explanation, "      ", language);
  const Formula formula(indicator.value, *explanation.pack);
  for (const std::size_t measure : formula.measures()) {
    text += measure_text(explanation, measure, language);
  }
  return text;
}

// One of two counts alone, which makes no value.
std::string lone_side_text(const IndicatorResult& result, const Say& say) {
  const std::string numerator = say("numerator", "分子");
  const std::string denominator = say("denominator", "分母");
  const std::string there = result.numerator ? numerator : denominator;
  const std::string lacking = result.numerator ? denominator : numerator;
  return say("      the screen's reading has a ", "      平台页面读数只有") + there + ' ' +
         format_micro(result.numerator ? *result.numerator : *result.denominator) +
         say(" alone; without the ", "，没有") + lacking +
         say(" there is no value\n", "，算不出数值\n");
}

// What stands below is what the facts say. Of a part of the window it would look like the counts
// behind the value, which people gave.
std::string disbelieved_text(const Explanation& explanation, const Indicator& indicator,
                             const Say& say) {
  const Formula formula(indicator.value, *explanation.pack);
  for (const std::size_t measure : formula.measures()) {
    const Balance& balance = explanation.balances.at(measure, explanation.day);
    if (balance.is_given || balance.covered != Covered::partly) continue;
    return say("      the facts are of some days only and were not believed; they come to:\n",
               "      明细只有一部分日期，没有采用；按明细是：\n");
  }
  return {};
}

std::string basis_text(const IndicatorResult& result, const Say& say) {
  const bool is_reading = result.basis == Basis::reading;
  const bool is_lone = result.numerator.has_value() != result.denominator.has_value();
  if (is_reading && is_lone && !result.value) return lone_side_text(result, say);
  std::string text =
      is_reading
          ? say("      judged by a reading of the platform's screen", "      依据：平台页面读数")
          : say("      judged by the days' own counts (tallies)", "      依据：日计数 (tallies)");
  if (result.numerator && result.denominator) {
    text += ": " + format_micro(*result.numerator) + " / " + format_micro(*result.denominator);
  }
  if (!is_reading && result.days) {
    text += say("   days ", "   天数 ") + std::to_string(result.days->covered) + '/' +
            std::to_string(result.days->window);
  }
  return text + '\n';
}

// Of what is `reported` it says what was: the value, the days' counts, or only what it was
// compared with, which the line of the peers says.
std::string status_of(const Explanation& explanation, const Indicator& indicator,
                      const IndicatorResult& result, const Say& say) {
  if (result.status != IndicatorStatus::reported) {
    return status_text(result.status, say.language());
  }
  if (result.basis == Basis::tallies) return say("of the days' own counts", "取自日计数");
  bool is_given = result.basis == Basis::reading;
  const Formula formula(indicator.value, *explanation.pack);
  for (const std::size_t measure : formula.measures()) {
    is_given |= explanation.balances.at(measure, explanation.day).is_given;
  }
  return is_given ? status_text(result.status, say.language()) : "";
}

std::string act_text(const Gate::Level& level, const Explanation& explanation, const Say& say) {
  const std::string amount =
      has_amount(level.act) ? number_text(level.amount, explanation, say) : std::string();
  switch (level.act) {
    case Gate::Act::cap:
      return say("at most ", "最高 ") + amount;
    case Gate::Act::subtract:
      return say("less ", "减 ") + amount;
    case Gate::Act::multiply:
      return say("times ", "乘以 ") + amount;
    case Gate::Act::drop:
      return say("taken out", "不计");
    case Gate::Act::tell:
      return say("to be mended, no score changes", "需要处理，得分不变");
  }
  return {};
}

std::string state_text(const Explanation& explanation, const Gate& gate, const GateResult& result,
                       Language language) {
  const Say say(language);
  switch (result.state) {
    case GateResult::State::passed:
      return say("passed", "通过");
    case GateResult::State::failed: {
      const Gate::Level& level = gate.levels[*result.level];
      const bool is_known = unknown_text(level.condition, explanation, "", language).empty();
      return (is_known ? say("not met", "未达标")
                       : say("not known, counts as not met", "未知，按未达标处理")) +
             say(": ", "：") + act_text(level, explanation, say);
    }
    case GateResult::State::unknown_passed:
      return say("not known, passes", "未知，按通过处理");
    case GateResult::State::not_in_force:
      return say("not in force", "未生效");
  }
  return {};
}

}  // namespace

std::string indicator_text(const Explanation& explanation, std::size_t position, Language language,
                           Micro weight) {
  const Say say(language);
  const IndicatorResult& result = explanation.card.indicators[position];
  const Indicator& indicator = as_judged(explanation.pack->indicators[position], result.branch);
  std::string text = "  " + pick(indicator.title, language) + " [" + indicator.id + "]  ";
  text += result.value_rounded ? print_value(*result.value_rounded, indicator.printed_as, language)
                               : say("no value", "无数值");
  const bool is_own = !result.among || !result.among->is_value;
  if (result.numerator && result.denominator && result.value && is_own) {
    const auto worth = [&](std::size_t measure) {
      return worth_text(explanation, measure, explanation.balances.at(measure, explanation.day),
                        language);
    };
    text += " = " + worth(*indicator.numerator) + " / " + worth(*indicator.denominator);
  }
  text += "  →  ";
  text += result.points ? points_text(*result.points, say) : say("no points", "不计分");
  if (result.points != result.raw_points && result.raw_points) {
    text +=
        say("  (before gates ", "（未经门槛 ") + format_micro(*result.raw_points) + say(")", "）");
  }
  if (weight != 0) text += say("   weight ", "   权重 ") + print_number(Type::number, weight, true);
  const std::string status = status_of(explanation, indicator, result, say);
  text += (status.empty() ? "" : "   " + status) + '\n';
  const std::string& meaning = pick(indicator.meaning, language);
  if (!meaning.empty()) text += "    " + meaning + '\n';
  if (result.status == IndicatorStatus::not_in_force) return text;
  text += way_text(explanation, explanation.pack->indicators[position], result, language);
  text += missing_text(explanation, explanation.pack->indicators[position], indicator, result,
                       language);
  if (result.among) text += among_text(*result.among, indicator, language);
  if (indicator.points.form == Points::Form::rank) {
    text += ladder_text(explanation, over_share(indicator), result, language);
  } else if (indicator.points.form == Points::Form::ladder) {
    text += ladder_text(explanation, indicator, result, language);
    text += next_step_text(explanation, position, "    ", language);
  } else {
    text += points_text(explanation, indicator, language);
  }
  if (result.basis != Basis::facts) {
    text += basis_text(result, say) + disbelieved_text(explanation, indicator, say);
  }
  return text + measures_text(explanation, indicator, language);
}

std::string gate_text(const Explanation& explanation, std::size_t position, Language language) {
  const Say say(language);
  const Gate& gate = explanation.pack->gates[position];
  const GateResult& result = explanation.card.gates[position];
  std::string text = "  " + pick(gate.title, language) + " [" + gate.id + "]  " +
                     state_text(explanation, gate, result, language) + '\n';
  if (result.state == GateResult::State::not_in_force) return text;
  std::vector<const Expression*> conditions;
  for (std::size_t l = 0; l < gate.levels.size(); ++l) {
    const Gate::Level& level = gate.levels[l];
    conditions.push_back(&level.condition);
    text += result.level == l ? "    > " : "      ";
    if (!level.id.empty()) text += pick(level.title, language) + " [" + level.id + "] ";
    text += (level.is_pass ? say("passes: ", "通过条件：") : say("fails: ", "不达标条件：")) +
            rule_text(level.condition, explanation, language) + "   " +
            said_text(level.said, *explanation.pack, language) + '\n';
    // The levels behind the one that applied were not asked.
    if (!result.level || l <= *result.level) {
      const std::string sides = compared_text(level.condition, explanation, explanation.balances,
                                              explanation.day, Sides::formulas, language);
      if (!sides.empty()) text += "        " + sides + '\n';
      text += unknown_text(level.condition, explanation, "        ", language);
    }
  }
  text += parameters_text(conditions, explanation, "      ", language);
  const Rules rules(*explanation.pack);
  std::vector<std::size_t> measures;
  for (const Formula& formula : rules.gates[position]) {
    measures.insert(measures.end(), formula.measures().begin(), formula.measures().end());
  }
  std::sort(measures.begin(), measures.end());
  measures.erase(std::unique(measures.begin(), measures.end()), measures.end());
  for (const std::size_t measure : measures) {
    text += measure_text(explanation, measure, language);
  }
  return text;
}

std::string said_text(const Provenance& said, const Pack& pack, Language language) {
  const Say say(language);
  std::string text;
  for (const Source& source : pack.sources) {
    if (source.id != said.source) continue;
    text = say("source ", "来源 ") + source.id + " (" + source.grade + ')';
  }
  if (!said.assumed.empty()) {
    if (!text.empty()) text += "; ";
    text += say("assumed: ", "假定：") + pick(said.assumed, language);
  }
  return text.empty() ? text : '[' + text + ']';
}

std::string status_text(CardStatus status, Language language) {
  if (language == Language::en) {
    // The contract's own word where it is one.
    return status == CardStatus::no_score ? "no score" : std::string(to_text(status));
  }
  switch (status) {
    case CardStatus::scored:
      return "已评分";
    case CardStatus::provisional:
      return "暂定";
    case CardStatus::preliminary:
      return "周期内预估";
    case CardStatus::no_score:
      return "暂无评分";
    case CardStatus::by_default:
      return "默认分";
  }
  return {};
}

std::string status_text(IndicatorStatus status, Language language) {
  const Say say(language);
  switch (status) {
    case IndicatorStatus::ok:
      return "";
    case IndicatorStatus::partial:
      return say("partly covered", "部分日期有数据");
    case IndicatorStatus::reported:
      return say("as reported", "取自页面数值");
    case IndicatorStatus::no_data:
      return say("no data", "无数据");
    case IndicatorStatus::too_few:
      return say("too few to judge", "样本不足");
    case IndicatorStatus::no_peers:
      return say("no peers", "无同行");
    case IndicatorStatus::fixed:
      return say("fixed points", "固定分");
    case IndicatorStatus::imputed:
      return say("imputed", "推定");
    case IndicatorStatus::capped:
      return say("lowered by a gate", "受门槛限制");
    case IndicatorStatus::not_in_force:
      return say("not in force", "未生效");
  }
  return {};
}

}  // namespace xingji
