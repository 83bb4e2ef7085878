// The very facts behind a card: the rows that each number counted with their part in it, the facts
// of the same order that the rule looked at beside them, the messages that a session is made of,
// and the rows that a filing took out.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/explained_part.h"

namespace xingji {

struct EvidenceRow {
  enum class Role : std::uint8_t { counted, joined, exempted };
  /// "late" for an indicator that is one measure over another. Other formulas and gates speak of
  /// several measures, and each has rows of its own: "merchant_disputes: merchant_fault". So have
  /// bonuses, and the cases of a deduction: "conduct: conduct.cases".
  std::string of;
  Role role = Role::counted;
  Table table = Table::orders;
  std::uint32_t row = 0;
  /// The part in each side, in the unit that the card prints: counts, seconds, money. Counted rows
  /// only; a measure that stands alone fills the numerator.
  std::optional<Micro> in_numerator;
  std::optional<Micro> in_denominator;
  std::string filing;  // exempted: what took it out
  /// Of the row: what the rule looked at, and whom it names; ascending.
  std::vector<std::size_t> columns;
  /// Whom the row's order and its parcels name, of rows that count or were taken out.
  struct Named {
    Table table = Table::orders;
    std::uint32_t row = 0;
    std::size_t column = 0;
  };
  std::vector<Named> of_order;
};

/// All facts behind the indicators, then behind gates, bonuses and deductions, or behind one of
/// these. A joined row follows the row that it was looked at for. Adding up a column of an `of`
/// gives its numerator or denominator to the last digit; for that, a part that six decimals cannot
/// hold may be off by a millionth.
std::vector<EvidenceRow> evidence(const Explanation& explanation,
                                  const std::optional<ExplainedPart>& part = std::nullopt);

/// The facts behind some measures, each under "of: measure". The card is not looked at.
std::vector<EvidenceRow> evidence_of(const Explanation& explanation, const std::string& of,
                                     const std::set<std::size_t>& measures);

std::string_view to_text(EvidenceRow::Role role);

}  // namespace xingji
