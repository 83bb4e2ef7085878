#include "facts/report.h"

#include <iterator>

namespace xingji {

std::uint64_t QualityReport::rejected_count() const {
  std::uint64_t count = 0;
  for (const TableReport& table : tables) {
    for (const auto& [reason, rows] : table.rejected) count += rows;
  }
  return count;
}

std::vector<std::string> absent_flags(Table table, const TableReport& report) {
  std::vector<std::string> flags;
  for (const std::string& name : report.absent_columns) {
    const Column& column = definition(table).columns[column_index(table, name)];
    if (column.kind == Kind::flag) flags.push_back(name);
  }
  return flags;
}

void merge(QualityReport& into, QualityReport&& other) {
  for (std::size_t i = 0; i < table_count; ++i) {
    TableReport& mine = into.tables[i];
    TableReport& theirs = other.tables[i];
    mine.read += theirs.read;
    mine.accepted += theirs.accepted;
    mine.unchanged += theirs.unchanged;
    mine.stale += theirs.stale;
    mine.ties += theirs.ties;
    mine.deleted += theirs.deleted;
    mine.facts += theirs.facts;
    mine.unknown_orders += theirs.unknown_orders;
    mine.backwards += theirs.backwards;
    mine.skipped_times += theirs.skipped_times;
    mine.doubled_times += theirs.doubled_times;
    mine.undated += theirs.undated;
    for (const auto& [reason, rows] : theirs.rejected) mine.rejected[reason] += rows;
  }
  into.rejected_rows.insert(into.rejected_rows.end(),
                            std::make_move_iterator(other.rejected_rows.begin()),
                            std::make_move_iterator(other.rejected_rows.end()));
  into.warnings.insert(into.warnings.end(), std::make_move_iterator(other.warnings.begin()),
                       std::make_move_iterator(other.warnings.end()));
  into.subjects_without_row += other.subjects_without_row;
}

}  // namespace xingji
