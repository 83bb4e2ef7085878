#include "naive/measures.h"

namespace xingji::naive {
namespace {

// A measure, or several that are added and taken away.
bool is_made_of_measures(const Expression& side) {
  if (side.op == Op::measure) return true;
  if (side.op != Op::add && side.op != Op::subtract) return false;
  return is_made_of_measures(side.arguments[0]) && is_made_of_measures(side.arguments[1]);
}

bool is_quotient(const Expression& each) {
  return each.op == Op::divide && is_made_of_measures(each.arguments[0]) &&
         is_made_of_measures(each.arguments[1]);
}

}  // namespace

std::optional<Fraction> Subject::counted_side(const Expression& side, Day day) {
  if (side.op == Op::measure) {
    const auto count = counted(position_of(pack_, side.name), day);
    return count && !count->is_partial ? std::optional(count->number) : std::nullopt;
  }
  const auto first = counted_side(side.arguments[0], day);
  const auto second = counted_side(side.arguments[1], day);
  if (!first || !second) return std::nullopt;
  return side.op == Op::add ? *first + *second : *first - *second;
}

/// Somebody counted all that the value divides: that is exact, and the screen rounds.
GivenNumbers Subject::by_counts(const Indicator& indicator, GivenNumbers reading, Day day) {
  if (!is_quotient(indicator.value)) return reading;
  const auto above = counted_side(indicator.value.arguments[0], day);
  const auto below = counted_side(indicator.value.arguments[1], day);
  if (!above || !below) return reading;
  if (indicator.numerator) reading.numerator = above;
  if (indicator.denominator) reading.denominator = below;
  reading.value.reset();
  if (!(*below == Fraction{0})) reading.value = *above / *below;
  return reading;
}

std::optional<Fraction> Subject::given_quotient(const Expression& quotient, Day day) {
  if (!is_quotient(quotient)) return std::nullopt;
  for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
    const Indicator& indicator = pack_.indicators[i];
    if (!indicator.branches.empty() || to_text(indicator.value) != to_text(quotient)) continue;
    const auto numbers = given(i, day);
    if (!numbers || !numbers->value) continue;
    bool has_counts = true;
    for (const auto& [m, each] : looked_at(quotient, pack_, day)) {
      has_counts = has_counts && measure(m, each).is_given;
    }
    if (!has_counts) return numbers->value;
  }
  return std::nullopt;
}

}  // namespace xingji::naive
