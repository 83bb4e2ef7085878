// One reading thread's packed rows, parted into shards, with its own short list of texts.
#pragma once

#include <array>
#include <atomic>
#include <span>
#include <string>
#include <vector>

#include "facts/record.h"
#include "facts/row.h"
#include "facts/shard_pages.h"

namespace xingji {

/// The shard of an account, of so many; the same in every run.
std::size_t shard_of(std::string_view account, std::size_t shards);

class RowSink {
 public:
  RowSink(const std::vector<RecordLayout>& layouts, Instant known_at, HashSeed seed,
          std::size_t shards, ShardPages& pages);

  void add(const Row& row);

  using Chunk = std::span<const std::byte>;
  /// Of whole rows.
  std::vector<Chunk> shard(std::size_t which) const;
  /// How many rows of a table a shard's chunks hold.
  std::size_t rows(std::size_t shard, std::size_t table) const { return rows_[table][shard]; }
  const Symbols& symbols() const { return symbols_; }
  /// Bytes of all packed rows so far. Any thread may ask.
  std::size_t packed_bytes() const { return packed_bytes_.load(std::memory_order_relaxed); }

 private:
  // Each chunk of a shard is twice as large as the one before, up to so many bytes: a thread's
  // half-filled chunks of all shards stay under 5 MB. The first three lie among those of all
  // shards. A row of a very long key takes a larger one.
  static constexpr std::size_t first_bytes = std::size_t{1} << 13U;
  static constexpr std::size_t most_bytes = std::size_t{1} << 15U;
  static constexpr std::size_t long_row_bytes = 4 * most_bytes;
  static constexpr std::size_t common_chunks = 3;

  // The room left of a shard's last chunk. All of them lie together, for nobody can guess which is
  // asked for next.
  struct Tail {
    std::byte* at = nullptr;
    std::byte* end = nullptr;
  };

  void add_chunk(std::size_t shard, std::size_t least);
  /// Room for a record of so many bytes at most, which is not taken before close().
  std::byte* room(std::size_t shard, std::size_t most);
  /// The record in that room ends at `end`.
  void close(std::size_t shard, std::byte* end);
  std::string_view account_of(const Row& row, const RecordLayout& layout) const;
  std::string_view key_of(const Row& row, const RecordLayout& layout);
  std::byte* write_fields(const Row& row, const RecordLayout& layout, std::byte* at);

  const std::vector<RecordLayout>& layouts_;
  Instant known_at_;
  ShardPages& pages_;
  std::vector<Tail> tails_;                 // by shard
  std::vector<std::vector<Chunk>> chunks_;  // by shard; the last as large as it is, with its tail
  std::array<std::vector<std::uint32_t>, table_count> rows_;  // by shard
  Symbols symbols_;
  std::atomic<std::size_t> packed_bytes_ = 0;
  std::string key_;  // scratch for keys of several columns
};

}  // namespace xingji
