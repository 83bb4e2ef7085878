#include "cases/changes.h"

#include <algorithm>
#include <set>

#include "cases/decisions.h"
#include "cases/pay.h"
#include "cases/row_lines.h"
#include "pack/visit.h"

namespace xingji::cases {
namespace {

using Changes = std::vector<Change>;
using Of = Change::Of;
constexpr const char* add_case = "add a case";

// --- windows

std::string window_of(const Measure& measure) {
  return measure.window.id.empty() ? whose(measure) + ".window" : "windows." + measure.window.id;
}

void add_window(const Measure& measure, std::size_t choice, int at_begin, int at_end,
                const char* what, Changes& changes) {
  const std::string window = window_of(measure);
  const bool is_chosen = measure.window.choices.size() > 1;
  const std::string name =
      window + (is_chosen ? ", choice " + std::to_string(choice + 1) : "") + ", " + what;
  const auto way = [=](Pack& pack) {
    for (Measure& changed : pack.measures) {
      if (window_of(changed) != window || choice >= changed.window.choices.size()) continue;
      changed.window.choices[choice].from += at_begin;
      changed.window.choices[choice].to += at_end;
    }
  };
  changes.push_back({measure.window.choices[choice].said.place,
                     name,
                     "add a row on either side of that end of the window",
                     {way},
                     Of::rows,
                     measure.session ? Table::messages : measure.table});
}

// Months begin and end by themselves.
void add_windows(const Pack& pack, Changes& changes) {
  std::set<std::string> met;
  for (const Measure& measure : pack.measures) {
    if (!met.insert(window_of(measure)).second) continue;
    for (std::size_t c = 0; c < measure.window.choices.size(); ++c) {
      const Window::Choice& choice = measure.window.choices[c];
      if (choice.month_ending != 0) continue;
      add_window(measure, c, -1, 0, "begun a day earlier", changes);
      if (choice.from < choice.to) add_window(measure, c, 1, 0, "begun a day later", changes);
      if (choice.to == 0) continue;
      add_window(measure, c, 0, 1, "ended a day later", changes);
      if (choice.from < choice.to) add_window(measure, c, 0, -1, "ended a day earlier", changes);
    }
  }
}

// --- words

// The same list may stand in several measures, as that of a set does.
void leave_out(Pack& pack, const Place& place, std::size_t word) {
  visit_expressions(pack, [&](const Expression& part) {
    const bool is_it = part.op == Op::one_of && part.place.line == place.line &&
                       part.place.column == place.column && part.place.file == place.file;
    if (!is_it || word >= part.arguments.size()) return;
    auto& changed = const_cast<Expression&>(part);  // of a pack that may be changed
    changed.arguments.erase(changed.arguments.begin() + static_cast<std::ptrdiff_t>(word));
  });
}

void add_words(const Expression& list, Of of, Changes& changes) {
  constexpr std::size_t of_two = 3;  // what is asked, and two words
  if (list.op != Op::one_of || list.arguments.size() < of_two) return;
  for (std::size_t w = 1; w < list.arguments.size(); ++w) {
    const Expression& word = list.arguments[w];
    const std::string said = word.type == Type::text ? word.name : to_text(word);
    const auto way = [place = list.place, w](Pack& changed) { leave_out(changed, place, w); };
    changes.push_back({word.place,
                       "'" + said + "' left out of '" + to_text(list) + "'",
                       "add a row or case with that word",
                       {way},
                       of});
  }
}

void add_words(const Pack& pack, Changes& changes) {
  for (const SessionRule& rule : pack.sessions) {
    for (const Expression* asked : {&rule.opened_by, &rule.answered_by}) {
      visit(*asked, [&](const Expression& part) { add_words(part, Of::messages, changes); });
    }
  }
  visit_expressions(pack, [&](const Expression& part) { add_words(part, Of::rows, changes); });
  for (std::size_t e = 0; e < pack.exemptions.size(); ++e) {
    const Exemption& exemption = pack.exemptions[e];
    for (std::size_t r = 0; exemption.reasons.size() > 1 && r < exemption.reasons.size(); ++r) {
      const auto way = [e, r](Pack& changed) {
        auto& reasons = changed.exemptions[e].reasons;
        reasons.erase(reasons.begin() + static_cast<std::ptrdiff_t>(r));
      };
      changes.push_back({exemption.said.place,
                         "'" + exemption.reasons[r] + "' left out of exemptions." + exemption.id,
                         "add a filing with that reason",
                         {way},
                         Of::rows});
    }
  }
}

// --- weights

using Weight = std::function<Number&(Pack&)>;

void add_weight(const Number& number, const std::string& path, const Weight& of, Changes& changes) {
  for (std::size_t e = 0; e < number.entries.size(); ++e) {
    const Number::Entry& entry = number.entries[e];
    // A weight of everything stands alone, and one from a table changes with its row.
    if (entry.expression || entry.value == 0 || entry.value == micro_one) continue;
    const auto way = [of, e](Micro by) {
      return [of, e, by](Pack& pack) { of(pack).entries[e].value += by; };
    };
    // A rounded total does not show every small change.
    constexpr Micro percent = micro_one / 100;
    changes.push_back({entry.said.place,
                       path + ", weighed otherwise",
                       "add a case that expects what is made of it and of others with other points",
                       {way(percent), way(10 * percent), way(-entry.value / 4)}});
  }
}

void add_weights(const Pack& pack, Changes& changes) {
  for (std::size_t d = 0; d < pack.dimensions.size(); ++d) {
    const Dimension& dimension = pack.dimensions[d];
    const std::string path = "dimensions." + dimension.id;
    add_weight(
        dimension.weight, path, [d](Pack& it) -> Number& { return it.dimensions[d].weight; },
        changes);
    for (std::size_t p = 0; p < dimension.parts.size(); ++p) {
      add_weight(
          dimension.parts[p].weight,
          path + ".of." + pack.indicators[dimension.parts[p].indicator].id,
          [d, p](Pack& it) -> Number& { return it.dimensions[d].parts[p].weight; }, changes);
    }
  }
}

// --- tables

bool is_asked_by_rows(const Pack& pack, const KeyTable& table) {
  bool is_asked = false;
  const auto ask = [&](const Expression& part) {
    is_asked |= (part.op == Op::look_up || part.op == Op::is_listed) && part.name == table.id;
  };
  for (const Measure& measure : pack.measures) visit_measure(measure, ask);
  for (const Selection& selection : pack.selections) visit_selection(selection, ask);
  return is_asked;
}

// Each cell by another factor, so that weights change beside each other.
void multiply(KeyTable::Row& row, std::size_t first, std::size_t last) {
  for (std::size_t c = first; c < last; ++c) {
    row.cells[c].value = row.cells[c].value * static_cast<std::int64_t>(c + 2) + 1;
    row.cells[c].text += '+';
  }
}

void divide(KeyTable::Row& row, std::size_t first, std::size_t last) {
  for (std::size_t c = first; c < last; ++c) {
    row.cells[c].value = row.cells[c].value / static_cast<std::int64_t>(c + 2) - 1;
    row.cells[c].text += '-';
  }
}

std::string keys_of(const KeyTable& table, const KeyTable::Row& row) {
  std::string keys;
  for (std::size_t k = 0; k < row.keys.size(); ++k) {
    const bool is_text = table.keys[k].type == Type::text;
    keys += (k == 0 ? "" : " ") + (is_text ? row.keys[k].text : format_micro(row.keys[k].value));
  }
  return keys;
}

using Rows = std::function<std::vector<KeyTable::Row*>(Pack&)>;

void add_cells(const KeyTable& table, const Place& place, const std::string& name, const Rows& rows,
               std::size_t first, std::size_t last, bool by_rows, Changes& changes) {
  const auto way = [=](void (*act)(KeyTable::Row&, std::size_t, std::size_t)) {
    return [=](Pack& pack) {
      for (KeyTable::Row* row : rows(pack)) act(*row, first, last);
    };
  };
  changes.push_back({place,
                     "tables." + table.id + ", " + name,
                     "add a case that this decides something in",
                     {way(multiply), way(divide)},
                     by_rows ? Of::rows : Of::measures});
}

// The day from which a row holds, a day later and a day earlier.
void add_row_date(const KeyTable& table, std::size_t t, std::size_t r, bool by_rows,
                  Changes& changes) {
  for (const int by : {1, -1}) {
    const auto way = [t, r, by](Pack& it) { *it.tables[t].rows[r].since += by; };
    changes.push_back({table.rows[r].said.place,
                       "tables." + table.id + ", the row '" + keys_of(table, table.rows[r]) +
                           "' since " + format_day(*table.rows[r].since) +
                           (by > 0 ? ", begun a day later" : ", begun a day earlier"),
                       "add a case that the row decides on that day, and one on the day before",
                       {way},
                       by_rows ? Of::rows : Of::measures});
  }
}

void add_table(const Pack& pack, std::size_t t, Changes& changes) {
  const KeyTable& table = pack.tables[t];
  if (is_only_decided_by(pack, table)) return;  // decisions have cases of their own
  const std::size_t all = table.columns.size();
  const bool by_rows = is_asked_by_rows(pack, table);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const std::string name = "the row '" + keys_of(table, table.rows[r]) + "'";
    const Place& place = table.rows[r].said.place;
    if (all > 0) {
      const Rows rows = [t, r](Pack& it) {
        return std::vector<KeyTable::Row*>{&it.tables[t].rows[r]};
      };
      add_cells(table, place, name + " changed", rows, 0, all, by_rows, changes);
      continue;
    }
    const auto way = [t, r](Pack& it) {
      auto& listed = it.tables[t].rows;
      listed.erase(listed.begin() + static_cast<std::ptrdiff_t>(r));
    };
    changes.push_back({place,
                       "tables." + table.id + ", " + name + " left out",
                       add_case,
                       {way},
                       by_rows ? Of::rows : Of::measures});
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (table.rows[r].since) add_row_date(table, t, r, by_rows, changes);
  }
  if (table.otherwise && all > 0) {
    const Rows rows = [t](Pack& it) {
      return std::vector<KeyTable::Row*>{&*it.tables[t].otherwise};
    };
    add_cells(table, table.otherwise->said.place, "'else' changed", rows, 0, all, by_rows, changes);
  }
  const Rows rows = [t](Pack& it) {
    std::vector<KeyTable::Row*> every;
    for (KeyTable::Row& row : it.tables[t].rows) every.push_back(&row);
    return every;
  };
  for (std::size_t c = 0; all > 1 && c < all; ++c) {
    add_cells(table, table.place, "the column '" + table.columns[c].id + "' changed", rows, c,
              c + 1, by_rows, changes);
  }
}

// A key that rows are reached by, or not exceeded by, is a threshold.
void add_keys(const Pack& pack, std::size_t t, Changes& changes) {
  const KeyTable& table = pack.tables[t];
  const Of of = is_asked_by_rows(pack, table) ? Of::rows : Of::measures;
  for (std::size_t k = 0; k < table.keys.size(); ++k) {
    using Match = KeyTable::Match;
    if (table.keys[k].match != Match::at_least && table.keys[k].match != Match::at_most) continue;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const std::int64_t value = table.rows[r].keys[k].value;
      const std::int64_t least_step = 1;
      const std::int64_t small_step = std::max<std::int64_t>(std::abs(value) / 100, 1);
      const std::int64_t unit = table.keys[k].type == Type::number ? micro_one : 1;
      const auto way = [t, r, k](std::int64_t by) {
        return [=](Pack& it) { it.tables[t].rows[r].keys[k].value += by; };
      };
      const std::string name =
          "tables." + table.id + ", the row '" + keys_of(table, table.rows[r]) + "'";
      const Place& place = table.rows[r].said.place;
      const int inwards = table.keys[k].match == Match::at_least ? 1 : -1;
      changes.push_back({place,
                         name + " for fewer keys",
                         "add a case exactly on that key",
                         {way(inwards * least_step)},
                         of});
      if (value == 0) continue;  // there is mostly nothing below
      changes.push_back({place,
                         name + " for more keys",
                         "add a case right beyond that key",
                         {way(-inwards * small_step), way(-inwards * unit)},
                         of});
    }
  }
}

// --- single words and numbers

void add_sessions(const Pack& pack, Changes& changes) {
  using Unit = SessionRule::Unit;
  for (std::size_t s = 0; s < pack.sessions.size(); ++s) {
    const SessionRule& rule = pack.sessions[s];
    for (const auto& [unit, word] : {std::pair{Unit::round, "round"},
                                     {Unit::person, "person"},
                                     {Unit::buyer_and_day, "buyer and day"}}) {
      if (unit == rule.unit) continue;
      const auto way = [s, to = unit](Pack& changed) { changed.sessions[s].unit = to; };
      changes.push_back({rule.place,
                         "sessions." + rule.id + ", made by '" + word + "'",
                         "add messages that make other sessions then",
                         {way},
                         Of::messages});
    }
  }
}

void add_rounding(const Pack& pack, Changes& changes) {
  constexpr int finest = 6;
  const int decimals = pack.total.decimals;
  if (decimals == finest) return;
  const auto add = [&](int by, const char* what) {
    const auto way = [by](Pack& changed) { changed.total.decimals += by; };
    changes.push_back({pack.total.said.place,
                       std::string("total.round, ") + what,
                       "add a case with a total that has more decimals",
                       {way}});
  };
  if (decimals > 0) add(-1, "one place less");
  // A sum or the lowest of points has the decimals of the points.
  if (pack.total.kind == Total::Kind::weighted) add(1, "one place more");
}

}  // namespace

std::vector<Change> changes_of(const Pack& whole) {
  Pack pack = whole;
  pack.tasks.clear();  // cases do not reach them
  Changes changes;
  add_windows(pack, changes);
  add_words(pack, changes);
  add_weights(pack, changes);
  for (std::size_t t = 0; t < pack.tables.size(); ++t) {
    add_table(pack, t, changes);
    add_keys(pack, t, changes);
  }
  add_peers(pack, changes);
  add_sessions(pack, changes);
  add_literals(pack, changes);
  add_rounding(pack, changes);
  add_pay_changes(pack, changes);
  return changes;
}

Changed::Changed(const Pack& version, std::function<void(Pack&)> way)
    : since_(version.since), way_(std::move(way)) {}

const Family& Changed::in(const Family& family) {
  const auto [made, is_new] = made_.try_emplace(&family, Family{});
  if (!is_new) return made->second;
  made->second = family;
  for (Pack& pack : made->second.versions) {
    if (pack.since == since_) way_(pack);
  }
  return made->second;
}

}  // namespace xingji::cases
