#include "facts/sink.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace xingji {
namespace {

constexpr std::size_t shards = 20;  // a group of sixteen, and one of four
constexpr std::uint32_t rows = 150'000;
constexpr std::size_t orders = static_cast<std::size_t>(Table::orders);

std::int64_t resident_bytes() {
  std::int64_t all = 0;
  std::int64_t resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * ::sysconf(_SC_PAGESIZE);
}

// Orders of as many shops as there are rows; an id is now and then longer than a first chunk.
class Sink : public testing::Test {
 protected:
  Sink() {
    Needs needs;
    needs.add_all(Table::orders);
    layouts_ = make_layouts(needs);
    sink_ = std::make_unique<RowSink>(layouts_, missing, HashSeed{}, shards);
    const RowShape shape = whole_shape(Table::orders);
    std::vector<Cell> cells(definition(Table::orders).columns.size());
    Cell& id = cells[column_index(Table::orders, "order_id")];
    Cell& shop = cells[column_index(Table::orders, "shop_id")];
    for (std::uint32_t line = 0; line < rows; ++line) {
      const std::string text = std::to_string(line);
      shop.text = text;
      id.text = line % 10'000 == 0 ? std::string_view(long_id_) : std::string_view(text);
      sink_->add({Table::orders, line, missing, false, cells, &shape});
      lines_[shard_of(text, shards)] += line;
    }
  }

  // Of a shard's rows together.
  std::uint64_t lines_in(std::size_t shard) const {
    std::uint64_t lines = 0;
    for (const RowSink::Chunk& chunk : sink_->shard(shard)) {
      for (std::size_t at = 0; at < chunk.used;) {
        const Record record(chunk.begin + at);
        lines += record.header().line;
        if (record.key().size() == long_id_.size()) {
          EXPECT_EQ(record.key(), long_id_);
        }
        at += record.size(layouts_[orders]);
      }
    }
    return lines;
  }

  void expect_whole(std::size_t shard) const { EXPECT_EQ(lines_in(shard), lines_[shard]) << shard; }

  const std::string long_id_ = std::string(UINT16_MAX, '7');
  std::vector<RecordLayout> layouts_;
  std::unique_ptr<RowSink> sink_;
  std::array<std::uint64_t, shards> lines_{};
};

TEST_F(Sink, KeepsEachShardsRowsUntilItIsDropped) {
  const auto packed = static_cast<std::int64_t>(sink_->packed_bytes());
  ASSERT_GT(packed, 12 << 20);  // several regions a group
  const std::int64_t before = resident_bytes();
  const auto drop_half = [&](std::size_t first) {
    for (std::size_t shard = first; shard < shards; shard += 2) {
      expect_whole(shard);
      sink_->drop(shard);
    }
  };
  std::thread odd(drop_half, 1);
  drop_half(0);
  odd.join();
  EXPECT_LT(resident_bytes(), before - packed * 3 / 4);
}

TEST_F(Sink, KeepsAPostponedShardAndNoOther) {
  const auto packed = static_cast<std::int64_t>(sink_->packed_bytes());
  const std::int64_t before = resident_bytes();
  sink_->postpone(3);
  sink_->postpone(17);
  for (std::size_t shard = 0; shard < shards; ++shard) {
    if (shard != 3 && shard != 17) sink_->drop(shard);
  }
  EXPECT_LT(resident_bytes(), before - packed * 3 / 4);
  expect_whole(3);
  expect_whole(17);
  const std::int64_t postponed = resident_bytes();
  sink_->drop(3);
  expect_whole(17);
  sink_->drop(17);
  EXPECT_LT(resident_bytes(), postponed - packed / 40);
}

}  // namespace
}  // namespace xingji
