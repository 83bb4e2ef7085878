// A number with its English word: one point, two points.
#pragma once

#include <string>
#include <string_view>

namespace xingji {

/// "1 point", "4.5 points", "-1 points": `number` as it is written, `one` its word for one.
inline std::string counted(std::string_view number, std::string_view one) {
  return std::string(number) + ' ' + std::string(one) + (number == "1" ? "" : "s");
}

}  // namespace xingji
