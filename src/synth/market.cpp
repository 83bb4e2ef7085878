#include "synth/market.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "base/check.h"
#include "base/ratio.h"

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

Shop make_shop(Draws draws) {
  Shop shop;
  shop.slow_shipping = quality(draws, 80, 256, 1'200);
  shop.slow_transit = quality(draws, 160, 256, 700);
  shop.bad_goods = quality(draws, 40, 256, 1'500);
  shop.bad_service = quality(draws, 40, 256, 1'500);
  shop.reply_seconds = quality(draws, 12, 110, 1'800);
  shop.price_cents = 2'000 + static_cast<std::uint32_t>(draws.exponential(8'000));
  shop.region = static_cast<std::uint16_t>(std::min(draws.below(48), draws.below(48)));
  shop.category = static_cast<std::uint8_t>(draws.below(categories.size()));
  return shop;
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
    : seed_(mix(options.seed + golden)),
      order_count_(
          static_cast<std::uint64_t>(options.orders > 0 ? options.orders : 200 * options.shops)),
      order_step_(~std::uint64_t{0} / order_count_),
      wide_(options.wide),
      clock_(options.until, options.days),
      ids_(mix(seed_ ^ golden), static_cast<std::uint64_t>(options.shops)),
      shops_(static_cast<std::size_t>(options.shops)) {
  build_shops();
  choose_sample();
}

void Market::build_shops() {
  std::vector<std::uint64_t> weights(shops_.size());
  std::uint64_t total = 0;
  for (std::size_t unit = 0; unit < shops_.size(); ++unit) {
    weights[unit] = weight_scale / (ids_.shop_rank(unit) + 1);
    total += weights[unit];
  }
  picker_ = ShopPicker(weights);
  const std::uint64_t base = shop_id_base(shops_.size());
  for (std::size_t unit = 0; unit < shops_.size(); ++unit) {
    Shop& shop = shops_[unit] = make_shop(draws(Stream::shop, unit));
    const std::uint64_t number = base + ids_.shop(unit);
    const auto written = std::to_chars(shop.id.data(), shop.id.data() + shop.id.size(), number);
    CHECK(written.ec == std::errc{});
    shop.id_size = static_cast<std::uint8_t>(written.ptr - shop.id.data());
    shop.orders =
        static_cast<std::int64_t>(static_cast<Int128>(order_count_) *
                                  static_cast<Int128>(weights[unit]) / static_cast<Int128>(total));
    shop.agents = static_cast<std::uint8_t>(std::clamp<std::int64_t>(shop.orders / 2'000, 1, 40));
  }
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

constexpr std::array<std::string_view, 48> regions = {
    "浙江/杭州",   "广东/广州", "浙江/金华",       "广东/深圳",     "江苏/苏州",
    "上海/上海",   "福建/泉州", "广东/东莞",       "山东/青岛",     "浙江/宁波",
    "北京/北京",   "江苏/南京", "河南/郑州",       "四川/成都",     "湖北/武汉",
    "河北/石家庄", "浙江/温州", "浙江/嘉兴",       "广东/佛山",     "安徽/合肥",
    "福建/厦门",   "湖南/长沙", "山东/临沂",       "山东/济南",     "重庆/重庆",
    "陕西/西安",   "江西/南昌", "江苏/无锡",       "辽宁/沈阳",     "辽宁/大连",
    "天津/天津",   "福建/福州", "云南/昆明",       "广西/南宁",     "黑龙江/哈尔滨",
    "吉林/长春",   "山西/太原", "贵州/贵阳",       "河北/保定",     "浙江/杭州/余杭",
    "甘肃/兰州",   "海南/海口", "内蒙古/呼和浩特", "新疆/乌鲁木齐", "宁夏/银川",
    "青海/西宁",   "吉林/延边", "西藏/拉萨"};

constexpr std::array<std::string_view, 12> categories = {
    "女装/连衣裙", "男装/衬衫",   "鞋靴/运动鞋", "美妆/护肤", "食品/零食", "食品/生鲜",
    "家居/厨具",   "家电/小家电", "数码/配件",   "母婴/童装", "珠宝/玉石", "图书/教辅"};

}  // namespace xingji::synth
