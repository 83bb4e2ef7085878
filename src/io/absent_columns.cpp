#include "io/absent_columns.h"

#include <algorithm>
#include <string>

#include "engine/formula.h"
#include "pack/visit.h"

namespace xingji {
namespace {

struct Absent {
  Table table;
  std::size_t column;

  bool is_mark() const { return definition(table).columns[column].kind == Kind::flag; }
};

// What becomes of a row expression where all cells of a column are missing.
class Without {
 public:
  explicit Without(const Absent& absent) : absent_(absent) {}

  /// Whether the condition is true of no row.
  bool is_never(const Expression& condition) const {
    const auto& parts = condition.arguments;
    const auto never = [&](const Expression& part) { return is_never(part); };
    switch (condition.op) {
      case Op::both:
        return std::any_of(parts.begin(), parts.end(), never);
      case Op::either:
        return std::all_of(parts.begin(), parts.end(), never);
      case Op::column:
        return is_it(condition);
      case Op::is_present:
        return has_no_value(parts.front());
      case Op::join:
        return condition.join == Join::any && !parts.empty() && is_never(parts.front());
      case Op::negation:
        return is_unknown(parts.front());
      default:
        return is_unknown(condition);
    }
  }

  /// Whether it has a value in no row.
  bool has_no_value(const Expression& value) const {
    const auto& parts = value.arguments;
    const auto none = [&](const Expression& part) { return has_no_value(part); };
    switch (value.op) {
      case Op::column:
        return is_it(value) && !absent_.is_mark();
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
      case Op::negate:
      case Op::call:
        return std::any_of(parts.begin(), parts.end(), none);
      case Op::choose:
        return none(parts[1]) && none(parts[2]);
      case Op::join:
        return takes_value(value.join) &&
               ((value.table == absent_.table && value.column == absent_.column) ||
                (!parts.empty() && is_never(parts.front())));
      default:
        return false;
    }
  }

 private:
  static bool takes_value(Join join) {
    return join == Join::first || join == Join::last || join == Join::min || join == Join::max;
  }

  bool is_it(const Expression& column) const {
    const Table table = column.of_order ? Table::orders : column.table;
    return table == absent_.table && column.column == absent_.column;
  }

  bool is_unknown(const Expression& condition) const {
    switch (condition.op) {
      case Op::equal:
      case Op::unequal:
      case Op::less:
      case Op::at_most:
      case Op::more:
      case Op::at_least:
        return has_no_value(condition.arguments[0]) || has_no_value(condition.arguments[1]);
      case Op::one_of:
        return has_no_value(condition.arguments[0]);
      default:
        return false;
    }
  }

  const Absent& absent_;
};

// Whether no row is counted, or none has a value.
bool counts_nothing(const Measure& measure, const Absent& absent) {
  const Without without(absent);
  return without.has_no_value(measure.by_day) ||
         (measure.value && without.has_no_value(*measure.value)) ||
         std::any_of(
             measure.filters.begin(), measure.filters.end(),
             [&](const Measure::Filter& filter) { return without.is_never(filter.condition); });
}

class Users {
 public:
  Users(const Family& family, const Absent& absent) : absent_(absent) {
    for (const Pack& pack : family.versions) look_at(pack);
  }

  const std::string& names() const { return names_; }

 private:
  void look_at(const Pack& pack) {
    std::vector<bool> is_empty;
    for (const Measure& measure : pack.measures) {
      is_empty.push_back(counts_nothing(measure, absent_));
    }
    const auto asks = [&](const Expression& expression) {
      const Formula formula(expression, pack);
      const auto& measures = formula.measures();
      return std::any_of(measures.begin(), measures.end(),
                         [&](std::size_t m) { return is_empty[m]; });
    };
    // With nothing to divide by it has no value, which is told anyway.
    const auto is_wrong = [&](const Indicator& way) {
      return asks(way.value) && !(way.denominator && is_empty[*way.denominator]);
    };
    for (const Indicator& indicator : pack.indicators) {
      const auto& branches = indicator.branches;
      if (is_wrong(indicator) || std::any_of(branches.begin(), branches.end(), is_wrong)) {
        add(indicator.id);
      }
    }
    for (const Gate& gate : pack.gates) {
      const bool is_it =
          std::any_of(gate.levels.begin(), gate.levels.end(),
                      [&](const Gate::Level& level) { return asks(level.condition); });
      if (is_it) add(gate.id);
    }
    for (const Deduction& deduction : pack.deductions) {
      if (is_empty[deduction.cases]) add(deduction.id);
    }
  }

  void add(const std::string& id) {
    if (std::find(told_.begin(), told_.end(), id) != told_.end()) return;
    told_.push_back(id);
    names_ += (names_.empty() ? "" : ", ") + id;
  }

  const Absent& absent_;
  std::vector<std::string> told_;
  std::string names_;
};

// The first value is that of the oldest version, where the file has the plain column.
bool is_filled(Table which, const TableReport& table, const std::string& column) {
  constexpr std::string_view first = "first_";
  if (!column.starts_with(first)) return false;
  const std::string plain = column.substr(first.size());
  const auto& all = table.absent_columns;
  return find_column(which, plain) && std::find(all.begin(), all.end(), plain) == all.end();
}

Problem problem_of(const TableReport& table, const std::string& column, const Absent& absent,
                   const std::string& users) {
  const std::string lacks = "has no column '" + column + "', ";
  if (absent.is_mark()) {
    return {{table.file},
            lacks + "so no row counts as marked: " + users,
            "add the column; without it a mark is false",
            true};
  }
  return {{table.file},
          lacks + "so no row counts by it: " + users,
          "add the column; without it what it would say has not happened",
          true};
}

}  // namespace

Problems absent_columns(const Family& family, const QualityReport& report) {
  Problems problems;
  for (std::size_t t = 0; t < file_count; ++t) {
    const TableReport& table = report.tables[t];
    const auto which = static_cast<Table>(t);
    if (table.accepted == 0) continue;
    for (const std::string& column : table.absent_columns) {
      if (is_filled(which, table, column)) continue;
      const Absent absent{which, column_index(which, column)};
      const std::string users = Users(family, absent).names();
      if (!users.empty()) problems.push_back(problem_of(table, column, absent, users));
    }
  }
  return problems;
}

}  // namespace xingji
