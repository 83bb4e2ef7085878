#include "engine/fold.h"

#include "engine/belief.h"
#include "engine/row_pass.h"
#include "engine/window.h"

namespace xingji {
namespace {

// An account with all that a fold asks of it beside its rows.
class FoldedAccount {
 public:
  FoldedAccount(const Plan& plan, const AccountRows& rows)
      : rows_(rows),
        attributes_(*plan.pack, *plan.facts, rows),
        filings_(filings_of(*plan.facts, *rows.shard, rows.account)),
        members_(plan.selections.size()) {
    if (!plan.pack->attributes.empty()) rows_.attributes = &attributes_;
    rows_.members = &members_;
  }
  FoldedAccount(const FoldedAccount&) = delete;
  FoldedAccount& operator=(const FoldedAccount&) = delete;

  void select(Plan& plan, Day first, Day last) {
    for (std::size_t s = 0; s < plan.selections.size(); ++s) {
      if (!plan.selections[s]) continue;
      SelectionPlan& selection = *plan.selections[s];
      selection.ranking.start(rows_);
      Outlet outlet;
      outlet.ranking = &selection.ranking;
      run(plan, selection.rows, first, last, outlet);
      members_[s] = selection.ranking.finish();
    }
  }

  void run(Plan& plan, MeasurePlan& measure, Day first, Day last, const Outlet& outlet) const {
    PassPart alone{&measure, outlet};
    run_pass(plan, {{&alone, 1}, measure.earliest, measure.latest}, rows_, first, last, filings_);
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
    run_pass(plan, {parts, pass.earliest, pass.latest}, rows_, posts.first, posts.last, filings_);
  }

  const AccountRows& rows() const { return rows_; }

 private:
  AccountRows rows_;
  Attributes attributes_;
  std::vector<Filing> filings_;
  std::vector<Members> members_;
};

void post_all(Plan& plan, FoldedAccount& account, std::int64_t sign, Posts& posts) {
  account.select(plan, posts.first, posts.last);
  for (const Pass& pass : plan.passes) account.post(plan, pass, sign, posts);
}

std::vector<Sums> sums_of(const Plan& plan, Posts&& posts) {
  std::vector<Sums> sums;
  sums.reserve(plan.measures.size());
  for (std::size_t m = 0; m < plan.measures.size(); ++m) {
    sums.push_back(
        sums_of(*plan.measures[m].measure, std::move(posts.measures[m]), posts.first, posts.last));
  }
  return sums;
}

Balances settle(const Plan& plan, const FoldedAccount& account, const std::vector<Sums>& sums,
                Day begin, Day first, Day last) {
  Balances balances = settle_windows(plan, account.rows(), sums, begin, first, last);
  settle_belief(plan, account.rows(), balances);
  return balances;
}

}  // namespace

Posts make_posts(const Plan& plan, Day first, Day last) {
  // A window chosen by yesterday's volume needs yesterday's balances too.
  return {*plan.pack, plan.looks_back ? first - 1 : first, last};
}

void post(Plan& plan, const AccountRows& rows, std::int64_t sign, Posts& posts) {
  FoldedAccount account(plan, rows);
  post_all(plan, account, sign, posts);
}

Balances settle(const Plan& plan, const AccountRows& rows, const std::vector<Sums>& sums, Day begin,
                Day first, Day last) {
  return settle(plan, FoldedAccount(plan, rows), sums, begin, first, last);
}

Balances fold(Plan& plan, const AccountRows& rows, Day first, Day last,
              std::vector<Witness>* witnesses) {
  FoldedAccount account(plan, rows);
  Posts posts = make_posts(plan, first, last);
  const Day begin = posts.first;
  post_all(plan, account, 1, posts);
  Balances balances = settle(plan, account, sums_of(plan, std::move(posts)), begin, first, last);
  if (witnesses == nullptr) return balances;
  CHECK(first == last && witnesses->size() == plan.measures.size());
  for (std::size_t m = 0; m < plan.measures.size(); ++m) {
    Outlet outlet;
    outlet.witness = &(*witnesses)[m];
    outlet.choice = balances.at(m, first).choice;
    account.run(plan, plan.measures[m], first, last, outlet);
  }
  return balances;
}

}  // namespace xingji
