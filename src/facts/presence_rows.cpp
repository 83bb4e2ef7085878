#include <algorithm>
#include <map>

#include "base/text.h"
#include "facts/doubts.h"

namespace xingji {
namespace {

class Shifts {
 public:
  Shifts(const FactSet& facts, TableData& data, Doubts& doubts)
      : facts_(facts), data_(data), doubts_(doubts) {}

  // The rows of an account, which stand by `from`.
  void mend(std::uint32_t first, std::uint32_t last) {
    join_overlapping(first, last);
    cut_online(first, last);
  }

 private:
  void join_overlapping(std::uint32_t first, std::uint32_t last) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> open;
    for (std::uint32_t row = first; row < last; ++row) {
      if (to(row) == 0) continue;
      if (to(row) < from(row)) {
        doubt(row, "ends before it begins; its time does not count", "mend 'from' or 'to'");
        to(row) = 0;
        continue;
      }
      const auto key = std::pair{cell("agent_id", row), cell("state", row)};
      const auto [before, is_first] = open.try_emplace(key, row);
      if (is_first || from(row) >= to(before->second)) {
        before->second = row;
        continue;
      }
      doubt(row, "overlaps one before it; the time counts once", "leave out what is given twice");
      to(before->second) = std::max(to(before->second), to(row));
      to(row) = 0;
    }
  }

  // An agent is in one state at a time: while suspended or off nobody is online. The end of the row
  // moves forward by as much, so that it keeps its day and the time it is worth.
  void cut_online(std::uint32_t first, std::uint32_t last) {
    const std::uint32_t online = facts_.symbols.find("online");
    std::map<std::uint32_t, std::vector<std::uint32_t>> others;  // by agent
    for (std::uint32_t row = first; row < last; ++row) {
      const bool is_other = cell("state", row) != online && to(row) != 0;
      if (is_other) others[cell("agent_id", row)].push_back(row);
    }
    for (std::uint32_t row = first; row < last; ++row) {
      if (cell("state", row) != online || to(row) == 0) continue;
      const auto found = others.find(cell("agent_id", row));
      if (found != others.end()) to(row) -= time_inside(row, found->second);
    }
  }

  std::uint32_t time_inside(std::uint32_t row, const std::vector<std::uint32_t>& others) {
    std::uint32_t time = 0;
    std::uint32_t counted_to = from(row);
    for (const std::uint32_t other : others) {
      const std::uint32_t begin = std::max(from(other), counted_to);
      const std::uint32_t end = std::min(to(other), to(row));
      if (begin >= end) continue;
      time += end - begin;
      counted_to = end;
    }
    return time;
  }

  std::uint32_t& cell(const char* column, std::uint32_t row) {
    return data_.columns[column_index(Table::presence, column)].words[row];
  }
  std::uint32_t& from(std::uint32_t row) { return cell("from", row); }
  std::uint32_t& to(std::uint32_t row) { return cell("to", row); }

  void doubt(std::uint32_t row, const std::string& what, const std::string& remedy) {
    const Day day = facts_.zone.day_of(from(row));
    doubts_.add(data_, row,
                "'" + visible(facts_.symbols.text(cell("agent_id", row))) + "' on " +
                    format_day(day) + ": '" + facts_.symbols.text(cell("state", row)) + "' " + what,
                remedy);
  }

  const FactSet& facts_;
  TableData& data_;
  Doubts& doubts_;
};

}  // namespace

Doubts mend_presence(FactSet& facts) {
  Doubts doubts(Table::presence);
  for (Shard& shard : facts.shards) {
    TableData& data = shard.table(Table::presence);
    // Who does not look at the ends adds up no times.
    if (data.columns[column_index(Table::presence, "to")].words.empty()) continue;
    Shifts shifts(facts, data, doubts);
    for (std::size_t account = 0; account < shard.accounts.size(); ++account) {
      const auto [first, last] = shard.rows_of(Table::presence, account);
      shifts.mend(first, last);
    }
  }
  return doubts;
}

}  // namespace xingji
