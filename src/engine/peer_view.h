// The peers of one subject on one day: which of its groups is large enough, and what their values
// say.
#pragma once

#include <optional>
#include <string>

#include "engine/card.h"
#include "engine/formula.h"
#include "engine/peers.h"

namespace xingji {

class PeerView {
 public:
  /// The arguments outlive it. `tables` null: nobody has peers.
  PeerView(const std::optional<Peers>& peers, const PeerTables* tables,
           const Attributes& attributes, Day day);

  void turn_to(Day day) { day_ = day; }

  /// A figure of the first group that is large enough, else of the benchmarks.
  std::optional<Ratio> figure(std::size_t indicator, OfPeers what, Micro share) const;
  Formula::PeerFigure figures() const;

  /// How a value stands among its peers by the indicator's `rank`; `is_counted`: it is one of them.
  /// Nothing where there are too few and nobody said anything.
  std::optional<Among> among(std::size_t indicator, const Indicator& way, const Ratio& value,
                             bool is_counted) const;
  /// The name of the group that figures and ranks are of.
  std::string group(std::size_t indicator) const;

 private:
  struct Found {
    const PeerPool* pool = nullptr;
    std::string group;
  };
  std::optional<Found> find(std::size_t indicator) const;
  std::optional<Ratio> benchmark(std::size_t indicator, const std::string& measure,
                                 std::string* group = nullptr) const;
  std::optional<Among> by_benchmark(std::size_t indicator, const Indicator& way,
                                    const Ratio& value) const;

  const std::optional<Peers>& peers_;
  const PeerTables* tables_;
  const Attributes& attributes_;
  Day day_;
};

}  // namespace xingji
