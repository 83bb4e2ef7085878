#include "typed/same_name.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "typed/numbers.h"

namespace xingji::typed {
namespace {

using Words = std::span<const std::string_view>;

constexpr auto opposites = std::to_array<std::string_view>(
    {"非", "不", "未", "无", "好", "差", "同行", "行业", "目标", "标准", "上期", "昨日", "上周",
     "上月", "peer", "industry", "target", "non"});
constexpr auto turns = std::to_array<std::string_view>(
    {"延",   "超", "逾",  "迟",    "晚",   "早",    "虚",     "假",    "异常",
     "漏",   "缺", "预",  "买",    "卖",   "货",    "款",     "收",    "发",
     "取消", "拒", "not", "early", "late", "buyer", "seller", "cancel"});
constexpr auto idle = std::to_array<std::string_view>(
    {"我的",   "您的", "你的",    "本店",  "我店",    "店铺",    "商家",   "小店", "商铺",
     "网店",   "当前", "最新",    "今日",  "实时",    "最近",    "平均",   "指标", "考核",
     "数值",   "数据", "周期",    "统计",  "名称",    "累计",    "自然日", "t+1",  "综合",
     "百分比", "详情", "查看",    "说明",  "单位",    "小时",    "分钟",   "秒",   "天",
     "日",     "分",   "星",      "值",    "的",      "内",      "%",      "‰",    "?",
     "!",      "/",    "|",       ",",     ";",       "ⓘ",       "↑",      "↓",    "my",
     "your",   "our",  "shop",    "store", "overall", "current", "latest", "the",  "of",
     "in",     "last", "percent", "hours", "minutes", "seconds", "days",   "hour", "h",
     "min",    "s",    "rate"});

bool has_different(std::string_view a, std::string_view b, Words words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return (a.find(word) != std::string_view::npos) != (b.find(word) != std::string_view::npos);
  });
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

// "权重25%" stands beside a name as it does in a column of its own.
std::size_t weight_at(std::string_view words) {
  constexpr std::string_view weight = "权重";
  if (!words.starts_with(weight)) return 0;
  return std::min(words.find_first_not_of("0123456789%", weight.size()), words.size());
}

std::size_t idle_at(std::string_view words) {
  if (const auto period = period_in(words); period && period->from == 0) return period->to;
  if (const std::size_t weight = weight_at(words); weight > 0) return weight;
  std::size_t longest = 0;
  for (const std::string_view word : idle) {
    if (words.starts_with(word)) longest = std::max(longest, word.size());
  }
  return longest;
}

}  // namespace

bool means_another(std::string_view a, std::string_view b) {
  return has_different(a, b, opposites);
}

bool tells_another(std::string_view a, std::string_view b) {
  return means_another(a, b) || has_different(a, b, turns) || digits_of(a) != digits_of(b);
}

bool narrows(std::string_view words) {
  constexpr auto narrowing =
      std::to_array<std::string_view>({"延迟", "延时", "延误", "逾期", "超时", "虚假", "异常",
                                       "缺货", "漏发", "预售", "买家", "卖家"});
  return std::any_of(narrowing.begin(), narrowing.end(), [&](std::string_view word) {
    return words.find(word) != std::string_view::npos;
  });
}

bool adds_nothing(std::string_view words) {
  while (!words.empty()) {
    const std::size_t end = idle_at(words);
    if (end == 0) return false;
    words.remove_prefix(end);
  }
  return true;
}

}  // namespace xingji::typed
