// Sentences of the screen: how far a step is, what a gate does, what a rank gives.
#pragma once

#include <string>

#include "io/explain_text.h"
#include "typed/diagnosis.h"

namespace xingji::typed {

std::string percent_text(const Ratio& share, Language language);

/// "再提高 2 个百分点，达到 80%，就得 5 分"
std::string step_text(const NextStep& next, const Pack& pack, Language language);

/// "：升一档，总分 ", up to the number; of a value that is its own points where to.
std::string goal_text(const NextStep& next, const Pack& pack, Language language);

/// With the colour or verdict, which may be all that the platform shows: "4 星（绿）".
std::string stars_text(const Pack& pack, const Diagnosis& diagnosis, Micro stars,
                       Language language);

/// "门槛 异常揽收率 7%：未达标，物流速度最高 4 分；再降低 2 个百分点，不超过 5%"
std::string gate_text(const Pack& pack, const Diagnosis& diagnosis, std::size_t gate,
                      Language language);

/// What the step is of, by its title.
std::string name_text(const NextStep& next, const Pack& pack, Language language);

/// What a failing gate counts and how far its line is: "看的是 晚揽收运单 ÷ 应揽收运单：再降低 2
/// 个百分点，不超过 5%，即再少 1 起"; how the cases of a deduction end. `next` is of one of these.
std::string act_text(const Pack& pack, const Diagnosis& diagnosis, const NextStep& next,
                     Language language);

/// Where it is asked for: what is divided by what, and where it turns.
std::string gate_lines_text(const Pack& pack, std::size_t gate, Language language);
std::string bonus_lines_text(const Pack& pack, std::size_t bonus, Language language);

/// "纠纷商责率", of one that was typed what else it asks for: "纠纷商责率（还要 商责售后单数）".
std::string unknown_gate_text(const Pack& pack, const Typed& typed, std::size_t gate,
                              Language language);

/// "超过 90% 得 5 分，70% 得 4.5 分"
std::string ladder_text(const Indicator& indicator, const Trial& trial, Day day, Language language);

}  // namespace xingji::typed
