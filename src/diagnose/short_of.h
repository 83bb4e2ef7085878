// What can be said of a way whose acts nobody can count.
#pragma once

#include <string>

#include "base/language.h"
#include "diagnose/diagnosis.h"

namespace xingji::diagnose {

/// "raise by 20; give 'chats received' and 'days at work' in place of 'Chats a day', and how many
/// it takes can be said": how far it is in the figure's own unit, and the counts to give, where
/// they would do. Of a gate what its condition looks at, as it is now.
std::string short_of(const Explanation& explanation, const Way& way, Language language);

/// The value beyond which the band is lost by a figure alone, where the worst figure decides and no
/// number of cases is said: "Compensation for late shipment above 6%". Often nothing.
std::string lost_beyond(const Diagnosis& diagnosis, std::size_t indicator, Language language);

}  // namespace xingji::diagnose
