#include <algorithm>
#include <bit>
#include <string_view>

#include "facts/assemble.h"
#include "facts/hash.h"

namespace xingji {
namespace {

// Keys point into records, which outlive the linking.
struct CaseKey {
  std::uint32_t account = 0;
  std::string_view order_id;
  bool operator==(const CaseKey&) const = default;
  auto operator<=>(const CaseKey&) const = default;
};

// Case numbers by order id, in open addressing: the standard map costs three times as much here.
class CaseNumbers {
 public:
  void reserve(std::size_t count) { grow(std::bit_ceil(std::max<std::size_t>(16, count * 2))); }

  void add(const CaseKey& key, std::uint32_t number) {
    if ((entries_.size() + 1) * 2 > buckets_.size()) reserve(entries_.size() * 2 + 8);
    const std::uint64_t hash = hash_of(key.account, key.order_id);
    Bucket& bucket = buckets_[place_of(key, hash)];
    CHECK(bucket.entry == no_row);
    bucket = {static_cast<std::uint32_t>(entries_.size()), tag_of(hash)};
    entries_.emplace_back(key, number);
  }
  /// The number, or no_row.
  std::uint32_t find(const CaseKey& key, std::uint64_t hash) const {
    if (buckets_.empty()) return no_row;
    const std::uint32_t entry = buckets_[place_of(key, hash)].entry;
    return entry == no_row ? no_row : entries_[entry].second;
  }
  /// Fetches what the next look-up of this hash needs.
  void prefetch(std::uint64_t hash) const {
    if (!buckets_.empty()) __builtin_prefetch(&buckets_[hash & (buckets_.size() - 1)]);
  }

 private:
  struct Bucket {
    std::uint32_t entry = no_row;
    std::uint32_t tag = 0;
  };
  static std::uint32_t tag_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32U);
  }
  std::size_t place_of(const CaseKey& key, std::uint64_t hash) const {
    const std::size_t mask = buckets_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      const Bucket& bucket = buckets_[at];
      if (bucket.entry == no_row) return at;
      if (bucket.tag == tag_of(hash) && entries_[bucket.entry].first == key) return at;
    }
  }
  void grow(std::size_t size) {
    buckets_.assign(size, {});
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      const CaseKey& key = entries_[i].first;
      const std::uint64_t hash = hash_of(key.account, key.order_id);
      buckets_[place_of(key, hash)] = {i, tag_of(hash)};
    }
  }

  std::vector<std::pair<CaseKey, std::uint32_t>> entries_;
  std::vector<Bucket> buckets_;
};

// Sets the case of every fact whose order has one; the facts left over are returned. Some at a
// time, so that the memory of one look-up is fetched while others work.
std::vector<std::uint32_t> find_cases(std::vector<Fact>& facts, const CaseNumbers& numbers) {
  constexpr std::size_t most = 32;
  std::vector<std::uint32_t> without;
  std::array<std::pair<CaseKey, std::uint64_t>, most> wanted;
  for (std::size_t begin = 0; begin < facts.size(); begin += most) {
    const std::size_t count = std::min(most, facts.size() - begin);
    for (std::size_t i = 0; i < count; ++i) {
      const Fact& fact = facts[begin + i];
      const CaseKey key{fact.account, Record(fact.newest).link()};
      wanted[i] = {key, hash_of(key.account, key.order_id)};
      numbers.prefetch(wanted[i].second);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const auto& [key, hash] = wanted[i];
      std::uint32_t& number = facts[begin + i].case_number;
      number = key.order_id.empty() ? no_row : numbers.find(key, hash);
      if (number == no_row) without.push_back(static_cast<std::uint32_t>(begin + i));
    }
  }
  return without;
}

// Orders are the first cases of their account, in the order of their rows.
void number_orders(ShardFacts& shard, CaseNumbers& numbers, bool links,
                   std::vector<std::uint32_t>& count) {
  std::vector<Fact>& orders = shard.tables[static_cast<std::size_t>(Table::orders)].facts;
  sort_facts(orders, shard, false);
  if (links) numbers.reserve(orders.size());
  for (Fact& order : orders) {
    order.case_number = count[order.account]++;
    if (links) numbers.add({order.account, Record(order.newest).key()}, order.case_number);
  }
}

// By table, the rows of which no order is known.
using OrphanRows = std::array<std::vector<std::uint32_t>, table_count>;

// Order ids that rows name and no order has get the cases after the orders, ascending by id; rows
// that name none get the account's last.
void number_orphans(ShardFacts& shard, const OrphanRows& rows, std::vector<std::uint32_t>& count,
                    QualityReport& report) {
  CaseNumbers numbers;
  std::vector<CaseKey> orphans;
  const auto key_of = [](const Fact& fact) {
    return CaseKey{fact.account, Record(fact.newest).link()};
  };
  for (std::size_t t = 0; t < table_count; ++t) {
    for (const std::uint32_t row : rows[t]) {
      const CaseKey key = key_of(shard.tables[t].facts[row]);
      if (key.order_id.empty()) continue;
      orphans.push_back(key);
      ++report.tables[t].unknown_orders;
    }
  }
  std::sort(orphans.begin(), orphans.end());
  orphans.erase(std::unique(orphans.begin(), orphans.end()), orphans.end());
  for (const CaseKey& key : orphans) numbers.add(key, count[key.account]++);
  for (std::size_t t = 0; t < table_count; ++t) {
    for (const std::uint32_t row : rows[t]) {
      Fact& fact = shard.tables[t].facts[row];
      const CaseKey key = key_of(fact);
      fact.case_number = key.order_id.empty()
                             ? count[fact.account]
                             : numbers.find(key, hash_of(key.account, key.order_id));
    }
  }
}

}  // namespace

void link_cases(const Assembly& assembly, ShardFacts& shard, QualityReport& report) {
  const auto& layouts = *assembly.layouts;
  const bool links = std::any_of(layouts.begin(), layouts.end(), [](const RecordLayout& layout) {
    return layout.link.has_value();
  });
  std::vector<std::uint32_t> count(shard.accounts.size(), 0);
  {
    CaseNumbers numbers;
    number_orders(shard, numbers, links, count);
    OrphanRows orphans;
    for (std::size_t t = 0; t < table_count; ++t) {
      if (layouts[t].link) orphans[t] = find_cases(shard.tables[t].facts, numbers);
    }
    number_orphans(shard, orphans, count, report);
  }
  for (std::size_t a = 0; a < shard.accounts.size(); ++a) {
    shard.accounts[a].first_case = shard.cases;
    shard.cases += count[a] + 1;  // one more for the rows that name no order
  }
  for (std::size_t t = 0; t < table_count; ++t) {
    if (static_cast<Table>(t) == Table::orders) continue;
    sort_facts(shard.tables[t].facts, shard, layouts[t].link.has_value());
  }
}

}  // namespace xingji
