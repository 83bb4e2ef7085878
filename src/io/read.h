// Reading a data set: from a folder of canonical tables to a fact set and its quality report.
// Whatever the files hold, reading ends, in bounded memory, and says what it could not take, where
// and why.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "facts/build.h"
#include "facts/needs.h"
#include "facts/report.h"
#include "facts/shard.h"
#include "io/blocks.h"
#include "io/read_folder.h"
#include "io/read_rows.h"

namespace xingji {

struct ReadOptions {
  std::size_t threads = 1;
  Instant known_at = missing;   // versions recorded later are ignored; missing: all are known
  bool strict = false;          // the first rejected row is a problem and nothing is loaded
  bool only_needed = true;      // files of tables without needed columns are not opened
  bool keep_buyer_ids = false;  // otherwise hash_buyer() takes their place
  BuyerKey buyer_key{};
  HashSeed hash_seed{};                  // a random one where ids are chosen by others
  std::function<bool(double)> progress;  // now and then, with the share done; false: read no more
  std::uint64_t memory = UINT64_MAX;     // bytes that facts may take, see read_facts()
  ReadLimits limits;
};

struct Reading {
  FactSet facts;
  QualityReport report;
  std::vector<std::string> unopened;  // files of tables that are not needed
};

/// Reads the tables of a folder. Rejected rows and files are in the report; problems are what
/// leaves nothing to load, see find_data_set(), and with `strict` the first rejection. What needs
/// more memory than there is is a problem too, as early as that is sure: when what was read so far
/// foretells twice the memory, and at the latest when it is used up.
Result<Reading> read_facts(const std::string& folder, const Needs& needs,
                           const ReadOptions& options);

/// The rows of some files, each to one of `consumers`, one per thread. The first rejection comes
/// first in the report's list, whatever the number of threads.
QualityReport read_rows(std::span<const DataFile> files, const LocalDays& days,
                        const ReadOptions& options, std::span<RowConsumer* const> consumers);

}  // namespace xingji
