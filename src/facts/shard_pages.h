// Where packed rows lie: pieces of regions that the shards of a group share, because these are
// built soon after one another and their regions are free soon after one another. Private to the
// folder; any thread may ask.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "facts/pages.h"

namespace xingji {

class ShardPages {
 public:
  ShardPages(std::shared_ptr<Pages> pages, std::size_t shards);
  ShardPages(const ShardPages&) = delete;
  ShardPages& operator=(const ShardPages&) = delete;
  ~ShardPages();

  /// Room that stays until its shard is dropped.
  std::byte* take(std::size_t shard, std::size_t bytes);
  /// Room that stays as long as these pages, beside that of all other shards: so few rows fill
  /// whole regions.
  std::byte* take_common(std::size_t bytes);
  /// A shard's rows are not needed any more, which is said once. Memory goes back when all shards
  /// of its group are dropped or postponed.
  void drop(std::size_t shard);
  /// A shard's rows are needed until it is dropped in a second round: the others shall not wait.
  void postpone(std::size_t shard);

 private:
  static constexpr std::size_t group_shards = 16;
  struct Piece {
    std::size_t shard = 0;
    std::byte* begin = nullptr;
    std::size_t bytes = 0;
  };
  struct Group {
    std::vector<std::byte*> regions;
    std::size_t used = Pages::region_bytes;  // of the last
    std::vector<Piece> pieces;
    std::size_t pending = 0;  // shards that are neither dropped nor postponed
    bool has_postponed = false;
  };

  using Lock = std::unique_lock<std::mutex>;
  std::byte* take_from(Group& group, std::size_t bytes, Lock& lock);
  void add_region(Group& group, std::size_t bytes, Lock& lock);
  void settle(Group& group);
  void drop_pieces(const Group& group, std::size_t shard);

  std::shared_ptr<Pages> pages_;
  std::mutex mutex_;
  Group common_;
  std::vector<Group> groups_;
  std::vector<bool> is_dropped_;  // by shard
};

}  // namespace xingji
