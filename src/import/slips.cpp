#include "import/slips.h"

#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "io/slips.h"

namespace xingji::mapping {
namespace {

// A column of an input: its position in the mapping, and its own in the input.
using Watched = std::pair<std::size_t, std::size_t>;
using KnownWords = std::map<Watched, std::set<std::string_view>>;

const Column& column_of(const TableRule& rule, const CellRule& cell) {
  return definition(rule.table).columns[cell.column];
}

bool is_open(const Column& column) { return column.kind == Kind::text && !column.words.empty(); }

// Collects what a table's rule knows of the words of columns, and where others go unnoticed.
class Watch {
 public:
  Watch(const TableRule& rule, KnownWords& known, std::set<Watched>& open)
      : rule_(rule), known_(known), open_(open) {
    add(rule.where);
    for (const CellRule& cell : rule.cells) {
      add(cell.when);
      add(cell);
    }
  }

 private:
  Watched watched(ColumnRef column) const { return {rule_.inputs[column.slot], column.column}; }

  void add(const std::vector<Test>& tests) {
    for (const Test& test : tests) {
      known_[watched(test.column)].insert(test.words.begin(), test.words.end());
      if (!test.words.empty()) open_.insert(watched(test.column));
    }
  }
  void add(const CellRule& cell) {
    const Column& column = column_of(rule_, cell);
    const bool is_open_list = is_open(column) && cell.between.empty();
    for (const ColumnRef of : cell.of) {
      auto& known = known_[watched(of)];
      for (const auto& [from, to] : cell.map) known.insert(from);
      if (cell.map.empty() && is_open_list) {
        for (const std::string_view word : split(column.words, ' ')) known.insert(word);
      }
      // Without `else`, a word that the map does not have is rejected.
      if (cell.otherwise || (cell.map.empty() && is_open_list)) open_.insert(watched(of));
    }
  }

  const TableRule& rule_;
  KnownWords& known_;
  std::set<Watched>& open_;
};

void find_slips_of(const Sheet& sheet, std::size_t column, const std::set<std::string_view>& words,
                   Problems& found) {
  const std::vector<std::string_view> known(words.begin(), words.end());
  std::set<std::string, std::less<>> seen;
  for (std::size_t row = 0; row < sheet.rows(); ++row) {
    const std::string_view word = sheet.cell(row, column);
    if (word.empty() || seen.contains(word)) continue;
    seen.emplace(word);
    const std::string meant = slip_for(word, known);
    if (meant.empty()) continue;
    found.push_back(slip(sheet.place(row, column), sheet.header(row, column), word, meant));
  }
}

// Words that the mapping itself writes into columns of open lists.
void find_own_slips(const TableRule& rule, Problems& found) {
  for (const CellRule& cell : rule.cells) {
    const Column& column = column_of(rule, cell);
    if (!is_open(column)) continue;
    std::vector<std::string_view> words;
    for (const auto& [from, to] : cell.map) words.emplace_back(to);
    if (cell.is) words.emplace_back(*cell.is);
    if (cell.otherwise) words.emplace_back(*cell.otherwise);
    for (const std::string_view word : words) {
      const std::string meant = slip_for(word, split(column.words, ' '));
      if (!meant.empty()) found.push_back(slip(cell.place, column.name, word, meant));
    }
  }
}

}  // namespace

Problems find_slips(const Mapping& mapping, const std::vector<Sheet>& sheets) {
  KnownWords known;
  std::set<Watched> open;
  Problems found;
  for (const TableRule& rule : mapping.tables) {
    Watch(rule, known, open);
    find_own_slips(rule, found);
  }
  for (const Watched& one : open) find_slips_of(sheets[one.first], one.second, known[one], found);
  return found;
}

}  // namespace xingji::mapping
