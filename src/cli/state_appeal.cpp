#include "cli/state_appeal.h"

#include <algorithm>

#include "base/plural.h"
#include "cli/diagnosed_standing.h"

namespace xingji {
namespace {

const std::string& id_of(const Line& made) { return made.standing->moves[*made.move].id; }

}  // namespace

bool is_about(const Matter& appeal, const Timeline& timeline) {
  const std::string standing = "standing/" + timeline.standing;
  return appeal.about == standing || appeal.about.starts_with(standing + '/');
}

std::string StateAppeal::move_named() const {
  const std::size_t standing = std::string("standing/").size() + timeline_.standing.size();
  return appeal_.about.size() > standing + 1 ? appeal_.about.substr(standing + 1) : "";
}

bool StateAppeal::is_request() const {
  const Standing& rules = timeline_.rules_on(day_);
  const auto move = find_move(rules, move_named());
  return move && rules.moves[*move].needs == Standing::Move::Needs::request;
}

std::string StateAppeal::title_of(const Standing::State& state) const {
  return state.title.empty() ? state.id : pick(state.title, language_);
}

// The last move that was made up to the end of a day: it led to where the standing is.
const Line* StateAppeal::last_made(Day day) const {
  const Line* last = nullptr;
  for (const Line& line : timeline_.lines) {
    if (line.kind == Line::Kind::move && line.day <= day) last = &line;
  }
  return last;
}

// The last move that led from one state to another up to the end of a day.
const Line* StateAppeal::came_here(Day day) const {
  const Line* came = nullptr;
  for (const Line& line : timeline_.lines) {
    const bool is_it = line.kind == Line::Kind::move && line.day <= day && line.from != line.to;
    if (is_it) came = &line;
  }
  return came;
}

bool StateAppeal::was_made(std::string_view move, Day day) const {
  return std::ranges::any_of(timeline_.lines, [&](const Line& line) {
    return line.kind == Line::Kind::move && line.day <= day && id_of(line) == move;
  });
}

std::string StateAppeal::why_no_way(const Standing& rules, std::size_t state, Day day) const {
  const std::string named = move_named();
  if (!named.empty() && !find_move(rules, named)) {
    return say("规则里没有变动“" + named + "”", "the rules have no move '" + named + "'") +
           appealable(rules, day);
  }
  if (!named.empty() && !was_made(named, day)) {
    if (made_then_) return undone(named);
    return say("要申诉的变动“" + named + "”没有发生过",
               "the move '" + named + "' that it is about was not made") +
           appealable(rules, day);
  }
  if (!named.empty() && id_of(*last_made(day)) != named) {
    const std::string here = title_of(rules.states[state]);
    return say("“" + here + "”不是要申诉的变动“" + named + "”带来的",
               "the move '" + named + "' that it is about is not what led to " + here) +
           appealable(rules, day);
  }
  const Line* came = came_here(day);
  const bool is_early =
      appeal_.status != "draft" && came != nullptr && zone_.day_of(appeal_.filed_at) < came->day;
  if (is_early) return too_early(*came);
  if (way_of(rules, state) != nullptr) return {};
  return say("“" + title_of(rules.states[state]) + "”没有由申诉而来的变动",
             "no move follows from an appeal at " + title_of(rules.states[state]));
}

// What was known when it was handed in led to the move, and what came later takes it back.
std::string StateAppeal::undone(const std::string& move) const {
  const std::string then = format_day(zone_.day_of(appeal_.filed_at));
  const std::string day = format_day(*made_then_);
  return say("要申诉的变动“" + move + "”当时发生在 " + day +
                 "，之后到的更正使它按现有数据不会发生；--known-at " + then + " 可看当时的情形",
             "the move '" + move + "' that it is about was made on " + day +
                 ", and by what is known now, with corrections that came later, it would not be; "
                 "--known-at " +
                 then + " shows how it was");
}

// Who hands it in knows only what has happened.
std::string StateAppeal::too_early(const Line& came) const {
  const std::string filed = format_day(zone_.day_of(appeal_.filed_at));
  const std::string made = id_of(came);
  const std::string day = format_day(came.day);
  return say("提交于 " + filed + "，早于变动“" + made + "”（" + day + "）；要申诉它请重新提交",
             "it was filed on " + filed + ", before the move '" + made + "' of " + day +
                 "; that one takes an appeal of its own");
}

// What may be written instead: the last move that was made.
std::string StateAppeal::appealable(const Standing& rules, Day day) const {
  const Line* last = last_made(day);
  if (last == nullptr) return say("；还没有发生过变动", "; none was made yet");
  return say("；最近一次变动写作 ", "; the last one that was made is written ") + "standing/" +
         rules.id + '/' + id_of(*last);
}

// The move that follows from it at a state, once it is upheld.
const Standing::Move* StateAppeal::way_of(const Standing& rules, std::size_t state) const {
  const std::string named = move_named();
  for (const Standing::Move& move : rules.moves) {
    const auto speaks_of = [&](std::size_t other) { return rules.moves[other].id == named; };
    const bool fits = move.needs == Standing::Move::Needs::upheld_appeal &&
                      std::find(move.from.begin(), move.from.end(), state) != move.from.end() &&
                      (named.empty() || move.forgives.empty() ||
                       std::any_of(move.forgives.begin(), move.forgives.end(), speaks_of));
    if (fits) return &move;
  }
  return nullptr;
}

// What its condition asks for, where it does not hold even if the appeal is upheld at once.
std::string StateAppeal::why_not_now(const Standing& rules, const Standing::Move& move) const {
  for (const UpheldMove& each : timeline_.upheld_moves) {
    const bool is_it = each.standing->moves[each.move].id == move.id && each.day == day_;
    if (!is_it || each.holds) continue;
    return say("条件不成立：", "it takes that ") +
           when_text(rules, move, timeline_, *each.pack, day_, language_);
  }
  return {};
}

std::string StateAppeal::outlook() const {
  const Standing& rules = timeline_.rules_on(day_);
  const auto state = find_state(rules, timeline_.state_on(day_).id);
  if (!state) return {};
  const std::string why = why_no_way(rules, *state, day_);
  if (!why.empty()) return say("不会带来变动：", "nothing moves: ") + why;
  const Standing::Move& move = *way_of(rules, *state);
  const std::string barred = why_not_now(rules, move);
  if (!barred.empty()) return say("不会带来变动：", "nothing moves: ") + barred;
  std::string text = title_of(rules.states[*state]) + " → " + title_of(rules.states[move.to]);
  const Number::Entry* watch = move.watch ? move.watch->on(day_) : nullptr;
  if (watch != nullptr && !watch->expression) {
    const std::string days = std::to_string(watch->value / micro_one);
    text += say("，观察 " + days + " 天", ", watched for " + counted(days, "day"));
  }
  return text;
}

}  // namespace xingji
