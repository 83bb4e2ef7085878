// Pay slips: what everybody of a pack earned in a month, line by line, exact to the hundredth.
// Pure: the month is an argument. Knows nothing of months that are closed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/formula.h"
#include "engine/sight.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji {

/// A name that a line speaks of, and what it was worth.
struct PayBehind {
  std::string name;
  Type type = Type::number;
  DayValue value;
  Op op = Op::measure;  // attribute, parameter, or any name of pay
};

/// A shop's amount that its people share: equal parts, and what is left over goes one hundredth
/// each to the first by id.
struct PayPot {
  std::int64_t cents = 0;
  std::int64_t people = 0;
  std::int64_t left_over = 0;  // so many of them have a hundredth more
};

struct SlipLine {
  const Pay::Line* rule = nullptr;
  std::optional<std::int64_t> cents;  // rounded once; empty: refused, and `why` says why
  Title why;
  std::vector<PayBehind> behind;
  std::optional<PayPot> pot;  // of a shared line
  std::string elsewhere;      // whose slip has it, where it is paid once; empty: this one
};

struct Slip {
  std::string subject;
  AccountRows rows;
  std::vector<SlipLine> lines;        // those in force, in the order of the rules
  std::optional<std::int64_t> total;  // the sum of the lines; empty when one of them is refused
  bool is_partial = false;            // the facts do not cover all days that it looks at
};

struct PaySheet {
  const Pack* pack = nullptr;
  const FactSet* facts = nullptr;
  Day first = 0;
  Day last = 0;
  std::vector<Slip> slips;  // by subject
};

/// The last day of the pack's period that is called by a month (see format_month).
Day last_day_of_pay(const Pack& pack, std::int64_t month);

/// The last second that the measures of lines look at, of a month that ends on `last`.
Instant view_of_slips(const Pack& pack, Day last);

/// The slips of all who belong to the shop in the month that ends on `last`; the pack has `pay`. Of
/// agents those who had joined before its end and not left before its beginning; where a shop does
/// not list its agents, all that facts name.
PaySheet pay_slips(const Pack& pack, const FactSet& facts, Day last);

}  // namespace xingji
