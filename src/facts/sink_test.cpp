#include "facts/sink.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace xingji {
namespace {

constexpr std::size_t shards = 20;  // a group of sixteen, and one of four
constexpr std::uint32_t rows = 220'000;
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
    sink_ = std::make_unique<RowSink>(layouts_, missing, HashSeed{}, shards, pages_);
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
    for (const RowSink::Chunk chunk : sink_->shard(shard)) {
      for (std::size_t at = 0; at < chunk.size();) {
        const Record record(chunk.data() + at);
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

  // The first 56 KiB of a shard lie among those of all others, and stay.
  std::int64_t packed_beside_common() const {
    return static_cast<std::int64_t>(sink_->packed_bytes() - shards * 56 * 1024);
  }

  const std::string long_id_ = std::string(UINT16_MAX, '7');
  std::vector<RecordLayout> layouts_;
  std::shared_ptr<Pages> regions_ = std::make_shared<Pages>();
  ShardPages pages_{regions_, shards};
  std::unique_ptr<RowSink> sink_;
  std::array<std::uint64_t, shards> lines_{};
};

TEST_F(Sink, KeepsEachShardsRowsUntilItIsDropped) {
  const std::int64_t packed = packed_beside_common();
  ASSERT_GT(packed, 8 << 20);  // several regions a group
  const std::int64_t before = resident_bytes();
  const auto drop_half = [&](std::size_t first) {
    for (std::size_t shard = first; shard < shards; shard += 2) {
      expect_whole(shard);
      pages_.drop(shard);
    }
  };
  std::thread odd(drop_half, 1);
  drop_half(0);
  odd.join();
  regions_->trim();
  EXPECT_LT(resident_bytes(), before - packed * 3 / 4);
}

TEST_F(Sink, KeepsAPostponedShardAndNoOther) {
  const std::int64_t packed = packed_beside_common();
  const std::int64_t before = resident_bytes();
  pages_.postpone(3);
  pages_.postpone(17);
  for (std::size_t shard = 0; shard < shards; ++shard) {
    if (shard != 3 && shard != 17) pages_.drop(shard);
  }
  EXPECT_LT(resident_bytes(), before - packed * 3 / 4);
  expect_whole(3);
  expect_whole(17);
  const std::int64_t postponed = resident_bytes();
  pages_.drop(3);
  expect_whole(17);
  pages_.drop(17);
  EXPECT_LT(resident_bytes(), postponed - packed / 40);
}

// A region that another may take is nobody's any more.
TEST_F(Sink, KeepsItsRowsWhileOthersTakeWhatIsGivenBack) {
  for (std::size_t shard = 0; shard < 16; ++shard) pages_.drop(shard);
  for (unsigned i = 0; i < 32; ++i) {
    std::fill_n(regions_->take(true), Pages::region_bytes, std::byte{0xAA});
  }
  for (std::size_t shard = 16; shard < shards; ++shard) expect_whole(shard);
}

}  // namespace
}  // namespace xingji
