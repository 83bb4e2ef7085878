// Why a number is what it is: the card of one subject and day together with what happened to the
// rows behind every measure. Results only; io renders them as text, evidence.h lists the facts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/evaluate.h"
#include "engine/peer_view.h"
#include "facts/shard.h"

namespace xingji {

struct Explanation {
  std::string subject;
  const Pack* pack = nullptr;
  const FactSet* facts = nullptr;
  AccountRows account;
  Day day = 0;
  Instant view = 0;  // the last second that it looks at
  Card card;
  Balances balances;                       // of the one day
  std::optional<PeerTables> peers;         // of a pack that compares
  std::optional<Balances> yesterday;       // of the day before, where it chose a window
  std::vector<Witness> witnesses;          // by measure
  std::vector<std::vector<Table>> tables;  // by measure: whose coverage counts
};

/// The peers of the explained subject; speaks of `explanation`, which outlives it.
PeerView peers_of(const Explanation& explanation);

/// A day expression for the explained subject and day.
DayValue value_of(const Expression& expression, const Explanation& explanation);

/// A number of the pack for the explained subject and day.
std::optional<std::int64_t> amount_on(const Number& number, const Explanation& explanation);

/// `subject` is in the fact set; `pack` is the version that judges `day`.
Explanation explain(const Pack& pack, const FactSet& facts, const std::string& subject, Day day,
                    std::size_t threads = 1);

}  // namespace xingji
