// The files of a made-up market while they grow: written at their partial names by several threads
// at once, each piece at a place reserved in order, and given their real names together at the end.
// Not for files that anyone reads meanwhile.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xingji::synth {

/// A file that is removed again unless it is kept.
class PartialFile {
 public:
  explicit PartialFile(std::string path) : path_(std::move(path)) {}
  ~PartialFile();
  PartialFile(PartialFile&& other) noexcept;
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;
  PartialFile& operator=(PartialFile&&) = delete;

  const std::string& path() const { return path_; }
  std::int64_t bytes() const { return reserved_; }

  /// All of these return the problem that stopped them, if any.
  std::optional<Problem> open();
  std::optional<Problem> write_at(std::int64_t offset, std::string_view text) const;
  std::optional<Problem> append(std::string_view text);
  /// Ends writing; the system may only now tell that the disk is full.
  std::optional<Problem> close();
  /// Gives the closed file its real name.
  std::optional<Problem> keep();

  /// Where a piece of this many bytes goes. The caller sees to it that pieces are reserved in
  /// order.
  std::int64_t reserve(std::size_t bytes);

 private:
  std::string partial_path() const { return path_ + ".partial"; }

  std::string path_;
  int descriptor_ = -1;
  bool opened_ = false;  // there is a partial file to remove
  std::int64_t reserved_ = 0;
};

}  // namespace xingji::synth
