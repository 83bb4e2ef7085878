#include <algorithm>

#include "synth/causes.h"
#include "synth/tables.h"

namespace xingji::synth {
namespace {

constexpr std::array<std::string_view, 4> severities = {"light", "light", "general", "severe"};
constexpr std::array<std::string_view, 4> check_items = {"open_to_others", "dress", "phrases",
                                                         "response"};

constexpr std::uint32_t region_notices = 40;

struct Filing {
  Moment from = 0;
  Moment to = 0;
  Moment filed = 0;
  Moment decided = 0;
  Moment withdrawn = 0;
  bool approved = false;
  std::string_view reason;
};

Filing make_filing(const Market& market, Draws& draws) {
  const Clock& clock = market.clock();
  Filing filing;
  const int first = static_cast<int>(draws.below(clock.days()));
  filing.from = clock.start() + first * day_length;
  filing.to = filing.from + static_cast<Moment>(1 + draws.below(14)) * day_length;
  filing.filed =
      clock.happened(filing.from + 8 * hour + static_cast<Moment>(draws.below(day_length)));
  if (filing.filed == 0) filing.filed = filing.from + 8 * hour;
  filing.reason = draw_word(market.plan().exemption_reasons, draws);
  if (draws.per_mille(900)) {
    filing.decided = clock.happened(filing.filed + hour + draws.exponential(day_length));
  }
  filing.approved = draws.per_mille(750);
  if (filing.decided != 0 && filing.approved && draws.per_mille(80)) {
    filing.withdrawn = clock.happened(filing.decided + hour + draws.exponential(4 * day_length));
  }
  return filing;
}

void tell_filing(Filing filing, std::uint64_t number, Version version, Row& row) {
  const Moment latest = std::max({filing.filed, filing.decided, filing.withdrawn});
  if (version != Version::first) filing.to += 2 * day_length;
  row.text(filing.reason).day(filing.from).day(filing.to).moment(filing.filed);
  row.text(filing.decided == 0 ? "filed" : filing.approved ? "approved" : "rejected");
  row.moment(filing.decided).moment(filing.withdrawn);
  row.moment(filing.approved && number % 3 == 0 ? filing.to + day_length - 1 : 0);
  row.close(version, number, latest);
}

// Where the cause is one that a seller files, its days are filed and approved, and stay so.
void tell_planted_filing(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  const Cause* cause = market.cause(unit);
  if (cause == nullptr || !cause->planned.kind->is_filed || version != Version::first) return;
  const Clock& clock = market.clock();
  Filing filing;
  filing.from = cause->from;
  filing.to = cause->to - day_length;
  filing.filed = clock.happened(cause->from + 9 * hour);
  filing.decided = clock.happened(filing.filed + 5 * hour);
  filing.approved = true;
  filing.reason = market.plan().exemption_reasons[cause->culprit];
  // Numbers of other filings follow from units, far below.
  const std::uint64_t number = fact_number(Table::exemptions, (std::uint64_t{1} << 40) + unit);
  Row row(rows);
  row.code(number).shop(market.shop(unit)).empty_cell().empty_cell();
  tell_filing(filing, number, version, row);
}

}  // namespace

void tell_exemptions(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  const Shop& shop = market.shop(unit);
  Draws draws = market.draws(Stream::exemption, unit);
  if (unit < region_notices) {
    const std::uint64_t number = fact_number(Table::exemptions, 2 * std::uint64_t{unit} + 1);
    Row row(rows);
    row.code(number).empty_cell().text(draw_word(market.plan().regions, draws)).empty_cell();
    tell_filing(make_filing(market, draws), number, version, row);
  }
  tell_planted_filing(market, unit, version, rows);
  if (!draws.per_mille(shop.orders >= 1'000 ? 400 : 50)) return;
  const std::uint64_t number = fact_number(Table::exemptions, 2 * std::uint64_t{unit});
  Row row(rows);
  row.code(number).shop(shop).empty_cell();
  row.text(draws.per_mille(300) ? market.plan().categories[shop.category] : std::string_view());
  tell_filing(make_filing(market, draws), number, version, row);
}

void tell_violations(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  const Shop& shop = market.shop(unit);
  const Clock& clock = market.clock();
  const Words& kinds = market.plan().violation_kinds;
  Draws draws = market.draws(Stream::violation, unit);
  const std::int64_t expected =  // in 1/1000
      shop.orders * shop.bad_service / 256 / 4 + market.plan().violations_per_mille;
  const std::int64_t count = std::min<std::int64_t>(
      expected / 1000 + static_cast<std::int64_t>(draws.per_mille(expected % 1000)), 500);
  for (std::int64_t i = 0; i < count; ++i) {
    const Moment span = clock.last_happening() - clock.start();
    const Moment happened = clock.start() + static_cast<Moment>(draws.below(span));
    const Moment decided = clock.happened(happened + hour + draws.exponential(3 * day_length));
    const Moment appealed =
        clock.happened(happened + 5 * day_length + draws.exponential(day_length));
    const bool lifted = draws.per_mille(70) && decided != 0 && appealed > decided;
    const std::size_t kind = draws.below(last_of(kinds));
    const std::size_t severity = draws.below(severities.size());
    const std::uint64_t number =
        fact_number(Table::violations, std::uint64_t{unit} * 512 + static_cast<std::uint64_t>(i));
    const Moment latest = std::max({happened, decided, lifted ? appealed : 0});
    Row row(rows);
    row.code(number).shop(shop).text(kinds[kind + (version == Version::first ? 0U : 1U)]);
    row.moment(happened).moment(decided).text(decided != 0 ? severities[severity]
                                                           : std::string_view());
    if (decided != 0) {
      row.number(static_cast<std::int64_t>(severity * severity + 1));
    } else {
      row.empty_cell();
    }
    row.product(unit, draws.below(3)).moment(lifted ? appealed : 0);
    row.close(version, number, latest);
  }
}

// Sampled shops check their agents, providers their technicians, about once a fortnight.
void tell_checks(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  const Shop& shop = market.shop(unit);
  const bool has_provider = unit < provider_count(market);
  if (!shop.sampled && !has_provider) return;
  const Clock& clock = market.clock();
  Draws draws = market.draws(Stream::check, unit);
  const int count = clock.days() / 14 + 1;
  for (int i = 0; i < count; ++i) {
    const Moment span = clock.last_happening() - clock.start();
    const Moment checked = clock.start() + static_cast<Moment>(draws.below(span));
    const bool passed = draws.per_mille(880) == (version == Version::first);
    const std::uint64_t number =
        fact_number(Table::checks, std::uint64_t{unit} * 512 + static_cast<std::uint64_t>(i));
    const bool of_provider = has_provider && (!shop.sampled || i % 2 == 0);
    Row row(rows);
    row.code(number);
    if (of_provider) {
      row.empty_cell().code(fact_number(Table::providers, unit));
    } else {
      row.shop(shop).empty_cell();
    }
    row.agent(unit, draws.below(shop.agents)).text(check_items[draws.below(check_items.size())]);
    row.number(passed ? 1 : 0).moment(checked);
    row.close(version, number, checked);
  }
}

// The last 30 days' shifts of the sampled shops' agents, now and then a suspension.
void tell_presence(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  const Shop& shop = market.shop(unit);
  if (version != Version::first || !shop.sampled) return;
  const Clock& clock = market.clock();
  Draws draws = market.draws(Stream::presence, unit);
  for (std::uint32_t agent = 0; agent < shop.agents; ++agent) {
    for (int back = std::min(clock.days(), 30); back > 0; --back) {
      const std::uint32_t drawn = draws.below(100);
      if (drawn < 25) continue;
      const Moment begin = clock.end() - back * day_length + (drawn < 70 ? 9 : 13) * hour;
      Row row(rows);
      row.agent(unit, agent).shop(shop).text(drawn < 98 ? "online" : "suspended");
      row.moment(begin).moment(begin + 9 * hour);
      row.close();
    }
  }
}

}  // namespace xingji::synth
