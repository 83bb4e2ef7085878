// Where a file that is no YAML went wrong. A parser notices a quote or a brace that never closes
// lines later, where something no longer fits; people look for the place at which it opened.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace xingji {

struct TornText {
  std::size_t at = 0;  // byte
  std::string message;
  std::string remedy;
};

/// The first quote, '{' or '[' of the text that does not close where it should: before the next
/// line that is no farther in than its own.
std::optional<TornText> find_unclosed(std::string_view text);

/// The line before byte `at` when it is as far in as the line of `at`, but has no ':'.
std::optional<TornText> find_line_without_colon(std::string_view text, std::size_t at);

}  // namespace xingji
