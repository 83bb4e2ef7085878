#include "io/explain_parts.h"

#include <algorithm>

#include "base/text.h"

namespace xingji {
namespace {

class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  std::string operator()(const char* en, const char* zh) const {
    return language_ == Language::zh ? zh : en;
  }

 private:
  Language language_;
};

std::string edge_text(Step::Edge edge, const Words& say) {
  switch (edge) {
    case Step::Edge::at_least:
      return say("at least ", "不低于 ");
    case Step::Edge::above:
      return say("above ", "高于 ");
    case Step::Edge::at_most:
      return say("at most ", "不高于 ");
    case Step::Edge::below:
      return say("below ", "低于 ");
    case Step::Edge::otherwise:
      return say("otherwise", "其余");
  }
  return {};
}

std::string window_text(const Window::Choice& choice, Day day) {
  return format_day(day + choice.from) + " … " + format_day(day + choice.to);
}

std::string worth_text(const Measure& measure, const Balance& balance, const Words& say) {
  if (balance.covered == Covered::none) return say("not known: no data", "未知：无数据");
  if (measure.kind == Measure::Kind::count) return std::to_string(balance.value);
  switch (measure.type) {
    case Type::money:
      return format_micro(balance.value * (micro_one / 100));
    case Type::duration:
      return std::to_string(balance.value) + " s";
    default:
      return format_micro(balance.value);
  }
}

// What happened to the rows of one measure, filter by filter.
std::string measure_text(const Explanation& explanation, std::size_t position,
                         const std::string& part, Language language) {
  const Words say(language);
  const Measure& measure = explanation.pack->measures[position];
  const Balance& balance = explanation.balances.at(position, explanation.day);
  const Witness& witness = explanation.witnesses[position];
  const std::string_view table = definition(measure.table).name;
  std::string text = "      " + part + ' ' + worth_text(measure, balance, say) + "   " +
                     measure.id + ": " + std::string(table) + say(" by ", " 按 ") +
                     to_text(measure.by_day) + say(" in ", "，") +
                     window_text(measure.window.choices[balance.choice], explanation.day) + '\n';
  if (balance.covered == Covered::partly) {
    text += say("        some of these days are not covered by the data\n",
                "        其中部分日期没有数据覆盖\n");
  }
  text += say("        rows in the window ", "        窗口内行数 ") +
          std::to_string(witness.in_window) + '\n';
  for (std::size_t f = 0; f < measure.filters.size(); ++f) {
    const Witness::FilterCount& count = witness.filters[f];
    text += "        − " + std::to_string(count.untrue) + say(" not: ", " 不满足：") +
            to_text(measure.filters[f].condition) + " [" + measure.filters[f].said_as + ']';
    if (count.unknown > 0) {
      text += say("  (", "（") + std::to_string(count.unknown) +
              say(" of them because something is missing)", " 行因缺值而未知）");
    }
    text += '\n';
  }
  if (witness.exempted > 0) {
    text += "        − " + std::to_string(witness.exempted) + say(" exempted by ", " 报备剔除：");
    for (const auto& [filing, rows] : witness.filings) {
      text += filing + " × " + std::to_string(rows) + "  ";
    }
    text += '\n';
  }
  if (witness.without_value > 0) {
    text += "        − " + std::to_string(witness.without_value) +
            say(" without a value\n", " 行没有数值\n");
  }
  text += "        = " + std::to_string(witness.counted.size()) + say(" counted\n", " 行计入\n");
  return text;
}

std::string ladder_text(const Explanation& explanation, const Indicator& indicator,
                        const IndicatorResult& result, Language language) {
  const Words say(language);
  const bool as_percent = indicator.printed_as == Indicator::PrintedAs::percent;
  std::string text;
  for (std::size_t s = 0; s < indicator.ladder.size(); ++s) {
    const Step& step = indicator.ladder[s];
    const bool is_own = result.step == s;
    text += is_own ? "    > " : "      ";
    text += edge_text(step.edge, say);
    if (step.edge != Step::Edge::otherwise) {
      const Number::Entry* bound = step.bound.on(explanation.day);
      text += print_number(step.bound.type, bound->value, as_percent);
    }
    const Number::Entry* give = step.give.on(explanation.day);
    text += say(" gives ", " 得 ") + format_micro(give->value);
    if (is_own) text += "   " + said_text(give->said, *explanation.pack, language);
    text += '\n';
  }
  return text;
}

std::string measures_text(const Explanation& explanation, const Indicator& indicator,
                          Language language) {
  const Words say(language);
  if (indicator.numerator && indicator.denominator) {
    return measure_text(explanation, *indicator.numerator, say("numerator", "分子"), language) +
           measure_text(explanation, *indicator.denominator, say("denominator", "分母"), language);
  }
  std::string text = "      = " + to_text(indicator.value) + '\n';
  const Formula formula(indicator.value, *explanation.pack);
  for (const std::size_t measure : formula.measures()) {
    text += measure_text(explanation, measure, say("measure", "计数"), language);
  }
  return text;
}

}  // namespace

std::string indicator_text(const Explanation& explanation, std::size_t position, Language language,
                           Micro weight) {
  const Words say(language);
  const Indicator& indicator = explanation.pack->indicators[position];
  const IndicatorResult& result = explanation.card.indicators[position];
  std::string text = "  " + pick(indicator.title, language) + " [" + indicator.id + "]  ";
  text += result.value_rounded ? print_value(*result.value_rounded, indicator.printed_as, language)
                               : say("no value", "无数值");
  text += say("  →  ", "  →  ");
  text += result.points ? format_micro(*result.points) + say(" points", " 分")
                        : say("no points", "不计分");
  if (result.points != result.raw_points && result.raw_points) {
    text +=
        say("  (before gates ", "（未经门槛 ") + format_micro(*result.raw_points) + say(")", "）");
  }
  if (weight != 0) text += say("   weight ", "   权重 ") + print_number(Type::number, weight, true);
  if (result.status != IndicatorStatus::ok) text += "   " + status_text(result.status, language);
  text += '\n';
  const std::string& meaning = pick(indicator.meaning, language);
  if (!meaning.empty()) text += "    " + meaning + '\n';
  if (result.status == IndicatorStatus::not_in_force) return text;
  text += ladder_text(explanation, indicator, result, language);
  return text + measures_text(explanation, indicator, language);
}

std::string gate_text(const Explanation& explanation, std::size_t position, Language language) {
  const Words say(language);
  const Gate& gate = explanation.pack->gates[position];
  const GateResult& result = explanation.card.gates[position];
  std::string text = "  " + pick(gate.title, language) + " [" + gate.id + "]  ";
  switch (result.state) {
    case GateResult::State::passed:
      text += say("passed", "通过");
      break;
    case GateResult::State::failed:
      text += say("not met", "未达标");
      break;
    case GateResult::State::unknown_passed:
      text += say("not known, passes", "未知，按通过处理");
      break;
    case GateResult::State::not_in_force:
      text += say("not in force", "未生效");
      break;
  }
  text += '\n';
  for (std::size_t l = 0; l < gate.levels.size(); ++l) {
    const Gate::Level& level = gate.levels[l];
    text += result.level == l ? "    > " : "      ";
    if (!level.id.empty()) text += pick(level.title, language) + " [" + level.id + "] ";
    text += (level.is_pass ? say("passes: ", "通过条件：") : say("fails: ", "不达标条件：")) +
            to_text(level.condition) + "   " + said_text(level.said, *explanation.pack, language) +
            '\n';
  }
  const Rules rules(*explanation.pack);
  std::vector<std::size_t> measures;
  for (const Formula& formula : rules.gates[position]) {
    measures.insert(measures.end(), formula.measures().begin(), formula.measures().end());
  }
  std::sort(measures.begin(), measures.end());
  measures.erase(std::unique(measures.begin(), measures.end()), measures.end());
  for (const std::size_t measure : measures) {
    text += measure_text(explanation, measure, say("measure", "计数"), language);
  }
  return text;
}

std::string said_text(const Provenance& said, const Pack& pack, Language language) {
  const Words say(language);
  std::string text;
  for (const Source& source : pack.sources) {
    if (source.id != said.source) continue;
    text = say("source ", "来源 ") + source.id + " (" + source.grade + ')';
  }
  if (!said.assumed.empty()) {
    if (!text.empty()) text += "; ";
    text += say("assumed: ", "假定：") + said.assumed;
  }
  return text.empty() ? text : '[' + text + ']';
}

std::string status_text(CardStatus status, Language language) {
  if (language == Language::en) return std::string(to_text(status));
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
  const Words say(language);
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
