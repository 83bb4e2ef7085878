#include "engine/given_names.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "pack/measure_names.h"

namespace xingji {
namespace {

// What rows may name, and what people may write in its place: titles and other names.
struct Known {
  std::vector<std::string> written;
  std::vector<std::string> meant;  // by position in `written`

  void add(const std::string& name, const std::string& id) {
    if (name.empty()) return;
    written.push_back(name);
    meant.push_back(id);
  }
  // What is taken as it is written.
  void add_exact(const std::string& name) { add(name, name); }
  bool has(std::string_view id) const {
    return std::find(meant.begin(), meant.end(), id) != meant.end();
  }
  std::string suggestion(std::string_view name) const {
    const std::string near = nearest(name, written);
    if (near.empty()) return {};
    const auto at = std::find(written.begin(), written.end(), near) - written.begin();
    return "did you mean '" + meant[static_cast<std::size_t>(at)] + "'?";
  }
};

Known names_of(const Family& family, Table table) {
  Known known;
  const auto add = [&](const std::string& id, const Title& title) {
    known.add(id, id);
    known.add(title.zh, id);
    known.add(title.en, id);
  };
  for (const Pack& pack : family.versions) {
    for (const Indicator& indicator : pack.indicators) {
      add(indicator.id, indicator.title);
      for (const std::string& alias : indicator.aliases) known.add(alias, indicator.id);
    }
    for (std::size_t m = 0; m < pack.measures.size(); ++m) {
      for (const std::string& name : names_of_measure(pack, m)) known.add_exact(name);
    }
    if (table != Table::readings) continue;
    for (const auto& dimension : pack.dimensions) {
      const std::string id = "dimension." + dimension.id;
      add(id, dimension.title);
      known.add(dimension.id, id);
    }
  }
  if (table == Table::readings) {
    add("total", {"总分", "Total"});
    add("stars", {"星级", "Stars"});
    // Shares of gates are counted by the sheet alone, which keeps them here.
    for (const Pack& pack : family.versions) {
      for (const Gate& gate : pack.gates) known.add("gate." + gate.id, "gate." + gate.id);
    }
  }
  return known;
}

// Rows of the table by the pack and the indicator that they name.
using Rows = std::map<std::pair<std::string, std::string>, std::uint64_t>;

Rows rows_of(const FactSet& facts, Table table) {
  const std::size_t pack = column_index(table, "pack");
  const std::size_t indicator = column_index(table, "indicator");
  std::map<std::pair<std::int64_t, std::int64_t>, std::uint64_t> counts;  // by symbols
  for (const Shard& shard : facts.shards) {
    const TableData& data = shard.table(table);
    for (std::size_t row = 0; row < data.rows; ++row) {
      ++counts[{data.columns[pack].at(row), data.columns[indicator].at(row)}];
    }
  }
  const auto text = [&](std::int64_t symbol) {
    return symbol == missing ? std::string()
                             : facts.symbols.text(static_cast<std::uint32_t>(symbol));
  };
  Rows rows;
  for (const auto& [symbols, count] : counts) {
    rows[{text(symbols.first), text(symbols.second)}] = count;
  }
  return rows;
}

// One slip away, or without the platform's part, as the file is called.
bool may_be(const std::string& pack, const std::string& own) {
  return is_slip(pack, own) || (!pack.empty() && own.ends_with('.' + pack));
}

std::string left_out(std::uint64_t rows) {
  return std::to_string(rows) + (rows == 1 ? " row left out" : " rows left out");
}

}  // namespace

Problems unknown_given(const Family& family, const FactSet& facts) {
  Problems problems;
  const std::string& own = family.versions.front().id;
  for (const Table table : {Table::readings, Table::tallies}) {
    const std::string name(definition(table).name);
    const Known known = names_of(family, table);
    std::map<std::string, std::uint64_t> packs;
    for (const auto& [names, rows] : rows_of(facts, table)) {
      const auto& [pack, indicator] = names;
      if (pack != own && may_be(pack, own)) packs[pack] += rows;
      if (pack != own || known.has(indicator)) continue;
      std::string remedy = known.suggestion(indicator);
      if (remedy.empty()) remedy = "xingji describe lists the indicators";
      problems.push_back(
          {{},
           name + ": '" + indicator + "' is nothing of " + own + "; " + left_out(rows),
           std::move(remedy),
           true});
    }
    for (const auto& [pack, rows] : packs) {
      problems.push_back({{},
                          name + ": '" + pack + "' is another pack; " + left_out(rows),
                          "did you mean '" + own + "'?",
                          true});
    }
  }
  return problems;
}

}  // namespace xingji
