// Memory in huge pages, where the system has them: what is large comes with one page fault where it
// took 512, and goes back to the system at once. Less than a huge page lies on the heap.
#pragma once

#include <cstddef>
#include <memory_resource>

namespace xingji {

class HugePages final : public std::pmr::memory_resource {
 public:
  static constexpr std::size_t page_bytes = std::size_t{1} << 21U;

 private:
  void* do_allocate(std::size_t bytes, std::size_t alignment) override;
  void do_deallocate(void* begin, std::size_t bytes, std::size_t alignment) override;
  bool do_is_equal(const memory_resource& other) const noexcept override {
    return dynamic_cast<const HugePages*>(&other) != nullptr;
  }
};

}  // namespace xingji
