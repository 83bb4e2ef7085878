#include "pack/tell_once.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace xingji {
namespace {

std::string same_in(const std::set<int>& lines) {
  std::string text;
  for (const int line : lines) text += (text.empty() ? "" : ", ") + std::to_string(line);
  return (lines.size() == 1 ? "; the same in line " : "; the same in lines ") + text;
}

}  // namespace

void tell_once(Problems& problems) {
  const auto place = [](const Problem& problem) {
    return std::tie(problem.place.file, problem.place.line, problem.place.column, problem.message);
  };
  std::stable_sort(problems.begin(), problems.end(),
                   [&](const Problem& a, const Problem& b) { return place(a) < place(b); });
  const auto words = [](const Problem& problem) {
    return std::tuple(problem.place.file, problem.message, problem.remedy, problem.is_warning);
  };
  struct Told {
    std::size_t at = 0;
    std::set<int> lines;  // other than its own
  };
  std::map<decltype(words({})), Told> all;
  Problems once;
  for (const Problem& problem : problems) {
    const auto [told, is_new] = all.try_emplace(words(problem), Told{once.size(), {}});
    if (is_new) {
      once.push_back(problem);
    } else if (problem.place.line != once[told->second.at].place.line) {
      told->second.lines.insert(problem.place.line);
    }
  }
  for (const auto& [said, told] : all) {
    if (!told.lines.empty()) once[told.at].message += same_in(told.lines);
  }
  problems = std::move(once);
}

}  // namespace xingji
