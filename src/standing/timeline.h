// Start here for standing: what follows for a subject from the scores of its days. A state machine
// of the pack goes over the days, at most one move on each, and leaves a timeline: each move with
// its rule and the days behind it. A move once made stays; where a correction would have prevented
// it, a finding stands beside it. Pure: knows neither files nor clocks, and no days but those it is
// given.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/attributes.h"
#include "engine/card.h"
#include "engine/formula.h"
#include "pack/pack.h"

namespace xingji {

/// A day on which moves are looked at, with the card that counts on it. Without a total it is a day
/// without a score.
struct ScoreDay {
  Day day = 0;
  const Pack* pack = nullptr;
  const Card* card = nullptr;
};

/// What somebody asked for or won: a move that needs a request, or an appeal against one that was
/// made.
struct Petition {
  enum class Kind : std::uint8_t { request, upheld_appeal };
  Day day = 0;
  Kind kind = Kind::request;
  std::string standing;
  std::string move;               // empty: whatever it can do
  std::string id;                 // of the fact
  std::optional<Day> filed = {};  // when an appeal was handed in; empty: on the day it was won
};

/// All that is known of a subject.
struct Course {
  std::vector<ScoreDay> steps;  // ascending
  std::vector<ScoreDay>
      restated;  // the same days as they are known now; empty: no finding is looked for
  std::vector<Petition> petitions;  // ascending
  std::set<Day> given;              // the days of which people gave numbers
  std::function<const Attributes&(const Pack&)> attributes;
  Day last = 0;  // petitions count up to it
};

/// A value that a condition looked at, and the days it is made of.
struct Behind {
  std::string name;  // "total", "running(total < 4)"
  Type type = Type::number;
  DayValue value;
  Day first = 0;  // first > last: of no day
  Day last = 0;
  std::string text = {};  // of Type::text
};

struct Line {
  enum class Kind : std::uint8_t {
    move,     // the state changed, or a verdict was given anew
    refused,  // a petition that led to nothing
    finding,  // a move that would not have been made with the scores as they are known now
  };
  Kind kind = Kind::move;
  Day day = 0;
  const Pack* pack = nullptr;
  const Standing* standing = nullptr;
  std::optional<std::size_t> move;  // of the standing; empty: a petition for no move that there is
  std::size_t from = 0;
  std::size_t to = 0;
  std::vector<Behind> behind;
  std::optional<std::int64_t> fine;  // hundredths
  std::optional<Day> watched_until;
  std::vector<Day> forgiven;  // days of the moves that count no longer
  std::string petition;       // the fact's id, or the move that was asked for
  std::optional<Day>
      filed_before_it;  // of a refused appeal: handed in before the move it is against
};

/// A move that follows from an appeal once it is upheld, as it stands at the end of the course.
struct UpheldMove {
  const Pack* pack = nullptr;
  const Standing* standing = nullptr;
  std::size_t move = 0;  // of the standing
  Day day = 0;
  bool holds = false;  // its condition, were it upheld on that day
};

struct Timeline {
  std::string standing;
  const Standing* rules = nullptr;       // of the first day that has them; null: none has
  std::vector<Line> lines;               // ascending
  std::vector<UpheldMove> upheld_moves;  // from the last state, in file order
  bool is_judged = false;                // some day had a score, or a value of a figure

  /// The state at the end of a day.
  const Standing::State& state_on(Day day) const;
  /// The standing whose state that is: that of the last move, or the first.
  const Standing& rules_on(Day day) const;
  /// The last day of a watch period that lasts beyond the day.
  std::optional<Day> watched_until(Day day) const;
};

/// The timeline of one standing of the pack's family.
Timeline hold(std::string_view standing, const Course& course);

std::string_view to_text(Line::Kind kind);

}  // namespace xingji
