// Tables: cells, keys, rows and the dates from which these hold.
#include <algorithm>

#include "cases/changes.h"
#include "cases/decisions.h"
#include "pack/visit.h"

namespace xingji::cases {
namespace {

using Changes = std::vector<Change>;
using Of = Change::Of;

bool is_asked_by_rows(const Pack& pack, const KeyTable& table) {
  bool is_asked = false;
  const auto ask = [&](const Expression& part) {
    is_asked |= (part.op == Op::look_up || part.op == Op::is_listed) && part.name == table.id;
  };
  for (const Measure& measure : pack.measures) visit_measure(measure, ask);
  for (const Selection& selection : pack.selections) visit_selection(selection, ask);
  return is_asked;
}

// What is a line may be moved to either side, what is given may be more or less.
void change(KeyTable::Cell& cell, std::int64_t by) {
  cell.value += by;
  cell.text += by > 0 ? '+' : '-';
}

std::string keys_of(const KeyTable& table, const KeyTable::Row& row) {
  std::string keys;
  for (std::size_t k = 0; k < row.keys.size(); ++k) {
    const bool is_text = table.keys[k].type == Type::text;
    keys += (k == 0 ? "" : " ") + (is_text ? row.keys[k].text : format_micro(row.keys[k].value));
  }
  return keys;
}

using InPack = std::function<KeyTable::Row&(Pack&)>;

// `who` is the row: "the row '食品'", "'else'".
void add_cells(const KeyTable& table, const KeyTable::Row& row, const std::string& who,
               const InPack& in, bool by_rows, Changes& changes) {
  const std::size_t all = table.columns.size();
  for (std::size_t c = 0; c < all; ++c) {
    const std::string cell = all > 1 ? "'" + table.columns[c].id + "' of " : "";
    const std::int64_t part = std::max<std::int64_t>(std::abs(row.cells[c].value) / 4, 1);
    for (const int side : {1, -1}) {
      const auto way = [=](std::int64_t by) {
        return [=](Pack& pack) { change(in(pack).cells[c], side * by); };
      };
      changes.push_back({row.said.place,
                         "tables." + table.id + ", " + cell + who + (side > 0 ? " more" : " less"),
                         "add a case that this decides something in",
                         {way(1), way(part)},
                         by_rows ? Of::rows : Of::measures});
    }
  }
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
  const bool by_rows = is_asked_by_rows(pack, table);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const KeyTable::Row& row = table.rows[r];
    const std::string who = "the row '" + keys_of(table, row) + "'";
    if (!table.columns.empty()) {
      const auto in = [t, r](Pack& it) -> KeyTable::Row& { return it.tables[t].rows[r]; };
      add_cells(table, row, who, in, by_rows, changes);
      continue;
    }
    const auto way = [t, r](Pack& it) {
      auto& listed = it.tables[t].rows;
      listed.erase(listed.begin() + static_cast<std::ptrdiff_t>(r));
    };
    changes.push_back({row.said.place,
                       "tables." + table.id + ", " + who + " left out",
                       "add a case",
                       {way},
                       by_rows ? Of::rows : Of::measures});
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (table.rows[r].since) add_row_date(table, t, r, by_rows, changes);
  }
  if (!table.otherwise) return;
  const auto in = [t](Pack& it) -> KeyTable::Row& { return *it.tables[t].otherwise; };
  add_cells(table, *table.otherwise, "'else'", in, by_rows, changes);
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

}  // namespace

void add_tables(const Pack& pack, std::vector<Change>& changes) {
  for (std::size_t t = 0; t < pack.tables.size(); ++t) {
    add_table(pack, t, changes);
    add_keys(pack, t, changes);
  }
}

}  // namespace xingji::cases
