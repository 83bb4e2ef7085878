// Bytes that people bring from elsewhere as UTF-8: sheets of Excel and WPS in China are GB18030
// most of the time, or UTF-16. Knows what a text is by its bytes alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace xingji {

struct Decoded {
  std::string text;           // UTF-8, without a byte order mark
  std::string_view encoding;  // "UTF-8", "UTF-16", "GB18030"
};

/// Nothing: it is none of these, or this machine cannot convert it.
std::optional<Decoded> decode(std::string_view bytes);

/// No UTF-8, and every byte of it is GB18030.
bool is_gb18030(std::string_view bytes);

}  // namespace xingji
