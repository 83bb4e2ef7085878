#include <algorithm>

#include "synth/tables.h"

namespace xingji::synth {
namespace {

constexpr std::array<std::string_view, 5> liabilities = {"merchant", "buyer", "both", "platform",
                                                         "none"};

std::string_view draw_liability(Draws& draws, std::int64_t badness) {
  if (draws.per_mille(std::min<std::int64_t>(200 + 150 * badness / 256, 850)))
    return liabilities[0];
  return liabilities[1 + std::min(draws.below(4), draws.below(4))];
}

std::string_view other_liability(std::string_view liability) {
  return liability == "merchant" ? "buyer" : "merchant";
}

// A ruling is revised; a case still open is withdrawn, or turns out to have begun a little later.
void correct(const Market& market, Dispute& dispute) {
  if (dispute.ruled != 0) {
    dispute.liability = other_liability(dispute.liability);
    if (dispute.liability != "merchant") dispute.appeal_upheld = 0;
  } else if (dispute.withdrawn == 0 && market.clock().happened(dispute.opened + day_length) != 0) {
    dispute.withdrawn = dispute.opened + day_length;
  } else {
    dispute.opened += 1;
    dispute.withdrawn = 0;
  }
}

struct Ruling {
  std::string_view kind;
  Moment ruled = 0;
  Moment lifted = 0;
  std::int64_t payout_cents = 0;
};

Ruling make_ruling(const Market& market, const Order& order) {
  Draws draws = market.draws(Stream::ruling, order.number);
  const Clock& clock = market.clock();
  const std::uint32_t drawn = draws.below(1000);
  const Words& kinds = market.plan().ruling_kinds;
  Ruling ruling;
  if (order.shipped > order.promised && drawn < 80) {
    ruling.kind = kinds[0];
    ruling.ruled = clock.happened(order.shipped + draws.exponential(day_length));
  } else if (order.picked_up - order.shipped > day_length && drawn < 60) {
    ruling.kind = kinds[1];
    ruling.ruled = clock.happened(order.picked_up + draws.exponential(day_length));
  } else if (order.cancelled_by == "seller" && order.cancelled != 0 && drawn < 100) {
    ruling.kind = kinds[2];
    ruling.ruled = clock.happened(order.cancelled + draws.exponential(day_length));
  } else if (order.signed_at != 0 && drawn < 1) {
    ruling.kind = kinds[3];
    ruling.ruled = clock.happened(order.signed_at + draws.exponential(3 * day_length));
  }
  if (ruling.ruled == 0) return ruling;
  ruling.payout_cents = std::clamp<std::int64_t>(order.amount_cents / 20, 300, 3'000);
  if (draws.per_mille(60)) {
    ruling.lifted = clock.happened(ruling.ruled + draws.exponential(4 * day_length));
  }
  return ruling;
}

}  // namespace

Moment Dispute::latest() const { return std::max({opened, ruled, withdrawn, appeal_upheld}); }

Dispute make_dispute(const Market& market, const Order& order) {
  Dispute dispute;
  dispute.number = fact_number(Table::disputes, order.number);
  Draws draws = market.draws(Stream::dispute, order.number);
  if (!draws.per_mille(108)) return dispute;
  const Refund refund = make_refund(market, order, 0);
  if (refund.applied == 0) return dispute;
  const Clock& clock = market.clock();
  const Shop& shop = shop_of(market, order);
  const Moment since = std::max(refund.applied, refund.rejected);
  dispute.refund = refund.number;
  dispute.opened = clock.happened(since + hour + draws.exponential(36 * hour));
  if (dispute.opened == 0) return dispute;
  const std::int64_t pause = day_length / 2 + draws.exponential(2 * day_length);
  if (draws.per_mille(80)) {
    dispute.withdrawn = clock.happened(dispute.opened + pause / 4);
    return dispute;
  }
  dispute.ruled = clock.happened(dispute.opened + pause);
  if (dispute.ruled == 0) return dispute;
  dispute.liability = draw_liability(draws, shop.bad_goods);
  if (dispute.liability == "merchant" && draws.per_mille(90)) {
    dispute.appeal_upheld =
        clock.happened(dispute.ruled + hour + draws.exponential(3 * day_length));
  }
  return dispute;
}

void tell_disputes(const Market& market, const Order& order, Version version, Rows& rows) {
  Dispute dispute = make_dispute(market, order);
  if (dispute.opened == 0) return;
  const Moment first_latest = dispute.latest();
  if (version != Version::first) correct(market, dispute);
  Row row(rows);
  row.code(dispute.number).order(order.number).shop(market.shop(order.shop));
  row.refund(dispute.refund).moment(dispute.opened).moment(dispute.ruled);
  row.text(dispute.liability).moment(dispute.withdrawn).moment(dispute.appeal_upheld);
  row.close(version, dispute.number, first_latest, dispute.latest());
}

void tell_complaints(const Market& market, const Order& order, Version version, Rows& rows) {
  if (order.signed_at == 0) return;
  Draws draws = market.draws(Stream::complaint, order.number);
  const Shop& shop = shop_of(market, order);
  if (draws.below(10'000) >= shop.complaints) return;
  const Clock& clock = market.clock();
  const Moment opened = clock.happened(order.signed_at + hour + draws.exponential(3 * day_length));
  if (opened == 0) return;
  const Moment decided = clock.happened(opened + hour + draws.exponential(2 * day_length));
  const Words& subjects = market.plan().complaint_subjects;
  const std::size_t drawn = draws.below(last_of(subjects));
  const std::size_t about = shop.complained_of == anything ? drawn : shop.complained_of;
  const std::uint64_t number = fact_number(Table::complaints, order.number);
  const Moment latest = std::max(opened, decided);
  Row row(rows);
  row.code(number).order(order.number);
  if (const Chat chat = make_chat(market, order); chat.opened != 0 && chat.opened <= opened) {
    row.code(chat.number);
  } else {
    row.empty_cell();
  }
  row.shop(shop).moment(opened).text(subjects[about + (version == Version::first ? 0U : 1U)]);
  row.flag(decided != 0 && draws.per_mille(400)).moment(decided);
  row.close(version, number, latest);
}

void tell_rulings(const Market& market, const Order& order, Version version, Rows& rows) {
  if (order.shipped == 0 && order.cancelled == 0) return;
  const Ruling ruling = make_ruling(market, order);
  if (ruling.ruled == 0) return;
  const std::uint64_t number = fact_number(Table::rulings, order.number);
  const Moment latest = std::max(ruling.ruled, ruling.lifted);
  Row row(rows);
  row.code(number).order(order.number).empty_cell().shop(market.shop(order.shop)).text(ruling.kind);
  row.moment(ruling.ruled).money(ruling.payout_cents + (version == Version::first ? 0 : 100));
  row.moment(ruling.lifted);
  row.close(version, number, latest);
}

}  // namespace xingji::synth
