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

MeasurePosts::MeasurePosts(const Measure& measure, std::size_t accounts, Day first_day, Day last)
    : first(first_day),
      choices(measure.window.choices.size()),
      stride(static_cast<std::size_t>(last - first_day + 2)),
      fits(accounts, 1) {
  const std::size_t windows = accounts * choices;
  if (keeps_values(measure)) {
    stays.resize(windows);
    taken.resize(windows);
  } else {
    differences = std::vector<std::int64_t>(windows * stride);
  }
}

Posts::Posts(const Pack& pack, std::size_t accounts, Day first_day, Day last_day)
    : first(first_day), last(last_day) {
  measures.reserve(pack.measures.size());
  for (const Measure& measure : pack.measures) {
    measures.emplace_back(measure, accounts, first, last);
  }
}

Sums sums_of(const Measure& measure, MeasurePosts&& posts, Day first, Day last,
             bool differences_wanted) {
  Sums sums{posts.choices, posts.stride, std::move(posts.differences), std::move(posts.fits)};
  if (keeps_values(measure)) {
    sums.stride = static_cast<std::size_t>(last - first) + 1;
    for (std::size_t w = 0; w < posts.stays.size(); ++w) {
      const std::vector<std::int64_t> days = fold_stays(
          measure, left_of(std::move(posts.stays[w]), std::move(posts.taken[w])), first, last);
      sums.values.insert(sums.values.end(), days.begin(), days.end());
    }
    return sums;
  }
  sums.are_differences = differences_wanted;
  if (differences_wanted) return sums;
  for (std::size_t w = 0; w * sums.stride < sums.values.size(); ++w) {
    std::int64_t* days = sums.values.data() + w * sums.stride;
    std::int64_t sum = 0;
    bool overflows = false;
    for (std::size_t d = 0; d < sums.stride; ++d) {
      overflows |= __builtin_add_overflow(sum, days[d], &sum);
      days[d] = sum;
    }
    if (overflows) sums.fits[w / sums.choices] = 0;
  }
  return sums;
}

void mark_changes(const std::int64_t* differences, std::uint64_t mark,
                  std::span<std::uint64_t> changed) {
  for (std::size_t d = 0; d < changed.size(); ++d) changed[d] |= differences[d] == 0 ? 0 : mark;
}

}  // namespace xingji
