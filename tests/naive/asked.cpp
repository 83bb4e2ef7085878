// What the expressions of a pack speak of: tables, measures, days, the calendar.
#include <algorithm>
#include <functional>
#include <stdexcept>

#include "naive/measures.h"

namespace xingji::naive {
namespace {

void add_tables(const Selection& selection, const Pack& pack, std::set<Table>& tables);

void add_tables(const Expression& expression, const Pack& pack, std::set<Table>& tables) {
  if (expression.op == Op::in_set) add_tables(pack.selections.at(expression.column), pack, tables);
  if (expression.op == Op::join) tables.insert(expression.table);
  if (expression.op == Op::column && expression.of_order) tables.insert(Table::orders);
  for (const Expression& argument : expression.arguments) add_tables(argument, pack, tables);
}

void add_tables(const Selection& selection, const Pack& pack, std::set<Table>& tables) {
  tables.merge(tables_of(selection.rows, pack));
  if (!selection.keep) return;
  add_tables(selection.keep->ordered_by, pack, tables);
  for (const Expression& key : selection.keep->within) add_tables(key, pack, tables);
}

bool selection_asks(std::size_t position, const Pack& pack) {
  const Selection& selection = pack.selections.at(position);
  Measure rows = selection.rows;
  if (selection.keep) {
    rows.filters.push_back({"", selection.keep->ordered_by});
    for (const Expression& key : selection.keep->within) rows.filters.push_back({"", key});
  }
  return asks_calendar(rows, pack);
}

}  // namespace

std::size_t position_of(const Pack& pack, const std::string& measure) {
  for (std::size_t i = 0; i < pack.measures.size(); ++i) {
    if (pack.measures[i].id == measure) return i;
  }
  throw std::logic_error("the pack has no measure " + measure);
}

std::set<Table> tables_of(const Measure& measure, const Pack& pack) {
  // Sessions are as complete as the messages of which they are made.
  std::set<Table> tables = {measure.session ? Table::messages : measure.table};
  for (const Measure::Filter& filter : measure.filters) add_tables(filter.condition, pack, tables);
  add_tables(measure.by_day, pack, tables);
  if (measure.by) add_tables(*measure.by, pack, tables);
  if (measure.value) add_tables(*measure.value, pack, tables);
  if (measure.weight) add_tables(*measure.weight, pack, tables);
  for (const std::size_t selection : measure.selections) {
    add_tables(pack.selections.at(selection), pack, tables);
  }
  for (const auto& exemptions : {measure.exemptions, measure.extensions}) {
    for (const std::size_t exemption : exemptions) {
      add_tables(pack.exemptions.at(exemption).matches, pack, tables);
    }
  }
  return tables;
}

std::set<std::size_t> measures_of(const Expression& expression, const Pack& pack) {
  std::set<std::size_t> result;
  if (expression.op == Op::measure) result.insert(position_of(pack, expression.name));
  for (const Expression& argument : expression.arguments) result.merge(measures_of(argument, pack));
  return result;
}

std::set<std::pair<std::size_t, Day>> looked_at(const Expression& expression, const Pack& pack,
                                                Day day) {
  std::set<std::pair<std::size_t, Day>> result;
  if (expression.op == Op::measure) result.insert({position_of(pack, expression.name), day});
  Day first = day;
  Day last = day;
  if (expression.op == Op::past && expression.of_past == OfPast::yesterday) first = last = day - 1;
  if (expression.op == Op::past && expression.of_past == OfPast::quantile) {
    first = day - expression.days + 1;
  }
  for (const Expression& argument : expression.arguments) {
    for (Day each = first; each <= last; ++each) result.merge(looked_at(argument, pack, each));
  }
  return result;
}

std::vector<std::pair<const Expression*, Day>> quotients_in(const Expression& expression, Day day) {
  std::vector<std::pair<const Expression*, Day>> result;
  if (expression.op == Op::divide) result.emplace_back(&expression, day);
  Day first = day;
  Day last = day;
  if (expression.op == Op::past && expression.of_past == OfPast::yesterday) first = last = day - 1;
  if (expression.op == Op::past && expression.of_past == OfPast::quantile) {
    first = day - expression.days + 1;
  }
  for (const Expression& argument : expression.arguments) {
    for (Day each = first; each <= last; ++each) {
      for (const auto& inner : quotients_in(argument, each)) result.push_back(inner);
    }
  }
  return result;
}

bool asks_calendar(const Measure& measure, const Pack& pack) {
  const std::function<bool(const Expression&)> asks = [&](const Expression& expression) {
    if (expression.op == Op::call && expression.function == Function::workdays) return true;
    if (expression.op == Op::in_set) return selection_asks(expression.column, pack);
    return std::any_of(expression.arguments.begin(), expression.arguments.end(), asks);
  };
  bool found = asks(measure.by_day);
  for (const Measure::Filter& filter : measure.filters) found |= asks(filter.condition);
  for (const auto& part : {measure.by, measure.value, measure.weight}) found |= part && asks(*part);
  for (const std::size_t selection : measure.selections) found |= selection_asks(selection, pack);
  for (const auto& exemptions : {measure.exemptions, measure.extensions}) {
    for (const std::size_t exemption : exemptions) {
      found |= asks(pack.exemptions.at(exemption).matches);
    }
  }
  return found;
}

}  // namespace xingji::naive
