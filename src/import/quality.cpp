#include "import/quality.h"

#include <utility>

#include "io/memory.h"

namespace xingji {
namespace {

// What counting needs: when rows happened, and which order they name.
Needs needs_of_report() {
  Needs needs;
  for (const TableDefinition& table : all_tables()) {
    if (const auto event = event_column(table.table)) needs.add(table.table, *event);
    if (order_link(table.table)) needs.add_link(table.table);
  }
  needs.add(Table::shops, column_index(Table::shops, "shop_id"));
  needs.add_all(Table::coverage);
  return needs;
}

}  // namespace

Result<Reading> read_back(const std::string& folder, const ImportReport& report,
                          std::size_t threads) {
  ReadOptions options;
  options.threads = threads;
  options.only_needed = false;
  options.memory = available_memory();
  options.keep_buyer_ids = true;  // they are hashes already, or are to be kept
  auto read = read_facts(folder, needs_of_report(), options);
  if (!read.ok()) return read;
  QualityReport& quality = read.value().report;
  for (const TableImport& table : report.tables) {
    auto& rejected = quality.tables[static_cast<std::size_t>(table.table)].rejected;
    for (const auto& [reason, rows] : table.rejected) rejected[reason] += rows;
  }
  // The places in the export are those that people can mend.
  Problems rows = report.rejected_rows;
  rows.insert(rows.end(), quality.rejected_rows.begin(), quality.rejected_rows.end());
  if (rows.size() > QualityReport::examples_kept) rows.resize(QualityReport::examples_kept);
  quality.rejected_rows = std::move(rows);
  quality.warnings = report.warnings;
  return read;
}

}  // namespace xingji
