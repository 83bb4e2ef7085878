// The order of what waits, as the naive twin's ranks have it.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "naive/csv.h"
#include "naive/waiting.h"

namespace xingji::test {

/// Those of the engine's lines (`waiting_csv`, without header and buyers) that stand behind one of
/// their task and due time that goes after them.
inline std::vector<std::string> out_of_place(const std::vector<std::string>& lines,
                                             const std::map<std::string, naive::Ranks>& ranks) {
  std::vector<std::string> all;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto before = naive::split_csv(lines[i - 1]).front().fields;
    const auto own = naive::split_csv(lines[i]).front().fields;
    // `subject,task,table,id,began,due,…`
    if (before[1] != own[1] || before[5] != own[5]) continue;
    const naive::Ranks& a = ranks.at(lines[i - 1]);
    const naive::Ranks& b = ranks.at(lines[i]);
    if (std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end())) {
      all.push_back(lines[i]);
    }
  }
  return all;
}

}  // namespace xingji::test
