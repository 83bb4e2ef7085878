#include "facts/shard_pages.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace xingji {

ShardPages::ShardPages(std::shared_ptr<Pages> pages, std::size_t shards)
    : pages_(std::move(pages)),
      groups_((shards + group_shards - 1) / group_shards),
      is_dropped_(shards, false) {
  for (std::size_t shard = 0; shard < shards; ++shard) ++groups_[shard / group_shards].pending;
}

ShardPages::~ShardPages() {
  for (std::byte* const region : common_.regions) Pages::drop(region);
  for (const Group& group : groups_) {
    for (std::byte* const region : group.regions) Pages::drop(region);
  }
}

std::byte* ShardPages::take_from(Group& group, std::size_t bytes, Lock& lock) {
  CHECK(bytes <= Pages::region_bytes);
  while (group.used + bytes > Pages::region_bytes) add_region(group, bytes, lock);
  return group.regions.back() + std::exchange(group.used, group.used + bytes);
}

void ShardPages::add_region(Group& group, std::size_t bytes, Lock& lock) {
  // Few rows need a few small pages; all other regions will be full.
  if (&group == &common_ && group.regions.empty()) {
    group.regions.push_back(pages_->take(false));
    group.used = Pages::region_bytes - std::max(Pages::few_bytes, bytes);
    return;
  }
  const std::size_t known = group.regions.size();
  lock.unlock();  // the system takes a millisecond to clear it, and other threads need not wait
  std::byte* const region = pages_->take(true);
  lock.lock();
  if (group.regions.size() > known) {  // another thread was quicker
    pages_->give_back(region);
  } else {
    group.regions.push_back(region);
    group.used = 0;
  }
}

std::byte* ShardPages::take(std::size_t shard, std::size_t bytes) {
  Lock lock(mutex_);
  Group& group = groups_[shard / group_shards];
  std::byte* const begin = take_from(group, bytes, lock);
  group.pieces.push_back({shard, begin, bytes});
  return begin;
}

std::byte* ShardPages::take_common(std::size_t bytes) {
  Lock lock(mutex_);
  return take_from(common_, bytes, lock);
}

void ShardPages::drop(std::size_t shard) {
  const std::lock_guard lock(mutex_);
  Group& group = groups_[shard / group_shards];
  is_dropped_[shard] = true;
  if (group.pending > 0) {
    settle(group);
  } else {
    drop_pieces(group, shard);  // it was postponed
  }
}

void ShardPages::postpone(std::size_t shard) {
  const std::lock_guard lock(mutex_);
  Group& group = groups_[shard / group_shards];
  group.has_postponed = true;
  settle(group);
}

// Regions go back whole, unless somebody still needs some of them: then piece by piece, and to the
// system.
void ShardPages::settle(Group& group) {
  if (--group.pending > 0) return;
  if (!group.has_postponed) {
    for (std::byte* const region : group.regions) pages_->give_back(region);
    group.regions.clear();
    return;
  }
  for (const Piece& piece : group.pieces) {
    if (is_dropped_[piece.shard]) Pages::drop(piece.begin, piece.bytes);
  }
}

void ShardPages::drop_pieces(const Group& group, std::size_t shard) {
  for (const Piece& piece : group.pieces) {
    if (piece.shard == shard) Pages::drop(piece.begin, piece.bytes);
  }
}

}  // namespace xingji
