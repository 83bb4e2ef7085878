// Deciding by a decision table, with as many answers as there are. Pure: the same answers give the
// same outcome. The naive twin decides a second time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pack/answers.h"

namespace xingji {

/// The row that gives the outcome, or what must be known first.
struct Decided {
  std::optional<std::size_t> row;    // position in Decision::rows
  std::optional<std::size_t> asks;   // position of the input that is asked for
  std::optional<std::string> lacks;  // the parameter that has no value
  bool operator==(const Decided&) const = default;
};

/// The rows in the order in which they are asked: as in the file, or the strictest outcome first.
std::vector<std::size_t> order_of(const Decision& decision);

/// The first row in order that holds. A row whose condition is not known stops: it asks for the
/// first input that its condition waits for, even if a later row would hold.
Decided decide(const Pack& pack, const Decision& decision, const Answers& answers, Day day);

/// The same; but where every row that may still hold gives one outcome, that is not waited for: the
/// row that gives it whatever else is answered.
Decided decide_outcome(const Pack& pack, const Decision& decision, const Answers& answers, Day day);

/// The inputs that decided: as few as it takes for the same row, later ones left out first; for the
/// same outcome, where only that is certain.
std::vector<std::size_t> reasons_of(const Pack& pack, const Decision& decision,
                                    const Answers& answers, Day day);

/// One answer changed and what comes out then.
struct OtherAnswer {
  std::size_t input = 0;
  std::vector<AnswerCell> cells;  // neighbours that give the same
  Decided then;
};
/// Every single answer that would change the outcome; in the order of the inputs.
std::vector<OtherAnswer> other_answers(const Pack& pack, const Decision& decision,
                                       const Answers& answers, Day day);
/// "more than 7 days", "damaged or faulty".
std::string cells_phrase(const Decision::Input& input, const std::vector<AnswerCell>& cells,
                         std::string_view currency, Language language);

/// `name`: its id, or its title in either language; null: there is none.
const Decision* find_decision(const Pack& pack, std::string_view name);
/// The position of an input that is so called, likewise.
std::optional<std::size_t> find_input(const Decision& decision, std::string_view name);

}  // namespace xingji
