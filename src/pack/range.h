// Between which values an expression lies, whatever the facts are: a share between none and all, a
// count at 0 or above, a column of whole numbers where its table says. It may be told too wide,
// never too narrow; values that are missing lie nowhere.
#pragma once

#include <optional>
#include <string>

#include "base/ratio.h"
#include "pack/pack.h"

namespace xingji {

/// From `least` to `most`, both included, in the unit in which the type is kept (a number as it is,
/// a duration in seconds, money in hundredths); an end that is absent is open.
struct Range {
  std::optional<Ratio> least;
  std::optional<Ratio> most;

  bool is_only(const Ratio& value) const;
};

/// "from 1 to 5", "0 or more", "from 0% to 100%"; of a range with an end.
std::string to_text(const Range& range, Type type, const std::string& currency);

/// Whatever lies in one of the two.
Range either_of(const Range& a, const Range& b);

/// Of a quantity, or whatever else is kept as an integer. A parameter is what its entries say;
/// while nobody has set it, it can be anything, as can attributes but those of money: 0 or more.
Range range_of(const Expression& expression, const Pack& pack);

/// Of what a measure counts or sums up.
Range range_of(const Measure& measure, const Pack& pack);

/// Whether no facts make it less than 0.
bool is_never_negative(const Expression& expression, const Pack& pack);

/// The value of an expression of literals alone; nothing when it has none, or others stand in it.
std::optional<Ratio> constant_of(const Expression& expression);

/// Whether two measures count some rows and all of them: one over the other is a share.
bool is_share(const Measure& some, const Measure& all, const Pack& pack);

/// Whether a measure counts or adds up some of the rows that the other counts: where there are
/// none, it is nothing.
bool is_of_rows_counted(const Measure& some, const Measure& all, const Pack& pack);

}  // namespace xingji
