// Dimensions and their indicators: what is counted, how it becomes points, what happens without
// data.
#include "base/plural.h"
#include "describe/filled.h"
#include "describe/rows.h"
#include "describe/section_points.h"
#include "describe/sections.h"

namespace xingji {
namespace {

// A share or mean: what its two sides have in common is said once.
void write_sides(const Indicator& indicator, Writer& to) {
  const Pack& pack = *to.telling().pack;
  const Measure& top = pack.measures[*indicator.numerator];
  const Measure& bottom = pack.measures[*indicator.denominator];
  write_measure(to.say("counted: ", "分母："), bottom, 2, to);
  if (top.kind == Measure::Kind::sum) {
    to.line(2, to.say("averaged: ", "取平均：") + to.value(*top.value));
    return write_own_filings(top, bottom, 2, to);
  }
  for (const Measure::Filter& filter : top.filters) {
    if (filter.said_as != "counts") continue;
    to.rests_on(top.said);
    to.condition_line(2, to.say("of these, in the numerator where ", "分子：其中"),
                      filter.condition);
  }
  write_own_filings(top, bottom, 2, to);
}

// Value, points and missing rule: of an indicator, or of one of its branches.
void write_way(const Indicator& indicator, int depth, Writer& to) {
  const Pack& pack = *to.telling().pack;
  if (is_short_form(pack, indicator)) {
    write_sides(indicator, to);
  } else if (indicator.prior) {
    const auto name = [&](std::size_t measure) {
      return measure_name(pack.measures[measure].id, to.telling());
    };
    to.line(depth, to.say("value: ", "数值：") + name(*indicator.numerator) + " ÷ " +
                       name(*indicator.denominator));
  } else {
    to.line(depth, to.say("value: ", "数值：") + to.value(indicator.value));
  }
  if (indicator.prior) {
    to.rests_on(indicator.prior->said);
    const Expression& weight = indicator.prior->weight;
    const bool is_weightless = weight.op == Op::literal && weight.literal == 0;
    to.line(depth,
            filled(is_weightless ? to.say("{} as long as nothing is counted", "尚无计入的行时为{}")
                                 : to.say("starts from {}, as if so many were counted already: {}",
                                          "从{}起算，相当于已计入的行数：{}"),
                   to.value(indicator.prior->value), to.value(weight)));
  }
  to.line(depth, to.say("points", "得分"));
  write_points(indicator, depth + 1, to);
  to.rests_on(indicator.no_data.said);
  to.line(depth, to.say("without data: ", "无数据时：") + missing_phrase(indicator.no_data, to));
}

void write_indicator(const Indicator& indicator, const std::string& weight, Writer& to) {
  to.heading(1, to.title(indicator.title) + " [" + indicator.id + "]",
             weight.empty() ? "" : to.say("   weight ", "   权重 ") + weight);
  const std::string meaning = to.title(indicator.meaning);
  if (!meaning.empty()) to.line(2, meaning);
  if (!in_force(indicator.since, indicator.until, to.telling().day)) {
    to.line(2, to.say("not in force on this day", "当日未生效"));
    return;
  }
  for (const Indicator& branch : indicator.branches) {
    to.condition_line(2, to.say("if ", "若"), *branch.when);
    write_way(branch, 3, to);
  }
  if (!indicator.branches.empty()) to.line(2, to.say("otherwise", "否则"));
  write_way(indicator, indicator.branches.empty() ? 2 : 3, to);
  if (indicator.small) {
    to.rests_on(indicator.small->said);
    const std::string points = to.number(indicator.small->points, false);
    to.condition_line(2,
                      filled(to.say("{} whatever the value, while ", "固定得{}分，只要"),
                             to.say(counted(points, "point"), points)),
                      indicator.small->when);
  }
  if (indicator.least) {
    to.line(2, filled(to.say("below {} counted: {}", "样本少于{}时：{}"),
                      to.number(*indicator.least, false), missing_phrase(indicator.too_few, to)));
  }
  if (compares(indicator)) {
    to.rests_on(indicator.no_peers.said);
    to.line(2, to.say("without peers: ", "同行不足时：") + missing_phrase(indicator.no_peers, to));
  }
  const std::string seen_at = to.title(indicator.seen_at);
  if (!seen_at.empty()) to.line(2, to.say("seen at: ", "查看位置：") + seen_at);
  const std::string advice = to.title(indicator.advice);
  if (!advice.empty()) to.line(2, to.say("what helps: ", "改进建议：") + advice);
}

}  // namespace

bool is_short_form(const Pack& pack, const Indicator& indicator) {
  return indicator.numerator && indicator.denominator &&
         pack.measures[*indicator.numerator].id == indicator.id + ".numerator";
}

void write_indicators(Writer& to) {
  const Pack& pack = *to.telling().pack;
  if (pack.indicators.empty()) return;
  if (pack.dimensions.empty()) {
    to.line(0, to.say("Indicators", "指标"));
    for (const Indicator& indicator : pack.indicators) write_indicator(indicator, "", to);
    return;
  }
  for (const Dimension& dimension : pack.dimensions) {
    to.heading(0, to.title(dimension.title),
               to.say("   weight ", "   权重 ") + to.number(dimension.weight, true));
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
