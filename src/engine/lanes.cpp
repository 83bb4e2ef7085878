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

void Lanes::take(const Lanes& from, std::span<const std::uint8_t> marks) {
  take_marked(from.rows, marks, rows);
  take_marked(from.accounts, marks, accounts);
  take_marked(from.views, marks, views);
  take_marked(from.judged, marks, judged);
  take_marked(from.anchors, marks, anchors);
  take_marked(from.dues, marks, dues);
}

}  // namespace xingji
