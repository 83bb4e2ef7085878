// What the numbers of an indicator, gate, count or attribute look like: how they are printed, which
// the facts can give, and the lines that points go by. Examples and refusals are made of it, so
// that they fit the number asked for.
#pragma once

#include <string>
#include <vector>

#include "base/calendar.h"
#include "io/explain_text.h"
#include "pack/printed.h"
#include "pack/range.h"
#include "typed/names.h"

namespace xingji::typed {

struct Figure {
  Type type = Type::number;
  Indicator::PrintedAs as = Indicator::PrintedAs::count;
  Range range;
  std::vector<Ratio> lines;  // where points change, the best first; in the unit of the type
  bool is_low = false;       // the lower, the better
  bool is_whole = false;     // a count of rows
  Ratio longest = {366 * seconds_per_day, 1};  // of a duration: beyond it is a slip
};

/// What a line is by the newest rules, of a subject of which nothing is told.
std::optional<Ratio> newest_amount(const Number& number, const Pack& pack);

Figure figure_of(const Indicator& indicator, const Pack& pack);
/// Of a number or duration that lines are drawn by: printed as the indicator it belongs to. Nothing
/// where no indicator's points ask for it.
std::optional<Figure> figure_of_attribute(const Pack& pack, std::size_t attribute);

/// "百分比，如 80%", of a time also what a plain number is.
Title example_of(const Figure& figure);

/// A plain number of seconds, minutes or hours that is far from every line: it needs its unit. Or a
/// time of more than a year.
bool is_absurd(const Printed& printed, const Figure& figure);

/// Why `text` is no value of the figure: it cannot be read, it lies outside, or it needs a unit.
Title refusal(std::string_view text, const Figure& figure);

/// The platform's own stars or total, as a conversation asks for them.
Title name_of_score(Thing::Kind kind);
/// What points, stars and dimensions look like, from the bands of the pack.
Title example_of_score(const Pack& pack, Thing::Kind kind);

}  // namespace xingji::typed
