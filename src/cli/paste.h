// The text that people paste, from the standard input as UTF-8. Tells what it was converted from,
// and refuses what is no text or far more than a page.
#pragma once

#include <optional>
#include <string>

#include "base/language.h"

namespace xingji {

std::optional<std::string> pasted_text(Language language);

}  // namespace xingji
