// What people are told of a subject's scores, and when: the structs of `notices:`. A notice is of
// an episode, the days in a row on which its condition holds; of a standing's move; or of a
// deadline.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/standing.h"

namespace xingji {

struct Notice {
  enum class Severity : std::uint8_t { info, warning, alarm };
  enum class Role : std::uint8_t { owner, operations, service, logistics, goods, finance };
  /// What a {…} of the text stands for.
  struct Blank {
    // clang-format off
    enum class Kind : std::uint8_t {
      value,       // of an expression over scores and their history
      of_each,     // the title of the score that `each` stands for
      day,
      run,         // on how many days in a row the condition holds
      left,        // how many are missing until the move
      from, to, move,  // titles of the move that was made
      count, due,      // how many rows of the deadline wait, and when the first is due
    };
    // clang-format on
    std::string name;  // as it is written between the braces
    Kind kind = Kind::value;
    std::optional<Expression> value = {};
  };
  struct MoveOf {
    std::string standing;
    std::string move;
  };

  std::string id;  // with `each`: "falling.total"
  Title title;
  Title text;
  Severity severity = Severity::warning;
  std::vector<Role> to;
  Standing::JudgedOn judged_on = Standing::JudgedOn::published;
  Standing::NoScoreDay no_score_day = Standing::NoScoreDay::breaks;
  std::string each;                     // the score that the condition and the text call `each`
  std::optional<Expression> when;       // one of `when`, `move` and `deadline`
  std::size_t run = 0;                  // the history that counts its days
  std::vector<int> on_days;             // ascending; empty: on every day
  std::optional<MoveOf> before;         // the move that follows if it goes on
  int line = 0;                         // on that day in a row
  std::optional<MoveOf> move;           // tells that it was made
  std::optional<std::size_t> deadline;  // position in Pack::tasks: tells of rows not done and due
  std::int64_t within = 0;              // so many seconds after midnight, or before it
  std::vector<Blank> blanks;
  std::vector<History> histories;
  std::optional<Day> since;
  std::optional<Day> until;
  Provenance said;
  Place place;
};

std::string_view to_text(Notice::Severity severity);
std::string_view to_text(Notice::Role role);
/// "removal.remove".
std::string to_text(const Notice::MoveOf& move);

const Notice* find_notice(const Pack& pack, std::string_view id);

}  // namespace xingji
