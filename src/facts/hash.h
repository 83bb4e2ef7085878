// The one hash of the folder: shards, dictionaries and indexes, and telling exact repeats apart.
// Good and quick. Without a seed it is the same in every run, as results need that go by it. Tables
// in memory take a seed that nobody knows beforehand: whoever chooses ids cannot choose them so
// that all of them meet in one place.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace xingji {

constexpr std::uint64_t mix(std::uint64_t state, std::uint64_t value) {
  __extension__ using Wide = unsigned __int128;
  const Wide product =
      static_cast<Wide>(state ^ value ^ 0x9E3779B97F4A7C15ULL) * 0xD6E8FEB86659FD93ULL;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

/// A text of up to 16 bytes as two words, which together with its size are the text.
struct ShortText {
  static constexpr std::size_t longest = 16;

  std::uint64_t head = 0;
  std::uint64_t tail = 0;

  explicit ShortText(std::string_view text) {
    const char* const begin = text.data();
    const std::size_t size = text.size();
    if (size >= 8) {
      std::memcpy(&head, begin, 8);
      std::memcpy(&tail, begin + size - 8, 8);
    } else if (size >= 4) {
      std::memcpy(&head, begin, 4);
      std::memcpy(&tail, begin + size - 4, 4);
    } else {
      for (const char c : text) head = head << 8U | static_cast<unsigned char>(c);
    }
  }
};

/// What hashes of a table in memory begin with; no result depends on it.
enum class HashSeed : std::uint64_t {};

inline std::uint64_t hash_of(std::string_view text, HashSeed seed = {}) {
  std::uint64_t state = text.size() ^ static_cast<std::uint64_t>(seed);
  while (text.size() > ShortText::longest) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), 8);
    state = mix(state, word);
    text.remove_prefix(8);
  }
  const ShortText rest(text);
  return mix(mix(state, rest.head), rest.tail);
}

}  // namespace xingji
