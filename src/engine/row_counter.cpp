#include "engine/row_counter.h"

#include <algorithm>

#include "engine/plan.h"

namespace xingji {
namespace {

bool are_alike(const Window::Choice& a, const Window::Choice& b) {
  return a.from == b.from && a.to == b.to && a.month_ending == b.month_ending;
}

}  // namespace

void RowCounter::turn_to(const RowSpans& rows) {
  rows_ = &rows;
  found_ = 0;
}

const RowCounter::Places& RowCounter::places_in(const Window::Choice& choice,
                                                const MeasurePosts& posts) {
  const std::size_t width = posts.choices * posts.stride;
  for (std::size_t p = 0; p < found_; ++p) {
    if (places_[p].width == width && are_alike(places_[p].choice, choice)) return places_[p];
  }
  if (found_ == places_.size()) places_.emplace_back();
  Places& places = places_[found_++];
  const std::size_t count = rows_->size();
  places.choice = choice;
  places.width = width;
  places.enter.resize(count);
  places.leave.resize(count);
  std::uint32_t* const enters = places.enter.data();
  std::uint32_t* const leaves = places.leave.data();
  const Day* const from = rows_->spans.from.data();
  const Day* const until = rows_->spans.until.data();
  const Day* const anchors = rows_->lanes.anchors.data();
  const Day first = posts.first;
  const auto find = [&](const auto& first_judged, const auto& last_judged) {
    for (std::size_t i = 0; i < count; ++i) {
      const Day enter = std::max(from[i], first_judged(anchors[i])) - first;
      const Day leave = std::min(until[i], last_judged(anchors[i])) - first + 1;
      enters[i] = static_cast<std::uint32_t>(enter < leave ? enter : 0);
      leaves[i] = static_cast<std::uint32_t>(enter < leave ? leave : 0);
    }
  };
  if (choice.month_ending == 0) {
    find([to = choice.to](Day day) { return day - to; },
         [since = choice.from](Day day) { return day - since; });
  } else {
    find([&](Day day) { return choice.first_judged(day); },
         [&](Day day) { return choice.last_judged(day); });
  }
  if (rows_->lanes.accounts.empty()) return places;
  const std::uint32_t* const accounts = rows_->lanes.accounts.data();
  const auto narrow_width = static_cast<std::uint32_t>(width);
  for (std::size_t i = 0; i < count; ++i) {
    enters[i] += accounts[i] * narrow_width;
    leaves[i] += accounts[i] * narrow_width;
  }
  return places;
}

void RowCounter::count(const Window& window, std::int64_t sign, MeasurePosts& posts,
                       std::span<const std::uint8_t> marks) {
  for (std::size_t c = 0; c < window.choices.size(); ++c) {
    if (posts.stride == 2) {
      count_on_the_day(window.choices[c], c, sign, posts, marks);
      continue;
    }
    const Places& places = places_in(window.choices[c], posts);
    std::int64_t* const days = posts.differences_of({0, c});
    for (std::size_t i = 0; i < places.enter.size(); ++i) {
      const std::int64_t number = marks.empty() ? sign : marks[i] * sign;
      days[places.enter[i]] += number;
      days[places.leave[i]] -= number;
    }
  }
}

// An account's rows are counted first, so that none waits for what the one before it has written.
void RowCounter::count_on_the_day(const Window::Choice& choice, std::size_t at, std::int64_t sign,
                                  MeasurePosts& posts, std::span<const std::uint8_t> marks) const {
  const Day* const anchors = rows_->lanes.anchors.data();
  const Day first = choice.first_day(posts.first);
  const Day last = choice.last_day(posts.first);
  const auto count_held = [&](std::size_t begin, std::size_t end, const auto& counts) {
    std::int32_t held = 0;
    for (std::size_t i = begin; i < end; ++i) {
      held += static_cast<std::int32_t>(anchors[i] >= first) &
              static_cast<std::int32_t>(anchors[i] <= last) & counts(i);
    }
    return held;
  };
  visit_accounts(rows_->lanes, [&](std::size_t account, std::size_t begin, std::size_t end) {
    const std::int32_t held = marks.empty() ? count_held(begin, end, [](std::size_t) { return 1; })
                                            : count_held(begin, end, [marks](std::size_t lane) {
                                                return static_cast<std::int32_t>(marks[lane]);
                                              });
    std::int64_t* days = posts.differences_of({account, at});
    days[0] += sign * held;
    days[1] -= sign * held;
  });
}

}  // namespace xingji
