#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_map>

#include "facts/assemble.h"

namespace xingji {
namespace {

// Keys point into records, which outlive the linking.
struct CaseKey {
  std::uint32_t account = 0;
  std::string_view order_id;
  bool operator==(const CaseKey&) const = default;
  auto operator<=>(const CaseKey&) const = default;
};

struct CaseKeyHash {
  std::size_t operator()(const CaseKey& key) const {
    return std::hash<std::string_view>{}(key.order_id) ^ (key.account * 0x9E3779B97F4A7C15ULL);
  }
};

using CaseNumbers = std::unordered_map<CaseKey, std::uint32_t, CaseKeyHash>;

void sort_facts(std::vector<Fact>& facts) {
  std::sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
    if (a.account != b.account) return a.account < b.account;
    if (a.case_number != b.case_number) return a.case_number < b.case_number;
    if (a.event != b.event) return a.event < b.event;
    return Record(a.newest).key() < Record(b.newest).key();
  });
}

// Orders are the first cases of their account, in the order of their rows.
std::vector<std::uint32_t> number_orders(ShardFacts& shard, CaseNumbers& numbers, bool links) {
  std::vector<Fact>& orders = shard.tables[static_cast<std::size_t>(Table::orders)].facts;
  sort_facts(orders);
  std::vector<std::uint32_t> count(shard.accounts.size(), 0);
  if (links) numbers.reserve(orders.size());
  for (Fact& order : orders) {
    order.case_number = count[order.account]++;
    if (links) numbers.emplace(CaseKey{order.account, Record(order.newest).key()}, order.case_number);
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
      if (!key.order_id.empty() && !numbers.contains(key)) orphans.push_back(key);
    }
  }
  std::sort(orphans.begin(), orphans.end());
  orphans.erase(std::unique(orphans.begin(), orphans.end()), orphans.end());
  for (const CaseKey& key : orphans) numbers.emplace(key, count[key.account]++);
}

}  // namespace

void link_cases(const Assembly& assembly, ShardFacts& shard, QualityReport& report) {
  const bool links = std::any_of(assembly.layouts->begin(), assembly.layouts->end(),
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
        fact.case_number = numbers.at({fact.account, order_id});
        if (fact.case_number >= orders[fact.account]) ++report.tables[t].unknown_orders;
      }
    }
    sort_facts(facts);
  }
}

}  // namespace xingji
