#include "pay/unlinked_chats.h"

#include <algorithm>
#include <map>
#include <set>

#include "pack/visit.h"
#include "pay/behind.h"

namespace xingji {
namespace {

bool asks_for_chats(const Measure& measure) {
  bool asks = false;
  visit_measure(measure, [&](const Expression& part) {
    asks = asks || (part.op == Op::join && part.table == Table::chats);
  });
  return asks && measure.table == Table::orders;
}

std::set<std::size_t> measures_of_chats(const Pack& pack, const Pay::Line& line) {
  std::set<std::size_t> measures = measures_behind(pack, line);
  std::erase_if(measures, [&](std::size_t m) { return !asks_for_chats(pack.measures[m]); });
  return measures;
}

// The cells of a column; none where it was not read.
class Cells {
 public:
  Cells(const Shard& shard, Table table, std::string_view column)
      : words_(shard.table(table).columns[column_index(table, column)].words) {}
  std::uint32_t operator[](std::uint32_t row) const { return words_.empty() ? 0 : words_[row]; }

 private:
  const ColumnCells<std::uint32_t>& words_;
};

// By buyer, with the time at which each was placed.
using Placed = std::map<std::uint32_t, std::vector<std::pair<std::uint32_t, std::uint32_t>>>;

Placed orders_by_buyer(const AccountRows& account) {
  const Cells buyers(*account.shard, Table::orders, "buyer_id");
  const Cells times(*account.shard, Table::orders, "placed_at");
  Placed placed;
  const auto [first, last] = account.shard->rows_of(Table::orders, account.account);
  for (std::uint32_t row = first; row < last; ++row) {
    if (buyers[row] != 0 && times[row] != 0) placed[buyers[row]].emplace_back(times[row], row);
  }
  for (auto& [buyer, orders] : placed) std::sort(orders.begin(), orders.end());
  return placed;
}

// The chats that name no order, by the order that was placed next.
std::map<std::uint32_t, std::uint32_t> chats_before(const AccountRows& account) {
  const Placed placed = orders_by_buyer(account);
  const TableData& chats = account.shard->table(Table::chats);
  const Cells buyers(*account.shard, Table::chats, "buyer_id");
  const Cells times(*account.shard, Table::chats, "opened_at");
  std::map<std::uint32_t, std::uint32_t> before;
  const auto [first, last] = account.shard->rows_of(Table::chats, account.account);
  for (std::uint32_t row = first; row < last; ++row) {
    const auto orders = placed.find(buyers[row]);
    if (chats.case_of[row] != no_row || times[row] == 0 || orders == placed.end()) continue;
    const auto next = std::lower_bound(orders->second.begin(), orders->second.end(),
                                       std::pair{times[row], std::uint32_t{0}});
    if (next != orders->second.end()) before.emplace(next->second, row);
  }
  return before;
}

}  // namespace

std::vector<UnlinkedChat> unlinked_chats(const PaySheet& sheet, const Slip& slip,
                                         const Pay::Line& line) {
  const std::set<std::size_t> measures = measures_of_chats(*sheet.pack, line);
  if (measures.empty()) return {};
  const auto before = chats_before(slip.rows);
  if (before.empty()) return {};
  const Explanation explanation = explain_slip(sheet, slip);
  std::set<std::uint32_t> counted;
  for (const std::size_t m : measures) {
    for (const Witness::Row& row : explanation.witnesses[m].counted) counted.insert(row.row);
  }
  const Shard& shard = *slip.rows.shard;
  const Cells times(shard, Table::orders, "placed_at");
  std::vector<std::uint32_t> orders;
  for (const std::uint32_t order : counted) {
    if (before.contains(order)) orders.push_back(order);
  }
  std::stable_sort(orders.begin(), orders.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return times[a] < times[b]; });
  std::vector<UnlinkedChat> unlinked;
  for (const std::uint32_t order : orders) {
    unlinked.push_back({std::string(shard.table(Table::orders).keys[order]),
                        std::string(shard.table(Table::chats).keys[before.at(order)])});
  }
  return unlinked;
}

}  // namespace xingji
