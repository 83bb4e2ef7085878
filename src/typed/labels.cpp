#include "typed/labels.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/text.h"
#include "pack/printed.h"
#include "pack/rank_words.h"

namespace xingji::typed {
namespace {

using Words = std::span<const std::string_view>;

constexpr auto ranks = std::to_array<std::string_view>({"排名", "名次", "rank"});
constexpr auto own = std::to_array<std::string_view>(
    {"本店", "我的", "我店", "店铺", "自己", "当前", "实际", "现值", "最新", "完成", "本期", "own",
     "your", "mine", "current", "actual", "latest", "my "});
constexpr auto other = std::to_array<std::string_view>(
    {"目标",      "标准",    "要求", "达标",     "门槛",      "同行",   "行业",   "均",
     "优秀",      "上期",    "上周", "上月",     "昨日",      "前日",   "前一",   "环比",
     "同比",      "较",      "变化", "涨跌",     "权重",      "满分",   "等级",   "预警",
     "及格",      "基准",    "对比", "状态",     "下降",      "上升",   "提升",   "提高",
     "降低",      "增加",    "减少", "增长",     "下滑",      "上涨",   "下跌",   "回升",
     "回落",      "之前",    "此前", "改前",     "调整前",    "target", "goal",   "peer",
     "industry",  "average", "mean", "previous", "yesterday", "change", "weight", "status",
     "benchmark", "level",   "last "});
constexpr auto means = std::to_array<std::string_view>({"均", "average", "mean"});
constexpr auto points = std::to_array<std::string_view>({"得分", "分数", "分值", "points"});
constexpr auto above = std::to_array<std::string_view>({"分子", "numerator"});
constexpr auto below =
    std::to_array<std::string_view>({"分母", "样本", "基数", "denominator", "sample"});
constexpr auto counts = std::to_array<std::string_view>(
    {"单数", "单量", "件数", "次数", "条数", "人数", "笔数", "评价数", "评价量", "订单数", "订单量",
     "总数", "总量", "orders"});
// Who looked on is no sample of anything that is judged.
constexpr auto onlookers = std::to_array<std::string_view>(
    {"直播", "观看", "访客", "浏览", "曝光", "viewer", "visitor", "impression"});
constexpr auto values = std::to_array<std::string_view>({"值", "数", "数据", "value", "values"});
constexpr auto headings = std::to_array<std::string_view>(
    {"指标",   "指标名称",  "指标项", "考核指标",  "名称",        "项目",   "维度",
     "得分",   "分数",      "分值",   "评分",      "数值",        "指标值", "数据",
     "值",     "分子",      "分母",   "样本",      "样本量",      "样本数", "单量",
     "订单数", "权重",      "满分",   "排名",      "等级",        "状态",   "目标",
     "标准",   "同行",      "行业",   "变化",      "环比",        "同比",   "日期",
     "操作",   "indicator", "metric", "name",      "value",       "values", "points",
     "weight", "rank",      "target", "numerator", "denominator", "sample"});
constexpr auto of_page = std::to_array<std::string_view>(
    {"更新", "统计周期", "统计时间", "数据周期",  "数据时间", "考核周期", "截至",
     "截止", "版权",     "备案",     "许可证",    "网安",     "电话",     "热线",
     "版本", "每页",     "icp",      "copyright", "©",        "version",  "updated"});
constexpr auto counting_page = std::to_array<std::string_view>({"第", "共", "页", "条", "page"});

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return small;
}

bool contains_any(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool is_in(std::string_view text, Words words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool ends_with_any(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

// "分母(单)" is 分母.
std::string without_unit(std::string text) {
  text.resize(std::min(text.find('('), text.size()));
  return std::string(trim(text));
}

}  // namespace

Part part_of(std::string_view label) {
  constexpr std::size_t longest_value = 12;  // beyond that it is a name that ends so
  const std::string text = small_letters(trim(label));
  if (speaks_of_peers(text)) return contains_any(text, means) ? Part::rank : Part::peers;
  if (contains_any(text, ranks)) return Part::rank;
  if (contains_any(text, other)) return Part::other;
  if (contains_any(text, above)) return Part::numerator;
  if (contains_any(text, below)) return Part::denominator;
  const bool is_count = ends_with_any(without_unit(text), counts);
  if (is_count) return contains_any(text, onlookers) ? Part::other : Part::count;
  if (contains_any(text, own)) return Part::own;
  if (contains_any(text, points)) return Part::points;
  return ends_with_any(text, values) && text.size() <= longest_value ? Part::own : Part::unsaid;
}

bool begins_with_time(std::string_view label) {
  constexpr auto times = std::to_array<std::string_view>(
      {"小时", "分钟", "秒", "天", "日", "星", "h ", "min ", "-hour ", "-day ", " hour ", " day "});
  constexpr auto endings =
      std::to_array<std::string_view>({"率", "数", "量", "时长", "占比", "评分", "指数", "得分",
                                       " rate", " share", " ratio", " time", " count"});
  const std::size_t digits = label.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos) return false;
  const auto begins = [&](std::string_view unit) { return label.substr(digits).starts_with(unit); };
  return std::any_of(times.begin(), times.end(), begins) &&
         std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return label.ends_with(ending); });
}

bool is_heading(std::string_view label) {
  return is_in(without_unit(small_letters(trim(label))), headings);
}

std::string_view unit_in(std::string_view label) {
  const std::size_t open = label.rfind('(');
  if (open == std::string_view::npos || !label.ends_with(')')) return {};
  const std::string_view inside = trim(label.substr(open + 1, label.size() - open - 2));
  return is_unit(inside) ? inside : std::string_view{};
}

bool is_unit(std::string_view word) { return is_printed_unit(word); }

std::string with_unit(std::string_view number, std::string_view unit) {
  std::string whole(number);
  const bool is_plain = !whole.empty() && whole.back() >= '0' && whole.back() <= '9';
  return is_plain ? whole.append(unit) : whole;
}

bool is_of_page(std::string_view label) {
  const std::string text = small_letters(trim(label));
  return contains_any(text, of_page) || is_in(text, counting_page);
}

}  // namespace xingji::typed
