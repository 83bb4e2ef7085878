#include <algorithm>

#include "synth/orders.h"
#include "synth/tables.h"

namespace xingji::synth {
namespace {

std::string_view draw_reason(const Plan& plan, Draws& draws, bool quality) {
  const Words& reasons = quality ? plan.quality_reasons : plan.other_reasons;
  const auto count = static_cast<std::int64_t>(reasons.size());
  return reasons[std::min(draws.below(count), draws.below(count))];
}

// A paid order that is cancelled gives the money back at that moment.
void settle_cancelled(const Order& order, Refund& refund) {
  refund.kind = "refund_only";
  refund.applied = order.paid + (order.cancelled - order.paid) / 2;
  refund.agreed = refund.refunded = order.cancelled;
  refund.agreed_by = order.cancelled_by == "seller" ? "seller" : "system";
}

void draw_kind(const Order& order, Draws& draws, Refund& refund) {
  const std::uint32_t drawn = draws.below(100);
  if (order.signed_at == 0 || drawn < 45) {
    refund.kind = "refund_only";
  } else if (drawn < 92) {
    refund.kind = "return_refund";
  } else {
    refund.kind = drawn < 97 ? "exchange" : "repair";
  }
}

void apply(const Clock& clock, const Order& order, Draws& draws, Refund& refund) {
  if (order.signed_at != 0) {
    refund.applied =
        clock.happened(order.signed_at + 5 * minute + draws.exponential(3 * day_length));
  } else {
    refund.applied = clock.happened(order.paid + hour + draws.exponential(2 * day_length));
  }
}

bool refuse(const Clock& clock, const Shop& shop, Draws& draws, Refund& refund) {
  if (!draws.per_mille(15 + 35 * shop.bad_service / 256)) return false;
  refund.rejected = clock.happened(refund.applied + draws.exponential(12 * hour));
  if (refund.rejected == 0) return true;
  if (draws.per_mille(400)) {
    refund.escalated = clock.happened(refund.rejected + draws.exponential(day_length));
    if (refund.escalated == 0 || draws.per_mille(500)) return true;
    refund.agreed = clock.happened(refund.escalated + draws.exponential(2 * day_length));
    refund.agreed_by = "platform";
    refund.refunded = refund.agreed;
  } else {
    refund.closed = clock.happened(refund.rejected + draws.exponential(3 * day_length));
  }
  return true;
}

void settle(const Clock& clock, const Shop& shop, Draws& draws, Refund& refund) {
  const bool by_system = draws.per_mille(200);
  const std::int64_t pause = by_system ? 5 : draws.exponential(7 * hour * shop.bad_service / 256);
  refund.agreed = clock.happened(refund.applied + 1 + pause);
  if (refund.agreed == 0) return;
  refund.agreed_by = by_system ? "system" : "seller";
  if (refund.kind == "refund_only") {
    refund.refunded = clock.happened(refund.agreed + draws.exponential(20 * minute));
    return;
  }
  if (draws.per_mille(60)) {  // the buyer never sends it back
    refund.closed = clock.happened(refund.agreed + 7 * day_length);
    return;
  }
  refund.buyer_shipped = clock.happened(refund.agreed + hour + draws.exponential(22 * hour));
  if (refund.buyer_shipped == 0) return;
  refund.seller_received =
      clock.happened(refund.buyer_shipped + day_length + draws.exponential(36 * hour));
  if (refund.seller_received == 0) return;
  const Moment done = clock.happened(refund.seller_received + 10 * minute +
                                     draws.exponential(20 * hour * shop.bad_service / 256));
  (refund.kind == "return_refund" ? refund.refunded : refund.closed) = done;
}

// The buyer names another reason, or the money is seen to have arrived later.
void correct(const Market& market, Refund& refund) {
  Draws draws = market.draws(Stream::versions, fact_number(Table::refunds, refund.number));
  if (refund.refunded == 0 || draws.per_mille(600)) {
    const std::string_view before = refund.reason;
    refund.reason = draw_reason(market.plan(), draws, !refund.quality);
    CHECK(refund.reason != before);
  } else {
    refund.refunded = market.clock().happened(refund.refunded + minute +
                                              static_cast<Moment>(draws.below(2 * day_length)));
  }
}

void tell_refund(const Market& market, const Order& order, Refund refund, Version version,
                 Rows& rows) {
  const Moment first_latest = refund.latest();
  if (version != Version::first) correct(market, refund);
  Row row(rows);
  row.refund(refund.number).order(order.number).shop(market.shop(order.shop)).text(refund.kind);
  row.moment(refund.applied).text(refund.first_reason).text(refund.reason);
  row.moment(refund.agreed).text(refund.agreed != 0 ? refund.agreed_by : std::string_view());
  row.moment(refund.buyer_shipped).moment(refund.seller_received).moment(refund.refunded);
  row.moment(refund.closed).moment(refund.rejected).moment(refund.escalated);
  row.money(refund.amount_cents);
  if (market.wide()) {
    if (refund.refunded != 0 && refund.number % 8 == 0) {
      row.number(static_cast<std::int64_t>(refund.number % 13) * hour);
    } else {
      row.empty_cell();
    }
  }
  row.close(version, fact_number(Table::refunds, refund.number), first_latest, refund.latest());
}

}  // namespace

Moment Refund::latest() const {
  return std::max(
      {applied, agreed, buyer_shipped, seller_received, refunded, closed, rejected, escalated});
}

Refund make_refund(const Market& market, const Order& order, int which) {
  Refund refund;
  refund.number = order.number * most_refunds + static_cast<std::uint64_t>(which);
  if (order.paid == 0) return refund;
  Draws draws = market.draws(Stream::refund, refund.number);
  const Shop& shop = shop_of(market, order);
  const bool cancelled = which == 0 && order.cancelled != 0;
  const std::int64_t share = which == 0 ? 27 + 46 * shop.bad_goods / 256 : 30;
  if (!cancelled && !draws.per_mille(share)) return refund;
  if (which > 0 && (order.cancelled != 0 || make_refund(market, order, which - 1).applied == 0)) {
    return refund;
  }
  refund.quality =
      order.shipped != 0 && draws.per_mille(std::min(120 + 130 * shop.bad_goods / 256, 850));
  refund.first_reason = refund.reason = draw_reason(market.plan(), draws, refund.quality);
  refund.amount_cents = draws.per_mille(850) ? order.amount_cents : order.amount_cents / 2;
  if (cancelled) {
    settle_cancelled(order, refund);
    return refund;
  }
  draw_kind(order, draws, refund);
  apply(market.clock(), order, draws, refund);
  if (refund.applied != 0 && !refuse(market.clock(), shop, draws, refund)) {
    settle(market.clock(), shop, draws, refund);
  }
  return refund;
}

void tell_refunds(const Market& market, const Order& order, Version version, Rows& rows) {
  for (int which = 0; which < most_refunds; ++which) {
    const Refund refund = make_refund(market, order, which);
    if (refund.applied == 0) return;
    tell_refund(market, order, refund, version, rows);
  }
}

}  // namespace xingji::synth
