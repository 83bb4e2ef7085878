// How many acts it takes: the smallest whole number after which the engine itself, with all else as
// it is on the day, gives what is aimed at. Peers stand still.
#pragma once

#include "diagnose/act.h"

namespace xingji::diagnose {

/// What is aimed at.
struct Goal {
  enum class Of : std::uint8_t { indicator, gate, deduction, band };
  Of of = Of::indicator;
  std::size_t position = 0;  // of the indicator, gate or deduction
  Micro points = 0;          // of an indicator: at least so many; of a deduction: at most
  std::size_t rank = 0;      // of a gate its harm, of a band its position: at most so much
};

/// Whether who has reached the one has reached the other, both of the same figure or of bands.
bool is_as_far(const Goal& reached, const Goal& goal);

/// The most points that an indicator can have as it is judged; nothing where that is open.
std::optional<Micro> best_points_of(const Explanation& explanation, std::size_t indicator);

/// A step above: of a ladder, a line, so many points for every point short, the value itself.
struct Level {
  Micro points = 0;
  std::optional<std::size_t> step;  // of the ladder
  std::optional<Ratio> bound;       // in the type of the value; of a rank the share to be beaten
};

/// So many of an act and what comes of them.
struct Distance {
  Act act;
  std::int64_t count = 0;
  std::optional<Micro> gained;  // by the total; none where there is none before or after
  std::optional<Micro> total;
  std::optional<Micro> stars;
  Goal reached;  // it may be more than was aimed at
  /// Of an indicator that another branch of its rule judges then: which, and by which value.
  struct Judged {
    std::optional<std::size_t> branch;
    std::optional<Micro> value;
  };
  std::optional<Judged> otherwise = {};
};

/// Whether it costs more elsewhere than it brings.
inline bool lowers_total(const Distance& distance) { return distance.gained.value_or(0) < 0; }

class Bench {
 public:
  /// `explanation` outlives it.
  explicit Bench(const Explanation& explanation);

  const Explanation& explanation() const { return x_; }
  const Rules& rules() const { return rules_; }
  Card judge(const Balances& balances) const;
  Card after(const Act& act, std::int64_t count) const;
  bool is_reached(const Card& card, const Goal& goal) const;
  /// Of the same figure, what the card has.
  Goal reached(const Card& card, const Goal& goal) const;
  /// By which branch the card judges an indicator, if not by that of the day.
  std::optional<Distance::Judged> otherwise(const Card& card, std::size_t indicator) const;
  /// How bad a gate is: 0 passed, else the more the worse its level.
  std::size_t harm(const Card& card, std::size_t gate) const;

  /// So many of them are tried.
  std::int64_t limit(const Act& act, const Goal& goal) const;
  /// Nothing when none of the numbers up to the limit does it.
  std::optional<std::int64_t> smallest(const Act& act, const Goal& goal) const;
  std::optional<Distance> distance(const Act& act, const Goal& goal) const;
  Distance what_comes_of(const Act& act, std::int64_t count, const Goal& goal) const;

  /// The steps of an indicator that give more than it has, the nearest first; none of one that is
  /// not judged by its value, nor fixed while its sample is small.
  std::vector<Level> levels(std::size_t indicator) const;

 private:
  bool only_gets_better(const Act& act, const Goal& goal) const;

  const Explanation& x_;
  Rules rules_;
  std::optional<PeerTables> peers_;
};

/// No act is counted further than this: nobody does so many.
inline constexpr std::int64_t most_acts = 100'000;
/// Where another act can make it worse again, each number is tried, up to this one.
inline constexpr std::int64_t most_tried = 3'000;

}  // namespace xingji::diagnose
