// Reads the head of a mapping and its inputs:
//
//   zone: America/Sao_Paulo
//   currency: BRL
//   inputs:
//     orders:                          # what the mapping calls it
//       file: ExportOrderList*.csv     # `*` stands for anything; .zst may follow
//       optional: true                 # the file may be absent
//       key: order_id                  # or a list; of two rows with one key the later holds
//       columns: [order_id, seller]    # or { order_id: 订单编号, paid: [支付金额, 实际支付金额] }
//       personal: [收货人姓名]          # dropped, and named in the report
//       unused: [备注]                  # known and not needed; others are named in the report
//       empty: ["-"]                   # words that mean "nothing"
//   tables: …                          # see rules.cpp
#include "import/mapping.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "import/reach.h"
#include "import/rules.h"
#include "io/zones.h"
#include "pack/tree_reader.h"

namespace xingji::mapping {
namespace {

constexpr std::array<std::string_view, 4> mapping_keys = {"zone", "currency", "inputs", "tables"};
constexpr std::array<std::string_view, 7> input_keys = {"file",     "optional", "key",  "columns",
                                                        "personal", "unused",   "empty"};

void read_columns(TreeReader& reader, const Node& node, Input& input) {
  if (node.is_map()) {
    for (const MapEntry& entry : reader.entries(node, "columns")) {
      input.columns.push_back({entry.key, reader.texts(entry.value, "a column's header")});
    }
    return;
  }
  for (std::string& name : reader.texts(node, "columns")) {
    input.columns.push_back({name, {name}});
  }
}

std::size_t position_of(const Input& input, std::string_view name) {
  const auto found = std::find_if(input.columns.begin(), input.columns.end(),
                                  [&](const InputColumn& column) { return column.name == name; });
  return static_cast<std::size_t>(found - input.columns.begin());
}

void read_key_column(TreeReader& reader, const Node& node, Input& input) {
  const std::string name = reader.text(node, "key");
  const std::size_t position = position_of(input, name);
  if (position < input.columns.size()) {
    input.key.push_back(position);
  } else {
    reader.refuse(node.place, "the key '" + name + "' is not among the columns",
                  did_you_mean(name, column_names(input)));
  }
}

void read_key(TreeReader& reader, const Node& node, Input& input) {
  if (!node.is_list()) {
    read_key_column(reader, node, input);
    return;
  }
  for (const Node& item : node.items) read_key_column(reader, item, input);
}

// A header that two lists claim would be dropped and used at once.
void refuse_repeated_headers(TreeReader& reader, const Input& input) {
  std::vector<std::string> headers = input.personal;
  headers.insert(headers.end(), input.unused.begin(), input.unused.end());
  for (const InputColumn& column : input.columns) {
    headers.insert(headers.end(), column.headers.begin(), column.headers.end());
  }
  std::sort(headers.begin(), headers.end());
  const auto twice = std::adjacent_find(headers.begin(), headers.end());
  if (twice != headers.end()) {
    reader.refuse(input.place, "input '" + input.name + "' names the column '" + *twice + "' twice",
                  "a column is used, personal or unused, and only one of them");
  }
}

Input read_input(TreeReader& reader, const MapEntry& from) {
  Input input;
  input.name = from.key;
  input.place = from.key_place;
  const Node* key = nullptr;
  const auto entries = reader.entries(from.value, "input '" + from.key + "'", input_keys);
  for (const MapEntry& entry : entries) {
    if (entry.key == "file") input.file = reader.text(entry.value, "file");
    if (entry.key == "optional") input.optional = reader.truth(entry.value, "optional");
    if (entry.key == "key") key = &entry.value;
    if (entry.key == "columns") read_columns(reader, entry.value, input);
    if (entry.key == "personal") input.personal = reader.texts(entry.value, "personal");
    if (entry.key == "unused") input.unused = reader.texts(entry.value, "unused");
    if (entry.key == "empty") input.empty = reader.texts(entry.value, "empty");
  }
  if (key != nullptr) read_key(reader, *key, input);
  if (input.file.empty() || input.file.find('/') != std::string::npos) {
    reader.refuse(from.key_place, "input '" + from.key + "' needs `file`, the name of its file",
                  "a name without folders; * stands for anything");
  }
  if (input.columns.empty()) {
    reader.refuse(from.key_place, "input '" + from.key + "' needs `columns`");
  }
  refuse_repeated_headers(reader, input);
  return input;
}

void read_zone(TreeReader& reader, const Node& node, Mapping& mapping) {
  mapping.zone = reader.text(node, "zone");
  if (find_zone(mapping.zone)) return;
  reader.refuse(node.place, "unknown zone '" + mapping.zone + "'",
                did_you_mean(mapping.zone, zone_names()));
}

void read_currency(TreeReader& reader, const Node& node, Mapping& mapping) {
  mapping.currency = reader.text(node, "currency");
  const bool is_code =
      mapping.currency.size() == 3 &&
      mapping.currency.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
  if (!is_code) reader.refuse(node.place, "a currency is three capitals, such as CNY");
}

Mapping read_mapping(TreeReader& reader, const Node& root, const std::string& path) {
  Mapping mapping;
  mapping.file = path;
  const Node* tables = nullptr;
  const auto entries = reader.entries(root, "the mapping", mapping_keys);
  for (const MapEntry& entry : entries) {
    if (entry.key == "zone") read_zone(reader, entry.value, mapping);
    if (entry.key == "currency") read_currency(reader, entry.value, mapping);
    if (entry.key == "tables") tables = &entry.value;
    if (entry.key != "inputs") continue;
    for (const MapEntry& input : reader.entries(entry.value, "inputs")) {
      mapping.inputs.push_back(read_input(reader, input));
    }
  }
  const auto need = [&](bool given, const char* what) {
    if (!given) reader.refuse({path, 1, 1}, std::string("the mapping needs `") + what + "`");
  };
  need(!mapping.zone.empty(), "zone");
  need(!mapping.currency.empty(), "currency");
  need(!mapping.inputs.empty(), "inputs");
  need(tables != nullptr, "tables");
  if (tables != nullptr && !mapping.inputs.empty()) read_tables(reader, *tables, mapping);
  return mapping;
}

}  // namespace

Result<Mapping> load_mapping(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Problem{{path}, "the mapping cannot be read", "name an existing YAML file"};
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  auto tree = parse_tree(text, path);
  if (!tree.ok()) return tree.problems();
  TreeReader reader;
  Mapping mapping = read_mapping(reader, tree.value(), path);
  if (!reader.problems().empty()) return std::move(reader.problems());
  return mapping;
}

}  // namespace xingji::mapping
