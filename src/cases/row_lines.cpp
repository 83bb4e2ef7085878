#include "cases/row_lines.h"

#include <algorithm>
#include <functional>

#include "pack/visit.h"

namespace xingji::cases {
namespace {

// Amounts, instants, clocks and dates have an order; equality and words have no line.
bool is_comparison(const Expression& expression) {
  return expression.op == Op::less || expression.op == Op::at_most || expression.op == Op::more ||
         expression.op == Op::at_least;
}

bool asks_a_set(const Expression& expression) {
  bool asks = false;
  visit(expression, [&](const Expression& part) { asks |= part.op == Op::in_set; });
  return asks;
}

using See = std::function<void(const Expression&)>;

// Inside of a join the rows are others.
void visit_outside_joins(const Expression& expression, const See& see) {
  if (expression.op == Op::join) return;
  for (const Expression& argument : expression.arguments) visit_outside_joins(argument, see);
  see(expression);
}

void visit_comparisons(const Expression& expression, const See& see) {
  visit_outside_joins(expression, [&](const Expression& part) {
    if (is_comparison(part) && !asks_a_set(part)) see(part);
  });
}

using SeeLine = std::function<void(const Expression&, const std::string& name)>;

void visit_lines(const Expression& expression, const std::string& path, const SeeLine& see) {
  visit_comparisons(expression, [&](const Expression& comparison) {
    see(comparison, path + " (" + to_text(comparison) + ')');
  });
}

// Calls `see` with each line of a rule for sessions, over messages, and what it is called.
void visit_lines(const SessionRule& rule, const SeeLine& see) {
  visit_lines(rule.opened_by, "sessions." + rule.id + ".opened_by", see);
  visit_lines(rule.answered_by, "sessions." + rule.id + ".answered_by", see);
}

// Likewise of a measure's rows.
void visit_lines(const Measure& measure, const SeeLine& see) {
  const auto in = [&](const Expression& expression, const std::string& path) {
    visit_lines(expression, path, see);
  };
  for (const Measure::Filter& filter : measure.filters) {
    const bool is_set = filter.said_as.starts_with("sets.");
    in(filter.condition, is_set ? filter.said_as : whose(measure) + '.' + filter.said_as);
  }
  if (measure.value) in(*measure.value, whose(measure) + ".value");
  if (measure.weight) in(*measure.weight, whose(measure) + ".weight");
}

std::string key_of(const Pack& pack, const std::string& name) {
  return (pack.since ? format_day(*pack.since) : "") + ' ' + name;
}

int order_of(Type type, const LaneValues& left, const LaneValues& right, std::size_t lane) {
  const auto exact = [&](const LaneValues& values) {
    return Ratio{values.value[lane], type == Type::number ? values.denominator[lane] : 1};
  };
  return compare(exact(left), exact(right));
}

bool is_true(Op comparison, int order) {
  return (comparison == Op::less && order < 0) || (comparison == Op::at_most && order <= 0) ||
         (comparison == Op::more && order > 0) || (comparison == Op::at_least && order >= 0);
}

// The account's rows that exist at the end of the day and have an anchor.
Lanes lanes_of(MeasurePlan& measure, const AccountRows& account, const Zone& zone, Day day) {
  const Table table = measure.measure->table;
  const Existence existence(account.shard->table(table), table);
  const auto [begin, end] = account.shard->rows_of(table, account.account);
  Lanes lanes;
  for (std::uint32_t row = begin; row < end; ++row) {
    if (!existence.of(row, zone.end_of(day))) continue;
    lanes.rows.push_back(row);
    lanes.views.push_back(zone.end_of(day));
  }
  const LaneValues& anchors = measure.anchor.run(account, lanes);
  std::vector<std::uint8_t> known(
      anchors.known.begin(), anchors.known.begin() + static_cast<std::ptrdiff_t>(lanes.size()));
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    lanes.anchors.push_back(known[i] == 0 ? 0 : zone.day_of(anchors.value[i]));
  }
  lanes.keep(known);
  return lanes;
}

// The messages sent up to the end of the day, each seen at its own instant, as sessions are made.
Lanes lanes_of_messages(const AccountRows& account, const Zone& zone, Day day) {
  const auto& sent_at =
      account.shard->table(Table::messages).columns[column_index(Table::messages, "sent_at")].words;
  const auto [begin, end] = account.shard->rows_of(Table::messages, account.account);
  Lanes lanes;
  for (std::uint32_t row = begin; row < end; ++row) {
    if (sent_at[row] > zone.end_of(day)) continue;
    lanes.rows.push_back(row);
    lanes.views.push_back(sent_at[row]);
    lanes.anchors.push_back(zone.day_of(sent_at[row]));
  }
  return lanes;
}

}  // namespace

std::string whose(const Measure& measure) {
  for (const std::string_view side : {".numerator", ".denominator"}) {
    if (measure.id.ends_with(side)) {
      return "indicators." + measure.id.substr(0, measure.id.size() - side.size());
    }
  }
  return "measures." + measure.id;
}

RowLines::RowLines(const Family& family) {
  for (const Pack& pack : family.versions) {
    const auto add = [&](const Expression& comparison, const std::string& name) {
      if (positions_.emplace(key_of(pack, name), lines_.size()).second) {
        lines_.push_back({comparison.place, name});
      }
    };
    for (const SessionRule& rule : pack.sessions) visit_lines(rule, add);
    for (const Measure& measure : pack.measures) visit_lines(measure, add);
  }
}

std::set<std::string> tables_found(Plan& plan, const AccountRows& account, Day day) {
  const Attributes attributes(*plan.pack, *plan.facts, account);
  AccountRows with_attributes = account;
  with_attributes.attributes = &attributes;
  std::set<std::string> found;
  for (MeasurePlan& measure : plan.measures) {
    const Lanes lanes = lanes_of(measure, with_attributes, plan.pack->zone, day);
    const auto ask = [&](const Expression& expression) {
      const bool asks = expression.op == Op::look_up || expression.op == Op::is_listed;
      if (!asks || lanes.size() == 0 || asks_a_set(expression)) return;
      Program program(expression, measure.measure->table, *plan.pack, *plan.facts);
      const LaneValues& values = program.run(with_attributes, lanes);
      for (std::size_t i = 0; i < lanes.size(); ++i) {
        const bool is_hit = expression.op == Op::look_up || values.value[i] != 0;
        if (values.known[i] != 0 && is_hit) found.insert(expression.name);
      }
    };
    for (const Measure::Filter& filter : measure.measure->filters) {
      visit_outside_joins(filter.condition, ask);
    }
    if (measure.measure->value) visit_outside_joins(*measure.measure->value, ask);
    if (measure.measure->weight) visit_outside_joins(*measure.measure->weight, ask);
  }
  return found;
}

void RowLines::note(Plan& plan, const AccountRows& account, Day day) {
  const Attributes attributes(*plan.pack, *plan.facts, account);
  AccountRows with_attributes = account;
  with_attributes.attributes = &attributes;
  const auto note_over = [&](Table table, const Lanes& lanes) {
    return [&, table](const Expression& comparison, const std::string& name) {
      const auto position = positions_.find(key_of(*plan.pack, name));
      if (position == positions_.end() || lanes.size() == 0) return;
      note_line(lines_[position->second], comparison, table, plan, with_attributes, lanes);
    };
  };
  const Lanes messages = lanes_of_messages(account, plan.pack->zone, day);
  for (const SessionRule& rule : plan.pack->sessions) {
    visit_lines(rule, note_over(Table::messages, messages));
  }
  for (MeasurePlan& measure : plan.measures) {
    const Lanes lanes = lanes_of(measure, with_attributes, plan.pack->zone, day);
    visit_lines(*measure.measure, note_over(measure.measure->table, lanes));
  }
}

void RowLines::note_line(Line& line, const Expression& comparison, Table table, const Plan& plan,
                         const AccountRows& account, const Lanes& lanes) {
  Program left_program(comparison.arguments[0], table, *plan.pack, *plan.facts);
  Program right_program(comparison.arguments[1], table, *plan.pack, *plan.facts);
  const LaneValues left = left_program.run(account, lanes);
  const LaneValues right = right_program.run(account, lanes);
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    if (left.known[i] == 0 || right.known[i] == 0) continue;
    const int order = order_of(comparison.arguments[0].type, left, right, i);
    line.on |= order == 0;
    (is_true(comparison.op, order) ? line.holds : line.fails) = true;
  }
}

Problems RowLines::gaps() const {
  Problems problems;
  for (const Line& line : lines_) {
    std::string lacking;
    const auto lack = [&](const char* what) {
      lacking += (lacking.empty() ? "" : ", ") + std::string(what);
    };
    if (!line.on) lack("a row exactly on the line");
    if (!line.holds) lack("a row for which it holds");
    if (!line.fails) lack("a row for which it does not");
    if (lacking.empty()) continue;
    problems.push_back({line.place, line.name + " is not tested: no case has " + lacking,
                        "add one to the facts of a case"});
  }
  return problems;
}

}  // namespace xingji::cases
