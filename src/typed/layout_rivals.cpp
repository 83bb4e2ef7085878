// Columns and rows of a table that may be of several shops.
#include <algorithm>

#include "typed/layout.h"
#include "typed/parts.h"

namespace xingji::typed {
namespace {

std::string unit_of(const std::string& cell) {
  return cell.substr(std::min(cell.find_last_of("0123456789") + 1, cell.size()));
}

// "甲旗舰店" is some shop, "本店" the one that is meant.
bool names_shop(std::string_view head) {
  const bool ends_so = head.ends_with("店") || head.ends_with("店铺");
  return ends_so && !head.starts_with("本") && !head.starts_with("我") && head != "店铺";
}

struct Column {
  std::size_t at = 0;
  bool is_plain = false;  // its head says nothing that tells it from others
  bool is_shop = false;
  std::set<std::string> units;
};

bool are_rivals(const Column& a, const Column& b) {
  if (a.is_shop && b.is_shop) return true;
  return std::any_of(a.units.begin(), a.units.end(),
                     [&](const std::string& unit) { return b.units.contains(unit); });
}

}  // namespace

bool Layout::is_one_of_several(std::size_t head, std::size_t column) const {
  auto known = rivals_.find(head);
  if (known == rivals_.end()) known = rivals_.emplace(head, rivals_under(head)).first;
  return known->second.contains(column);
}

std::set<std::size_t> Layout::rivals_under(std::size_t head) const {
  std::vector<Column> columns;
  const std::vector<std::string>& heads = rows_[head].cells;
  for (std::size_t c = 1; c < heads.size(); ++c) {
    if (is_name(head, c)) continue;
    const Part part = part_of(heads[c]);
    const bool is_shop = names_shop(heads[c]);
    const bool is_of_time = day_of(heads[c], day_) || period_in(heads[c]) || is_month(heads[c]);
    const bool is_plain = is_shop || (part == Part::unsaid && !is_of_time);
    if (is_plain || part == Part::own) columns.push_back({c, is_plain, is_shop, {}});
  }
  for (std::size_t r = head + 1; r < rows_.size() && !heads_[r]; ++r) {
    for (Column& column : columns) {
      const std::vector<std::string>& cells = rows_[r].cells;
      const bool is_value = column.at < cells.size() && looks_like_value(cells[column.at]) &&
                            !is_blank(cells[column.at]);
      if (is_value) column.units.insert(unit_of(cells[column.at]));
    }
  }
  std::set<std::size_t> rivals;
  for (const Column& column : columns) {
    const bool has_rival = std::any_of(columns.begin(), columns.end(), [&](const Column& other) {
      return other.at != column.at && are_rivals(column, other);
    });
    if (column.is_plain && has_rival) rivals.insert(column.at);
  }
  return rivals;
}

// Beside a day other words stand as well: 周三, 大促.
std::string Layout::label_of(std::size_t head, std::size_t r) const {
  const std::vector<std::string>& cells = rows_[r].cells;
  const bool has_day = std::any_of(cells.begin(), cells.end(), [&](const std::string& cell) {
    return day_of(cell, day_).has_value();
  });
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const bool is_column_of_shops =
        c < rows_[head].cells.size() && heads_shops(rows_[head].cells[c]);
    if (has_day && !is_column_of_shops) continue;
    const bool is_words = !is_blank(cells[c]) && !looks_like_value(cells[c]) &&
                          part_of(cells[c]) == Part::unsaid && !period_in(cells[c]);
    if (is_words || (is_column_of_shops && !is_blank(cells[c]))) return cells[c];
  }
  return {};
}

}  // namespace xingji::typed
