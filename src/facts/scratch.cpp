#include "facts/scratch.h"

#include <algorithm>
#include <memory>

namespace xingji {

Scratch::~Scratch() {
  for (const Block& block : blocks_) pages_.deallocate(block.begin, block.bytes);
}

void Scratch::reuse() {
  for (Block& block : blocks_) block.used = 0;
}

void* Scratch::do_allocate(std::size_t bytes, std::size_t alignment) {
  for (Block& block : blocks_) {
    void* begin = block.begin + block.used;
    std::size_t left = block.bytes - block.used;
    if (std::align(alignment, bytes, begin, left) == nullptr) continue;
    block.used = block.bytes - left + bytes;
    return begin;
  }
  constexpr std::size_t page = HugePages::page_bytes;
  const std::size_t whole = (std::max<std::size_t>(bytes, 1) + page - 1) / page * page;
  blocks_.reserve(blocks_.size() + 1);
  blocks_.push_back({static_cast<std::byte*>(pages_.allocate(whole, page)), whole, bytes});
  return blocks_.back().begin;
}

void Scratch::do_deallocate(void* begin, std::size_t bytes, std::size_t /*alignment*/) {
  for (Block& block : blocks_) {
    if (static_cast<std::byte*>(begin) + bytes != block.begin + block.used) continue;
    block.used -= bytes;
    return;
  }
}

}  // namespace xingji
