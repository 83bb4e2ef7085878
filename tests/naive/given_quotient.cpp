#include "naive/measures.h"

namespace xingji::naive {

std::optional<Fraction> Subject::given_quotient(const Expression& quotient, Day day) {
  const auto names = [](const Expression& each) {
    const bool is_plain = each.op == Op::divide && each.arguments[0].op == Op::measure &&
                          each.arguments[1].op == Op::measure;
    return is_plain ? std::pair{each.arguments[0].name, each.arguments[1].name}
                    : std::pair{std::string(), std::string()};
  };
  const auto [above, below] = names(quotient);
  if (above.empty()) return std::nullopt;
  for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
    const Indicator& indicator = pack_.indicators[i];
    if (!indicator.branches.empty() || names(indicator.value) != std::pair{above, below}) continue;
    const auto numbers = given(i, day);
    if (!numbers || !numbers->value) continue;
    const bool has_counts = measure(position_of(pack_, above), day).is_given &&
                            measure(position_of(pack_, below), day).is_given;
    if (!has_counts) return numbers->value;
  }
  return std::nullopt;
}

}  // namespace xingji::naive
