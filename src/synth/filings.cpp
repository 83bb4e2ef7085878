#include <algorithm>

#include "synth/causes.h"
#include "synth/tables.h"

namespace xingji::synth {
namespace {

constexpr std::array<std::string_view, 4> severities = {"light", "light", "general", "severe"};

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

constexpr std::uint64_t most_violations = 500;  // of a shop, beside those that are planted
constexpr std::uint64_t planted_violations = 12;

struct Violation {
  std::uint64_t number = 0;  // within the shop
  std::size_t kind = 0;      // a position among the plan's
  std::size_t severity = 0;
  std::uint32_t product = 0;
  Moment happened = 0;
  Moment decided = 0;
  Moment lifted = 0;
};

void tell_violation(const Market& market, std::uint32_t unit, const Violation& violation,
                    Version version, Rows& rows) {
  const std::uint64_t number =
      fact_number(Table::violations, std::uint64_t{unit} * 512 + violation.number);
  const Moment latest = std::max({violation.happened, violation.decided, violation.lifted});
  const bool is_decided = violation.decided != 0;
  Row row(rows);
  row.code(number).shop(market.shop(unit));
  row.text(market.plan().violation_kinds[violation.kind]);
  row.moment(violation.happened).moment(violation.decided);
  row.text(is_decided ? severities[violation.severity] : std::string_view());
  if (is_decided) {
    row.number(static_cast<std::int64_t>(violation.severity * violation.severity + 1));
  } else {
    row.empty_cell();
  }
  row.product(unit, violation.product).moment(violation.lifted);
  row.close(version, number, latest);
}

// A dozen of one kind in the days of the cause.
void tell_planted_violations(const Market& market, std::uint32_t unit, Version version,
                             Rows& rows) {
  const Cause* cause = market.cause(unit);
  const bool is_here = cause != nullptr && cause->planned.kind->is_violation;
  if (!is_here || version != Version::first) return;
  const Clock& clock = market.clock();
  Draws draws = market.draws(Stream::cause, unit);
  for (std::uint64_t i = 0; i < planted_violations; ++i) {
    const Moment span = std::min(cause->to, clock.last_happening()) - cause->from;
    const Moment happened = cause->from + static_cast<Moment>(draws.below(span));
    const Moment decided = clock.happened(happened + hour + draws.exponential(8 * hour));
    tell_violation(market, unit,
                   {most_violations + i, cause->culprit, 2, draws.below(3), happened, decided, 0},
                   version, rows);
  }
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
      expected / 1000 + static_cast<std::int64_t>(draws.per_mille(expected % 1000)),
      static_cast<std::int64_t>(most_violations));
  for (std::int64_t i = 0; i < count; ++i) {
    const Moment span = clock.last_happening() - clock.start();
    const Moment happened = clock.start() + static_cast<Moment>(draws.below(span));
    const Moment decided = clock.happened(happened + hour + draws.exponential(3 * day_length));
    const Moment appealed =
        clock.happened(happened + 5 * day_length + draws.exponential(day_length));
    const bool lifted = draws.per_mille(70) && decided != 0 && appealed > decided;
    const std::size_t kind = draws.below(last_of(kinds));
    const std::size_t severity = draws.below(severities.size());
    tell_violation(market, unit,
                   {static_cast<std::uint64_t>(i), kind + (version == Version::first ? 0U : 1U),
                    severity, draws.below(3), happened, decided, lifted ? appealed : 0},
                   version, rows);
  }
  tell_planted_violations(market, unit, version, rows);
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
    const Plan& plan = market.plan();
    const Words& items = of_provider ? plan.provider_check_items : plan.check_items;
    row.agent(unit, draws.below(shop.agents)).text(items[draws.below(last_of(items) + 1)]);
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
      const Moment end = begin + 9 * hour;
      const std::uint64_t number = fact_number(
          Table::presence, (std::uint64_t{unit} * 256 + agent) * 32 + static_cast<unsigned>(back));
      Row row(rows);
      row.agent(unit, agent).shop(shop).text(drawn < 98 ? "online" : "suspended");
      row.moment(begin).moment(end);
      row.close(version, number, end);
    }
  }
}

}  // namespace xingji::synth
