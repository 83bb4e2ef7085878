#include "io/strange_words.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "io/slips.h"
#include "pack/visit.h"

namespace xingji {
namespace {

constexpr std::size_t most_told = 20;

// The words that the rules know of each column of open text.
class Vocabulary {
 public:
  using Columns = std::map<std::pair<Table, std::size_t>, std::set<std::string_view>>;

  void add(const Pack& pack) {
    visit_expressions(pack, [&](const Expression& expression) { see(pack, expression); });
  }
  const Columns& columns() const { return columns_; }

 private:
  void see(const Pack& pack, const Expression& expression) {
    const auto& arguments = expression.arguments;
    if (expression.op == Op::equal || expression.op == Op::unequal || expression.op == Op::one_of) {
      for (const Expression& side : arguments) {
        for (const Expression& other : arguments) {
          if (other.op == Op::literal) add(side, other.name);
        }
      }
    }
    if (expression.op != Op::is_listed && expression.op != Op::look_up) return;
    for (const KeyTable& table : pack.tables) {
      if (table.id != expression.name) continue;
      for (std::size_t k = 0; k < std::min(arguments.size(), table.keys.size()); ++k) {
        if (table.keys[k].match != KeyTable::Match::equal) continue;
        for (const KeyTable::Row& row : table.rows) add(arguments[k], row.keys[k].text);
      }
    }
  }

  void add(const Expression& column, const std::string& word) {
    if (column.op != Op::column || column.type != Type::text || word.empty()) return;
    if (column.table == Table::sessions) return;
    if (definition(column.table).columns[column.column].kind != Kind::text) return;
    columns_[{column.table, column.column}].insert(word);
  }

  Columns columns_;
};

// How many rows have each word of a column.
std::map<std::string_view, std::uint64_t> words_of(const FactSet& facts, Table table,
                                                   std::size_t column) {
  std::vector<std::uint64_t> counts(facts.symbols.size());
  for (const Shard& shard : facts.shards) {
    for (const std::uint32_t code : shard.table(table).columns[column].words) ++counts[code];
  }
  std::map<std::string_view, std::uint64_t> words;
  for (std::uint32_t code = 1; code < counts.size(); ++code) {  // 0: no word
    if (counts[code] > 0) words.emplace(facts.symbols.text(code), counts[code]);
  }
  return words;
}

// Chinese names the same in more signs or fewer: 破损 beside 收到商品破损. The known word nearest
// in length that holds the word or is in it; two signs at least.
std::string part_for(std::string_view word, const std::vector<std::string_view>& known) {
  constexpr std::size_t two_signs = 6;
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  std::string_view nearest;
  std::size_t least = 0;
  for (const std::string_view each : known) {
    const auto [part, whole] =
        each.size() < word.size() ? std::pair(each, word) : std::pair(word, each);
    const bool is_part = part.size() >= two_signs && whole.find(part) != std::string_view::npos &&
                         std::none_of(part.begin(), part.end(), is_ascii);
    const std::size_t more = whole.size() - part.size();
    if (!is_part || (!nearest.empty() && more >= least)) continue;
    nearest = each;
    least = more;
  }
  return std::string(nearest);
}

}  // namespace

Problems strange_words(const Family& family, const FactSet& facts) {
  Vocabulary vocabulary;
  for (const Pack& pack : family.versions) vocabulary.add(pack);
  Problems problems;
  for (const auto& [place, words] : vocabulary.columns()) {
    const auto [table, column] = place;
    const std::vector<std::string_view> known(words.begin(), words.end());
    for (const auto& [word, rows] : words_of(facts, table, column)) {
      if (words.contains(word)) continue;
      std::string meant = slip_for(word, known);
      if (meant.empty()) meant = part_for(word, known);
      if (meant.empty()) continue;
      if (problems.size() == most_told) return problems;
      std::string message(definition(table).name);
      message.append(".")
          .append(definition(table).columns[column].name)
          .append(": no rule knows '");
      message.append(visible(word)).append("'; rows with it: ").append(std::to_string(rows));
      problems.push_back({{}, std::move(message), "did you mean '" + meant + "'?", true});
    }
  }
  return problems;
}

}  // namespace xingji
