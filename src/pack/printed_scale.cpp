#include "pack/printed_scale.h"

#include "base/text.h"
#include "pack/printed.h"

namespace xingji {

std::string without_scale(std::string_view text, const Ratio& most) {
  std::string plain = plain_signs(text);
  const std::size_t at = plain.find('/');
  if (at == std::string::npos || trim(plain.substr(0, at)).empty()) return plain;
  const Printed end =
      parse_printed(plain.substr(at + 1), Type::number, Indicator::PrintedAs::score);
  const bool is_scale = end.state == Printed::State::value && compare(end.value, most) == 0;
  return is_scale ? plain.substr(0, at) : plain;
}

}  // namespace xingji
