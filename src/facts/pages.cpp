#include "facts/pages.h"

#include <sys/mman.h>

#include <new>
#include <utility>

#include "base/check.h"

namespace xingji {

std::byte* Pages::next_region() {
  if (next_ == end_) {
    void* begin =
        ::mmap(nullptr, mapping_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (begin == MAP_FAILED) throw std::bad_alloc();
    mappings_.emplace_back(static_cast<std::byte*>(begin));
    // Huge pages begin at multiples of their size.
    std::size_t bytes = mapping_bytes;
    CHECK(std::align(region_bytes, region_bytes, begin, bytes) != nullptr);
    next_ = static_cast<std::byte*>(begin);
    end_ = next_ + bytes / region_bytes * region_bytes;
  }
  return std::exchange(next_, next_ + region_bytes);
}

std::byte* Pages::take(bool full) {
  std::byte* region = nullptr;
  {
    const std::lock_guard lock(mutex_);
    if (!free_.empty()) {
      region = free_.back();
      free_.pop_back();
      return region;
    }
    region = next_region();
  }
  // A system that does not know one or the other says so, and the pages come as they are touched.
  (void)::madvise(region, region_bytes, full ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
  if (full) (void)::madvise(region, region_bytes, MADV_POPULATE_WRITE);
  return region;
}

void Pages::give_back(std::byte* region) {
  const std::lock_guard lock(mutex_);
  if (free_.size() < most_free) {
    free_.push_back(region);
  } else {
    drop(region);
  }
}

void Pages::trim() {
  const std::lock_guard lock(mutex_);
  for (std::byte* const region : free_) drop(region);
  free_.clear();
}

void Pages::drop(std::byte* begin, std::size_t bytes) {
  CHECK(::madvise(begin, bytes, MADV_DONTNEED) == 0);
}

void Pages::Unmap::operator()(std::byte* begin) const {
  CHECK(::munmap(begin, mapping_bytes) == 0);
}

}  // namespace xingji
