#include <algorithm>
#include <string_view>

#include "facts/assemble.h"

namespace xingji {
namespace {

using Numbers = std::pmr::vector<std::uint32_t>;

void drop_deleted(ShardFacts& shard, QualityReport& report) {
  // By account: whether it is found in readings or tallies, and in any other table.
  std::pmr::vector<std::uint8_t> is_given(shard.accounts.size(), 0, shard.scratch);
  std::pmr::vector<std::uint8_t> is_found(shard.accounts.size(), 0, shard.scratch);
  for (std::size_t t = 0; t < table_count; ++t) {
    const auto table = static_cast<Table>(t);
    Facts& facts = shard.tables[t].facts;
    report.tables[t].deleted += std::erase_if(facts, [](const Fact& fact) { return fact.deleted; });
    report.tables[t].facts += facts.size();
    for (const Fact& fact : facts) {
      Account& account = shard.accounts[fact.account];
      account.has_row |= table == Table::shops;
      const bool gives = table == Table::readings || table == Table::tallies;
      // Attributes of a shop are no facts of it, and alone make nobody one.
      if (table == Table::attributes && fact.named_as_shop) continue;
      account.is_shop |= fact.named_as_shop;
      (gives ? is_given : is_found)[fact.account] = 1;
    }
  }
  // Of whom only numbers that people gave are known, and what it is like, is taken for a shop.
  for (std::size_t a = 0; a < shard.accounts.size(); ++a) {
    shard.accounts[a].is_shop |= is_given[a] != 0 && is_found[a] == 0;
  }
}

// Orders are the first cases of their account, in the order of their rows. Gives their case numbers
// by the places they were collected at, and how many cases each account has.
Numbers number_orders(ShardFacts& shard, Numbers& count) {
  Facts& orders = shard.table(Table::orders).facts;
  std::uint32_t collected = 0;
  for (const Fact& order : orders) collected = std::max(collected, order.order + 1);
  Numbers numbers(collected, no_row, shard.scratch);
  sort_facts(orders, shard, false);
  for (Fact& order : orders) {
    order.case_number = count[order.account]++;
    numbers[order.order] = order.case_number;
  }
  return numbers;
}

// An order id that rows name and no order has.
struct Orphan {
  std::uint32_t account = 0;
  std::string_view order_id;
  Fact* fact = nullptr;

  bool is_same_case(const Orphan& other) const {
    return account == other.account && order_id == other.order_id;
  }
};

// Such ids get the cases after the orders, ascending by id; rows that name none get the account's
// last.
void number_orphans(std::pmr::vector<Orphan>& orphans, Numbers& count) {
  std::sort(orphans.begin(), orphans.end(), [](const Orphan& a, const Orphan& b) {
    return a.account != b.account ? a.account < b.account : a.order_id < b.order_id;
  });
  for (std::size_t i = 0; i < orphans.size(); ++i) {
    const bool is_new = i == 0 || !orphans[i].is_same_case(orphans[i - 1]);
    std::uint32_t& next = count[orphans[i].account];
    orphans[i].fact->case_number = is_new ? next++ : next - 1;
  }
}

void number_cases(const Assembly& assembly, ShardFacts& shard, Numbers& count,
                  QualityReport& report) {
  const Numbers numbers = number_orders(shard, count);
  std::pmr::vector<Orphan> orphans(shard.scratch);
  std::pmr::vector<Fact*> without_order(shard.scratch);
  for (std::size_t t = 0; t < table_count; ++t) {
    if (!(*assembly.layouts)[t].link) continue;
    for (Fact& fact : shard.tables[t].facts) {
      if (fact.order < numbers.size()) fact.case_number = numbers[fact.order];
      if (fact.case_number != no_row) continue;
      const std::string_view order_id = Record(fact.newest).link();
      if (order_id.empty()) {
        without_order.push_back(&fact);
      } else {
        orphans.push_back({fact.account, order_id, &fact});
        ++report.tables[t].unknown_orders;
      }
    }
  }
  number_orphans(orphans, count);
  for (Fact* fact : without_order) fact->case_number = count[fact->account];
}

}  // namespace

void link_cases(const Assembly& assembly, ShardFacts& shard, QualityReport& report) {
  drop_deleted(shard, report);
  Numbers count(shard.accounts.size(), 0, shard.scratch);
  number_cases(assembly, shard, count, report);
  for (std::size_t a = 0; a < shard.accounts.size(); ++a) {
    shard.accounts[a].first_case = shard.cases;
    shard.cases += count[a] + 1;  // one more for the rows that name no order
  }
  for (std::size_t t = 0; t < table_count; ++t) {
    if (static_cast<Table>(t) == Table::orders) continue;
    sort_facts(shard.tables[t].facts, shard, (*assembly.layouts)[t].link.has_value());
  }
}

}  // namespace xingji
