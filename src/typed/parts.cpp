#include "typed/parts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/text.h"
#include "typed/cells.h"

namespace xingji::typed {
namespace {

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool labels_day(std::string_view words) {
  constexpr auto labels = std::to_array<std::string_view>(
      {"",         "日期",     "统计日期", "数据日期", "考核日期",     "评分日期",   "更新日期",
       "截止日期", "统计时间", "数据时间", "更新时间", "数据更新时间", "数据更新至", "更新至",
       "更新于",   "数据截止", "数据截至", "截止",     "截至",         "统计周期",   "考核周期",
       "date",     "Date",     "day",      "Day",      "as of",        "As of"});
  return is_one_of(words, labels);
}

std::string line_of(const Row& row) {
  if (!row.is_sheet) return row.line;
  std::string line;
  for (std::size_t c = 0; c < row.cells.size(); ++c) line += (c == 0 ? "" : "\t") + row.cells[c];
  return line;
}

// Behind the last 至 or ~ of a span of days.
std::string_view end_of_span(std::string_view days) {
  for (const std::string_view until : {"至", "到", "~", "～"}) {
    const std::size_t at = days.rfind(until);
    if (at != std::string_view::npos) days = trim(days.substr(at + until.size()));
  }
  return days;
}

// The day that a line of a page says, and says nothing else.
std::optional<Day> day_said(const Row& row, Day near) {
  const std::string_view line = trim(row.line);
  const std::size_t digit = line.find_first_of("0123456789");
  if (row.is_sheet || digit == std::string_view::npos) return std::nullopt;
  std::string_view words = line.substr(0, digit);
  for (const std::string_view mark : {" ", ":", "：", "(", "（"}) {
    while (words.ends_with(mark)) words.remove_suffix(mark.size());
  }
  std::string_view days = line.substr(digit);
  for (const std::string_view mark : {")", "）"}) {
    if (days.ends_with(mark)) days.remove_suffix(mark.size());
  }
  const std::string_view last = end_of_span(days);
  auto day = day_of(last, near);
  // "统计日期：06.15"
  const auto text = day || words.empty() ? std::nullopt : day_text(last, Order::month_first);
  if (text) day = day_of(*text, near);
  return day && *day <= near && labels_day(words) ? day : std::nullopt;
}

}  // namespace

bool heads_shops(std::string_view cell) {
  constexpr auto heads =
      std::to_array<std::string_view>({"店铺", "店铺名", "店铺名称", "店名", "门店", "商家",
                                       "商家名称", "shop", "Shop", "store", "Store"});
  return is_one_of(cell, heads);
}

namespace {

// "店铺：甲店" on a line of its own.
std::string shop_of_line(const Row& row) {
  if (row.is_sheet) return {};
  std::string_view head = row.cells.front();
  std::string_view name = row.cells.size() == 2 ? std::string_view(row.cells[1]) : "";
  const std::size_t space = head.find(' ');
  if (row.cells.size() == 1 && space != std::string_view::npos) {
    name = trim(head.substr(space));
    head = head.substr(0, space);
  }
  const bool is_name = heads_shops(head) && !name.empty() && !looks_like_value(name);
  return is_name ? std::string(name) : std::string();
}

std::vector<std::string> listed(const std::set<std::string>& shops) {
  return {shops.begin(), shops.end()};
}

// The lines of one shop, and those above the first.
OfShop block_of_shop(const std::vector<Row>& rows, const std::string& shop) {
  std::set<std::string> shops;
  std::string of;
  OfShop own;
  own.is_in_blocks = true;
  for (const Row& row : rows) {
    const std::string said = shop_of_line(row);
    if (!said.empty()) shops.insert(of = said);
    if (said.empty() && (of.empty() || of == shop)) own.text += line_of(row) + '\n';
  }
  if (shops.size() > 1 && !shops.contains(shop)) own.shops = listed(shops);
  if (shops.size() < 2) own.is_in_blocks = false;
  return own;
}

// A table with a column for each shop.
std::string with_own_column(const std::vector<Row>& rows, const std::string& shop) {
  std::string text;
  for (Row row : rows) {
    for (std::string& cell : row.cells) {
      if (row.is_sheet && cell == shop) cell = "本店";
    }
    text += line_of(row) + '\n';
  }
  return text;
}

}  // namespace

OfShop rows_of_shop(const std::string& text, const std::string& shop) {
  const std::vector<Row> rows = rows_of(text);
  if (OfShop block = block_of_shop(rows, shop); block.is_in_blocks) return block;
  std::size_t head = 0;
  std::size_t column = 0;
  for (; head < rows.size(); ++head) {
    const auto& cells = rows[head].cells;
    const auto found = std::find_if(cells.begin(), cells.end(), heads_shops);
    column = static_cast<std::size_t>(found - cells.begin());
    if (rows[head].is_sheet && found != cells.end()) break;
  }
  std::set<std::string> shops;
  const auto names_shop = [&](std::size_t r) {
    return r > head && rows[r].is_sheet && column < rows[r].cells.size() &&
           !rows[r].cells[column].empty();
  };
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (names_shop(r)) shops.insert(rows[r].cells[column]);
  }
  const bool is_column = std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
    return row.is_sheet && std::find(row.cells.begin(), row.cells.end(), shop) != row.cells.end();
  });
  if (shops.size() < 2) return {is_column ? with_own_column(rows, shop) : text, {}};
  if (!shops.contains(shop)) return {{}, listed(shops)};
  OfShop of;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (names_shop(r) && rows[r].cells[column] != shop) continue;
    Row row = rows[r];
    if (r == head || names_shop(r)) {
      row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(column));
    }
    of.text += line_of(row) + '\n';
  }
  return of;
}

std::vector<DatedPart> dated_parts(const std::string& text, Day near) {
  std::vector<DatedPart> parts;
  std::string above;
  for (const Row& row : rows_of(text, near)) {
    if (const auto day = day_said(row, near)) {
      const auto known = std::find_if(parts.begin(), parts.end(),
                                      [&](const DatedPart& part) { return part.day == *day; });
      DatedPart part{*day, std::move(above)};
      above.clear();
      if (known != parts.end()) {
        part.text = known->text + part.text;
        parts.erase(known);
      }
      parts.push_back(std::move(part));
    } else {
      (parts.empty() ? above : parts.back().text) += line_of(row) + '\n';
    }
  }
  return parts;
}

std::optional<std::string> unread_day_of_page(const std::string& text, Day near) {
  for (const Row& row : rows_of(text, near)) {
    const bool is_said = !row.is_sheet && row.cells.size() == 2 && !is_blank(row.cells[1]) &&
                         (row.cells[0].ends_with("日期") || row.cells[0] == "date");
    if (is_said && labels_day(row.cells[0]) && !day_said(row, near)) return row.cells[1];
  }
  return std::nullopt;
}

}  // namespace xingji::typed
