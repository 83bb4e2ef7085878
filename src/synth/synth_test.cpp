#include "synth/synth.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "synth/fixture.h"

namespace xingji::synth_test {
namespace {

std::string account_of(const Csv& csv, std::size_t i, const TableDefinition& table) {
  for (const std::string_view column : split(table.account, ' ')) {
    if (!column.empty() && !csv.cell(i, column).empty()) return std::string(csv.cell(i, column));
  }
  return {};
}

TEST(Synth, EveryTableIsFilledWithKnownColumns) {
  for (const TableDefinition& table : all_tables()) {
    SCOPED_TRACE(table.name);
    const Csv csv = read_table(shared_market(), table.name);
    EXPECT_GT(csv.rows(), 0U);
    std::set<std::string_view> seen;
    for (const std::string_view name : csv.columns()) {
      EXPECT_TRUE(seen.insert(name).second) << name << " twice";
      const bool known = find_column(table.table, name).has_value() ||
                         name == recorded_at_column.name || name == deleted_column.name;
      EXPECT_TRUE(known) << name;
    }
    for (std::size_t i = 0; i < csv.rows(); ++i) {
      ASSERT_EQ(csv.row(i).size(), csv.columns().size()) << "row " << i;
      for (const Column& column : table.columns) {
        if (!column.required) continue;
        ASSERT_FALSE(csv.cell(i, column.name).empty()) << column.name << " of row " << i;
      }
    }
  }
}

TEST(Synth, WideOrdersHaveEveryColumn) {
  const Csv csv = read_table(shared_market(), "orders");
  EXPECT_EQ(csv.columns().size(), definition(Table::orders).columns.size() + 2);
}

TEST(Synth, NarrowAndWideFormsHoldTheSameValues) {
  const Folder folder("narrow");
  ASSERT_TRUE(write_market(small_market(folder.path())).ok());
  for (const char* table : {"orders", "refunds", "ratings", "chats"}) {
    SCOPED_TRACE(table);
    const Csv narrow = read_table(folder.path(), table);
    const Csv wide = read_table(shared_market(), table);
    ASSERT_LT(narrow.columns().size(), wide.columns().size());
    ASSERT_EQ(narrow.rows(), wide.rows());
    std::string names;
    for (const std::string_view name : narrow.columns()) names.append(name).append(" ");
    for (std::size_t i = 0; i < narrow.rows(); i += 7) {
      ASSERT_EQ(narrow.cells(i, trim(names)), wide.cells(i, trim(names))) << "row " << i;
    }
  }
}

TEST(Synth, WordsAndStarsAreAllowedOnes) {
  for (const TableDefinition& table : all_tables()) {
    const Csv csv = read_table(shared_market(), table.name);
    for (const Column& column : table.columns) {
      if (column.kind != Kind::word && column.most != 5) continue;
      const auto words =
          column.kind == Kind::word ? split(column.words, ' ') : split("1 2 3 4 5", ' ');
      for (std::size_t i = 0; i < csv.rows(); ++i) {
        const std::string_view cell = csv.cell(i, column.name);
        const bool allowed =
            cell.empty() || std::find(words.begin(), words.end(), cell) != words.end();
        ASSERT_TRUE(allowed) << table.name << '.' << column.name << ' ' << cell;
      }
    }
  }
}

TEST(Synth, IdsAreUniqueApartFromVersions) {
  for (const TableDefinition& table : all_tables()) {
    SCOPED_TRACE(table.name);
    const Csv csv = read_table(shared_market(), table.name);
    std::set<std::string> facts;
    std::set<std::string> versions;
    for (std::size_t i = 0; i < csv.rows(); ++i) {
      const std::string key = account_of(csv, i, table) + '|' + csv.cells(i, table.key);
      const std::string version = key + csv.cells(i, "recorded_at deleted");
      ASSERT_TRUE(versions.insert(version).second) << version;
      facts.insert(key);
    }
    if (!event_column(table.table)) {
      EXPECT_EQ(facts.size(), csv.rows());
    }
  }
}

TEST(Synth, IdsDoNotAscend) {
  const Csv csv = read_table(shared_market(), "orders");
  std::size_t ascending = 0;
  for (std::size_t i = 1; i < csv.rows(); ++i) {
    EXPECT_EQ(csv.cell(i, "order_id").size(), 16U);
    if (csv.cell(i - 1, "order_id") < csv.cell(i, "order_id")) ++ascending;
  }
  const double share = static_cast<double>(ascending) / static_cast<double>(csv.rows());
  EXPECT_NEAR(share, 0.5, 0.02);
}

struct VersionCounts {
  std::size_t facts = 0;
  std::size_t seconds = 0;
  std::size_t deletions = 0;
  std::size_t out_of_order = 0;
  std::size_t far = 0;
};

VersionCounts count_versions(const Csv& csv, std::string_view key) {
  struct Told {
    std::string_view recorded;
    std::size_t row;
    std::string without_recording;
  };
  std::map<std::string, std::vector<Told>> facts;
  VersionCounts counts;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    std::string content;
    for (std::size_t c = 0; c < csv.columns().size(); ++c) {
      if (csv.columns()[c] != "recorded_at") content.append(csv.row(i)[c]).append(",");
    }
    facts[csv.cells(i, key)].push_back({csv.cell(i, "recorded_at"), i, std::move(content)});
    counts.deletions += static_cast<std::size_t>(csv.cell(i, "deleted") == "1");
  }
  counts.facts = facts.size();
  counts.seconds = csv.rows() - facts.size() - counts.deletions;
  for (auto& [id, told] : facts) {
    std::sort(told.begin(), told.end(),
              [](const Told& a, const Told& b) { return a.recorded < b.recorded; });
    for (std::size_t i = 1; i < told.size(); ++i) {
      EXPECT_NE(told[i - 1].recorded, told[i].recorded) << id;
      EXPECT_NE(told[i - 1].without_recording, told[i].without_recording) << id;
      counts.out_of_order += static_cast<std::size_t>(told[i].row < told[i - 1].row);
      const std::size_t distance =
          std::max(told[i].row, told[i - 1].row) - std::min(told[i].row, told[i - 1].row);
      counts.far += static_cast<std::size_t>(distance > 1'000);
    }
  }
  return counts;
}

TEST(Synth, TwoPercentAreCorrectedAndOneInThousandDeleted) {
  const Csv csv = read_table(shared_market(), "orders");
  const VersionCounts counts = count_versions(csv, "order_id");
  EXPECT_EQ(counts.facts, 30'000U);
  EXPECT_EQ(counts.seconds, 600U);
  EXPECT_EQ(counts.deletions, 30U);
  EXPECT_GT(counts.out_of_order, 200U);
  EXPECT_LT(counts.out_of_order, 430U);
  EXPECT_GT(counts.far, 200U);
  EXPECT_LT(counts.far, 430U);
}

TEST(Synth, OtherTablesAreCorrectedToo) {
  const std::pair<const char*, const char*> tables[] = {
      {"ratings", "rating_id"}, {"chats", "chat_id"}, {"messages", "message_id"}};
  for (const auto& [table, key] : tables) {
    SCOPED_TRACE(table);
    const Csv csv = read_table(shared_market(), table);
    const VersionCounts counts = count_versions(csv, key);
    const auto facts = static_cast<double>(counts.facts);
    EXPECT_GT(counts.facts, 5'000U);
    EXPECT_NEAR(static_cast<double>(counts.seconds) / facts, 0.02, 0.006);
    EXPECT_NEAR(static_cast<double>(counts.deletions) / facts, 0.001, 0.001);
    EXPECT_GT(counts.deletions, 0U);
    EXPECT_GT(counts.out_of_order, 20U);
  }
}

TEST(Synth, NothingHappensOutsideTheMarketsDays) {
  const std::string first = "2022-04-02 00:00:00";
  const std::string last = "2022-06-30 23:59:59";
  for (const TableDefinition& table : all_tables()) {
    const Csv csv = read_table(shared_market(), table.name);
    std::vector<std::string_view> happenings = {"recorded_at"};
    for (const Column& column : table.columns) {
      if (column.kind == Kind::instant) happenings.push_back(column.name);
    }
    for (const std::string_view column : happenings) {
      for (std::size_t i = 0; i < csv.rows(); ++i) {
        const std::string_view cell = csv.cell(i, column);
        if (cell.empty()) continue;
        ASSERT_EQ(cell.size(), first.size()) << table.name << '.' << column;
        ASSERT_GE(cell, first) << table.name << '.' << column;
        ASSERT_LE(cell, last) << table.name << '.' << column;
        // A version cannot tell what happened after it was recorded.
        ASSERT_LE(cell, csv.cell(i, "recorded_at")) << table.name << '.' << column;
      }
    }
  }
}

TEST(Synth, SomePromisesLieAfterTheEnd) {
  const Csv csv = read_table(shared_market(), "orders");
  std::size_t open = 0;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    open += static_cast<std::size_t>(csv.cell(i, "promised_ship_at") > "2022-06-30 23:59:59");
  }
  EXPECT_GT(open, 100U);
}

TEST(Synth, AnOrdersLifeRunsForward) {
  const Csv csv = read_table(shared_market(), "orders");
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    std::string_view before = csv.cell(i, "placed_at");
    for (const char* column :
         {"paid_at", "shipped_at", "picked_up_at", "signed_at", "completed_at"}) {
      const std::string_view cell = csv.cell(i, column);
      if (cell.empty()) continue;
      ASSERT_LE(before, cell) << column << " of row " << i;
      before = cell;
    }
  }
}

TEST(Synth, RefundsBelongToOrdersOfTheirShop) {
  const Csv orders = read_table(shared_market(), "orders");
  std::map<std::string_view, std::string_view> shop_of;
  for (std::size_t i = 0; i < orders.rows(); ++i) {
    shop_of[orders.cell(i, "order_id")] = orders.cell(i, "shop_id");
  }
  for (const char* table : {"refunds", "ratings", "disputes", "parcels", "claims"}) {
    const Csv csv = read_table(shared_market(), table);
    for (std::size_t i = 0; i < csv.rows(); ++i) {
      const auto found = shop_of.find(csv.cell(i, "order_id"));
      ASSERT_NE(found, shop_of.end()) << table;
      ASSERT_EQ(found->second, csv.cell(i, "shop_id")) << table;
    }
  }
}

TEST(Synth, SizesFollowZipf) {
  const Csv csv = read_table(shared_market(), "orders");
  std::map<std::string_view, std::size_t> sizes;
  for (std::size_t i = 0; i < csv.rows(); ++i) ++sizes[csv.cell(i, "shop_id")];
  std::vector<std::size_t> ordered;
  for (const auto& [shop, size] : sizes) ordered.push_back(size);
  std::sort(ordered.rbegin(), ordered.rend());
  ASSERT_EQ(ordered.size(), 60U);
  const auto largest = static_cast<double>(ordered[0]);
  EXPECT_NEAR(largest / static_cast<double>(ordered[1]), 2, 0.2);
  EXPECT_NEAR(largest / static_cast<double>(ordered[9]), 10, 1.5);
}

TEST(Synth, ShopsDifferInQuality) {
  const Csv csv = read_table(shared_market(), "orders");
  std::map<std::string_view, std::pair<double, double>> late;  // late and all, by shop
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    if (csv.cell(i, "shipped_at").empty()) continue;
    auto& [count, all] = late[csv.cell(i, "shop_id")];
    count += csv.cell(i, "shipped_at") > csv.cell(i, "promised_ship_at") ? 1 : 0;
    all += 1;
  }
  std::vector<double> shares;
  for (const auto& [shop, counts] : late) shares.push_back(counts.first / counts.second);
  std::sort(shares.begin(), shares.end());
  EXPECT_LT(shares[shares.size() / 4], 0.02);
  EXPECT_GT(shares.back(), 0.1);
}

}  // namespace
}  // namespace xingji::synth_test
