// The parts of scoring, one by one, on one thread: reading memory (what the machine can do),
// parsing, making facts, a row expression, folding, a ladder, a card. Bytes are those of the files.
//   bench_parts [--benchmark_filter=...]        reads the market of XINGJI_MARKET, or of
//   ./bench/run --size small
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "engine/evaluate.h"
#include "engine/indicator.h"
#include "engine/plan.h"
#include "engine/score.h"
#include "engine/subjects.h"
#include "io/read.h"
#include "io/zones.h"
#include "pack/load.h"

namespace xingji {
namespace {

std::string market() {
  const char* named = std::getenv("XINGJI_MARKET");
  return named == nullptr ? "build/bench/small/market" : named;
}

template <class T>
T given(Result<T> result) {
  if (result.ok()) return std::move(result.value());
  for (const Problem& problem : result.problems())
    fprintf(stderr, "%s\n", to_text(problem).c_str());
  std::exit(1);
}

const Family& family() {
  static const Family loaded =
      given(load_family("bench/pack/timed-star.yaml", {"rules", {}, find_zone}));
  return loaded;
}
const Pack& pack() { return family().versions.back(); }

const FactSet& facts() {
  static const Reading reading = given(read_facts(market(), needs_of(family(), false), {}));
  return reading.facts;
}

// The accounts of the market, as many as make a round of some milliseconds.
const std::vector<AccountRows>& some_accounts() {
  static const std::vector<AccountRows> found = [] {
    std::vector<AccountRows> accounts;
    const std::vector<std::string> subjects = subjects_of(facts());
    for (std::size_t i = 0; i < subjects.size(); i += 1 + subjects.size() / 500) {
      accounts.push_back(*find_subject(facts(), pack(), subjects[i]));
    }
    return accounts;
  }();
  return found;
}

Day last_day() { return facts().zone.day_of(facts().last_happening); }

std::int64_t orders_of(const std::vector<AccountRows>& accounts) {
  std::int64_t rows = 0;
  for (const AccountRows& account : accounts) {
    const auto [first, last] = account.shard->rows_of(Table::orders, account.account);
    rows += last - first;
  }
  return rows;
}

void read_memory(benchmark::State& state) {
  const std::vector<std::uint64_t> words(std::size_t{32} << 20U, 1);
  for ([[maybe_unused]] auto round : state) {
    benchmark::DoNotOptimize(std::accumulate(words.begin(), words.end(), std::uint64_t{0}));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(words.size() * 8));
}
BENCHMARK(read_memory)->Unit(benchmark::kMillisecond);

class Dropped : public RowConsumer {
 public:
  void add(const Row& row) override { benchmark::DoNotOptimize(&row); }
};

void parse_orders(benchmark::State& state) {
  DataSet set = given(find_data_set(market()));
  std::erase_if(set.files, [](const DataFile& file) { return file.table != Table::orders; });
  const LocalDays days(set.zone);
  Dropped dropped;
  RowConsumer* const consumers[] = {&dropped};
  std::int64_t rows = 0;
  for ([[maybe_unused]] auto round : state) {
    const QualityReport report = read_rows(set.files, days, {}, consumers);
    rows += static_cast<std::int64_t>(report.tables[static_cast<std::size_t>(Table::orders)].read);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(set.files.front().bytes));
  state.SetItemsProcessed(rows);
}
BENCHMARK(parse_orders)->Unit(benchmark::kMillisecond);

void make_facts(benchmark::State& state) {
  const Needs needs = needs_of(family(), false);
  std::int64_t bytes = 0;
  for (const DataFile& file : given(find_data_set(market())).files) {
    if (needs.tables[static_cast<std::size_t>(file.table)]) {
      bytes += static_cast<std::int64_t>(file.bytes);
    }
  }
  for ([[maybe_unused]] auto round : state) {
    benchmark::DoNotOptimize(given(read_facts(market(), needs, {})).facts.shards.size());
  }
  state.SetBytesProcessed(state.iterations() * bytes);
}
BENCHMARK(make_facts)->Unit(benchmark::kMillisecond);

void expression(benchmark::State& state) {
  Plan plan = make_plan(pack(), facts());
  const auto measure = std::find_if(
      plan.measures.begin(), plan.measures.end(),
      [](const MeasurePlan& m) { return m.measure->id == "ship_48h_share.denominator"; });
  const AccountRows& account = *std::max_element(
      some_accounts().begin(), some_accounts().end(),
      [](const AccountRows& a, const AccountRows& b) { return orders_of({a}) < orders_of({b}); });
  const auto [first, last] = account.shard->rows_of(Table::orders, account.account);
  Lanes lanes;
  for (std::uint32_t row = first; row < last && lanes.size() < 512; ++row) {
    lanes.rows.push_back(row);
    lanes.views.push_back(facts().last_happening);
  }
  for ([[maybe_unused]] auto round : state) {
    benchmark::DoNotOptimize(measure->filters.front().run(account, lanes).value.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(lanes.size()));
}
BENCHMARK(expression);

// Items are orders; the other tables' rows come with them. The argument is the number of days.
void fold_days(benchmark::State& state) {
  Plan plan = make_plan(pack(), facts());
  const Day last = last_day();
  const Day first = last - static_cast<Day>(state.range(0)) + 1;
  for ([[maybe_unused]] auto round : state) {
    for (const AccountRows& account : some_accounts()) {
      benchmark::DoNotOptimize(fold(plan, account, first, last).measures.data());
    }
  }
  state.SetItemsProcessed(state.iterations() * orders_of(some_accounts()));
}
BENCHMARK(fold_days)->Arg(1)->Arg(30)->Arg(180)->Unit(benchmark::kMillisecond);

void ladder(benchmark::State& state) {
  const Indicator& indicator = pack().indicators.front();
  const Attributes attributes;
  Amounts amounts(pack(), attributes, last_day());
  const Ratio value = Ratio::of(699, 1000);
  for ([[maybe_unused]] auto round : state) {
    benchmark::DoNotOptimize(find_step(indicator, value, amounts));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(ladder);

// Items are cards.
void evaluate_days(benchmark::State& state) {
  Plan plan = make_plan(pack(), facts());
  const Rules rules(pack());
  const Day last = last_day();
  std::vector<Balances> balances;
  for (const AccountRows& account : some_accounts()) {
    balances.push_back(fold(plan, account, last - 29, last));
  }
  for ([[maybe_unused]] auto round : state) {
    for (const Balances& of_shop : balances) {
      for (Day day = last - 29; day <= last; ++day) {
        benchmark::DoNotOptimize(evaluate(rules, of_shop, day, false).total);
      }
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(balances.size()) * 30);
}
BENCHMARK(evaluate_days)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace xingji

BENCHMARK_MAIN();
