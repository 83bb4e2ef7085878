// For tests of the steps from balances to stars: packs of indicators over counts, and balances, put
// together by hand in a few lines.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/evaluate.h"

namespace xingji::fixture {

inline constexpr Day judged = 100;

/// What counts are worth on the day judged; a count that is not named has no covered day.
using Worths = std::map<std::string, std::int64_t>;

/// "80%", "4.5", "48h".
Number number(const std::string& text);

/// Adds a count that is never folded.
void add_count(Pack& pack, const std::string& id);

/// Adds an indicator worth `over / under`, with a ladder of one step for "the rest": 5.
Indicator& add_share(Pack& pack, const std::string& id, const std::string& over,
                     const std::string& under);
Step step(Step::Edge edge, const std::string& bound, const std::string& give);
Step rest(const std::string& give);

/// Indicators by position, with their weights.
void add_dimension(Pack& pack, const std::string& id, const std::string& weight,
                   const std::vector<std::pair<std::size_t, std::string>>& parts);

/// A gate of one level; `amount` is not looked at where the act has none.
Gate gate(const Pack& pack, Gate::At at, const std::string& fails, Gate::Act act,
          const std::string& amount = "0");

/// The card of the day judged. Counts of `partly` are covered in part.
Card card(const Pack& pack, const Worths& worths, const std::vector<std::string>& partly = {});

/// "4.5", or "none".
std::string text(const std::optional<Micro>& number);

}  // namespace xingji::fixture
