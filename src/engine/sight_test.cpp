// What a view shows of a row: which rows exist, and from when on a column may be seen.
#include "engine/sight.h"

#include <gtest/gtest.h>

#include "engine/facts_fixture.h"

namespace xingji {
namespace {

using fixture::at;
using fixture::end_of;

// Whether the only row of a table shows a column at the end of a day.
bool shows(const FactSet& facts, Table table, const std::string& column, Instant view) {
  const AccountRows shop = fixture::shop(facts);
  return Sight(shop.shard->table(table), table, column_index(table, column)).shows(0, view);
}

TEST(Existence, begins_with_the_event) {
  const FactSet facts = fixture::facts_of({fixture::order("o", {{"placed_at", at(3, 10)}})});
  const AccountRows shop = fixture::shop(facts);
  const Existence orders(shop.shard->table(Table::orders), Table::orders);
  EXPECT_FALSE(orders.of(0, at(3, 10) - 1));
  EXPECT_TRUE(orders.of(0, at(3, 10)));
  EXPECT_TRUE(orders.of(0, end_of(30)));
}

TEST(Existence, has_no_beginning_without_an_event) {
  const FactSet facts = fixture::facts_of({fixture::covered("orders", 5, 6)});
  const AccountRows shop = fixture::shop(facts);
  EXPECT_TRUE(Existence(shop.shard->table(Table::coverage), Table::coverage).of(0, 1));
}

TEST(Sight, shows_a_happening_when_it_has_happened) {
  const FactSet facts = fixture::facts_of({fixture::order("o", {{"shipped_at", at(4, 12)}})});
  EXPECT_FALSE(shows(facts, Table::orders, "shipped_at", at(4, 12) - 1));
  EXPECT_TRUE(shows(facts, Table::orders, "shipped_at", at(4, 12)));
  EXPECT_FALSE(shows(facts, Table::orders, "signed_at", end_of(30)));  // never
}

TEST(Sight, shows_promises_and_plain_columns_with_their_row) {
  const FactSet facts =
      fixture::facts_of({fixture::order("o", {{"promised_ship_at", at(20)}, {"items", 2}})});
  EXPECT_TRUE(shows(facts, Table::orders, "promised_ship_at", at(1, 10)));
  EXPECT_TRUE(shows(facts, Table::orders, "items", at(1, 10)));
}

TEST(Sight, hides_a_column_until_its_known_from) {
  const FactSet facts = fixture::facts_of(
      {fixture::order("o", {{"cancelled_at", at(5, 8)}}, {{"cancelled_by", "buyer"}})});
  EXPECT_FALSE(shows(facts, Table::orders, "cancelled_by", at(5, 8) - 1));
  EXPECT_TRUE(shows(facts, Table::orders, "cancelled_by", at(5, 8)));
}

TEST(Sight, goes_by_the_first_known_from_that_is_present) {
  // `rounds` is known from ended_at, else from opened_at.
  const auto chat = [](std::map<std::string, std::int64_t> numbers) {
    numbers.insert({{"opened_at", at(2)}, {"rounds", 3}});
    return fixture::facts_of({{Table::chats, {{"chat_id", "c"}, {"shop_id", "s"}}, numbers}});
  };
  EXPECT_TRUE(shows(chat({}), Table::chats, "rounds", at(2)));
  EXPECT_FALSE(shows(chat({{"ended_at", at(6)}}), Table::chats, "rounds", end_of(5)));
  EXPECT_TRUE(shows(chat({{"ended_at", at(6)}}), Table::chats, "rounds", at(6)));
}

TEST(Sight, hides_a_column_whose_known_from_never_comes) {
  const FactSet facts = fixture::facts_of({fixture::order("o", {}, {{"cancelled_by", "buyer"}})});
  EXPECT_FALSE(shows(facts, Table::orders, "cancelled_by", end_of(30)));
}

TEST(Neighbours, are_the_rows_of_the_same_order) {
  const FactSet facts = fixture::facts_of(
      {fixture::order("a"), fixture::order("b"), fixture::refund("r1", "b", at(3)),
       fixture::refund("r2", "b", at(2)), fixture::refund("r3", "gone", at(2))});
  const AccountRows shop = fixture::shop(facts);
  using Rows = std::pair<std::uint32_t, std::uint32_t>;
  EXPECT_EQ(joined_rows(shop, Table::orders, 0, Table::refunds), (Rows{0, 0}));
  EXPECT_EQ(joined_rows(shop, Table::orders, 1, Table::refunds), (Rows{0, 2}));
  EXPECT_EQ(joined_rows(shop, Table::refunds, 0, Table::refunds), (Rows{0, 2}));
  EXPECT_EQ(order_row(shop, Table::orders, 1), 1U);
  EXPECT_EQ(order_row(shop, Table::refunds, 0), 1U);
  EXPECT_EQ(order_row(shop, Table::refunds, 2), no_row);  // its order never came
}

}  // namespace
}  // namespace xingji
