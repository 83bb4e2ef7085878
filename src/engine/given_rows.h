// The rows of `readings` or `tallies` of one account, cell by cell. Which of several rows about one
// number holds is a question of what they say and of rank; see belief.h for everything else.
#pragma once

#include <functional>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/fold.h"

namespace xingji {

/// Whether people gave numbers of somebody for a pack. Mostly nobody did, and no row need be asked.
bool has_given(const FactSet& facts, std::string_view pack);

class GivenRows {
 public:
  GivenRows(const FactSet& facts, const AccountRows& account, Table table);

  std::uint32_t first() const { return 0; }
  std::uint32_t last() const { return last_; }  // one behind
  bool empty() const { return last_ == 0; }
  /// Whether any of them is about this pack: an account's other packs cost it nothing.
  bool speak_of(std::string_view pack) const;
  bool is_tallies() const { return table_ == Table::tallies; }

  std::string_view text(std::string_view column, std::uint32_t row) const;  // empty: missing
  std::int64_t number(std::string_view column, std::uint32_t row) const;
  Day day(std::uint32_t row) const { return static_cast<Day>(number("day", row)); }
  /// The platform's interface holds before a file, then what was pasted, then what was typed.
  std::ptrdiff_t rank(std::uint32_t row) const;
  /// The row of each thing (by its position) and day.
  using ByDay = std::map<std::pair<std::size_t, Day>, std::uint32_t>;
  /// Keeps of several rows about one thing and day the one that says most, as `said` has it; among
  /// equals the one of the highest rank.
  void keep_better(ByDay& kept, std::size_t thing, std::uint32_t row,
                   const std::function<int(std::uint32_t)>& said) const;

 private:
  // The rows under one of its names.
  struct Part {
    const TableData* data = nullptr;
    std::uint32_t first = 0;  // in the table
    std::uint32_t count = 0;
  };
  const FactSet& facts_;
  Table table_;
  std::vector<Part> parts_;
  std::uint32_t last_ = 0;
};

}  // namespace xingji
