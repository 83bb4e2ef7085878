// What an explanation may be asked for alone: an indicator, a gate, a bonus, a deduction.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/explain.h"

namespace xingji {

struct ExplainedPart {
  enum class Kind : std::uint8_t { indicator, gate, bonus, deduction };
  Kind kind = Kind::indicator;
  std::size_t position = 0;  // in the pack
};

/// All of a pack, in this order.
std::vector<ExplainedPart> explained_parts(const Pack& pack);

const std::string& id_of(const Pack& pack, const ExplainedPart& part);

/// By its id, or as evidence says it: "late" and "disputes: merchant_fault".
std::optional<ExplainedPart> find_part(const Pack& pack, std::string_view name);

/// The measures behind it, ascending; of an indicator those of the branch that it was judged by.
std::vector<std::size_t> measures_of(const Explanation& explanation, const ExplainedPart& part);

}  // namespace xingji
