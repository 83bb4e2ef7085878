// Memory that goes back to the system as soon as nobody needs it. Packed rows lie in it: the C
// library keeps what one thread allocated and another freed, which was 0.9 GiB of 20 M orders. It
// comes and goes in regions of a huge page's size: page by page, that was a quarter of the time of
// reading on a machine that keeps page tables in software. Private to the folder.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/huge_pages.h"

namespace xingji {

class Pages {
 public:
  static constexpr std::size_t region_bytes = HugePages::page_bytes;

  /// A region, which is here until it is given back or the Pages end. One that will be `full` is a
  /// huge page, where the system has them; another never is, because that comes as a whole.
  std::byte* take(bool full);
  /// Lets the system provide all pages of what will be filled at once instead of one by one.
  static void fetch(std::byte* begin, std::size_t bytes);
  /// A region or whole pages of one. Any thread may give back, not only the one that takes.
  static void give_back(std::byte* begin, std::size_t bytes = region_bytes);

 private:
  // Regions are cut from few large mappings, because the number of these is limited.
  static constexpr std::size_t mapping_bytes = std::size_t{1} << 26U;
  struct Unmap {
    void operator()(std::byte* begin) const;
  };
  std::vector<std::unique_ptr<std::byte, Unmap>> mappings_;
  std::byte* next_ = nullptr;  // of the last mapping
  std::byte* end_ = nullptr;
};

}  // namespace xingji
