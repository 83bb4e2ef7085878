// The bytes of a YAML file: what is refused before YAML is read, where a byte stands, how a scalar
// is written, and yaml-cpp's complaints in plain words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pack/tree.h"
#include "pack/unclosed.h"

namespace xingji {

class TreeText {
 public:
  TreeText(std::string_view bytes, std::string file);

  /// The text without a byte order mark.
  std::string_view bytes() const { return bytes_; }

  /// Size, encoding, control characters and tabs: all places of them.
  Problems faults() const;

  /// Line and column, both from 1; columns count characters.
  Place place_at(int position) const;

  /// How the scalar at a position is written.
  Node::Style style_at(int position, std::string_view value) const;

  /// A quote, '{' or '[' that does not close where it should.
  std::optional<Problem> unclosed() const;

  /// What yaml-cpp refused at a position, in words of ours.
  Problem explain(int position, const std::string& message) const;

 private:
  Problem problem_of(const TornText& torn) const;

  std::string_view bytes_;
  std::string file_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace xingji
