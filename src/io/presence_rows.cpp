#include "io/presence_rows.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace xingji {
namespace {

constexpr std::size_t most_told = 20;

class Shifts {
 public:
  Shifts(const FactSet& facts, TableData& data, const std::string& file, Problems& problems)
      : facts_(facts), data_(data), file_(file), problems_(problems) {}

  // The rows of an account, which stand by `from`.
  void mend(std::uint32_t first, std::uint32_t last) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> open;
    for (std::uint32_t row = first; row < last; ++row) {
      if (to(row) == 0) continue;
      if (to(row) < from(row)) {
        tell(row, "ends before it begins; its time does not count", "mend 'from' or 'to'");
        to(row) = 0;
        continue;
      }
      const auto key = std::pair{cell("agent_id", row), cell("state", row)};
      const auto [before, is_first] = open.try_emplace(key, row);
      if (is_first || from(row) >= to(before->second)) {
        before->second = row;
        continue;
      }
      tell(row, "overlaps one before it; the time counts once", "leave out what is given twice");
      to(before->second) = std::max(to(before->second), to(row));
      to(row) = 0;
    }
  }

 private:
  std::uint32_t& cell(const char* column, std::uint32_t row) {
    return data_.columns[column_index(Table::presence, column)].words[row];
  }
  std::uint32_t& from(std::uint32_t row) { return cell("from", row); }
  std::uint32_t& to(std::uint32_t row) { return cell("to", row); }

  void tell(std::uint32_t row, const std::string& what, const std::string& remedy) {
    if (problems_.size() == most_told) return;
    const int line = row < data_.lines.size() ? static_cast<int>(data_.lines[row]) : 0;
    const Day day = facts_.zone.day_of(from(row));
    problems_.push_back({{file_, line, 0},
                         "'" + visible(facts_.symbols.text(cell("agent_id", row))) + "' on " +
                             format_day(day) + ": '" + facts_.symbols.text(cell("state", row)) +
                             "' " + what,
                         remedy,
                         true});
  }

  const FactSet& facts_;
  TableData& data_;
  const std::string& file_;
  Problems& problems_;
};

}  // namespace

Problems mend_presence(FactSet& facts, const std::string& file) {
  Problems problems;
  for (Shard& shard : facts.shards) {
    TableData& data = shard.table(Table::presence);
    bool is_asked = true;
    for (const char* column : {"agent_id", "state", "from", "to"}) {
      // A pack that does not look at all of them adds up no times.
      is_asked = is_asked && !data.columns[column_index(Table::presence, column)].words.empty();
    }
    if (!is_asked) continue;
    Shifts shifts(facts, data, file, problems);
    for (std::size_t account = 0; account < shard.accounts.size(); ++account) {
      const auto [first, last] = shard.rows_of(Table::presence, account);
      shifts.mend(first, last);
    }
  }
  return problems;
}

}  // namespace xingji
