#include <algorithm>
#include <bit>

#include "facts/assemble.h"
#include "facts/hash.h"

namespace xingji {
namespace {

// Finds the fact of (account, key) by open addressing over positions. Half of the hash stands
// beside the position, so that other facts' records are rarely fetched.
class FactIndex {
 public:
  explicit FactIndex(std::size_t rows) {
    buckets_.resize(std::bit_ceil(std::max<std::size_t>(16, rows * 2)));
  }

  // Fetches what the next look-up of this hash needs.
  void prefetch(std::uint64_t hash) const {
    __builtin_prefetch(&buckets_[hash & (buckets_.size() - 1)], 1);
  }

  // The position of the fact with this identity, or `next` after having put it there.
  std::uint32_t find_or_add(const std::vector<Fact>& facts, std::uint32_t account,
                            std::string_view key, std::uint64_t hash, std::uint32_t next) {
    const std::size_t mask = buckets_.size() - 1;
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

// What the facts need of a record is taken while its bytes are at hand.
Fact fact_of(const std::byte* bytes, const RecordLayout& layout, std::uint16_t sink,
             std::uint32_t account, std::uint32_t versions) {
  const Record record(bytes);
  Fact fact{.newest = bytes, .versions = versions, .account = account, .sink = sink};
  if (layout.event) {
    const std::int64_t event = record.value(layout.fields[*layout.event]);
    fact.event = static_cast<std::uint32_t>(std::max<std::int64_t>(0, event));
  }
  fact.deleted = record.header().deleted != 0;
  fact.named_as_shop = record.header().named_as_shop != 0;
  return fact;
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
void settle(TableFacts& table, const RecordLayout& layout, const Digests* digests,
            TableReport& report, TiedLines& ties) {
  static const Digests none;
  for (Fact& fact : table.facts) {
    if (fact.versions == no_row) continue;
    auto& versions = table.versions[fact.versions];
    if (digests == nullptr) find_ties(versions, ties);
    const Digests& known = digests == nullptr ? none : *digests;
    std::sort(versions.begin(), versions.end(),
              [&](const Version& a, const Version& b) { return is_older(a, b, known); });
    count_versions(versions, report);
    fact =
        fact_of(versions.back().record, layout, versions.back().sink, fact.account, fact.versions);
  }
  report.deleted += std::erase_if(table.facts, [](const Fact& fact) { return fact.deleted; });
  report.facts += table.facts.size();
}

// Which accounts are shops is said by the facts that hold, not by deleted ones.
void mark_shops(ShardFacts& shard) {
  for (std::size_t t = 0; t < table_count; ++t) {
    for (const Fact& fact : shard.tables[t].facts) {
      Account& account = shard.accounts[fact.account];
      account.is_shop |= fact.named_as_shop;
      account.has_row |= static_cast<Table>(t) == Table::shops;
    }
  }
}

// Puts records to the facts they are versions of. They come some at a time, so that the memory
// which looking up one of them needs is fetched while others are worked on.
class Collector {
 public:
  Collector(const Assembly& assembly, std::size_t shard, ShardFacts& result)
      : assembly_(assembly), result_(result) {
    for (std::size_t t = 0; t < table_count; ++t) {
      std::size_t rows = 0;
      for (const RowSink* sink : assembly.sinks) rows += sink->rows(shard, t);
      indexes_.emplace_back(rows);
      result_.tables[t].facts.reserve(rows);
    }
    for (std::size_t s = 0; s < assembly.sinks.size(); ++s) {
      for (const RowSink::Chunk& chunk : assembly.sinks[s]->shard(shard)) {
        for (std::size_t at = 0; at < chunk.used;) at += take(chunk.bytes.get() + at, s);
      }
    }
    put_all();
  }

 private:
  struct Taken {
    const std::byte* bytes;
    std::uint64_t hash;
    std::uint32_t account;
    std::uint16_t sink;
    std::uint16_t table;
  };
  static constexpr std::size_t most = 32;

  // The size of the record at `bytes`.
  std::size_t take(const std::byte* bytes, std::size_t sink) {
    const Record record(bytes);
    const auto t = static_cast<std::size_t>(record.header().table);
    const std::uint32_t account = assembly_.positions[sink][record.header().account];
    const std::uint64_t hash = hash_of(account, record.key());
    indexes_[t].prefetch(hash);
    taken_[count_++] = {bytes, hash, account, static_cast<std::uint16_t>(sink),
                        static_cast<std::uint16_t>(t)};
    if (count_ == most) put_all();
    return record.size((*assembly_.layouts)[t]);
  }

  void put_all() {
    for (std::size_t i = 0; i < count_; ++i) put(taken_[i]);
    count_ = 0;
  }

  void put(const Taken& taken) {
    TableFacts& table = result_.tables[taken.table];
    const auto next = static_cast<std::uint32_t>(table.facts.size());
    const std::uint32_t at = indexes_[taken.table].find_or_add(
        table.facts, taken.account, Record(taken.bytes).key(), taken.hash, next);
    if (at == next) {
      const RecordLayout& layout = (*assembly_.layouts)[taken.table];
      table.facts.push_back(fact_of(taken.bytes, layout, taken.sink, taken.account, no_row));
      return;
    }
    Fact& fact = table.facts[at];
    if (fact.versions == no_row) {
      fact.versions = static_cast<std::uint32_t>(table.versions.size());
      table.versions.push_back({{fact.newest, fact.sink}});
    }
    table.versions[fact.versions].push_back({taken.bytes, taken.sink});
  }

  const Assembly& assembly_;
  ShardFacts& result_;
  std::vector<FactIndex> indexes_;
  std::array<Taken, most> taken_{};
  std::size_t count_ = 0;
};

}  // namespace

ShardFacts collect(const Assembly& assembly, std::size_t shard, QualityReport& report,
                   TiedLines& ties) {
  ShardFacts result;
  result.accounts = assembly.accounts[shard];
  Collector(assembly, shard, result);
  for (std::size_t t = 0; t < table_count; ++t) {
    settle(result.tables[t], (*assembly.layouts)[t], assembly.digests, report.tables[t], ties);
  }
  mark_shops(result);
  return result;
}

}  // namespace xingji
