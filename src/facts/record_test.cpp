#include "facts/record.h"

#include <gtest/gtest.h>

#include <random>

#include "facts/sink.h"

namespace xingji {
namespace {

// Every table with all of its columns, of which each row fills what chance says.
class Records : public testing::TestWithParam<std::size_t> {
 protected:
  static Needs all_needs() {
    Needs needs;
    for (const TableDefinition& table : all_tables()) needs.add_all(table.table);
    return needs;
  }

  std::vector<Cell> random_cells(const TableDefinition& table) {
    std::vector<Cell> cells(table.columns.size());
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const bool is_text = stored_as(table.columns[c].kind) == Stored::symbol;
      if (is_text) cells[c].text = texts_[random_() % texts_.size()];
      if (is_text || random_() % 2 == 0) continue;
      const bool is_flag = table.columns[c].kind == Kind::flag;
      cells[c].number = static_cast<std::int64_t>(is_flag ? random_() % 2 : 1 + random_() % 9'999);
    }
    return cells;
  }

  void expect_fields(const Record& record, const RecordLayout& layout,
                     const std::vector<Cell>& cells, const Symbols& symbols) {
    for (std::size_t i = 0; i < layout.fields.size(); ++i) {
      const Cell& cell = cells[layout.fields[i].column];
      const std::int64_t value = record.value(layout, i);
      if (layout.fields[i].stored == Stored::symbol) {
        EXPECT_EQ(value == missing ? "" : symbols.text(static_cast<std::uint32_t>(value)),
                  cell.text);
      } else if (layout.fields[i].stored == Stored::flag) {
        EXPECT_EQ(value, cell.number == 1 ? 1 : 0);
      } else {
        EXPECT_EQ(value, cell.number);
      }
    }
  }

  std::mt19937_64 random_{GetParam()};
  const std::vector<std::string> texts_ = {"",  "",  "7", "order-1", std::string(64, 'i'),
                                           "x", "é", "0", "shop"};
};

TEST_P(Records, HoldWhatTheirRowsFill) {
  const auto layouts = make_layouts(all_needs());
  const auto& table = all_tables()[GetParam()];
  const RecordLayout& layout = layouts[static_cast<std::size_t>(table.table)];
  ShardPages pages(std::make_shared<Pages>(), 1);
  RowSink sink(layouts, missing, HashSeed{}, 1, pages);
  const RowShape shape = whole_shape(table.table);
  std::vector<std::vector<Cell>> rows;
  for (std::uint32_t line = 1; line <= 2'000; ++line) {
    rows.push_back(random_cells(table));
    sink.add(
        {table.table, line, line % 3 == 0 ? missing : line, line % 5 == 0, rows.back(), &shape});
  }
  std::size_t row = 0;
  for (const RowSink::Chunk chunk : sink.shard(0)) {
    for (std::size_t at = 0; at < chunk.size(); ++row) {
      const Record record(chunk.data() + at);
      ASSERT_LT(row, rows.size());
      ASSERT_EQ(record.header().line, row + 1);
      EXPECT_EQ(record.header().table, table.table);
      EXPECT_EQ(record.header().deleted, (row + 1) % 5 == 0);
      EXPECT_EQ(record.header().recorded_at, (row + 1) % 3 == 0 ? UINT32_MAX : row + 1);
      if (layout.key_columns.size() == 1) {
        EXPECT_EQ(record.key(), rows[row][layout.key_columns[0]].text);
      }
      EXPECT_EQ(record.link(), layout.link ? rows[row][*layout.link].text : "");
      expect_fields(record, layout, rows[row], sink.symbols());
      at += record.size(layout);
    }
  }
  EXPECT_EQ(row, rows.size());
}

INSTANTIATE_TEST_SUITE_P(OfEveryTable, Records,
                         testing::Range<std::size_t>(0, all_tables().size()));

}  // namespace
}  // namespace xingji
