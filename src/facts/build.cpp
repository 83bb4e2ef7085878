#include "facts/build.h"

#include <sodium.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "facts/assemble.h"
#include "facts/doubts.h"
#include "facts/filings.h"
#include "facts/scratch.h"

namespace xingji {

struct FactBuilder::State {
  Needs needs;
  std::vector<RecordLayout> layouts;
  std::shared_ptr<Pages> pages = std::make_shared<Pages>();
  std::unique_ptr<ShardPages> shard_pages;
  std::vector<std::unique_ptr<RowSink>> sinks;
  HashSeed hash_seed{};
  std::size_t shards = 0;
};

namespace {

std::string sha256(const std::string& text) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size());
  return digest;
}

// Each sink has numbered the texts it met; the fact set speaks one numbering.
void merge_symbols(Assembly& assembly, Symbols& symbols) {
  for (const RowSink* sink : assembly.sinks) {
    std::vector<std::uint32_t> codes(sink->symbols().size(), 0);
    for (std::uint32_t code = 1; code < codes.size(); ++code) {
      codes[code] = symbols.add(sink->symbols().text(code));
    }
    assembly.symbol_codes.push_back(std::move(codes));
  }
}

// What one thread learns while it builds shards.
struct Findings {
  QualityReport report;
  TiedLines ties;
  std::vector<std::size_t> unsettled;
  std::array<std::pair<std::uint32_t, std::uint32_t>, table_count> events;
  Instant last_happening = 0;

  Findings() { events.fill({UINT32_MAX, 0}); }

  void note(const ShardFacts& facts) {
    for (std::size_t t = 0; t < table_count; ++t) {
      for (const Fact& fact : facts.tables[t].facts) {
        if (fact.event == 0) continue;
        events[t].first = std::min(events[t].first, fact.event);
        events[t].second = std::max(events[t].second, fact.event);
      }
    }
  }
};

void build_shard(const Assembly& assembly, std::size_t which, std::pmr::memory_resource* scratch,
                 Shard& shard, Findings& findings) {
  TiedLines ties;
  QualityReport report;
  ShardFacts facts = collect(assembly, which, scratch, report, ties);
  if (!ties.empty()) {
    findings.ties.insert(findings.ties.end(), ties.begin(), ties.end());
    findings.unsettled.push_back(which);
    assembly.shard_pages->postpone(which);
    return;
  }
  link_cases(assembly, facts, report);
  findings.note(facts);
  for (const Account& account : facts.accounts) {
    if (account.is_shop && !account.has_row) ++report.subjects_without_row;
  }
  merge(findings.report, std::move(report));
  shard = fill(assembly, std::move(facts), findings.last_happening);
  assembly.shard_pages->drop(which);
}

std::vector<Findings> build_shards(const Assembly& assembly, const std::vector<std::size_t>& which,
                                   std::vector<Shard>& shards) {
  std::vector<Findings> findings(assembly.sinks.size());
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (Findings& own : findings) {
    threads.emplace_back([&] {
      Scratch scratch;
      for (std::size_t i = next++; i < which.size(); i = next++) {
        build_shard(assembly, which[i], &scratch, shards[which[i]], own);
        scratch.reuse();
      }
    });
  }
  threads.clear();
  return findings;
}

Digests read_digests(TiedLines ties, const ReadAgain& read_again) {
  std::sort(ties.begin(), ties.end());
  ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
  Digests digests;
  for (std::size_t begin = 0; begin < ties.size();) {
    const Table table = ties[begin].first;
    std::vector<std::uint32_t> lines;
    for (; begin < ties.size() && ties[begin].first == table; ++begin) {
      lines.push_back(ties[begin].second);
    }
    const std::vector<std::string> rows = read_again(table, lines);
    CHECK(rows.size() == lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) digests[{table, lines[i]}] = sha256(rows[i]);
  }
  return digests;
}

void keep(const std::vector<Findings>& all, FactSet& facts) {
  for (const Findings& findings : all) {
    facts.last_happening = std::max(facts.last_happening, findings.last_happening);
    for (std::size_t t = 0; t < table_count; ++t) {
      const auto [first, last] = findings.events[t];
      if (last == 0) continue;
      facts.covered[t].first = std::min(facts.covered[t].first, facts.zone.day_of(first));
      facts.covered[t].last = std::max(facts.covered[t].last, facts.zone.day_of(last));
    }
  }
}

void read_opening_days(FactSet& facts) {
  const std::size_t opened = column_index(Table::shops, "opened_at");
  for (Shard& shard : facts.shards) {
    const TableData& shops = shard.table(Table::shops);
    if (shops.rows == 0 || shops.columns[opened].words.empty()) continue;
    for (std::size_t account = 0; account < shard.accounts.size(); ++account) {
      const auto [first, last] = shard.rows_of(Table::shops, account);
      if (first < last) shard.accounts[account].opened_at = shops.columns[opened].words[first];
    }
  }
}

// The first eight bytes as a number, so that most ids compare at once.
std::uint64_t head_of(std::string_view id) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    head = head << 8 | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0U);
  }
  return head;
}

std::vector<AccountPlace> find_shops(const std::vector<Shard>& shards) {
  struct Shop {
    std::uint64_t head;
    std::string_view id;
    AccountPlace place;
  };
  std::vector<Shop> shops;
  for (std::size_t s = 0; s < shards.size(); ++s) {
    for (std::size_t a = 0; a < shards[s].accounts.size(); ++a) {
      const Account& account = shards[s].accounts[a];
      if (account.is_shop) shops.push_back({head_of(account.id), account.id, {s, a}});
    }
  }
  std::sort(shops.begin(), shops.end(), [](const Shop& a, const Shop& b) {
    return a.head != b.head ? a.head < b.head : a.id < b.id;
  });
  std::vector<AccountPlace> places;
  places.reserve(shops.size());
  for (const Shop& shop : shops) places.push_back(shop.place);
  return places;
}

}  // namespace

FactBuilder::FactBuilder(const Needs& needs, std::size_t threads, Instant known_at, HashSeed seed,
                         std::size_t shards)
    : state_(std::make_unique<State>()) {
  CHECK(threads > 0);
  state_->needs = needs;
  state_->hash_seed = seed;
  state_->shards = shards;
  state_->layouts = make_layouts(needs);
  state_->shard_pages = std::make_unique<ShardPages>(state_->pages, shards);
  for (std::size_t i = 0; i < threads; ++i) {
    state_->sinks.push_back(
        std::make_unique<RowSink>(state_->layouts, known_at, seed, shards, *state_->shard_pages));
  }
}

FactBuilder::~FactBuilder() = default;

RowSink& FactBuilder::sink(std::size_t thread) { return *state_->sinks[thread]; }

std::size_t FactBuilder::packed_bytes() const {
  std::size_t bytes = 0;
  for (const auto& sink : state_->sinks) bytes += sink->packed_bytes();
  return bytes;
}

FactSet FactBuilder::build(const Zone& zone, const ReadAgain& read_again, QualityReport& report) {
  FactSet facts;
  facts.zone = zone;
  facts.shards.resize(state_->shards);
  Assembly assembly;
  assembly.needs = &state_->needs;
  assembly.layouts = &state_->layouts;
  for (const auto& sink : state_->sinks) assembly.sinks.push_back(sink.get());
  assembly.shard_pages = state_->shard_pages.get();
  assembly.hash_seed = state_->hash_seed;
#ifndef __SANITIZE_ADDRESS__  // which sees faults between columns that lie by themselves
  assembly.column_pages = std::make_shared<ColumnPages>(state_->pages);
#endif
  facts.symbols = Symbols(state_->hash_seed);
  merge_symbols(assembly, facts.symbols);

  std::vector<std::size_t> all(state_->shards);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  std::vector<Findings> findings = build_shards(assembly, all, facts.shards);
  keep(findings, facts);

  TiedLines ties;
  std::vector<std::size_t> unsettled;
  for (Findings& own : findings) {
    ties.insert(ties.end(), own.ties.begin(), own.ties.end());
    unsettled.insert(unsettled.end(), own.unsettled.begin(), own.unsettled.end());
    merge(report, std::move(own.report));
  }
  if (!ties.empty()) {
    const Digests digests = read_digests(std::move(ties), read_again);
    assembly.digests = &digests;
    findings = build_shards(assembly, unsettled, facts.shards);
    keep(findings, facts);
    for (Findings& own : findings) {
      CHECK(own.ties.empty());
      merge(report, std::move(own.report));
    }
  }
  state_->pages->trim();
  facts.shops = find_shops(facts.shards);
  read_opening_days(facts);
  facts.notices = platform_notices(facts);
  mend_presence(facts).tell(report);
  doubt_claims(facts).tell(report);
  if (state_->needs.derive) state_->needs.derive(facts);
  return facts;
}

}  // namespace xingji
