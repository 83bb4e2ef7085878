#include "facts/scratch.h"

#include <algorithm>
#include <memory>

namespace xingji {

Scratch::~Scratch() {
  for (const Block& block : blocks_) pages_.deallocate(block.begin, block.bytes);
}

void Scratch::reuse() {
  block_ = 0;
  used_ = 0;
}

void* Scratch::do_allocate(std::size_t bytes, std::size_t alignment) {
  for (; block_ < blocks_.size(); ++block_, used_ = 0) {
    const Block& block = blocks_[block_];
    void* begin = static_cast<std::byte*>(block.begin) + used_;
    std::size_t left = block.bytes - used_;
    if (std::align(alignment, bytes, begin, left) == nullptr) continue;
    used_ = block.bytes - left + bytes;
    return begin;
  }
  // Each is larger than the one before, so that large shards take few.
  constexpr std::size_t page = HugePages::page_bytes;
  const std::size_t least = blocks_.empty() ? page : blocks_.back().bytes * 2;
  const std::size_t whole = (std::max(bytes, least) + page - 1) / page * page;
  blocks_.reserve(blocks_.size() + 1);
  blocks_.push_back({pages_.allocate(whole, page), whole});
  used_ = bytes;
  return blocks_.back().begin;
}

}  // namespace xingji
