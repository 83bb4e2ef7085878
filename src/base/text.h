// Small things about text: the nearest known word, UTF-8, what a terminal makes of it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace xingji {

/// The known word that is fewest edits away from `word`, or empty when none is near enough to be
/// meant. Two neighbouring letters that changed places count as one edit, capitals as none.
std::string nearest(std::string_view word, std::span<const std::string_view> known);
std::string nearest(std::string_view word, std::span<const std::string> known);

/// Whether the two words are so alike, two edits at most, that one is a slip for the other.
bool is_slip(std::string_view written, std::string_view meant);

/// "a, b, c".
std::string with_commas(std::span<const std::string_view> words);
std::string with_commas(std::span<const std::string> words);

/// "did you mean 'x'?", or empty.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> known);
std::string did_you_mean(std::string_view word, std::span<const std::string> known);

bool is_utf8(std::string_view text);

/// Columns on a terminal: Chinese characters and full-width signs take two.
std::size_t display_width(std::string_view text);

/// `text` with spaces up to `width` columns.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

/// What a terminal would obey or hide instead of showing it, spelled out: `\n`, `\x1b`, `\u202e`, a
/// byte that is not UTF-8 as `\xff`. Whatever people may have named goes through here before it is
/// printed for people.
std::string visible(std::string_view text);
/// The same, but for line ends: of a text that was made to be printed.
std::string visible_lines(std::string_view text);

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace xingji
