#include "engine/plan.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>

#include "base/text.h"
#include "engine/given_rows.h"
#include "engine/passes.h"
#include "engine/sessions.h"
#include "engine/subjects.h"
#include "engine/told.h"

namespace xingji {
namespace {

// Every row expression of a measure with the table whose rows it is about.
void walk_measure(const Pack& pack, const Measure& measure,
                  const std::function<void(const Expression&, Table)>& visit) {
  // A join's filter speaks of the joined rows; everything else of the measure's own.
  const std::function<void(const Expression&, Table)> descend = [&](const Expression& at,
                                                                    Table table) {
    visit(at, table);
    for (const Expression& argument : at.arguments) {
      descend(argument, at.op == Op::join ? at.table : table);
    }
  };
  for (const Measure::Filter& filter : measure.filters) descend(filter.condition, measure.table);
  descend(measure.by_day, measure.table);
  if (measure.by) descend(*measure.by, measure.table);
  if (measure.value) descend(*measure.value, measure.table);
  if (measure.weight) descend(*measure.weight, measure.table);
  for (const auto* list : {&measure.exemptions, &measure.extensions}) {
    for (const std::size_t exemption : *list) {
      descend(pack.exemptions[exemption].matches, measure.table);
    }
  }
}

// Which of the pack's selections some measure asks for, by position.
std::vector<bool> asked_selections(const Pack& pack) {
  std::vector<bool> asked(pack.selections.size(), false);
  const std::function<void(const Measure&)> ask = [&](const Measure& measure) {
    const auto note = [&](std::size_t selection) {
      if (asked[selection]) return;
      asked[selection] = true;
      ask(pack.selections[selection].rows);
    };
    for (const std::size_t selection : measure.selections) note(selection);
    walk_measure(pack, measure, [&](const Expression& expression, Table) {
      if (expression.op == Op::in_set) note(expression.column);
    });
  };
  for (const Measure& measure : pack.measures) ask(measure);
  return asked;
}

// The measure's own expressions, and those by which its rows are kept.
Measure with_ranks(const Selection& selection) {
  Measure rows = selection.rows;
  if (!selection.keep) return rows;
  rows.filters.push_back({"ordered_by", selection.keep->ordered_by});
  for (const Expression& key : selection.keep->within) rows.filters.push_back({"within", key});
  return rows;
}

// The same of a task and all that it says of a row.
Measure with_ends(const Task& task) {
  Measure rows = task.rows;
  rows.filters.push_back({"done", task.done});
  for (const Expression& rank : task.first) rows.filters.push_back({"first", rank});
  if (task.fine && task.fine->share) rows.filters.push_back({"fine", task.fine->of});
  return rows;
}

void add_needs(const Pack& pack, const Measure& measure, Needs& needs) {
  if (const auto event = event_column(measure.table)) needs.add(measure.table, *event);
  walk_measure(pack, measure, [&](const Expression& expression, Table table) {
    if (expression.op == Op::column) {
      needs.add(expression.of_order ? Table::orders : expression.table, expression.column);
      if (expression.of_order) needs.add_link(table);
    }
    if (expression.op == Op::in_set) {
      needs.add_link(table);
      needs.add(Table::orders, column_index(Table::orders, "placed_at"));
    }
    if (expression.op == Op::join) {
      needs.add(expression.table, event_column(expression.table).value_or(0));
      needs.add_link(expression.table);
      needs.add_link(table);
      needs.tables[static_cast<std::size_t>(Table::orders)] = true;
      const bool reads = expression.join != Join::any && expression.join != Join::none &&
                         expression.join != Join::count;
      if (reads) needs.add(expression.table, expression.column);
    }
  });
  if (measure.exemptions.empty() && measure.extensions.empty()) return;
  needs.add_all(Table::exemptions);
  needs.add_link(measure.table);
  for (const std::string_view name : {"category", "region_from", "region_to", "placed_at"}) {
    needs.add(Table::orders, column_index(Table::orders, name));
  }
  for (const std::string_view name : {"region_from", "region_to"}) {
    if (const auto own = find_column(measure.table, name)) needs.add(measure.table, *own);
  }
}

void add_instants(Table table, std::size_t column, std::vector<TouchedColumn>& touched) {
  for (const std::size_t instant : known_from_columns(table, column)) {
    touched.push_back({table, instant});
  }
  if (const auto event = event_column(table)) touched.push_back({table, *event});
}

// What changes on a day by itself: dated entries, rows of tables, attributes.
void add_changes(const Pack& pack, const Expression& expression, MeasurePlan& plan) {
  if (expression.op == Op::attribute) plan.asks_attributes = true;
  if (expression.op == Op::look_up || expression.op == Op::is_listed) {
    for (const KeyTable::Row& row : find_key_table(pack, expression.name)->rows) {
      if (row.since) plan.changes.push_back(*row.since);
    }
  }
  if (expression.op != Op::parameter) return;
  const std::function<void(const Expression&)> descend = [&](const Expression& at) {
    add_changes(pack, at, plan);
    for (const Expression& argument : at.arguments) descend(argument);
  };
  for (const Parameter& parameter : pack.parameters) {
    if (parameter.id != expression.name) continue;
    for (const Number::Entry& entry : parameter.number.entries) {
      if (entry.since && !entry.by_row) plan.changes.push_back(*entry.since);
      if (entry.expression) descend(*entry.expression);
    }
  }
}

void find_instants(const Pack& pack, const Measure& measure, MeasurePlan& plan) {
  if (const auto event = event_column(measure.table)) {
    plan.instants.push_back({measure.table, *event});
  }
  plan.tables.push_back(measure.table);
  walk_measure(pack, measure, [&](const Expression& expression, Table) {
    if (expression.op == Op::column) {
      const Table table = expression.of_order ? Table::orders : expression.table;
      add_instants(table, expression.column, plan.instants);
      plan.tables.push_back(table);
    }
    if (expression.op == Op::join) {
      plan.joins_itself |= expression.table == measure.table;
      const auto event = event_column(expression.table).value_or(0);
      add_instants(expression.table, event, plan.instants);
      const bool reads = expression.join != Join::any && expression.join != Join::none &&
                         expression.join != Join::count;
      if (reads) add_instants(expression.table, expression.column, plan.instants);
      plan.tables.push_back(expression.table);
    }
    if (expression.op == Op::in_set) {
      plan.asked_sets.push_back(expression.column);
      plan.tables.push_back(Table::orders);
    }
    plan.changes_daily |= expression.op == Op::call && expression.function == Function::days_ago;
    plan.asks_calendar |= expression.op == Op::call && expression.function == Function::workdays;
    add_changes(pack, expression, plan);
  });
  // A filing with a category or a region asks the row's order, which may come after the row.
  const bool asks_filings = !measure.exemptions.empty() || !measure.extensions.empty();
  if (asks_filings && order_link(measure.table)) {
    add_instants(Table::orders, column_index(Table::orders, "category"), plan.instants);
  }
  std::transform(plan.tables.begin(), plan.tables.end(), plan.tables.begin(), origin_of);
  const auto tidy = [](auto& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  tidy(plan.instants);
  tidy(plan.tables);
  tidy(plan.changes);
  tidy(plan.asked_sets);
}

// The tables of the selections that a measure asks for, theirs among them.
void add_tables_of_selections(const std::vector<std::optional<SelectionPlan>>& selections,
                              MeasurePlan& plan) {
  std::vector<std::size_t> asked = plan.measure->selections;
  asked.insert(asked.end(), plan.asked_sets.begin(), plan.asked_sets.end());
  for (const std::size_t s : asked) {
    const auto& own = selections[s]->rows.tables;
    plan.tables.insert(plan.tables.end(), own.begin(), own.end());
    plan.asks_calendar |= selections[s]->rows.asks_calendar;
  }
  std::sort(plan.tables.begin(), plan.tables.end());
  plan.tables.erase(std::unique(plan.tables.begin(), plan.tables.end()), plan.tables.end());
}

}  // namespace

MeasurePlan::MeasurePlan(const Pack& pack, const Measure& planned, const Measure& seen,
                         const FactSet& facts)
    : measure(&planned),
      anchor(planned.by_day, planned.table, pack, facts),
      exempt(pack, facts, planned.table, planned.exemptions),
      extend(pack, facts, planned.table, planned.extensions) {
  for (const Measure::Filter& filter : planned.filters) {
    filters.emplace_back(filter.condition, planned.table, pack, facts);
  }
  if (planned.by) by.emplace(*planned.by, planned.table, pack, facts);
  if (planned.session) {
    built_by = facts.symbols.find(builder_of(pack, pack.sessions[*planned.session]));
  }
  if (planned.value) value.emplace(*planned.value, planned.table, pack, facts);
  if (planned.weight) weight.emplace(*planned.weight, planned.table, pack, facts);
  const auto add_matches = [&](const std::vector<std::size_t>& exemptions,
                               std::vector<Program>& matches) {
    for (const std::size_t exemption : exemptions) {
      matches.emplace_back(pack.exemptions[exemption].matches, planned.table, pack, facts);
    }
  };
  add_matches(planned.exemptions, exempted_instants);
  add_matches(planned.extensions, extended_instants);
  find_instants(pack, seen, *this);
  earliest = planned.window.choices.front().from;
  latest = planned.window.choices.front().to;
  for (const Window::Choice& choice : planned.window.choices) {
    window_conditions.push_back(
        choice.when ? std::optional<Formula>(std::in_place, *choice.when, pack) : std::nullopt);
    earliest = std::min(earliest, choice.from);
    latest = std::max(latest, choice.to);
  }
}

void WatchedColumns::clear() {
  own.clear();
  of_order.clear();
  beside.clear();
}

void Spans::clear() {
  from.clear();
  until.clear();
}

void Spans::take(const Spans& other, std::span<const std::uint8_t> marks) {
  take_marked(other.from, marks, from);
  take_marked(other.until, marks, until);
}

void RowSpans::clear() {
  lanes.clear();
  spans.clear();
}

const RowSpans& RowSpans::marked(std::span<const std::uint8_t> marks, RowSpans& room) const {
  if (std::memchr(marks.data(), 0, marks.size()) == nullptr) return *this;  // most tests pass all
  room.lanes.take(lanes, marks);
  room.spans.take(spans, marks);
  return room;
}

std::vector<std::size_t> naming_columns(Table table) {
  constexpr auto names = std::to_array<std::string_view>(
      {"product_id", "warehouse", "carrier", "about", "reason", "kind"});
  std::vector<std::size_t> found;
  const auto columns = definition(table).columns;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const bool is_name = std::find(names.begin(), names.end(), columns[c].name) != names.end();
    if (is_name || columns[c].name.ends_with("agent_id")) found.push_back(c);
  }
  return found;
}

namespace {

void add_naming(Table table, Needs& needs) {
  for (const std::size_t column : naming_columns(table)) needs.add(table, column);
}

// Whoever looks at the facts behind a number asks whom they name, they and their orders.
void add_names(Needs& needs) {
  bool has_orders = false;
  for (const TableDefinition& table : all_tables()) {
    if (needs.columns[static_cast<std::size_t>(table.table)] == 0) continue;
    add_naming(table.table, needs);
    needs.add_link(table.table);
    has_orders |= table.table == Table::orders || order_link(table.table).has_value();
  }
  if (!has_orders) return;
  for (const Table table : {Table::orders, Table::parcels}) {
    add_naming(table, needs);
    needs.add_link(table);
  }
}

}  // namespace

Needs needs_of(const Family& family, bool keys) {
  Needs needs;
  needs.keys = keys;
  for (const std::string_view name : {"shop_id", "opened_at"}) {
    needs.add(Table::shops, column_index(Table::shops, name));
  }
  needs.add_all(Table::coverage);
  needs.add_all(Table::readings);
  needs.add_all(Table::tallies);
  needs.add_all(Table::benchmarks);
  const auto asks = [](const Pack& pack) { return !pack.attributes.empty(); };
  if (std::any_of(family.versions.begin(), family.versions.end(), asks)) {
    needs.add_all(Table::attributes);
  }
  const auto has_standing = [](const Pack& pack) { return !pack.standings.empty(); };
  if (keys || std::any_of(family.versions.begin(), family.versions.end(), has_standing)) {
    needs.add_all(Table::appeals);
  }
  for (const Pack& pack : family.versions) {
    needs.add(subject_table(pack.subject), subject_column(pack.subject));
    if (pack.pay) needs.add_all(subject_table(pack.subject));  // since when they are there
    for (const Measure& measure : pack.measures) add_needs(pack, measure, needs);
    for (const Task& task : pack.tasks) {
      add_needs(pack, with_ends(task), needs);
      if (keys) add_told(task.rows.table, needs);
    }
    const std::vector<bool> asked = asked_selections(pack);
    for (std::size_t s = 0; s < asked.size(); ++s) {
      if (!asked[s]) continue;
      const Table table = pack.selections[s].rows.table;
      add_needs(pack, with_ranks(pack.selections[s]), needs);
      for (const std::string_view name : split(definition(table).key, ' ')) {
        needs.add(table, column_index(table, name));
      }
    }
  }
  add_session_needs(family, needs);
  if (keys) add_names(needs);
  return needs;
}

namespace {

bool are_covered_alike(const MeasurePlan& a, const MeasurePlan& b) {
  const auto& own = a.measure->window.choices;
  const auto& others = b.measure->window.choices;
  const bool have_one = own.size() == 1 && others.size() == 1;
  return have_one && a.tables == b.tables && a.asks_calendar == b.asks_calendar &&
         own[0].from == others[0].from && own[0].to == others[0].to &&
         own[0].month_ending == others[0].month_ending;
}

}  // namespace

Plan make_plan(const Pack& pack, const FactSet& facts) {
  Plan plan;
  plan.pack = &pack;
  plan.facts = &facts;
  const std::vector<bool> asked = asked_selections(pack);
  for (std::size_t s = 0; s < asked.size(); ++s) {
    plan.selections.emplace_back();
    if (!asked[s]) continue;
    const Selection& selection = pack.selections[s];
    MeasurePlan rows(pack, selection.rows, with_ranks(selection), facts);
    add_tables_of_selections(plan.selections, rows);
    plan.selections.back().emplace(SelectionPlan{std::move(rows), Ranking(selection, pack, facts)});
  }
  for (const Measure& measure : pack.measures) {
    add_tables_of_selections(plan.selections,
                             plan.measures.emplace_back(pack, measure, measure, facts));
    plan.looks_back |= measure.window.choices.size() > 1;
  }
  for (std::size_t m = 0; m < plan.measures.size(); ++m) {
    const auto end = plan.measures.begin() + static_cast<std::ptrdiff_t>(m);
    const auto alike = std::find_if(plan.measures.begin(), end, [&](const MeasurePlan& other) {
      return are_covered_alike(other, *end);
    });
    if (alike != end) {
      end->covered_as = static_cast<std::size_t>(alike - plan.measures.begin());
    }
  }
  plan.passes = passes_of(plan.measures);
  plan.has_given = has_given(facts, pack.id);
  return plan;
}

}  // namespace xingji
