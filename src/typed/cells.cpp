#include "typed/cells.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "pack/printed.h"
#include "pack/rank_words.h"
#include "pack/sample_words.h"
#include "typed/day_cells.h"
#include "typed/plain_line.h"

namespace xingji::typed {
namespace {

using Cells = std::vector<std::string>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "客服好评率: 94.3%" is two cells; a time of day is one.
void split_at_colon(std::string_view cell, Cells& cells) {
  const std::size_t at = cell.find_first_of(":=");
  const bool is_clock = at != std::string_view::npos && at + 1 < cell.size() && at > 0 &&
                        is_digit(cell[at + 1]) && is_digit(cell[at - 1]);
  if (at == std::string_view::npos || is_clock) {
    cells.emplace_back(trim(cell));
    return;
  }
  cells.emplace_back(trim(cell.substr(0, at)));
  cells.emplace_back(trim(cell.substr(at + 1)));
}

bool is_rule(std::string_view cell) {  // "|---|:-:|" of Markdown
  return cell.size() >= 3 && cell.find('-') != std::string_view::npos &&
         cell.find_first_not_of("-: ") == std::string_view::npos;
}

// Whether digits that end before `end` may begin a number of thousands: "1" of "1,234" and of
// "(1/1,200)" does, "05" of "2022-06-05,100" is the end of a date.
bool begins_thousands(std::string_view line, std::size_t end) {
  std::size_t first = end;
  while (first > 0 && is_digit(line[first - 1])) --first;
  if (first > 0 && line[first - 1] == ',') return true;
  const bool is_inside = first > 1 && is_digit(line[first - 2]) &&
                         std::string_view("-/.:").find(line[first - 1]) != std::string_view::npos;
  if (!is_inside) return true;
  if (line[first - 1] != '/') return false;
  while (first > 0 && (is_digit(line[first - 1]) || line[first - 1] == '/')) --first;
  return !day_of(line.substr(first, end - first), to_day({2020, 12, 31}));
}

// Commas between cells, but not those of thousands: "1,234"; shares have none. What stands in
// quotes is one cell.
Cells split_commas(std::string_view line) {
  Cells cells{""};
  const bool has_quotes = std::count(line.begin(), line.end(), '"') % 2 == 0;
  bool is_quoted = false;
  const auto digit = [&](std::size_t i) { return i < line.size() && is_digit(line[i]); };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool is_group = i > 0 && digit(i - 1) && digit(i + 1) && digit(i + 2) && digit(i + 3) &&
                          !digit(i + 4) && line.substr(i + 4, 1) != "%" &&
                          begins_thousands(line, i);
    if (line[i] == '"') {
      is_quoted = has_quotes && !is_quoted;
      if (!is_quoted) cells.back() = with_points(cells.back());
    } else if (line[i] == ',' && !is_group && !is_quoted) {
      cells.emplace_back();
    } else {
      cells.back() += line[i];
    }
  }
  return cells;
}

Cells split_all(std::string_view line, char separator) {
  Cells cells;
  for (const std::string_view cell : split(line, separator)) cells.emplace_back(trim(cell));
  return cells;
}

void write_points(Cells& cells) {
  for (std::string& cell : cells) cell = with_points(cell);
}

// A page whose commas all stand inside numbers parts nothing by them: "Claims 1,2%".
bool has_commas_in_numbers_only(const std::vector<std::string>& lines) {
  bool is_a_point = false;
  for (const std::string& line : lines) {
    for (std::size_t at = line.find(','); at != std::string::npos; at = line.find(',', at + 1)) {
      const std::size_t before = line.find_last_not_of("0123456789", at - 1);
      const bool is_inside = at > 0 && at + 1 < line.size() && before != at - 1 &&
                             is_digit(line[at - 1]) && is_digit(line[at + 1]);
      if (!is_inside) return false;
      is_a_point |= before == std::string::npos ||
                    std::string_view(" :=(").find(line[before]) != std::string_view::npos;
    }
  }
  return is_a_point;
}

// "指标;数值", as sheets are written where the comma is the point of a number.
bool is_between_semicolons(std::string_view line) {
  Cells cells = split_all(line, ';');
  write_points(cells);
  return std::any_of(cells.begin() + 1, cells.end(),
                     [](const std::string& cell) { return is_figure(cell); });
}

// `separator`: what stands between the cells of the page's tables, beside commas.
Row row_of(std::string_view line, char separator) {
  Cells raw;
  const bool is_markdown = trim(line).starts_with('|');
  if (line.find(separator) != std::string_view::npos) {
    raw = split_all(line, separator);
    write_points(raw);
  } else if (is_markdown) {
    raw = split_all(trim(line), '|');
    raw.erase(raw.begin());
    if (!raw.empty() && raw.back().empty()) raw.pop_back();
    write_points(raw);
  } else {
    raw = split_commas(line);
  }
  const bool is_line_of_rules = std::all_of(raw.begin(), raw.end(), [](const std::string& cell) {
    return is_rule(cell) || trim(cell).empty();
  });
  if (is_markdown && is_line_of_rules) return {};
  if (raw.size() > 1) {
    for (std::string& cell : raw) cell = std::string(trim(cell));
    return {std::move(raw), true, {}};
  }
  Row row;
  if (!raw.empty()) split_at_colon(raw.front(), row.cells);
  return row;
}

// "78,5%" without quotes is one cell where the header has no column for the rest of it.
void join_points(Row& row, std::size_t columns) {
  Cells joined;
  for (const std::string& cell : row.cells) {
    const std::size_t digits = std::min(cell.find_first_not_of("0123456789"), cell.size());
    const bool is_rest = (digits == 1 || digits == 2) && is_figure(cell) &&
                         cell.find_first_of(".,") == std::string::npos;
    const bool is_behind = !joined.empty() && !joined.back().empty() &&
                           joined.back().find_first_not_of("0123456789") == std::string::npos;
    if (is_rest && is_behind) {
      joined.back() += '.' + cell;
    } else {
      joined.push_back(cell);
    }
  }
  if (joined.size() == columns) row.cells = std::move(joined);
}

bool is_of_words(const Row& row) {
  return row.is_sheet && std::none_of(row.cells.begin(), row.cells.end(), [](const auto& cell) {
           return cell.find_first_of("0123456789") != std::string::npos;
         });
}

// What numbers a line of a list, and what follows: "2. 商品评分 4.72", "② …", "3 客服好评率 93%".
struct Item {
  int number = 0;
  std::string_view rest;
  bool has_sign = false;  // more than a space behind the number
};

std::optional<Item> item_of(std::string_view line) {
  constexpr std::string_view circled = "①";  // ② … ⑳ differ in the last byte
  if (line.size() > circled.size() && line.starts_with(circled.substr(0, 2))) {
    const int number = static_cast<unsigned char>(line[2]) - static_cast<unsigned char>(circled[2]);
    if (number >= 0 && number < 20)
      return Item{number + 1, trim(line.substr(circled.size())), true};
  }
  const std::size_t end = std::min(line.find_first_not_of("0123456789"), line.size());
  if (end == 0 || end > 2 || end == line.size()) return std::nullopt;
  std::string_view rest = line.substr(end);
  for (const std::string_view sign : {"、", "．", ".", ")", "）", " "}) {
    if (!rest.starts_with(sign)) continue;
    rest = trim(rest.substr(sign.size()));
    const bool is_number = rest.empty() || is_digit(rest.front()) || rest.front() == '%' ||
                           is_printed_unit(rest.substr(0, rest.find(' ')));
    if (is_number) return std::nullopt;
    return Item{std::stoi(std::string(line.substr(0, end))), rest, sign != " "};
  }
  return std::nullopt;
}

// Lines without the numbers of a list, which has two that follow each other or is all of "1.".
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (const std::string_view line : split(text, '\n')) {
    if (!trim(line).empty()) lines.push_back(line);
  }
  std::vector<std::optional<Item>> items;
  for (const std::string_view line : lines) items.push_back(item_of(trim(line)));
  const auto follows = [&](std::size_t i, std::size_t before) {
    return items[i] && items[before] && items[i]->number == items[before]->number + 1;
  };
  std::vector<std::string_view> plain = lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool is_listed = (i > 0 && follows(i, i - 1)) ||
                           (i + 1 < lines.size() && follows(i + 1, i)) ||
                           (items[i] && items[i]->number == 1 && items[i]->has_sign);
    if (is_listed) plain[i] = items[i]->rest;
  }
  return plain;
}

}  // namespace

std::vector<Row> rows_of(const std::string& text, std::optional<Day> near) {
  std::vector<std::string> lines;
  for (const std::string_view line : lines_of(text)) lines.push_back(plain_line(line));
  const bool has_tabs = text.find('\t') != std::string::npos;
  const bool has_semicolons =
      !has_tabs && std::any_of(lines.begin(), lines.end(), is_between_semicolons);
  if (has_commas_in_numbers_only(lines)) {
    for (std::string& line : lines) line = with_points(line);
  }
  std::vector<Row> rows;
  std::size_t columns = 0;  // of the header whose cells commas part
  for (const std::string& plain : lines) {
    if (trim(plain).empty()) continue;
    Row row = row_of(plain, has_semicolons ? ';' : '\t');
    const bool is_by_commas = !has_semicolons && !has_tabs && !trim(plain).starts_with('|');
    if (is_by_commas && is_of_words(row)) columns = row.cells.size();
    if (is_by_commas && columns > 1 && row.cells.size() > columns) join_points(row, columns);
    row.line = trim(plain);
    if (!row.cells.empty()) rows.push_back(std::move(row));
  }
  write_days(rows, near);
  return rows;
}

bool is_blank(std::string_view cell) {
  constexpr auto none = std::to_array<std::string_view>(
      {"无", "暂无", "暂无数据", "无数据", "未出", "缺", "N/A", "n/a", "NA", "null", "none"});
  return cell.find_first_not_of("-—–/. ") == std::string_view::npos ||
         std::find(none.begin(), none.end(), cell) != none.end();
}

namespace {

// "¥239.5" without its mark in front.
std::string_view without_mark(std::string_view cell) {
  constexpr std::string_view mark = "¥";
  return cell.starts_with(mark) ? trim(cell.substr(mark.size())) : cell;
}

}  // namespace

bool looks_like_value(std::string_view cell) {
  constexpr std::size_t longest = 24;
  cell = without_mark(cell);
  return !cell.empty() && cell.size() < longest &&
         std::string_view("0123456789+-.").find(cell.front()) != std::string_view::npos &&
         cell.find_first_of("0123456789-") != std::string_view::npos;
}

bool is_figure(std::string_view cell) {
  cell = without_mark(cell);
  const std::string_view digits = cell.substr(0, cell.find_last_of("0123456789") + 1);
  const std::string_view unit = trim(cell.substr(digits.size()));
  const bool is_time = cell.find(':') == std::string_view::npos &&
                       parse_printed(cell, Type::duration, Indicator::PrintedAs::hours).state ==
                           Printed::State::value;
  if (is_time) return true;
  return parse_printed(digits, Type::number, Indicator::PrintedAs::score).state ==
             Printed::State::value &&
         (unit.empty() || is_printed_unit(unit));
}

bool is_bare(std::string_view cell) {
  return cell.find_first_not_of("0123456789 ,()") == std::string_view::npos;
}

bool has_number_behind(const Row& row, Day near) {
  const auto is_number = [&](const std::string& each) {
    return looks_like_value(each) && !day_of(each, near);
  };
  const std::vector<std::string>& cells = row.cells;
  if (cells.size() > 1) return std::any_of(cells.begin() + 1, cells.end(), is_number);
  const std::size_t space = cells.front().find(' ');
  if (space == std::string::npos) return false;
  const auto found = numbers_in(cells.front().substr(space), Part::unsaid);
  return std::any_of(found.begin(), found.end(),
                     [&](const Found& each) { return is_number(each.text); });
}

bool is_lone_number(const Row& row, Day near) {
  return row.cells.size() == 1 && looks_like_value(row.cells.front()) &&
         !day_of(row.cells.front(), near);
}

}  // namespace xingji::typed
