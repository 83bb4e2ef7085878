// What a sheet calls for: numbers that fell five days running, steps and stars lost, lines that
// come near, jumps beyond what is usual, days without numbers. Read off the series of a paper.
#pragma once

#include <string>
#include <vector>

#include "io/explain_text.h"
#include "sheet/paper.h"

namespace xingji::sheet {

struct Alarm {
  enum class Level : std::uint8_t { now, soon, look };
  enum class Kind : std::uint8_t { falling, lost, towards, jump, missing, differs };
  Level level = Level::look;
  Kind kind = Kind::falling;
  Day day = 0;
  std::string name;  // of the line; empty for missing days
  Title text;
};
std::string_view to_text(Alarm::Level level);
std::string_view to_text(Alarm::Kind kind);

/// Of the last day of the paper, or the last one with a number; the most pressing first.
std::vector<Alarm> alarms_of(const Paper& paper);

}  // namespace xingji::sheet
