// What two sides of a comparison say of two things at most: `paid_at + 2 days < shipped_at` that
// one is so much below the other. Sums of more things are taken as one.
#pragma once

#include <optional>

#include "pack/range.h"

namespace xingji {

/// a - b, compared with `constant`; where one of the two is absent it is nothing.
struct Apart {
  const Expression* a = nullptr;
  const Expression* b = nullptr;
  Ratio constant;
  bool is_turned = false;  // the comparison reads the other way round: `-stars < 3`
  bool is_about_facts = false;
};

/// Of the two sides of a comparison of quantities; nothing when the numbers are too great.
std::optional<Apart> apart(const Expression& left, const Expression& right, const Pack& pack);

}  // namespace xingji
