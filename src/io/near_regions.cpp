#include "io/near_regions.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "facts/filings.h"

namespace xingji {
namespace {

constexpr std::size_t most_told = 20;
constexpr std::size_t most_named = 3;  // of the regions near one

using Regions = std::map<std::string_view, std::uint64_t>;  // with how many rows have them

void count(const FactSet& facts, Table table, std::string_view column, Regions& regions) {
  std::vector<std::uint64_t> counts(facts.symbols.size());
  for (const Shard& shard : facts.shards) {
    const auto& columns = shard.table(table).columns;
    for (const std::uint32_t code : columns[column_index(table, column)].words) ++counts[code];
  }
  for (std::uint32_t code = 1; code < counts.size(); ++code) {  // 0: none
    if (counts[code] > 0) regions[facts.symbols.text(code)] += counts[code];
  }
}

// Whether the first steps in which they differ begin alike: 山西 and 山西省, 山西 and 山西太原.
bool is_near(std::string_view region, std::string_view named) {
  const auto steps = split(region, '/');
  const auto its = split(named, '/');
  for (std::size_t s = 0; s < std::min(steps.size(), its.size()); ++s) {
    if (steps[s] == its[s]) continue;
    const bool is_empty = steps[s].empty() || its[s].empty();
    return !is_empty && (steps[s].starts_with(its[s]) || its[s].starts_with(steps[s]));
  }
  return false;
}

}  // namespace

Problems near_regions(const FactSet& facts) {
  Regions filed;
  count(facts, Table::exemptions, "region", filed);
  if (filed.empty()) return {};
  Regions regions;
  for (const Table table : {Table::orders, Table::parcels}) {
    for (const std::string_view column : {"region_from", "region_to"}) {
      count(facts, table, column, regions);
    }
  }
  Problems problems;
  for (const auto& [named, filings] : filed) {
    std::uint64_t rows = 0;
    std::vector<std::string_view> near;
    for (const auto& [region, count] : regions) {
      if (!is_near(region, named)) continue;
      rows += count;
      if (near.size() < most_named) near.push_back(region);
    }
    if (near.empty()) continue;
    if (problems.size() == most_told) break;
    problems.push_back({{},
                        "exemptions.region: '" + visible(named) + "' does not hold for '" +
                            visible(with_commas(near)) +
                            "'; rows with such: " + std::to_string(rows),
                        "regions hold by whole steps of a path: write both alike, as 浙江/杭州",
                        true});
  }
  return problems;
}

}  // namespace xingji
