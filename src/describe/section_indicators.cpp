// Dimensions and their indicators: what is counted, how it becomes points, what happens without
// data.
#include "describe/filled.h"
#include "describe/rows.h"
#include "describe/sections.h"

namespace xingji {
namespace {

bool in_force(const Indicator& indicator, Day day) {
  return (!indicator.since || day >= *indicator.since) &&
         (!indicator.until || day <= *indicator.until);
}

std::string edge_phrase(Step::Edge edge, const Writer& to) {
  switch (edge) {
    case Step::Edge::at_least:
      return to.say("at least ", "不低于");
    case Step::Edge::above:
      return to.say("above ", "高于");
    case Step::Edge::at_most:
      return to.say("at most ", "不高于");
    case Step::Edge::below:
      return to.say("below ", "低于");
    case Step::Edge::otherwise:
      return to.say("otherwise", "其余");
  }
  return {};
}

std::string missing_phrase(const MissingRule& rule, Writer& to) {
  switch (rule.kind) {
    case MissingRule::Kind::spread:
      return to.say("its weight goes to the others", "权重分摊给其他指标");
    case MissingRule::Kind::drop:
      return to.say("it is left out", "不参与计算");
    case MissingRule::Kind::no_score:
      return to.say("there is no score at all", "整体不评分");
    case MissingRule::Kind::fixed:
      return filled(to.say("it gets {} points", "固定得{}分"), to.number(rule.points, false));
  }
  return {};
}

void write_ladder(const Indicator& indicator, Writer& to) {
  const bool as_percent = indicator.printed_as == Indicator::PrintedAs::percent;
  for (const Step& step : indicator.ladder) {
    std::string text = edge_phrase(step.edge, to);
    if (step.edge != Step::Edge::otherwise) text += to.number(step.bound, as_percent);
    to.line(3, filled(to.say("{}: {} points", "{}：{}分"), text, to.number(step.give, false)));
  }
}

// A share or mean: what its two sides have in common is said once.
void write_sides(const Indicator& indicator, Writer& to) {
  const Pack& pack = *to.reading().pack;
  const Measure& top = pack.measures[*indicator.numerator];
  const Measure& bottom = pack.measures[*indicator.denominator];
  to.rests_on(bottom.said);
  to.line(2, to.say("counted: ", "分母：") + measure_lines(bottom, to).front());
  const auto below = measure_lines(bottom, to);
  for (std::size_t i = 1; i < below.size(); ++i) to.line(3, below[i]);
  if (top.kind == Measure::Kind::sum) {
    to.line(2, to.say("averaged: ", "取平均：") + to.value(*top.value));
    return;
  }
  for (const Measure::Filter& filter : top.filters) {
    if (filter.said_as != "counts") continue;
    to.rests_on(top.said);
    to.line(2, to.say("of these, in the numerator where ", "分子：其中") +
                   to.condition(filter.condition));
  }
}

bool is_short_form(const Pack& pack, const Indicator& indicator) {
  return indicator.numerator && indicator.denominator &&
         pack.measures[*indicator.numerator].id == indicator.id + ".numerator";
}

void write_indicator(const Indicator& indicator, const std::string& weight, Writer& to) {
  const Pack& pack = *to.reading().pack;
  to.line(1, to.title(indicator.title) + " [" + indicator.id + "]" +
                 (weight.empty() ? "" : to.say("   weight ", "   权重 ") + weight));
  const std::string meaning = to.title(indicator.meaning);
  if (!meaning.empty()) to.line(2, meaning);
  if (!in_force(indicator, to.reading().day)) {
    to.line(2, to.say("not in force on this day", "当日未生效"));
    return;
  }
  if (is_short_form(pack, indicator)) {
    write_sides(indicator, to);
  } else {
    to.line(2, to.say("value: ", "数值：") + to.value(indicator.value));
  }
  to.line(2, to.say("points", "得分"));
  write_ladder(indicator, to);
  to.rests_on(indicator.no_data.said);
  to.line(2, to.say("without data: ", "无数据时：") + missing_phrase(indicator.no_data, to));
  if (indicator.least) {
    to.line(2, filled(to.say("below {} counted: {}", "样本少于{}时：{}"),
                      to.number(*indicator.least, false), missing_phrase(indicator.too_few, to)));
  }
  const std::string seen_at = to.title(indicator.seen_at);
  if (!seen_at.empty()) to.line(2, to.say("seen at: ", "查看位置：") + seen_at);
  const std::string advice = to.title(indicator.advice);
  if (!advice.empty()) to.line(2, to.say("what helps: ", "改进建议：") + advice);
}

}  // namespace

void write_indicators(Writer& to) {
  const Pack& pack = *to.reading().pack;
  if (pack.dimensions.empty()) {
    to.line(0, to.say("Indicators", "指标"));
    for (const Indicator& indicator : pack.indicators) write_indicator(indicator, "", to);
    return;
  }
  for (const Dimension& dimension : pack.dimensions) {
    to.line(0, to.title(dimension.title) + to.say("   weight ", "   权重 ") +
                   to.number(dimension.weight, true));
    for (const Dimension::Part& part : dimension.parts) {
      write_indicator(pack.indicators[part.indicator], to.number(part.weight, true), to);
    }
    if (dimension.least || dimension.most) {
      to.line(1, filled(to.say("kept between {} and {}", "得分限定在{}与{}之间"),
                        dimension.least ? to.number(*dimension.least, false) : "−∞",
                        dimension.most ? to.number(*dimension.most, false) : "∞"));
    }
  }
}

}  // namespace xingji
