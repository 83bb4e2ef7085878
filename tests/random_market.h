// A small market whose rows crowd onto few orders, so that joins of random packs meet several rows.
#pragma once

#include <functional>
#include <map>

#include "random_attributes.h"

namespace xingji::test {

inline std::string joined(const std::vector<std::string_view>& cells) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) row += ',';
    row += cells[i];
  }
  return row;
}

// Hangs the rows of a table on few orders of their shop. A row keeps its order through all its
// versions.
inline void crowd(const std::string& folder, const std::string& table) {
  std::map<std::string, std::vector<std::string>> orders;
  std::string line;
  std::istringstream placed(read_file(folder + "/orders.csv"));
  std::getline(placed, line);
  for (int i = 0; std::getline(placed, line); ++i) {
    const auto cells = split(line, ',');  // order_id, shop_id, …
    if (i % 8 == 0) orders[std::string(cells[1])].emplace_back(cells[0]);
  }
  std::istringstream in(read_file(folder + '/' + table + ".csv"));
  std::getline(in, line);
  const auto names = split(line, ',');
  const auto at = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  };
  const std::size_t order_at = at("order_id");
  const std::size_t shop_at = at("shop_id");
  std::string text = line + '\n';
  while (std::getline(in, line)) {
    const std::string row = line;
    auto cells = split(row, ',');
    const auto& few = orders[std::string(cells[shop_at])];
    if (!few.empty()) cells[order_at] = few[std::hash<std::string_view>()(cells[0]) % few.size()];
    text += joined(cells) + '\n';
  }
  write_file(folder + '/' + table + ".csv", text);
}

inline void make_crowded_market(const std::string& folder, std::uint64_t seed) {
  make_market(folder, 5, 120, seed);
  add_filings(folder);
  add_attributes(folder, random_values(), *parse_day("2022-03-20"), *parse_day("2022-06-25"), seed);
  for (const char* table :
       {"refunds", "ratings", "chats", "parcels", "complaints", "disputes", "rulings", "tickets"}) {
    crowd(folder, table);
  }
}

}  // namespace xingji::test
