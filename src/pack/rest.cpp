#include "pack/rest.h"

#include <algorithm>
#include <set>

#include "pack/expression.h"
#include "pack/negation.h"
#include "pack/range.h"

namespace xingji {
namespace {

// The one condition that a part has beside those of the whole.
const Expression* own_condition(const Measure& part, const Measure& whole) {
  std::set<std::string> known;
  for (const Measure::Filter& filter : whole.filters) known.insert(to_text(filter.condition));
  const Expression* own = nullptr;
  for (const Measure::Filter& filter : part.filters) {
    if (known.contains(to_text(filter.condition))) continue;
    if (own != nullptr) return nullptr;
    own = &filter.condition;
  }
  return own;
}

// Whether it is either true or false of every row.
bool is_always_known(const Expression& condition, const Pack& pack) {
  return to_text(not_true(condition, pack)) == to_text(negated(condition));
}

bool are_opposite(const Expression& a, const Expression& b, const Pack& pack) {
  return to_text(negated(a)) == to_text(b) &&
         (is_always_known(a, pack) || is_always_known(b, pack));
}

// Whether the part takes its rows, without weights, from just those of the whole.
bool is_plain_part(const Measure& part, const Measure& whole, const Pack& pack) {
  const auto by = [](const Measure& measure) {
    return measure.by ? to_text(*measure.by) : std::string();
  };
  return is_share(part, whole, pack) && !part.weight && by(part) == by(whole) &&
         part.session == whole.session && part.exemptions == whole.exemptions;
}

}  // namespace

bool count_the_same(const Measure& a, const Measure& b, const Pack& pack) {
  return a.table == b.table && a.filters.size() == b.filters.size() && is_plain_part(a, b, pack) &&
         is_plain_part(b, a, pack);
}

std::optional<std::size_t> rest_of(const Indicator& indicator, const Pack& pack) {
  if (!indicator.numerator || !indicator.denominator) return std::nullopt;
  const Measure& part = pack.measures[*indicator.numerator];
  const Measure& whole = pack.measures[*indicator.denominator];
  const Expression* counted = own_condition(part, whole);
  if (counted == nullptr || !is_plain_part(part, whole, pack)) return std::nullopt;
  for (std::size_t m = 0; m < pack.measures.size(); ++m) {
    const Measure& rest = pack.measures[m];
    if (rest.table != whole.table || !is_plain_part(rest, whole, pack)) continue;
    const Expression* left = own_condition(rest, whole);
    if (left != nullptr && are_opposite(*counted, *left, pack)) return m;
  }
  return std::nullopt;
}

}  // namespace xingji
