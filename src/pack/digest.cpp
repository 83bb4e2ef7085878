#include "pack/digest.h"

#include <sodium.h>

#include <array>

namespace xingji {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : hash) {
    text += digits[byte >> 4U];
    text += digits[byte & 0xFU];
  }
  return text;
}

std::string sha256_of_files(std::span<const std::string> contents) {
  if (contents.size() == 1) return sha256_hex(contents.front());
  std::string lines;
  for (const std::string& content : contents) lines += sha256_hex(content) + '\n';
  return sha256_hex(lines);
}

}  // namespace xingji
