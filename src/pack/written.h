// Amounts as somebody wrote them: the literal beside a comparison, the entries of a parameter, the
// cells of a column. A lint compares each with what stands on the other side and points at it.
#pragma once

#include <string>
#include <vector>

#include "base/ratio.h"
#include "pack/draft.h"
#include "pack/range.h"

namespace xingji {

struct Written {
  Ratio value;
  std::string text;  // as it is written: "5%", "100"
  Place place;
  std::string name = {};    // of the parameter or table; empty for a literal
  bool is_percent = false;  // of a number
  bool is_plain = false;    // a number without any unit
};

/// What is written on one side of a comparison; nothing where facts stand in it.
std::vector<Written> written_in(const Expression& side, const Draft& draft);

/// The entries of a number, computed ones left out.
std::vector<Written> written_in(const Number& number, const Draft& draft);

/// The comparison with its sides exchanged: `a < b` is `b > a`.
Op mirrored(Op op);

/// "did you mean 5%?" of a plain 5 beside a share, or nothing.
std::string lacks_percent(const Written& written);

/// Whether an expression makes a number of rows or days, or of what else there is one by one.
bool is_counted_in_ones(const Expression& expression, const Pack& pack);

/// Refuses a percentage beside what is counted in ones and lies in the range.
void refuse_percent(Draft& draft, const Expression& thing, const Range& range,
                    const Written& written);

/// Refuses an amount in a unit that `thing` cannot be meant in, though both are numbers: a
/// percentage beside a count, a plain 5 beside one count over another. Whether it did.
bool refuse_wrong_unit(Draft& draft, const Expression& thing, const Written& written);

}  // namespace xingji
