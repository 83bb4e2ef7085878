// How a value becomes points, and what stands in for a value that is not there.
#pragma once

#include <optional>
#include <vector>

#include "pack/number.h"

namespace xingji {

/// What happens to an indicator without a value.
struct MissingRule {
  /// `peer_mean`: the peers' mean is its value then.
  enum class Kind { spread, drop, fixed, no_score, default_total, peer_mean };
  Kind kind = Kind::spread;
  Number points;  // Kind::fixed; of the whole score for Kind::default_total
  Provenance said;
};

/// One step of a ladder; the first whose edge holds gives the points. The last has Edge::otherwise.
struct Step {
  enum class Edge { at_least, above, at_most, below, otherwise };
  Edge edge = Edge::otherwise;
  Number bound;  // in the type of the indicator's value
  Number give;   // points
  Provenance said;
};

/// How a value becomes points where it is no ladder.
struct Points {
  /// `rank`: a ladder over the share of the peers that the value beats.
  enum class Form { ladder, line, per, value, rank };
  enum class Count { proportional, whole_up, whole_down };
  /// Straight between two points; the first and the last reach on beyond themselves.
  struct Corner {
    Number value;  // in the type of the indicator's value
    Number give;
  };
  Form form = Form::ladder;
  std::vector<Corner> line;  // ascending by value
  /// Form::per: `full`, less `take` for every `step` by which the value misses the target.
  Number full;
  Number target;
  Number step;
  Number take;
  Count count = Count::proportional;
  std::optional<Number> least;
  /// Form::rank: how much of a peer with the same value counts as beaten, and whether the subject
  /// itself is one of those it is compared with: (worse + part of equal ones) / others, or / all.
  enum class Ties { worse, half, better };
  Ties ties = Ties::half;
  bool self_in = false;
  Provenance said;
};

}  // namespace xingji
