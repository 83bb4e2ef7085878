#include "synth/clock.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string>

#include "base/ratio.h"

namespace xingji::synth {
namespace {

constexpr int days_before = 1'000;
constexpr int days_after = 400;
constexpr Moment quarter = 15 * minute;
constexpr std::size_t quarters_per_day = 96;

// Orders by hour: a low at four in the morning, peaks at ten and at nine in the evening.
constexpr std::array<std::uint64_t, 24> hour_weights = {
    30, 16, 9, 6, 5, 7, 15, 31, 52, 70, 78, 70, 62, 64, 66, 67, 65, 60, 62, 76, 92, 98, 84, 55};

// 2^64 · part / whole, for a part below the whole.
std::uint64_t fraction_of(std::uint64_t part, std::uint64_t whole) {
  return static_cast<std::uint64_t>((static_cast<Int128>(part) << 64) / static_cast<Int128>(whole));
}

std::uint64_t percent_of(const Plan& plan, std::int64_t days_back) {
  std::int64_t percent = 100;
  for (const Promotion& promotion : plan.promotions) {
    if (days_back <= promotion.from && days_back >= promotion.to) percent = promotion.percent;
  }
  return static_cast<std::uint64_t>(percent);
}

}  // namespace

Clock::Clock(Day until, std::int64_t days, const Plan& plan)
    : start_(days_before * day_length),
      end_(start_ + static_cast<Moment>(days) * day_length),
      hours_{},
      seconds_{} {
  const Day base = until - static_cast<Day>(days) + 1 - days_before;
  dates_.resize(static_cast<std::size_t>(days_before + days + days_after));
  for (std::size_t i = 0; i < dates_.size(); ++i) {
    const std::string text = format_day(base + static_cast<Day>(i)) + ' ';
    std::memcpy(dates_[i].data(), text.data(), 11);
  }
  for (std::size_t i = 0; i < hours_.size(); ++i) {
    hours_[i] = {static_cast<char>('0' + i / 10), static_cast<char>('0' + i % 10), ':'};
  }
  for (std::size_t i = 0; i < seconds_.size(); ++i) {
    const std::size_t minutes = i / 60;
    const std::size_t rest = i % 60;
    seconds_[i] = {static_cast<char>('0' + minutes / 10), static_cast<char>('0' + minutes % 10),
                   ':', static_cast<char>('0' + rest / 10), static_cast<char>('0' + rest % 10)};
  }
  build_rhythm(weekday(base + days_before), static_cast<std::size_t>(days), plan);
  build_guide();
}

void Clock::build_rhythm(int first_weekday, std::size_t days, const Plan& plan) {
  quarters_.resize(days * quarters_per_day);
  std::vector<std::uint64_t> before(quarters_.size() + 1);
  for (std::size_t i = 0; i < quarters_.size(); ++i) {
    const std::size_t day = i / quarters_per_day;
    const std::size_t day_of_week = (day + static_cast<std::size_t>(first_weekday) - 1) % 7;
    // Nothing is placed in the last quarter hour, so that every order can be recorded before the
    // end.
    const bool is_last = i + 1 == quarters_.size();
    const std::uint64_t weight = hour_weights[i % quarters_per_day / 4] *
                                 static_cast<std::uint64_t>(plan.weekdays[day_of_week]) *
                                 percent_of(plan, static_cast<std::int64_t>(days - 1 - day)) / 100;
    before[i + 1] = before[i] + (is_last ? 0 : weight);
  }
  for (std::size_t i = 0; i < quarters_.size(); ++i) {
    quarters_[i] = fraction_of(before[i], before.back() + 1);
  }
}

void Clock::build_guide() {
  guide_.resize(quarters_.size());
  std::uint32_t found = 0;
  for (std::size_t i = 0; i < guide_.size(); ++i) {
    const std::uint64_t fraction = fraction_of(i, guide_.size());
    while (found + 1 < quarters_.size() && quarters_[found + 1] <= fraction) ++found;
    guide_[i] = found;
  }
}

Moment Clock::placed(std::uint64_t fraction) const {
  const std::uint64_t cell = ((fraction >> 32) * guide_.size()) >> 32;
  std::size_t found = guide_[cell];
  const std::size_t last = quarters_.size() - 2;
  while (found < last && quarters_[found + 1] <= fraction) ++found;
  const std::uint64_t a_second = (quarters_[found + 1] - quarters_[found]) / quarter;
  const std::uint64_t second =
      std::min<std::uint64_t>((fraction - quarters_[found]) / a_second, quarter - 1);
  return start_ + static_cast<Moment>(found) * quarter + static_cast<Moment>(second);
}

char* Clock::write(char* at, Moment moment) const {
  const Moment in_day = moment % day_length;
  std::memcpy(at, dates_[static_cast<std::size_t>(moment / day_length)].data(), 16);
  std::memcpy(at + 11, hours_[static_cast<std::size_t>(in_day / hour)].data(), 4);
  std::memcpy(at + 14, seconds_[static_cast<std::size_t>(in_day % hour)].data(), 8);
  return at + 19;
}

}  // namespace xingji::synth
