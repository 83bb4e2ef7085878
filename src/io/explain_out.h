// An explanation for programs: JSON with the whole tree, CSV with a row per number. Both hold the
// pack's own expressions and ids, whatever language the reader has.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/explained_part.h"

namespace xingji {

/// What an explanation tells: all parts and measures of the pack, or one part with its measures, by
/// position.
struct ExplainedParts {
  std::vector<ExplainedPart> parts;
  std::vector<std::size_t> measures;
};
ExplainedParts parts_of(const Explanation& explanation, const std::optional<ExplainedPart>& only);

/// What a measure is worth in units (counts, seconds, money); nothing where it is not known.
std::optional<Micro> measure_value(const Explanation& explanation, std::size_t measure);

std::string_view to_text(Covered covered);
std::string_view to_text(Step::Edge edge);
std::string_view to_text(Gate::Act act);

/// One object: `card` as `score --format json` writes it, then `dimensions`, `indicators`, `gates`,
/// `measures`, `parameters` and `assumptions` with what decided each.
std::string explanation_json(const Explanation& explanation,
                             const std::optional<ExplainedPart>& only = std::nullopt);

/// RFC 4180 with the header
/// `path,value,numerator,denominator,points,weight,status,basis,covered_days,window_days`.
std::string explanation_csv(const Explanation& explanation,
                            const std::optional<ExplainedPart>& only = std::nullopt);

}  // namespace xingji
