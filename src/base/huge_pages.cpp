#include "base/huge_pages.h"

#include <sys/mman.h>

#include <cstdlib>
#include <new>

#include "base/check.h"

namespace xingji {

void* HugePages::do_allocate(std::size_t bytes, std::size_t alignment) {
  CHECK(alignment <= page_bytes);
  if (bytes < page_bytes) return std::pmr::new_delete_resource()->allocate(bytes, alignment);
  const std::size_t whole = (bytes + page_bytes - 1) / page_bytes * page_bytes;
  void* const begin = std::aligned_alloc(page_bytes, whole);
  if (begin == nullptr) throw std::bad_alloc();
  (void)::madvise(begin, whole, MADV_HUGEPAGE);  // a system without them gives small ones
  return begin;
}

void HugePages::do_deallocate(void* begin, std::size_t bytes, std::size_t alignment) {
  if (bytes < page_bytes) {
    std::pmr::new_delete_resource()->deallocate(begin, bytes, alignment);
  } else {
    std::free(begin);
  }
}

}  // namespace xingji
