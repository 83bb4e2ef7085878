// What a decision makes of a score: the cards of the days from it on, without it and with it, and
// in which numbers they differ.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/card.h"
#include "engine/supposed.h"
#include "pack/pack.h"

namespace xingji {

/// The cards of the days from the decision on: without it and with it.
struct Weighed {
  Matter matter;
  bool is_shown = false;  // false: the facts or the pack have nothing that it could change
  Title why_not;          // why it changes nothing, if it does not
  std::vector<Card> before;
  std::vector<Card> after;
};

/// A number of a card with its name.
struct Figure {
  std::string name;
  Title title;
  std::string before;  // as it is printed
  std::string after;
  bool is_worse = false;  // than before
};

/// The numbers in which two cards of a day differ; the total and the stars in any case.
std::vector<Figure> figures_of(const Card& before, const Card& after, const Pack& pack);

bool differ(const Card& a, const Card& b);

/// The last day on which it makes a difference, or nothing.
std::optional<Day> last_difference(const Weighed& weighed);

/// The first day whose total or stars would be lower than they are without it, or the first of all
/// where it would have no score.
std::optional<std::size_t> lowered_on(const Weighed& weighed);

/// The first days whose total, and whose stars, would be higher; ascending, one where both are.
std::vector<std::size_t> raised_on(const Weighed& weighed);

/// "–" where there is none.
std::string plain(const std::optional<Micro>& value);

}  // namespace xingji
