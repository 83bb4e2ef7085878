// State machines: states that nobody reaches or leaves, moves that are never made, conditions that
// no score can meet.
#include <algorithm>
#include <list>

#include "base/text.h"
#include "pack/joint.h"
#include "pack/negation.h"
#include "pack/score_range.h"
#include "pack/visit.h"

namespace xingji {
namespace {

using Move = Standing::Move;

bool leaves(const Move& move, std::size_t state) {
  return std::find(move.from.begin(), move.from.end(), state) != move.from.end();
}

std::vector<bool> reached(const Standing& standing) {
  std::vector<bool> is_reached(standing.states.size(), false);
  is_reached[standing.start] = true;
  for (bool grows = true; grows;) {
    grows = false;
    for (const Move& move : standing.moves) {
      const bool starts = std::any_of(move.from.begin(), move.from.end(),
                                      [&](std::size_t state) { return is_reached[state]; });
      if (!starts || is_reached[move.to]) continue;
      is_reached[move.to] = grows = true;
    }
  }
  return is_reached;
}

void lint_states(Draft& draft, const Standing& standing) {
  const std::vector<bool> is_reached = reached(standing);
  for (std::size_t s = 0; s < standing.states.size(); ++s) {
    const Standing::State& state = standing.states[s];
    if (!is_reached[s]) {
      draft.refuse(state.place, "nobody ever reaches the state '" + state.id + "'",
                   "write a move to it, or take it out");
      continue;
    }
    const auto leaving =
        std::find_if(standing.moves.begin(), standing.moves.end(), [&](const Move& move) {
          return leaves(move, s) && (move.to != s || move.from.size() > 1);
        });
    if (state.is_final && leaving != standing.moves.end()) {
      draft.refuse(leaving->place,
                   "'" + leaving->id + "' leaves the state '" + state.id + "', which is final",
                   "take the state out of 'from', or 'final' out of the state");
    } else if (!state.is_final && leaving == standing.moves.end()) {
      draft.refuse(state.place, "nobody ever leaves the state '" + state.id + "'",
                   "write a move from it, or 'final: true'");
    }
  }
}

bool is_dated(const Move& move) { return move.since || move.until; }

// Whether one of the moves before it from a state is made wherever this one could be, so that it is
// never its turn. `is_read`: bands and histories are all there, so that what is said of scores is
// known.
bool is_always_late(const Pack& pack, const Standing& standing, std::size_t m, std::size_t state,
                    bool is_read) {
  const Move& move = standing.moves[m];
  std::vector<const Expression*> all;
  if (move.when) all.push_back(&*move.when);
  std::list<Expression> kept;
  for (std::size_t e = 0; e < m; ++e) {
    const Move& earlier = standing.moves[e];
    if (!leaves(earlier, state) || is_dated(earlier) || earlier.needs != move.needs) continue;
    if (!earlier.when) return true;
    if (move.when && to_text(*earlier.when) == to_text(*move.when)) return true;
    all.push_back(&kept.emplace_back(not_true(*earlier.when, pack)));
  }
  // What is never true by itself is told by itself.
  if (!is_read || !move.when || !can_all_hold({&*move.when}, pack)) return false;
  return !can_all_hold(all, pack);
}

void lint_order(Draft& draft, const Standing& standing, bool is_read) {
  for (std::size_t m = 0; m < standing.moves.size(); ++m) {
    const Move& move = standing.moves[m];
    const auto is_taken = [&](std::size_t state) {
      return is_always_late(draft.pack, standing, m, state, is_read);
    };
    if (move.from.empty() || !std::all_of(move.from.begin(), move.from.end(), is_taken)) continue;
    draft.refuse(move.place, "the move '" + move.id + "' is never made",
                 "a move above it asks for no more and is made first");
  }
}

class Lines {
 public:
  Lines(Draft& draft, const std::vector<History>& histories)
      : draft_(draft), histories_(histories) {}

  void lint(const Expression& condition) {
    visit(condition, [&](const Expression& part) {
      if (part.arguments.size() == 2) lint_comparison(part);
    });
  }

 private:
  void lint_comparison(const Expression& comparison) {
    const Expression* side = &comparison.arguments[0];
    auto line = constant_of(comparison.arguments[1]);
    Op op = comparison.op;
    if (!line) {
      side = &comparison.arguments[1];
      line = constant_of(comparison.arguments[0]);
      op = turned(op);
    }
    if (!line || side->op != Op::measure) return;
    const Range range = range_of_name(side->name);
    if (!may_never_have_been(side->name) && is_always(op, range, *line)) {
      draft_.refuse(comparison.place,
                    "'" + to_text(comparison) + "' is always true: '" + side->name + "' is " +
                        to_text(range, side->type, draft_.pack.currency),
                    "mend it or take it out");
      return;
    }
    const bool is_between = side->name == "stars" && op == Op::equal && is_no_band(*line);
    if (!is_between && !is_never(op, range, *line)) return;
    const std::string values =
        is_between ? bands() : to_text(range, side->type, draft_.pack.currency);
    draft_.refuse(comparison.place,
                  "'" + to_text(comparison) + "' is never true: '" + side->name + "' is " + values,
                  "mend it or take it out");
  }

  bool is_no_band(const Ratio& stars) const {
    const std::vector<Ratio> given = stars_given(draft_.pack);
    return !given.empty() && std::none_of(given.begin(), given.end(), [&](const Ratio& each) {
      return compare(each, stars) == 0;
    });
  }

  std::string bands() const {
    std::vector<std::string> given;
    for (const Ratio& stars : stars_given(draft_.pack)) {
      given.push_back(format_micro(to_micro(stars).value_or(0)));
    }
    return with_commas(given);
  }

  static Op turned(Op op) {
    if (op == Op::less) return Op::more;
    if (op == Op::more) return Op::less;
    if (op == Op::at_most) return Op::at_least;
    return op == Op::at_least ? Op::at_most : op;
  }

  static bool is_never(Op op, const Range& range, const Ratio& line) {
    const bool is_above = range.least && compare(*range.least, line) > 0;
    const bool is_from = range.least && compare(*range.least, line) >= 0;
    const bool is_below = range.most && compare(*range.most, line) < 0;
    const bool is_up_to = range.most && compare(*range.most, line) <= 0;
    if (op == Op::less) return is_from;
    if (op == Op::at_most) return is_above;
    if (op == Op::more) return is_up_to;
    if (op == Op::at_least) return is_below;
    return op == Op::equal && (is_above || is_below);
  }

  static bool is_always(Op op, const Range& range, const Ratio& line) {
    if (op == Op::at_least) return is_never(Op::less, range, line);
    if (op == Op::more) return is_never(Op::at_most, range, line);
    if (op == Op::at_most) return is_never(Op::more, range, line);
    if (op == Op::less) return is_never(Op::at_least, range, line);
    return op == Op::unequal && is_never(Op::equal, range, line);
  }

  // `days_since(lose) >= 1` asks whether there was such a move at all; whether there is a score is
  // asked with `is present`.
  bool may_never_have_been(const std::string& name) const {
    return std::any_of(histories_.begin(), histories_.end(), [&](const History& each) {
      return each.id == name && each.kind == History::Kind::days_since;
    });
  }

  Range range_of_name(const std::string& name) const {
    const auto history = std::find_if(histories_.begin(), histories_.end(),
                                      [&](const History& each) { return each.id == name; });
    if (history == histories_.end()) return range_of_score(draft_.pack, name);
    switch (history->kind) {
      case History::Kind::running:
      case History::Kind::times:
        return {Ratio{0, 1}, {}};
      case History::Kind::days_since:
        return {Ratio{1, 1}, {}};
      case History::Kind::days:
        return {Ratio{0, 1}, Ratio{history->days, 1}};
      case History::Kind::mean:
      case History::Kind::lowest:
      case History::Kind::highest:
      case History::Kind::quantile:
      case History::Kind::yesterday:
        return history->of->op == Op::measure ? range_of_name(history->of->name) : Range{};
      case History::Kind::every:
      case History::Kind::watched:
        break;
    }
    return {};
  }

  Draft& draft_;
  const std::vector<History>& histories_;
};

void lint_lines(Draft& draft, const Standing& standing) {
  lint_histories(draft, standing.histories);
  for (const Move& move : standing.moves) {
    if (move.when) lint_score_lines(draft, *move.when, standing.histories);
  }
}

void lint_privileges(Draft& draft, const Standing& standing) {
  for (std::size_t p = 0; p < standing.privileges.size(); ++p) {
    const bool is_taken = std::any_of(standing.states.begin(), standing.states.end(),
                                      [&](const Standing::State& state) {
                                        const auto& off = state.privileges_off;
                                        return std::find(off.begin(), off.end(), p) != off.end();
                                      });
    if (is_taken) continue;
    draft.warn(standing.place, "no state takes the privilege '" + standing.privileges[p].id + "'",
               "name it in 'privileges_off', or take it out");
  }
}

void lint_watch(Draft& draft, const Standing& standing) {
  const History* watched = find_history(standing, "watched");
  const bool is_begun = std::any_of(standing.moves.begin(), standing.moves.end(),
                                    [](const Move& move) { return move.watch.has_value(); });
  if (watched == nullptr || is_begun) return;
  draft.refuse(watched->place, "'watched' is never true: no move begins a watch period",
               "write for example 'watch: 30' at the move that begins it");
}

void lint_series(Draft& draft, const Standing& standing) {
  if (standing.judged_on == Standing::JudgedOn::shown && !draft.pack.publish) {
    draft.refuse(standing.place,
                 "'" + standing.id + "' is judged on what is shown, and the pack shows nothing",
                 "say when with 'publish', or write 'judged_on: published'");
  }
  if (draft.pack.subject == Pack::Subject::shop) return;
  for (const Move& move : standing.moves) {
    if (move.needs == Move::Needs::nothing) continue;
    draft.refuse(move.place, "requests and appeals are filed by shops, and the pack scores none",
                 "take 'needs' out");
  }
}

}  // namespace

void lint_score_lines(Draft& draft, const Expression& condition,
                      const std::vector<History>& histories) {
  Lines(draft, histories).lint(condition);
}

void lint_histories(Draft& draft, const std::vector<History>& histories) {
  for (const History& history : histories) {
    if (history.of) lint_score_lines(draft, *history.of, histories);
  }
}

void lint_standings(Draft& draft) {
  const bool is_read = !draft.has_errors();
  for (const Standing& standing : draft.pack.standings) {
    lint_states(draft, standing);
    lint_order(draft, standing, is_read);
    lint_lines(draft, standing);
    lint_privileges(draft, standing);
    lint_watch(draft, standing);
    lint_series(draft, standing);
  }
}

}  // namespace xingji
