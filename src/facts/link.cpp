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
    std::uint32_t& bucket = buckets_[bucket_of(key)];
    CHECK(bucket == no_row);
    bucket = static_cast<std::uint32_t>(entries_.size());
    entries_.emplace_back(key, number);
  }
  /// The number, or no_row.
  std::uint32_t find(const CaseKey& key) const {
    if (buckets_.empty()) return no_row;
    const std::uint32_t at = buckets_[bucket_of(key)];
    return at == no_row ? no_row : entries_[at].second;
  }

 private:
  std::size_t bucket_of(const CaseKey& key) const {
    const std::size_t mask = buckets_.size() - 1;
    const std::uint64_t hash = hash_of(key.account, key.order_id);
    for (std::size_t bucket = hash & mask;; bucket = (bucket + 1) & mask) {
      if (buckets_[bucket] == no_row || entries_[buckets_[bucket]].first == key) return bucket;
    }
  }
  void grow(std::size_t size) {
    buckets_.assign(size, no_row);
    for (std::uint32_t i = 0; i < entries_.size(); ++i) buckets_[bucket_of(entries_[i].first)] = i;
  }

  std::vector<std::pair<CaseKey, std::uint32_t>> entries_;
  std::vector<std::uint32_t> buckets_;
};

// By account, case, event time, id. Sorts small keys and moves each fact once.
void sort_facts(std::vector<Fact>& facts) {
  struct Key {
    std::uint64_t account_and_case;
    std::uint32_t event;
    std::uint32_t at;
  };
  std::vector<Key> keys(facts.size());
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    const std::uint64_t account = facts[i].account;
    keys[i] = {(account << 32U) | facts[i].case_number, facts[i].event, i};
  }
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    if (a.account_and_case != b.account_and_case) return a.account_and_case < b.account_and_case;
    if (a.event != b.event) return a.event < b.event;
    return Record(facts[a.at].newest).key() < Record(facts[b.at].newest).key();
  });
  std::vector<Fact> sorted;
  sorted.reserve(facts.size());
  for (const Key& key : keys) sorted.push_back(facts[key.at]);
  facts = std::move(sorted);
}

// Orders are the first cases of their account, in the order of their rows.
std::vector<std::uint32_t> number_orders(ShardFacts& shard, CaseNumbers& numbers, bool links) {
  std::vector<Fact>& orders = shard.tables[static_cast<std::size_t>(Table::orders)].facts;
  sort_facts(orders);
  std::vector<std::uint32_t> count(shard.accounts.size(), 0);
  if (links) numbers.reserve(orders.size());
  for (Fact& order : orders) {
    order.case_number = count[order.account]++;
    if (links) numbers.add({order.account, Record(order.newest).key()}, order.case_number);
  }
  return count;
}

// Order ids that rows name and no order has get the cases after the orders, ascending by id.
void number_orphans(const Assembly& assembly, const ShardFacts& shard, CaseNumbers& numbers,
                    std::vector<std::uint32_t>& count) {
  std::vector<CaseKey> orphans;
  for (std::size_t t = 0; t < table_count; ++t) {
    if (!(*assembly.layouts)[t].link) continue;
    for (const Fact& fact : shard.tables[t].facts) {
      const CaseKey key{fact.account, Record(fact.newest).link()};
      if (!key.order_id.empty() && numbers.find(key) == no_row) orphans.push_back(key);
    }
  }
  std::sort(orphans.begin(), orphans.end());
  orphans.erase(std::unique(orphans.begin(), orphans.end()), orphans.end());
  for (const CaseKey& key : orphans) numbers.add(key, count[key.account]++);
}

}  // namespace

void link_cases(const Assembly& assembly, ShardFacts& shard, QualityReport& report) {
  const bool links =
      std::any_of(assembly.layouts->begin(), assembly.layouts->end(),
                  [](const RecordLayout& layout) { return layout.link.has_value(); });
  CaseNumbers numbers;
  std::vector<std::uint32_t> count = number_orders(shard, numbers, links);
  const std::vector<std::uint32_t> orders = count;
  if (links) number_orphans(assembly, shard, numbers, count);

  for (std::size_t a = 0; a < shard.accounts.size(); ++a) {
    shard.accounts[a].first_case = shard.cases;
    shard.cases += count[a] + 1;  // one more for the rows that name no order
  }
  for (std::size_t t = 0; t < table_count; ++t) {
    if (static_cast<Table>(t) == Table::orders) continue;
    std::vector<Fact>& facts = shard.tables[t].facts;
    if ((*assembly.layouts)[t].link) {
      for (Fact& fact : facts) {
        const std::string_view order_id = Record(fact.newest).link();
        if (order_id.empty()) {
          fact.case_number = count[fact.account];
          continue;
        }
        fact.case_number = numbers.find({fact.account, order_id});
        CHECK(fact.case_number != no_row);
        if (fact.case_number >= orders[fact.account]) ++report.tables[t].unknown_orders;
      }
    }
    sort_facts(facts);
  }
}

}  // namespace xingji
