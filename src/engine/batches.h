// Who is folded together: subjects of one shard, because most accounts have few rows.
#pragma once

#include <vector>

#include "engine/subjects.h"

namespace xingji {

/// Some of the subjects, each by its position; all lie in one shard.
using Batch = std::vector<std::size_t>;

/// Each of the subjects begin … end − 1 once, in batches for a fold over so many days.
std::vector<Batch> batches_of(const FactSet& facts, const std::vector<NamedRows>& subjects,
                              std::size_t begin, std::size_t end, std::size_t days);

/// The rows of a batch's subjects.
std::vector<AccountRows> accounts_of(const std::vector<NamedRows>& subjects, const Batch& batch);

}  // namespace xingji
