// The values of peers: for each day and group what a rank, a mean and a quantile need. Made once
// for a stretch of days from everybody (peers_of), then only read; benchmarks that people gave
// stand in for groups that are too small.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/ratio.h"
#include "engine/attributes.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji {

/// The values of one indicator over the members of one group on one day.
class PeerPool {
 public:
  /// `numerator` and `denominator` are there when the value is one over the other.
  void add(const Ratio& value, const std::optional<Ratio>& numerator,
           const std::optional<Ratio>& denominator);
  /// The members of another part of the same group; neither is closed.
  void add(PeerPool&& others);
  /// Before anything is asked, after all are added.
  void close();

  struct Counts {
    std::size_t less = 0;
    std::size_t equal = 0;
    std::size_t more = 0;
  };
  Counts counts(const Ratio& value) const;
  std::size_t size() const { return upto_.empty() ? 0 : upto_.back(); }

  /// Nothing where it cannot be computed exactly, or there is nobody.
  std::optional<Ratio> mean() const;     // all numerators over all denominators
  std::optional<Ratio> average() const;  // of the values, each rounded to millionths
  std::optional<Ratio> quantile(Micro share) const;

 private:
  std::vector<Ratio> values_;      // ascending and different once closed
  std::vector<std::size_t> upto_;  // how many are at most the value
  std::optional<Ratio> numerators_ = Ratio{0, 1};
  std::optional<Ratio> denominators_ = Ratio{0, 1};
  Int128 millionths_ = 0;
};

class PeerTables {
 public:
  /// Without anybody: what people gave as benchmarks for the pack.
  PeerTables(const Pack& pack, const FactSet& facts);

  void add(Day day, std::size_t indicator, const Attributes& attributes, const Ratio& value,
           const std::optional<Ratio>& numerator, const std::optional<Ratio>& denominator);
  void merge(PeerTables&& other);
  void close();

  const PeerPool* pool(Day day, std::size_t indicator, std::size_t level,
                       const std::string& group) const;
  /// For what would be: the peers stand still while the subject asked for has other values. Its own
  /// of the day, as they are in the pools, by indicator.
  void stand_still(std::map<std::size_t, Ratio> own) { own_ = std::move(own); }
  /// What the pools hold of the subject itself, whose value is counted or not.
  std::optional<Ratio> own(std::size_t indicator, const Ratio& value, bool is_counted) const;

  /// A figure of the group as the platform showed it last: "mean", "p80".
  std::optional<Ratio> benchmark(Day day, std::size_t indicator, const std::string& group,
                                 const std::string& measure) const;

 private:
  using Key = std::tuple<Day, std::size_t, std::size_t, std::string>;  // day, indicator, level
  using Figure = std::tuple<std::size_t, std::string, std::string>;    // indicator, group, measure
  const Pack* pack_;
  std::map<Key, PeerPool> pools_;
  std::optional<std::map<std::size_t, Ratio>> own_;
  std::map<Figure, std::map<Day, Ratio>> benchmarks_;
};

/// The part of a pack's id before the dot: benchmarks are of a platform.
std::string_view platform_of(std::string_view pack);

/// The group of a pack whose peers share nothing.
inline constexpr std::string_view group_of_all = "all";

/// The name of a subject's group on a day: "all", "服饰", "服饰/10-50"; nothing where it has none.
std::optional<std::string> group_of(const Peers& peers, std::size_t level,
                                    const Attributes& attributes, Day day);

/// The indicators whose values somebody compares, by position, ascending.
std::vector<std::size_t> compared_indicators(const Pack& pack);

/// The tables for the days first … last: everybody's values, `threads` subjects at a time. Empty
/// for a pack that compares nothing.
PeerTables peers_of(const Pack& pack, const FactSet& facts, Day first, Day last,
                    std::size_t threads);

}  // namespace xingji
