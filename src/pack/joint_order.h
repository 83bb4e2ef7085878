// Which of two things is never above the other, whatever the facts are: some rows counted beside
// all of them, the lowest of some rows beside the highest, what opens a session beside what ends
// it.
#pragma once

#include "pack/pack.h"

namespace xingji {

/// Whether `one` is at most `other` wherever both are known. No may be said too often.
bool is_up_to(const Expression& one, const Expression& other, const Pack& pack);

}  // namespace xingji
