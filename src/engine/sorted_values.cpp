#include "engine/sorted_values.h"

#include <algorithm>
#include <iterator>

#include "base/check.h"

namespace xingji {
namespace {

constexpr std::ptrdiff_t most = 512;  // values in a block: 4 KB moved at worst

}  // namespace

std::vector<SortedValues::Block>::iterator SortedValues::find_block(std::int64_t value) {
  return std::lower_bound(
      blocks_.begin(), blocks_.end(), value,
      [](const Block& block, std::int64_t wanted) { return block.back() < wanted; });
}

bool SortedValues::holds(std::int64_t value) {
  const auto block = find_block(value);
  return block != blocks_.end() && std::binary_search(block->begin(), block->end(), value);
}

void SortedValues::add(std::int64_t value) {
  if (!holds(value)) ++distinct_;
  ++size_;
  auto block = find_block(value);
  if (blocks_.empty()) {
    blocks_.emplace_back(1, value);
    return;
  }
  if (block == blocks_.end()) --block;
  block->insert(std::upper_bound(block->begin(), block->end(), value), value);
  if (std::ssize(*block) <= most) return;
  const auto middle = block->begin() + most / 2;
  Block upper(middle, block->end());
  block->erase(middle, block->end());
  blocks_.insert(block + 1, std::move(upper));
}

void SortedValues::remove(std::int64_t value) {
  const auto block = find_block(value);
  CHECK(block != blocks_.end());
  const auto at = std::lower_bound(block->begin(), block->end(), value);
  CHECK(at != block->end() && *at == value);
  block->erase(at);
  if (block->empty()) blocks_.erase(block);
  --size_;
  if (!holds(value)) --distinct_;
}

std::int64_t SortedValues::smallest(std::size_t k) const {
  CHECK(k >= 1 && k <= size_);
  std::size_t rest = k - 1;
  for (const Block& block : blocks_) {
    if (rest < block.size()) return block[rest];
    rest -= block.size();
  }
  CHECK(false);
  return 0;
}

}  // namespace xingji
