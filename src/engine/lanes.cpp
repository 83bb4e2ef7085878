#include "engine/program.h"

namespace xingji {

void Lanes::clear() {
  rows.clear();
  accounts.clear();
  views.clear();
  judged.clear();
  anchors.clear();
  dues.clear();
}

void Lanes::keep(std::span<const std::uint8_t> marks) {
  keep_marked(marks, rows);
  keep_marked(marks, accounts);
  keep_marked(marks, views);
  keep_marked(marks, judged);
  keep_marked(marks, anchors);
  keep_marked(marks, dues);
}

}  // namespace xingji
