// Memory for what is needed of a shard only while it is made; what one shard took serves the next,
// and what is freed last first serves at once. In huge pages, and never given back in between:
// small pages, touched anew for each shard, were a tenth of the time of reading. Private to the
// folder.
#pragma once

#include <memory_resource>
#include <vector>

#include "base/huge_pages.h"

namespace xingji {

class Scratch final : public std::pmr::memory_resource {
 public:
  Scratch() = default;
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() override;

  /// Nobody needs any more what was allocated so far.
  void reuse();

 private:
  struct Block {
    std::byte* begin = nullptr;
    std::size_t bytes = 0;
    std::size_t used = 0;
  };

  void* do_allocate(std::size_t bytes, std::size_t alignment) override;
  void do_deallocate(void* begin, std::size_t bytes, std::size_t alignment) override;
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }

  HugePages pages_;
  std::vector<Block> blocks_;  // what is needed lies in the first that has room
};

}  // namespace xingji
