// The tables of the made-up market: for each its columns and the function that tells one order's or
// one shop's rows. The list is the only place that knows them all.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "synth/orders.h"
#include "synth/rows.h"

namespace xingji::synth {

/// Rows that follow from an order. A version that the rows do not have is told by no row.
struct OrderTable {
  Table table;
  void (*tell)(const Market& market, const Order& order, Version version, Rows& rows);
};

/// Rows that follow from a shop, the `unit`-th; those of the whole market hang on the first units.
struct ShopTable {
  Table table;
  void (*tell)(const Market& market, std::uint32_t unit, Version version, Rows& rows);
};

std::span<const OrderTable> order_tables();
std::span<const ShopTable> shop_tables();

/// The header of a table's file, without a line end.
std::string header(Table table, bool wide);

/// A number for a fact that no other fact of any table has.
constexpr std::uint64_t fact_number(Table table, std::uint64_t number) {
  return number * 32 + static_cast<std::uint64_t>(table);
}

/// Providers work for the whole market; their numbers are 0 to this count - 1.
inline std::uint32_t provider_count(const Market& market) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(market.shop_count() / 50 + 1, 40));
}

void tell_orders(const Market& market, const Order& told, Version version, Rows& rows);
void tell_parcels(const Market& market, const Order& order, Version version, Rows& rows);
void tell_refunds(const Market& market, const Order& order, Version version, Rows& rows);
void tell_ratings(const Market& market, const Order& order, Version version, Rows& rows);
void tell_messages(const Market& market, const Order& order, Version version, Rows& rows);
void tell_chats(const Market& market, const Order& order, Version version, Rows& rows);
void tell_claims(const Market& market, const Order& order, Version version, Rows& rows);
void tell_disputes(const Market& market, const Order& order, Version version, Rows& rows);
void tell_complaints(const Market& market, const Order& order, Version version, Rows& rows);
void tell_rulings(const Market& market, const Order& order, Version version, Rows& rows);
void tell_tickets(const Market& market, const Order& order, Version version, Rows& rows);
void tell_dispute_appeals(const Market& market, const Order& order, Version version, Rows& rows);

void tell_shops(const Market& market, std::uint32_t unit, Version version, Rows& rows);
void tell_agents(const Market& market, std::uint32_t unit, Version version, Rows& rows);
void tell_providers(const Market& market, std::uint32_t unit, Version version, Rows& rows);
void tell_products(const Market& market, std::uint32_t unit, Version version, Rows& rows);
void tell_attributes(const Market& market, std::uint32_t unit, Version version, Rows& rows);
void tell_checks(const Market& market, std::uint32_t unit, Version version, Rows& rows);
void tell_violations(const Market& market, std::uint32_t unit, Version version, Rows& rows);
void tell_presence(const Market& market, std::uint32_t unit, Version version, Rows& rows);
void tell_exemptions(const Market& market, std::uint32_t unit, Version version, Rows& rows);
void tell_state_appeals(const Market& market, std::uint32_t unit, Version version, Rows& rows);
void tell_readings(const Market& market, std::uint32_t unit, Version version, Rows& rows);
void tell_tallies(const Market& market, std::uint32_t unit, Version version, Rows& rows);
void tell_benchmarks(const Market& market, std::uint32_t unit, Version version, Rows& rows);
void tell_coverage(const Market& market, std::uint32_t unit, Version version, Rows& rows);

}  // namespace xingji::synth
