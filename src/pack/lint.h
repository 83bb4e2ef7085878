// What a pack says that cannot be meant: weights that do not sum, ladders and bands with gaps or
// out of order, dates without a value, names that clash. Looks at finished structs and skips what
// could not be read. Names that nobody uses are looked for once all overlays are laid.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "pack/draft.h"
#include "pack/range.h"

namespace xingji {

void lint(Draft& draft);

// Its parts.
void lint_names(Draft& draft);
void lint_titles(Draft& draft);
void lint_dates(Draft& draft);
void lint_unjudged(Draft& draft);
void lint_weights(Draft& draft);
void lint_ladders(Draft& draft);
void lint_bands(Draft& draft);
void lint_missing_rules(Draft& draft);
void lint_extras(Draft& draft);
void lint_lines(Draft& draft);
void lint_stages(Draft& draft);
void lint_reach(Draft& draft);
void lint_tables(Draft& draft);
void lint_words(Draft& draft);
void lint_never(Draft& draft);
void lint_units(Draft& draft);
void lint_rows(Draft& draft);
void lint_exempt(Draft& draft);
void lint_scale(Draft& draft);
void lint_idle(Draft& draft);
void lint_contradictions(Draft& draft);
void lint_window(Draft& draft);
void lint_missing(Draft& draft);
void lint_peers(Draft& draft);
void lint_times(Draft& draft);
void lint_standings(Draft& draft);
void lint_notices(Draft& draft);
void lint_decisions(Draft& draft);

/// Refuses steps of a display's scale that no score within the range reaches, or all do.
void lint_steps_of_score(Draft& draft, const Indicator& scale, const Range& range);

/// Refuses comparisons with scores and their history that are never true.
void lint_score_lines(Draft& draft, const Expression& condition,
                      const std::vector<History>& histories);
/// The same of what histories are of.
void lint_histories(Draft& draft, const std::vector<History>& histories);

/// The names of a pack's own things that something in it uses, as messages call them: "measure
/// 'orders'".
std::set<std::string> names_used(const Draft& draft);

/// Warns of names that nobody uses. Those of `elsewhere` are used by the pack as it was before an
/// overlay took their users out, so neither of the two is at fault.
void lint_use(Draft& draft, const std::set<std::string>& elsewhere);

/// The days from `since` on at which one of the numbers changes, the first day judged included.
class ChangeDays {
 public:
  explicit ChangeDays(const Pack& pack);
  void add(const Number& number);
  void add(const std::optional<Day>& since, const std::optional<Day>& until);
  const std::vector<Day>& days() const { return days_; }

 private:
  void add(Day day);
  const Pack* pack_;
  Day first_;
  std::optional<Day> last_;
  std::vector<Day> days_;
};

/// What a look-up may find: numbers that are looked up are checked once for every row.
struct Found {
  const Expression* look_up = nullptr;  // null: no number is looked up
  const KeyTable* table = nullptr;
  const KeyTable::Row* row = nullptr;
};
/// The rows that the look-ups of some numbers may find on a day, or one empty thing.
std::vector<Found> rows_found(const Pack& pack, const std::vector<const Number*>& numbers, Day day);
/// The different look-ups of some numbers on a day.
std::vector<const Expression*> look_ups_of(const std::vector<const Number*>& numbers, Day day);
/// Whether two look-ups are of one table with the same keys.
bool asks_the_same(const Expression& a, const Expression& b);
/// "industry 服饰, kind personal"
std::string text_of(const KeyTable& table, const KeyTable::Row* row);
/// " for industry 服饰", or nothing.
std::string for_row(const Found& found);

/// The number's value on a day where look-ups find that row; nothing before its first entry, and
/// where it is computed in another way.
std::optional<std::int64_t> value_on(const Number& number, Day day, const Found& found = {});

/// The place of the entry that holds on the day, so that a message points at a number.
const Place& place_on(const Number& number, Day day, const Place& otherwise);

/// " on 2022-03-01", or nothing when the day is the pack's first.
std::string on_day(const Pack& pack, Day day);

}  // namespace xingji
