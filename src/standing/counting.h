// What a standing has counted so far towards the moves that its present state can make: on the
// eighth day in a row below the line, eight.
#pragma once

#include <vector>

#include "standing/course.h"

namespace xingji {

struct Counting {
  const Standing* standing = nullptr;
  std::size_t move = 0;
  std::vector<Behind> behind;  // of what is counted in days, and is not at none
};

/// On the last day of the cards that a standing looks at, for each of `timelines` and move that
/// comes by itself. `timelines` are those of the same arguments.
std::vector<Counting> counting_of(const Family& family, const FactSet& facts,
                                  const ScoreOptions& options, const SubjectCards& cards,
                                  const std::vector<Timeline>& timelines);

}  // namespace xingji
