// What a case expects rests on: of a pack's indicators, dimensions, gates, bonuses, deductions,
// stages, stars and displays those that what is written in `expect` is made of. Where a card stands
// shows nothing of the others: nobody looked.
#pragma once

#include <set>
#include <string>

#include "engine/card.h"
#include "pack/pack.h"
#include "pack/tree.h"

namespace xingji::cases {

class Rests {
 public:
  Rests(const Node& expect, const Pack& pack, const Card& card);

  /// Whether something of that name, "gates.disputes.bad (…)", is looked at. What is no part of a
  /// score, as the rows of a measure, always is.
  bool on(const std::string& name) const;

 private:
  void add_indicator(const Node& expect, const std::string& id);
  void add_points(std::size_t indicator);
  void add_dimension(std::size_t dimension);
  void add_gates(Gate::At at, std::size_t target);
  void add_total();
  void add_status();
  void add_stages();

  const Pack& pack_;
  const Card& card_;
  std::set<std::string> names_;  // "gates.disputes", "indicators.late", "indicators.late.points"
};

}  // namespace xingji::cases
