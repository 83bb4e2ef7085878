#include "pack/joint_scores.h"

#include <algorithm>

#include "pack/joint.h"
#include "pack/negation.h"
#include "pack/score_range.h"
#include "pack/typing_rules.h"
#include "pack/visit.h"
#include "pack/written.h"

namespace xingji {
namespace {

// A comparison of a thing with a number, the thing on the left.
struct Line {
  const Expression* thing = nullptr;
  Op op = Op::equal;
  const Expression* number = nullptr;
  Ratio value;
};

std::optional<Line> line_of(const Expression& condition) {
  if (condition.arguments.size() != 2 || !is_ordered(condition.arguments[0].type)) return {};
  const Expression& left = condition.arguments[0];
  const Expression& right = condition.arguments[1];
  if (const auto value = constant_of(right)) return Line{&left, condition.op, &right, *value};
  if (const auto value = constant_of(left)) {
    return Line{&right, mirrored(condition.op), &left, *value};
  }
  return std::nullopt;
}

Expression named(const std::string& name, Type type, const Place& place) {
  Expression expression = made(Op::measure, type, place, {});
  expression.name = name;
  return expression;
}

Expression total_compared(Op op, std::int64_t micro, const Place& place) {
  Expression number = made(Op::literal, Type::number, place, {});
  number.literal = micro;
  return made(op, Type::flag, place, {named("total", Type::number, place), std::move(number)});
}

bool meets(const Ratio& value, Op op, const Ratio& line) {
  const int order = compare(value, line);
  if (op == Op::less) return order < 0;
  if (op == Op::at_most) return order <= 0;
  if (op == Op::more) return order > 0;
  if (op == Op::at_least) return order >= 0;
  return op == Op::equal ? order == 0 : order != 0;
}

// The lowest and the highest that a band's line on the total ever is; nothing when it has none.
std::optional<std::pair<std::int64_t, std::int64_t>> line_of_total(const Band& band) {
  if (!band.total_at_least || band.total_at_least->entries.empty()) return std::nullopt;
  const auto& entries = band.total_at_least->entries;
  std::pair<std::int64_t, std::int64_t> ends{entries.front().value, entries.front().value};
  for (const Number::Entry& entry : entries) {
    if (entry.expression) return std::nullopt;
    ends = {std::min(ends.first, entry.value), std::max(ends.second, entry.value)};
  }
  return ends;
}

// Bands stand best first: what has these stars reaches the line of one of them and missed those
// before it.
void add_lines_of_stars(const Line& line, const Pack& pack, const Place& place,
                        std::vector<Expression>& implied) {
  implied.push_back(made(Op::is_present, Type::flag, place, {named("total", Type::number, place)}));
  const std::vector<Ratio> stars = stars_given(pack);
  std::optional<std::int64_t> reached;
  bool reaches_a_line = true;
  bool is_behind = false;
  for (std::size_t b = 0; b < stars.size(); ++b) {
    const auto of_total = line_of_total(pack.bands[b]);
    if (meets(stars[b], line.op, line.value)) {
      is_behind = true;
      reaches_a_line = reaches_a_line && of_total;
      if (of_total) reached = std::min(reached.value_or(of_total->first), of_total->first);
    } else if (!is_behind && of_total && !pack.bands[b].each_dimension_at_least) {
      implied.push_back(total_compared(Op::less, of_total->second, place));
    }
  }
  if (is_behind && reaches_a_line) {
    implied.push_back(total_compared(Op::at_least, *reached, place));
  }
}

template <class See>
void visit_histories(const Pack& pack, const See& see) {
  for (const Standing& standing : pack.standings) {
    for (const History& history : standing.histories) see(history);
  }
  for (const Notice& notice : pack.notices) {
    for (const History& history : notice.histories) see(history);
  }
}

const History* find_history(const Pack& pack, const std::string& id) {
  const History* found = nullptr;
  visit_histories(pack, [&](const History& history) {
    if (history.id == id && history.of) found = &history;
  });
  return found;
}

bool is_of_values(History::Kind kind) {
  return kind == History::Kind::mean || kind == History::Kind::lowest ||
         kind == History::Kind::highest || kind == History::Kind::quantile;
}

// A day without a score may stand behind the last one that has one.
Expression on_the_day(const Expression& condition) {
  const Place& place = condition.place;
  return any_of_these(
      {condition, made(Op::is_missing, Type::flag, place, {named("total", Type::number, place)})});
}

// Of a condition that holds on each of the last days: what the values of no more days come to.
void add_values(const Expression& each_day, int days, const std::string& without, const Pack& pack,
                std::vector<Expression>& implied) {
  std::vector<const Expression*> parts;
  add_parts(each_day, parts);
  for (const Expression* part : parts) {
    const auto line = line_of(*part);
    if (!line || line->op == Op::unequal) continue;
    visit_histories(pack, [&](const History& history) {
      if (!is_of_values(history.kind) || history.days > days || history.id == without) return;
      if (!history.of || to_text(*history.of) != to_text(*line->thing)) return;
      implied.push_back(made(line->op, Type::flag, part->place,
                             {named(history.id, history.type, part->place), *line->number}));
    });
  }
}

// "at least 1" of a count of days.
bool asks_for_some(const Line& line) {
  return (line.op == Op::at_least || line.op == Op::more || line.op == Op::equal) &&
         !meets({0, 1}, line.op, line.value);
}

// Names scores only: what it is about one day is told by that day alone.
bool is_about_one_day(const Expression& condition, const Pack& pack) {
  bool is_plain = true;
  visit(condition, [&](const Expression& part) {
    is_plain = is_plain && !(part.op == Op::measure && find_history(pack, part.name) != nullptr);
  });
  return is_plain;
}

bool implies(const Expression& condition, const Expression& other, const Pack& pack) {
  const Expression fails = not_true(other, pack);
  return !can_all_hold({&condition, &fails}, pack);
}

// On how many of the last days a condition holds.
struct Run {
  std::int64_t held = 0;
  std::int64_t days = 0;
  bool is_unbroken() const { return held == days; }
};

// What a run below 2.9 says of those below 3: they are no shorter.
void add_runs(const History& history, const Run& run, const Pack& pack,
              std::vector<Expression>& implied) {
  using Kind = History::Kind;
  if (!is_about_one_day(*history.of, pack)) return;
  visit_histories(pack, [&](const History& other) {
    if (!other.of || other.id == history.id || !is_about_one_day(*other.of, pack)) return;
    const bool is_run = other.kind == Kind::running || other.kind == Kind::days;
    if ((!is_run && other.kind != Kind::every) || !implies(*history.of, *other.of, pack)) return;
    const Place& place = history.place;
    const Expression name = named(other.id, other.type, place);
    if (other.kind == Kind::every) {
      if (run.is_unbroken() && other.days <= run.days) implied.push_back(name);
      return;
    }
    const bool is_within = other.kind == Kind::days && other.days >= run.days;
    if (!run.is_unbroken() && !is_within) return;
    const std::int64_t held = is_within || other.kind == Kind::running
                                  ? run.held
                                  : std::min<std::int64_t>(run.held, other.days);
    Expression number = made(Op::literal, Type::number, place, {});
    number.literal = held * micro_one;
    implied.push_back(made(Op::at_least, Type::flag, place, {name, std::move(number)}));
  });
}

// Of a line that asks for some days: how many at least.
std::int64_t least_days(const Line& line) {
  const Ratio& value = line.value;
  if (line.op == Op::more) {
    return static_cast<std::int64_t>(divide_down(value.numerator, value.denominator)) + 1;
  }
  return static_cast<std::int64_t>(-divide_down(-value.numerator, value.denominator));
}

void add_days(const History& history, const Line& line, const Pack& pack,
              std::vector<Expression>& implied) {
  using Kind = History::Kind;
  const bool is_below = line.op == Op::less || line.op == Op::at_most;
  const bool is_above = line.op == Op::more || line.op == Op::at_least;
  if (history.kind == Kind::running && asks_for_some(line)) {
    implied.push_back(on_the_day(*history.of));
    add_runs(history, {least_days(line), least_days(line)}, pack, implied);
  } else if (history.kind == Kind::days && asks_for_some(line)) {
    add_runs(history, {least_days(line), history.days}, pack, implied);
    if (meets({history.days - 1, 1}, line.op, line.value)) return;
    implied.push_back(on_the_day(*history.of));
    add_values(*history.of, history.days, history.id, pack, implied);
  } else if ((history.kind == Kind::highest && is_below) ||
             (history.kind == Kind::lowest && is_above)) {
    const Expression each_day =
        made(line.op, Type::flag, line.number->place, {*history.of, *line.number});
    implied.push_back(on_the_day(each_day));
    add_values(each_day, history.days, history.id, pack, implied);
  }
}

}  // namespace

std::vector<Expression> implied_by(const Expression& condition, const Pack& pack) {
  std::vector<Expression> implied;
  if (condition.op == Op::measure) {
    const History* history = find_history(pack, condition.name);
    if (history == nullptr || history->kind != History::Kind::every) return implied;
    implied.push_back(on_the_day(*history->of));
    add_values(*history->of, history->days, history->id, pack, implied);
    add_runs(*history, {history->days, history->days}, pack, implied);
    return implied;
  }
  const auto line = line_of(condition);
  if (!line || line->thing->op != Op::measure) return implied;
  if (line->thing->name == "stars") add_lines_of_stars(*line, pack, condition.place, implied);
  if (const History* history = find_history(pack, line->thing->name)) {
    add_days(*history, *line, pack, implied);
  }
  return implied;
}

Range range_of_thing(const Expression& thing, const Pack& pack) {
  const bool is_score = thing.op == Op::measure && !find_measure(pack, thing.name);
  return is_score ? range_of_score(pack, thing.name) : range_of(thing, pack);
}

}  // namespace xingji
