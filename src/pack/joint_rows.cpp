#include "pack/joint_rows.h"

#include "pack/joint.h"
#include "pack/visit.h"

namespace xingji {
namespace {

// The condition with something else in place of each column of the row itself.
template <class Replace>
Expression with_columns(const Expression& condition, const Replace& replace) {
  if (condition.op == Op::column && !condition.of_order) return replace(condition);
  Expression other = condition;
  if (condition.op == Op::join) return other;  // its columns are of other rows
  for (Expression& part : other.arguments) part = with_columns(part, replace);
  return other;
}

bool is_about_column(const Expression& condition, std::size_t column) {
  bool is_alone = true;
  visit(condition, [&](const Expression& part) {
    is_alone = is_alone && (part.op != Op::column || (!part.of_order && part.column == column));
  });
  return is_alone;
}

void add_filters(const Selection& selection, const Pack& pack, std::vector<Expression>& said) {
  if (selection.rows.table != Table::orders) return;
  for (const Measure::Filter& filter : selection.rows.filters) {
    said.push_back(with_columns(filter.condition, [](const Expression& column) {
      Expression of_order = column;
      of_order.of_order = true;
      return of_order;
    }));
  }
  for (const std::size_t earlier : selection.rows.selections) {
    add_filters(pack.selections[earlier], pack, said);
  }
}

}  // namespace

std::vector<Expression> said_of_row(const Expression& join) {
  const bool is_one_row = join.join == Join::first || join.join == Join::last;
  const bool is_outermost = join.join == Join::min || join.join == Join::max;
  std::vector<Expression> said;
  if (join.op != Op::join || (!is_one_row && !is_outermost)) return said;
  std::vector<const Expression*> parts;
  for (const Expression& filter : join.arguments) add_parts(filter, parts);
  for (const Expression* part : parts) {
    if (is_outermost && !is_about_column(*part, join.column)) continue;
    said.push_back(with_columns(*part, [&](const Expression& column) {
      Expression taken = join;
      taken.column = column.column;
      taken.type = column.type;
      return taken;
    }));
  }
  return said;
}

std::vector<Expression> said_of_order(const Expression& in_set, const Pack& pack) {
  std::vector<Expression> said;
  if (in_set.column < pack.selections.size()) {
    add_filters(pack.selections[in_set.column], pack, said);
  }
  return said;
}

}  // namespace xingji
