#include "describe/sections.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/plural.h"
#include "describe/filled.h"
#include "describe/phrase_parts.h"
#include "describe/rows.h"

namespace xingji {
namespace {

std::string act_phrase(const Gate::Level& level, Writer& to) {
  switch (level.act) {
    case Gate::Act::cap:
      return filled(to.say("capped at {}", "最高{}"), to.number(level.amount, false));
    case Gate::Act::subtract:
      return filled(to.say("lowered by {}", "减{}"), to.number(level.amount, false));
    case Gate::Act::multiply:
      return filled(to.say("multiplied by {}", "乘以{}"), to.number(level.amount, false));
    case Gate::Act::drop:
      return to.say("taken out", "不计");
    case Gate::Act::tell:
      return to.say("to be mended; no score changes", "需要处理，得分不变");
  }
  return {};
}

// What a gate acts on: "the score of Logistics", or all of them.
std::string target_phrase(const Gate& gate, const Writer& to) {
  std::string names;
  for (const std::size_t target : gate.targets) {
    const Title& title = gate.at == Gate::At::points ? to.telling().pack->indicators[target].title
                                                     : to.telling().pack->dimensions[target].title;
    names += (names.empty() ? "" : to.say(", ", "、")) + to.title(title);
  }
  switch (gate.at) {
    case Gate::At::points:
      return names.empty() ? to.say("the points of every indicator are", "所有指标得分")
                           : filled(to.say("the points of {} are", "{}得分"), names);
    case Gate::At::dimensions:
      return names.empty() ? to.say("the score of every dimension is", "所有维度得分")
                           : filled(to.say("the score of {} is", "{}得分"), names);
    case Gate::At::total:
      return to.say("the total is", "总分");
  }
  return {};
}

void write_gate(const Gate& gate, Writer& to) {
  to.line(1, to.title(gate.title));
  for (const Gate::Level& level : gate.levels) {
    const std::string name = level.id.empty() ? "" : to.title(level.title) + to.say(": ", "：");
    to.rests_on(level.said);
    to.condition_line(
        2, name + (level.is_pass ? to.say("unless ", "除非") : to.say("if ", "若")),
        level.condition,
        to.say(", ", level.is_pass ? "，否则" : "，") +
            filled(to.say("{} {}", "{}{}"), target_phrase(gate, to), act_phrase(level, to)));
  }
  if (gate.levels.size() > 1) {
    to.line(2, to.say("only the first that is met applies", "自上而下，只适用最先命中的一档"));
  }
  to.line(2, gate.unknown_passes
                 ? to.say("where it cannot be known, it passes", "无法判断时按通过处理")
                 : to.say("where it cannot be known, it fails", "无法判断时按未达标处理"));
}

// Measures that formulas speak of, in the pack's order.
void collect_measures(const Expression& expression, std::set<std::string>& names) {
  if (expression.op == Op::measure) names.insert(expression.name);
  for (const Expression& argument : expression.arguments) collect_measures(argument, names);
}

std::set<std::string> measures_named(const Pack& pack) {
  std::set<std::string> names;
  for (const Indicator& indicator : pack.indicators) {
    // The two of a share or mean are said where it stands.
    if (!is_short_form(pack, indicator)) collect_measures(indicator.value, names);
  }
  for (const Indicator& indicator : pack.indicators) {
    for (const Indicator& branch : indicator.branches) {
      collect_measures(*branch.when, names);
      collect_measures(branch.value, names);
    }
    if (indicator.small) collect_measures(indicator.small->when, names);
  }
  for (const Stage& stage : pack.stages) {
    if (stage.when) collect_measures(*stage.when, names);
    for (const Stage::Rule& rule : stage.total) {
      if (rule.when) collect_measures(*rule.when, names);
    }
  }
  for (const Gate& gate : pack.gates) {
    for (const Gate::Level& level : gate.levels) collect_measures(level.condition, names);
  }
  for (const Bonus& bonus : pack.bonuses) collect_measures(bonus.when, names);
  if (pack.total.needs) collect_measures(*pack.total.needs, names);
  for (const Display& display : pack.displays) {
    if (display.value) collect_measures(*display.value, names);
    if (display.held_at) collect_measures(*display.held_at, names);
  }
  for (const Measure& measure : pack.measures) {
    for (const Window::Choice& choice : measure.window.choices) {
      if (choice.when) collect_measures(*choice.when, names);
    }
  }
  for (const PayName& name : pay_names(pack)) {
    if (pack.pay && name.of == PayName::Of::measure) names.insert(name.id);
  }
  return names;
}

std::string_view word_of_subject(Pack::Subject subject) {
  switch (subject) {
    case Pack::Subject::shop:
      return words_of(Table::shops).zh;
    case Pack::Subject::agent:
      return words_of(Table::agents).zh;
    case Pack::Subject::provider:
      return words_of(Table::providers).zh;
    case Pack::Subject::product:
      return words_of(Table::products).zh;
  }
  return {};
}

}  // namespace

void write_head(Writer& to) {
  const Pack& pack = *to.telling().pack;
  to.line(0, to.title(pack.title) + " · " + pack.id + " · " + format_day(to.telling().day));
  const std::string since = pack.since ? format_day(*pack.since) : "…";
  const std::string until = pack.until ? format_day(*pack.until) : "…";
  to.rests_on(pack.said);
  to.line(1, filled(to.say("This version judges the days {} to {}.", "本版本适用于 {} 至 {}。"),
                    since, until));
  const bool scores = !pack.indicators.empty() || pack.pay;
  to.line(1, filled(scores ? to.say("A day is a calendar day in {}; a score of a day sees what was "
                                    "known at its end.",
                                    "按 {} 时区的自然日计算；某日的分数只看当日结束时已知的事实。")
                           : to.say("A day is a calendar day in {}.", "按 {} 时区的自然日计算。"),
                    pack.zone.name()));
  if (pack.subject == Pack::Subject::provider) {
    to.line(1, to.say("It scores each provider by all that it did, for whichever shop.",
                      "按服务商评分：为各店铺做的合在一起计算。"));
  } else if (pack.subject != Pack::Subject::shop) {
    const std::string_view scored = to_text(pack.subject);
    to.line(1,
            filled(to.say("It scores each {} of a shop.", "按店铺内的每个{}评分。"),
                   to.telling().language == Language::zh ? word_of_subject(pack.subject) : scored));
  }
  to.line(1, to.say("※ marks what no source gives, or gives in part; the reasons stand at the end.",
                    "※ 表示没有出处、或出处只给出一部分而由本规则包假定的地方，理由见文末。"));
}

void write_gates(Writer& to) {
  const Pack& pack = *to.telling().pack;
  std::vector<const Gate*> gates;
  for (const Gate& gate : pack.gates) {
    if (in_force(gate.since, gate.until, to.telling().day)) gates.push_back(&gate);
  }
  if (gates.empty()) return;
  to.line(0, to.say("Gates", "门槛"));
  for (const Gate* gate : gates) write_gate(*gate, to);
}

void write_extras(Writer& to) {
  const Pack& pack = *to.telling().pack;
  const Day day = to.telling().day;
  if (pack.bonuses.empty() && pack.deductions.empty()) return;
  to.line(0, to.say("Bonuses and deductions", "加分与扣分"));
  for (const Bonus& bonus : pack.bonuses) {
    if (!in_force(bonus.since, bonus.until, day)) continue;
    std::string where;
    for (const std::size_t target : bonus.targets) {
      where += (where.empty() ? "" : to.say(", ", "、")) + to.title(pack.dimensions[target].title);
    }
    if (bonus.at == Bonus::At::total) where = to.say("the total", "总分");
    if (where.empty()) where = to.say("every dimension", "所有维度");
    const std::string add = to.number(bonus.add, false);
    std::string act = to.telling().language == Language::zh
                          ? filled("，{}加{}", where, add)
                          : filled(", {} more for {}", add, where);
    if (bonus.most) {
      act += filled(to.say(", up to {}", "，最高{}"), to.number(*bonus.most, false));
    }
    to.rests_on(bonus.said);
    to.condition_line(1, to.title(bonus.title) + to.say(": if ", "：若"), bonus.when, act);
  }
  for (const Deduction& deduction : pack.deductions) {
    if (!in_force(deduction.since, deduction.until, day)) continue;
    std::string text =
        filled(to.say(": {} off for each", "：每起扣{}"), to.number(deduction.each, false));
    if (deduction.most) {
      text += filled(to.say(", at most {}", "，最多扣{}"), to.number(*deduction.most, false));
    }
    to.rests_on(deduction.said);
    to.heading(1, to.title(deduction.title), text);
    write_measure("", pack.measures[deduction.cases], 2, to);
  }
}

void write_stars(Writer& to) {
  const Pack& pack = *to.telling().pack;
  if (pack.bands.empty()) return;
  // The lowest or the sum of points has their decimals.
  const bool is_rounded =
      pack.total.kind == Total::Kind::weighted || pack.total.decimals < kept_decimals;
  to.line(0, to.say("Total and stars", "总分与星级"));
  switch (pack.total.kind) {
    case Total::Kind::weighted:
      to.line(1, to.say("The total is the weighted mean of the dimensions.",
                        "总分为各维度得分的加权平均。"));
      break;
    case Total::Kind::lowest_of_points:
      to.rests_on(pack.total.said);
      to.line(1, to.say("The lowest indicator is the total.", "总分取各指标得分中的最低者。"));
      break;
    case Total::Kind::sum_of_points:
      if (!is_rounded) to.rests_on(pack.total.said);
      to.line(1,
              to.say("The total is the sum of the indicators' points.", "总分为各指标得分之和。"));
      break;
  }
  if (pack.total.needs) {
    to.rests_on(pack.total.said);
    to.condition_line(1, to.say("There is a score only if ", "仅当"), *pack.total.needs,
                      to.say("; otherwise: ", "时评分；否则：") + to.title(pack.total.needs_says));
  }
  if (pack.total.least || pack.total.most) {
    to.line(1, filled(to.say("It is kept between {} and {}.", "总分限定在{}与{}之间。"),
                      pack.total.least ? to.number(*pack.total.least, false) : "−∞",
                      pack.total.most ? to.number(*pack.total.most, false) : "∞"));
  }
  if (is_rounded) {
    if (pack.total.kind != Total::Kind::lowest_of_points) to.rests_on(pack.total.said);
    to.line(1, filled(to.say("It is {}, halves away from zero; stars compare the rounded total.",
                             "总分{}，星级按舍入后的总分判定。"),
                      decimals_phrase(pack.total.decimals, to)));
  }
  for (const Band& band : pack.bands) {
    std::string needs;
    if (band.total_at_least) {
      needs = filled(to.say("total at least {}", "总分不低于{}"),
                     to.number(*band.total_at_least, false));
    }
    if (band.each_dimension_at_least) {
      needs += (needs.empty() ? "" : to.say(" and ", "，且")) +
               filled(to.say("each dimension at least {}", "各维度均不低于{}"),
                      to.number(*band.each_dimension_at_least, false));
    }
    if (needs.empty()) needs = to.say("otherwise", "其余");
    const std::string title = to.title(band.title);
    const std::string stars = to.number(band.stars, false);
    to.line(2, filled(to.say("{}{}: {}", "{}{}：{}"), to.say(counted(stars, "star"), stars + "星"),
                      title.empty() ? "" : filled(to.say(" ({})", "（{}）"), title), needs));
  }
}

void write_measures(Writer& to) {
  const Pack& pack = *to.telling().pack;
  const auto names = measures_named(pack);
  bool is_first = true;
  for (const Measure& measure : pack.measures) {
    if (!names.contains(measure.id) || measure.id.find('.') != std::string::npos) continue;
    if (is_first) to.line(0, to.say("Counts named above", "上文提到的计数"));
    is_first = false;
    const std::string title = to.title(measure.title);
    const std::string name = title.empty() ? measure.id : title + " [" + measure.id + "]";
    write_measure(name + to.say(": ", "："), measure, 1, to);
  }
}

}  // namespace xingji
