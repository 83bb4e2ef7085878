// What follows from scores: a state machine for each privilege or status of a subject, the structs
// of `standing:`. Says what the rules are; src/standing holds subjects to them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pack/expression.h"
#include "pack/number.h"
#include "pack/title.h"

namespace xingji {

/// What a condition asks of the days before, or of the moves made so far. The condition speaks of
/// it by its id, as it speaks of scores: Op::measure.
struct History {
  // clang-format off
  enum class Kind : std::uint8_t {
    running,     // on how many days in a row, up to this one, `of` holds
    every,       // whether it holds on each of the last `days`
    days,        // on how many of the last `days` it holds
    mean, lowest, highest, quantile,  // of the values of the last `days`, all of which are known
    yesterday,   // `of` on the day before
    times,       // how often `move` was made; with `days`, in the last so many
    days_since,  // how many days ago it was last made
    watched,     // whether a watch period lasts
  };
  // clang-format on
  std::string id;  // as it is written out: "running(total < 4)"
  Kind kind = Kind::running;
  Type type = Type::number;
  std::optional<Expression> of;  // may ask for histories that stand before this one
  int days = 0;
  Micro share = 0;       // of a quantile
  std::size_t move = 0;  // position
  Place place;
};

struct Standing {
  /// Which series the moves look at: that of the days judged, or what people are shown on a day.
  /// `published` is the series of days judged as it was when each was published.
  enum class JudgedOn : std::uint8_t { computed, published, shown };
  /// A day without a score: history begins anew after it, is without it, or has it like the day
  /// before.
  enum class NoScoreDay : std::uint8_t { breaks, skips, counts };

  struct Privilege {
    std::string id;
    Title title;
  };
  struct State {
    std::string id;
    Title title;
    std::vector<std::size_t> privileges_off;  // positions
    Title limits;                             // what else is restricted, in words
    bool is_final = false;
    Place place;
  };
  struct Move {
    enum class Needs : std::uint8_t { nothing, request, upheld_appeal };
    std::string id;
    Title title;
    std::vector<std::size_t> from;  // positions of states
    std::size_t to = 0;
    Needs needs = Needs::nothing;
    std::optional<Expression> when;     // unknown is not true
    std::optional<Number> watch;        // days of a watch period that follows
    std::vector<std::size_t> forgives;  // positions of moves; the last of each is not counted again
    std::optional<Number> fine;         // money
    Title says;                         // a warning, or what else goes with it
    std::optional<Day> since;
    std::optional<Day> until;
    Provenance said;
    Place place;
  };

  std::string id;
  Title title;
  JudgedOn judged_on = JudgedOn::published;
  NoScoreDay no_score_day = NoScoreDay::breaks;
  std::size_t start = 0;
  std::vector<Privilege> privileges;
  std::vector<State> states;
  std::vector<Move> moves;  // the first that may be made is made, one a day
  std::vector<History> histories;
  Provenance said;
  Place place;
};

std::string_view to_text(History::Kind kind);
std::string_view to_text(Standing::JudgedOn series);
std::string_view to_text(Standing::NoScoreDay rule);
std::string_view to_text(Standing::Move::Needs needs);

struct Pack;

/// The names that conditions may use for the scores of a day: total, stars, stage, dimension.<id>,
/// indicator.<id>.
std::vector<Scope::Name> score_names(const Pack& pack);

const Standing* find_standing(const Pack& pack, std::string_view id);
std::optional<std::size_t> find_state(const Standing& standing, std::string_view id);
std::optional<std::size_t> find_move(const Standing& standing, std::string_view id);
/// The history that a condition calls by that name, or null.
const History* find_history(const Standing& standing, std::string_view id);

}  // namespace xingji
