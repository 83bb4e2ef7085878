// Of the plans of made-up markets.
#include <array>

#include "messages/phrase_book.h"

namespace xingji {
namespace {

constexpr auto sentences = std::to_array<Sentence>({
    {"no market '{}'", "没有市场“{}”"},
    {"name a file, or a folder of the rules with a market.yaml",
     "请给出文件，或规则目录下有 market.yaml 的目录名"},
    {"the market", "市场"},
    {"a promotion", "促销"},
    {"a cause", "原因"},
    {"a screen", "平台页面"},
    {"a difference", "差异"},
    {"the market needs `platform`", "市场缺少 platform"},
    {"`{}` is missing", "缺少 {}"},
    {"{} must be a list, not {}", "{}应为列表，不是{}"},
    {"'{}' cannot be a word of the market", "“{}”不能用作市场里的词"},
    {"up to 60 bytes without comma, quote, # and line end",
     "最多 60 字节，不含逗号、引号、# 和换行"},
    {"'{}' cannot be an attribute of the market", "“{}”不能作市场的属性"},
    {"the team is there already", "团队本来就有"},
    {"industry, kind, level, freight_insurance and fast_refund are there already",
     "已经有 industry、kind、level、freight_insurance 和 fast_refund"},
    {"weekdays has 7 numbers, Monday first", "weekdays 是 7 个数，从星期一起"},
    {"{} needs {} words", "{} 要有 {} 个词"},
    {"{} needs {} words or more", "{} 至少要有 {} 个词"},
    {"the days end before they begin", "结束早于开始"},
    {"days count back from the market's last, 0: from is the larger",
     "天数从市场最后一天（0）往回数：from 较大"},
    {"a market has at most 100 causes", "一个市场最多 100 个原因"},
    {"no cause is called '{}'", "没有名为“{}”的原因"},
    {"no difference is called '{}'", "没有名为“{}”的差异"},
    {"'{}' is no number that {} shows", "“{}”不是 {} 显示的数"},
    {"quality_reasons and other_reasons share the reason '{}'",
     "quality_reasons 和 other_reasons 都有原因“{}”"},
    {"a buyer who corrects a reason changes from the one list to the other",
     "买家更正原因时从一个列表换到另一个"},
});

}  // namespace

std::span<const Sentence> market_sentences() { return sentences; }

}  // namespace xingji
