// What a pack says of how its sessions are made. Part of the struct page in pack.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pack/number.h"

namespace xingji {

/// How sessions are made of the messages of a shop's buyers, one buyer at a time. What a message is
/// is asked as of its own day, so that what comes later changes nothing.
struct SessionRule {
  enum class Unit { session, round, person, buyer_and_day };
  std::string id;
  Expression opened_by;    // flag, over messages; such a message opens a session or asks again
  Expression answered_by;  // flag, over messages; one that does both opens
  Unit unit = Unit::session;
  std::optional<std::int64_t> gap;  // seconds of silence after which it is over
  Provenance said;
  Place place;
};

}  // namespace xingji
