#include "base/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace xingji {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view little_mark = "\xFF\xFE";
constexpr std::string_view big_mark = "\xFE\xFF";

std::optional<std::string> convert(std::string_view bytes, const char* from) {
  iconv_t converter = iconv_open("UTF-8", from);
  if (reinterpret_cast<std::intptr_t>(converter) == -1) return std::nullopt;
  std::string in(bytes);
  std::string text;
  std::array<char, 4096> room{};
  char* at = in.data();
  std::size_t left = in.size();
  bool is_whole = true;
  while (left > 0 && is_whole) {
    char* to = room.data();
    std::size_t free = room.size();
    // A full room is no fault: what is left comes next.
    is_whole = iconv(converter, &at, &left, &to, &free) != static_cast<std::size_t>(-1) ||
               to != room.data();
    text.append(room.data(), room.size() - free);
  }
  iconv_close(converter);
  return is_whole ? std::optional(text) : std::nullopt;
}

// Without a mark UTF-16 is known by the zeros beside its Latin letters, digits and line ends.
const char* utf16_order(std::string_view bytes) {
  if (bytes.starts_with(little_mark)) return "UTF-16LE";
  if (bytes.starts_with(big_mark)) return "UTF-16BE";
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0' ? 1U : 0U;
  if (bytes.size() % 2 != 0 || zeros[0] + zeros[1] == 0) return nullptr;
  return zeros[1] >= zeros[0] ? "UTF-16LE" : "UTF-16BE";
}

// Most Chinese characters are two high bytes; "dé" of a western text is one and fits GB18030, too.
bool looks_chinese(std::string_view bytes) {
  std::size_t alone = 0;
  std::size_t together = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::size_t first = i;
    while (i < bytes.size() && static_cast<unsigned char>(bytes[i]) >= 0x80) ++i;
    if (i - first == 1) ++alone;
    if (i - first > 1) ++together;
  }
  return together > alone;
}

}  // namespace

std::optional<Decoded> decode(std::string_view bytes) {
  if (const char* order = utf16_order(bytes)) {
    const bool has_mark = bytes.starts_with(little_mark) || bytes.starts_with(big_mark);
    auto text = convert(bytes.substr(has_mark ? 2 : 0), order);
    if (!text) return std::nullopt;
    return Decoded{std::move(*text), "UTF-16"};
  }
  if (is_utf8(bytes)) {
    return Decoded{std::string(bytes.substr(bytes.starts_with(utf8_mark) ? 3 : 0)), "UTF-8"};
  }
  auto text = looks_chinese(bytes) ? convert(bytes, "GB18030") : std::nullopt;
  if (!text) return std::nullopt;
  return Decoded{std::move(*text), "GB18030"};
}

bool is_gb18030(std::string_view bytes) {
  const auto decoded = decode(bytes);
  return decoded && decoded->encoding == "GB18030";
}

}  // namespace xingji
