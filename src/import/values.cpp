#include "import/values.h"

#include <algorithm>
#include <set>
#include <vector>

#include "base/ratio.h"
#include "base/text.h"

namespace xingji::mapping {
namespace {

constexpr std::string_view too_large = "the sum is too large";

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
  struct Filled {
    std::string_view text;
    Origin origin;
  };
  /// The filled cells of a column, by row.
  std::vector<Filled> filled(ColumnRef column) const;
  /// The same, but each row of the input once: joins repeat rows, sums and counts must not.
  std::vector<Filled> once_each(ColumnRef column) const;

  CellValue same(ColumnRef column) const;
  CellValue text() const;
  CellValue first() const;
  CellValue only() const;
  CellValue extreme() const;
  CellValue sum() const;
  CellValue count(std::size_t slot) const;

  const TableSource& source_;
  const CellPlan& plan_;
  const CellRule& cell_;
  std::vector<JoinedRow> rows_;
};

std::vector<Folding::Filled> Folding::filled(ColumnRef column) const {
  std::vector<Filled> values;
  for (const JoinedRow row : rows_) {
    const auto text = source_.cell(row, column);
    if (!text.empty()) values.push_back({text, source_.origin(row, column)});
  }
  return values;
}

std::vector<Folding::Filled> Folding::once_each(ColumnRef column) const {
  std::vector<Filled> values = filled(column);
  std::set<std::uint32_t> seen;
  std::erase_if(values, [&](const Filled& one) { return !seen.insert(one.origin.row).second; });
  return values;
}

CellValue Folding::same(ColumnRef column) const {
  if (rows_.empty()) return {};
  const std::string_view value = source_.cell(rows_.front(), column);
  for (const JoinedRow row : rows_) {
    if (source_.cell(row, column) == value) continue;
    return {"", "rows of the group disagree", "say first, only, min or max",
            source_.origin(row, column)};
  }
  return {.text = std::string(value), .origin = source_.origin(rows_.front(), column)};
}

CellValue Folding::text() const {
  CellValue whole{.text = cell_.between[0]};
  for (std::size_t i = 0; i < cell_.of.size(); ++i) {
    CellValue part = same(cell_.of[i]);
    if (!part.fault.empty()) return part;
    // A text with a hole in it would name nothing.
    if (part.text.empty()) return {.origin = part.origin};
    whole.text += part.text + cell_.between[i + 1];
    if (!whole.origin) whole.origin = part.origin;
  }
  return whole;
}

CellValue Folding::first() const {
  for (const ColumnRef column : cell_.of) {
    if (const auto values = filled(column); !values.empty()) {
      return {.text = std::string(values.front().text), .origin = values.front().origin};
    }
  }
  return {};
}

CellValue Folding::only() const {
  std::optional<Filled> found;
  for (const ColumnRef column : cell_.of) {
    for (const Filled& value : filled(column)) {
      if (!found) found = value;
      if (value.text == found->text) continue;
      if (!plan_.field.column->required) return {};
      return {"", "rows of the group disagree", "say first, min or max", value.origin};
    }
  }
  if (!found) return {};
  return {.text = std::string(found->text), .origin = found->origin};
}

CellValue Folding::extreme() const {
  std::optional<Filled> best;
  Cell best_cell;
  for (const ColumnRef column : cell_.of) {
    for (const Filled& value : filled(column)) {
      Cell cell;
      if (plan_.read(value.text, cell) != Fault::none) {
        return {.text = std::string(value.text), .origin = value.origin};
      }
      const bool is_less = cell.number != best_cell.number ? cell.number < best_cell.number
                                                           : cell.text < best_cell.text;
      if (!best || is_less == (cell_.fold == Fold::min)) {
        best = value;
        best_cell = cell;
      }
    }
  }
  if (!best) return {};
  return {.text = std::string(best->text), .origin = best->origin};
}

CellValue Folding::sum() const {
  std::int64_t total = 0;
  CellValue sum;
  std::uint64_t greatest =
      0;  // of the values added; the likeliest to be wrong when all are too much
  for (const ColumnRef column : cell_.of) {
    for (const Filled& value : once_each(column)) {
      Cell cell;
      if (plan_.read(value.text, cell) != Fault::none) {
        return {.text = std::string(value.text), .origin = value.origin};
      }
      const std::uint64_t size = cell.number < 0 ? 0 - static_cast<std::uint64_t>(cell.number)
                                                 : static_cast<std::uint64_t>(cell.number);
      if (!sum.origin || size > greatest) {
        sum.origin = value.origin;
        greatest = size;
      }
      if (__builtin_add_overflow(total, cell.number, &total)) {
        return {.fault = std::string(too_large), .origin = sum.origin};
      }
    }
  }
  if (!sum.origin) return {};
  sum.text = format_number(total, plan_.field.column->kind);
  Cell ignored;
  if (plan_.read(sum.text, ignored) != Fault::none) sum.fault = too_large;
  return sum;
}

CellValue Folding::count(std::size_t slot) const {
  std::set<std::uint32_t> rows;
  for (const JoinedRow row : rows_) {
    if (row[slot] != no_match) rows.insert(row[slot]);
  }
  return {.text = std::to_string(rows.size())};
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
      return count(cell_.of.front().slot);
  }
  return {};
}

CellValue translate(const CellRule& cell, CellValue value) {
  if (cell.map.empty() || value.text.empty()) return value;
  std::vector<std::string_view> known;
  for (const auto& [from, to] : cell.map) {
    if (from == value.text) return {.text = to, .origin = value.origin};
    known.push_back(from);
  }
  if (cell.otherwise) return {.text = *cell.otherwise, .origin = value.origin};
  return {"", "'" + shown_value(value.text, Kind::word) + "' is not a word of the map",
          did_you_mean(value.text, known), value.origin};
}

}  // namespace

Fault CellPlan::read(std::string_view text, Cell& cell) const {
  OddTimes odd;
  return read_field(field, text, days, cell, odd);
}

CellValue value_of(const TableSource& source, const CellPlan& cell, const Groups& groups,
                   std::size_t group) {
  const Folding folding(source, cell, groups, group);
  if (cell.rule.is) return {.text = folding.any() ? *cell.rule.is : ""};
  CellValue value = folding.value();
  if (!value.origin && !cell.rule.of.empty()) {
    value.origin = source.origin(groups.row(group, 0), cell.rule.of.front());
  }
  return value.fault.empty() ? translate(cell.rule, std::move(value)) : value;
}

}  // namespace xingji::mapping
