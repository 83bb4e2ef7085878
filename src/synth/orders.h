// The life of one order of the made-up market and what follows from it: its refunds, its dispute,
// its chat. Each is a function of the market and the order's number alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "synth/market.h"
#include "synth/rows.h"

namespace xingji::synth {

struct Order {
  std::uint64_t number = 0;
  std::uint32_t shop = 0;
  std::uint32_t amount_cents = 0;
  std::uint16_t region_to = 0;
  bool presale = false;
  std::string_view cancelled_by;
  Moment placed = 0;
  Moment paid = 0;
  Moment promised = 0;  // a promise; may lie after the end
  Moment shipped = 0;
  Moment picked_up = 0;
  Moment signed_at = 0;
  Moment completed = 0;
  Moment cancelled = 0;

  Moment latest() const;
};

Order make_order(const Market& market, std::uint64_t number);

/// The shop as the order meets it: worse than usual where a cause that is planted hits it.
const Shop& shop_of(const Market& market, const Order& order);

inline constexpr std::int64_t products_per_shop = 3;

/// Where in its shop an order comes from; what `rest` draws follows.
struct Source {
  std::int64_t items = 1;
  std::uint32_t product = 0;
  std::uint32_t channel = 0;
  std::uint32_t host = 0;       // of the first channel
  std::uint32_t warehouse = 0;  // a position among the plan's
  Draws rest{0, 0};
};

Source draw_source(const Market& market, const Order& order);

/// The carrier of one of its parcels, a position among the plan's.
std::uint32_t carrier(const Market& market, const Order& order, int which);

/// Number of the order's buyer; a buyer comes back about four times.
std::uint64_t buyer(const Market& market, const Order& order);

inline constexpr int most_refunds = 2;  // cases of one order

struct Refund {
  std::uint64_t number = 0;
  std::string_view kind;
  std::string_view first_reason;
  std::string_view reason;
  std::string_view agreed_by;
  std::int64_t amount_cents = 0;
  bool quality = false;  // the first reason is the goods' fault
  Moment applied = 0;    // 0: there is no such case
  Moment agreed = 0;
  Moment buyer_shipped = 0;
  Moment seller_received = 0;
  Moment refunded = 0;
  Moment closed = 0;
  Moment rejected = 0;
  Moment escalated = 0;

  Moment latest() const;
};

/// The `which`-th case of the order, 0 to most_refunds - 1; a later one only if the earlier ones
/// exist.
Refund make_refund(const Market& market, const Order& order, int which);

struct Dispute {
  std::uint64_t number = 0;
  std::uint64_t refund = 0;
  std::string_view liability;
  Moment opened = 0;  // 0: there is no dispute
  Moment ruled = 0;
  Moment withdrawn = 0;
  Moment appeal_upheld = 0;

  Moment latest() const;
};

Dispute make_dispute(const Market& market, const Order& order);

struct Chat {
  std::uint64_t number = 0;
  std::uint32_t agent = 0;
  int stars = 0;  // 0: not rated
  bool before_sale = false;
  Moment opened = 0;  // 0: there is no chat
  Moment first_reply = 0;
  Moment rated = 0;
  Moment ended = 0;

  Moment latest() const;
};

Chat make_chat(const Market& market, const Order& order);

}  // namespace xingji::synth
