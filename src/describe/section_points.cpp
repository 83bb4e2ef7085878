#include "describe/section_points.h"

#include "base/plural.h"
#include "describe/filled.h"

namespace xingji {
namespace {

// A span is long or short, other values are high or low.
std::string edge_phrase(const Step& step, const Writer& to) {
  const bool is_span = step.bound.type == Type::duration;
  switch (step.edge) {
    case Step::Edge::at_least:
      return to.say("at least ", is_span ? "不少于" : "不低于");
    case Step::Edge::above:
      return to.say(is_span ? "more than " : "above ", is_span ? "超过" : "高于");
    case Step::Edge::at_most:
      return to.say("at most ", is_span ? "不超过" : "不高于");
    case Step::Edge::below:
      return to.say(is_span ? "less than " : "below ", is_span ? "不足" : "低于");
    case Step::Edge::otherwise:
      return to.say("otherwise", "其余");
  }
  return {};
}

std::string points_phrase(const Number& points, Writer& to) {
  const std::string number = to.number(points, false);
  return to.say(counted(number, "point"), number + "分");
}

// A display may be in stars, yuan or anything; its title says in what.
std::string given_phrase(const Number& given, bool is_display, Writer& to) {
  return is_display ? to.number(given, false) : points_phrase(given, to);
}

// `before`: what the bounds are of, where that is not the indicator's own value.
void write_ladder(const Indicator& indicator, int depth, Writer& to, bool is_display,
                  const std::string& before = {}) {
  const bool as_percent = indicator.printed_as == Indicator::PrintedAs::percent;
  for (const Step& step : indicator.ladder) {
    std::string text = edge_phrase(step, to);
    if (step.edge != Step::Edge::otherwise)
      text = before + text + to.number(step.bound, as_percent);
    to.line(depth,
            filled(to.say("{}: {}", "{}：{}"), text, given_phrase(step.give, is_display, to)));
  }
}

std::string ties_phrase(Points::Ties ties, const Writer& to) {
  switch (ties) {
    case Points::Ties::worse:
      return to.say("equal ones are not beaten", "数值相同的不算超过");
    case Points::Ties::half:
      return to.say("equal ones count half", "数值相同的按一半计");
    case Points::Ties::better:
      return to.say("equal ones count as beaten", "数值相同的也算超过");
  }
  return {};
}

void write_rank(const Indicator& indicator, int depth, Writer& to) {
  to.rests_on(indicator.points.said);
  to.line(depth, to.say("ranked among the peers", "与同行比较") + to.say(" (", "（") +
                     ties_phrase(indicator.points.ties, to) +
                     (indicator.points.self_in ? to.say(", itself included", "，含本店") : "") +
                     to.say(")", "）"));
  write_ladder(over_share(indicator), depth, to, false, to.say("beats ", "超过同行的比例"));
}

std::string count_phrase(Points::Count count, const Writer& to) {
  switch (count) {
    case Points::Count::proportional:
      return to.say("parts count too", "不足一步按比例");
    case Points::Count::whole_up:
      return to.say("a part counts as a whole", "不足一步按一步");
    case Points::Count::whole_down:
      return to.say("only whole ones count", "不足一步不计");
  }
  return {};
}

// {0} full points, {1} what is taken for every {2} away from the target {3}, {4} how it is counted.
std::string off_phrase(const Indicator& indicator, const Writer& to) {
  using Better = Indicator::Better;
  const bool is_counted = indicator.printed_as == Indicator::PrintedAs::count;
  switch (indicator.better) {
    case Better::higher:
      return to.say("{0} points, less {1} for every {2} below the target of {3} ({4})",
                    is_counted ? "满分{0}分，少于目标{3}时每少{2}个扣{1}分（{4}）"
                               : "满分{0}分，低于目标{3}时每低{2}扣{1}分（{4}）");
    case Better::lower:
      return to.say("{0} points, less {1} for every {2} above the target of {3} ({4})",
                    is_counted ? "满分{0}分，多于目标{3}时每多{2}个扣{1}分（{4}）"
                               : "满分{0}分，高于目标{3}时每高{2}扣{1}分（{4}）");
    case Better::middle:
      return to.say("{0} points, less {1} for every {2} off the target of {3} ({4})",
                    "满分{0}分，相对目标{3}每差{2}扣{1}分（{4}）");
  }
  return {};
}

void write_per(const Indicator& indicator, int depth, Writer& to) {
  const Points& points = indicator.points;
  const bool as_percent = indicator.printed_as == Indicator::PrintedAs::percent;
  const std::string full = to.number(points.full, false);
  const std::string take = to.number(points.take, false);
  std::string step = to.number(points.step, as_percent);
  if (step.ends_with('%')) {
    step.pop_back();
    step = to.say(counted(step, "percentage point"), step + "个百分点");
  }
  const std::string target = to.number(points.target, as_percent);
  std::string text =
      filled(off_phrase(indicator, to), full, take, step, target, count_phrase(points.count, to));
  if (points.least) {
    text += filled(to.say(", at least {}", "，最低{}分"), to.number(*points.least, false));
  }
  to.rests_on(points.said);
  to.line(depth, text);
}

// Beyond the line's ends its points stay as they are there.
std::string ends_phrase(const Indicator& indicator, Writer& to, bool is_display) {
  const bool is_span = indicator.value.type == Type::duration;
  const bool as_percent = indicator.printed_as == Indicator::PrintedAs::percent;
  const Points::Corner& first = indicator.points.line.front();
  const Points::Corner& last = indicator.points.line.back();
  return filled(to.say("{}{}: {}; {}{}: {}", "{}{}：{}；{}{}：{}"),
                to.say(is_span ? "less than " : "below ", is_span ? "不足" : "低于"),
                to.number(first.value, as_percent), given_phrase(first.give, is_display, to),
                to.say(is_span ? "more than " : "above ", is_span ? "超过" : "高于"),
                to.number(last.value, as_percent), given_phrase(last.give, is_display, to));
}

void write_line(const Indicator& indicator, int depth, Writer& to, bool is_display) {
  const bool as_percent = indicator.printed_as == Indicator::PrintedAs::percent;
  for (const Points::Corner& corner : indicator.points.line) {
    const std::string value = to.number(corner.value, as_percent);
    to.line(depth,
            filled(to.say("{}: {}", "{}：{}"), value, given_phrase(corner.give, is_display, to)));
  }
  to.line(depth, to.say("straight between them; ", "两点之间按直线计算；") +
                     ends_phrase(indicator, to, is_display));
}

}  // namespace

std::string missing_phrase(const MissingRule& rule, Writer& to) {
  switch (rule.kind) {
    case MissingRule::Kind::spread:
      return to.say("its weight goes to the others", "权重分摊给其他指标");
    case MissingRule::Kind::drop:
      return to.say("it is left out", "不参与计算");
    case MissingRule::Kind::no_score:
      return to.say("there is no score at all", "整体不评分");
    case MissingRule::Kind::peer_mean:
      return to.say("the mean of the peers is taken", "按同行均值计算");
    case MissingRule::Kind::fixed:
      return filled(to.say("it gets {}", "固定得{}"), points_phrase(rule.points, to));
    case MissingRule::Kind::default_total:
      return filled(to.say("the whole score is {}", "总分直接按{}计"),
                    to.number(rule.points, false));
  }
  return {};
}

void write_points(const Indicator& indicator, int depth, Writer& to, bool is_display) {
  switch (indicator.points.form) {
    case Points::Form::ladder:
      return write_ladder(indicator, depth, to, is_display);
    case Points::Form::line:
      return write_line(indicator, depth, to, is_display);
    case Points::Form::per:
      return write_per(indicator, depth, to);
    case Points::Form::value:
      return to.line(depth, to.say("the value itself", "数值即得分"));
    case Points::Form::rank:
      return write_rank(indicator, depth, to);
  }
}

void write_peers(Writer& to) {
  const Pack& pack = *to.telling().pack;
  if (!pack.peers) return;
  const auto group = [&](const std::vector<std::size_t>& keys) -> std::string {
    if (keys.empty()) return to.say("everybody", "全部商家");
    std::string names;
    for (const std::size_t key : keys) {
      const Attribute& attribute = pack.attributes[key];
      const std::string title = to.title(attribute.title);
      names +=
          (names.empty() ? "" : to.say(" and ", "、")) + (title.empty() ? attribute.id : title);
    }
    return filled(to.say("those with the same {}", "{}相同的商家"), names);
  };
  std::string text = to.say("Peers: ", "同行：") + group(pack.peers->groups[0]);
  if (pack.peers->groups.size() > 1) {
    text += filled(to.say("; {} if they are fewer than {}", "；不足{1}家时为{0}"),
                   group(pack.peers->groups[1]), to.number(pack.peers->least, false));
  } else {
    text += filled(to.say(", at least {}", "，至少{}家"), to.number(pack.peers->least, false));
  }
  if (pack.peers->days_old > 0) {
    text += filled(to.say("; their values are of {} days before", "；取{}天前的数值"),
                   std::to_string(pack.peers->days_old));
  }
  to.rests_on(pack.peers->said);
  to.line(0, text);
}

namespace {

// No condition takes whatever the rows before it left.
void write_when(const std::string& before, const std::optional<Expression>& when,
                const std::string& after, Writer& to) {
  if (when) return to.condition_line(2, before, *when, after);
  to.line(2, before + to.say("otherwise", "其余") + after);
}

}  // namespace

void write_stages(Writer& to) {
  const Pack& pack = *to.telling().pack;
  if (pack.stages.empty()) return;
  to.line(0, to.say("Stages", "阶段"));
  for (const Stage& stage : pack.stages) {
    const std::string title = to.title(stage.title);
    const std::string name = title.empty() ? stage.id : title;
    to.rests_on(stage.said);
    to.heading(1, name, "");
    write_when(to.say("when: ", "条件："), stage.when, "", to);
    for (const Stage::Rule& rule : stage.total) {
      const std::string total =
          rule.give ? filled(to.say("the total is {}", "总分为{}"), to.number(*rule.give, false))
                    : to.say("no score: ", "不评分：") + to.title(rule.says);
      const std::size_t line = to.lines().size();
      write_when(to.say(rule.when ? "if " : "", rule.when ? "若" : ""), rule.when,
                 to.say(": ", "：") + total, to);
      to.call(line, rule.give ? to.say("a total given", "直接给总分") : total);
    }
  }
}

void write_displays(Writer& to) {
  const Pack& pack = *to.telling().pack;
  if (pack.displays.empty()) return;
  to.line(0, to.say("Other scales", "其他显示口径"));
  for (const Display& display : pack.displays) {
    to.rests_on(display.said);
    const std::string decimals = decimals_phrase(display.decimals, to);
    if (display.value) {
      to.heading(1, to.title(display.title),
                 filled(to.say(": {}, {}", "：{}，{}"), to.value(*display.value), decimals));
    } else {
      const std::string of = display.dimension ? to.title(pack.dimensions[*display.dimension].title)
                                               : to.say("the published total", "公布的总分");
      // Steps give what is written.
      const bool is_kept =
          display.scale.points.form == Points::Form::ladder && display.decimals >= kept_decimals;
      to.heading(1, to.title(display.title),
                 filled(to.say(", made of {}{}", "：由{}换算{}"), of,
                        is_kept ? "" : to.say(", ", "，") + decimals));
      write_points(display.scale, 2, to, true);
    }
    if (display.held_at) {
      to.line(2, filled(to.say("as long as there is one, {} is shown, whatever the score",
                               "有{}期间固定展示它，不随分数变化"),
                        to.value(*display.held_at)));
    }
    for (const std::size_t stage : display.hidden_in) {
      const std::string title = to.title(pack.stages[stage].title);
      to.line(2, to.say("not shown in the stage ", "不显示的阶段：") +
                     (title.empty() ? pack.stages[stage].id : title));
    }
  }
}

}  // namespace xingji
