// Cutting one CSV row that has a quote somewhere, by RFC 4180: a quoted field may hold commas, line
// ends and doubled quotes; after the quote that closes it comes a separator. A quote inside an
// unquoted field is an ordinary character.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace xingji {

/// A row as far as the bytes go.
struct RowCut {
  enum class State : std::uint8_t { whole, unfinished, in_quotes, broken };
  State state = State::unfinished;
  std::size_t end = 0;            // whole: its line end
  std::size_t quote = 0;          // in_quotes, broken: the quote that opened the field
  std::uint32_t lines = 0;        // line ends inside the row so far
  std::uint32_t quote_lines = 0;  // of them, before that quote
  std::uint32_t field = 1;        // of that quote, counts from 1
};

/// Cuts the row that begins at `begin`. `bytes` are followed by 63 readable ones.
RowCut cut_row(std::string_view bytes, std::size_t begin);

}  // namespace xingji
