// Columns of a fact set lie behind one another, nearly all of them in huge pages, and go all at
// once with the last of them. Those that are made by themselves lie on the heap.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <vector>

#include "base/huge_pages.h"

namespace xingji {

class Pages;

/// The pages of one fact set, which the allocators of its columns hold together.
class ColumnPages {
 public:
  explicit ColumnPages(std::shared_ptr<Pages> pages) : pages_(std::move(pages)) {}

  /// Room that stays until these pages end. Any thread may take.
  void* take(std::size_t bytes);

 private:
  /// A region that is being filled. With some of them at once, small columns fill what is left
  /// beside large ones.
  struct Open {
    std::byte* begin = nullptr;
    std::size_t left = 0;  // bytes behind `begin`
  };

  static constexpr std::size_t first_large_bytes = std::size_t{1} << 24U;  // touched as it fills

  std::shared_ptr<Pages> pages_;
  std::mutex mutex_;
  std::array<Open, 4> open_;
  bool has_region_ = false;
  HugePages huge_;
  std::pmr::monotonic_buffer_resource large_{first_large_bytes, &huge_};
};

/// Goes with a vector that is moved. What a vector gives back its pages keep.
template <class T>
class ColumnAllocator {
 public:
  using value_type = T;
  using propagate_on_container_move_assignment = std::true_type;
  using propagate_on_container_swap = std::true_type;

  ColumnAllocator() = default;
  explicit ColumnAllocator(std::shared_ptr<ColumnPages> pages) : pages_(std::move(pages)) {}
  // What is moved from allocates as before: there is no move that would leave it without pages.
  ColumnAllocator(const ColumnAllocator&) = default;
  ColumnAllocator& operator=(const ColumnAllocator&) = default;
  ~ColumnAllocator() = default;
  template <class Other>
  explicit ColumnAllocator(const ColumnAllocator<Other>& other) : pages_(other.pages()) {}
  ColumnAllocator select_on_container_copy_construction() const { return {}; }

  T* allocate(std::size_t count) {
    if (!pages_) return std::allocator<T>().allocate(count);
    return static_cast<T*>(pages_->take(count * sizeof(T)));
  }
  void deallocate(T* cells, std::size_t count) {
    if (!pages_) std::allocator<T>().deallocate(cells, count);
  }

  const std::shared_ptr<ColumnPages>& pages() const { return pages_; }
  template <class Other>
  bool operator==(const ColumnAllocator<Other>& other) const {
    return pages_ == other.pages();
  }

 private:
  std::shared_ptr<ColumnPages> pages_;  // none: the heap
};

template <class T>
using ColumnCells = std::vector<T, ColumnAllocator<T>>;

}  // namespace xingji
