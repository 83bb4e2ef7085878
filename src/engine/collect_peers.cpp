// Everybody's values, for peers: each subject is folded once and judged as far as its values go.
#include <atomic>
#include <memory>
#include <thread>

#include "engine/batches.h"
#include "engine/evaluation.h"
#include "engine/indicator.h"
#include "engine/peers.h"
#include "engine/plan.h"
#include "engine/window.h"

namespace xingji {
namespace {

class Collector {
 public:
  Collector(const Pack& pack, const FactSet& facts, Day first, Day last,
            const std::vector<std::size_t>& compared)
      : rules_(pack),
        plan_(make_plan(pack, facts)),
        settling_(plan_, first, last),
        compared_(compared),
        tables_(pack, facts) {}

  void add(const std::vector<AccountRows>& accounts) {
    fold(plan_, accounts, settling_, [&](std::size_t, const Balances& balances) {
      for (Day day = balances.first; day <= balances.last; ++day) {
        Evaluation it(rules_, balances, day, false, nullptr);
        for (const std::size_t i : compared_) add(it, i);
      }
    });
  }

  PeerTables& tables() { return tables_; }

 private:
  // Only what is computed from complete facts counts as a peer's value.
  void add(Evaluation& it, std::size_t i) {
    IndicatorResult result;
    judge_own(it, i, result);
    if (result.status != IndicatorStatus::ok) return;
    const Indicator& way = as_judged(it.pack.indicators[i], result.branch);
    const auto worth = [&](const std::optional<std::size_t>& measure) -> std::optional<Ratio> {
      if (!measure) return std::nullopt;
      return worth_of(it.pack.measures[*measure], it.balances.at(*measure, it.card.day)).ratio;
    };
    tables_.add(it.card.day, i, it.balances.attributes, *result.value, worth(way.numerator),
                worth(way.denominator));
  }

  Rules rules_;
  Plan plan_;
  Settling settling_;
  const std::vector<std::size_t>& compared_;
  PeerTables tables_;
};

}  // namespace

PeerTables peers_of(const Pack& pack, const FactSet& facts, Day first, Day last,
                    std::size_t threads) {
  PeerTables tables(pack, facts);
  const std::vector<std::size_t> compared = compared_indicators(pack);
  if (compared.empty()) return tables;
  first -= pack.peers->days_old;
  const std::vector<NamedRows> subjects = all_rows(facts, pack);
  const std::vector<Batch> batches =
      batches_of(facts, subjects, 0, subjects.size(), static_cast<std::size_t>(last - first) + 1);
  std::vector<std::unique_ptr<Collector>> collectors;
  for (std::size_t t = 0; t < threads; ++t) {
    collectors.push_back(std::make_unique<Collector>(pack, facts, first, last, compared));
  }
  std::atomic<std::size_t> next = 0;
  const auto work = [&](Collector& collector) {
    for (std::size_t i = next++; i < batches.size(); i = next++) {
      collector.add(accounts_of(subjects, batches[i]));
    }
  };
  std::vector<std::jthread> running;
  for (std::size_t t = 1; t < collectors.size(); ++t) {
    running.emplace_back(work, std::ref(*collectors[t]));
  }
  work(*collectors[0]);
  running.clear();
  for (const auto& collector : collectors) tables.merge(std::move(collector->tables()));
  tables.close();
  return tables;
}

}  // namespace xingji
