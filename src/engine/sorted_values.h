// Values in ascending order that come and go: the k-th smallest, and how many different ones there
// are. In blocks, so that a value moves a few hundred others and never all.
#pragma once

#include <cstdint>
#include <vector>

namespace xingji {

class SortedValues {
 public:
  void add(std::int64_t value);
  /// The value is there.
  void remove(std::int64_t value);

  std::size_t size() const { return size_; }
  std::size_t distinct() const { return distinct_; }
  /// `k` from 1 to size().
  std::int64_t smallest(std::size_t k) const;

 private:
  using Block = std::vector<std::int64_t>;  // ascending, never empty
  /// The first block that ends with the value or a greater one: where its first copy stands.
  std::vector<Block>::iterator find_block(std::int64_t value);
  bool holds(std::int64_t value);

  std::vector<Block> blocks_;
  std::size_t size_ = 0;
  std::size_t distinct_ = 0;
};

}  // namespace xingji
