// A subject's card on a day: values to points, points to dimensions, the total, stars, one step
// after the other as the pages of the rule language number them.
#pragma once

#include "naive/measures.h"

namespace xingji::naive {

/// The card of a day that the subject's pack version judges.
NaiveCard judge(Subject& subject, const std::string& id, Day day);

}  // namespace xingji::naive
