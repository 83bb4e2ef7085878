// Small changes to the tasks of a pack that some case should notice: a task left out, a limit a
// second longer, a condition left out, a fine a cent more.
#pragma once

#include <vector>

#include "cases/changes.h"

namespace xingji::cases {

std::vector<Change> task_changes_of(const Pack& pack);

}  // namespace xingji::cases
