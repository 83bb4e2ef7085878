// Reads how canonical tables are made:
//
//   tables:
//     orders:                           # a canonical table
//       from: orders                    # an input; each of its rows …
//       join:                           # … is paired with every equal row of other inputs
//         items: order_id               # column or list; a row without a match is left out …
//         customers:
//           on: { buyer: customer_id }  # a column so far: the column of customers that equals it
//           optional: true              # … or stays, with empty cells
//       where: { status: [paid, sent] } # tests, see cells.cpp; other rows are left out
//       group: [order_id, seller_id]    # one output row per value of these
//       columns: { … }                  # canonical column: its cell, see cells.cpp
//
// Rows that are left out are counted.
#include "import/rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "import/cells.h"

namespace xingji::mapping {
namespace {

constexpr std::array<std::string_view, 5> table_keys = {"from", "join", "where", "group",
                                                        "columns"};
constexpr std::array<std::string_view, 2> join_keys = {"on", "optional"};

void read_equal_columns(const Reach& reach, const Node& node, const Input& joined, Join& join) {
  TreeReader& reader = reach.reader();
  std::vector<std::pair<std::string, std::string>> pairs;
  if (node.is_map()) {
    for (const MapEntry& entry : reader.entries(node, "on")) {
      pairs.emplace_back(entry.key, reader.text(entry.value, "a joined column"));
    }
  } else {
    for (const std::string& name : reader.texts(node, "on")) pairs.emplace_back(name, name);
  }
  for (const auto& [left, right] : pairs) {
    const auto own = reach.find(node.place, left);
    if (!own) continue;
    const auto other = reach.find_column_of(node.place, joined, right);
    if (!other) continue;
    join.left.push_back(*own);
    join.right.push_back(*other);
  }
}

Join read_join(const Reach& reach, const MapEntry& from, const Input& joined) {
  TreeReader& reader = reach.reader();
  Join join;
  bool has_columns = false;
  if (from.value.is_map()) {
    for (const MapEntry& entry : reader.entries(from.value, "a join", join_keys)) {
      if (entry.key == "optional") {
        join.optional = reader.truth(entry.value, "optional");
      } else if (entry.key == "on") {
        has_columns = true;
        read_equal_columns(reach, entry.value, joined, join);
      }
    }
    if (!has_columns) reader.refuse(from.key_place, "the join needs `on`, its equal columns");
  } else {
    read_equal_columns(reach, from.value, joined, join);
  }
  if (joined.optional && !join.optional) {
    reader.refuse(from.key_place, "'" + from.key + "' may be absent: then no row would be left",
                  "add `optional: true` to the join");
  }
  return join;
}

void read_joins(const Reach& reach, const Node& node, TableRule& rule, const Mapping& mapping) {
  for (const MapEntry& entry : reach.reader().entries(node, "join")) {
    const auto position = reach.find_input(entry.key_place, entry.key);
    if (!position) continue;
    if (std::find(rule.inputs.begin(), rule.inputs.end(), *position) != rule.inputs.end()) {
      reach.reader().refuse(entry.key_place,
                            "input '" + entry.key + "' is part of the row already");
      continue;
    }
    rule.joins.push_back(read_join(reach, entry, mapping.inputs[*position]));
    rule.inputs.push_back(*position);
  }
}

void read_cells(const Reach& reach, const Node& columns, TableRule& rule) {
  for (const MapEntry& entry : reach.reader().entries(columns, "columns")) {
    if (auto cell = read_cell(reach, entry)) rule.cells.push_back(std::move(*cell));
  }
  std::sort(rule.cells.begin(), rule.cells.end(),
            [](const CellRule& a, const CellRule& b) { return a.column < b.column; });
}

void refuse_missing_columns(TreeReader& reader, const Place& place, const TableRule& rule) {
  const TableDefinition& table = definition(rule.table);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const bool given = std::any_of(rule.cells.begin(), rule.cells.end(),
                                   [&](const CellRule& cell) { return cell.column == i; });
    if (table.columns[i].required && !given) {
      reader.refuse(place, "table '" + std::string(table.name) + "' needs the column '" +
                               std::string(table.columns[i].name) + "'");
    }
  }
}

TableRule read_table(TreeReader& reader, const MapEntry& from, const Mapping& mapping) {
  TableRule rule;
  rule.table = *find_table(from.key);
  const Reach reach(reader, mapping, rule);
  reader.entries(from.value, "table '" + from.key + "'", table_keys);
  const Node* own = from.value.find("from");
  const Node* columns = from.value.find("columns");
  if (own == nullptr || columns == nullptr) {
    reader.refuse(from.key_place, "table '" + from.key + "' needs `from` and `columns`");
    return rule;
  }
  const auto input = reach.find_input(own->place, reader.text(*own, "from"));
  if (!input) return rule;
  rule.inputs.push_back(*input);
  const std::size_t before = reader.problems().size();
  if (const Node* join = from.value.find("join")) read_joins(reach, *join, rule, mapping);
  // The rest uses the columns of all joined inputs: without one of them it would be refused again.
  if (reader.problems().size() > before) return rule;
  if (const Node* where = from.value.find("where")) rule.where = read_tests(reach, *where, "where");
  if (const Node* group = from.value.find("group")) rule.group = reach.find_all(*group);
  read_cells(reach, *columns, rule);
  if (rule.cells.size() < columns->entries.size()) return rule;  // a misspelt column is not missing
  refuse_missing_columns(reader, from.key_place, rule);
  return rule;
}

}  // namespace

void read_tables(TreeReader& reader, const Node& node, Mapping& mapping) {
  std::vector<std::string_view> known;
  for (const TableDefinition& table : all_tables()) known.push_back(table.name);
  for (const MapEntry& entry : reader.entries(node, "tables", known)) {
    if (!find_table(entry.key)) continue;
    mapping.tables.push_back(read_table(reader, entry, mapping));
  }
}

}  // namespace xingji::mapping
