// What loading found: counts, rejected rows with their places, and whatever people should mend in
// their data. Kept bounded: counts are complete, examples are the first few.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/tables.h"

namespace xingji {

struct TableReport {
  std::string file;                  // as found; empty: the table is absent
  std::uint64_t read = 0;            // data rows met
  std::uint64_t accepted = 0;        // rows that could be read
  std::uint64_t unchanged = 0;       // exact repeats of another row
  std::uint64_t stale = 0;           // older versions that a newer one replaced
  std::uint64_t ties = 0;            // same recorded_at, other content; the greater digest holds
  std::uint64_t deleted = 0;         // facts whose newest version deletes them
  std::uint64_t facts = 0;           // facts that hold
  std::uint64_t unknown_orders = 0;  // rows whose order_id has no order
  std::uint64_t backwards = 0;       // rows with an instant before their event time
  std::uint64_t skipped_times = 0;   // local times that do not exist
  std::uint64_t doubled_times = 0;   // local times that occur twice
  std::uint64_t undated = 0;         // rows that do not say when they were recorded
  std::map<std::string, std::uint64_t> rejected;  // by reason
  std::vector<std::string> personal_columns;      // dropped at reading
  std::vector<std::string> unknown_columns;       // kept out
  std::vector<std::string> absent_columns;        // of the table, which the file does not have
};

struct QualityReport {
  static constexpr std::size_t examples_kept = 1000;
  std::array<TableReport, table_count> tables{};
  Problems rejected_rows;  // the first `examples_kept`, in file order
  Problems warnings;
  std::uint64_t subjects_without_row = 0;  // shops that only their facts name

  std::uint64_t rejected_count() const;
};

/// Marks among the absent columns: without a column a mark is false.
std::vector<std::string> absent_flags(Table table, const TableReport& report);

/// Sums up what two threads found of the same files.
void merge(QualityReport& into, QualityReport&& other);

}  // namespace xingji
