// Measures of a day: the rows of a subject that pass the filters, are not exempt and whose anchor
// lies in the window, counted or summed one by one.
#pragma once

#include <functional>
#include <map>
#include <tuple>

#include "naive/given.h"
#include "naive/rows.h"

namespace xingji::naive {

struct Measured {
  bool present = false;     // false: no day of the window is covered, or a quantile of no rows
  Fraction value;           // seconds or currency units where it is a sum of such
  bool is_partial = false;  // only some days of the window are covered
  bool is_covered = false;  // every table covers some day of the window
  bool is_given = false;    // people gave it
};

/// What decides the place of a row that waits: the greater first, an unknown quantity last.
using Ranks = std::vector<std::optional<Fraction>>;

class Market;

/// An account, or what a key names within one.
struct Scored {
  std::string account;
  std::string key;
};

/// Whom a pack scores: those with a row of their own, and those that a plain `by:` names.
std::map<std::string, Scored> subjects_of(const KnownFacts& known, const Pack& pack);

/// What one row is worth to a measure: its value and how much it weighs.
struct Part {
  Value value;
  Fraction weight;
};

/// One subject under one version of a pack. Remembers what it has computed.
class Subject {
 public:
  /// `key`: what the pack scores within the account; empty: the account itself. `market`: of a pack
  /// that compares.
  Subject(const KnownFacts& facts, const Pack& pack, std::string id, std::string key = "",
          Market* market = nullptr)
      : facts_(facts), pack_(pack), id_(std::move(id)), key_(std::move(key)), market_(market) {}

  const Pack& pack() const { return pack_; }
  /// As cards name it: "account", or "account/key".
  std::string name() const { return key_.empty() || key_ == id_ ? id_ : id_ + "/" + key_; }
  /// Under which people write of it: its whole name, and what it is called within its account.
  std::vector<std::string> names() const;
  Market* market() const { return market_; }

  /// What formulas see: facts, or counts that people gave where facts do not cover the window.
  Measured measure(std::size_t position, Day day);

  /// What an indicator is judged by instead of facts; nothing: facts.
  std::optional<GivenNumbers> given(std::size_t indicator, Day day);

  /// From now on the rows of every day are seen as they became.
  void look_later() { looks_later_ = true; }

  /// What waits for the tasks of the pack, a line each, and what `first` says of it.
  std::vector<std::pair<std::string, Ranks>> waiting(Instant at);

  /// A day expression: measures, parameters and attributes as of `day`.
  Value evaluate_day(const Expression& expression, Day day);
  /// The same of an indicator's own value: what people gave of another one is not looked at.
  Value computed(const Expression& expression, Day day) {
    return evaluate_day(expression, day, Seen::counts);
  }
  /// What people gave of an indicator that divides the same, where they did not give its counts.
  std::optional<Fraction> given_quotient(const Expression& quotient, Day day);
  /// The number that a display shows, for its expression.
  void set_shown(const Fraction& shown) { shown_ = shown; }

  /// The entry of a number with the greatest `since` that is not after its day, computed where it
  /// is an expression, in the units of `Value`.
  std::optional<Fraction> number(const Number& number, Day judged,
                                 std::optional<Day> anchor_day = {});
  /// The same for a number that the card needs: without it there is no score.
  std::optional<Fraction> needed(const Number& number, Day day);
  bool lacks_number() const { return lacks_number_; }
  void set_lacks_number(bool lacks) { lacks_number_ = lacks; }

  /// What row and day expressions both may ask for: a parameter, an attribute.
  Value shared_name(const Expression& name, Day day, std::optional<Day> anchor_day);

 private:
  struct Coverage {
    bool some_table_without = false;  // no day of the window
    bool all = true;                  // all days for all tables
  };

  std::string fine(const Task& task, const Fact& fact, const View& view, Day anchor_day);
  std::optional<std::pair<std::string, Ranks>> waiting(const Task& task, const Fact& fact,
                                                       Instant at);
  Ranks ranks(const Task& task, const Fact& fact, const View& view, Day anchor_day);
  Value attribute(std::size_t position, Day day) const;
  const std::vector<Days>& covered(Table table);
  Coverage coverage(const Measure& measure, const Days& window);
  Measured compute(const Measure& measure, Day day);
  Measured by_facts(std::size_t position, Day day);
  std::optional<GivenNumbers> believed(std::size_t position, Day day);
  std::optional<GivenCount> counted(std::size_t measure, Day day);
  std::optional<Fraction> counted_side(const Expression& side, Day day);
  GivenNumbers by_counts(const Indicator& indicator, GivenNumbers reading, Day day);
  std::optional<Measured> lent(std::size_t position, Day day,
                               const std::function<bool(std::size_t side)>& lends);
  std::optional<Measured> left_over(std::size_t position, Day day);
  enum class Seen : std::uint8_t { facts, counts, all };
  Value evaluate_day(const Expression& expression, Day day, Seen seen);
  Value on_earlier_days(const Expression& past, Day day);
  std::optional<Days> window_days(const Window& window, Day day);
  const std::vector<const Fact*>& rows(Table table) const;
  /// Rows about the subject itself: its attributes.
  std::vector<const Fact*> own_rows(Table table) const;
  bool is_own(const Measure& measure, const Fact& fact, const View& view, Day anchor_day);
  /// The rows that a measure is about, as D sees them.
  const std::vector<const Fact*>& rows(const Measure& measure, Day day);
  std::vector<Fact> sessions(const SessionRule& rule, Day day);
  std::vector<const Fact*> filings() const;
  std::optional<Fraction> later_due(const Measure& measure, const Fact& fact, const View& view);
  const std::set<const Fact*>& members(std::size_t selection, Day day);
  std::set<const Fact*> select(const Selection& selection, Day day);
  View looking(const Measure& measure, const Fact& fact, Day day);
  bool belongs(const Measure& measure, const Fact& fact, Day day);
  std::vector<Part> parts(const Measure& measure, const Days& window, Day day);
  bool is_out(const Measure& measure, const Fact& fact, const View& view,
              std::optional<Day> anchor_day);

  const KnownFacts& facts_;
  const Pack& pack_;
  std::string id_;
  std::string key_;
  std::map<std::pair<std::size_t, Day>, Measured> known_;
  std::map<std::pair<std::size_t, Day>, std::set<const Fact*>> members_;
  std::map<std::pair<std::size_t, Day>, std::optional<GivenNumbers>> given_;
  std::map<Table, std::vector<Days>> covered_;
  struct Sessions {
    std::vector<Fact> facts;
    std::vector<const Fact*> rows;
  };
  std::map<std::pair<std::size_t, Day>, Sessions> sessions_;
  Market* market_ = nullptr;
  bool lacks_number_ = false;
  bool looks_later_ = false;
  Fraction shown_{0};
};

/// Whether a filing takes the row out on D.
bool is_exempt(Subject& subject, const Exemption& exemption, const Fact& filing, const Fact& fact,
               const View& view, std::optional<Day> anchor_day);

/// The tables whose coverage a measure depends on: all that its expressions look at.
std::set<Table> tables_of(const Measure& measure, const Pack& pack);

/// Whether a measure asks somewhere which days are worked.
bool asks_calendar(const Measure& measure, const Pack& pack);

std::size_t position_of(const Pack& pack, const std::string& measure);

/// The positions of all measures that an expression speaks of.
std::set<std::size_t> measures_of(const Expression& expression, const Pack& pack);

/// The quotients of a condition asked on a day, each with a day that it looks at.
std::vector<std::pair<const Expression*, Day>> quotients_in(const Expression& expression, Day day);

/// The same of a condition asked on a day, each with a day that it looks at.
std::set<std::pair<std::size_t, Day>> looked_at(const Expression& expression, const Pack& pack,
                                                Day day);

}  // namespace xingji::naive
