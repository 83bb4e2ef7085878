#include "typed/cells.h"
#include "typed/page.h"

namespace xingji::typed {

std::set<Day> days_of_page(const std::string& text, Day near) {
  std::set<Day> days;
  for (const Row& row : rows_of(text, near)) {
    if (!row.is_sheet) continue;
    for (const std::string& cell : row.cells) {
      if (const auto day = day_of(cell, near)) days.insert(*day);
    }
  }
  return days;
}

}  // namespace xingji::typed
