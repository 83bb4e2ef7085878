#include <algorithm>

#include "synth/tables.h"

namespace xingji::synth {
namespace {

// A pack of this name does not exist: numbers for a real pack would override what its facts say.
constexpr std::string_view pack = "synth.experience";
constexpr std::array<std::string_view, 3> reading_indicators = {"total", "stars", "on_time_share"};
constexpr std::array<std::string_view, 2> tally_indicators = {"on_time_share", "reply_share"};
constexpr std::array<std::string_view, 5> measures = {"mean", "p10", "p50", "p80", "p90"};
constexpr std::array<Table, 5> covered = {Table::orders, Table::refunds, Table::ratings,
                                          Table::chats, Table::disputes};
// A platform's market is whole in these too, so that a quiet week is not one without data.
constexpr std::array covered_by_platforms = {Table::parcels,    Table::messages, Table::complaints,
                                             Table::rulings,    Table::tickets,  Table::checks,
                                             Table::violations, Table::presence};

// Whose screens are planned is given their numbers once its facts are there to be scored.
bool has_screens(const Market& market) { return !market.plan().screens.empty(); }

/// A number from 0 to 100 that falls with the shop's faults.
std::int64_t hundredths_of_score(const Shop& shop, Draws& draws) {
  const int fault = (shop.bad_goods + shop.bad_service + shop.slow_shipping) / 3;
  const auto noise = static_cast<std::int64_t>(draws.below(300));
  return std::clamp<std::int64_t>(10'300 - 4 * fault - noise, 0, 10'000);
}

std::int64_t on_time(const Shop& shop, std::int64_t orders) {
  return std::max<std::int64_t>(orders - orders * shop.slow_shipping / 5'000, 0);
}

void tell_reading(const Shop& shop, std::size_t indicator, Moment day, Draws& draws, Rows& rows) {
  Row row(rows);
  row.shop(shop).text(pack).text(reading_indicators[indicator]).day(day);
  const std::int64_t score = hundredths_of_score(shop, draws);
  if (indicator == 2) {
    const std::int64_t orders = shop.orders / 6 + 5;
    const std::int64_t good = on_time(shop, orders);
    row.number(good * 100 / orders).number(good).number(orders);
    row.number(score / 1'000);
  } else {
    row.number(indicator == 0 ? score / 100 : 1 + score / 2'500)
        .empty_cell()
        .empty_cell()
        .empty_cell();
  }
  row.text("typed");
  row.close();
}

}  // namespace

// What the screen showed each Monday or so, for the sampled shops.
void tell_readings(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  const Shop& shop = market.shop(unit);
  if (version != Version::first || !shop.sampled || has_screens(market)) return;
  const Clock& clock = market.clock();
  Draws draws = market.draws(Stream::reading, unit);
  for (Moment day = clock.end() - day_length; day >= clock.start(); day -= 7 * day_length) {
    for (std::size_t i = 0; i < reading_indicators.size(); ++i) {
      tell_reading(shop, i, day, draws, rows);
    }
  }
}

// The daily sheet of the last 30 days, for the sampled shops.
void tell_tallies(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  const Shop& shop = market.shop(unit);
  if (version != Version::first || !shop.sampled || has_screens(market)) return;
  const Clock& clock = market.clock();
  Draws draws = market.draws(Stream::tally, unit);
  for (int back = std::min(clock.days(), 30); back > 0; --back) {
    for (const std::string_view indicator : tally_indicators) {
      const std::int64_t orders = draws.exponential(shop.orders / clock.days() + 1);
      Row row(rows);
      row.shop(shop).text(pack).text(indicator).day(clock.end() - back * day_length);
      row.number(on_time(shop, orders)).number(orders).text("file");
      row.close();
    }
  }
}

// The peers' figures hang on the first shops, one category each.
void tell_benchmarks(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  if (version != Version::first || unit >= market.plan().categories.size()) return;
  if (has_screens(market)) return;
  const Clock& clock = market.clock();
  Draws draws = market.draws(Stream::benchmark, unit);
  for (Moment day = clock.end() - day_length; day >= clock.start(); day -= 7 * day_length) {
    for (const std::string_view indicator : tally_indicators) {
      std::int64_t percent = 55 + draws.below(5);
      for (const std::string_view measure : measures) {
        Row row(rows);
        row.text(market.plan().platform)
            .text(market.plan().categories[unit])
            .text(indicator)
            .day(day)
            .text(measure);
        row.number(measure == "mean" ? 82 : percent).text("typed");
        row.close();
        percent += 3 + draws.below(7);
      }
    }
  }
}

void tell_coverage(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  const Shop& shop = market.shop(unit);
  if (version != Version::first || !shop.sampled) return;
  const Clock& clock = market.clock();
  const auto cover = [&](Table table) {
    Row row(rows);
    row.shop(shop).text(definition(table).name).day(clock.start()).day(clock.end() - 1);
    row.close();
  };
  std::for_each(covered.begin(), covered.end(), cover);
  if (!has_screens(market)) return;
  std::for_each(covered_by_platforms.begin(), covered_by_platforms.end(), cover);
}

}  // namespace xingji::synth
