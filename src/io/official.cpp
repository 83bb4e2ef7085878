#include "io/official.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <vector>

namespace xingji {
namespace {

constexpr auto sources =
    std::to_array<std::string_view>({"typed", "pasted", "file", "platform_api"});  // weakest first

// The readings of one account, cell by cell.
class Readings {
 public:
  Readings(const FactSet& facts, const AccountPlace& place)
      : facts_(facts), table_(facts.shards[place.shard].table(Table::readings)) {
    std::tie(first_, last_) = facts.shards[place.shard].rows_of(Table::readings, place.account);
  }

  std::uint32_t first() const { return first_; }
  std::uint32_t last() const { return last_; }
  std::string_view text(std::string_view column, std::uint32_t row) const {
    return facts_.symbols.text(static_cast<std::uint32_t>(cell(column, row)));
  }
  Day day(std::uint32_t row) const { return static_cast<Day>(cell("day", row)); }
  std::ptrdiff_t rank(std::uint32_t row) const {
    return std::find(sources.begin(), sources.end(), text("source", row)) - sources.begin();
  }

 private:
  std::int64_t cell(std::string_view column, std::uint32_t row) const {
    return table_.columns[column_index(Table::readings, column)].at(row);
  }

  const FactSet& facts_;
  const TableData& table_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

// "4.82", "4.82分", "78.5 points": the number in front.
std::optional<Micro> number_in(std::string_view printed) {
  const std::size_t end = printed.find_first_not_of("0123456789.");
  return parse_micro(printed.substr(0, end));
}

}  // namespace

std::optional<Official> official_of(const FactSet& facts, const std::string& subject,
                                    const std::string& pack, Day day) {
  const auto place = find_account(facts, subject);
  if (!place) return std::nullopt;
  const Readings readings(facts, *place);
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = readings.first(); row < readings.last(); ++row) {
    const std::string_view what = readings.text("indicator", row);
    const bool is_official = what == "total" || what == "stars";
    if (is_official && readings.text("pack", row) == pack && readings.day(row) <= day) {
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
    const auto number = number_in(readings.text("value", row));
    if (!number) continue;
    (readings.text("indicator", row) == "total" ? official.total : official.stars) = number;
  }
  return official;
}

}  // namespace xingji
