#include "io/absent_flags.h"

#include <algorithm>
#include <set>
#include <string>

#include "engine/formula.h"

namespace xingji {
namespace {

struct Flag {
  Table table;
  std::string_view column;
};

// Whether nothing meets the condition where the flag is false.
bool needs(const Expression& condition, const Flag& flag) {
  const auto& parts = condition.arguments;
  const auto part_needs = [&](const Expression& part) { return needs(part, flag); };
  if (condition.op == Op::both) return std::any_of(parts.begin(), parts.end(), part_needs);
  if (condition.op == Op::either) return std::all_of(parts.begin(), parts.end(), part_needs);
  if (condition.op != Op::column) return false;
  const Table table = condition.of_order ? Table::orders : condition.table;
  return table == flag.table && definition(table).columns[condition.column].name == flag.column;
}

bool needs(const Measure& measure, const Flag& flag) {
  return std::any_of(measure.filters.begin(), measure.filters.end(),
                     [&](const Measure::Filter& filter) { return needs(filter.condition, flag); });
}

bool needs(const Indicator& indicator, const Pack& pack, const Flag& flag) {
  const Formula formula(indicator.value, pack);
  const auto& measures = formula.measures();
  return std::any_of(measures.begin(), measures.end(),
                     [&](std::size_t m) { return needs(pack.measures[m], flag); });
}

std::string indicators_with(const Family& family, const Flag& flag) {
  std::string ids;
  std::set<std::string> told;
  for (const Pack& pack : family.versions) {
    for (const Indicator& indicator : pack.indicators) {
      const bool is_it = needs(indicator, pack, flag) ||
                         std::any_of(indicator.branches.begin(), indicator.branches.end(),
                                     [&](const Indicator& way) { return needs(way, pack, flag); });
      if (!is_it || !told.insert(indicator.id).second) continue;
      ids += (ids.empty() ? "" : ", ") + indicator.id;
    }
  }
  return ids;
}

}  // namespace

Problems absent_flags(const Family& family, const QualityReport& report) {
  Problems problems;
  for (std::size_t t = 0; t < file_count; ++t) {
    const TableReport& table = report.tables[t];
    if (table.accepted == 0) continue;
    for (const std::string& column : table.absent_flags) {
      const std::string indicators = indicators_with(family, {static_cast<Table>(t), column});
      if (indicators.empty()) continue;
      problems.push_back(
          {{table.file},
           "has no column '" + column + "', so no row counts as marked: " + indicators,
           "add the column; without it a mark is false",
           true});
    }
  }
  return problems;
}

}  // namespace xingji
