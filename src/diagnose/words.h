// Acts and levels in the words of people.
#pragma once

#include <string>

#include "base/language.h"
#include "diagnose/diagnosis.h"

namespace xingji::diagnose {

/// "the next 14 chats all good", 接下来 14 个会话全部达标.
std::string act_text(const Explanation& explanation, const Distance& distance, Language language);

/// What a way leads to: "4 points (at least 90%)", "moderately failed", "no deduction".
std::string goal_text(const Explanation& explanation, const Way& way, Language language);

/// That another branch judges the indicator then, and by which value: ", and is judged another way
/// then, by 92.2%"; often nothing.
std::string otherwise_text(const Explanation& explanation, std::size_t indicator,
                           const std::optional<Distance::Judged>& judged, Language language);

/// Whether acts on the way can be counted: their number is known, and so are the peers' values.
bool can_count(const Explanation& explanation, const Way& way);

/// What comes of an act beyond what the way leads to: ", which gives 5 points"; often nothing.
std::string more_text(const Explanation& explanation, const Way& way, const Distance& distance,
                      Language language);

/// The title of an indicator, gate or deduction.
std::string title_of(const Explanation& explanation, const Finding& finding, Language language);
std::string id_of(const Explanation& explanation, const Finding& finding);

/// What makes a case of a share count, as a clause; nothing of other indicators.
std::string counts_text(const Explanation& explanation, std::size_t indicator, Language language);

/// Three places are as far as anybody reads.
std::string short_number(Micro value);

}  // namespace xingji::diagnose
