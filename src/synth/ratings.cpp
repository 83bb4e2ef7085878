#include <algorithm>
#include <array>

#include "synth/tables.h"

namespace xingji::synth {
namespace {

constexpr std::size_t item_count = 4;
constexpr std::array<std::string_view, 4> void_reasons = {"malicious", "duplicate", "off_topic",
                                                          "appeal_upheld"};

struct Review {
  Moment rated = 0;
  Moment voided = 0;
  Moment replied = 0;
  std::size_t item_count = 1;
  bool has_text = false;
  bool has_picture = false;
  std::string_view void_reason;
};

int worse(const Shop& shop, std::size_t item) {
  switch (item) {
    case 1:
      return shop.bad_goods;
    case 2:
      return shop.bad_service;
    case 3:
      return ((shop.slow_shipping + shop.slow_pickup) / 2 + shop.slow_transit) / 2;
    default:
      return (shop.bad_goods + shop.bad_service + shop.slow_transit) / 3;
  }
}

int draw_stars(Draws& draws, int badness) {
  const std::int64_t unhappy = draws.below(1000) * std::int64_t{256} / (badness + 64);
  if (unhappy > 190) return 5;
  if (unhappy > 95) return 4;
  if (unhappy > 55) return 3;
  return unhappy > 30 ? 2 : 1;
}

Review make_review(const Clock& clock, const Order& order, Draws& draws) {
  Review review;
  if (order.signed_at == 0 || !draws.per_mille(154)) return review;
  review.rated = clock.happened(order.signed_at + 10 * minute + draws.exponential(3 * day_length));
  if (review.rated == 0) return review;
  review.item_count = draws.per_mille(400) ? item_count : 1;
  review.has_text = draws.per_mille(550);
  review.has_picture = review.has_text && draws.per_mille(300);
  if (draws.per_mille(15)) {
    review.voided = clock.happened(review.rated + hour + draws.exponential(5 * day_length));
    review.void_reason = void_reasons[draws.below(void_reasons.size())];
  }
  if (draws.per_mille(100)) {
    review.replied = clock.happened(review.rated + hour + draws.exponential(day_length));
  }
  return review;
}

// Buyers change their mind by one star.
int corrected(int stars) { return stars == 5 ? 4 : stars + 1; }

// When the goods of an order's first refund had come back and been dealt with; 0 without.
Moment return_done(const Market& market, const Order& order) {
  const Refund refund = make_refund(market, order, 0);
  if (refund.applied == 0 || refund.seller_received == 0) return 0;
  return std::max(refund.refunded, refund.closed);
}

// Every third buyer answers the survey that follows a return, where the platform has one.
void tell_return_rating(const Market& market, const Order& order, Version version, Rows& rows) {
  const Words& asked = market.plan().return_rating;
  const Moment done = asked.empty() ? 0 : return_done(market, order);
  if (done == 0) return;
  Draws draws = market.draws(Stream::rating, ~order.number);
  if (!draws.per_mille(333)) return;
  const Moment rated = market.clock().happened(done + hour + draws.exponential(day_length));
  if (rated == 0) return;
  const Shop& shop = shop_of(market, order);
  const int first_stars = draw_stars(draws, shop.bad_service);
  const int stars = version == Version::first ? first_stars : corrected(first_stars);
  const std::uint64_t number =
      fact_number(Table::ratings, (market.order_count() + order.number) * item_count);
  Row row(rows);
  row.code(number).order(order.number).shop(shop).text(asked.front()).number(stars);
  row.moment(rated).flag(false).moment(0).text("");
  if (market.wide()) {
    row.code(buyer(market, order)).number(first_stars).moment(0).flag(false).text("").text("");
  }
  row.close(version, number, rated);
}

}  // namespace

void tell_ratings(const Market& market, const Order& order, Version version, Rows& rows) {
  tell_return_rating(market, order, version, rows);
  Draws draws = market.draws(Stream::rating, order.number);
  const Review review = make_review(market.clock(), order, draws);
  if (review.rated == 0) return;
  const Shop& shop = shop_of(market, order);
  const Moment latest = std::max({review.rated, review.voided, review.replied});
  for (std::size_t item = 0; item < review.item_count; ++item) {
    const int first_stars = draw_stars(draws, worse(shop, item));
    const int stars = version == Version::first ? first_stars : corrected(first_stars);
    const std::uint64_t number = fact_number(Table::ratings, order.number * item_count + item);
    Row row(rows);
    row.code(number)
        .order(order.number)
        .shop(shop)
        .text(market.plan().rating_items[item])
        .number(stars);
    row.moment(review.rated).flag(review.has_text).moment(review.voided);
    row.text(review.voided != 0 ? review.void_reason : std::string_view());
    if (market.wide()) {
      row.code(buyer(market, order)).number(first_stars).moment(review.replied);
      const Words& tags = market.plan().review_tags;
      row.flag(review.has_picture).text(stars <= 2 ? tags[0] : "").text(stars <= 2 ? tags[1] : "");
    }
    row.close(version, number, latest);
  }
}

}  // namespace xingji::synth
