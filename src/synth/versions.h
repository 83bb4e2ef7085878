// Which facts have a second version or are deleted, and where in the file those rows stand. Decided
// by groups of units (orders or shops), so that any part of a file can be made on its own: one unit
// in 50 is told twice, one in 1,000 is deleted. Half of these rows stand near the first version,
// before or behind it; half anywhere in the file.
#pragma once

#include <algorithm>
#include <cstdint>

#include "synth/rows.h"

namespace xingji::synth {

/// Spreads one extra row per group of units over the file.
class Spread {
 public:
  Spread(std::uint64_t key, std::uint64_t unit_count, std::uint64_t group_size)
      : key_(key),
        unit_count_(unit_count),
        group_size_(group_size),
        group_count_((unit_count + group_size - 1) / group_size),
        far_(key, std::max<std::uint64_t>(group_count_ / 2, 1)) {}

  /// The unit before which this group's extra row stands.
  std::uint64_t place(std::uint64_t group) const { return drawn_unit(group, 2 * group); }

  /// The unit that this row is about; every group's chosen unit is told by exactly one group.
  std::uint64_t unit(std::uint64_t group) const {
    const std::uint64_t told = told_group(group);
    return drawn_unit(told, 2 * told + 1);
  }

  std::uint64_t group_size() const { return group_size_; }

 private:
  // Even groups tell of themselves, odd ones of each other.
  std::uint64_t told_group(std::uint64_t group) const {
    return group % 2 == 0 ? group : 2 * far_(group / 2) + 1;
  }

  std::uint64_t drawn_unit(std::uint64_t group, std::uint64_t number) const {
    const std::uint64_t first = group * group_size_;
    const std::uint64_t size = std::min(group_size_, unit_count_ - first);
    return first + Draws(key_, number).below(static_cast<std::int64_t>(size));
  }

  std::uint64_t key_;
  std::uint64_t unit_count_;
  std::uint64_t group_size_;
  std::uint64_t group_count_;
  Scrambler far_;
};

class Versions {
 public:
  Versions(std::uint64_t key, std::uint64_t unit_count)
      : seconds_(mix(key), unit_count, 50), deletions_(mix(key + golden), unit_count, 1'000) {}

  /// Calls tell(unit, version) for the rows of [begin, end) in file order. `begin` is the start of
  /// a group of 1,000.
  template <class Tell>
  void for_each(std::uint64_t begin, std::uint64_t end, const Tell& tell) const {
    std::uint64_t second_place = 0;
    std::uint64_t deletion_place = 0;
    for (std::uint64_t unit = begin; unit < end; ++unit) {
      if (unit % seconds_.group_size() == 0) second_place = seconds_.place(unit / 50);
      if (unit % deletions_.group_size() == 0) deletion_place = deletions_.place(unit / 1'000);
      if (unit == second_place) tell(seconds_.unit(unit / 50), Version::second);
      if (unit == deletion_place) tell(deletions_.unit(unit / 1'000), Version::deletion);
      tell(unit, Version::first);
    }
  }

 private:
  Spread seconds_;
  Spread deletions_;
};

}  // namespace xingji::synth
