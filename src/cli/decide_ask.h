// The conversation of `xingji decide` at a terminal: one question at a time, only those that
// matter, in the words of the person who answers.
#pragma once

#include <cstddef>
#include <iosfwd>

#include "cli/decide_out.h"

namespace xingji {

/// Which of several decisions, by its number in the list that is printed, its id or its title.
/// Null: the person left.
const Decision* ask_which(const Pack& pack, Language language, std::istream& in, std::ostream& out,
                          std::size_t columns = 0);

/// Asks until it is decided or the person does not know. `columns`: see folded. False: they left.
bool ask(DecisionSheet& sheet, Language language, std::istream& in, std::ostream& out,
         std::size_t columns = 0);

}  // namespace xingji
