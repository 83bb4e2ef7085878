// Tables of numbers by key: rows in the pack or in a file beside it.
#include <algorithm>
#include <map>
#include <memory>

#include "base/text.h"
#include "pack/amount.h"
#include "pack/load_blocks.h"
#include "pack/load_cells.h"
#include "pack/load_side_file.h"
#include "pack/overlay.h"

namespace xingji {
namespace {

constexpr auto table_keys =
    std::to_array<std::string_view>({"title", "keys", "rows", "changed_rows", "else"});
constexpr auto key_keys = std::to_array<std::string_view>({"match", "type"});

constexpr Words<KeyTable::Match, 4> matches = {{{"equal", KeyTable::Match::equal},
                                                {"at_least", KeyTable::Match::at_least},
                                                {"at_most", KeyTable::Match::at_most},
                                                {"prefix", KeyTable::Match::prefix}}};

struct RowNode {
  const Node* node = nullptr;
  std::string path;
  bool is_change = false;  // stands in for the row with its keys and day
};

class TableReader {
 public:
  TableReader(const Reader& reader, std::string id) : reader_(reader), draft_(reader.draft()) {
    table_.id = std::move(id);
    table_.place = reader.place();
    table_.title = reader.title("title");
  }

  std::optional<KeyTable> read() {
    const std::size_t before = draft_.problems.size();
    read_keys();
    collect("rows", false);
    collect("changed_rows", true);
    if (rows_.empty() && !reader_.has_stray_keys() && draft_.problems.size() == before) {
      draft_.refuse(table_.place, "the table '" + table_.id + "' has no rows");
    }
    if (draft_.problems.size() != before || table_.keys.empty() || rows_.empty()) {
      return std::nullopt;
    }
    find_columns();
    find_types();
    if (draft_.problems.size() != before) return std::nullopt;
    for (const RowNode& row : rows_) read_row(row);
    read_else();
    if (draft_.problems.size() != before) return std::nullopt;
    return std::move(table_);
  }

 private:
  void read_keys() {
    const Node* node = reader_.need("keys", "keys: { industry: equal }");
    if (node == nullptr) return;
    for (const Item& item :
         open_block(draft_, *node, reader_.path_of("keys"), reader_.inherited()).items) {
      KeyTable::Key key;
      key.id = item.id;
      std::optional<Type> type;
      if (item.node->is_map()) {
        const Reader own(draft_, *item.node, item.place, item.path, reader_.inherited(), key_keys);
        own.need("match", "match: equal");
        key.match = own.word("match", matches).value_or(KeyTable::Match::equal);
        type = own.word("type", cell_types);
      } else {
        key.match = word_at(draft_, *item.node, matches, "match").value_or(KeyTable::Match::equal);
      }
      types_.push_back(type);
      table_.keys.push_back(std::move(key));
    }
    const bool has_none = table_.keys.empty() && !draft_.is_unread(reader_.path_of("keys"));
    if (node->is_map() && has_none) draft_.refuse(node->place, "a table has a key");
  }

  void collect(std::string_view key, bool is_change) {
    const Node* node = is_change ? reader_.find(key) : reader_.need(key, "rows: [{ … }]");
    if (node == nullptr) return;
    if (node->is_scalar()) node = side_file(*node);
    if (node == nullptr) return;
    const std::string path = reader_.path_of(key);
    for (std::size_t i = 0; i < node->items.size(); ++i) {
      rows_.push_back({&node->items[i], path + '.' + std::to_string(i + 1), is_change});
    }
    for (const MapEntry& entry : node->entries) {
      if (is_provenance_key(entry.key)) continue;
      rows_.push_back({&entry.value, path + '.' + entry.key, is_change});
    }
    if (node->kind == Node::Kind::nothing) {
      draft_.refuse(node->place, "'" + std::string(key) + "' should be rows, or a file with them");
    }
  }

  // Rows of a file inherit what the map that names the file says.
  const Node* side_file(const Node& name) {
    auto rows = read_side_file(draft_, name, "rows: tables/" + table_.id + ".csv");
    if (!rows) return nullptr;
    if (!rows->items.empty()) {
      const std::string& path = rows->items.front().place.file;
      const auto said = reader_.inherited().find(name.place.file);
      if (said != reader_.inherited().end()) said_of_files_[path] = said->second;
    }
    files_.push_back(std::make_unique<Node>(std::move(*rows)));
    return files_.back().get();
  }

  bool is_key(std::string_view name) const {
    return std::any_of(table_.keys.begin(), table_.keys.end(),
                       [&](const KeyTable::Key& key) { return key.id == name; });
  }

  // Near to a key that the row lacks.
  bool is_misspelt_key(const Node& row, std::string_view name) const {
    const std::string meant = nearest(name, ids_of(table_.keys));
    return !meant.empty() && row.find(meant) == nullptr;
  }

  static std::optional<Type> type_of_text(std::string_view text) {
    if (text == "true" || text == "false") return Type::flag;
    const auto amount = parse_amount(text);
    return amount ? std::optional(amount->type) : std::nullopt;
  }

  // The columns, and their types, are what most rows agree in: then a slip in one row is told of
  // that row alone.
  void find_columns() {
    struct Seen {
      std::string id;
      std::size_t count = 0;
      std::map<Type, std::size_t> types = {};
    };
    std::vector<Seen> all;
    std::vector<const Node*> rows;
    for (const RowNode& row : rows_) rows.push_back(row.node);
    const Node* otherwise = reader_.find("else");
    if (otherwise != nullptr && otherwise->is_map()) rows.push_back(otherwise);
    for (const Node* row : rows) {
      for (const MapEntry& entry : row->entries) {
        if (is_provenance_key(entry.key) || entry.key == "since" || is_key(entry.key)) continue;
        if (is_misspelt_key(*row, entry.key)) continue;
        const auto known = std::find_if(all.begin(), all.end(),
                                        [&](const Seen& seen) { return seen.id == entry.key; });
        Seen& seen = known == all.end() ? all.emplace_back(Seen{entry.key}) : *known;
        ++seen.count;
        if (const auto type = type_of_text(entry.value.text)) ++seen.types[*type];
      }
    }
    for (const Seen& seen : all) {
      const bool is_in_first = rows_.front().node->find(seen.id) != nullptr;
      if (2 * seen.count < rows.size() + (is_in_first ? 0 : 1)) continue;
      const auto type =
          std::max_element(seen.types.begin(), seen.types.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
      table_.columns.push_back({seen.id, type == seen.types.end() ? Type::number : type->first});
    }
  }

  bool has_cells(const KeyTable::Key& key) {
    const bool has = std::any_of(rows_.begin(), rows_.end(), [&](const RowNode& row) {
      return row.node->find(key.id) != nullptr;
    });
    if (has) return true;
    std::vector<std::string> known;
    for (const MapEntry& entry : rows_.front().node->entries) {
      if (!is_key(entry.key)) known.push_back(entry.key);
    }
    draft_.refuse(table_.place,
                  "no row of the table '" + table_.id + "' has its key '" + key.id + "'",
                  did_you_mean(key.id, known));
    return false;
  }

  // Keys are of the type that all their cells have, else text.
  void find_types() {
    for (std::size_t k = 0; k < table_.keys.size(); ++k) {
      KeyTable::Key& key = table_.keys[k];
      if (!has_cells(key)) return;
      std::optional<Type> common;
      bool is_text = key.match == KeyTable::Match::prefix;
      for (const RowNode& row : rows_) {
        const Node* cell = row.node->find(key.id);
        if (cell == nullptr || !cell->is_scalar()) continue;
        const auto own = type_of_text(cell->text);
        is_text = is_text || !own || (common && own != common);
        common = own;
      }
      const Type found = is_text ? Type::text : common.value_or(Type::text);
      key.type = types_[k].value_or(found);
      const bool has_order =
          key.match == KeyTable::Match::at_least || key.match == KeyTable::Match::at_most;
      if (has_order && (key.type == Type::text || key.type == Type::flag)) {
        draft_.refuse(table_.place,
                      "the key '" + key.id + "' is " + std::string(with_article(key.type)) +
                          ", which has no order",
                      "write equal, or amounts of one unit in every row");
      }
    }
  }

  Inherited inherited() const {
    Inherited all = reader_.inherited();
    for (const auto& [file, said] : said_of_files_) all[file] = said;
    return all;
  }

  std::optional<KeyTable::Cell> cell_at(const Node& node, const std::string& name, Type type) {
    const auto text = text_at(draft_, node, name);
    if (!text) return std::nullopt;
    KeyTable::Cell cell{0, "", node.place};
    if (type == Type::text) {
      cell.text = *text;
      return cell;
    }
    if (type == Type::flag && (*text == "true" || *text == "false")) {
      cell.value = *text == "true" ? 1 : 0;
      return cell;
    }
    const auto amount = parse_amount(*text);
    if (amount && amount->type == type) {
      cell.value = amount->value;
      draft_.note_amount(*amount, node.place);
      return cell;
    }
    const AmountFault fault = explain_amount(*text);
    if (amount || type == Type::flag) {
      draft_.refuse(node.place,
                    "wrong unit: '" + name + "' is " + std::string(with_article(type)) +
                        " in this table, not '" + *text + "'",
                    "write for example " + std::string(example_of(type)));
    } else {
      draft_.refuse(node.place, fault.message, fault.remedy);
    }
    return std::nullopt;
  }

  std::vector<std::string_view> names(bool with_keys) const {
    std::vector<std::string_view> all;
    if (with_keys) {
      for (const KeyTable::Key& key : table_.keys) all.push_back(key.id);
      all.emplace_back("since");
    }
    for (const KeyTable::Column& column : table_.columns) all.push_back(column.id);
    return all;
  }

  std::optional<KeyTable::Row> row_at(const Node& node, const std::string& path, bool has_keys) {
    const std::size_t before = draft_.problems.size();
    const Reader own(draft_, node, node.place, path, inherited(), names(has_keys));
    KeyTable::Row row;
    const auto add = [&](const std::string& id, Type type, std::vector<KeyTable::Cell>& to) {
      const Node* cell = own.need(id, id + ": " + std::string(example_of(type)));
      if (cell == nullptr) return;
      if (auto read = cell_at(*cell, id, type)) to.push_back(std::move(*read));
    };
    for (const KeyTable::Key& key : table_.keys) {
      if (has_keys) add(key.id, key.type, row.keys);
    }
    for (const KeyTable::Column& column : table_.columns) add(column.id, column.type, row.cells);
    if (has_keys) row.since = own.day("since");
    if (node.is_map()) row.said = need_said(draft_, node, own.inherited(), path);
    if (draft_.problems.size() != before) return std::nullopt;
    return row;
  }

  static bool is_same(const KeyTable::Row& a, const KeyTable::Row& b) {
    if (a.since != b.since) return false;
    for (std::size_t k = 0; k < a.keys.size(); ++k) {
      if (a.keys[k].value != b.keys[k].value || a.keys[k].text != b.keys[k].text) return false;
    }
    return true;
  }

  void read_row(const RowNode& written) {
    auto row = row_at(*written.node, written.path, true);
    if (!row) return;
    const auto same =
        std::find_if(table_.rows.begin(), table_.rows.end(),
                     [&](const KeyTable::Row& other) { return is_same(other, *row); });
    if (same == table_.rows.end()) {
      table_.rows.push_back(std::move(*row));
    } else if (written.is_change) {
      *same = std::move(*row);
    } else {
      draft_.refuse(written.node->place,
                    "a row with these keys stands in line " +
                        std::to_string(same->keys.front().place.line) + " already",
                    "take one out, or say from when it holds with 'since'");
    }
  }

  void read_else() {
    const Node* node = reader_.find("else");
    if (node == nullptr && reader_.has_stray_keys()) return;
    if (table_.columns.empty()) {
      if (node != nullptr) draft_.refuse(node->place, "a table without numbers has no 'else'", "");
      return;
    }
    if (node == nullptr) {
      draft_.refuse(table_.place, "the table '" + table_.id + "' has no 'else'",
                    "write a row for keys that stand nowhere, or 'else: refuse'");
    } else if (!node->is_scalar()) {
      table_.otherwise = row_at(*node, reader_.path_of("else"), false);
    } else if (node->text != "refuse") {
      draft_.refuse(node->place, "'else' cannot be '" + node->text + "'",
                    "write a row for keys that stand nowhere, or 'else: refuse'");
    }
  }

  const Reader& reader_;
  Draft& draft_;
  KeyTable table_;
  std::vector<std::optional<Type>> types_;  // of the keys, where the pack says
  std::vector<RowNode> rows_;
  std::vector<std::unique_ptr<Node>> files_;
  Inherited said_of_files_;
};

}  // namespace

void read_tables(const Reader& pack) {
  Draft& draft = pack.draft();
  const Block block = open_block(pack, "tables");
  for (const Item& item : block.items) {
    const Reader reader(draft, *item.node, item.place, item.path, block.inherited, table_keys);
    if (auto table = TableReader(reader, item.id).read()) {
      draft.pack.tables.push_back(std::move(*table));
    } else {
      draft.unread.insert(item.id);
    }
  }
}

}  // namespace xingji
