#include "typed/unused.h"

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
    into.not_understood.push_back(unknown[u]);
  }
  if (unknown.size() <= most_told) return;
  const auto rest = unknown.begin() + static_cast<std::ptrdiff_t>(most_told);
  into.not_understood.push_back(and_more({rest, unknown.end()}));
}

}  // namespace

void tell_unused(const std::vector<Row>& rows, std::set<std::size_t> used, const Names& names,
                 Day day, Typed& into) {
  std::vector<std::string> idle;
  std::vector<Title> unknown;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (used.contains(r)) continue;
    const std::vector<std::string>& cells = rows[r].cells;
    std::string name = cells.front();
    bool has_number = has_number_behind(rows[r], day);
    const bool is_above_number = cells.size() == 1 && r + 1 < rows.size() &&
                                 !used.contains(r + 1) && is_lone_number(rows[r + 1], day);
    if (!has_number && is_above_number && !looks_like_value(name)) {
      has_number = true;
      used.insert(r + 1);
    }
    const std::size_t space = name.find(' ');
    if (cells.size() == 1 && has_number && space != std::string::npos) name.resize(space);
    const bool is_label = part_of(name, false) != Part::unsaid || day_of(name, day) ||
                          looks_like_value(name) || name.empty();
    if (has_number && !is_label) {
      unknown.push_back(unknown_name(name, names.find(name)));
    } else {
      idle.push_back(with_spaces(cells));
    }
  }
  tell_unknown(unknown, into);
  if (!idle.empty()) into.remarks.push_back(idle_lines(idle));
}

}  // namespace xingji::typed
