// SHA-256 of files' bytes, in hex.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace xingji {

/// The digest of one file's bytes.
std::string sha256_hex(std::string_view bytes);

/// One file: its digest. Several: the digest of the lines of their digests, in the order given.
std::string sha256_of_files(std::span<const std::string> contents);

}  // namespace xingji
