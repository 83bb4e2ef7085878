#include "facts/pages.h"

#include <sys/mman.h>

#include <memory>
#include <new>

#include "base/check.h"

namespace xingji {

std::byte* Pages::take(bool full) {
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
  std::byte* const region = next_;
  next_ += region_bytes;
  // A system that knows no huge pages says so, and has none.
  (void)::madvise(region, region_bytes, full ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
  return region;
}

void Pages::fetch(std::byte* begin, std::size_t bytes) {
  // Systems before Linux 5.14 do not know how: the pages then come as they are touched.
  (void)::madvise(begin, bytes, MADV_POPULATE_WRITE);
}

void Pages::give_back(std::byte* begin, std::size_t bytes) {
  CHECK(::madvise(begin, bytes, MADV_DONTNEED) == 0);
}

void Pages::Unmap::operator()(std::byte* begin) const {
  CHECK(::munmap(begin, mapping_bytes) == 0);
}

}  // namespace xingji
