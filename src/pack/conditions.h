// Conditions over the scores of days and over the moves made so far: `running(total < 4) >= 15`.
// What asks for history is taken out and named; the rest is an ordinary expression over names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pack/draft.h"
#include "pack/standing.h"

namespace xingji {

class Conditions {
 public:
  /// `moves`: the ids that `times` and `days_since` may speak of; without any, conditions are about
  /// scores alone. `each`: the score that they call so.
  Conditions(Draft& draft, std::vector<std::string> moves, std::string each = {});

  /// The condition at a node, or nothing and a problem.
  std::optional<Expression> read(const Node& node);

  /// What a text speaks of by `text`: a number, a duration, money or a word; or a problem at the
  /// node.
  std::optional<Expression> read_value(const Node& node, const std::string& text);

  /// The history that counts on how many days in a row the condition holds; its position.
  std::size_t count_days(const Expression& condition, const Place& place);

  /// Whether a number is written in it or in what it asks of history, other than 0 and 1.
  bool has_number(const Expression& condition, bool with_plain) const;

  const std::vector<History>& histories() const { return histories_; }
  /// All that was asked for, each after what it asks for itself.
  std::vector<History> take() { return std::move(histories_); }

 private:
  friend class ConditionReader;
  std::optional<Expression> read(const std::string& text, const Locate& locate);
  const History* find(const std::string& id) const;

  Draft& draft_;
  std::vector<std::string> moves_;
  std::string each_;
  std::vector<Scope::Name> names_;  // scores, then histories
  std::vector<History> histories_;
};

}  // namespace xingji
