// Which rows are counted, over which days, and how they become a number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "pack/expression.h"
#include "pack/number.h"
#include "pack/title.h"

namespace xingji {

/// What an approved filing (报备) or a platform's notice does to rows whose instant its span holds
/// and whose region its own is a prefix of: takes them out, takes them out of numerators only, or
/// moves the instant on to the filing's new due time.
struct Exemption {
  enum class Effect { out, numerator, extend };
  std::string id;
  std::vector<std::string> reasons;  // empty: any reason
  Expression matches;                // instant, over `table`
  Table table = Table::orders;
  Effect effect = Effect::out;
  Provenance said;
};

/// Days D+from … D+to, both inclusive, or the part up to D of a month. With choices, the first
/// whose condition held on D−1 gives the days; the last has no condition.
struct Window {
  struct Choice {
    std::optional<Expression> when;  // day expression over measures of D−1; unknown is not true
    int from = 0;
    int to = 0;
    Provenance said;
    /// Not 0: the period of a month's length that ends on this day of the month and holds D.
    int month_ending = 0;

    Day first_day(Day judged) const;
    Day last_day(Day judged) const;
    /// The days judged whose window holds `day` are first_judged … last_judged.
    Day first_judged(Day day) const { return month_ending == 0 ? day - to : day; }
    Day last_judged(Day day) const {
      return month_ending == 0 ? day - from : last_of_period(day, month_ending);
    }
  };
  std::string id;               // empty for one written in place
  std::vector<Choice> choices;  // never empty
};

/// A named number made of the rows of a table: filters, then exemptions, then window, then weight.
struct Measure {
  enum class Kind { count, sum, quantile, distinct };
  struct Filter {
    std::string said_as;  // "sets.valid_order", "where", "counts": for explain
    Expression condition;
  };
  std::string id;  // "paid_orders"; "on_time_share.numerator" where a short form made it
  Kind kind = Kind::count;
  Table table = Table::orders;
  std::optional<std::size_t> session;   // Table::sessions: position in Pack::sessions of its rule
  std::optional<Expression> by;         // text: whose row it is, where shops are not scored
  std::vector<Filter> filters;          // a row counts when all are true
  std::vector<std::size_t> exemptions;  // positions in Pack::exemptions of those that take rows out
  std::vector<std::size_t> extensions;  // and of those that move a due time on
  std::vector<std::size_t> selections;  // positions of those that a row must belong to
  Expression by_day;                    // instant: the anchor that must lie in the window
  /// Kind::sum and Kind::quantile: number, duration or money; Kind::distinct: anything.
  std::optional<Expression> value;
  std::optional<Expression> weight;  // of a count or sum, a number: a row counts so much
  Number quantile;                   // Kind::quantile: the share of rows at or below the value
  Window window;
  Type type = Type::number;  // of the measure's own value
  /// Numbers, and all that is weighted, count in units of 1/denominator, whole for every row.
  std::int64_t denominator = 1;
  Provenance said;
  Place place;
  Title title = {};
  std::vector<std::string> aliases = {};  // what else screens and people call it
};

/// So many rows of each group, and no more.
struct Keep {
  bool is_first = true;  // false: the last
  int most = 1;
  Expression ordered_by;           // instant; ties by the table's event time, then by id
  std::vector<Expression> within;  // rows that agree in all of these are a group
  Provenance said;
};

/// Rows that belong together by more than their own columns: those that `keep` leaves of a set, or
/// those of a set that other rows ask for by `order in`. Who belongs is asked before any window.
struct Selection {
  std::string id;  // of the set or measure that says it
  /// Filters, exemptions, earlier selections. `by_day` and the window are those of the measure
  /// `ranked_in`; without one every row is in the window.
  Measure rows;
  std::optional<Keep> keep;
  std::optional<std::size_t> ranked_in;  // keep ranks inside the window of this measure
  Place place;
  Title title = {};
};

}  // namespace xingji
