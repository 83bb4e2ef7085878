#include <algorithm>

#include "facts/assemble.h"
#include "facts/fact_index.h"

namespace xingji {
namespace {

// What a fact needs of its newest record is taken while its bytes are at hand.
void take_newest(Fact& fact, const Version& version, const RecordLayout& layout) {
  const Record record(version.record);
  fact.newest = version.record;
  fact.sink = version.sink;
  const std::int64_t event = layout.has_event ? record.value(layout, 0) : missing;
  fact.event = event == missing ? 0 : static_cast<std::uint32_t>(event);
  fact.deleted = record.header().deleted;
  fact.named_as_shop = record.header().named_as_shop;
}

RecordHeader header_of(const Version& version) { return Record(version.record).header(); }

// Rows of one fact that were recorded in the same second with other content: only the content can
// order them. Rows that do not say when are ordered by their lines.
void find_ties(Versions& versions, TiedLines& ties) {
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
      const std::uint32_t line = header_of(versions[i]).line;
      ties.emplace_back(first.table, line);
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

void count_versions(const Versions& versions, TableReport& report) {
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

// Orders the versions of every fact. Without digests, ties are only collected.
void settle(TableFacts& table, const RecordLayout& layout, const Digests* digests,
            TableReport& report, TiedLines& ties) {
  static const Digests none;
  for (Fact& fact : table.facts) {
    if (fact.versions == no_row) continue;
    Versions& versions = table.versions[fact.versions];
    if (digests == nullptr) find_ties(versions, ties);
    const Digests& known = digests == nullptr ? none : *digests;
    std::sort(versions.begin(), versions.end(),
              [&](const Version& a, const Version& b) { return is_older(a, b, known); });
    count_versions(versions, report);
    take_newest(fact, versions.back(), layout);
  }
}

// Puts records to the facts they are versions of. They come some at a time, so that the memory
// which looking up one of them needs is fetched while others are worked on.
class Collector {
 public:
  Collector(const Assembly& assembly, std::size_t shard, std::pmr::memory_resource* scratch,
            ShardFacts& result)
      : assembly_(assembly), seed_(assembly.hash_seed), result_(result), ids_(seed_) {
    for (std::size_t t = 0; t < table_count; ++t) {
      std::size_t rows = 0;
      for (const RowSink* sink : assembly.sinks) rows += sink->rows(shard, t);
      indexes_.emplace_back(rows, scratch);
      result_.tables[t].facts.reserve(rows);
    }
    for (std::size_t s = 0; s < assembly.sinks.size(); ++s) {
      for (const RowSink::Chunk chunk : assembly.sinks[s]->shard(shard)) {
        for (std::size_t at = 0; at < chunk.size();) at += take(chunk.data() + at, s);
      }
    }
    put_all();
  }

  // Puts the accounts in order, and lets facts name them by their places.
  void sort_accounts() {
    std::vector<std::uint32_t> codes;
    for (std::uint32_t code = has_rows_of_nobody_ ? 0 : 1; code < ids_.size(); ++code) {
      codes.push_back(code);
    }
    std::sort(codes.begin(), codes.end(),
              [&](std::uint32_t a, std::uint32_t b) { return ids_.text(a) < ids_.text(b); });
    std::vector<std::uint32_t> places(ids_.size(), 0);
    for (const std::uint32_t code : codes) {
      places[code] = static_cast<std::uint32_t>(result_.accounts.size());
      result_.accounts.push_back({.id = ids_.text(code)});
    }
    for (TableFacts& table : result_.tables) {
      for (Fact& fact : table.facts) fact.account = places[fact.account];
    }
  }

  // Lets the facts of a table know the order that their newest version names.
  void find_orders(std::size_t t) {
    const FactIndex& index = indexes_[static_cast<std::size_t>(Table::orders)];
    const Facts& orders = result_.table(Table::orders).facts;
    Facts& facts = result_.tables[t].facts;
    std::array<FactIndex::Wanted, most> wanted;
    for (std::size_t begin = 0; begin < facts.size(); begin += most) {
      const std::size_t count = std::min(most, facts.size() - begin);
      for (std::size_t i = 0; i < count; ++i) {
        const Fact& fact = facts[begin + i];
        wanted[i].set(fact.account, Record(fact.newest).link(), seed_);
        index.prefetch(wanted[i]);
      }
      for (std::size_t i = 0; i < count; ++i) {
        if (!wanted[i].key.empty()) facts[begin + i].order = index.find(orders, wanted[i]);
      }
    }
  }

 private:
  struct Taken {
    const std::byte* bytes;
    FactIndex::Wanted wanted;
    std::uint16_t sink;
    std::uint16_t table;
  };
  static constexpr std::size_t most = 32;

  // The size of the record at `bytes`. Facts name accounts by their codes for now.
  std::size_t take(const std::byte* bytes, std::size_t sink) {
    const Record record(bytes);
    const auto t = static_cast<std::uint16_t>(record.header().table);
    const std::uint32_t account = ids_.add(record.account());
    has_rows_of_nobody_ |= account == 0;
    Taken& taken = taken_[count_];
    taken.bytes = bytes;
    taken.wanted.set(account, record.key(), seed_);
    taken.sink = static_cast<std::uint16_t>(sink);
    taken.table = t;
    indexes_[t].prefetch(taken.wanted);
    if (++count_ == most) put_all();
    return record.size((*assembly_.layouts)[t]);
  }

  void put_all() {
    for (std::size_t i = 0; i < count_; ++i) put(taken_[i]);
    count_ = 0;
  }

  void put(const Taken& taken) {
    TableFacts& table = result_.tables[taken.table];
    const auto next = static_cast<std::uint32_t>(table.facts.size());
    const std::uint32_t at = indexes_[taken.table].find_or_add(table.facts, taken.wanted, next);
    if (at == next) {
      // In place: copying what has just been written in pieces waits for it to be written.
      Fact& fact = table.facts.emplace_back();
      fact.account = taken.wanted.account;
      if (taken.table == static_cast<std::uint16_t>(Table::orders)) fact.order = next;
      take_newest(fact, {taken.bytes, taken.sink}, (*assembly_.layouts)[taken.table]);
      return;
    }
    Fact& fact = table.facts[at];
    if (fact.versions == no_row) {
      fact.versions = static_cast<std::uint32_t>(table.versions.size());
      table.versions.emplace_back().push_back({fact.newest, fact.sink});
    }
    table.versions[fact.versions].push_back({taken.bytes, taken.sink});
  }

  const Assembly& assembly_;
  HashSeed seed_;
  ShardFacts& result_;
  Symbols ids_;  // of the accounts
  bool has_rows_of_nobody_ = false;
  std::vector<FactIndex> indexes_;
  std::array<Taken, most> taken_{};
  std::size_t count_ = 0;
};

}  // namespace

ShardFacts collect(const Assembly& assembly, std::size_t shard, std::pmr::memory_resource* scratch,
                   QualityReport& report, TiedLines& ties) {
  ShardFacts result(scratch);
  Collector collector(assembly, shard, scratch, result);
  for (std::size_t t = 0; t < table_count; ++t) {
    const RecordLayout& layout = (*assembly.layouts)[t];
    settle(result.tables[t], layout, assembly.digests, report.tables[t], ties);
    if (layout.link) collector.find_orders(t);
  }
  collector.sort_accounts();
  return result;
}

}  // namespace xingji
