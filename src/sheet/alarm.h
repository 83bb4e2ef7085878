// One thing that a sheet calls for.
#pragma once

#include <string>
#include <string_view>

#include "base/calendar.h"
#include "pack/title.h"

namespace xingji::sheet {

struct Alarm {
  enum class Level : std::uint8_t { now, soon, look };
  enum class Kind : std::uint8_t {
    falling,
    lost,
    crossed,
    failed,
    towards,
    jump,
    missing,
    differs,
    notice,  // of the pack's own rules
  };
  Level level = Level::look;
  Kind kind = Kind::falling;
  Day day = 0;
  std::string name;  // of the line, or the notice; empty for missing days
  Title text;
  std::string fall_of = {};  // of a notice: the score whose fall from the day before it tells
  bool is_over = false;      // it told of something that has passed
};
std::string_view to_text(Alarm::Level level);
std::string_view to_text(Alarm::Kind kind);

}  // namespace xingji::sheet
