// On which days a pack judges and people see a new score, by walking from day to day.
#pragma once

#include <functional>

#include "pack/pack.h"

namespace xingji::naive {

/// Whether the day is one whose score is final.
bool ends_period(const Pack& pack, Day day);

/// The day whose score people see on a day of viewing; `version_on` judges a day, or is null.
std::optional<Day> seen_on(const std::function<const Pack*(Day)>& version_on, Audience audience,
                           Day viewed);

}  // namespace xingji::naive
