#include "base/huge_pages.h"

#include <sys/mman.h>

#include <memory>
#include <new>

#include "base/check.h"

namespace xingji {
namespace {

std::size_t whole_pages(std::size_t bytes) {
  constexpr std::size_t page = HugePages::page_bytes;
  return (bytes + page - 1) / page * page;
}

void unmap(std::byte* begin, std::size_t bytes) {
  if (bytes > 0) CHECK(::munmap(begin, bytes) == 0);
}

}  // namespace

void* HugePages::do_allocate(std::size_t bytes, std::size_t alignment) {
  CHECK(alignment <= page_bytes);
  if (bytes < page_bytes) return std::pmr::new_delete_resource()->allocate(bytes, alignment);
  const std::size_t whole = whole_pages(bytes);
  // Huge pages begin at multiples of their size: what is mapped before and behind them goes back.
  void* const mapped = ::mmap(nullptr, whole + page_bytes, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) throw std::bad_alloc();
  void* aligned = mapped;
  std::size_t left = whole + page_bytes;
  CHECK(std::align(page_bytes, whole, aligned, left) != nullptr);
  auto* const begin = static_cast<std::byte*>(aligned);
  unmap(static_cast<std::byte*>(mapped), whole + page_bytes - left);
  unmap(begin + whole, left - whole);
  (void)::madvise(begin, whole, MADV_HUGEPAGE);  // a system without them gives small ones
  return begin;
}

void HugePages::do_deallocate(void* begin, std::size_t bytes, std::size_t alignment) {
  if (bytes < page_bytes) {
    std::pmr::new_delete_resource()->deallocate(begin, bytes, alignment);
  } else {
    unmap(static_cast<std::byte*>(begin), whole_pages(bytes));
  }
}

}  // namespace xingji
