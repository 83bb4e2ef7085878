#include "import/values.h"

#include <algorithm>
#include <set>
#include <vector>

#include "base/ratio.h"
#include "base/text.h"

namespace xingji::mapping {
namespace {

std::string format_number(std::int64_t number, Kind kind) {
  if (kind == Kind::integer) return std::to_string(number);
  if (kind == Kind::decimal) return format_micro(number);
  const std::int64_t size = number < 0 ? -number : number;
  const std::string hundredths = std::to_string(size % 100);
  return (number < 0 ? "-" : "") + std::to_string(size / 100) + '.' +
         (hundredths.size() == 1 ? "0" : "") + hundredths;
}

// The rows of one group that take part in one cell.
class Folding {
 public:
  Folding(const TableSource& source, const CellPlan& plan, const Groups& groups, std::size_t group)
      : source_(source), plan_(plan), cell_(plan.rule) {
    for (std::size_t i = 0; i < groups.rows_of(group); ++i) {
      const JoinedRow row = groups.row(group, i);
      if (source.hold(cell_.when, row)) rows_.push_back(row);
    }
  }

  bool any() const { return !rows_.empty(); }
  CellValue value() const;

 private:
  /// The filled cells of a column, by row.
  std::vector<std::string_view> filled(ColumnRef column) const;
  /// The first joined row of each row of a slot: joins repeat rows, sums and counts must not.
  std::vector<JoinedRow> once_each(std::size_t slot) const;

  CellValue same(ColumnRef column) const;
  CellValue text() const;
  CellValue first() const;
  CellValue only() const;
  CellValue extreme() const;
  CellValue sum() const;

  const TableSource& source_;
  const CellPlan& plan_;
  const CellRule& cell_;
  std::vector<JoinedRow> rows_;
};

std::vector<std::string_view> Folding::filled(ColumnRef column) const {
  std::vector<std::string_view> values;
  for (const JoinedRow row : rows_) {
    if (const auto value = source_.cell(row, column); !value.empty()) values.push_back(value);
  }
  return values;
}

std::vector<JoinedRow> Folding::once_each(std::size_t slot) const {
  std::vector<JoinedRow> rows;
  std::set<std::uint32_t> seen;
  for (const JoinedRow row : rows_) {
    if (row[slot] != no_match && seen.insert(row[slot]).second) rows.push_back(row);
  }
  return rows;
}

CellValue Folding::same(ColumnRef column) const {
  if (rows_.empty()) return {};
  const std::string_view value = source_.cell(rows_.front(), column);
  for (const JoinedRow row : rows_) {
    if (source_.cell(row, column) == value) continue;
    return {"", "rows of the group disagree", "say first, only, min or max"};
  }
  return {std::string(value), {}, {}};
}

CellValue Folding::text() const {
  CellValue whole{cell_.between[0], {}, {}};
  for (std::size_t i = 0; i < cell_.of.size(); ++i) {
    CellValue part = same(cell_.of[i]);
    if (!part.fault.empty()) return part;
    if (part.text.empty()) return {};  // a text with a hole in it would name nothing
    whole.text += part.text + cell_.between[i + 1];
  }
  return whole;
}

CellValue Folding::first() const {
  for (const ColumnRef column : cell_.of) {
    if (const auto values = filled(column); !values.empty()) {
      return {std::string(values.front()), {}, {}};
    }
  }
  return {};
}

CellValue Folding::only() const {
  std::string_view found;
  for (const ColumnRef column : cell_.of) {
    for (const std::string_view value : filled(column)) {
      if (!found.empty() && value != found) return {};
      found = value;
    }
  }
  return {std::string(found), {}, {}};
}

CellValue Folding::extreme() const {
  std::string_view best;
  Cell best_cell;
  for (const ColumnRef column : cell_.of) {
    for (const std::string_view value : filled(column)) {
      Cell cell;
      if (plan_.read(value, cell) != Fault::none) return {std::string(value), {}, {}};
      const bool is_less = cell.number != best_cell.number ? cell.number < best_cell.number
                                                           : cell.text < best_cell.text;
      if (best.empty() || is_less == (cell_.fold == Fold::min)) {
        best = value;
        best_cell = cell;
      }
    }
  }
  return {std::string(best), {}, {}};
}

CellValue Folding::sum() const {
  std::int64_t total = 0;
  bool any = false;
  for (const ColumnRef column : cell_.of) {
    for (const JoinedRow row : once_each(column.slot)) {
      const std::string_view value = source_.cell(row, column);
      if (value.empty()) continue;
      Cell cell;
      if (plan_.read(value, cell) != Fault::none) return {std::string(value), {}, {}};
      if (__builtin_add_overflow(total, cell.number, &total))
        return {"", "the sum is too large", {}};
      any = true;
    }
  }
  return any ? CellValue{format_number(total, plan_.field.column->kind), {}, {}} : CellValue{};
}

CellValue Folding::value() const {
  if (!cell_.between.empty()) return text();
  switch (cell_.fold) {
    case Fold::same:
      return same(cell_.of.front());
    case Fold::first:
      return first();
    case Fold::only:
      return only();
    case Fold::min:
    case Fold::max:
      return extreme();
    case Fold::sum:
      return sum();
    case Fold::count:
      return {std::to_string(once_each(cell_.of.front().slot).size()), {}, {}};
  }
  return {};
}

CellValue translate(const CellRule& cell, CellValue value) {
  if (cell.map.empty() || value.text.empty()) return value;
  std::vector<std::string_view> known;
  for (const auto& [from, to] : cell.map) {
    if (from == value.text) return {to, {}, {}};
    known.push_back(from);
  }
  if (cell.otherwise) return {*cell.otherwise, {}, {}};
  return {"", "'" + shown_value(value.text, Kind::word) + "' is not a word of the map",
          did_you_mean(value.text, known)};
}

}  // namespace

Fault CellPlan::read(std::string_view text, Cell& cell) const {
  OddTimes odd;
  return read_field(field, text, days, cell, odd);
}

CellValue value_of(const TableSource& source, const CellPlan& cell, const Groups& groups,
                   std::size_t group) {
  const Folding folding(source, cell, groups, group);
  if (cell.rule.is) return {folding.any() ? *cell.rule.is : "", {}, {}};
  CellValue value = folding.value();
  return value.fault.empty() ? translate(cell.rule, std::move(value)) : value;
}

}  // namespace xingji::mapping
