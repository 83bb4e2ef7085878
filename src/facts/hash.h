// The one hash of the folder: shards, dictionaries and indexes, and telling exact repeats apart.
// Good and quick, the same in every run; not against an adversary.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace xingji {

inline std::uint64_t mix(std::uint64_t state, std::uint64_t value) {
  __extension__ using Wide = unsigned __int128;
  const Wide product =
      static_cast<Wide>(state ^ value ^ 0x9E3779B97F4A7C15ULL) * 0xD6E8FEB86659FD93ULL;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

/// Eight bytes at a time, the rest padded with zeros; the length keeps padded texts apart.
inline std::uint64_t mix(std::uint64_t state, std::string_view text) {
  state = mix(state, text.size());
  while (text.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), 8);
    state = mix(state, word);
    text.remove_prefix(8);
  }
  if (text.empty()) return state;
  std::uint64_t rest = 0;
  std::memcpy(&rest, text.data(), text.size());
  return mix(state, rest);
}

inline std::uint64_t hash_of(std::string_view text) { return mix(7, text); }
inline std::uint64_t hash_of(std::uint32_t account, std::string_view key) {
  return mix(account + 1, key);
}

}  // namespace xingji
