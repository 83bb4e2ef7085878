#include "cli/export_rows.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include "synth/files.h"

namespace xingji {
namespace {

using Cells = std::vector<std::string>;

Cells split(const std::string& line) {
  Cells cells(1);
  for (const char c : line) {
    if (c == ',') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::string join(const Cells& cells) {
  std::string line;
  for (const std::string& cell : cells) line += (&cell == cells.data() ? "" : ",") + cell;
  return line;
}

// What a shop is stays known; what happened to it does not.
bool is_lasting(Table table) {
  return table == Table::shops || table == Table::agents || table == Table::products;
}

class TableFilter {
 public:
  TableFilter(Table table, const Cells& heads) : table_(table), shop_(place(heads, "shop_id")) {
    if (const auto event = event_column(table)) {
      event_ = place(heads, definition(table).columns[*event].name);
    }
  }

  bool is_missing(const Cells& cells, const Lacking& lacking) const {
    if (shop_ >= cells.size() || cells[shop_] != lacking.shop) return false;
    if (!lacking.table) return !is_lasting(table_);
    return *lacking.table == table_ && event_ < cells.size() &&
           cells[event_] < format_day(lacking.before);
  }

 private:
  static std::size_t place(const Cells& heads, std::string_view name) {
    return static_cast<std::size_t>(std::find(heads.begin(), heads.end(), name) - heads.begin());
  }

  Table table_;
  std::size_t shop_;
  std::size_t event_ = std::string::npos;
};

// account,table,from,to: what is complete only from then on, or not at all.
bool is_covered(Cells& cells, std::span<const Lacking> lacking) {
  for (const Lacking& one : lacking) {
    if (cells[0] != one.shop) continue;
    if (!one.table) return false;
    if (cells[1] == definition(*one.table).name) cells[2] = format_day(one.before);
  }
  return true;
}

// Whoever has no row of coverage is taken to have all facts; who has none at all says so by a day
// on which nothing is judged.
std::string uncovered(std::span<const Lacking> lacking) {
  std::string rows;
  for (const Lacking& one : lacking) {
    if (one.table) continue;
    const std::string day = format_day(one.before - 1);
    for (const TableDefinition& table : all_tables()) {
      if (event_column(table.table)) {
        rows += one.shop + ',' + std::string(table.name) + ',' + day + ',' + day + '\n';
      }
    }
  }
  return rows;
}

std::string remaining(std::ifstream& in, Table table, std::span<const Lacking> lacking) {
  std::string line;
  std::getline(in, line);
  std::string text = line + '\n';
  const TableFilter filter(table, split(line));
  while (std::getline(in, line)) {
    Cells cells = split(line);
    const bool is_there = table == Table::coverage
                              ? is_covered(cells, lacking)
                              : std::none_of(lacking.begin(), lacking.end(), [&](const auto& one) {
                                  return filter.is_missing(cells, one);
                                });
    if (is_there) text += join(cells) + '\n';
  }
  return table == Table::coverage ? text + uncovered(lacking) : text;
}

}  // namespace

std::optional<Problem> take_out(const std::string& folder, std::span<const Lacking> lacking) {
  const auto is_meant = [&](Table table) {
    return table == Table::coverage ||
           std::any_of(lacking.begin(), lacking.end(),
                       [&](const Lacking& one) { return one.table.value_or(table) == table; });
  };
  for (const TableDefinition& table : all_tables()) {
    if (!is_meant(table.table)) continue;
    const auto path = (std::filesystem::path(folder) / (std::string(table.name) + ".csv")).string();
    std::ifstream in(path, std::ios::binary);
    if (!in) continue;
    synth::PartialFile file(path);
    if (auto problem = file.open()) return problem;
    if (auto problem = file.append(remaining(in, table.table, lacking))) return problem;
    if (auto problem = file.close()) return problem;
    if (auto problem = file.keep()) return problem;
  }
  return std::nullopt;
}

}  // namespace xingji
