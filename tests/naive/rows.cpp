#include "naive/rows.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "naive/days.h"
#include "naive/measures.h"

namespace xingji::naive {
namespace {

/// The columns that say from when another one may be seen, of all columns of a table.
std::vector<std::vector<std::size_t>> known_from_of(Table table) {
  std::vector<std::vector<std::size_t>> result;
  for (const Column& column : definition(table).columns) {
    std::istringstream names{std::string(column.known_from)};
    result.emplace_back();
    for (std::string name; names >> name;) result.back().push_back(column_index(table, name));
  }
  return result;
}

const std::vector<std::size_t>& known_from(Table table, std::size_t column) {
  static const auto all = [] {
    std::vector<std::vector<std::vector<std::size_t>>> tables;
    for (std::size_t t = 0; t < table_count; ++t) {
      tables.push_back(known_from_of(static_cast<Table>(t)));
    }
    return tables;
  }();
  return all[static_cast<std::size_t>(table)][column];
}

bool is_visible(const Fact& fact, std::size_t column, const View& view) {
  if (definition(fact.table).columns[column].kind == Kind::instant) {
    return fact.cells[column].number <= view.end;
  }
  const std::vector<std::size_t>& instants = known_from(fact.table, column);
  if (instants.empty()) return true;
  for (const std::size_t instant : instants) {
    if (fact.cells[instant].present) return fact.cells[instant].number <= view.end;
  }
  return false;
}

Value cell_value(const Cell& cell, Kind kind) {
  switch (kind) {
    case Kind::id:
    case Kind::text:
    case Kind::word:
      return text_value(cell.text);
    case Kind::money:
      return number_value(fraction(cell.number, 100));
    case Kind::decimal:
      return number_value(fraction(cell.number, 1'000'000));
    case Kind::instant:
    case Kind::planned:
    case Kind::from:
    case Kind::to:
    case Kind::day:
    case Kind::flag:
    case Kind::integer:
      break;
  }
  return number_value({cell.number});
}

/// What stands for a value that is not there: flags have two values, missing is false.
Value absent(Table table, std::size_t column) {
  return definition(table).columns[column].kind == Kind::flag ? flag_value(false) : Value{};
}

/// The rows of the same order that are there and pass the filter.
std::vector<const Fact*> joined_rows(Subject& subject, const Expression& join, const Fact& fact,
                                     const View& view, std::optional<Day> anchor_day) {
  std::vector<const Fact*> rows;
  if (fact.around == nullptr) return rows;
  for (const Fact* row : fact.around->rows[static_cast<std::size_t>(join.table)]) {
    if (!is_there(*row, view)) continue;
    const bool passes = join.arguments.empty() ||
                        evaluate_row(subject, join.arguments[0], *row, view, anchor_day).is_true();
    if (passes) rows.push_back(row);
  }
  return rows;
}

Value sum_of(const std::vector<Value>& values) {
  Value sum = number_value({0});
  for (const Value& value : values) {
    if (!value.present) return {};
    sum.number = sum.number + value.number;
  }
  return sum;
}

Value join_value(const Expression& join, const std::vector<const Fact*>& rows, const View& view) {
  const auto count = static_cast<Wide>(rows.size());
  if (join.join == Join::any) return flag_value(count > 0);
  if (join.join == Join::none) return flag_value(count == 0);
  if (join.join == Join::count) return number_value({count});
  std::vector<Value> values;
  values.reserve(rows.size());
  for (const Fact* row : rows) values.push_back(seen(*row, join.column, view));
  if (join.join == Join::sum) return sum_of(values);
  if (join.join == Join::first && !values.empty()) return values.front();
  if (join.join == Join::last && !values.empty()) return values.back();
  if (join.join == Join::first || join.join == Join::last) return absent(join.table, join.column);
  std::erase_if(values, [](const Value& value) { return !value.present; });
  if (values.empty()) return absent(join.table, join.column);
  const auto by_number = [](const Value& a, const Value& b) { return a.number < b.number; };
  if (join.join == Join::min) return *std::min_element(values.begin(), values.end(), by_number);
  return *std::max_element(values.begin(), values.end(), by_number);
}

Value plain_value(const Expression& column, const Fact& fact, const View& view) {
  if (!column.of_order) return seen(fact, column.column, view);
  const Fact* order = order_of(fact, view);
  return order == nullptr ? absent(Table::orders, column.column)
                          : seen(*order, column.column, view);
}

Value column_value(const Expression& column, const Fact& fact, const View& view) {
  const Value value = plain_value(column, fact, view);
  const bool moves = column.is_due && view.due && value.present && value.number < *view.due;
  return moves ? number_value(*view.due) : value;
}

}  // namespace

View view_of(const Pack& pack, Day day) { return {pack, day, last_second(day, pack.zone), {}, {}}; }

bool is_there(const Fact& fact, const View& view) {
  const Cell* event = event_of(fact);
  return event == nullptr || event->number <= view.end;
}

Value seen(const Fact& fact, std::size_t column, const View& view) {
  const Cell& cell = fact.cells.at(column);
  if (!cell.present || !is_visible(fact, column, view)) return absent(fact.table, column);
  return cell_value(cell, definition(fact.table).columns[column].kind);
}

const Fact* order_of(const Fact& fact, const View& view) {
  if (fact.around == nullptr || fact.around->order == nullptr) return nullptr;
  return is_there(*fact.around->order, view) ? fact.around->order : nullptr;
}

Value evaluate_row(Subject& subject, const Expression& expression, const Fact& fact,
                   const View& view, std::optional<Day> anchor_day) {
  const auto look_up = [&](const Expression& name) -> Value {
    if (name.op == Op::column) return column_value(name, fact, view);
    if (name.op == Op::join) {
      return join_value(name, joined_rows(subject, name, fact, view, anchor_day), view);
    }
    if (name.op == Op::in_set) {
      const Fact* order = order_of(fact, view);
      return flag_value(order != nullptr && view.has_order(name.column, *order));
    }
    if (name.op == Op::call) return number_value({view.day - anchor_day.value()});  // days_ago
    return subject.shared_name(name, view.day, anchor_day);
  };
  return evaluate(expression, {view.pack, view.day, look_up, false});
}

}  // namespace xingji::naive
