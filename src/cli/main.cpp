#include <malloc.h>

#include <array>
#include <cstdio>

#include "cli/commands.h"

namespace {

using xingji::Command;

// All commands: name, what it does, the options it takes, an example.
constexpr auto commands = std::to_array<Command>({
    {"score", "评分：每个店铺每天一行", "score cards: one row per subject and day",
     "--pack! --facts! --as-of --days --known-at --assume-version --subjects --overlay --format "
     "--limit --shown-to --report --strict --threads --rules",
     "xingji score --pack PLATFORM/PACK --facts data --as-of 2022-06-15 --format csv",
     xingji::run_score},
    {"explain", "解释：从星级到指标到计数", "one card as a tree, from the stars down to the counts",
     "--pack! --facts! --subject! --as-of --indicator --card-format --evidence --keep-buyer-ids "
     "--known-at "
     "--assume-version --overlay --report --strict --threads --rules",
     "xingji explain --pack PLATFORM/PACK --facts data --subject shop-1", xingji::run_explain},
    {"diagnose", "诊断：要不要行动，每项离上一档差几件事，怎么做",
     "does the shop need to act, how many acts is each figure away, what to do",
     "--pack! --facts! --subject! --as-of --card-format --keep-buyer-ids --known-at "
     "--assume-version --overlay --report --strict --threads --rules",
     "xingji diagnose --pack PLATFORM/PACK --facts data --subject shop-1", xingji::run_diagnose},
    {"standing", "资格状态：什么时候因为什么变成什么",
     "what follows from the scores: states, and when and why they changed",
     "--pack! --facts! --since --as-of --known-at --assume-version --subjects --overlay --format "
     "--report --strict --threads --rules",
     "xingji standing --pack PLATFORM/PACK --facts data --since 2022-06-01 --format table",
     xingji::run_standing},
    {"notices", "预警通知：哪天、因为什么、通知谁",
     "what people are told: warnings before a line, runs, levels, moves, deadlines",
     "--pack! --facts! --since --as-of --known-at --assume-version --subjects --overlay --format "
     "--report --strict --threads --rules",
     "xingji notices --pack PLATFORM/PACK --facts data --since 2022-06-01 --format table",
     xingji::run_notices},
    {"appeals", "申诉、报备和整改：得分前后、还缺什么",
     "appeals, filings and plans of improvement: the score before and after, what is missing",
     "--pack! --facts! --subject! --as-of --known-at --assume-version --overlay --format --report "
     "--strict --threads --rules",
     "xingji appeals --pack PLATFORM/PACK --facts data --subject SHOP --format table",
     xingji::run_appeals},
    {"try", "试算：填几个数，就知道几星、差在哪里",
     "stars and weak points from a few typed numbers, without files",
     "ONE_PACK! --values --paste --save --subject --as-of --assume-version --overlay --rules",
     "xingji try PLATFORM/PACK --values \"reply share=78%,refund time=1h12min\"", xingji::run_try},
    {"sheet", "监控表：每天记数，看走势和预警",
     "a sheet of each day's numbers: enter, paste, show, trend, alarms, export, undo",
     "SHEET_ACTION! --sheet! --pack --subject --day --values --sheet-days --overlay --format "
     "--rules",
     "xingji sheet show --sheet my-sheet", xingji::run_sheet},
    {"check", "检查规则包：语法、案例、覆盖",
     "lint packs, run their golden cases, show what no case tests",
     "PACK! --overlay --allow-uncovered --checked-on --rules", "xingji check PLATFORM/PACK",
     xingji::run_check},
    {"describe", "把规则包说成人话", "a pack's rules as sentences",
     "ONE_PACK! --on --changes --overlay --rules", "xingji describe PLATFORM/PACK --on 2022-06-15",
     xingji::run_describe},
    {"deadlines", "待办：到期时间、还剩多久、超时的代价",
     "what waits to be done: by when, and what it costs to be late",
     "--pack! --facts! --at --known-at --assume-version --subjects --overlay --format --limit "
     "--report --strict --threads --rules",
     "xingji deadlines --pack PLATFORM/PACK --facts data --at '2022-06-15 09:00:00'",
     xingji::run_deadlines},
    {"decide", "判定：按规则表给出结果，不知道的先问",
     "what a pack's decision table gives; asks for what matters and is not known",
     "PACK_FILE! DECISION --inputs --set --as-of --format --overlay --rules",
     "xingji decide PLATFORM/PACK --set reason=damaged,days_since_signed=3", xingji::run_decide},
    {"pay", "工资条：每个客服每一行多少钱、为什么",
     "pay slips: what everybody earned in a month, line by line",
     "PAY --pack! --facts! --month! --book --reason --values --evidence --known-at "
     "--assume-version "
     "--subjects --overlay "
     "--format --report --strict --threads --rules",
     "xingji pay --pack PLATFORM/PACK --facts data --month 2022-05", xingji::run_pay},
    {"reconcile", "对账：我们算的数和平台显示的数，差在哪里",
     "our numbers beside those that the platform showed, with likely reasons",
     "--pack! --facts! --as-of --reading-days --known-at --assume-version --subjects --overlay "
     "--format --report --strict --threads --rules",
     "xingji reconcile --pack PLATFORM/PACK --facts data --subjects shop-1", xingji::run_reconcile},
    {"overlay", "写一份「我的参数」，等您填数", "a file for your own numbers, to be filled in",
     "ACTION! ONE_PACK! --on --new-file --replace-file --rules",
     "xingji overlay init PLATFORM/PACK", xingji::run_overlay},
    {"import", "把平台导出的文件转成标准表", "a platform's export to canonical tables",
     "--mapping! --from! --into! --replace --keep-buyer-ids --report --threads --rules",
     "xingji import --mapping PLATFORM --from downloads --into data", xingji::run_import},
    {"synth", "生成一个虚构的市场", "a made-up market, every table filled",
     "--market --shops --days-of-life --orders --seed --until --into! --replace --tables --wide "
     "--threads --rules",
     "xingji synth --shops 100 --days 90 --seed 1 --into data", xingji::run_synth},
    {"version", "程序版本", "the version of the program", "", "xingji version",
     xingji::run_version},
});

}  // namespace

int main(int count, char** words) {
#ifdef __AVX2__
  if (__builtin_cpu_supports("avx2") == 0 || __builtin_cpu_supports("bmi2") == 0) {
    std::fputs(
        "xingji: this processor lacks AVX2 or BMI2 / 这台机器的处理器没有 AVX2 或 BMI2\n"
        "  build for it: cmake --preset release -DXINGJI_MARCH=x86-64\n",
        stderr);
    return xingji::exit_usage;
  }
#endif
#ifdef M_TRIM_THRESHOLD
  // What one part of the facts took serves the next: given back and taken anew page by page, memory
  // costs a tenth of the time that reading takes.
  constexpr int greatest_on_heap = 32 << 20;  // the C library maps more than that by itself
  mallopt(M_MMAP_THRESHOLD, greatest_on_heap);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
  return xingji::run_command_line(commands, count, words);
}
