// A conversation: asks for each indicator in the order and words of the platform's own screen, with
// the unit and where to read it. Enter leaves one unknown; one can go back and stop.
#pragma once

#include <istream>
#include <optional>
#include <ostream>

#include "io/explain_text.h"
#include "typed/typed.h"

namespace xingji::typed {

/// Nothing: the person quit, or the input ended before the first answer. `about`: what to know of
/// the rules before one begins.
std::optional<Typed> ask(const Pack& pack, const Family& family, Day day,
                         const std::vector<Title>& about, Language language, std::istream& in,
                         std::ostream& out);

}  // namespace xingji::typed
