// Shares of gates that a person typed: what the platform's page prints under a gate's name stands
// in place of the two counts that the gate's rule divides.
#pragma once

#include <map>

#include "engine/evaluate.h"
#include "facts/shard.h"
#include "sheet/book.h"
#include "sheet/trend.h"

namespace xingji::sheet {

/// By position in the pack, those that the sheet holds of a day.
std::map<std::size_t, Printed> gate_shares(const Book& book, const Pack& pack,
                                           const std::string& subject, Day day);

/// The card of a day, judged with these shares and all else as the facts are. The subject has rows.
Card card_with_gates(const Pack& pack, const FactSet& facts, const std::string& subject, Day day,
                     const std::map<std::size_t, Printed>& shares);

/// Which way a gate's share is better, and where its levels begin.
struct GateScale {
  Indicator::PrintedAs as = Indicator::PrintedAs::percent;
  Better better = Better::lower;
  std::vector<Micro> bounds;
  std::optional<std::size_t> indicator = {};  // whose value it is, where it is one's
};
/// Nothing of a gate that looks at no single share.
std::optional<GateScale> scale_of(const Pack& pack, std::size_t gate, Day day);

}  // namespace xingji::sheet
