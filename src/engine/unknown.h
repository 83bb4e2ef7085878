// Why something on a card is not known: parameters without a value, divisions by nothing, and
// measures whose tables say nothing about their days. Results only, for explain; io puts them into
// words.
#pragma once

#include <vector>

#include "engine/explain.h"

namespace xingji {

/// A table that is not complete for the days of a measure's window.
struct Gap {
  Table table = Table::orders;
  std::vector<CoveredDays> covered;  // the days for which it is complete; none: it has no row
};
std::vector<Gap> gaps_of(const Explanation& explanation, std::size_t measure);

/// A part of an expression that keeps it from being known. Those that can be told apart:
struct Unknown {
  enum class Why : std::uint8_t {
    unset_parameter,  // `part` is the parameter
    no_data,          // `part` is the measure
    divided_by_zero,  // `part` is the divisor
    no_attribute,     // `part` is the attribute
    not_found,        // `part` is the look-up
    no_peers,         // `part` is what asks for their values
    not_on_all_days,  // `part` is what looks at earlier days
  };
  Why why = Why::no_data;
  const Expression* part = nullptr;
};

/// Everything in a day expression that is not known, from left to right, each once.
std::vector<Unknown> unknowns_of(const Expression& expression, const Explanation& explanation);

/// The parameters that an expression names, in their order, each once. Positions in the pack.
std::vector<std::size_t> parameters_of(const std::vector<const Expression*>& expressions,
                                       const Pack& pack);

}  // namespace xingji
