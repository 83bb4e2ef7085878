#include "engine/told.h"

#include <array>

namespace xingji {
namespace {

constexpr std::array<std::string_view, 5> columns = {"order_id", "amount", "product_id", "buyer_id",
                                                     "buyer_level"};

void add(Table table, std::string_view column, Needs& needs) {
  if (const auto found = find_column(table, column)) needs.add(table, *found);
}

}  // namespace

void add_told(Table table, Needs& needs) {
  for (const std::string_view column : columns) {
    add(table, column, needs);
    if (order_link(table)) add(Table::orders, column, needs);
  }
  add(Table::products, "product_id", needs);
  add(Table::products, "title", needs);
}

std::int64_t Teller::value(const AccountRows& account, Table table, std::string_view column,
                           std::uint32_t row) const {
  const auto found = row == no_row ? std::nullopt : find_column(table, column);
  if (!found) return missing;
  const TableData& data = account.shard->table(table);
  if (!Existence(data, table).of(row, view_)) return missing;
  const Sight sight(data, table, *found);
  return sight.shows(row, view_) ? sight.value(row) : missing;
}

std::string Teller::text(const AccountRows& account, Table table, std::string_view column,
                         std::uint32_t row) const {
  const std::int64_t symbol = value(account, table, column, row);
  return symbol == missing ? "" : facts_->symbols.text(static_cast<std::uint32_t>(symbol));
}

std::string Teller::title(const AccountRows& account, const std::string& product) {
  if (product.empty()) return {};
  bool& is_listed = listed_[{account.shard, account.account}];
  if (!is_listed) {
    const auto [first, last] = account.shard->rows_of(Table::products, account.account);
    for (std::uint32_t row = first; row < last; ++row) {
      const std::string_view key = account.shard->table(Table::products).keys[row];
      products_[{account.shard, account.account, std::string(key)}] = row;
    }
    is_listed = true;
  }
  const auto found = products_.find({account.shard, account.account, product});
  return found == products_.end() ? "" : text(account, Table::products, "title", found->second);
}

Told Teller::of(Table table, const Waiting& waiting) {
  const AccountRows& account = waiting.account;
  const std::uint32_t order = order_row(account, table, waiting.row);
  const auto words = [&](std::string_view column) {
    const std::string own = text(account, table, column, waiting.row);
    return own.empty() ? text(account, Table::orders, column, order) : own;
  };
  Told told;
  told.order = text(account, Table::orders, "order_id", order);
  told.product = words("product_id");
  told.title = title(account, told.product);
  told.buyer = words("buyer_id");
  told.buyer_level = words("buyer_level");
  std::int64_t amount = value(account, table, "amount", waiting.row);
  if (amount == missing) amount = value(account, Table::orders, "amount", order);
  if (amount != missing) told.amount = amount;
  return told;
}

}  // namespace xingji
