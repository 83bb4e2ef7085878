#include "cases/standing_changes.h"

#include <algorithm>

namespace xingji::cases {
namespace {

using Move = Standing::Move;

// Whether the line itself belongs to what the comparison asks for.
std::optional<Op> moved_line(Op op) {
  if (op == Op::less) return Op::at_most;
  if (op == Op::at_most) return Op::less;
  if (op == Op::more) return Op::at_least;
  if (op == Op::at_least) return Op::more;
  return std::nullopt;
}

bool is_number(const Expression& expression) {
  return expression.op == Op::literal && expression.type == Type::number;
}

// Where a part of an expression stands in it.
using Path = std::vector<std::size_t>;

Expression& at(Expression& root, const Path& path) {
  Expression* part = &root;
  for (const std::size_t step : path) part = &part->arguments[step];
  return *part;
}

class Changes {
 public:
  explicit Changes(const Pack& pack) : pack_(pack) {}

  std::vector<Change> take() {
    for (std::size_t s = 0; s < pack_.standings.size(); ++s) add_standing(s);
    for (std::size_t n = 0; n < pack_.notices.size(); ++n) add_notice(n);
    return std::move(changes_);
  }

 private:
  void add(const Place& place, const std::string& name, std::function<void(Pack&)> way,
           const std::string& remedy) {
    changes_.push_back({place, name, remedy, {std::move(way)}});
  }

  void add_standing(std::size_t s) {
    const Standing& standing = pack_.standings[s];
    const std::string path = "standing." + standing.id;
    for (std::size_t m = 0; m < standing.moves.size(); ++m) add_move(s, m, path);
    bool looks_back = false;
    for (std::size_t h = 0; h < standing.histories.size(); ++h) {
      const History& history = standing.histories[h];
      if (history.of) {
        looks_back = true;
        add_lines(*history.of, path, {},
                  [s, h](Pack& pack) -> Expression& { return *pack.standings[s].histories[h].of; });
      }
      if (history.days < 2) continue;
      add(
          history.place, path + ": '" + history.id + "' with a day less",
          [s, h](Pack& pack) { --pack.standings[s].histories[h].days; },
          "a case in which the earliest of the days decides");
    }
    if (!looks_back) return;
    add_rule(standing.place, path, standing.no_score_day,
             [s](Pack& pack) -> Standing::NoScoreDay& { return pack.standings[s].no_score_day; });
  }

  // Deadlines look at rows, and a case about standing has none.
  void add_notice(std::size_t n) {
    const Notice& notice = pack_.notices[n];
    if (notice.deadline) return;
    const std::string path = "notices." + notice.id;
    add(
        notice.place, path + ", left out",
        [n](Pack& pack) {
          pack.notices[n].when.reset();
          pack.notices[n].move.reset();
        },
        "a case in which it is sent");
    add_date(notice.place, path + ".since", notice.since,
             [n](Pack& pack) -> std::optional<Day>& { return pack.notices[n].since; });
    add_date(notice.place, path + ".until", notice.until,
             [n](Pack& pack) -> std::optional<Day>& { return pack.notices[n].until; });
    if (!notice.when) return;
    add_states(n, path);
    for (std::size_t d = 0; d < notice.on_days.size(); ++d) {
      add(
          notice.place, path + ", not on day " + std::to_string(notice.on_days[d]),
          [n, d](Pack& pack) { pack.notices[n].on_days[d] = 0; },
          "a case in which it is sent on that day of a run");
    }
    add(
        notice.place,
        path + (notice.on_days.empty() ? ", on every day but the first" : ", on every day"),
        [n](Pack& pack) {
          auto& days = pack.notices[n].on_days;
          days = days.empty() ? std::vector<int>{1} : std::vector<int>{};
        },
        "a case with a second day of a run");
    for (std::size_t h = 0; h < notice.histories.size(); ++h) {
      const History& history = notice.histories[h];
      // Histories that the text alone asks for decide nothing.
      if (!asks(*notice.histories[notice.run].of, history.id, notice) && h != notice.run) continue;
      add_lines(*history.of, path, {},
                [n, h](Pack& pack) -> Expression& { return *pack.notices[n].histories[h].of; });
      if (history.days < 2) continue;
      add(
          history.place, path + ": '" + history.id + "' with a day less",
          [n, h](Pack& pack) { --pack.notices[n].histories[h].days; },
          "a case in which the earliest of the days decides");
    }
    if (is_left_without_score(notice)) return;
    add_rule(notice.place, path, notice.no_score_day,
             [n](Pack& pack) -> Standing::NoScoreDay& { return pack.notices[n].no_score_day; });
  }

  // A notice before a move comes in some states only. Asked for where a subject stays in another
  // one whatever its scores are.
  void add_states(std::size_t n, const std::string& path) {
    const Notice& notice = pack_.notices[n];
    if (!notice.before) return;
    const Standing& standing = *find_standing(pack_, notice.before->standing);
    const Move& move = standing.moves[*find_move(standing, notice.before->move)];
    const auto leaves = [](const Move& each, std::size_t state) {
      return std::find(each.from.begin(), each.from.end(), state) != each.from.end();
    };
    for (std::size_t s = 0; s < standing.states.size(); ++s) {
      const bool is_left = std::any_of(
          standing.moves.begin(), standing.moves.end(),
          [&](const Move& each) { return each.needs == Move::Needs::nothing && leaves(each, s); });
      if (leaves(move, s) || is_left) continue;
      add(
          notice.place, path + ", without 'before'",
          [n](Pack& pack) { pack.notices[n].before.reset(); },
          "a case in which it holds while the move cannot be made");
      return;
    }
  }

  // Whether a day without a score makes the move that a notice comes before: its episode ends then,
  // whatever the rule.
  bool is_left_without_score(const Notice& notice) const {
    if (!notice.before) return false;
    const Standing& standing = *find_standing(pack_, notice.before->standing);
    const auto& when = standing.moves[*find_move(standing, notice.before->move)].when;
    return when && holds_without_score(*when);
  }

  static bool holds_without_score(const Expression& part) {
    if (part.op == Op::is_missing) return part.arguments[0].name == "total";
    return part.op == Op::either &&
           std::any_of(part.arguments.begin(), part.arguments.end(), holds_without_score);
  }

  // Whether an expression asks for a history, itself or by another one.
  static bool asks(const Expression& expression, const std::string& id, const Notice& notice) {
    if (expression.op == Op::measure && expression.name == id) return true;
    const auto history =
        std::find_if(notice.histories.begin(), notice.histories.end(),
                     [&](const History& each) { return each.id == expression.name; });
    if (expression.op == Op::measure && history != notice.histories.end() &&
        asks(*history->of, id, notice)) {
      return true;
    }
    return std::any_of(expression.arguments.begin(), expression.arguments.end(),
                       [&](const Expression& part) { return asks(part, id, notice); });
  }

  void add_rule(const Place& place, const std::string& path, Standing::NoScoreDay rule,
                const std::function<Standing::NoScoreDay&(Pack&)>& of) {
    for (const auto other : {Standing::NoScoreDay::breaks, Standing::NoScoreDay::skips,
                             Standing::NoScoreDay::counts}) {
      if (other == rule) continue;
      add(
          place, path + ": 'no_score_day: " + std::string(to_text(other)) + "'",
          [of, other](Pack& pack) { of(pack) = other; },
          "a case with a day without a score ('none') before the move is due");
    }
  }

  void add_move(std::size_t s, std::size_t m, const std::string& path) {
    const Move& move = pack_.standings[s].moves[m];
    const std::string name = path + ".moves." + move.id;
    add(
        move.place, name + ", left out",
        [s, m](Pack& pack) { pack.standings[s].moves[m].from.clear(); },
        "a case in which it is made");
    for (std::size_t f = 0; f < move.from.size() && move.from.size() > 1; ++f) {
      const std::string& from = pack_.standings[s].states[move.from[f]].id;
      add(
          move.place, name + ", not from '" + from + "'",
          [s, m, f](Pack& pack) {
            auto& states = pack.standings[s].moves[m].from;
            states.erase(states.begin() + static_cast<std::ptrdiff_t>(f));
          },
          "a case in which it is made from there");
    }
    add_date(move.place, name + ".since", move.since, [s, m](Pack& pack) -> std::optional<Day>& {
      return pack.standings[s].moves[m].since;
    });
    add_date(move.place, name + ".until", move.until, [s, m](Pack& pack) -> std::optional<Day>& {
      return pack.standings[s].moves[m].until;
    });
    if (move.fine) {
      add(
          move.place, name + ".fine, a hundredth more",
          [s, m](Pack& pack) {
            for (auto& entry : pack.standings[s].moves[m].fine->entries) ++entry.value;
          },
          "a case in which it is made that expects its fine");
    }
    if (!move.forgives.empty()) {
      add(
          move.place, name + " without 'forgives'",
          [s, m](Pack& pack) { pack.standings[s].moves[m].forgives.clear(); },
          "a case in which it matters later that the move no longer counts");
    }
    if (move.when) {
      add_lines(*move.when, name, {},
                [s, m](Pack& pack) -> Expression& { return *pack.standings[s].moves[m].when; });
    }
  }

  void add_date(const Place& place, const std::string& name, const std::optional<Day>& date,
                const std::function<std::optional<Day>&(Pack&)>& of) {
    if (!date) return;
    for (const Day by : {-1, 1}) {
      add(
          place, name + (by < 0 ? ", a day earlier" : ", a day later"),
          [of, by](Pack& pack) { *of(pack) += by; },
          "a case in which the move is due on the day and on the day before");
    }
  }

  void add_lines(const Expression& part, const std::string& name, const Path& path,
                 const std::function<Expression&(Pack&)>& root) {
    const auto other = part.arguments.size() == 2 ? moved_line(part.op) : std::nullopt;
    if (other && (is_number(part.arguments[0]) || is_number(part.arguments[1]))) {
      Expression moved = part;
      moved.op = *other;
      add(
          part.place, name + ": '" + to_text(moved) + "'",
          [root, path, op = *other](Pack& pack) { at(root(pack), path).op = op; },
          "a case exactly on the line");
      add_nearer_line(part, name, path, root);
    }
    for (std::size_t a = 0; a < part.arguments.size(); ++a) {
      Path inner = path;
      inner.push_back(a);
      add_lines(part.arguments[a], name, inner, root);
    }
  }

  // Days and times are whole: one less must not do.
  void add_nearer_line(const Expression& part, const std::string& name, const Path& path,
                       const std::function<Expression&(Pack&)>& root) {
    const bool is_least = part.op == Op::at_least || part.op == Op::more;
    if (!is_least || !is_number(part.arguments[1]) || part.arguments[0].op != Op::measure) return;
    const std::string& asked = part.arguments[0].name;
    const bool is_whole = asked.starts_with("running(") || asked.starts_with("times(") ||
                          asked.starts_with("days(") || asked.starts_with("days_since(");
    if (!is_whole || part.arguments[1].literal < micro_one) return;
    Expression nearer = part;
    nearer.arguments[1].literal -= micro_one;
    add(
        part.place, name + ": '" + to_text(nearer) + "'",
        [root, path](Pack& pack) { at(root(pack), path).arguments[1].literal -= micro_one; },
        "a case that comes one short of it");
  }

  const Pack& pack_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> standing_changes_of(const Pack& pack) { return Changes(pack).take(); }

}  // namespace xingji::cases
