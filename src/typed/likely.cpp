#include "typed/likely.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace xingji::typed {
namespace {

using Key = std::tuple<std::string, Reason, std::string>;  // of which number, why, in detail

Key key_of(const Compared& one, const Cause& cause) {
  return {one.name, cause.reason, cause.detail};
}

}  // namespace

void put_common_causes_first(std::span<Compared> of_subject) {
  std::map<Key, int> days;
  for (const Compared& one : of_subject) {
    for (const Cause& cause : one.causes) {
      if (cause.is_found) ++days[key_of(one, cause)];
    }
  }
  for (Compared& one : of_subject) {
    std::stable_sort(one.causes.begin(), one.causes.end(), [&](const Cause& a, const Cause& b) {
      const auto days_of = [&](const Cause& cause) {
        const auto found = days.find(key_of(one, cause));
        return found == days.end() ? 0 : found->second;
      };
      return std::pair(a.is_of_page, days_of(a)) > std::pair(b.is_of_page, days_of(b));
    });
  }
}

}  // namespace xingji::typed
