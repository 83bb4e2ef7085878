#include <algorithm>
#include <string>

#include "synth/tables.h"

namespace xingji::synth {
namespace {

constexpr std::array<std::string_view, 4> kinds = {"flagship", "specialty", "personal", "personal"};

// The place of each in Plan::names.
constexpr std::size_t of_shop = 0;
constexpr std::size_t of_agent = 1;
constexpr std::size_t of_provider = 2;

std::string_view industry(const Market& market, const Shop& shop) {
  const std::string_view path = market.plan().categories[shop.category];
  return path.substr(0, path.find('/'));
}

Moment opened(const Market& market, std::uint32_t unit) {
  Draws draws(market.key(Stream::agent), unit);
  return market.clock().start() - day_length -
         static_cast<Moment>(draws.below(900 * std::int64_t{day_length}));
}

class Attribute {
 public:
  Attribute(Rows& rows, std::string_view subject_kind) : row_(rows) { row_.text(subject_kind); }
  Row& subject() { return row_; }
  void close(std::string_view name, std::string_view value, Moment from, Moment to) {
    row_.text(name).text(value).day(from).day(to);
    row_.close();
  }

 private:
  Row row_;
};

void tell_shop_attribute(const Shop& shop, Rows& rows, std::string_view name,
                         std::string_view value, Moment from, Moment to = 0) {
  Attribute attribute(rows, "shop");
  attribute.subject().shop(shop);
  attribute.close(name, value, from, to);
}

}  // namespace

void tell_shops(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  if (version != Version::first) return;
  const Shop& shop = market.shop(unit);
  Row row(rows);
  row.shop(shop)
      .text(market.plan().platform)
      .text(market.plan().names[of_shop] + std::string(shop.id_text()));
  row.text(unit % 10 == 0 ? "tenant-b" : "tenant-a").moment(opened(market, unit));
  row.close();
}

void tell_agents(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  if (version != Version::first) return;
  const Shop& shop = market.shop(unit);
  Draws draws = market.draws(Stream::agent, unit);
  for (std::uint32_t number = 0; number < shop.agents; ++number) {
    const Moment joined = opened(market, unit) + static_cast<Moment>(draws.below(day_length));
    Row row(rows);
    row.agent(unit, number).shop(shop);
    const Words& signs = market.plan().agent_signs;
    row.text(market.plan().names[of_agent] + signs[number % signs.size()]).moment(joined);
    row.empty_cell();
    row.close();
  }
}

void tell_providers(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  if (version != Version::first || unit >= provider_count(market)) return;
  Row row(rows);
  row.code(fact_number(Table::providers, unit))
      .text(market.plan().names[of_provider] + std::to_string(unit + 1));
  row.day(market.clock().start() - 200 * day_length).empty_cell();
  row.close();
}

void tell_products(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  if (version != Version::first) return;
  const Shop& shop = market.shop(unit);
  Draws draws = market.draws(Stream::product, unit);
  for (std::uint32_t number = 0; number < products_per_shop; ++number) {
    Row row(rows);
    row.product(unit, number).shop(shop).text(draw_word(market.plan().product_names, draws));
    row.text(market.plan().categories[shop.category])
        .money(100 + draws.exponential(shop.price_cents));
    row.close();
  }
}

void tell_attributes(const Market& market, std::uint32_t unit, Version version, Rows& rows) {
  if (version != Version::first) return;
  const Shop& shop = market.shop(unit);
  const Clock& clock = market.clock();
  Draws draws = market.draws(Stream::attribute, unit);
  const Moment since = opened(market, unit);
  tell_shop_attribute(shop, rows, "industry", industry(market, shop), since);
  tell_shop_attribute(shop, rows, "kind", kinds[draws.below(kinds.size())], since);
  if (draws.per_mille(300)) {
    // A level that changed inside the market's life: two spans, the first through the day before.
    const Moment change =
        clock.start() + static_cast<Moment>(draws.below(clock.days())) * day_length;
    const std::uint32_t level = 1 + draws.below(4);
    tell_shop_attribute(shop, rows, "level", std::to_string(level), since, change - 1);
    tell_shop_attribute(shop, rows, "level", std::to_string(level + 1), change);
  }
  if (draws.per_mille(200)) {
    const bool insured = draws.per_mille(500);
    tell_shop_attribute(shop, rows, insured ? "freight_insurance" : "fast_refund", "true",
                        clock.start());
  }
  for (const PlannedAttribute& attribute : market.plan().attributes) {
    tell_shop_attribute(shop, rows, attribute.name, draw_word(attribute.values, draws), since);
  }
  if (!shop.sampled) return;
  for (std::uint32_t number = 0; number < shop.agents; ++number) {
    Attribute attribute(rows, "agent");
    attribute.subject().agent(unit, number);
    attribute.close("team", draw_word(market.plan().teams, draws), clock.start(), 0);
    for (const PlannedAttribute& planned : market.plan().agent_attributes) {
      Attribute more(rows, "agent");
      more.subject().agent(unit, number);
      more.close(planned.name, draw_word(planned.values, draws), clock.start(), 0);
    }
  }
}

}  // namespace xingji::synth
