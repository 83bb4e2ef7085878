#include "base/huge_pages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

namespace xingji {
namespace {

TEST(HugePages, BeginWhereAHugePageBegins) {
  HugePages pages;
  for (const std::size_t bytes : {std::size_t{1}, HugePages::page_bytes - 1, HugePages::page_bytes,
                                  3 * HugePages::page_bytes + 1}) {
    auto* const begin = static_cast<std::byte*>(pages.allocate(bytes));
    const auto place = reinterpret_cast<std::uintptr_t>(begin);
    if (bytes >= HugePages::page_bytes) {
      EXPECT_EQ(place % HugePages::page_bytes, 0U);
    }
    std::fill_n(begin, bytes, std::byte{7});
    EXPECT_EQ(begin[bytes - 1], std::byte{7});
    pages.deallocate(begin, bytes);
  }
}

}  // namespace
}  // namespace xingji
