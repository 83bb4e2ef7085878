// What follows from scores, in sentences: states, and how one gets from one to another.
#include "describe/filled.h"
#include "describe/named.h"
#include "describe/sections.h"

namespace xingji {
namespace {

using Move = Standing::Move;

std::string listed(const std::vector<std::string>& words, const Writer& to) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : to.say(", ", "、")) + word;
  return text;
}

std::string series_phrase(const Standing& standing, const Writer& to) {
  std::string text = standing.judged_on == Standing::JudgedOn::shown
                         ? to.say("judged on the score shown each day", "按每天展示的得分判定")
                         : to.say("judged on the score of each day", "按每天的得分判定");
  return in_days(text, to.telling()) + no_score_phrase(standing.no_score_day, to.telling());
}

void write_state(const Standing& standing, const Standing::State& state, Writer& to) {
  std::string text = to.title(state.title);
  std::vector<std::string> off;
  for (const std::size_t privilege : state.privileges_off) {
    off.push_back(to.title(standing.privileges[privilege].title));
  }
  // Where everybody begins nothing was taken away.
  const bool is_start = &state == &standing.states[standing.start];
  if (!off.empty()) {
    text += (is_start ? to.say(": not yet: ", "：尚无") : to.say(": without ", "：取消")) +
            listed(off, to);
  }
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
  if (move.fine) text += to.say("; fine ", "；违约金") + to.number(*move.fine, false);
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
                    Named(standing.histories, standing.moves, to.telling()).of(*move.when), after);
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
