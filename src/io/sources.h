// Where the bytes of a table come from: a file, a zstd file, or memory. A source gives them once,
// in order, in pieces of any size; it never holds more than a small window of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace xingji {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Up to `size` bytes into `to`; fewer only at the end or after a fault.
  virtual std::size_t read(char* to, std::size_t size) = 0;
  /// Bytes of the file, as it lies on the disk, that have been used up; for progress.
  virtual std::uint64_t used() const = 0;

  /// Why the bytes ended early; empty while all is well.
  const std::string& fault() const { return fault_; }

 protected:
  void fail(std::string why) { fault_ = std::move(why); }

 private:
  std::string fault_;
};

/// The bytes of a file, unpacked when its name ends in `.zst`. A file that cannot be opened gives
/// none and a fault.
std::unique_ptr<ByteSource> open_source(const std::string& path);

/// The bytes themselves, which must outlive the source.
std::unique_ptr<ByteSource> memory_source(std::string_view bytes);

}  // namespace xingji
