// The steps of a card (see card.cpp), in the order in which they are taken.
#pragma once

#include <set>

#include "naive/measures.h"

namespace xingji::naive {

/// A score on its way: points of an indicator, a dimension, the total. Empty: there is none.
using Score = std::optional<Fraction>;

struct JudgedIndicator {
  std::string status;
  Score numerator;
  Score denominator;
  Score value;
  Score points;
  bool is_partial = false;     // whatever its status: a measure it uses is not covered on all days
  bool is_reported = false;    // people gave its value, or counts it is made of
  bool has_given = false;      // people gave its numbers, even where they come to no value
  bool forbids_score = false;  // its missing rule says `no_score`
  Score default_total;         // its missing rule gives the whole score
  std::optional<std::size_t> branch;  // which of the indicator's; none: as it stands itself
  bool is_undecided = false;          // a rule that asks for something unknown was passed over
  bool is_alone = false;              // it had no peers to be compared with
  bool lacks_number = false;          // a number that it needs is computed and has no value
};

/// What a missing rule does.
void follow(Subject& subject, const MissingRule& rule, JudgedIndicator& judged, Day day);

/// Steps 1 to 3 as far as they need no peers.
JudgedIndicator judge_own(Subject& subject, std::size_t position, Day day);

/// Steps 1 to 3: value, missing rules, points.
JudgedIndicator judge_indicator(Subject& subject, std::size_t position, Day day);

/// Steps 4, 6 and 10: what the gates at one place do to the scores there, in file order. True: some
/// condition was decided on a window that is only partly covered. `lowered` takes the positions of
/// those that some gate lowered, even if another one, say of a part of a negative number, raised
/// them.
bool apply_gates(Subject& subject, Gate::At at, std::vector<Score>& scores, Day day,
                 std::set<std::size_t>* lowered = nullptr);

/// Step 5: the weighted mean of the parts that have points.
Score dimension_score(Subject& subject, const Dimension& dimension,
                      const std::vector<Score>& points, Day day);

/// Step 9: from dimensions, or from the points of the indicators that take part.
Score total_score(Subject& subject, const std::vector<Score>& dimensions,
                  const std::vector<Score>& points, Day day);

/// Step 13.
Fraction clipped_total(Subject& subject, Fraction score, Day day);

/// Step 15: the stars of the first band whose conditions hold.
Score stars_of(Subject& subject, const Fraction& total, const std::vector<Score>& dimensions,
               Day day);

/// Whether some measure of the expression is covered on a part of its window only, or people gave
/// it.
bool uses_partial(Subject& subject, const Expression& expression, Day day);

bool in_force(const std::optional<Day>& since, const std::optional<Day>& until, Day day);

}  // namespace xingji::naive
