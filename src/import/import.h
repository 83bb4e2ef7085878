// Start here for imports: a platform's export files become canonical tables, as a mapping file says
// (mapping.cpp has its grammar). The output folder is written whole or not at all; rows that
// cannot be mapped are counted and located, and lose nothing else. Buyers' ids leave their place
// only as keyed hashes, unless they are to be kept. Does not score or upload anything.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/tables.h"
#include "io/read_rows.h"
#include "pack/title.h"

namespace xingji {

struct ImportOptions {
  std::string mapping;  // a file, or a name: `<name>` is `<rules_folder>/<name>/import.yaml`
  std::string from;     // the folder of the export, or its only file
  std::string into;     // the folder of the data set; made if absent
  std::string rules_folder = "rules";
  std::optional<BuyerKey> buyer_key = {};  // hashes buyers' ids; none: they are written as they are
};

struct InputReport {
  std::string name;                // as the mapping calls it
  std::vector<std::string> files;  // as found; empty: an optional input that is absent
  std::uint64_t read = 0;          // data rows met
  std::map<std::string, std::uint64_t> rejected;  // rows that could not be read, by reason
  std::uint64_t repeated = 0;                     // exact repeats of another row
  std::uint64_t replaced = 0;                     // older rows of a key, which a later one replaced
  std::uint64_t alike = 0;  // equal to another row where there is no key; all are kept
  std::vector<std::string> personal_columns;  // found and dropped
  std::vector<std::string> unknown_columns;   // that the mapping does not name
};

struct TableImport {
  Table table = Table::shops;
  std::string file;  // as written
  std::uint64_t written = 0;
  std::map<std::string, std::uint64_t> left_out;  // rows that the mapping leaves out, by reason
  std::map<std::string, std::uint64_t> rejected;  // rows that cannot be mapped, by reason
  std::vector<Title> assumptions;                 // "cancelled_at: why", as the mapping says
  bool hashed_buyers = false;                     // buyer_id holds keyed hashes
};

struct ImportReport {
  static constexpr std::size_t examples_kept = 1000;
  std::vector<InputReport> inputs;  // in the mapping's order
  std::vector<TableImport> tables;  // in the mapping's order
  Problems rejected_rows;           // the first `examples_kept`, with file and line
  /// Files without rows, words that look like slips, and the first times of each table that run
  /// backwards, with file, line and column.
  Problems warnings;

  std::uint64_t rejected_count() const;
  void reject(Problem problem);  // keeps the example if there is room
};

/// Reads all inputs, makes all tables, then puts them and `dataset.yaml` into `options.into`
/// together. Problems: a wrong mapping, a missing file or column, a folder that cannot be written;
/// then nothing is changed. Files in `into` that the mapping does not make stay as they are.
Result<ImportReport> import_facts(const ImportOptions& options);

/// The mappings of the rules folder, by the names that `ImportOptions::mapping` takes, for which
/// all files of an export are in a folder.
std::vector<std::string> fitting_mappings(const std::string& rules_folder, const std::string& from);

}  // namespace xingji
