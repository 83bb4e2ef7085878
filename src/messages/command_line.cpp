// Of the command line: what the commands say, and what CLI11 says of a word.
#include <array>

#include "messages/phrase_book.h"

namespace xingji {
namespace {

constexpr auto sentences = std::to_array<Sentence>({
    {"{} is required", "缺少 {}"},
    {"{} is given more than once", "{} 给了不止一次"},
    {"{}: 1 required {} missing", "{} 后面缺少 {}"},
    {"The following argument was not expected: {}", "多余的内容：{}"},
    {"The following arguments were not expected: {}", "多余的内容：{}"},
    {"Could not convert: {} = {}", "{} 的值“{}”不是数字"},
    {"{}: '{}' is no whole number from {} to {}", "{}：“{}”不是 {} 到 {} 之间的整数"},
    {"{}: '{}' is not a day; write it as 2022-06-15", "{}：“{}”不是日期，请写成 2022-06-15"},
    {"{}: '{}' is not a time; write it as '2022-06-15 15:36:04' or 2022-06-15",
     "{}：“{}”不是时间，请写成 '2022-06-15 15:36:04' 或 2022-06-15"},
    {"{}: '{}' is none of table, json, csv", "{}：“{}”不是 table、json、csv 之一"},
    {"{}: '{}' is none of seller, buyer", "{}：“{}”不是 seller、buyer 之一"},
    {"{} does not say when a score is shown to the {}", "{} 没有说明何时向 {} 展示分数"},
    {"see 'publish' in docs/rule-packs.md", "见 docs/rule-packs.md 的 publish 一节"},
    {"{} gives no score", "{} 不打分"},
    {"xingji deadlines tells what waits to be done by its rules",
     "按它的规则有哪些待办，请用 xingji deadlines"},
    {"{} has neither deadlines nor lists of work", "{} 没有写期限，也没有待办清单"},
    {"see 'Deadlines' in docs/rule-packs.md", "见 docs/rule-packs.md 的 Deadlines 一节"},
    {"no version of the pack is in force on {}", "规则包没有适用于 {} 的版本"},
    {"name another time with --at, or a version with --assume-version",
     "用 --at 换一个时刻，或用 --assume-version 指定版本"},
    {"{}: '{}' is none of zh, en", "{}：“{}”不是 zh、en 之一"},

    {"the table has no numbers of {}, only of {} to {}", "表里没有 {} 的数，只有 {} 至 {} 的"},
    {"the table has no numbers of {}, only of {}", "表里没有 {} 的数，只有 {} 的"},
    {"name one of these days, or leave out --day to keep them all",
     "用 --day 指定其中一天；不写 --day 就全部记下"},
    {"a diagnosis is no table of rows", "诊断不是一行一条的表"},
    {"take --format json", "请用 --format json"},

    {"describe takes one pack", "describe 一次只描述一个规则包"},
    {"no version of the pack judges {}", "规则包没有适用于 {} 的版本"},
    {"no version of {} judges {}", "{} 没有适用于 {} 的版本"},
    {"no version of {} judges {}; it judges {} to {}",
     "{} 没有适用于 {} 的版本；它适用于 {} 到 {}"},
    {"--changes lists the days on which its rules begin, change and end",
     "--changes 列出规则开始、改变和结束的日期"},
    {"name a day with --as-of, or a version with --assume-version",
     "用 --as-of 指定日期，或用 --assume-version 指定规则版本"},
    {"--as-of takes another day, --assume-version DAY another day's rules",
     "--as-of 换一天，--assume-version DAY 用另一天的规则"},
    {"the pack has no indicator '{}'", "规则包没有指标“{}”"},
    {"'{}' is not a time", "“{}”不是时间"},
    {"write it as '{}'", "请写成 '{}'"},
    {"no subject '{}' in the data", "数据里没有店铺“{}”"},
    {"xingji score lists them all", "xingji score 列出全部店铺"},
    {"the rules have money in {}, the facts in {}", "规则的金额单位是 {}，数据的是 {}"},
    {"say 'currency: {}' in dataset.yaml if that is what they are in; money is not converted",
     "如果数据就是这种货币，请在 dataset.yaml 写 currency: {}；金额不会换算"},
    {"holds no shop and no fact that {} looks at", "没有店铺，也没有 {} 用得到的明细"},
    {"docs/facts.md lists the tables", "docs/facts.md 列出各个表"},
    {"lies in {}, which is read", "位于要读取的目录 {} 里"},
    {"is itself one of the files that are read", "本身就是要读取的文件"},
    {"name another file to write", "请换一个文件名"},
    {"would be written twice", "会被写两次"},
    {"is what the import reads", "正是要导入的内容"},
    {"choose another folder for --into", "--into 请换一个目录"},
    {"the folder holds tables already, {} among them", "目录里已有数据表，例如 {}"},
    {"choose another folder, or replace them with --replace", "请换一个目录，或用 --replace 覆盖"},
    {"holds no packs", "里面没有规则包"},
    {"a pack is a *.yaml file with 'pack:'", "规则包是写有 pack: 的 *.yaml 文件"},
    {"rows without recorded_at are taken as known at any time: {}",
     "没有 recorded_at 的行视为任何时候都已知：{}"},
    {"give recorded_at where a later version may have replaced an earlier one",
     "后来可能改过的行请写明 recorded_at"},
    {"no table '{}'", "没有表“{}”"},
    {"the output cannot be written", "输出无法写入"},
    {"is the disk full?", "磁盘是不是满了？"},
    {"write some", "请写几个"},

    {"free some space, or ask for fewer orders", "请腾出空间，或减少订单数"},
    {"cannot be made: {}", "无法创建：{}"},
    {"cannot be given its name: {}", "无法改成正式的名字：{}"},
    {"it is not a folder", "它不是目录"},
    {"{} is out of range", "{} 超出范围"},
});

}  // namespace

std::span<const Sentence> command_line_sentences() { return sentences; }

}  // namespace xingji
