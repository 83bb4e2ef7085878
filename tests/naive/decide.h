// A second opinion on decisions: every row is looked at, whether it can still matter or not.
#pragma once

#include <string>

#include "pack/answers.h"

namespace xingji::naive {

/// "row x", "asks y" or "lacks z".
std::string naive_decide(const Pack& pack, const Decision& decision, const Answers& answers,
                         Day day);

}  // namespace xingji::naive
