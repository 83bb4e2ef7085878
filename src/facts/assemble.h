// The steps from one shard's packed records to its columns: collect, settle versions, link cases,
// fill. Private to the folder; build.cpp runs them shard by shard.
#pragma once

#include <map>
#include <memory_resource>
#include <string>
#include <utility>
#include <vector>

#include "facts/hash.h"
#include "facts/record.h"
#include "facts/report.h"
#include "facts/sink.h"

namespace xingji {

/// One fact on its way: its newest version, and where a first value may come from.
struct Fact {
  const std::byte* newest = nullptr;
  std::uint32_t versions = no_row;  // position in TableFacts::versions, when there are several
  std::uint32_t account = 0;        // position in the shard
  std::uint32_t order = no_row;     // its order as a place among the facts as collected
  std::uint32_t case_number = no_row;
  std::uint32_t event = 0;  // event time; 0 for tables without one
  std::uint16_t sink = 0;   // which sink's symbols the record speaks in
  bool deleted = false;
  bool named_as_shop = false;
};

struct Version {
  const std::byte* record = nullptr;
  std::uint16_t sink = 0;
};

using Facts = std::pmr::vector<Fact>;
using Versions = std::pmr::vector<Version>;

struct TableFacts {
  Facts facts;
  std::pmr::vector<Versions> versions;  // oldest first once settled

  explicit TableFacts(std::pmr::memory_resource* scratch) : facts(scratch), versions(scratch) {}
};

struct ShardFacts {
  std::vector<Account> accounts;  // ascending by id once collected
  std::vector<TableFacts> tables;
  std::uint32_t cases = 0;
  std::pmr::memory_resource* scratch;  // for what is needed only while the shard is made
  Facts spare;                         // room to put a table's facts in order

  explicit ShardFacts(std::pmr::memory_resource* with) : scratch(with), spare(with) {
    tables.reserve(table_count);  // one by one: a copy would lie on the heap
    for (std::size_t t = 0; t < table_count; ++t) tables.emplace_back(scratch);
  }

  TableFacts& table(Table which) { return tables[static_cast<std::size_t>(which)]; }
};

/// Canonical content of rows that were recorded in the same second, by (table, line), as sha256.
using Digests = std::map<std::pair<Table, std::uint32_t>, std::string>;
using TiedLines = std::vector<std::pair<Table, std::uint32_t>>;

/// Everything a shard's build needs to know of the whole.
struct Assembly {
  const Needs* needs = nullptr;
  const std::vector<RecordLayout>* layouts = nullptr;
  std::vector<RowSink*> sinks;
  ShardPages* shard_pages = nullptr;
  std::vector<std::vector<std::uint32_t>> symbol_codes;  // by sink: own code -> common code
  const Digests* digests = nullptr;
  HashSeed hash_seed{};
  std::shared_ptr<ColumnPages> column_pages;  // of all columns
};

/// Groups the shard's records into facts, deleted ones among them, and leads those that hang on an
/// order to it. Without digests, appends to `ties` the rows that only
/// their content can order; when there are any, the facts must not be used.
ShardFacts collect(const Assembly& assembly, std::size_t shard, std::pmr::memory_resource* scratch,
                   QualityReport& report, TiedLines& ties);

/// Sorts facts by account, event time, id; `by_case`: by account, case, event time, id.
void sort_facts(Facts& facts, ShardFacts& shard, bool by_case);

/// Drops deleted facts, numbers cases account by account and sorts every table's facts by account,
/// case, event time, id.
void link_cases(const Assembly& assembly, ShardFacts& shard, QualityReport& report);

/// Columns out of sorted facts. `last_happening` becomes the latest of all, if it was earlier.
Shard fill(const Assembly& assembly, ShardFacts&& facts, Instant& last_happening);

}  // namespace xingji
