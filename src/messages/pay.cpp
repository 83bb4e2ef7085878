// pay: what a pack's lines of pay lack, and the command.
#include <array>

#include "messages/phrase_book.h"

namespace xingji {
namespace {

constexpr auto sentences = std::to_array<Sentence>({
    {"there is no '{}' here", "这里没有“{}”"},
    {"in 'pay', 'team.' stands before a measure or a value of the pay",
     "在 pay 里，team. 后面写度量，或 pay 的 values"},
    {"nobody is paid by a pack that scores whole shops", "按店铺评分的规则包不给人发工资"},
    {"write for example subject: agent", "例如 subject: agent"},
    {"unknown thing that a team has in common '{}'", "团队共有的“{}”不存在"},
    {"'{}' is a measure already", "“{}”已经是度量"},
    {"'{}' is a parameter already", "“{}”已经是参数"},
    {"'{}' is a value of the pay already", "“{}”已经是工资里的数值"},
    {"'{}' is a score already", "“{}”已经是得分"},
    {"give it another name", "请换一个名字"},
    {"'{}' divides, and does not say what it means when it cannot",
     "“{}”里有除法，但没有写除不了时是什么意思"},
    {"say why there is no amount then: undefined: { zh: …, en: … }",
     "请写明那时为什么没有金额：undefined: { zh: …, en: … }"},
    {"'{}' is one person's, and the line is shared by a shop's",
     "“{}”是个人的，而这一行由全店均分"},
    {"speak of measures with 'by: shop'", "请用带 by: shop 的度量"},
    {"'{}' is the team's, and 'pay' does not say who is a team",
     "“{}”是团队的，而 pay 没有写谁是一个团队"},
    {"write for example team: { same: shop, self: in }", "例如 team: { same: shop, self: in }"},
    {"a value is also the team's, which has no {}", "values 也用于团队，而团队没有 {}"},
    {"ask for it in the line", "请写在 lines 里"},
    {"{} says nothing of pay", "{} 没有写工资"},
    {"see 'Pay' in docs/rule-packs.md", "见 docs/rule-packs.md 的 Pay"},
    {"name another month with --month, or a version with --assume-version",
     "请用 --month 换一个月，或用 --assume-version 指定版本"},
    // cases
    {"{}: nobody is paid who is called '{}'", "{}：没有叫“{}”的人领工资"},
    {"name somebody of the shop's", "请写店里的人"},
    {"no line of pay '{}'", "工资里没有“{}”这一行"},
    {"'{}' is no amount of money", "“{}”不是金额"},
    {"write for example 1100.50, or none", "例如 1100.50，或 none"},
    {"the pack says nothing of pay", "规则包没有写工资"},
    {"pay is made of everybody's rows, and this case gives none",
     "工资要用所有人的数据算，而这个案例没有给"},
    {"expect it of a pack with 'pay', in a case with 'facts'",
     "请在带 facts 的案例里，对写了 pay 的规则包这样写"},
    {"{}, '{}' a little more", "{}，“{}”大一点"},
    {"parameters.{}, a little more", "parameters.{}，大一点"},
    {"pay.lines.{}, a hundredth more", "pay.lines.{}，多一分"},
    {"pay.lines.{}, not shared", "pay.lines.{}，不均分"},
    {"pay.team, self: {}", "pay.team，self: {}"},
    {"add a case that expects a line made of it", "请加一个写明相关金额的案例"},
    {"add a case that expects the line", "请加一个写明这一行的案例"},
    {"add a case with two people", "请加一个有两个人的案例"},
    {"add a case with two people of a team", "请加一个同队有两个人的案例"},
    {"'{}' is not a month", "“{}”不是月份"},
    {"write it as 2022-05", "请写成 2022-05"},
});

}  // namespace

std::span<const Sentence> pay_sentences() { return sentences; }

}  // namespace xingji
