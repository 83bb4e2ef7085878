// Memory in regions of a huge page's size. Packed rows lie in them, and, when their shards are
// made, columns: a region goes from one to the other without the system, which would clear it
// anew. The C library keeps what one thread allocated and another freed, which was 0.9 GiB of
// 20 M orders. Private to the folder. All of it may be asked by any thread.
#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

#include "base/huge_pages.h"

namespace xingji {

class Pages {
 public:
  static constexpr std::size_t region_bytes = HugePages::page_bytes;
  /// Whoever may need but little takes so much of a region that is not full, page by page.
  static constexpr std::size_t few_bytes = region_bytes / 16;

  Pages() = default;
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;
  ~Pages();

  /// A region that was given back, or a new one. A new one that will be `full` is there at once, as
  /// a huge page where the system has them; another comes page by page as it is touched.
  std::byte* take(bool full);
  /// Others may take the region; if they already may take many, the system has it.
  void give_back(std::byte* region);
  /// Lets the system have what was given back and not taken.
  void trim();
  /// Lets the system have a region, or the whole pages of a part; nobody takes them again.
  static void drop(std::byte* begin, std::size_t bytes = region_bytes);

 private:
  // Regions are cut from few large mappings, because the number of these is limited.
  static constexpr std::size_t mapping_bytes = std::size_t{1} << 26U;
  static constexpr std::size_t most_free = 64;
  std::byte* next_region();

  std::mutex mutex_;
  std::vector<std::byte*> free_;
  HugePages huge_;
  std::vector<std::byte*> mappings_;
  std::byte* next_ = nullptr;  // of the last mapping
  std::byte* end_ = nullptr;
};

}  // namespace xingji
