// Why a number is what it is: the card of one subject and day together with what happened to the
// rows behind every measure. Results only; io renders them as text and as evidence.
#pragma once

#include <string>
#include <vector>

#include "engine/evaluate.h"
#include "facts/shard.h"

namespace xingji {

struct Explanation {
  std::string subject;
  const Pack* pack = nullptr;
  const FactSet* facts = nullptr;
  AccountRows account;
  Day day = 0;
  Card card;
  Balances balances;                       // of the one day
  std::vector<Witness> witnesses;          // by measure
  std::vector<std::vector<Table>> tables;  // by measure: whose coverage counts
};

/// `subject` is in the fact set; `pack` is the version that judges `day`.
Explanation explain(const Pack& pack, const FactSet& facts, const std::string& subject, Day day);

/// A fact behind an indicator, with its part in both sides; 0 where it has none.
struct EvidenceRow {
  std::size_t indicator = 0;
  Table table = Table::orders;
  std::uint32_t row = 0;
  std::optional<Micro> in_numerator;  // in the unit the indicator prints: counts, seconds, money
  std::optional<Micro> in_denominator;
};

/// The facts behind the indicators whose value is one measure over another, by indicator, then row.
/// Adding up a column gives the indicator's numerator or denominator to the last digit; for that, a
/// part that six decimals cannot hold may be off by a millionth.
std::vector<EvidenceRow> evidence(const Explanation& explanation);

/// The columns of the indicator's table that its two measures look at, ascending.
std::vector<std::size_t> columns_seen(const Pack& pack, const Indicator& indicator);

}  // namespace xingji
