// The rows of `readings` or `tallies` of one account, cell by cell. Which of several rows about one
// number holds is a question of rank; see belief.h for everything else.
#pragma once

#include <string_view>

#include "engine/fold.h"

namespace xingji {

class GivenRows {
 public:
  GivenRows(const FactSet& facts, const AccountRows& account, Table table);

  std::uint32_t first() const { return first_; }
  std::uint32_t last() const { return last_; }  // one behind
  bool empty() const { return first_ == last_; }
  /// Whether any of them is about this pack: an account's other packs cost it nothing.
  bool speak_of(std::string_view pack) const;
  bool is_tallies() const { return table_ == Table::tallies; }

  std::string_view text(std::string_view column, std::uint32_t row) const;  // empty: missing
  std::int64_t number(std::string_view column, std::uint32_t row) const;
  Day day(std::uint32_t row) const { return static_cast<Day>(number("day", row)); }
  /// The platform's interface holds before a file, then what was pasted, then what was typed.
  std::ptrdiff_t rank(std::uint32_t row) const;

 private:
  const FactSet& facts_;
  const TableData* data_ = nullptr;
  Table table_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

}  // namespace xingji
