#include "engine/posts.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace xingji {
namespace {

bool is_before(const Stay& a, const Stay& b) {
  return std::tie(a.value, a.enter, a.leave) < std::tie(b.value, b.enter, b.leave);
}

// What is there and was not taken back; equal stays count as often as they are there.
std::vector<Stay> left_of(std::vector<Stay> stays, std::vector<Stay> taken) {
  if (taken.empty()) return stays;
  std::sort(stays.begin(), stays.end(), is_before);
  std::sort(taken.begin(), taken.end(), is_before);
  std::vector<Stay> left;
  std::set_difference(stays.begin(), stays.end(), taken.begin(), taken.end(),
                      std::back_inserter(left), is_before);
  return left;
}

}  // namespace

MeasurePosts::MeasurePosts(const Measure& measure, Day first_day, Day last)
    : first(first_day), stride(static_cast<std::size_t>(last - first + 2)) {
  const std::size_t choices = measure.window.choices.size();
  if (keeps_values(measure)) {
    stays.resize(choices);
    taken.resize(choices);
  } else {
    differences.resize(choices * stride, 0);
  }
}

Posts::Posts(const Pack& pack, Day first_day, Day last_day) : first(first_day), last(last_day) {
  measures.reserve(pack.measures.size());
  for (const Measure& measure : pack.measures) measures.emplace_back(measure, first, last);
}

Sums sums_of(const Measure& measure, MeasurePosts&& posts, Day first, Day last) {
  Sums sums{posts.stride, std::move(posts.differences), posts.fits};
  if (keeps_values(measure)) sums.stride = static_cast<std::size_t>(last - first) + 1;
  for (std::size_t c = 0; c < posts.stays.size(); ++c) {
    const std::vector<std::int64_t> days = fold_stays(
        measure, left_of(std::move(posts.stays[c]), std::move(posts.taken[c])), first, last);
    sums.values.insert(sums.values.end(), days.begin(), days.end());
  }
  if (keeps_values(measure)) return sums;
  for (std::size_t begin = 0; begin < sums.values.size(); begin += sums.stride) {
    std::int64_t* days = sums.values.data() + begin;
    for (std::size_t d = 1; d < sums.stride; ++d) {
      if (__builtin_add_overflow(days[d], days[d - 1], &days[d])) sums.fits = false;
    }
  }
  return sums;
}

}  // namespace xingji
