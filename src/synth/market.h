// What all rows of the made-up market have in common: its shops with their latent qualities, its
// clock, its ids and its random streams. Built once, then only read, by all threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "synth/clock.h"
#include "synth/plan.h"
#include "synth/random.h"
#include "synth/synth.h"

namespace xingji::synth {

inline constexpr std::uint8_t anything = 255;

/// Latent qualities are multiples of the average in 1/256; more is worse.
struct Shop {
  std::array<char, 8> id{};
  std::uint8_t id_size = 0;
  std::uint8_t agents = 1;
  std::uint8_t category = 0;
  bool sampled = false;    // has rows in the tables that would otherwise outgrow the orders
  std::uint8_t cause = 0;  // 1 for the market's first; 0: nothing is planted here
  std::uint16_t region = 0;
  std::uint16_t slow_shipping = 256;
  std::uint16_t slow_pickup = 256;
  std::uint16_t slow_transit = 256;
  std::uint16_t bad_goods = 256;
  std::uint16_t bad_service = 256;
  std::uint16_t reply_seconds = 60;       // mean time to the first reply
  std::uint16_t cancelled = 25;           // paid orders, per mille …
  std::uint16_t buyers_part = 70;         // … of these by the buyer, per cent
  std::uint16_t complaints = 15;          // of 10,000 signed orders …
  std::uint8_t complained_of = anything;  // … or a position among the subjects
  std::uint32_t price_cents = 9'000;      // mean amount of an order
  std::int64_t orders = 0;                // expected

  std::string_view id_text() const { return {id.data(), id_size}; }
};

/// One random stream for each kind of row, so that no table's numbers depend on another's.
enum class Stream : std::uint64_t {
  shop,
  sample,
  order,
  order_columns,
  refund,
  rating,
  chat,
  chat_columns,
  message,
  dispute,
  complaint,
  ruling,
  parcel,
  claim,
  ticket,
  check,
  violation,
  exemption,
  appeal,
  presence,
  reading,
  tally,
  benchmark,
  agent,
  product,
  attribute,
  buyer,
  recording,
  versions,
  cause,
};

/// Bijections from counters to ids, one for each kind of id.
struct Ids {
  Ids(std::uint64_t key, std::uint64_t shop_count);
  Scrambler shop, shop_rank, order, refund, product, agent, code;
};

/// A planned cause at work in a shop. Its twin is as good and as large, and spared.
struct Cause {
  PlannedCause planned;
  std::uint32_t shop = 0;
  std::uint32_t twin = 0;
  std::uint32_t culprit = 0;  // number of who is at fault, as the kind of cause counts them
  Moment from = 0;
  Moment to = 0;  // the first moment after it
  Shop spoiled;   // the shop as whoever is hit by the cause meets it

  bool covers(Moment moment) const { return moment >= from && moment < to; }
};

/// Draws shops in proportion to their sizes in constant time (Vose's alias method, in integers).
class ShopPicker {
 public:
  ShopPicker() = default;
  explicit ShopPicker(const std::vector<std::uint64_t>& weights);

  std::uint32_t pick(std::uint64_t drawn) const {
    const std::size_t slot = ((drawn >> 32) * slots_.size()) >> 32;
    const bool own = (drawn & 0xffffffffU) < slots_[slot].share;
    return own ? static_cast<std::uint32_t>(slot) : slots_[slot].other;
  }

 private:
  struct Slot {
    std::uint64_t share;  // of 2^32
    std::uint32_t other;
  };
  std::vector<Slot> slots_;
};

class Market {
 public:
  explicit Market(const SynthOptions& options);

  Draws draws(Stream stream, std::uint64_t number) const { return {key(stream), number}; }
  std::uint64_t key(Stream stream) const {
    return mix(seed_ + (static_cast<std::uint64_t>(stream) + 1) * golden);
  }
  const Shop& shop(std::uint32_t unit) const { return shops_[unit]; }
  std::uint64_t shop_count() const { return shops_.size(); }
  std::uint64_t order_count() const { return order_count_; }
  bool wide() const { return wide_; }
  const Plan& plan() const { return plan_; }
  const Clock& clock() const { return clock_; }
  const Ids& ids() const { return ids_; }

  std::span<const Cause> causes() const { return causes_; }
  /// What is planted in a shop, or nothing.
  const Cause* cause(std::uint32_t unit) const {
    const std::uint8_t cause = shops_[unit].cause;
    return cause == 0 ? nullptr : &causes_[cause - 1U];
  }

  std::uint32_t pick_shop(std::uint64_t drawn) const { return picker_.pick(drawn); }
  /// When the order of this number was placed; ascends with the number.
  Moment placed(std::uint64_t order, std::uint64_t drawn) const {
    return clock_.placed(order * order_step_ + (drawn >> 32) * (order_step_ >> 32));
  }

 private:
  std::uint64_t weight(std::uint64_t rank) const;
  void build_shops();
  void plant(std::uint32_t unit, std::uint64_t rank);
  void choose_sample();

  Plan plan_;
  std::uint64_t seed_;
  std::uint64_t order_count_;
  std::uint64_t order_step_;  // the share of one order in 2^64
  bool wide_;
  Clock clock_;
  Ids ids_;
  std::vector<Shop> shops_;
  std::vector<Cause> causes_;
  ShopPicker picker_;
};

/// One of the words.
inline std::string_view draw_word(const Words& words, Draws& draws) {
  return words[draws.below(static_cast<std::int64_t>(words.size()))];
}

/// The position of the last word: a correction takes the word behind the one drawn before it.
inline std::int64_t last_of(const Words& words) {
  return static_cast<std::int64_t>(words.size()) - 1;
}

}  // namespace xingji::synth
