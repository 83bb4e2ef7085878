#include "io/official.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "engine/given_rows.h"
#include "engine/subjects.h"
#include "pack/printed.h"

namespace xingji {
std::optional<Official> official_of(const FactSet& facts, const std::string& subject,
                                    const Pack& pack, Day day) {
  const auto account = find_subject(facts, pack, subject);
  if (!account) return std::nullopt;
  const GivenRows readings(facts, *account, Table::readings);
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = readings.first(); row < readings.last(); ++row) {
    const std::string_view what = readings.text("indicator", row);
    const bool is_official = what == "total" || what == "stars";
    if (is_official && readings.text("pack", row) == pack.id && readings.day(row) <= day) {
      rows.push_back(row);
    }
  }
  if (rows.empty()) return std::nullopt;
  Official official;
  for (const std::uint32_t row : rows) official.day = std::max(official.day, readings.day(row));
  std::erase_if(rows, [&](std::uint32_t row) { return readings.day(row) != official.day; });
  std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    return readings.rank(a) < readings.rank(b);
  });
  for (const std::uint32_t row : rows) {
    const auto number = parse_printed_score(readings.text("value", row));
    if (!number) continue;
    (readings.text("indicator", row) == "total" ? official.total : official.stars) = number;
  }
  return official;
}

}  // namespace xingji
