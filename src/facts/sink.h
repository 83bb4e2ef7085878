// One reading thread's packed rows, parted into shards, with its own short list of texts.
#pragma once

#include <array>
#include <atomic>
#include <string>
#include <vector>

#include "facts/pages.h"
#include "facts/record.h"
#include "facts/row.h"

namespace xingji {

/// The shard of an account, of so many; the same in every run.
std::size_t shard_of(std::string_view account, std::size_t shards);

class RowSink {
 public:
  RowSink(const std::vector<RecordLayout>& layouts, Instant known_at, HashSeed seed,
          std::size_t shards);

  void add(const Row& row);

  struct Chunk {
    std::byte* begin = nullptr;
    std::size_t size = 0;
    std::size_t used = 0;
  };
  using Chunks = std::vector<Chunk>;

  const Chunks& shard(std::size_t which) const { return shards_[which]; }
  /// A shard's rows are not needed any more. Any thread may say so, of each shard once; memory goes
  /// back when all shards that share it are dropped or postponed.
  void drop(std::size_t shard);
  /// A shard's rows are needed until it is dropped in a second round: the others shall not wait.
  void postpone(std::size_t shard);
  /// How many rows of a table a shard's chunks hold.
  std::size_t rows(std::size_t shard, std::size_t table) const { return rows_[shard][table]; }
  const Symbols& symbols() const { return symbols_; }
  /// Bytes of all packed rows so far. Any thread may ask.
  std::size_t packed_bytes() const { return packed_bytes_.load(std::memory_order_relaxed); }

 private:
  /// So small that a thread's half-filled chunks of all shards stay under 20 MB. A shard's first is
  /// smaller: small markets have no other. Both are whole pages, also where pages have 64 KiB.
  static constexpr std::size_t chunk_bytes = std::size_t{1} << 17U;
  static constexpr std::size_t first_bytes = std::size_t{1} << 16U;
  /// Shards that are built soon after one another, whose chunks share regions of memory.
  struct Group {
    static constexpr std::size_t most = 16;
    std::vector<std::byte*> regions;
    std::size_t used = Pages::region_bytes;  // of the last
    std::atomic<std::size_t> pending = 0;    // shards that are neither dropped nor postponed
    std::atomic<bool> has_postponed = false;
  };

  Chunk take_chunk(std::size_t shard, std::size_t least);
  void settle(std::size_t shard);
  void give_back(std::size_t shard);
  std::byte* room(std::size_t shard, std::size_t bytes);
  std::string_view account_of(const Row& row, const RecordLayout& layout) const;
  std::string_view key_of(const Row& row, const RecordLayout& layout);
  void write_fields(const Row& row, const RecordLayout& layout, std::byte* at);

  const std::vector<RecordLayout>& layouts_;
  Instant known_at_;
  Pages pages_;
  std::vector<Group> groups_;
  std::vector<Chunks> shards_;
  std::vector<std::uint8_t> dropped_;  // by shard
  std::vector<std::array<std::uint32_t, table_count>> rows_;
  Symbols symbols_;
  std::atomic<std::size_t> packed_bytes_ = 0;
  std::string key_;  // scratch for keys of several columns
};

}  // namespace xingji
