// What people earn by their work: lines of money that add up to a pay slip, month by month.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pack/expression.h"
#include "pack/number.h"
#include "pack/title.h"

namespace xingji {

/// The pay of a pack's subjects. Expressions are about the last day of the month and speak of
/// measures, values, lines above, scores and, behind `team.`, of the whole team's measures and
/// values.
struct Pay {
  /// A number that lines speak of by name; it has no money of its own. Of the team it is the same
  /// formula over the sums of the members' measures.
  struct Value {
    std::string id;
    Title title;
    Expression value;
    Title undefined;
    Provenance said;
    Place place;
  };
  /// So much money, rounded to hundredths once; without a value it is refused, never 0.
  struct Line {
    std::string id;
    Title title;
    Expression value;
    bool is_shared = false;  // the value is the shop's and is divided among its people
    bool is_once = false;    // an agent of several shops has it on one slip only
    Title undefined;         // what it means that the value has nothing to divide by
    std::optional<Day> since;
    std::optional<Day> until;
    Provenance said;
    Place place;
  };
  /// Who is a team: those of one shop, or those that agree in attributes, or both.
  struct Team {
    bool same_shop = false;
    std::vector<std::size_t> same;  // positions of attributes
    bool self_in = true;            // whether somebody's own numbers are in their team's
    Provenance said;
  };
  std::optional<Team> team;
  /// Measures of lines also see what came after the month; their windows stay its own.
  bool sees_later = false;
  std::vector<Value> values;
  std::vector<Line> lines;
  Provenance said;
  Place place;
};

struct Pack;

inline constexpr std::string_view team_prefix = "team.";
/// How many people the team has: "team.members".
inline constexpr std::string_view team_members = "team.members";

/// The names that a line may use beside parameters and attributes: measures, scores, values, then
/// those of the team, then lines, in this order.
struct PayName {
  enum class Of : std::uint8_t { measure, score, value, team_measure, team_value, members, line };
  std::string id;
  Type type = Type::number;
  Of of = Of::measure;
  std::size_t position = 0;  // of the measure, score, value or line
};
std::vector<PayName> pay_names(const Pack& pack);

/// Whether an expression divides by something other than a number that is written out.
bool divides(const Expression& expression);

}  // namespace xingji
