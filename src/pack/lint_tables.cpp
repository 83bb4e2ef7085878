// Tables: rows that no day and no row of facts can reach, and what a lint sees of numbers that are
// looked up: one case for each row.
#include <algorithm>

#include "pack/amount.h"
#include "pack/lint.h"
#include "pack/names.h"
#include "pack/visit.h"

namespace xingji {
namespace {

bool has_same_keys(const KeyTable::Row& a, const KeyTable::Row& b) {
  for (std::size_t k = 0; k < a.keys.size(); ++k) {
    if (a.keys[k].value != b.keys[k].value || a.keys[k].text != b.keys[k].text) return false;
  }
  return true;
}

// The day from which a row with the same keys holds instead, if any.
std::optional<Day> replaced_on(const KeyTable& table, const KeyTable::Row& row) {
  std::optional<Day> first;
  for (const KeyTable::Row& other : table.rows) {
    if (&other == &row || other.since <= row.since || !has_same_keys(row, other)) continue;
    first = std::min(first.value_or(*other.since), *other.since);
  }
  return first;
}

bool in_force(const KeyTable& table, const KeyTable::Row& row, Day day) {
  if (row.since && *row.since > day) return false;
  const auto replaced = replaced_on(table, row);
  return !replaced || *replaced > day;
}

void lint_days_of_rows(Draft& draft, const KeyTable& table) {
  for (const KeyTable::Row& row : table.rows) {
    const auto replaced = replaced_on(table, row);
    const bool is_over = replaced && draft.pack.since && *replaced <= *draft.pack.since;
    const bool is_later = row.since && draft.pack.until && *row.since > *draft.pack.until;
    if (!is_over && !is_later) continue;
    draft.warn(row.keys.front().place,
               "this row never holds on a day that the pack judges (" + text_of(table, &row) + ")",
               "take it out");
  }
}

// Keys beside a column with a closed list of words must be some of these.
void lint_words(Draft& draft, const Expression& look_up) {
  const KeyTable& table = *find_key_table(draft.pack, look_up.name);
  for (std::size_t k = 0; k < look_up.arguments.size(); ++k) {
    const auto words = words_of(look_up.arguments[k]);
    if (words.empty()) continue;
    for (const KeyTable::Row& row : table.rows) {
      const std::string& key = row.keys[k].text;
      if (std::find(words.begin(), words.end(), key) != words.end()) continue;
      const NameFault fault = unknown_word(key, words);
      draft.refuse(row.keys[k].place, "this row never matches: " + fault.message, fault.remedy);
    }
  }
}

// Where one key of a table is asked for, over all that ask.
std::optional<Range> range_asked(const Pack& pack, const KeyTable& table, std::size_t key) {
  std::optional<Range> range;
  const auto see = [&](const Expression& expression) {
    const bool asks = expression.op == Op::look_up || expression.op == Op::is_listed;
    if (!asks || expression.name != table.id) return;
    const Range of_one = range_of(expression.arguments[key], pack);
    range = range ? either_of(*range, of_one) : of_one;
  };
  visit_expressions(pack, see);
  visit_standing_expressions(pack, see);
  visit_pay_expressions(pack, see);
  visit_decision_expressions(pack, see);
  return range;
}

bool is_missed(KeyTable::Match match, const Ratio& key, const Range& range) {
  const bool is_above = range.most && compare(*range.most, key) < 0;
  const bool is_below = range.least && compare(*range.least, key) > 0;
  switch (match) {
    case KeyTable::Match::equal:
      return is_above || is_below;
    case KeyTable::Match::at_least:
      return is_above;
    case KeyTable::Match::at_most:
      return is_below;
    case KeyTable::Match::prefix:
      return false;
  }
  return false;
}

// Keys that nothing that is asked for ever comes to.
void lint_keys(Draft& draft, const KeyTable& table) {
  for (std::size_t k = 0; k < table.keys.size(); ++k) {
    const Type type = table.keys[k].type;
    if (type != Type::number && type != Type::duration && type != Type::money) continue;
    const auto range = range_asked(draft.pack, table, k);
    if (!range) continue;
    for (const KeyTable::Row& row : table.rows) {
      const std::int64_t value = row.keys[k].value;
      const Ratio key = type == Type::number ? Ratio::of_micro(value) : Ratio{value, 1};
      if (!is_missed(table.keys[k].match, key, *range)) continue;
      draft.refuse(row.keys[k].place,
                   "this row never matches: what is asked for is " +
                       to_text(*range, type, draft.pack.currency),
                   "mend it or take it out");
    }
  }
}

void collect(const Expression& expression, std::vector<const Expression*>& look_ups) {
  if (expression.op == Op::look_up) {
    const bool is_known =
        std::any_of(look_ups.begin(), look_ups.end(),
                    [&](const Expression* other) { return asks_the_same(*other, expression); });
    if (!is_known) look_ups.push_back(&expression);
  }
  for (const Expression& argument : expression.arguments) collect(argument, look_ups);
}

}  // namespace

bool asks_the_same(const Expression& a, const Expression& b) {
  if (a.name != b.name) return false;
  for (std::size_t i = 0; i < a.arguments.size(); ++i) {
    if (to_text(a.arguments[i]) != to_text(b.arguments[i])) return false;
  }
  return true;
}

std::vector<const Expression*> look_ups_of(const std::vector<const Number*>& numbers, Day day) {
  std::vector<const Expression*> found;
  for (const Number* number : numbers) {
    const Number::Entry* entry = number->on(day);
    if (entry != nullptr && entry->expression) collect(*entry->expression, found);
  }
  return found;
}

std::vector<Found> rows_found(const Pack& pack, const std::vector<const Number*>& numbers,
                              Day day) {
  std::vector<Found> all;
  for (const Expression* look_up : look_ups_of(numbers, day)) {
    const KeyTable& table = *find_key_table(pack, look_up->name);
    for (const KeyTable::Row& row : table.rows) {
      if (in_force(table, row, day)) all.push_back({look_up, &table, &row});
    }
    if (table.otherwise) all.push_back({look_up, &table, &*table.otherwise});
  }
  if (all.empty()) all.emplace_back();
  return all;
}

std::string text_of(const KeyTable& table, const KeyTable::Row* row) {
  if (row->keys.empty()) return "else of table." + table.id;
  std::string text;
  for (std::size_t k = 0; k < table.keys.size(); ++k) {
    if (k > 0) text += ", ";
    text += table.keys[k].id + ' ';
    text += table.keys[k].type == Type::text
                ? row->keys[k].text
                : format_amount({table.keys[k].type, row->keys[k].value, ""});
  }
  return text;
}

std::string for_row(const Found& found) {
  return found.row == nullptr ? "" : " for " + text_of(*found.table, found.row);
}

void lint_tables(Draft& draft) {
  for (const KeyTable& table : draft.pack.tables) {
    lint_days_of_rows(draft, table);
    lint_keys(draft, table);
  }
  visit_expressions(draft.pack, [&](const Expression& expression) {
    const bool asks = expression.op == Op::look_up || expression.op == Op::is_listed;
    if (asks) lint_words(draft, expression);
  });
}

}  // namespace xingji
