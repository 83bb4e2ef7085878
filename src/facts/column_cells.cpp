#include "facts/column_cells.h"

#include <algorithm>
#include <utility>

#include "facts/pages.h"

namespace xingji {

void* ColumnPages::take(std::size_t bytes) {
  constexpr std::size_t cache_line = 64;
  constexpr std::size_t most = Pages::region_bytes / 2;  // more would leave large rests
  const std::size_t whole = (bytes + cache_line - 1) / cache_line * cache_line;
  const std::lock_guard lock(mutex_);
  if (whole > most) return large_.allocate(whole, cache_line);
  auto place = std::ranges::find_if(open_, [&](const Open& open) { return open.left >= whole; });
  if (place == open_.end()) {
    place = std::ranges::min_element(open_, {}, &Open::left);
    const bool is_full = std::exchange(has_region_, true);
    const std::size_t room = is_full ? Pages::region_bytes : std::max(Pages::few_bytes, whole);
    *place = {pages_->take(is_full) + (Pages::region_bytes - room), room};
  }
  place->left -= whole;
  return std::exchange(place->begin, place->begin + whole);
}

}  // namespace xingji
