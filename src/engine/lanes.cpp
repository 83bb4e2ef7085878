#include "engine/program.h"

namespace xingji {

void Lanes::clear() {
  rows.clear();
  views.clear();
  judged.clear();
  anchors.clear();
  dues.clear();
}

void Lanes::keep(std::span<const std::uint8_t> marks) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[kept] = rows[i];
    views[kept] = views[i];
    if (!judged.empty()) judged[kept] = judged[i];
    if (!anchors.empty()) anchors[kept] = anchors[i];
    if (!dues.empty()) dues[kept] = dues[i];
    kept += marks[i];
  }
  rows.resize(kept);
  views.resize(kept);
  if (!judged.empty()) judged.resize(kept);
  if (!anchors.empty()) anchors.resize(kept);
  if (!dues.empty()) dues.resize(kept);
}

}  // namespace xingji
