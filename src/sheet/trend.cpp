#include "sheet/trend.h"

#include <algorithm>
#include <array>

namespace xingji::sheet {

std::optional<Micro> slope(const Series& series) {
  Int128 count = 0;
  Int128 sum_x = 0;
  Int128 sum_y = 0;
  Int128 sum_xx = 0;
  Int128 sum_xy = 0;
  for (std::size_t d = 0; d < series.size(); ++d) {
    if (!series[d]) continue;
    const auto x = static_cast<Int128>(d);
    ++count;
    sum_x += x;
    sum_y += *series[d];
    sum_xx += x * x;
    sum_xy += x * *series[d];
  }
  if (count < 3) return std::nullopt;
  const Int128 spread = count * sum_xx - sum_x * sum_x;
  return static_cast<Micro>(divide_rounded(count * sum_xy - sum_x * sum_y, spread));
}

std::optional<Micro> usual_change(const Series& series, std::size_t at) {
  std::vector<Micro> changes;
  for (std::size_t d = 1; d < series.size() && d <= at; ++d) {
    if (!series[d] || !series[d - 1]) continue;
    const Micro change = *series[d] - *series[d - 1];
    changes.push_back(change < 0 ? -change : change);
  }
  constexpr std::size_t fewest = 5;
  if (changes.size() < fewest) return std::nullopt;
  const auto middle = changes.begin() + static_cast<std::ptrdiff_t>(changes.size() / 2);
  std::nth_element(changes.begin(), middle, changes.end());
  return *middle;
}

std::optional<std::size_t> last_before(const Series& series, std::size_t at) {
  while (at-- > 0) {
    if (series[at]) return at;
  }
  return std::nullopt;
}

std::string sparkline(const Series& series) {
  constexpr auto bars = std::to_array<const char*>({"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"});
  std::optional<Micro> least;
  std::optional<Micro> most;
  for (const auto& value : series) {
    if (!value) continue;
    least = std::min(least.value_or(*value), *value);
    most = std::max(most.value_or(*value), *value);
  }
  std::string line;
  for (const auto& value : series) {
    if (!value) {
      line += "·";
      continue;
    }
    const Int128 width = static_cast<Int128>(*most) - *least;
    const auto step = width == 0 ? Int128{3} : (Int128{*value} - *least) * 7 / width;
    line += bars[static_cast<std::size_t>(step)];
  }
  return line;
}

}  // namespace xingji::sheet
