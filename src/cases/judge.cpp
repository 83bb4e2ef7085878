#include "cases/judge.h"

#include <algorithm>

#include "cases/expect.h"
#include "cases/facts.h"
#include "cases/given.h"
#include "cases/measures.h"
#include "cases/pay.h"

namespace xingji::cases {
namespace {

Balances read_balances(const Case& one, const Pack& pack, Problems& problems) {
  const std::size_t known = one.earlier == nullptr ? 0 : one.earlier->size();
  const Day back = std::min(static_cast<Day>(known), days_looked_back(pack));
  Balances balances = no_measures(pack, one.day - back, one.day);
  for (Day ago = back; ago >= 0; --ago) {
    const auto at = known - static_cast<std::size_t>(ago);
    const Node* series = ago == 0 ? one.series : &(*one.earlier)[at];
    for (const Node* node : {one.measures, series}) {
      if (node != nullptr) read_measures(*node, pack, one.day - ago, balances, problems);
    }
  }
  return balances;
}

}  // namespace

std::optional<FactSet> facts_of(const Case& one, const Family& family, const std::string& file,
                                Problems& problems) {
  const std::size_t before = problems.size();
  const Pack* pack = family.on(one.day);
  const Pack& shape = pack == nullptr ? family.versions.back() : *pack;
  const Node rows = with_given(one, shape, problems);
  if (problems.size() > before) return std::nullopt;
  Case with_rows = one;
  with_rows.facts = &rows;
  return read_facts_of(with_rows, shape, needs_of(family, one.at != nullptr), file, problems);
}

std::optional<AccountRows> account_of(const Case& one, const Pack& pack, const FactSet& facts,
                                      Problems& problems) {
  // What names a provider stands with it, not with the shop.
  const bool is_provider = pack.subject == Pack::Subject::provider;
  auto shop = is_provider ? find_account(facts, case_subject(pack)) : std::nullopt;
  if (!shop) shop = find_account(facts, case_shop);
  if (!shop) {
    problems.push_back({one.place, "no row is about the shop 'shop-1'",
                        "a case judges the shop of that name; leave shop_id out"});
    return std::nullopt;
  }
  AccountRows account{&facts.shards[shop->shard], shop->account};
  if (pack.subject != Pack::Subject::shop) account.key = facts.symbols.find(case_subject(pack));
  return account;
}

bool gives_measures(const Case& one) { return one.measures != nullptr || one.series != nullptr; }

Balances balances_of(const Case& one, const Pack& pack, const FactSet& facts,
                     const AccountRows& account, Problems& problems) {
  if (gives_measures(one)) {
    Balances balances = read_balances(one, pack, problems);
    balances.attributes = Attributes(pack, facts, account);
    return balances;
  }
  Plan plan = make_plan(pack, facts);
  return fold(plan, account, one.day - days_looked_back(pack), one.day);
}

void compare(const Case& one, const Card& card, const Balances& balances, const Pack& pack,
             const FactSet& facts, Problems& problems) {
  compare_card(*one.expect, card, pack, problems);
  const Node* measures = one.expect->find("measures");
  if (measures != nullptr) compare_measures(*measures, pack, balances, one.day, problems);
  const Node* pay = one.expect->find("pay");
  if (pay != nullptr) compare_pay(*pay, one, pack, facts, problems);
}

}  // namespace xingji::cases
