#include "io/official.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "engine/given_rows.h"
#include "engine/subjects.h"
#include "pack/printed.h"

namespace xingji {
namespace {

// The dimension that a reading is of: `dimension.<id>`.
std::optional<std::size_t> dimension_of(std::string_view name, const Pack& pack) {
  constexpr std::string_view prefix = "dimension.";
  return name.starts_with(prefix) ? find_dimension(pack, name.substr(prefix.size())) : std::nullopt;
}

bool is_official(std::string_view name, const Pack& pack) {
  return name == "total" || name == "stars" || dimension_of(name, pack).has_value();
}

}  // namespace

std::optional<Official> official_of(const FactSet& facts, const std::string& subject,
                                    const Pack& pack, Day day) {
  const auto account = find_subject(facts, pack, subject);
  if (!account) return std::nullopt;
  const GivenRows readings(facts, *account, Table::readings);
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = readings.first(); row < readings.last(); ++row) {
    const bool is_known = readings.day(row) <= day && readings.text("pack", row) == pack.id;
    if (is_known && is_official(readings.text("indicator", row), pack)) rows.push_back(row);
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
    const std::string_view name = readings.text("indicator", row);
    if (const auto dimension = dimension_of(name, pack)) {
      official.dimensions[*dimension] = *number;
    } else {
      (name == "total" ? official.total : official.stars) = number;
    }
  }
  return official;
}

}  // namespace xingji
