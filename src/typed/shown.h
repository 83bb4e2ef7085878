// What the readings of a day showed, and how finely: what reconciling holds our numbers against.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/card.h"
#include "engine/given_rows.h"
#include "pack/pack.h"

namespace xingji::typed {

struct Shown {
  std::string name;  // an indicator's id, "dimension.logistics", "total", "stars"
  Title title;
  std::optional<std::size_t> indicator;
  std::optional<std::size_t> dimension;
  Ratio value;
  Ratio step;  // 0: exact
};

/// The rows of each name on a day.
using RowsByName = std::map<std::string, std::vector<std::uint32_t>>;

/// In the order of the pack, then dimensions, total and stars: of each name's rows that are a value
/// the one of the highest rank.
std::vector<Shown> shown_in(const Pack& pack, const GivenRows& rows, RowsByName of_day);

/// Makes a bare nothing as exact as the shares that the same screen shows, on whatever day: whoever
/// writes 92.79% writes no 0.4% as 0%.
void sharpen_zeros(const Pack& pack, std::span<std::vector<Shown>* const> pages);

/// A number of a card, in the units of readings; nothing where it has none.
std::optional<Ratio> number_of(const Shown& shown, const Card& card);

/// How far a number is from what was shown, without its sign.
Ratio distance(const Ratio& own, const Shown& shown);

/// Within what the screen prints. Screens round, and some cut.
bool agrees(const Ratio& own, const Shown& shown);

/// Whether a total or dimension computed of the indicators that the screen shows, `all`, may be the
/// one shown, had these not been rounded: where values are points a mean moves by no more than
/// they.
bool is_rounding_of_parts(const Pack& pack, const Shown& shown, const Ratio& own,
                          const std::vector<Shown>& all);

/// As cards print it: money in units.
std::optional<Micro> printed(const Pack& pack, const Shown& shown,
                             const std::optional<Ratio>& number);

}  // namespace xingji::typed
