// What a decision makes of a score: the cards of the days from it on, without it and with it, and
// in which numbers they differ.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "engine/card.h"
#include "engine/score.h"
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

/// The days from the decision on, or from `day` where it is open, as far as it can reach.
ScoreOptions followed(const FactSet& facts, ScoreOptions options, Day day, const Matter& matter);

/// How these days would be. The facts are what they were again. Says nothing of why.
Weighed weigh(const Family& family, FactSet& facts, const ScoreOptions& days, const Matter& matter);
std::vector<Card> cards_of(const Family& family, const FactSet& facts, const ScoreOptions& options);

/// The open filings and appeals about facts, at the end of the day that `options` ends with, that
/// would lower the total or the stars if they were granted, each with the first such day. `facts`
/// was read with keys.
std::vector<Title> that_would_lower(const Family& family, const FactSet& facts,
                                    const ScoreOptions& options, const std::string& subject);

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

/// Which score falls first, and when: "2022-06-05 total 4 → 3".
std::string lowered_text(const Weighed& weighed, std::size_t d, Language language);

/// The first days whose total, and whose stars, would be higher; ascending, one where both are.
std::vector<std::size_t> raised_on(const Weighed& weighed);

/// "–" where there is none.
std::string plain(const std::optional<Micro>& value);

}  // namespace xingji
