#include "pack/whole.h"

#include <algorithm>

#include "pack/range.h"

namespace xingji {
namespace {

bool is_whole_kind(const Expression& column) {
  const Table table = column.of_order ? Table::orders : column.table;
  const Kind kind = definition(table).columns[column.column].kind;
  return is_instant(kind) || kind == Kind::day || kind == Kind::integer || kind == Kind::money;
}

bool is_whole_or_none(const std::optional<Expression>& expression, const Pack& pack) {
  return !expression || is_whole(*expression, pack);
}

bool is_whole_measure(const Measure& measure, const Pack& pack) {
  if (measure.kind == Measure::Kind::distinct) return true;
  return is_whole_or_none(measure.weight, pack) && is_whole_or_none(measure.value, pack);
}

bool are_all_whole(const Expression& expression, const Pack& pack) {
  return std::all_of(expression.arguments.begin(), expression.arguments.end(),
                     [&](const Expression& part) { return is_whole(part, pack); });
}

bool gives_whole(const Expression& call, const Pack& pack) {
  switch (call.function) {
    case Function::hours:
    case Function::minutes:
      return false;
    case Function::round:
    case Function::round_up:
    case Function::round_down:
    case Function::weekday:
    case Function::days_ago:
      return true;
    case Function::min:
    case Function::max:
    case Function::abs:
    case Function::time_of_day:
    case Function::day:
    case Function::month:
    case Function::at:
    case Function::end_of_day:
    case Function::late_start:
    case Function::worked:
    case Function::workdays:
      return are_all_whole(call, pack);
  }
  return false;
}

bool is_whole_constant(const Expression& expression, const Pack& pack) {
  if (expression.type == Type::text || expression.type == Type::flag) return false;
  const Range range = range_of(expression, pack);
  return range.least && range.is_only(*range.least) && range.least->denominator == 1;
}

}  // namespace

bool is_whole(const Expression& expression, const Pack& pack) {
  switch (expression.op) {
    case Op::column:
      return is_whole_kind(expression);
    case Op::join:
      return expression.join == Join::count ||
             (expression.type != Type::flag && is_whole_kind(expression));
    case Op::measure: {
      const auto position = find_measure(pack, expression.name);
      return position && is_whole_measure(pack.measures[*position], pack);
    }
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::negate:
    case Op::past:
      return are_all_whole(expression, pack);
    case Op::choose:
      return is_whole(expression.arguments[1], pack) && is_whole(expression.arguments[2], pack);
    case Op::call:
      return gives_whole(expression, pack);
    default:
      return is_whole_constant(expression, pack);
  }
}

}  // namespace xingji
