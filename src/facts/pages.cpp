#include "facts/pages.h"

#include <sys/mman.h>

#include <new>

#include "base/check.h"

namespace xingji {

std::byte* Pages::take() {
  if (used_ == mapping_bytes) {
    void* const begin =
        ::mmap(nullptr, mapping_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (begin == MAP_FAILED) throw std::bad_alloc();
    mappings_.emplace_back(static_cast<std::byte*>(begin));
    used_ = 0;
  }
  std::byte* const piece = mappings_.back().get() + used_;
  used_ += piece_bytes;
  return piece;
}

void Pages::fetch(std::byte* piece) {
  // Systems before Linux 5.14 do not know how: the pages then come as they are touched.
  (void)::madvise(piece, piece_bytes, MADV_POPULATE_WRITE);
}

void Pages::give_back(std::byte* piece) {
  CHECK(::madvise(piece, piece_bytes, MADV_DONTNEED) == 0);
}

void Pages::Unmap::operator()(std::byte* begin) const {
  CHECK(::munmap(begin, mapping_bytes) == 0);
}

}  // namespace xingji
