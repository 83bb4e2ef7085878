// Which cells of a page are names, what heads a column, and where a page has its numbers above
// their names.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "typed/cells.h"
#include "typed/names.h"

namespace xingji::typed {

class Layout {
 public:
  /// `day`: dates without a year lie before it.
  Layout(const std::string& text, const Names& names, Day day);

  const std::vector<Row>& rows() const { return rows_; }
  const std::string& cell(std::size_t r, std::size_t c) const { return rows_[r].cells[c]; }

  /// What a cell names: as a whole, or at its beginning with the value behind it in `rest`.
  std::optional<Thing> named(const std::string& cell, std::string_view& rest) const;
  bool is_name(std::size_t r, std::size_t c) const;
  bool has_name(std::size_t r) const;
  /// A line with nothing but a name.
  bool is_bare_name(std::size_t r) const;
  bool is_lone_number(std::size_t r) const { return typed::is_lone_number(rows_[r], day_); }

  /// "神秘指标 77%" has the number of something else; "近30天 77%" has not.
  bool names_another(const std::string& line) const;

  /// The line of headers above a sheet's row: words or days that tell columns apart. Titles of
  /// groups may stand between.
  std::optional<std::size_t> header_of(std::size_t r) const;

  /// The column, under the line of headers `head`, is one of several with numbers of one kind that
  /// nothing tells apart: of two shops, or beside one that is headed 本店.
  bool is_one_of_several(std::size_t head, std::size_t column) const;
  /// What tells a row with numbers from others like it, where that is no word of the page's own:
  /// the name of a shop. Empty: there is none.
  std::string label_of(std::size_t head, std::size_t r) const;

  /// Some pages print the number and its name below: such a page begins with a number and ends with
  /// a name.
  bool has_values_above() const { return has_values_above_; }

 private:
  std::optional<Thing> look_up(const std::string& cell, std::string_view& rest) const;
  std::optional<Thing> named_with_slip(const std::string& cell, std::string_view& rest) const;
  std::optional<Thing> named_inside(const std::string& cell, std::string_view& rest) const;
  void join_name(Row& row) const;
  void part_names(Row& row) const;
  bool are_values_above() const;
  bool may_head(const Row& row) const;
  std::set<std::size_t> rivals_under(std::size_t head) const;

  struct Known {
    std::optional<Thing> thing;
    std::size_t rest_from = 0;
    std::size_t rest_size = 0;
  };
  mutable std::unordered_map<std::string, Known> known_;  // a page asks of each cell many times
  mutable std::map<std::size_t, std::set<std::size_t>> rivals_;  // columns, by header
  const Names& names_;
  Day day_;
  std::vector<Row> rows_;
  std::vector<bool> heads_;  // by row: words that may tell columns apart
  bool has_values_above_ = false;
};

}  // namespace xingji::typed
