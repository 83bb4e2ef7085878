#include "synth/market.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "base/check.h"
#include "base/ratio.h"
#include "synth/causes.h"

namespace xingji::synth {
namespace {

std::uint64_t shop_id_base(std::uint64_t shop_count) {
  std::uint64_t base = 100'000;
  while (9 * base < shop_count) base *= 10;
  return base;
}

constexpr std::uint64_t weight_scale = std::uint64_t{1} << 40;

std::uint16_t quality(Draws& draws, std::int64_t least, std::int64_t mean, std::int32_t most) {
  return static_cast<std::uint16_t>(
      std::min(static_cast<std::int32_t>(least) + draws.exponential(mean - least), most));
}

std::uint16_t complaints_of(const Shop& shop) {
  return static_cast<std::uint16_t>(3U + 12U * shop.bad_service / 256U);
}

Shop make_shop(Draws draws, const Plan& plan) {
  Shop shop;
  const auto regions = static_cast<std::int64_t>(plan.regions.size());
  shop.slow_shipping = quality(draws, 80, 256, 1'200);
  shop.slow_transit = quality(draws, 160, 256, 700);
  shop.bad_goods = quality(draws, 40, 256, 1'500);
  shop.bad_service = quality(draws, 40, 256, 1'500);
  shop.reply_seconds = quality(draws, 12, 110, 1'800);
  shop.slow_pickup = shop.slow_shipping;
  shop.complaints = complaints_of(shop);
  shop.price_cents = 2'000 + static_cast<std::uint32_t>(draws.exponential(8'000));
  shop.region = static_cast<std::uint16_t>(std::min(draws.below(regions), draws.below(regions)));
  shop.category =
      static_cast<std::uint8_t>(draws.below(static_cast<std::int64_t>(plan.categories.size())));
  return shop;
}

// A good shop, so that what is planted in it stands out.
void make_good(Shop& shop) {
  shop.slow_shipping = shop.slow_pickup = 100;
  shop.slow_transit = 100;
  shop.bad_goods = shop.bad_service = 40;
  shop.reply_seconds = 40;
  shop.complaints = complaints_of(shop);
}

}  // namespace

Ids::Ids(std::uint64_t key, std::uint64_t shop_count)
    : shop(key + 1, 9 * shop_id_base(shop_count)),
      shop_rank(key + 2, shop_count),
      order(key + 3, 9'000'000'000'000'000),
      refund(key + 4, 9'000'000'000'000'000),
      product(key + 5, 900'000'000'000),
      agent(key + 6, std::uint64_t{1} << 40),
      code(key + 7, std::uint64_t{1} << 60) {}

ShopPicker::ShopPicker(const std::vector<std::uint64_t>& weights) : slots_(weights.size()) {
  const std::uint64_t total = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
  CHECK(total > 0);
  const auto count = static_cast<Int128>(weights.size());
  std::vector<Int128> left(weights.size());
  std::vector<std::uint32_t> small;
  std::vector<std::uint32_t> large;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    left[i] = count * static_cast<Int128>(weights[i]);
    (left[i] < static_cast<Int128>(total) ? small : large).push_back(i);
  }
  while (!small.empty() && !large.empty()) {
    const std::uint32_t giver = large.back();
    const std::uint32_t taker = small.back();
    small.pop_back();
    const auto share = static_cast<std::uint64_t>((left[taker] << 32) / static_cast<Int128>(total));
    slots_[taker] = {share, giver};
    left[giver] -= static_cast<Int128>(total) - left[taker];
    if (left[giver] < static_cast<Int128>(total)) {
      large.pop_back();
      small.push_back(giver);
    }
  }
  // Whoever is left over fills its own slot.
  for (const std::uint32_t i : small) slots_[i] = {std::uint64_t{1} << 32, i};
  for (const std::uint32_t i : large) slots_[i] = {std::uint64_t{1} << 32, i};
}

Market::Market(const SynthOptions& options)
    : plan_(options.plan),
      seed_(mix(options.seed + golden)),
      order_count_(static_cast<std::uint64_t>(options.orders.value_or(200 * options.shops))),
      order_step_(~std::uint64_t{0} / order_count_),
      wide_(options.wide),
      clock_(options.until, options.days, plan_),
      ids_(mix(seed_ ^ golden), static_cast<std::uint64_t>(options.shops)),
      shops_(static_cast<std::size_t>(options.shops)),
      causes_(plan_.causes.size()) {
  build_shops();
  choose_sample();
}

// The first shops by size go in pairs, one for each cause and its twin, and are of one size.
std::uint64_t Market::weight(std::uint64_t rank) const {
  return weight_scale / (rank < 2 * causes_.size() ? 2 : rank + 1);
}

void Market::build_shops() {
  std::vector<std::uint64_t> weights(shops_.size());
  std::uint64_t total = 0;
  for (std::size_t unit = 0; unit < shops_.size(); ++unit) {
    weights[unit] = weight(ids_.shop_rank(unit));
    total += weights[unit];
  }
  picker_ = ShopPicker(weights);
  const std::uint64_t base = shop_id_base(shops_.size());
  for (std::size_t unit = 0; unit < shops_.size(); ++unit) {
    Shop& shop = shops_[unit] = make_shop(draws(Stream::shop, unit), plan_);
    const std::uint64_t number = base + ids_.shop(unit);
    const auto written = std::to_chars(shop.id.data(), shop.id.data() + shop.id.size(), number);
    CHECK(written.ec == std::errc{});
    shop.id_size = static_cast<std::uint8_t>(written.ptr - shop.id.data());
    shop.orders =
        static_cast<std::int64_t>(static_cast<Int128>(order_count_) *
                                  static_cast<Int128>(weights[unit]) / static_cast<Int128>(total));
    shop.agents =
        static_cast<std::uint8_t>(std::clamp<std::int64_t>(shop.orders / 2'000, plan_.agents, 40));
    const std::uint64_t rank = ids_.shop_rank(unit);
    if (rank < 2 * causes_.size()) plant(static_cast<std::uint32_t>(unit), rank);
  }
}

// Few agents, so that one of them is felt.
void Market::plant(std::uint32_t unit, std::uint64_t rank) {
  Shop& shop = shops_[unit];
  make_good(shop);
  shop.sampled = true;
  shop.agents = static_cast<std::uint8_t>(plan_.agents);
  const std::size_t number = rank / 2;
  Cause& cause = causes_[number];
  if (rank % 2 == 1) {
    cause.twin = unit;
    return;
  }
  shop.cause = static_cast<std::uint8_t>(number + 1);
  cause.planned = plan_.causes[number];
  cause.shop = unit;
  const auto back = [&](std::int64_t days) {
    return static_cast<Moment>(std::max<std::int64_t>(
        clock_.end() - (days + 1) * std::int64_t{day_length}, clock_.start()));
  };
  cause.from = back(cause.planned.from);
  cause.to = back(cause.planned.to) + day_length;
  const CauseKind& kind = *cause.planned.kind;
  cause.culprit = draws(Stream::cause, ~std::uint64_t{unit})
                      .below(static_cast<std::int64_t>(kind.count(*this, shop)));
  cause.spoiled = shop;
  kind.spoil(cause, cause.spoiled);
}

// Whole shops, about one order in a hundred: a measure of a sampled shop then has all of its rows.
void Market::choose_sample() {
  std::int64_t budget =
      std::max<std::int64_t>(20'000, static_cast<std::int64_t>(order_count_ / 100));
  if (static_cast<std::int64_t>(order_count_) <= budget) budget = INT64_MAX;
  for (std::size_t unit = 0; unit < shops_.size() && budget > 0; ++unit) {
    const std::int64_t expected = shops_[unit].orders + 1;
    if (expected > std::max<std::int64_t>(budget / 4, 1)) continue;
    shops_[unit].sampled = true;
    budget -= expected;
  }
}

}  // namespace xingji::synth
