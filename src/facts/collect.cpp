#include <algorithm>
#include <bit>
#include <unordered_map>

#include "facts/assemble.h"
#include "facts/hash.h"

namespace xingji {
namespace {

// Positions in the shard for the account codes of one sink, filled as codes are met.
class AccountNumbers {
 public:
  std::uint32_t number(RowSink& sink, std::size_t which, std::uint32_t code) {
    if (which >= by_sink_.size()) by_sink_.resize(which + 1);
    auto& codes = by_sink_[which];
    const auto [entry, is_new] = codes.try_emplace(code, 0);
    if (is_new) {
      const auto [known, is_first] =
          by_id_.try_emplace(sink.account(code), static_cast<std::uint32_t>(accounts_.size()));
      if (is_first) accounts_.push_back(Account{.id = sink.account(code)});
      entry->second = known->second;
    }
    return entry->second;
  }
  std::vector<Account>& accounts() { return accounts_; }

 private:
  std::vector<std::unordered_map<std::uint32_t, std::uint32_t>> by_sink_;
  std::unordered_map<std::string, std::uint32_t> by_id_;
  std::vector<Account> accounts_;
};

// Finds the fact of (account, key) by open addressing over positions. Half of the hash stands
// beside the position, so that other facts' records are rarely fetched.
class FactIndex {
 public:
  explicit FactIndex(std::size_t rows) {
    buckets_.resize(std::bit_ceil(std::max<std::size_t>(16, rows * 2)));
  }

  // The position of the fact with this identity, or `next` after having put it there.
  std::uint32_t find_or_add(const std::vector<Fact>& facts, std::uint32_t account,
                            std::string_view key, std::uint32_t next) {
    const std::size_t mask = buckets_.size() - 1;
    const std::uint64_t hash = hash_of(account, key);
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      Bucket& bucket = buckets_[at];
      if (bucket.fact == no_row) {
        bucket = {next, tag};
        return next;
      }
      if (bucket.tag != tag || facts[bucket.fact].account != account) continue;
      if (Record(facts[bucket.fact].newest).key() == key) return bucket.fact;
    }
  }

 private:
  struct Bucket {
    std::uint32_t fact = no_row;
    std::uint32_t tag = 0;
  };
  std::vector<Bucket> buckets_;
};

template <class Visit>
void each_record(const Assembly& assembly, std::size_t shard, const Visit& visit) {
  for (std::size_t s = 0; s < assembly.sinks.size(); ++s) {
    for (const RowSink::Chunk& chunk : assembly.sinks[s]->shard(shard)) {
      for (std::size_t at = 0; at < chunk.used;) {
        const Record record(chunk.bytes.get() + at);
        visit(record, chunk.bytes.get() + at, s);
        at += record.size((*assembly.layouts)[static_cast<std::size_t>(record.header().table)]);
      }
    }
  }
}

RecordHeader header_of(const Version& version) { return Record(version.record).header(); }

// Rows of one fact that were recorded in the same second with other content: only the content can
// order them. Rows that do not say when are ordered by their lines.
void find_ties(std::vector<Version>& versions, TiedLines& ties) {
  std::sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) {
    return header_of(a).recorded_at < header_of(b).recorded_at;
  });
  for (std::size_t begin = 0, end = 0; begin < versions.size(); begin = end) {
    const RecordHeader first = header_of(versions[begin]);
    bool is_tied = false;
    for (end = begin; end < versions.size(); ++end) {
      const RecordHeader other = header_of(versions[end]);
      if (other.recorded_at != first.recorded_at) break;
      is_tied |= other.content != first.content;
    }
    if (!is_tied || first.recorded_at == UINT32_MAX) continue;
    for (std::size_t i = begin; i < end; ++i) {
      ties.emplace_back(first.table, header_of(versions[i]).line);
    }
  }
}

// Older before newer: by recorded_at, then digest of the content, then line.
bool is_older(const Version& a, const Version& b, const Digests& digests) {
  const RecordHeader x = header_of(a);
  const RecordHeader y = header_of(b);
  if (x.recorded_at != y.recorded_at) return x.recorded_at < y.recorded_at;
  const auto left = digests.find({x.table, x.line});
  const auto right = digests.find({y.table, y.line});
  if (left != digests.end() && right != digests.end() && left->second != right->second) {
    return left->second < right->second;
  }
  return x.line < y.line;
}

void count_versions(const std::vector<Version>& versions, TableReport& report) {
  for (std::size_t i = 0; i + 1 < versions.size(); ++i) {
    const RecordHeader older = header_of(versions[i]);
    const RecordHeader newer = header_of(versions[i + 1]);
    if (older.content == newer.content) {
      ++report.unchanged;
      continue;
    }
    ++report.stale;
    if (older.recorded_at == newer.recorded_at && older.recorded_at != UINT32_MAX) ++report.ties;
  }
}

// Orders the versions of every fact and drops deleted facts. Without digests, ties are only
// collected.
void settle(TableFacts& table, const Digests* digests, TableReport& report, TiedLines& ties) {
  static const Digests none;
  for (Fact& fact : table.facts) {
    if (fact.versions == no_row) continue;
    auto& versions = table.versions[fact.versions];
    if (digests == nullptr) find_ties(versions, ties);
    const Digests& known = digests == nullptr ? none : *digests;
    std::sort(versions.begin(), versions.end(),
              [&](const Version& a, const Version& b) { return is_older(a, b, known); });
    count_versions(versions, report);
    fact.newest = versions.back().record;
    fact.sink = versions.back().sink;
    fact.deleted = header_of(versions.back()).deleted != 0;
  }
  const auto gone = std::partition(table.facts.begin(), table.facts.end(),
                                   [](const Fact& fact) { return !fact.deleted; });
  report.deleted += static_cast<std::uint64_t>(table.facts.end() - gone);
  table.facts.erase(gone, table.facts.end());
  report.facts += table.facts.size();
}

std::uint32_t event_of(const Record& record, const RecordLayout& layout) {
  const auto column = event_column(record.header().table);
  if (!column) return 0;
  const RecordLayout::Field* field = layout.field_of(*column);
  CHECK(field != nullptr);
  return static_cast<std::uint32_t>(std::max<std::int64_t>(0, record.value(*field)));
}

// Accounts ascend by id in a shard; facts keep pointing to theirs.
void sort_accounts(ShardFacts& shard) {
  std::vector<std::uint32_t> order(shard.accounts.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return shard.accounts[a].id < shard.accounts[b].id;
  });
  std::vector<std::uint32_t> place(order.size());
  std::vector<Account> sorted;
  sorted.reserve(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    sorted.push_back(std::move(shard.accounts[order[i]]));
  }
  shard.accounts = std::move(sorted);
  for (TableFacts& table : shard.tables) {
    for (Fact& fact : table.facts) fact.account = place[fact.account];
  }
}

// Which accounts are shops is said by the facts that hold, not by deleted ones.
void mark_shops(ShardFacts& shard) {
  for (const TableFacts& table : shard.tables) {
    for (const Fact& fact : table.facts) {
      const RecordHeader header = Record(fact.newest).header();
      Account& account = shard.accounts[fact.account];
      account.is_shop |= header.named_as_shop != 0;
      account.has_row |= header.table == Table::shops;
    }
  }
}

}  // namespace

ShardFacts collect(const Assembly& assembly, std::size_t shard, QualityReport& report,
                   TiedLines& ties) {
  std::array<std::size_t, table_count> rows{};
  for (const RowSink* sink : assembly.sinks) {
    for (std::size_t t = 0; t < table_count; ++t) rows[t] += sink->rows(shard, t);
  }
  ShardFacts result;
  std::vector<FactIndex> indexes;
  for (std::size_t t = 0; t < table_count; ++t) {
    indexes.emplace_back(rows[t]);
    result.tables[t].facts.reserve(rows[t]);
  }
  AccountNumbers numbers;
  each_record(assembly, shard, [&](const Record& record, const std::byte* bytes, std::size_t sink) {
    const RecordHeader& header = record.header();
    const auto t = static_cast<std::size_t>(header.table);
    TableFacts& table = result.tables[t];
    const std::uint32_t account = numbers.number(*assembly.sinks[sink], sink, header.account);
    const auto next = static_cast<std::uint32_t>(table.facts.size());
    const std::uint32_t at = indexes[t].find_or_add(table.facts, account, record.key(), next);
    const Version version{bytes, static_cast<std::uint16_t>(sink)};
    if (at == next) {
      table.facts.push_back({.newest = bytes,
                             .account = account,
                             .sink = version.sink,
                             .deleted = header.deleted != 0});
      return;
    }
    Fact& fact = table.facts[at];
    if (fact.versions == no_row) {
      fact.versions = static_cast<std::uint32_t>(table.versions.size());
      table.versions.push_back({{fact.newest, fact.sink}});
    }
    table.versions[fact.versions].push_back(version);
  });
  result.accounts = std::move(numbers.accounts());

  for (std::size_t t = 0; t < table_count; ++t) {
    settle(result.tables[t], assembly.digests, report.tables[t], ties);
    for (Fact& fact : result.tables[t].facts) {
      fact.event = event_of(Record(fact.newest), (*assembly.layouts)[t]);
    }
  }
  sort_accounts(result);
  mark_shops(result);
  return result;
}

}  // namespace xingji
