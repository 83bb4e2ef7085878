// What is wrong with the value of an option, in words of our own; empty when nothing is.
#pragma once

#include <cstdint>
#include <string>

namespace xingji {

struct Span {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

std::string fault_of_number(const std::string& text, const Span& span);

/// A time can be told from other words before anybody knows in which zone it is meant.
std::string fault_of_time(const std::string& text);

}  // namespace xingji
