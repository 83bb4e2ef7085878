// What follows from scores, in sentences: states, and how one gets from one to another.
#include "describe/filled.h"
#include "describe/sections.h"

namespace xingji {
namespace {

using Move = Standing::Move;

// Conditions of a standing with their names as people say them.
class Named {
 public:
  Named(const Standing& standing, const Telling& telling)
      : standing_(standing), telling_(telling) {}

  Expression of(Expression expression) const {
    if (expression.op == Op::measure) expression.name = name(expression.name);
    for (Expression& argument : expression.arguments) argument = of(std::move(argument));
    return expression;
  }

 private:
  std::string name(const std::string& id) const {
    if (id == "total") return telling_.say("the total", "总分");
    if (id == "stars") return telling_.say("the stars", "星级");
    if (id == "stage") return telling_.say("the stage", "阶段");
    if (const History* history = find_history(standing_, id)) return name(*history);
    for (const Dimension& dimension : telling_.pack->dimensions) {
      if (id == "dimension." + dimension.id) return quoted(dimension.title);
    }
    for (const Indicator& indicator : telling_.pack->indicators) {
      if (id == "indicator." + indicator.id) return quoted(indicator.title);
    }
    return id;
  }

  std::string quoted(const Title& title) const {
    return filled(telling_.say("'{}'", "“{}”"), pick(title, telling_.language));
  }

  std::string name(const History& history) const {
    const std::string of = inner(history);
    const auto say = [&](std::string_view en, std::string_view zh) {
      return filled(telling_.say(en, zh), of, history.days);
    };
    switch (history.kind) {
      case History::Kind::running:
        return say("the number of days in a row on which {0}", "“{0}”的连续天数");
      case History::Kind::every:
        return say("'on each of the last {1} days {0}'", "“近{1}天每天{0}”");
      case History::Kind::days:
        return say("the number of the last {1} days on which {0}", "近{1}天里“{0}”的天数");
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
        return history.days == 0
                   ? say("the number of times of {0}", "{0}的次数")
                   : say("the number of times of {0} in the last {1} days", "近{1}天{0}的次数");
      case History::Kind::days_since:
        return say("the number of days since {0}", "距上次{0}的天数");
      case History::Kind::watched:
        return say("a watch period", "观察期");
    }
    return {};
  }

  std::string inner(const History& history) const {
    if (!history.of) {
      if (history.kind == History::Kind::watched) return {};
      const Move& move = standing_.moves[history.move];
      return filled(telling_.say("'{}'", "“{}”"),
                    move.title.empty() ? move.id : pick(move.title, telling_.language));
    }
    const Expression named = of(*history.of);
    return named.type == Type::flag ? condition_phrase(named, telling_)
                                    : value_phrase(named, telling_);
  }

  const Standing& standing_;
  const Telling& telling_;
};

std::string listed(const std::vector<std::string>& words, const Writer& to) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : to.say(", ", "、")) + word;
  return text;
}

std::string series_phrase(const Standing& standing, const Writer& to) {
  std::string text = standing.judged_on == Standing::JudgedOn::shown
                         ? to.say("judged on the score shown each day", "按每天展示的得分判定")
                         : to.say("judged on the score of each day", "按每天的得分判定");
  switch (standing.no_score_day) {
    case Standing::NoScoreDay::breaks:
      return text +
             to.say("; a day without a score breaks a run", "；没有得分的一天使连续天数中断");
    case Standing::NoScoreDay::skips:
      return text + to.say("; days without a score are skipped", "；没有得分的日子跳过不计");
    case Standing::NoScoreDay::counts:
      return text + to.say("; a day without a score counts like the day before",
                           "；没有得分的一天按前一天计");
  }
  return text;
}

void write_state(const Standing& standing, const Standing::State& state, Writer& to) {
  std::string text = to.title(state.title);
  std::vector<std::string> off;
  for (const std::size_t privilege : state.privileges_off) {
    off.push_back(to.title(standing.privileges[privilege].title));
  }
  if (!off.empty()) text += to.say(": without ", "：取消") + listed(off, to);
  if (!state.limits.empty()) {
    text += (off.empty() ? to.say(": ", "：") : to.say("; ", "；")) + to.title(state.limits);
  }
  if (state.is_final) text += to.say("; for good", "；不可恢复");
  to.line(2, text);
}

std::string needs_phrase(const Move& move, const Writer& to) {
  switch (move.needs) {
    case Move::Needs::request:
      return to.say(" on request", "，须申请");
    case Move::Needs::upheld_appeal:
      return to.say(" when an appeal is upheld", "，须申诉成功");
    case Move::Needs::nothing:
      break;
  }
  return {};
}

std::string after_phrase(const Standing& standing, const Move& move, Writer& to) {
  std::string text;
  if (move.fine) text += to.say("; fine ", "；罚款") + to.number(*move.fine, false);
  if (move.watch) {
    text += filled(to.say("; watched for {} days", "；观察期{}天"), to.number(*move.watch, false));
  }
  std::vector<std::string> forgiven;
  for (const std::size_t other : move.forgives) {
    const Move& earlier = standing.moves[other];
    forgiven.push_back(earlier.title.empty() ? earlier.id : to.title(earlier.title));
  }
  if (!forgiven.empty()) {
    text += filled(to.say("; the last '{}' no longer counts", "；最近一次“{}”不再计入"),
                   listed(forgiven, to));
  }
  if (!move.says.empty()) text += to.say("; ", "；") + to.title(move.says);
  return text;
}

void write_move(const Standing& standing, const Move& move, Writer& to) {
  std::vector<std::string> from;
  for (const std::size_t state : move.from) from.push_back(to.title(standing.states[state].title));
  const std::string name = move.title.empty() ? move.id : to.title(move.title);
  to.rests_on(move.said);
  const std::string before = name + to.say(": from ", "：") + listed(from, to) +
                             to.say(" to ", " → ") + to.title(standing.states[move.to].title) +
                             needs_phrase(move, to);
  const std::string after = after_phrase(standing, move, to);
  if (!move.when) return to.line(2, before + after);
  to.condition_line(2, before + to.say(", when ", "，当"),
                    Named(standing, to.telling()).of(*move.when), after);
}

}  // namespace

void write_standings(Writer& to) {
  const Pack& pack = *to.telling().pack;
  if (pack.standings.empty()) return;
  to.line(0, to.say("Standing", "资格状态"));
  for (const Standing& standing : pack.standings) {
    to.line(1, to.title(standing.title) + to.say(": begins as ", "：起始为") +
                   to.title(standing.states[standing.start].title) + to.say("; ", "；") +
                   series_phrase(standing, to));
    for (const Standing::State& state : standing.states) {
      const bool says_more =
          !state.privileges_off.empty() || !state.limits.empty() || state.is_final;
      if (says_more) write_state(standing, state, to);
    }
    for (const Move& move : standing.moves) {
      if (in_force(move.since, move.until, to.telling().day)) write_move(standing, move, to);
    }
  }
}

}  // namespace xingji
