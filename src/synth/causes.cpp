#include "synth/causes.h"

#include <algorithm>
#include <array>

namespace xingji::synth {
namespace {

// In one of the cause's regions, or below one.
bool is_there(const Market& market, const Cause& cause, const Order& order) {
  const Words& regions = cause.planned.regions;
  const std::string& place = market.plan().regions[order.region_to];
  return regions.empty() || std::any_of(regions.begin(), regions.end(), [&](const auto& region) {
           return place.starts_with(region) &&
                  (place.size() == region.size() || place[region.size()] == '/');
         });
}

bool is_of_product(const Market& market, const Cause& cause, const Order& order) {
  return cause.covers(order.placed) && draw_source(market, order).product == cause.culprit;
}

std::size_t count_products(const Market& /*market*/, const Shop& /*shop*/) {
  return products_per_shop;
}

void tell_product(const Market& /*market*/, const Cause& cause, Row& row) {
  row.product(cause.shop, cause.culprit);
}

// One of the agents lets buyers wait, some for ever, and is rated for it.
constexpr CauseKind lazy_agent = {
    .name = "lazy_agent",
    .table = "chats",
    .column = "agent_id",
    .count = [](const Market& /*market*/, const Shop& shop) { return std::size_t{shop.agents}; },
    .tell_culprit = [](const Market& /*market*/, const Cause& cause,
                       Row& row) { row.agent(cause.shop, cause.culprit); },
    .spoil =
        [](const Cause& /*cause*/, Shop& shop) {
          shop.bad_service = 2'500;
          shop.reply_seconds = 3'000;
        },
    .hits_chat =
        [](const Cause& cause, const Chat& chat) {
          return cause.covers(chat.opened) && chat.agent == cause.culprit;
        },
};

// One carrier fetches and delivers late, perhaps only what goes to some regions.
constexpr CauseKind slow_carrier = {
    .name = "slow_carrier",
    .table = "parcels",
    .column = "carrier",
    .count = [](const Market& market,
                const Shop& /*shop*/) { return market.plan().carriers.size() - 1; },
    .tell_culprit = [](const Market& market, const Cause& cause,
                       Row& row) { row.text(market.plan().carriers[cause.culprit]); },
    .spoil =
        [](const Cause& /*cause*/, Shop& shop) {
          shop.slow_pickup = 6'000;
          shop.slow_transit = 900;
        },
    .hits_order =
        [](const Market& market, const Cause& cause, const Order& order) {
          return cause.covers(order.paid) && carrier(market, order, 0) == cause.culprit &&
                 is_there(market, cause, order);
        },
};

// What was sold of one product is faulty.
constexpr CauseKind bad_batch = {
    .name = "bad_batch",
    .table = "orders",
    .column = "product_id",
    .count = count_products,
    .tell_culprit = tell_product,
    .spoil = [](const Cause& /*cause*/, Shop& shop) { shop.bad_goods = 2'000; },
    .hits_order = is_of_product,
};

// One product is sold and not there: the seller cancels half of its orders.
constexpr CauseKind sold_out = {
    .name = "sold_out",
    .table = "orders",
    .column = "product_id",
    .count = count_products,
    .tell_culprit = tell_product,
    .spoil =
        [](const Cause& /*cause*/, Shop& shop) {
          shop.cancelled = 500;
          shop.buyers_part = 5;
        },
    .hits_order = is_of_product,
};

// Buyers complain in crowds, all of the same thing.
constexpr CauseKind complaint_flood = {
    .name = "complaint_flood",
    .table = "complaints",
    .column = "about",
    .count = [](const Market& market,
                const Shop& /*shop*/) { return market.plan().complaint_subjects.size() - 1; },
    .tell_culprit = [](const Market& market, const Cause& cause,
                       Row& row) { row.text(market.plan().complaint_subjects[cause.culprit]); },
    .spoil =
        [](const Cause& cause, Shop& shop) {
          shop.complaints = 3'000;
          shop.complained_of = static_cast<std::uint8_t>(cause.culprit);
        },
    .hits_order = [](const Market& /*market*/, const Cause& cause,
                     const Order& order) { return cause.covers(order.placed); },
};

// The warehouse stands under water; the shop has filed it, so that what is late does not count.
constexpr CauseKind filed_flood = {
    .name = "filed_flood",
    .table = "exemptions",
    .column = "reason",
    .count = [](const Market& /*market*/, const Shop& /*shop*/) { return std::size_t{1}; },
    .tell_culprit = [](const Market& market, const Cause& cause,
                       Row& row) { row.text(market.plan().exemption_reasons[cause.culprit]); },
    .spoil = [](const Cause& /*cause*/, Shop& shop) { shop.slow_shipping = 2'500; },
    .hits_order = [](const Market& /*market*/, const Cause& cause,
                     const Order& order) { return cause.covers(order.promised); },
    .is_filed = true,
};

// What one of the warehouses sends leaves days late.
constexpr CauseKind slow_warehouse = {
    .name = "slow_warehouse",
    .table = "orders",
    .column = "warehouse",
    .count = [](const Market& market,
                const Shop& /*shop*/) { return market.plan().warehouses.size(); },
    .tell_culprit = [](const Market& market, const Cause& cause,
                       Row& row) { row.text(market.plan().warehouses[cause.culprit]); },
    .spoil = [](const Cause& /*cause*/, Shop& shop) { shop.slow_shipping = 1'200; },
    .hits_order =
        [](const Market& market, const Cause& cause, const Order& order) {
          return cause.covers(order.paid) && draw_source(market, order).warehouse == cause.culprit;
        },
};

// The platform finds the shop breaking one rule a dozen times.
constexpr CauseKind violation_flood = {
    .name = "violation_flood",
    .table = "violations",
    .column = "kind",
    .count = [](const Market& /*market*/, const Shop& /*shop*/) { return std::size_t{1}; },
    .tell_culprit = [](const Market& market, const Cause& cause,
                       Row& row) { row.text(market.plan().violation_kinds[cause.culprit]); },
    .spoil = [](const Cause& /*cause*/, Shop& /*shop*/) {},
    .is_violation = true,
};

constexpr std::array kinds = {violation_flood, lazy_agent, slow_carrier,    slow_warehouse,
                              bad_batch,       sold_out,   complaint_flood, filed_flood};

void tell(const Market& market, const Cause& cause, const Moved& moved, std::string_view effect,
          Rows& rows) {
  const CauseKind& kind = *cause.planned.kind;
  std::string regions;
  for (const std::string& region : cause.planned.regions) {
    regions += (regions.empty() ? "" : " ") + region;
  }
  Row row(rows);
  row.text(kind.name).shop(market.shop(cause.shop)).shop(market.shop(cause.twin));
  row.text(kind.table).text(kind.column);
  kind.tell_culprit(market, cause, row);
  row.text(regions).day(cause.from).day(cause.to - 1);
  row.text(moved.pack).text(moved.number).text(effect);
  row.close();
}

}  // namespace

std::span<const CauseKind> cause_kinds() { return kinds; }

std::string planted_csv(const Market& market) {
  Rows rows(market);
  for (const Cause& cause : market.causes()) {
    for (const Moved& moved : cause.planned.moves) tell(market, cause, moved, "worse", rows);
    for (const Moved& moved : cause.planned.spares) tell(market, cause, moved, "exempted", rows);
    if (cause.planned.moves.empty() && cause.planned.spares.empty()) {
      tell(market, cause, {}, cause.planned.kind->is_filed ? "exempted" : "worse", rows);
    }
  }
  return std::string(planted_head) + '\n' + std::string(rows.text());
}

}  // namespace xingji::synth
