#include "facts/pages.h"

#include <sys/mman.h>
#include <unistd.h>

#include <memory>
#include <utility>

#include "base/check.h"

namespace xingji {

Pages::~Pages() {
  for (std::byte* const mapping : mappings_) huge_.deallocate(mapping, mapping_bytes, region_bytes);
}

std::byte* Pages::next_region() {
  if (next_ == end_) {
    mappings_.reserve(mappings_.size() + 1);
    next_ = static_cast<std::byte*>(huge_.allocate(mapping_bytes, region_bytes));
    end_ = next_ + mapping_bytes;
    mappings_.push_back(next_);
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
  (void)::madvise(region, region_bytes, full ? MADV_POPULATE_WRITE : MADV_NOHUGEPAGE);
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
  static const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  void* first = begin;
  if (std::align(page, page, first, bytes) == nullptr) return;  // less than a page
  CHECK(::madvise(first, bytes / page * page, MADV_DONTNEED) == 0);
}

}  // namespace xingji
