// Wrong usage in words: what CLI11 would say of a word that it does not know, said with the word
// that was probably meant, and its help in the user's language.
#pragma once

#include <CLI/CLI.hpp>
#include <span>
#include <string_view>

#include "cli/options.h"

namespace xingji {

std::string_view say(Language language, std::string_view zh, std::string_view en);

/// Whether the first word is no command; if so it is told, with the nearest that is.
bool is_unknown_command(std::span<const Command> commands, std::span<char*> words,
                        Language language);

/// Whether some word is an option that is not among `known` ("--as-of", …); if so it is told.
bool has_unknown_option(std::string_view command, std::span<const std::string_view> known,
                        std::span<char*> words, Language language);

/// Headings, the words for a mistake, and where to read more. Before anything is added to the app,
/// because what is added inherits them.
void set_words(CLI::App& app, Language language);

}  // namespace xingji
