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
    {"value of the pay '{}'", "工资里的数值“{}”"},
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
    // the book
    {"the book is not as it was written", "账本与写入时不一致"},
    {"put back the copy that was kept of it; nothing in it may be changed by hand",
     "请换回留存的副本；账本不能手工改"},
    {"the book is about {}, not {}", "账本属于 {}，不是 {}"},
    {"give each pack a book of its own with --book", "请用 --book 给每个规则包各自的账本"},
    {"{} is closed and changes no more", "{} 已结账，不再改变"},
    {"what is found later stands as a correction in the open month",
     "之后发现的出入记为未结月份的更正"},
    {"'{}': nothing of this month can be undone", "“{}”：这个月没有可以撤回的"},
    {"name others with --subjects", "请用 --subjects 写别人"},
    {"'{}': a line is refused, so the slip cannot be checked", "“{}”：有一行无法计算，不能核对"},
    {"mend what the line says", "请补上那一行缺的东西"},
    {"'{}': a slip that is {} cannot become {}", "“{}”：状态为 {} 的工资条不能变成 {}"},
    {"draft, checked, confirmed or disputed, checked again: in this order",
     "顺序是：草稿、已核对、已确认或有异议、再核对"},
    {"{} is the last closed month, so {} is the next", "最近结账的是 {}，下一个是 {}"},
    {"close months in their order", "请按月份顺序结账"},
    {"'{}': a month with a slip that is {} cannot be closed",
     "“{}”：还有状态为 {} 的工资条，不能结账"},
    {"check it, and have it confirmed", "请先核对，并由本人确认"},
    {"pay cannot '{}'", "pay 没有“{}”"},
    {"'{}' is written into a book", "“{}”要写入账本"},
    {"name its folder: --book", "请用 --book 写目录"},
    {"a dispute has a reason", "提异议要有理由"},
    {"say it with --reason", "请用 --reason 写"},
    {"'{}' does not say whose slip", "“{}”没有写是谁的"},
    {"name them: --subjects", "请用 --subjects 写"},
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
