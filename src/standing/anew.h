// When a run that leads to a move begins anew: a move that waits for some days after another one
// (`days_since(reinstate) >= 15`) does not count the days before that.
#pragma once

#include <string>
#include <vector>

#include "standing/timeline.h"

namespace xingji {

struct Anew {
  std::string move;  // of the same standing
  int days = 0;      // so many after it the move may be made
};

/// The moves after which one waits, as its condition says.
std::vector<Anew> waits_after(const Standing& standing, const Standing::Move& move);

/// The day on which a move was last made that counts still, up to a day; or nothing.
std::optional<Day> last_made(const Timeline& timeline, std::string_view move, Day day);

}  // namespace xingji
