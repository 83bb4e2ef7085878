// What stands in a pack's tables: keys with the same numbers share a line, as notices print them.
#include <algorithm>

#include "describe/filled.h"
#include "describe/phrase_parts.h"
#include "describe/rows.h"
#include "describe/sections.h"
#include "pack/visit.h"

namespace xingji {
namespace {

bool is_same(const KeyTable::Cell& a, const KeyTable::Cell& b) {
  return a.value == b.value && a.text == b.text;
}

bool has_same_keys(const KeyTable::Row& a, const KeyTable::Row& b) {
  return std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(), is_same);
}

// Of rows with the same keys the latest begun holds.
std::vector<const KeyTable::Row*> rows_on(const KeyTable& table, Day day) {
  const auto is_begun = [&](const KeyTable::Row& row) { return !row.since || *row.since <= day; };
  std::vector<const KeyTable::Row*> rows;
  for (const KeyTable::Row& row : table.rows) {
    const bool is_over =
        !is_begun(row) ||
        std::any_of(table.rows.begin(), table.rows.end(), [&](const KeyTable::Row& other) {
          return other.since > row.since && is_begun(other) && has_same_keys(row, other);
        });
    if (!is_over) rows.push_back(&row);
  }
  return rows;
}

class TableSection {
 public:
  TableSection(const KeyTable& table, Writer& to)
      : table_(table), to_(to), rows_(rows_on(table, to.telling().day)) {}

  void write() {
    for (const KeyTable::Row* row : rows_) to_.rests_on(row->said);
    const std::string name = table_name(table_.id, to_.telling());
    to_.heading(1, name + (name == table_.id ? "" : " [" + table_.id + "]"), keys_text());
    if (has_paths()) {
      to_.line(2, to_.say("a path stands for all below it, too; of several the longest holds",
                          "路径也代表其下各级；有多条符合时，取最长的"));
    }
    if (table_.columns.empty()) {
      to_.line(2, listed(names_of(rows_), to_));
      return;
    }
    for (const auto& group : groups()) {
      to_.line(2, listed(names_of(group), to_) + to_.say(": ", "：") + cells_text(*group.front()));
    }
    if (!table_.otherwise) return;
    to_.rests_on(table_.otherwise->said);
    to_.line(2, to_.say("otherwise: ", "其余：") + cells_text(*table_.otherwise));
  }

 private:
  using Rows = std::vector<const KeyTable::Row*>;

  bool has_paths() const {
    return std::any_of(table_.keys.begin(), table_.keys.end(), [](const KeyTable::Key& key) {
      return key.match == KeyTable::Match::prefix;
    });
  }

  // Keys that are attributes are called as these; others speak for themselves.
  std::string keys_text() const {
    std::vector<std::string> keys;
    for (const KeyTable::Key& key : table_.keys) {
      for (const Attribute& attribute : to_.telling().pack->attributes) {
        if (attribute.id == key.id) keys.push_back(to_.title(attribute.title));
      }
    }
    if (keys.size() != table_.keys.size() || keys.front().empty()) return "";
    return filled(to_.say(", by {}", "，按{}"), listed(keys, to_));
  }

  // An attribute that is a flag: 旗舰店, 非旗舰店.
  std::string flag_text(const std::string& id, bool is_set) const {
    std::string name = id;
    for (const Attribute& attribute : to_.telling().pack->attributes) {
      if (attribute.id == id && !attribute.title.empty()) name = to_.title(attribute.title);
    }
    return is_set ? name : to_.say("not ", "非") + name;
  }

  // A word that a decision asks for has a title there.
  std::string word_of(const std::string& word) const {
    for (const Decision& decision : to_.telling().pack->decisions) {
      if (!is_asked_by(decision)) continue;
      for (const Decision::Input& input : decision.inputs) {
        for (const Decision::Word& known : input.words) {
          if (known.id == word && !known.title.empty()) return to_.title(known.title);
        }
      }
    }
    return word;
  }

  bool is_asked_by(const Decision& decision) const {
    bool is_asked = false;
    for (const Decision::Row& row : decision.rows) {
      if (!row.when) continue;
      visit(*row.when, [&](const Expression& part) {
        is_asked |= (part.op == Op::is_listed || part.op == Op::look_up) && part.name == table_.id;
      });
    }
    return is_asked;
  }

  std::string key_text(const KeyTable::Row& row, std::size_t k) const {
    const KeyTable::Key& key = table_.keys[k];
    if (key.type == Type::flag) return flag_text(key.id, row.keys[k].value != 0);
    std::string text =
        key.type == Type::text
            ? word_of(row.keys[k].text)
            : amount_phrase({key.type, row.keys[k].value, to_.telling().pack->currency},
                            to_.telling().language);
    switch (key.match) {
      case KeyTable::Match::at_least:
        return filled(to_.say("from {}", "{}起"), text);
      case KeyTable::Match::at_most:
        return filled(to_.say("up to {}", "不超过{}"), text);
      case KeyTable::Match::equal:
      case KeyTable::Match::prefix:
        return text;
    }
    return text;
  }

  // The first key stands alone where these rows hold whatever the others are: flags, each both
  // ways.
  bool is_whatever_follows(const Rows& rows, const KeyTable::Cell& first) const {
    const auto keys = table_.keys.begin();
    const auto rest = table_.keys.end() - keys - 1;
    const bool has_only_flags = std::all_of(keys + 1, table_.keys.end(),
                                            [](const auto& key) { return key.type == Type::flag; });
    return has_only_flags && std::count_if(rows.begin(), rows.end(), [&](const KeyTable::Row* row) {
                               return is_same(row->keys[0], first);
                             }) == std::int64_t{1} << rest;
  }

  std::vector<std::string> names_of(const Rows& rows) const {
    std::vector<std::string> names;
    for (const KeyTable::Row* row : rows) {
      std::string name = key_text(*row, 0);
      if (!is_whatever_follows(rows, row->keys[0])) {
        for (std::size_t k = 1; k < table_.keys.size(); ++k) name += " + " + key_text(*row, k);
      }
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
  }

  std::vector<Rows> groups() const {
    std::vector<Rows> groups;
    for (const KeyTable::Row* row : rows_) {
      const auto group = std::find_if(groups.begin(), groups.end(), [&](const Rows& rows) {
        const auto& cells = rows.front()->cells;
        return std::equal(cells.begin(), cells.end(), row->cells.begin(), row->cells.end(),
                          is_same);
      });
      if (group == groups.end()) {
        groups.push_back({row});
      } else {
        group->push_back(row);
      }
    }
    return groups;
  }

  // A table keeps 80% as 0.8: a column between 0 and 1 is said in percent.
  bool is_share(std::size_t c) const {
    bool has_part = false;
    for (const KeyTable::Row* row : rows_) {
      const std::int64_t value = row->cells[c].value;
      if (value < 0 || value > micro_one) return false;
      has_part = has_part || (value != 0 && value != micro_one);
    }
    return table_.columns[c].type == Type::number && has_part;
  }

  std::string cells_text(const KeyTable::Row& row) const {
    std::vector<std::string> parts;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      const KeyTable::Column& column = table_.columns[c];
      const std::string unit = is_share(c) ? "%" : to_.telling().pack->currency;
      const std::string value =
          column.type == Type::text
              ? row.cells[c].text
              : amount_phrase({column.type, row.cells[c].value, unit}, to_.telling().language);
      // A column that stands alone needs no name beside its table's.
      const bool is_only = table_.columns.size() == 1;
      parts.push_back(is_only ? value : column_name(column.id, to_.telling()) + ' ' + value);
    }
    return listed(parts, to_);
  }

  const KeyTable& table_;
  Writer& to_;
  Rows rows_;
};

}  // namespace

void write_tables(Writer& to) {
  const Pack& pack = *to.telling().pack;
  if (pack.tables.empty()) return;
  to.line(0, to.say("Tables", "对照表"));
  for (const KeyTable& table : pack.tables) TableSection(table, to).write();
}

}  // namespace xingji
