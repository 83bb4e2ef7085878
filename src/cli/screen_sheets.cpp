#include "cli/screen_sheets.h"

#include <algorithm>
#include <numeric>

#include "cli/shown_values.h"
#include "engine/fold.h"

namespace xingji {
namespace {

// The pack with windows of the one day that lies so many before the judged.
Pack of_one_day(Pack pack, int back) {
  for (Measure& measure : pack.measures) {
    for (Window::Choice& choice : measure.window.choices) {
      choice.from = choice.to = -back;
      choice.month_ending = 0;
    }
  }
  return pack;
}

// In the measure's unit, as tallies have it.
std::string spelled(const Pack& pack, std::size_t measure, const Balance& balance) {
  return format_micro(balance.value * micro_one / pack.measures[measure].denominator);
}

}  // namespace

std::string tally_rows(const Pack& pack, const FactSet& facts, const std::string& shop,
                       const std::vector<std::string>& indicators, Day last, int days) {
  std::string rows;
  const auto place = find_account(facts, shop);
  if (!place) return rows;
  for (int back = days - 1; back >= 0; --back) {
    const Pack daily = of_one_day(pack, back);
    Plan plan = make_plan(daily, facts);
    const Balances balances = fold(plan, {&facts.shards[place->shard], place->account}, last, last);
    for (const std::string& id : indicators) {
      const auto at = find_indicator(pack, id);
      if (!at || !pack.indicators[*at].denominator) continue;
      const Indicator& indicator = pack.indicators[*at];
      rows += shop + ',' + pack.id + ',' + id + ',' + format_day(last - back) + ',' +
              spelled(pack, *indicator.numerator, balances.at(*indicator.numerator, last)) + ',' +
              spelled(pack, *indicator.denominator, balances.at(*indicator.denominator, last)) +
              ",file\n";
    }
  }
  return rows;
}

std::string benchmark_rows(const Pack& pack, const std::string& platform,
                           const std::vector<Card>& cards, Day day) {
  std::string rows;
  for (const Indicator& indicator : pack.indicators) {
    std::vector<Micro> values;
    for (const Card& card : cards) {
      const auto value = number_shown(pack, card, indicator.id);
      if (const auto micro = value ? to_micro(*value) : std::nullopt) values.push_back(*micro);
    }
    if (values.empty()) continue;
    std::sort(values.begin(), values.end());
    const auto count = static_cast<std::int64_t>(values.size());
    const auto add = [&](const std::string& measure, Micro value) {
      rows += platform + ",all," + indicator.id + ',' + format_day(day) + ',' + measure + ',' +
              print_shown(pack, indicator.id, Ratio::of_micro(value)) + ",typed\n";
    };
    add("mean", std::accumulate(values.begin(), values.end(), Micro{0}) / count);
    for (const std::int64_t percent : {10, 30, 50, 70, 80, 90}) {
      const std::int64_t at = (percent * count + 99) / 100 - 1;
      add("p" + std::to_string(percent), values[static_cast<std::size_t>(at)]);
    }
  }
  return rows;
}

}  // namespace xingji
