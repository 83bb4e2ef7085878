#include "synth/orders.h"

#include <algorithm>

#include "synth/causes.h"
#include "synth/tables.h"

namespace xingji::synth {
namespace {

void ship(const Market& market, const Shop& shop, Draws& draws, Order& order) {
  const Clock& clock = market.clock();
  const std::int64_t slow = shop.slow_shipping;
  const std::int64_t pickup = shop.slow_pickup;
  const std::int64_t begun = order.presale ? order.promised - day_length : order.paid + 20 * minute;
  order.shipped = clock.happened(begun + draws.exponential(13 * hour * slow / 256));
  if (order.shipped == 0 || draws.per_mille(4)) return;
  order.picked_up =
      clock.happened(order.shipped + 10 * minute + draws.exponential(5 * hour * pickup / 256));
  if (order.picked_up == 0 || draws.per_mille(8)) return;
  const std::int64_t transit = shop.slow_transit;
  order.signed_at =
      clock.happened(order.picked_up + 9 * hour + draws.exponential(40 * hour * transit / 256));
  if (order.signed_at == 0) return;
  const Moment pause = std::min(draws.exponential(4 * day_length), 10 * day_length);
  order.completed = clock.happened(order.signed_at + hour + pause);
}

void cancel_unpaid(const Clock& clock, Draws& draws, Order& order) {
  const bool by_buyer = draws.per_mille(150);
  const Moment pause = by_buyer ? 30 + static_cast<Moment>(draws.below(25 * minute)) : 30 * minute;
  order.cancelled = clock.happened(order.placed + pause);
  order.cancelled_by = by_buyer ? "buyer" : "system";
}

void cancel_paid(const Clock& clock, const Shop& shop, Draws& draws, Order& order) {
  order.cancelled = clock.happened(order.paid + 10 * minute + draws.exponential(20 * hour));
  const std::uint32_t who = draws.below(100);
  order.cancelled_by = who < shop.buyers_part ? "buyer" : who < 95 ? "seller" : "platform";
}

// What a seller's export corrects afterwards: the courier's signing came later, or never; else the
// sum.
void correct(const Market& market, Order& order) {
  Draws draws = market.draws(Stream::versions, fact_number(Table::orders, order.number));
  if (order.signed_at == 0) {
    order.amount_cents += 100 + draws.below(2'000);
    return;
  }
  order.signed_at = market.clock().happened(order.signed_at + 10 * minute +
                                            static_cast<Moment>(draws.below(40 * hour)));
  if (order.signed_at == 0) order.completed = 0;
  if (order.completed != 0 && order.completed < order.signed_at) order.completed = order.signed_at;
}

void tell_more_columns(const Market& market, const Order& order, Row& row) {
  const Source source = draw_source(market, order);
  const Shop& shop = market.shop(order.shop);
  const Plan& plan = market.plan();
  row.moment(order.completed).text(plan.regions[shop.region]).text(plan.regions[order.region_to]);
  row.number(source.items).product(order.shop, source.product);
  row.text(plan.categories[shop.category]).text(plan.channels[source.channel]);
  if (source.channel == 0) {
    row.code(source.host);
  } else {
    row.empty_cell();
  }
  row.text(plan.warehouses[source.warehouse]).code(buyer(market, order));
  Draws draws = source.rest;
  // Who answered before the sale had the order placed, and mostly has it paid as well.
  const Chat chat = make_chat(market, order);
  const bool was_asked = chat.before_sale && chat.first_reply != 0;
  const std::uint32_t placer = draws.below(shop.agents);
  row.text(draw_word(plan.buyer_levels, draws)).agent(order.shop, was_asked ? chat.agent : placer);
  if (order.paid != 0) {
    const std::uint32_t payer = draws.below(shop.agents);
    row.agent(order.shop, was_asked && draws.per_mille(800) ? chat.agent : payer);
  } else {
    row.empty_cell();
  }
  row.flag(draws.per_mille(20)).flag(draws.per_mille(15)).flag(draws.per_mille(20));
  row.flag(draws.per_mille(5)).flag(order.amount_cents < 500).flag(draws.per_mille(10));
  const bool abnormal = order.paid != 0 && draws.per_mille(3);
  const Moment found = abnormal ? market.clock().happened(order.paid + draws.exponential(hour)) : 0;
  row.flag(found != 0).moment(std::min(found, order.latest()));
  row.text(order.promised == 0 ? "none" : order.presale ? "presale" : "hours");
  if (order.promised != 0 && !order.presale) {
    row.number(plan.promise_hours);
  } else {
    row.empty_cell();
  }
  row.moment(order.promised != 0 && draws.per_mille(10) ? order.promised + day_length : 0);
}

}  // namespace

Moment Order::latest() const {
  return std::max({placed, paid, shipped, picked_up, signed_at, completed, cancelled});
}

Order make_order(const Market& market, std::uint64_t number) {
  Draws draws = market.draws(Stream::order, number);
  const Clock& clock = market.clock();
  Order order;
  order.number = number;
  order.shop = market.pick_shop(draws.next());
  order.placed = market.placed(number, draws.next());
  order.amount_cents =
      100 + static_cast<std::uint32_t>(draws.exponential(market.shop(order.shop).price_cents));
  const auto regions = static_cast<std::int64_t>(market.plan().regions.size());
  order.region_to =
      static_cast<std::uint16_t>(std::min(draws.below(regions), draws.below(regions)));
  if (draws.per_mille(950)) {
    order.paid = clock.happened(order.placed + 5 + draws.exponential(2 * minute));
  } else {
    cancel_unpaid(clock, draws, order);
  }
  if (order.paid == 0) return order;
  order.presale = draws.per_mille(50);
  const Moment last_second = day_length - 1;
  order.promised = order.presale
                       ? order.paid - order.paid % day_length + last_second +
                             static_cast<Moment>(3 + draws.below(13)) * day_length
                       : order.paid + static_cast<Moment>(market.plan().promise_hours) * hour;
  const Shop& shop = shop_of(market, order);
  if (draws.per_mille(shop.cancelled)) {
    cancel_paid(clock, shop, draws, order);
  } else {
    ship(market, shop, draws, order);
  }
  return order;
}

const Shop& shop_of(const Market& market, const Order& order) {
  const Cause* cause = market.cause(order.shop);
  const bool is_hit = cause != nullptr && cause->planned.kind->hits_order != nullptr &&
                      cause->planned.kind->hits_order(market, *cause, order);
  return is_hit ? cause->spoiled : market.shop(order.shop);
}

Source draw_source(const Market& market, const Order& order) {
  Draws draws = market.draws(Stream::order_columns, order.number);
  Source source;
  source.items = 1 + std::min(draws.exponential(1), 20);
  source.product = draws.below(products_per_shop);
  source.channel = draws.below(3);
  if (source.channel == 0) source.host = draws.below(1'000);
  source.warehouse = draws.per_mille(700) ? 0 : 1;
  source.rest = draws;
  return source;
}

std::uint64_t buyer(const Market& market, const Order& order) {
  return market.draws(Stream::buyer, order.number)
      .below(static_cast<std::int64_t>(
          std::min<std::uint64_t>(market.order_count() / 4 + 1, 0xffffffffU)));
}

void tell_orders(const Market& market, const Order& told, Version version, Rows& rows) {
  Order order = told;
  if (version != Version::first) correct(market, order);
  const Shop& shop = market.shop(order.shop);
  Row row(rows);
  row.order(order.number).shop(shop).moment(order.placed).moment(order.paid);
  row.money(order.amount_cents).flag(order.presale).moment(order.promised);
  row.moment(order.shipped).moment(order.picked_up).moment(order.signed_at);
  row.moment(order.cancelled);
  row.text(order.cancelled != 0 ? order.cancelled_by : std::string_view());
  if (market.wide()) tell_more_columns(market, order, row);
  row.close(version, fact_number(Table::orders, order.number), told.latest(), order.latest());
}

}  // namespace xingji::synth
