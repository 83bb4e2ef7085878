// Numbers that people gave, as the twin reads them: a day's own counts added up over the window, or
// what the platform's screen printed on the day. It has its own reader of printed values, for plain
// spellings only: "94.3%", "1h 12min", "4320s", "4.82", "-"; with a sample "2.1%(1/48)" or "1/48".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "naive/fraction.h"
#include "naive/known.h"
#include "pack/pack.h"

namespace xingji::naive {

struct GivenNumbers {
  std::optional<Fraction> value;
  std::optional<Fraction> numerator;
  std::optional<Fraction> denominator;
  bool is_partial = false;  // tallies that do not cover the window
};

/// The ids under which people gave the numbers; the first holds.
using Names = std::vector<std::string>;

/// Whom people gave numbers of, and the account whose facts they stand beside.
struct GivenOf {
  Names names;
  std::string account;
};

/// The window's days of the numerator and of the denominator.
struct GivenWindows {
  Days numerator;
  Days denominator;
};

/// Tallies of an indicator over the windows; nothing when no day has one.
std::optional<GivenNumbers> tallied(const KnownFacts& facts, const GivenOf& subject,
                                    const Pack& pack, const Indicator& indicator,
                                    const GivenWindows& windows);

/// The reading of a day; nothing when there is none or the screen showed nothing.
std::optional<GivenNumbers> read_off(const KnownFacts& facts, const Names& names, const Pack& pack,
                                     const Indicator& indicator, Day day);

/// The share of peers that the screen of a day says an indicator beats.
std::optional<Fraction> share_on_screen(const KnownFacts& facts, const Names& names,
                                        const Pack& pack, std::size_t indicator, Day day);

/// A count or sum that people gave under the measure's own name. Tallies of its window (partial:
/// some days have none), or the reading of a day.
struct GivenCount {
  Fraction number;
  bool is_partial = false;
};
std::optional<GivenCount> counted_daily(const KnownFacts& facts, const GivenOf& subject,
                                        const Pack& pack, std::size_t measure, const Days& window);
std::optional<GivenCount> count_read(const KnownFacts& facts, const Names& names, const Pack& pack,
                                     std::size_t measure, Day day);

/// Whether a number is whole in the smallest unit that the measure is kept in.
bool is_whole(const Fraction& number, const Measure& measure);

/// A value as a screen prints it; nothing where it shows none.
std::optional<Fraction> printed_value(const std::string& text, const Indicator& indicator);

}  // namespace xingji::naive
