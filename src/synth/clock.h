// The market's clock: wall-clock seconds of one zone without clock changes, their text, and when in
// the day and week people buy. Knows nothing of tables.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "synth/plan.h"

namespace xingji::synth {

/// Wall-clock seconds since a midnight well before the market began; 0 stands for "has not
/// happened".
using Moment = std::int32_t;

inline constexpr Moment minute = 60;
inline constexpr Moment hour = 3'600;
inline constexpr Moment day_length = 86'400;

class Clock {
 public:
  Clock(Day until, std::int64_t days, const Plan& plan);

  Moment start() const { return start_; }  // the first second of the first day
  Moment end() const { return end_; }      // the second after the last day
  int days() const { return (end_ - start_) / day_length; }

  /// The moment itself, or 0 when the market's end, less a while to record it, comes before.
  Moment happened(std::int64_t moment) const {
    return moment <= last_happening() ? static_cast<Moment>(moment) : 0;
  }
  Moment last_happening() const { return end_ - 10 * minute; }

  /// When the share `fraction` / 2^64 of all orders has been placed; ascends with the fraction.
  Moment placed(std::uint64_t fraction) const;

  /// "2022-06-15"; the moment lies between 1,000 days before the start and 400 after the end.
  std::string_view day_text(Moment moment) const {
    return {dates_[static_cast<std::size_t>(moment / day_length)].data(), 10};
  }

  /// Writes "2022-06-15 15:36:04" and returns the place behind it.
  char* write(char* at, Moment moment) const;

 private:
  void build_rhythm(int first_weekday, std::size_t days, const Plan& plan);
  void build_guide();

  Moment start_;
  Moment end_;
  std::vector<std::array<char, 16>> dates_;        // by day, "2022-06-15 "
  std::array<std::array<char, 4>, 24> hours_;      // "15:"
  std::array<std::array<char, 8>, 3600> seconds_;  // "36:04"
  std::vector<std::uint64_t> quarters_;            // by quarter hour, the fraction placed before it
  std::vector<std::uint32_t> guide_;  // by equal fractions, the first quarter to look at
};

}  // namespace xingji::synth
