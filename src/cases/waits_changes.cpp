#include "cases/waits_changes.h"

#include <algorithm>
#include <set>

#include "pack/joint.h"
#include "pack/negation.h"

namespace xingji::cases {
namespace {

using Root = std::function<Expression&(Task&)>;
using Path = std::vector<std::size_t>;

constexpr std::int64_t seconds_of_a_day = 86'400;

Expression& at(Expression& root, const Path& path) {
  Expression* part = &root;
  for (const std::size_t step : path) part = &part->arguments[step];
  return *part;
}

// Whether the line itself belongs to what the comparison asks for.
std::optional<Op> moved_line(Op op) {
  if (op == Op::less) return Op::at_most;
  if (op == Op::at_most) return Op::less;
  if (op == Op::more) return Op::at_least;
  if (op == Op::at_least) return Op::more;
  return std::nullopt;
}

// The next value that somebody could have meant: a second, a cent, one, or a hundredth of a share.
std::int64_t step_of(Type type, std::int64_t value) {
  if (type != Type::number) return 1;
  return value % micro_one == 0 ? micro_one : micro_one / 100;
}

bool can_be_moved(const Expression& literal, std::int64_t by) {
  if (literal.op != Op::literal) return false;
  const std::int64_t value = literal.literal + by;
  switch (literal.type) {
    case Type::number:
      return value >= 0;
    case Type::duration:
    case Type::money:
      return true;
    case Type::clock:
      return value >= 0 && value < seconds_of_a_day;
    case Type::flag:
    case Type::instant:
    case Type::text:
    case Type::date:
    case Type::month:
      return false;
  }
  return false;
}

// An instant that is never known: what depends on one over nothing.
Expression never(const Expression& instant) {
  const auto number = [](std::int64_t value) {
    Expression literal;
    literal.type = Type::number;
    literal.literal = value;
    return literal;
  };
  Expression quotient;
  quotient.op = Op::divide;
  quotient.type = Type::number;
  quotient.arguments = {number(micro_one), number(0)};
  Expression unknown;
  unknown.op = Op::more;
  unknown.type = Type::flag;
  unknown.arguments = {std::move(quotient), number(0)};
  Expression choice;
  choice.op = Op::choose;
  choice.type = instant.type;
  choice.place = instant.place;
  choice.arguments = {std::move(unknown), instant, instant};
  return choice;
}

class Changes {
 public:
  explicit Changes(const Pack& pack) : pack_(pack) {}

  std::vector<Change> take() {
    for (std::size_t t = 0; t < pack_.tasks.size(); ++t) add_task(t);
    for (const std::string& id : asked_) add_parameter(id);
    for (std::size_t n = 0; n < pack_.notices.size(); ++n) add_notice(n);
    return std::move(changes_);
  }

 private:
  void add(const Place& place, const std::string& name, std::function<void(Pack&)> way,
           const std::string& remedy) {
    changes_.push_back({place, name, remedy, {std::move(way)}});
  }

  void add_task(std::size_t t) {
    const Task& task = pack_.tasks[t];
    const std::string path = (task.has_clock ? "deadlines." : "worklists.") + task.id;
    const auto change = [&](const Place& place, const std::string& name,
                            const std::function<void(Task&)>& way, const std::string& remedy) {
      add(
          place, path + name, [t, way](Pack& pack) { way(pack.tasks[t]); }, remedy);
    };
    change(
        task.place, ", left out", [](Task& it) { it.until = it.since = Day{0}; },
        "a case in which a row of it waits");
    change(
        task.done.place, ": 'done' that never comes", [](Task& it) { it.done = never(it.done); },
        "a case with a row that is done");
    add_expression(t, path, task.done, [](Task& it) -> Expression& { return it.done; });
    if (task.has_clock) {
      add_expression(t, path, task.rows.by_day,
                     [](Task& it) -> Expression& { return it.rows.by_day; });
    }
    for (std::size_t f = 0; f < task.rows.filters.size(); ++f) {
      const auto root = [f](Task& it) -> Expression& { return it.rows.filters[f].condition; };
      add_left_out(t, path, task.rows.filters[f].condition, {}, root);
      add_expression(t, path, task.rows.filters[f].condition, root);
    }
    for (std::size_t r = 0; r < task.first.size(); ++r) {
      change(
          task.first[r].place, ": without 'first: " + to_text(task.first[r]) + "'",
          [r](Task& it) { it.first.erase(it.first.begin() + static_cast<std::ptrdiff_t>(r)); },
          "a case with two rows of which it puts the later one first");
      add_expression(t, path, task.first[r], [r](Task& it) -> Expression& { return it.first[r]; });
    }
    add_number(t, path + ".missed.points", task.points,
               [](Task& it) -> Number& { return *it.points; });
    if (task.fine) add_fine(t, path + ".missed.money", *task.fine);
  }

  void add_notice(std::size_t n) {
    const Notice& notice = pack_.notices[n];
    if (!notice.deadline) return;
    const std::string path = "notices." + notice.id;
    add(
        notice.place, path + ", left out",
        [n](Pack& pack) { pack.notices[n].until = pack.notices[n].since = Day{0}; },
        "a case at the end of a day on which it is sent");
    // Many deadlines end with a day, so that a second is not seen on both sides.
    const auto within = [n](auto way) {
      return [n, way](Pack& pack) { way(pack.notices[n].within); };
    };
    changes_.push_back({notice.place,
                        path + ".within, longer or shorter",
                        "a case with a row due just then, and one a second later",
                        {within([](std::int64_t& seconds) { --seconds; }),
                         within([](std::int64_t& seconds) { ++seconds; }),
                         within([](std::int64_t& seconds) { seconds /= 2; })}});
    for (const Day by : {-1, 1}) {
      add_date(n, path + ".since", notice.since, by, &Notice::since);
      add_date(n, path + ".until", notice.until, by, &Notice::until);
    }
  }

  void add_date(std::size_t n, const std::string& path, const std::optional<Day>& date, Day by,
                std::optional<Day> Notice::*of) {
    if (!date) return;
    add(
        pack_.notices[n].place, path + (by < 0 ? ", a day earlier" : ", a day later"),
        [n, by, of](Pack& pack) { *(pack.notices[n].*of) += by; },
        "a case on the day and on the day before");
  }

  void add_fine(std::size_t t, const std::string& path, const Task::Fine& fine) {
    add_number(t, path + ".each", fine.each, [](Task& it) -> Number& { return *it.fine->each; });
    add_number(t, path + ".share", fine.share, [](Task& it) -> Number& { return *it.fine->share; });
    add_number(t, path + ".least", fine.least, [](Task& it) -> Number& { return *it.fine->least; });
    add_number(t, path + ".most", fine.most, [](Task& it) -> Number& { return *it.fine->most; });
    if (fine.share) {
      add_expression(t, path, fine.of, [](Task& it) -> Expression& { return it.fine->of; });
    }
  }

  void add_number(std::size_t t, const std::string& path, const std::optional<Number>& number,
                  const std::function<Number&(Task&)>& of) {
    if (!number) return;
    for (std::size_t e = 0; e < number->entries.size(); ++e) {
      const Number::Entry& entry = number->entries[e];
      if (entry.expression) continue;
      for (const std::int64_t side : {1, -1}) {
        const std::int64_t by = side * step_of(number->type, entry.value);
        add(
            entry.said.place, path + (side > 0 ? ", a little more" : ", a little less"),
            [t, e, by, of](Pack& pack) { of(pack.tasks[t]).entries[e].value += by; },
            "a case that expects the points or the money where it decides");
      }
    }
  }

  // A row that this part alone keeps out shows that it is needed.
  void add_left_out(std::size_t t, const std::string& path, const Expression& part,
                    const Path& where, const Root& root) {
    if (part.op == Op::both) {
      for (std::size_t a = 0; a < part.arguments.size(); ++a) {
        Path inner = where;
        inner.push_back(a);
        add_left_out(t, path, part.arguments[a], inner, root);
      }
      return;
    }
    if (follows_from_others(pack_.tasks[t].rows.filters, part)) return;
    add(
        part.place, path + " without '" + to_text(part) + "'",
        [t, where, root](Pack& pack) {
          Expression always;
          always.literal = 1;
          at(root(pack.tasks[t]), where) = always;
        },
        "a case with a row that only this keeps out");
  }

  // No row is kept out by it alone.
  bool follows_from_others(const std::vector<Measure::Filter>& filters,
                           const Expression& part) const {
    std::vector<const Expression*> all;
    for (const Measure::Filter& filter : filters) add_parts(filter.condition, all);
    std::erase(all, &part);
    const Expression other = not_true(part, pack_);
    all.push_back(&other);
    return !can_all_hold(all, pack_);
  }

  void add_expression(std::size_t t, const std::string& path, const Expression& whole,
                      const Root& root) {
    add_parts_of(t, path, whole, {}, root);
  }

  void add_parts_of(std::size_t t, const std::string& path, const Expression& part,
                    const Path& where, const Root& root) {
    if (part.op == Op::parameter) asked_.insert(part.name);
    for (const std::int64_t side : {1, -1}) {
      const std::int64_t by = side * step_of(part.type, part.literal);
      if (!can_be_moved(part, by)) continue;
      add(
          part.place, path + ": '" + to_text(part) + (side > 0 ? "' and a step" : "' less a step"),
          [t, where, root, by](Pack& pack) { at(root(pack.tasks[t]), where).literal += by; },
          "a case right beside it");
    }
    if (const auto other = moved_line(part.op); other && has_fixed_side(part)) {
      Expression moved = part;
      moved.op = *other;
      add(
          part.place, path + ": '" + to_text(moved) + "'",
          [t, where, root, op = *other](Pack& pack) { at(root(pack.tasks[t]), where).op = op; },
          "a case exactly on the line");
    }
    if (part.op == Op::one_of) add_words(t, path, part, where, root);
    for (std::size_t a = 0; a < part.arguments.size(); ++a) {
      Path inner = where;
      inner.push_back(a);
      add_parts_of(t, path, part.arguments[a], inner, root);
    }
  }

  static bool has_fixed_side(const Expression& comparison) {
    return std::any_of(
        comparison.arguments.begin(), comparison.arguments.end(),
        [](const Expression& side) { return side.op == Op::literal || side.op == Op::parameter; });
  }

  void add_words(std::size_t t, const std::string& path, const Expression& part, const Path& where,
                 const Root& root) {
    for (std::size_t a = 1; a < part.arguments.size() && part.arguments.size() > 2; ++a) {
      add(
          part.arguments[a].place, path + ": without " + to_text(part.arguments[a]),
          [t, where, root, a](Pack& pack) {
            auto& words = at(root(pack.tasks[t]), where).arguments;
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(a));
          },
          "a case with a row of that word");
    }
  }

  void add_parameter(const std::string& id) {
    for (std::size_t p = 0; p < pack_.parameters.size(); ++p) {
      const Parameter& parameter = pack_.parameters[p];
      if (parameter.id != id) continue;
      for (std::size_t e = 0; e < parameter.number.entries.size(); ++e) {
        const Number::Entry& entry = parameter.number.entries[e];
        if (entry.expression || parameter.number.type == Type::text) continue;
        for (const std::int64_t side : {1, -1}) {
          const std::int64_t by = side * step_of(parameter.number.type, entry.value);
          add(
              entry.said.place,
              "parameters." + id +
                  (side > 0 ? " in deadlines, a step more" : " in deadlines, a step less"),
              [p, e, by](Pack& pack) { pack.parameters[p].number.entries[e].value += by; },
              "a case about what waits, right beside it");
        }
      }
    }
  }

  const Pack& pack_;
  std::vector<Change> changes_;
  std::set<std::string> asked_;  // parameters that tasks look up
};

}  // namespace

std::vector<Change> task_changes_of(const Pack& pack) { return Changes(pack).take(); }

}  // namespace xingji::cases
