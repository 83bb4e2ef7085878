#include <gtest/gtest.h>

#include "facts/shard.h"

namespace xingji {
namespace {

const std::size_t paid_at = column_index(Table::orders, "paid_at");
const std::size_t amount = column_index(Table::orders, "amount");

TEST(TableColumns, UntilSomebodyWritesThereIsNothingToRead) {
  const TableColumns columns(definition(Table::orders).columns);
  EXPECT_EQ(columns.size(), definition(Table::orders).columns.size());
  EXPECT_TRUE(columns[paid_at].words.empty());
  EXPECT_TRUE(columns[amount].wides.empty());
  EXPECT_EQ(columns[amount].kind, Kind::money);
  EXPECT_EQ(columns[amount].at(0), missing);
  const TableColumns of_no_table;
  EXPECT_TRUE(of_no_table[paid_at].words.empty());
}

TEST(TableColumns, WhoeverWritesFindsEveryColumnOfItsKind) {
  TableColumns columns(definition(Table::orders).columns);
  EXPECT_TRUE(columns.made().empty());
  columns[amount].wides.push_back(12'50);
  EXPECT_EQ(columns.made().size(), columns.size());
  const TableColumns& read = columns;
  EXPECT_EQ(read[amount].at(0), 12'50);
  EXPECT_EQ(read[paid_at].kind, Kind::instant);
  EXPECT_EQ(read[paid_at].at(0), missing);  // not kept
}

TEST(TableColumns, ACopyIsOnItsOwn) {
  TableColumns columns(definition(Table::orders).columns);
  columns[paid_at].words.push_back(7);
  TableColumns copy = columns;
  copy[paid_at].words[0] = 8;
  EXPECT_EQ(columns[paid_at].at(0), 7);
}

}  // namespace
}  // namespace xingji
