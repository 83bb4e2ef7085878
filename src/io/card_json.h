// A score card as JSON, the same whoever writes it: `score` for every subject, `explain` for one.
#pragma once

#include <string>

#include "engine/card.h"
#include "facts/shard.h"

namespace xingji {

/// Null where the card's version of the pack has no such indicator.
std::string indicator_json(const IndicatorResult* result);

std::string gate_state_text(GateResult::State state);

/// `dimensions` and `indicators` are objects already, under the ids that the writer chose. The
/// readings beside the card are those of `facts`, which may be null. `shown_on`: the day of
/// viewing, where what people are shown was asked for.
std::string card_json(const std::string& subject, const Card& card, const Pack& pack,
                      const FactSet* facts, const std::string& dimensions,
                      const std::string& indicators, const std::optional<Day>& shown_on = {});

}  // namespace xingji
