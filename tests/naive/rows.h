// The view of the day, row by row: which facts are there at the end of D, which of their columns
// can be seen, and what a row expression says about them.
#pragma once

#include <functional>

#include "naive/known.h"
#include "naive/value.h"
#include "pack/pack.h"

namespace xingji::naive {

class Subject;

/// The day judged: D, and its last second in the pack's zone.
struct View {
  const Pack& pack;
  Day day;
  Instant end;
  /// The due time that filings give the row looked at, where they move it on.
  std::optional<Fraction> due = {};
  /// Whether an order belongs to a selection of the pack on D.
  std::function<bool(std::size_t selection, const Fact& order)> has_order = {};
};

View view_of(const Pack& pack, Day day);

/// Whether the fact has happened by the end of D.
bool is_there(const Fact& fact, const View& view);

/// What D sees of a column of a fact that is there.
Value seen(const Fact& fact, std::size_t column, const View& view);

/// The fact's order: itself, or the order it names, if that is there on D; else null.
const Fact* order_of(const Fact& fact, const View& view);

/// A row expression. `anchor_day`: the day of the row's anchor, for parameters dated by row;
/// unknown while the anchor itself is evaluated, when they go by the day judged.
Value evaluate_row(Subject& subject, const Expression& expression, const Fact& fact,
                   const View& view, std::optional<Day> anchor_day);

}  // namespace xingji::naive
