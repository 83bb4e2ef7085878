// The typed expression tree of rule packs, and its parser. A tree is total: no loops, no recursion,
// no side effects. Row expressions speak of a row's columns; day expressions of measures and
// parameters. The engine, the naive twin, describe and (later) SQL all walk this one tree.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/ratio.h"
#include "base/result.h"
#include "base/tables.h"

namespace xingji {

/// What an expression is about; units never mix without a word. In brackets: how a literal is kept.
enum class Type : std::uint8_t {
  flag,      // true or false [0, 1]
  number,    // a plain number or a percentage [Micro]
  duration,  // [seconds]
  instant,   // [Unix seconds]
  money,     // [hundredths of the currency]
  text,      // text, a word or an id [in `name`]
  date,      // [Day]
  month,     // [months since 1970-01]
  clock,     // a time of day [seconds since midnight]
};

std::string_view to_text(Type type);

// clang-format off
enum class Op : std::uint8_t {
  literal,    // `literal`, or `name` for text
  column,     // table.column of the row, or of the row's order when `of_order`
  measure,    // day expressions: the measure called `name`
  parameter,  // the pack's parameter called `name`
  add, subtract, multiply, divide, negate,
  both, either, negation,  // and, or, not: Kleene's three-valued logic
  equal, unequal, less, at_most, more, at_least,
  one_of,      // arguments[0] in (arguments[1..])
  is_present, is_missing,
  choose,      // if arguments[0] then arguments[1] else arguments[2]
  join,        // any(refunds where …) and its kin over the rows of the same order
  call,        // a function of the closed list
  in_set,      // the row's order belongs to the set called `name`, the pack's selection `column`
  attribute,   // of the subject: the pack's attribute at position `column`
  look_up,     // a table by the keys `arguments`: its column at position `column`
  is_listed,   // arguments[0] is the first key of some row of a table
  peer,        // what the peers' values of the indicator at position `column` make: see `of_peers`
  past,        // arguments[0] on earlier days: see `of_past`
  shown,       // in a display: the number that is shown, called `name`
};
// clang-format on

/// What is made of the peers' values of an indicator: all numerators over all denominators, the
/// mean of the values, the ⌈q·n⌉-th smallest.
enum class OfPeers : std::uint8_t { mean, average, quantile };

/// What is made of an expression's values on earlier days: that of the day before, or the
/// ⌈q·n⌉-th smallest of the `days` that end with the day judged, all of which must be known.
enum class OfPast : std::uint8_t { yesterday, quantile };

/// The joins: what is made of the rows of `table` that share the row's order and pass the filter.
enum class Join : std::uint8_t { any, none, count, first, last, min, max, sum };

// clang-format off
/// The closed list of functions. Their meanings stand in docs/rule-packs.md.
enum class Function : std::uint8_t {
  min, max, abs,
  hours, minutes,          // duration -> number, exact
  time_of_day,             // instant -> clock
  day, month, weekday,     // instant -> date, month, number 1-7
  at,                      // (instant, whole days n, clock) -> instant: that clock n days later
  end_of_day,              // (instant, whole days n) -> last second of the n-th day after
  late_start,              // (instant, clock from, clock to) -> instant: [from, to) moves on to `to`
  worked,                  // (instant a, instant b, clock from, clock to) -> duration inside [from, to)
  workdays,                // (instant, whole days n) -> last second of the n-th working day after
  round, round_up, round_down,  // number -> whole number
  days_ago,                // days from the row's anchor to the day judged; written without brackets
};
// clang-format on

struct Expression {
  Op op = Op::literal;
  Type type = Type::flag;
  Place place;
  std::vector<Expression> arguments;

  std::int64_t literal = 0;  // Op::literal, see Type
  std::string name;    // text of a literal (or its unit, see Amount); id of a measure, parameter or
                       // table; an attribute as it is written, `shop.industry`
  std::string member;  // Op::look_up: id of the column

  Table table = Table::orders;  // Op::column, Op::join: whose rows
  std::size_t column = 0;  // Op::column, and Op::join with first … sum: position in the table
  bool of_order = false;   // Op::column: reached through `order.`
  bool is_due = false;     // Op::column: the due time that filings of the measure may move on
  bool at_row = false;     // Op::attribute: as of the day of the row's anchor

  Join join = Join::any;               // Op::join; arguments[0], if any, is the filter over `table`
  Function function = Function::min;   // Op::call
  OfPeers of_peers = OfPeers::mean;    // Op::peer; a quantile's share is `literal`
  OfPast of_past = OfPast::yesterday;  // Op::past; the same
  int days = 0;                        // Op::past, a quantile's
};

struct KeyTable;
struct Indicator;

/// The names an expression may use. A row scope has a table; a day scope has measures.
struct Scope {
  struct Name {
    std::string id;
    Type type = Type::number;
  };
  /// A set of orders that `order in` may name.
  struct Set {
    std::string id;
    Table table = Table::orders;
    std::size_t selection = 0;  // its position in Pack::selections
    bool in_window = false;     // depends on the measure that counts it
  };
  std::optional<Table> table;        // row expressions
  std::span<const Name> measures;    // day expressions; ids may have a dot: `late_share.numerator`
  std::span<const Name> parameters;  // both; in a day scope also values such as `stars`
  std::string_view subject = {};     // both: what attributes are of, "shop"
  std::span<const Name> attributes = {};
  const std::vector<KeyTable>* tables = nullptr;    // both
  std::span<const std::string> unread_tables = {};  // both: faulty, nothing more is said of them
  std::span<const Set> sets = {};                   // row expressions
  /// Day expressions of finished indicators: they may look at peers and at earlier days.
  const std::vector<Indicator>* indicators = nullptr;
  bool has_calendar = false;    // both: it is known which days are worked
  std::string_view shown = {};  // day expressions of a display: the number that is shown
};

/// Parses and type-checks. `place` is where the text stands in its file; problems point into it.
/// Gives all problems it can find at once, each with the nearest known word.
Result<Expression> parse_expression(std::string_view text, const Place& place, const Scope& scope);

/// The same for a text whose bytes do not stand side by side in the file (quotes, escapes):
/// `locate` gives the place of the byte at an offset. Nothing: `problems` says why, unless it lies
/// in a table that was refused before.
using Locate = std::function<Place(std::size_t offset)>;
std::optional<Expression> parse_expression_at(std::string_view text, const Locate& locate,
                                              const Scope& scope, Problems& problems);

/// A literal on its own: `80%`, `48h`, `5min`, `90s`, `12.50 CNY`, `4.31`.
struct Amount {
  Type type = Type::number;
  std::int64_t value = 0;  // kept as in Type
  std::string unit;        // as written: of money its currency, "CNY"; of a number "%" or nothing
};
std::optional<Amount> parse_amount(std::string_view text);
std::string format_amount(const Amount& amount);

/// The expression written out again, in one spelling; packs and versions share measures by it.
/// Parsing it in the same scope gives the same tree.
std::string to_text(const Expression& expression);

std::string_view to_text(Join join);
std::string_view to_text(Function function);

/// What the column of a table is in an expression.
Type type_of(Kind kind);

}  // namespace xingji
