// The text that people paste, from the standard input as UTF-8. Tells what it was converted from,
// and refuses what is no text or far more than a page.
#pragma once

#include <optional>
#include <string>

#include "base/language.h"

namespace xingji {

std::optional<std::string> pasted_text(Language language);

/// Numbers come from one place: whether none are given as `--values` beside a page. Tells it, where
/// there are.
bool is_only_source(const std::string& values, Language language);

/// What a page of several shops has of the one that is asked for; the text as it is, where it is of
/// one. Where the shop is none of them, that is told. `must_choose`: also where nobody is asked for
/// and the shops stand in the rows of a table.
std::optional<std::string> text_of_shop(const std::string& text, const std::string& subject,
                                        bool must_choose, Language language);

}  // namespace xingji
