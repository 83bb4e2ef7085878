#include "describe/named.h"

#include <algorithm>
#include <array>

#include "describe/filled.h"
#include "describe/writer.h"

namespace xingji {

Expression Named::of(Expression expression) const {
  const auto names_stage = [](const Expression& argument) {
    return argument.op == Op::measure && argument.name == "stage";
  };
  if (std::any_of(expression.arguments.begin(), expression.arguments.end(), names_stage)) {
    for (Expression& argument : expression.arguments) {
      if (argument.op == Op::literal) argument.name = stage_title(argument.name);
    }
  }
  if (expression.op == Op::measure) expression.name = name(expression.name);
  for (Expression& argument : expression.arguments) argument = of(std::move(argument));
  return expression;
}

std::string Named::stage_title(const std::string& id) const {
  for (const Stage& stage : telling_.pack->stages) {
    if (stage.id == id && !stage.title.empty()) return pick(stage.title, telling_.language);
  }
  return id;
}

std::string Named::name(const std::string& id) const {
  if (id == "total") return telling_.say("the total", "总分");
  if (id == "stars") return telling_.say("the star level", "星级");
  if (id == "stage") return telling_.say("the stage", "阶段");
  for (const History& history : histories_) {
    if (history.id == id) return name(history);
  }
  for (const Dimension& dimension : telling_.pack->dimensions) {
    if (id == "dimension." + dimension.id) return quoted(dimension.title);
  }
  for (const Indicator& indicator : telling_.pack->indicators) {
    if (id == "indicator." + indicator.id) return quoted(indicator.title);
  }
  return id;
}

std::string Named::quoted(const Title& title) const {
  return filled(telling_.say("'{}'", "“{}”"), pick(title, telling_.language));
}

std::string Named::name(const History& history) const {
  const std::string of = inner(history);
  const auto say = [&](std::string_view en, std::string_view zh) {
    return filled(in_days(telling_.say(en, zh), telling_), of, history.days);
  };
  const auto quoting = [&](std::string_view en, std::string_view zh) {
    return filled(in_days(telling_.say(en, zh), telling_), inside_quotes(of), history.days);
  };
  switch (history.kind) {
    case History::Kind::running:
      return quoting("the number of days in a row on which {0}", "“{0}”的连续天数");
    case History::Kind::every:
      return quoting("'on each of the last {1} days {0}'", "“近{1}天每天{0}”");
    case History::Kind::days:
      return quoting("the number of the last {1} days on which {0}", "近{1}天里“{0}”的天数");
    case History::Kind::mean:
      return say("the mean of {0} over the last {1} days", "{0}近{1}天的均值");
    case History::Kind::lowest:
      return say("the lowest of {0} over the last {1} days", "{0}近{1}天的最低值");
    case History::Kind::highest:
      return say("the highest of {0} over the last {1} days", "{0}近{1}天的最高值");
    case History::Kind::quantile:
      return format_amount({Type::number, history.share, "%"}) +
             say(" quantile of {0} over the last {1} days", "分位的{0}（近{1}天）");
    case History::Kind::yesterday:
      return say("{0} of the day before", "前一天的{0}");
    case History::Kind::times:
      return history.days == 0 ? say("the count of {0}", "{0}的次数")
                               : say("the count of {0} in the last {1} days", "近{1}天{0}的次数");
    case History::Kind::days_since:
      return say("the number of days since {0}", "距上次{0}的天数");
    case History::Kind::watched:
      return say("a watch period", "观察期");
  }
  return {};
}

std::string Named::inner(const History& history) const {
  if (!history.of) {
    if (history.kind == History::Kind::watched) return {};
    const Standing::Move& move = moves_[history.move];
    return filled(telling_.say("'{}'", "“{}”"),
                  move.title.empty() ? move.id : pick(move.title, telling_.language));
  }
  const Expression named = of(*history.of);
  return named.type == Type::flag ? condition_phrase(named, telling_)
                                  : value_phrase(named, telling_);
}

std::string in_days(std::string pattern, const Telling& telling) {
  if (!telling.pack->period) return pattern;
  constexpr auto words = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"on which", "in which"},
       {"on every ", "in every "},
       {"on the first ", "in the first "},
       {"on each of", "in each of"},
       {"on day", "in period"},
       {"day", "period"},
       {"首日", "首期"},
       {"的日子", "的一期"},
       {"天", "期"}});
  for (const auto& [days, periods] : words) {
    for (std::size_t at = pattern.find(days); at != std::string::npos;
         at = pattern.find(days, at + periods.size())) {
      pattern.replace(at, days.size(), periods);
    }
  }
  return pattern;
}

std::string no_score_phrase(Standing::NoScoreDay rule, const Telling& telling) {
  const auto say = [&](std::string_view en, std::string_view zh) {
    return in_days(telling.say(en, zh), telling);
  };
  switch (rule) {
    case Standing::NoScoreDay::breaks:
      return say("; a day without a score breaks a run", "；没有得分的一天使连续天数中断");
    case Standing::NoScoreDay::skips:
      return say("; days without a score are skipped", "；没有得分的日子跳过不计");
    case Standing::NoScoreDay::counts:
      return say("; a day without a score counts like the day before",
                 "；没有得分的一天按前一天计");
  }
  return {};
}

}  // namespace xingji
