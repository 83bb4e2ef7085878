#include "engine/fold.h"

#include "engine/belief.h"
#include "engine/passes.h"
#include "engine/row_pass.h"
#include "engine/window.h"
#include "facts/filings.h"

namespace xingji {
namespace {

// Accounts with all that a fold asks of them beside their rows.
class FoldedAccounts {
 public:
  FoldedAccounts(const Plan& plan, Accounts accounts) : rows_(accounts.begin(), accounts.end()) {
    beside_.reserve(rows_.size());
    for (AccountRows& rows : rows_) {
      Beside& beside = beside_.emplace_back(plan, rows);
      if (!plan.pack->attributes.empty()) rows.attributes = &beside.attributes;
      rows.filings = &beside.filings;
      rows.members = &beside.members;
    }
  }
  FoldedAccounts(const FoldedAccounts&) = delete;
  FoldedAccounts& operator=(const FoldedAccounts&) = delete;

  /// Finds the members of the plan's selections, then posts to the measures.
  void post_all(Plan& plan, std::int64_t sign, Posts& posts) {
    for (std::size_t a = 0; a < rows_.size(); ++a) select(plan, a, posts.first, posts.last);
    for (const Pass& pass : plan.passes) post(plan, pass, sign, posts);
  }

  /// What happened to the rows of the first account.
  void witness(Plan& plan, MeasurePlan& measure, Day day, const Outlet& outlet) const {
    run(plan, measure, rows_.front(), {day, day}, outlet);
  }

  Accounts rows() const { return rows_; }

 private:
  struct Beside {
    Beside(const Plan& plan, const AccountRows& rows)
        : attributes(*plan.pack, *plan.facts, rows),
          filings(filings_of(*plan.facts, *rows.shard, rows.account)),
          members(plan.selections.size()) {}
    Attributes attributes;
    std::vector<Filing> filings;
    std::vector<Members> members;
  };

  void select(Plan& plan, std::size_t account, Day first, Day last) {
    for (std::size_t s = 0; s < plan.selections.size(); ++s) {
      if (!plan.selections[s]) continue;
      SelectionPlan& selection = *plan.selections[s];
      selection.ranking.start(rows_[account]);
      Outlet outlet;
      outlet.ranking = &selection.ranking;
      run(plan, selection.rows, rows_[account], {first, last}, outlet);
      beside_[account].members[s] = selection.ranking.finish();
    }
  }

  static void run(Plan& plan, MeasurePlan& measure, const AccountRows& rows, CoveredDays days,
                  const Outlet& outlet) {
    PassPart alone{&measure, outlet};
    const Sieve sieve = sieve_of({&measure});
    run_pass(plan, {{&alone, 1}, sieve, measure.earliest, measure.latest}, {&rows, 1}, days.first,
             days.last);
  }

  void post(Plan& plan, const Pass& pass, std::int64_t sign, Posts& posts) const {
    std::vector<PassPart> parts;
    parts.reserve(pass.measures.size());
    for (const std::size_t m : pass.measures) {
      PassPart& part = parts.emplace_back();
      part.measure = &plan.measures[m];
      part.outlet.posts = &posts.measures[m];
      part.outlet.sign = sign;
    }
    run_pass(plan, {parts, pass.sieve, pass.earliest, pass.latest}, rows_, posts.first, posts.last);
  }

  std::vector<AccountRows> rows_;
  std::vector<Beside> beside_;
};

std::vector<Sums> sums_of(const Plan& plan, Posts&& posts) {
  std::vector<Sums> sums;
  sums.reserve(plan.measures.size());
  for (std::size_t m = 0; m < plan.measures.size(); ++m) {
    // Whoever chooses windows looks up single days; else each day is visited once, in order.
    sums.push_back(sums_of(*plan.measures[m].measure, std::move(posts.measures[m]), posts.first,
                           posts.last, !plan.looks_back));
  }
  return sums;
}

// A window chosen by yesterday's volume needs yesterday's balances too.
Posts make_posts(const Plan& plan, std::size_t accounts, Day first, Day last) {
  return {*plan.pack, accounts, plan.looks_back ? first - 1 : first, last};
}

void fold(Plan& plan, FoldedAccounts& accounts, Settling& settling, const SeeBalances& see) {
  Posts posts = make_posts(plan, accounts.rows().size(), settling.first(), settling.last());
  const Day begin = posts.first;
  accounts.post_all(plan, 1, posts);
  const std::vector<Sums> sums = sums_of(plan, std::move(posts));
  for (std::size_t a = 0; a < accounts.rows().size(); ++a) {
    const AccountRows& rows = accounts.rows()[a];
    Balances& balances = settling.settle(rows, {sums, a, begin});
    settle_belief(plan, rows, balances);
    see(a, balances);
  }
}

}  // namespace

Posts make_posts(const Plan& plan, Day first, Day last) { return make_posts(plan, 1, first, last); }

void post(Plan& plan, const AccountRows& rows, std::int64_t sign, Posts& posts) {
  FoldedAccounts(plan, {&rows, 1}).post_all(plan, sign, posts);
}

Balances settle(const Plan& plan, const AccountRows& rows, const SumsOfAccount& sums, Day first,
                Day last) {
  const FoldedAccounts account(plan, {&rows, 1});
  Settling settling(plan, first, last);
  Balances& balances = settling.settle(account.rows().front(), sums);
  settle_belief(plan, account.rows().front(), balances);
  return std::move(balances);
}

Balances fold(Plan& plan, const AccountRows& rows, Day first, Day last,
              std::vector<Witness>* witnesses) {
  FoldedAccounts account(plan, {&rows, 1});
  Settling settling(plan, first, last);
  fold(plan, account, settling, [](std::size_t, const Balances&) {});
  Balances balances = std::move(settling.balances());
  if (witnesses == nullptr) return balances;
  CHECK(first == last && witnesses->size() == plan.measures.size());
  for (std::size_t m = 0; m < plan.measures.size(); ++m) {
    Outlet outlet;
    outlet.witness = &(*witnesses)[m];
    outlet.choice = balances.at(m, first).choice;
    account.witness(plan, plan.measures[m], first, outlet);
  }
  return balances;
}

void fold(Plan& plan, Accounts accounts, Settling& settling, const SeeBalances& see) {
  FoldedAccounts folded(plan, accounts);
  fold(plan, folded, settling, see);
}

}  // namespace xingji
