#include "io/explain_points.h"

#include "base/plural.h"
#include "engine/undecided.h"
#include "io/explain_measure.h"
#include "io/explain_parts.h"
#include "io/explain_unknown.h"
#include "io/explain_words.h"

namespace xingji {
namespace {

std::string number_text(const Explanation& explanation, const Number& number, bool as_percent,
                        Language language) {
  const auto amount = amount_on(number, explanation);
  return amount ? unit_text(number.type, *amount, as_percent, explanation, language) : "";
}

// A condition that chose, with the counts that it looked at.
std::string condition_text(const Explanation& explanation, const Expression& condition,
                           Language language) {
  const Say say(language);
  std::string text = rule_text(condition, explanation, language) + '\n';
  text += unknown_text(condition, explanation, "        ", language);
  text += parameters_text({&condition}, explanation, "      ", language);
  const Formula formula(condition, *explanation.pack);
  for (const std::size_t measure : formula.measures()) {
    text += measure_text(explanation, measure, language);
  }
  return text;
}

// Without the branch's condition, which stands above with the others.
std::string undecided_text(const Explanation& explanation, const Indicator& indicator,
                           const Undecided& undecided, Language language) {
  const auto i = find_indicator(*explanation.pack, indicator.id);
  const Title words = undecided_words(*explanation.pack, undecided, i.value_or(0));
  std::string text = "    ! " + pick(words, language) + '\n';
  if (undecided.rule != Undecided::Rule::small_sample || !indicator.small) return text;
  return text + "      " + condition_text(explanation, indicator.small->when, language);
}

std::string count_text(Points::Count count, const Say& say) {
  switch (count) {
    case Points::Count::proportional:
      return say("parts count too", "不足一步按比例");
    case Points::Count::whole_up:
      return say("a part counts as a whole", "不足一步按一步");
    case Points::Count::whole_down:
      return say("only whole ones count", "不足一步不计");
  }
  return {};
}

std::string counts_text(const Among& among, const Say& say) {
  return say(" (", "（") + std::to_string(among.others) + say(" others: ", " 家：") +
         std::to_string(among.worse) + say(" worse, ", " 家更差，") + std::to_string(among.equal) +
         say(" equal)", " 家相同）");
}

}  // namespace

std::string among_text(const Among& among, const Indicator& indicator, Language language) {
  const Say say(language);
  const bool is_named = !among.group.empty() && among.group != group_of_all;
  const std::string group = is_named ? " [" + among.group + ']' : "";
  std::string text;
  if (among.is_value) {
    text =
        say("    the mean of the peers", "    取同行均值") + group + say(" is its value\n", "\n");
  }
  if (!among.beaten) return text;
  if (among.from == Among::From::benchmark && among.beaten->numerator == 0) {
    return text +
           say("    reaches none of the peers' figures that the platform shows; the points are the "
               "least there can be",
               "    没有达到平台公布的任一同行分位，得分按最少的算，实际可能更高") +
           group + '\n';
  }
  const std::string share = print_number(Type::number, to_micro(*among.beaten).value_or(0), true);
  text += say("    beats ", "    超过同行 ") + share + say(" of the peers", "") + group;
  switch (among.from) {
    case Among::From::peers:
      text += counts_text(among, say);
      break;
    case Among::From::reading:
      text += say(", as the platform's screen says", "（平台页面显示）");
      break;
    case Among::From::benchmark:
      text += say(" at least, by their figures as the platform shows them",
                  "以上（按平台公布的同行分位）");
      break;
  }
  return text + (indicator.points.self_in ? say(", itself included\n", "，含本店\n") : "\n");
}

std::string way_text(const Explanation& explanation, const Indicator& indicator,
                     const IndicatorResult& result, Language language) {
  const Say say(language);
  std::string text;
  for (std::size_t b = 0; b < indicator.branches.size(); ++b) {
    // Those behind the one that applied were not asked.
    if (result.branch && b > *result.branch) break;
    text += result.branch == b ? say("    > branch: ", "    > 分支：")
                               : say("      branch: ", "      分支：");
    text += condition_text(explanation, *indicator.branches[b].when, language);
  }
  if (!indicator.branches.empty() && !result.branch) {
    text += say("    > branch: otherwise\n", "    > 分支：其余\n");
  }
  if (result.status == IndicatorStatus::fixed && indicator.small) {
    const Number::Entry* points = indicator.small->points.on(explanation.day);
    text += say("    small sample, so it gets ", "    小样本，按固定分 ") +
            number_text(explanation, indicator.small->points, false, language) + "   " +
            said_text(points->said, *explanation.pack, language) + '\n' + "      " +
            condition_text(explanation, indicator.small->when, language);
    const std::string partly = partly_text(indicator.small->when, explanation, language);
    if (!partly.empty()) text += "      " + partly + '\n';
  }
  if (result.undecided) text += undecided_text(explanation, indicator, *result.undecided, language);
  const Indicator& way = result.branch ? indicator.branches[*result.branch] : indicator;
  if (way.prior) {
    text += say("    starts from ", "    从 ") +
            rule_text(way.prior->value, explanation, language) +
            say(", as if so many were counted already: ", " 起算，相当于已计入的行数：") +
            rule_text(way.prior->weight, explanation, language) + "   " +
            said_text(way.prior->said, *explanation.pack, language) + '\n';
  }
  return text;
}

namespace {

// How far a step is, of percents in points: 1 percentage point, 1 个百分点.
std::string step_text(std::string step, const Say& say) {
  if (!step.ends_with('%')) return step;
  step.pop_back();
  return percentage_points(step, say.language());
}

}  // namespace

std::string points_text(const Explanation& explanation, const Indicator& indicator,
                        Language language) {
  const Say say(language);
  const Points& points = indicator.points;
  const bool as_percent = indicator.printed_as == Indicator::PrintedAs::percent;
  const auto number = [&](const Number& of, bool is_value) {
    return number_text(explanation, of, is_value && as_percent, language);
  };
  std::string text;
  switch (points.form) {
    case Points::Form::ladder:
    case Points::Form::rank:
      break;
    case Points::Form::value:
      return say("      the value itself is the points\n", "      数值即得分\n");
    case Points::Form::line:
      for (const Points::Corner& corner : points.line) {
        text += "      " + number(corner.value, true) + say(" gives ", " 得 ") +
                number(corner.give, false) + '\n';
      }
      return text + say("      straight between them\n", "      两点之间按直线计算\n");
    case Points::Form::per:
      text = number(points.full, false);
      text = "      " + (say.language() == Language::zh ? text + " 分，相对目标 "
                                                        : counted(text, "point") + ", less ");
      if (language == Language::zh) {
        text += number(points.target, true) + " 每差 " + step_text(number(points.step, true), say) +
                " 扣 " + number(points.take, false);
      } else {
        text += number(points.take, false) + " for every " +
                step_text(number(points.step, true), say) + " off the target of " +
                number(points.target, true);
      }
      text += say(" (", "（") + count_text(points.count, say) + say(")", "）");
      if (points.least) text += say(", at least ", "，最低 ") + number(*points.least, false);
      return text + '\n';
  }
  return text;
}

}  // namespace xingji
