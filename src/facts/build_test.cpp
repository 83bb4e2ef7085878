#include "facts/build.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>

#include "facts/filings.h"
#include "facts/sink.h"

namespace xingji {
namespace {

// Rows given as {column: value}; text columns take text, all others numbers.
struct Given {
  Table table;
  std::map<std::string, std::string> texts;
  std::map<std::string, std::int64_t> numbers;
  Instant recorded_at = missing;
  bool deleted = false;
};

Given order(const std::string& id, const std::string& shop, Instant placed) {
  return {Table::orders, {{"order_id", id}, {"shop_id", shop}}, {{"placed_at", placed}}};
}

Given refund(const std::string& id, const std::string& order_id, const std::string& shop,
             Instant applied, const std::string& reason) {
  return {Table::refunds,
          {{"refund_id", id},
           {"order_id", order_id},
           {"shop_id", shop},
           {"kind", "refund_only"},
           {"reason", reason}},
          {{"applied_at", applied}}};
}

Needs all_needs() {
  Needs needs;
  needs.keys = true;
  for (const Table table : {Table::shops, Table::orders, Table::refunds}) needs.add_all(table);
  return needs;
}

struct Loaded {
  FactSet facts;
  QualityReport report;
};

Loaded load(const std::vector<Given>& rows, std::size_t threads = 1, Instant known_at = missing,
            std::size_t shards = shard_count, const Needs& needs = all_needs()) {
  FactBuilder builder(needs, threads, known_at, {}, shards);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto columns = definition(rows[i].table).columns;
    std::vector<Cell> cells(columns.size());
    for (const auto& [name, text] : rows[i].texts) {
      cells[column_index(rows[i].table, name)].text = text;
    }
    for (const auto& [name, number] : rows[i].numbers) {
      cells[column_index(rows[i].table, name)].number = number;
    }
    const RowShape shape = whole_shape(rows[i].table);
    add_row(builder.sink(i % threads), Row{rows[i].table, static_cast<std::uint32_t>(i + 2),
                                           rows[i].recorded_at, rows[i].deleted, cells, &shape});
  }
  Loaded loaded;
  // The content of a row is enough of a canonical text for these tests.
  const ReadAgain read_again = [&](Table, const std::vector<std::uint32_t>& lines) {
    std::vector<std::string> texts;
    for (const std::uint32_t line : lines) {
      std::string text;
      for (const auto& [name, value] : rows[line - 2].texts) text += name + '=' + value + ';';
      texts.push_back(text);
    }
    return texts;
  };
  loaded.facts = builder.build(Zone("Asia/Shanghai", 28800), read_again, loaded.report);
  return loaded;
}

std::string text_of(const FactSet& facts, const std::string& shop, Table table, std::uint32_t row,
                    std::string_view column) {
  const auto place = find_account(facts, shop);
  const Shard& shard = facts.shards[place->shard];
  const auto [first, last] = shard.rows_of(table, place->account);
  EXPECT_LT(first + row, last);
  const ColumnData& data = shard.table(table).columns[column_index(table, column)];
  return facts.symbols.text(data.words[first + row]);
}

std::size_t rows_of(const FactSet& facts, const std::string& shop, Table table) {
  const auto place = find_account(facts, shop);
  if (!place) return 0;
  const auto [first, last] = facts.shards[place->shard].rows_of(table, place->account);
  return last - first;
}

// Also one in a column that nobody needs, or earlier than others of its row; of what is deleted and
// of older versions none.
TEST(Build, KnowsTheLatestHappening) {
  Needs needs;
  needs.add(Table::orders, column_index(Table::orders, "signed_at"));
  const auto latest = [&](const std::string& column, Instant instant) {
    Given row = order("o1", "a", 1000);
    row.numbers["signed_at"] = 1500;
    row.numbers[column] = instant;
    row.recorded_at = 3000;
    Given older = order("o1", "a", 9000);
    older.recorded_at = 2000;
    Given deleted = order("o2", "a", 9000);
    deleted.deleted = true;
    return load({row, older, deleted}, 1, missing, 1, needs).facts.last_happening;
  };
  EXPECT_EQ(latest("signed_at", 1600), 1600);
  EXPECT_EQ(latest("signed_at", 900), 1000);
  EXPECT_EQ(latest("shipped_at", 1501), 1501);  // not needed
  EXPECT_EQ(latest("shipped_at", 1499), 1500);
  EXPECT_EQ(latest("promised_ship_at", 1700), 1500);  // planned: it has not happened
}

TEST(Build, KeepsTheNewestVersionWhateverTheOrderOfRows) {
  Given old_row = refund("r1", "o1", "a", 1000, "late");
  old_row.recorded_at = 2000;
  Given new_row = refund("r1", "o1", "a", 1000, "broken");
  new_row.recorded_at = 3000;
  for (const auto& rows : {std::vector{old_row, new_row}, std::vector{new_row, old_row}}) {
    const Loaded loaded = load(rows);
    EXPECT_EQ(rows_of(loaded.facts, "a", Table::refunds), 1U);
    EXPECT_EQ(text_of(loaded.facts, "a", Table::refunds, 0, "reason"), "broken");
    EXPECT_EQ(text_of(loaded.facts, "a", Table::refunds, 0, "first_reason"), "late");
    EXPECT_EQ(loaded.report.tables[static_cast<std::size_t>(Table::refunds)].stale, 1U);
  }
}

TEST(Build, TakesTheLaterLineWhenNobodySaysWhen) {
  const Loaded loaded =
      load({refund("r1", "o1", "a", 1000, "late"), refund("r1", "o1", "a", 1000, "broken")}, 2);
  EXPECT_EQ(text_of(loaded.facts, "a", Table::refunds, 0, "reason"), "broken");
}

TEST(Build, SettlesTheSameSecondByContent) {
  Given one = refund("r1", "o1", "a", 1000, "late");
  Given other = refund("r1", "o1", "a", 1000, "broken");
  one.recorded_at = other.recorded_at = 5000;
  const Loaded there = load({one, other});
  const Loaded back = load({other, one});
  EXPECT_EQ(text_of(there.facts, "a", Table::refunds, 0, "reason"),
            text_of(back.facts, "a", Table::refunds, 0, "reason"));
  // The greater sha256 of the content holds: 7b67… of the late one, 2f5e… of the broken one.
  EXPECT_EQ(text_of(there.facts, "a", Table::refunds, 0, "reason"), "late");
  EXPECT_EQ(there.report.tables[static_cast<std::size_t>(Table::refunds)].ties, 1U);
}

TEST(Build, CountsAnExactRepeatAsUnchanged) {
  const Loaded loaded = load({order("o1", "a", 1000), order("o1", "a", 1000)});
  EXPECT_EQ(rows_of(loaded.facts, "a", Table::orders), 1U);
  EXPECT_EQ(loaded.report.tables[static_cast<std::size_t>(Table::orders)].unchanged, 1U);
}

TEST(Build, DropsAFactWhoseNewestVersionDeletesIt) {
  Given kept = order("o1", "a", 1000);
  kept.recorded_at = 1000;
  Given gone = order("o1", "a", 1000);
  gone.recorded_at = 2000;
  gone.deleted = true;
  EXPECT_EQ(rows_of(load({gone, kept}).facts, "a", Table::orders), 0U);
  EXPECT_EQ(rows_of(load({gone, kept}, 1, 1500).facts, "a", Table::orders), 1U);  // not yet known
}

TEST(Build, KnowsWhatWasRecordedUpToThatVerySecond) {
  Given row = order("o1", "a", 1000);
  row.recorded_at = 2000;
  EXPECT_EQ(rows_of(load({row}, 1, 1999).facts, "a", Table::orders), 0U);
  EXPECT_EQ(rows_of(load({row}, 1, 2000).facts, "a", Table::orders), 1U);
  row.recorded_at = missing;  // nobody says when: known ever since
  EXPECT_EQ(rows_of(load({row}, 1, 1).facts, "a", Table::orders), 1U);
}

TEST(Build, KeepsTheSameIdOfTwoShopsApart) {
  const Loaded loaded = load({order("o1", "a", 1000), order("o1", "b", 2000)});
  EXPECT_EQ(rows_of(loaded.facts, "a", Table::orders), 1U);
  EXPECT_EQ(rows_of(loaded.facts, "b", Table::orders), 1U);
}

TEST(Build, AccountsStandAscendingWhoeverReadThem) {
  std::vector<Given> rows;
  for (int shop = 0; shop < 2000; ++shop) {  // some to a shard, met in another order
    const std::string id = std::to_string(shop * 7919 % 2000);
    rows.push_back(order("o1", id, 1000));
    rows.push_back(refund("r1", "o1", id, 2000, "late"));
  }
  for (const std::size_t shards : {shard_count, std::size_t{1}}) {
    const Loaded loaded = load(rows, 3, missing, shards);
    std::size_t accounts = 0;
    for (const Shard& shard : loaded.facts.shards) {
      accounts += shard.accounts.size();
      const auto is_less = [](const Account& a, const Account& b) { return a.id < b.id; };
      EXPECT_TRUE(std::is_sorted(shard.accounts.begin(), shard.accounts.end(), is_less));
      EXPECT_FALSE(std::any_of(shard.accounts.begin(), shard.accounts.end(),
                               [](const Account& account) { return account.id.empty(); }));
    }
    EXPECT_EQ(accounts, 2000U);
    for (int shop = 0; shop < 2000; ++shop) {
      EXPECT_EQ(rows_of(loaded.facts, std::to_string(shop), Table::orders), 1U);
      EXPECT_EQ(rows_of(loaded.facts, std::to_string(shop), Table::refunds), 1U);
    }
    EXPECT_EQ(loaded.facts.shards.size(), shards);
  }
}

TEST(Build, LinksRowsToTheirOrderAlsoBeforeItHasCome) {
  const Loaded loaded =
      load({refund("r1", "o2", "a", 5000, "x"), refund("r2", "o9", "a", 4000, "x"),
            order("o1", "a", 1000), order("o2", "a", 2000), refund("r3", "o9", "a", 3000, "x"),
            refund("r4", "o2", "a", 4500, "x")});
  const auto place = find_account(loaded.facts, "a");
  const Shard& shard = loaded.facts.shards[place->shard];
  const TableData& refunds = shard.table(Table::refunds);
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < refunds.keys.size(); ++i) keys.emplace_back(refunds.keys[i]);
  // By case, then time: both of o2 (its second order), then those whose order never came.
  EXPECT_EQ(keys, (std::vector<std::string>{"r4", "r1", "r3", "r2"}));
  EXPECT_EQ(refunds.case_of, (ColumnCells<std::uint32_t>{1, 1, 2, 2}));
  EXPECT_EQ(loaded.report.tables[static_cast<std::size_t>(Table::refunds)].unknown_orders, 2U);
}

TEST(Build, RegionsMatchByWholeSegments) {
  EXPECT_TRUE(is_inside("浙江/杭州/余杭", "浙江/杭州"));
  EXPECT_TRUE(is_inside("浙江", "浙江"));
  EXPECT_FALSE(is_inside("浙江南", "浙江"));
  EXPECT_FALSE(is_inside("浙江", "浙江/杭州"));
}

}  // namespace
}  // namespace xingji
