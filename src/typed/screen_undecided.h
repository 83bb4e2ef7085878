// The part of the screen that says which rules could not be decided for want of a number, what they
// would give, and how that number is typed.
#pragma once

#include <string>

#include "typed/diagnosis.h"

namespace xingji::typed {

/// Empty when every rule was decided.
std::string undecided_text(const Pack& pack, const Diagnosis& diagnosis, Language language);

}  // namespace xingji::typed
