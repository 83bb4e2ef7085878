// Small changes to the rules of a standing that some case should notice: a move left out, a line
// that its own value no longer meets, a day more or less.
#pragma once

#include <vector>

#include "cases/changes.h"

namespace xingji::cases {

std::vector<Change> standing_changes_of(const Pack& pack);

}  // namespace xingji::cases
