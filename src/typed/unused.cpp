#include "typed/unused.h"

#include <algorithm>

#include "base/text.h"
#include "typed/say.h"

namespace xingji::typed {
namespace {

constexpr std::size_t most_told = 8;  // each on a line of its own

std::string with_spaces(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& each : cells) {
    if (!each.empty()) line += (line.empty() ? "" : " ") + each;
  }
  return line;
}

void tell_unknown(const std::vector<Title>& unknown, Typed& into) {
  for (std::size_t u = 0; u < unknown.size() && u < most_told; ++u) {
    into.of_others.push_back(unknown[u]);
  }
  if (unknown.size() <= most_told) return;
  const auto rest = unknown.begin() + static_cast<std::ptrdiff_t>(most_told);
  into.of_others.push_back(and_more({rest, unknown.end()}));
}

// 分母 48, 共48单 with nothing that they belong to.
bool has_counts(const Row& row) {
  const auto numbers = numbers_in(row.line, Part::unsaid);
  return std::any_of(numbers.begin(), numbers.end(),
                     [](const Found& each) { return each.part == Part::sample; });
}

bool has_figure(std::string_view text) {
  const auto numbers = numbers_in(text, Part::unsaid);
  return std::any_of(numbers.begin(), numbers.end(),
                     [](const Found& each) { return is_figure(each.text); });
}

bool has_unit(std::string_view text) {
  const auto numbers = numbers_in(text, Part::unsaid);
  return !numbers.empty() && !is_bare(numbers.front().text);
}

// In front of the first number, or of the first space where no word begins as one.
std::size_t end_of_name(const std::string& line) {
  for (std::size_t at = line.find(' '); at != std::string::npos; at = line.find(' ', at + 1)) {
    const std::string_view behind = trim(std::string_view(line).substr(at));
    if (looks_like_value(behind.substr(0, behind.find(' ')))) return at;
  }
  return std::min(line.find(' '), line.size());
}

// Says what a number is or of which day, and not what it is called.
bool is_label(const std::string& name, Day day) {
  const Part part = part_of(name);
  return (part != Part::unsaid && part != Part::count) || is_heading(name) || day_of(name, day) ||
         (looks_like_value(name) && !begins_with_time(name)) || name.empty();
}

}  // namespace

void tell_unused_columns(const Layout& layout, const Names& names, Day day, Typed& into) {
  const std::vector<Row>& rows = layout.rows();
  std::vector<Title> unknown;
  for (std::size_t r = 0; r + 1 < rows.size(); ++r) {
    if (!rows[r].is_sheet || !layout.has_name(r) || has_number_behind(rows[r], day)) continue;
    const std::vector<std::string>& heads = rows[r].cells;
    const std::vector<std::string>& below = rows[r + 1].cells;
    for (std::size_t c = 0; c < std::min(heads.size(), below.size()); ++c) {
      const bool is_figure_of_it = has_figure(below[c]) && !day_of(below[c], day);
      if (!is_figure_of_it || layout.is_name(r, c) || is_label(heads[c], day)) continue;
      const Meant meant = names.find(heads[c]);
      const bool is_slip = !meant.nearest.empty() && has_unit(below[c]);
      (is_slip ? into.not_understood : unknown).push_back(unknown_name(heads[c], meant));
    }
  }
  tell_unknown(unknown, into);
}

void tell_unused(const std::vector<Row>& rows, std::set<std::size_t> used, const Names& names,
                 Day day, Typed& into) {
  std::vector<std::string> idle;
  std::vector<Title> unknown;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (used.contains(r)) continue;
    const std::vector<std::string>& cells = rows[r].cells;
    std::string name = cells.front();
    bool has_number = has_number_behind(rows[r], day);
    const bool is_below = !has_number && cells.size() == 1 && r + 1 < rows.size() &&
                          !used.contains(r + 1) && is_lone_number(rows[r + 1], day) &&
                          (!looks_like_value(name) || begins_with_time(name));
    if (is_below) {
      has_number = true;
      used.insert(r + 1);
    }
    if (cells.size() == 1 && has_number) name.resize(end_of_name(name));
    const std::string number = is_below ? rows[r + 1].line : with_spaces(cells).substr(name.size());
    if (has_counts(rows[r])) {
      unknown.push_back(counts_of_nothing(rows[r].line));
    } else if (!has_number || is_label(name, day) || is_of_page(name) || !has_figure(number)) {
      idle.push_back(with_spaces(cells));
    } else if (const Meant meant = names.find(name); meant.nearest.empty() || !has_unit(number)) {
      // "12" of 待发货 is the page's own, "94%" of a slip of the pen is not.
      unknown.push_back(unknown_name(name, meant));
    } else {
      into.not_understood.push_back(unknown_name(name, meant));
    }
  }
  tell_unknown(unknown, into);
  if (!idle.empty()) into.remarks.push_back(idle_lines(idle));
}

}  // namespace xingji::typed
