// Of what follows from scores: states, moves and their conditions.
#include <array>

#include "messages/phrase_book.h"

namespace xingji {
namespace {

constexpr auto sentences = std::to_array<Sentence>({
    // conditions
    {"'{}' looks at the scores of other days, and this is part of one",
     "“{}”要看别的日子的得分，而这里只是一天得分的一部分"},
    {"ask it in 'standing'", "请写在 standing 里"},
    {"'{}' is about moves, and history is about scores",
     "“{}”说的是状态变动，而历史函数里只能有得分"},
    {"ask for it beside the history, joined by 'and'", "请写在历史函数外面，用 and 连接"},
    {"'{}' has the wrong number of values", "“{}”的参数个数不对"},
    {"unknown score '{}'", "没有得分“{}”"},
    {"scores: {}", "得分：{}"},
    {"unknown move '{}'", "没有变动“{}”"},
    {"moves: {}", "变动：{}"},
    {"stages: {}", "阶段：{}"},
    {"'{}' is of a condition", "“{}”里要写条件"},
    {"'{}' is of a number, a duration or money", "“{}”里要写数、时长或金额"},
    {"a quantile has a share above 0 and up to 100%", "分位数的比例要大于 0、不超过 100%"},
    {"history goes back a whole number of days, up to 3660", "历史函数的天数是整数，最多 3660"},

    // states and moves
    {"unknown state '{}'", "没有状态“{}”"},
    {"unknown privilege '{}'", "没有权益“{}”"},
    {"nobody ever reaches the state '{}'", "没有人会到状态“{}”"},
    {"write a move to it, or take it out", "请写一个到它的变动，或删去它"},
    {"nobody ever leaves the state '{}'", "没有人能离开状态“{}”"},
    {"write a move from it, or 'final: true'", "请写一个离开它的变动，或写 final: true"},
    {"'{}' leaves the state '{}', which is final", "“{}”离开状态“{}”，而它是终态"},
    {"take the state out of 'from', or 'final' out of the state",
     "请把该状态从 from 里去掉，或去掉它的 final"},
    {"the move '{}' is never made", "变动“{}”永远不会发生"},
    {"a move above it asks for no more and is made first",
     "排在它前面的变动要求不更多，总是先发生"},
    {"no state takes the privilege '{}'", "没有状态会取消权益“{}”"},
    {"name it in 'privileges_off', or take it out", "请写进 privileges_off，或删去它"},
    {"'{}' is judged on what is shown, and the pack shows nothing",
     "“{}”按展示的得分判定，而规则包没有说何时展示"},
    {"say when with 'publish', or write 'judged_on: published'",
     "请用 publish 说明何时展示，或写 judged_on: published"},
    {"requests and appeals are filed by shops, and the pack scores none",
     "申请和申诉由店铺提出，而规则包不给店铺评分"},
    {"take 'needs' out", "请去掉 needs"},
    {"'watched' is never true: no move begins a watch period",
     "watched 永远不成立：没有变动开始观察期"},
    {"write for example 'watch: 30' at the move that begins it",
     "请在开始观察期的变动上写 watch: 30 之类"},

    // the command
    {"'missed' does not say what a breach costs", "missed 没有写超时的代价"},
    {"give points, money, or the words of the rule with says",
     "写 points、money，或用 says 写规则的原话"},
    {"money is 'each', or a 'share' and 'of' what", "money 写 each，或者写 share 和 of"},
    {"write for example { share: 30%, of: amount, least: 5 CNY, most: 500 CNY }",
     "例如 { share: 30%, of: amount, least: 5 CNY, most: 500 CNY }"},
    {"'{}' asks for rows that only a whole day can tell", "“{}”里有要按整天才能定的行"},
    {"name a table, or a set without 'keep' and 'sessions', and write no 'order in'",
     "请写表名，或不含 keep 和 sessions 的集合，也不要用 order in"},
    {"{} says nothing of a standing", "{} 没有写资格状态"},
    {"see 'standing' in docs/rule-packs.md", "见 docs/rule-packs.md 的 standing"},
});

}  // namespace

std::span<const Sentence> standing_sentences() { return sentences; }

}  // namespace xingji
