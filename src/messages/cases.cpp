// Of golden cases: what they lack, what came out otherwise, and what cannot be read.
#include <array>

#include "messages/phrase_book.h"

namespace xingji {
namespace {

constexpr auto sentences = std::to_array<Sentence>({
    {"case '{}': {}", "案例“{}”：{}"},
    {"on {}, {}", "{}，{}"},
    {"{}: expected {}, got {}", "{}：应为 {}，实际是 {}"},
    {"none", "无"},

    // What no case tests.
    {"add a case", "请补一个案例"},
    {"add one to the facts of a case", "请在某个案例的 facts 里补一行"},
    {"{} is not tested: {}", "{} 没有测试：{}"},
    {"in any case", "没有案例达到"},
    {"exactly on the line", "缺正好在线上的"},
    {"where it holds", "缺满足条件的"},
    {"right on the other side", "缺刚好不满足的"},
    {"exactly on the line, {}", "缺正好在线上的，{}"},
    {"where it holds, {}", "缺满足条件的，{}"},
    {"{} is not tested: no case has {}", "{} 没有测试：{}"},
    {"a row exactly on the line", "缺正好在线上的行"},
    {"a row for which it holds", "缺满足条件的行"},
    {"a row for which it does not", "缺不满足条件的行"},
    {"a row exactly on the line, {}", "缺正好在线上的行，{}"},
    {"a row for which it holds, {}", "缺满足条件的行，{}"},
    {"{} is not tested: no case judges {}", "{} 没有测试：没有案例的评分日是 {}"},
    {"{} and {}", "{} 和 {}"},
    {"the day after {} ({})", "{} 的次日（{}）"},
    {"no case tries {}", "没有案例用到 {}"},
    {"{} without data", "{} 无数据时"},
    {"{} with too few", "{} 样本不足时"},
    {"{}.prior alone", "{} 只有起始值时"},
    {"{}, this branch", "{} 这个分支"},
    {"{}.points.line, exactly on corner {}", "{} 得分直线上的第 {} 个点"},
    {"{}.points, exactly on the target", "{} 正好达到目标时的得分"},
    {"{}.points, short of the target", "{} 未达到目标时的得分"},
    {"{}.points, down to 'least'", "{} 得分降到最低时"},
    {"{}.points, a value", "{} 以数值计分时"},
    {"{}, passed", "{} 通过时"},
    {"{} with 'unknown'", "{} 无法判断时"},
    {"{}, not given", "{} 不加分时"},
    {"{}, nothing to take", "{} 没有可扣时"},
    {"{}.clip, down to 'least'", "{} 限定到最低时"},
    {"{}.clip, up to 'most'", "{} 限定到最高时"},
    {"{}, not met", "{} 不满足时"},
    {"{}, shown", "{} 显示时"},
    {"{}, hidden", "{} 不显示时"},
    {"{}, a row that counts", "{} 计入的行"},
    {"{}, a row that it leaves out", "{} 排除的行"},
    {"{}, a row that it holds for", "{} 适用的行"},
    {"{}.keep, a row beyond what it keeps", "{} 的 keep 不保留的行"},
    {"{}, choice {}", "{} 的第 {} 个选项"},
    {"{}, a row that is found", "{} 查得到的行"},
    {"{}, 'else'", "{} 的 else"},

    // What cannot be read.
    {"no parameter '{}'", "没有参数“{}”"},
    {"no measure '{}'", "没有计数“{}”"},
    {"no indicator '{}'", "没有指标“{}”"},
    {"no dimension '{}'", "没有维度“{}”"},
    {"no gate '{}'", "没有门槛“{}”"},
    {"no bonus '{}'", "没有加分项“{}”"},
    {"no deduction '{}'", "没有扣分项“{}”"},
    {"no display '{}'", "没有展示分“{}”"},
    {"no level '{}'", "没有档位“{}”"},
    {"no stage '{}'", "没有阶段“{}”"},
    {"no status '{}'", "没有状态“{}”"},
    {"no attribute '{}'", "没有属性“{}”"},
    {"another case is called '{}'", "另一个案例也叫“{}”"},
    {"rename one", "请改其中一个的名字"},
    {"a case has either 'measures' and 'series', or 'facts', 'readings' and 'tallies'",
     "一个案例要么给 measures 和 series，要么给 facts、readings 和 tallies"},
    {"leave one of them out", "请去掉其中一种"},
    {"add one of them", "请给出其中一种"},
    {"'{}' is not a count", "“{}”不是个数"},
    {"a whole number from 0", "从 0 起的整数"},
    {"'{}' is no value of '{}'", "“{}”不是“{}”的值"},
    {"a reading has no 'value'", "读数没有 value"},
    {"write what the screen printed, as {}: 94.3%", "照页面上显示的写，如 {}: 94.3%"},
    {"'{}' is no tally", "“{}”不是日计数"},
    {"write a day's numerator and denominator as 19/20 or 80min/1, or none",
     "写成当天的分子/分母，如 19/20、80min/1，或 none"},
    {"'{}' does not say how many days", "“{}”没有说清是几天"},
    {"write for example '4.1 x 10'; a case has at most 1000 days",
     "写成例如 4.1 x 10；一个案例最多 1000 天"},
    {"a list has a value for each day", "列表要给出每天的值"},
    {"write for example [4.1 x 10, 3.9]; the last is the day judged",
     "写成例如 [4.1 x 10, 3.9]；最后一个是评分日"},
    {"this list has {} days, another one {}", "这个列表有 {} 天，另一个有 {} 天"},
    {"give all of them a value for each day; they end with the day judged",
     "每个列表都要给出每天的值，最后一天是评分日"},
});

}  // namespace

std::span<const Sentence> case_sentences() { return sentences; }

}  // namespace xingji
