// The words in which a card tells why it has no score: titles, as on the screen, in place of the
// pack's paths and ids.
#pragma once

#include <string>

#include "pack/pack.h"

namespace xingji {

/// What stands at a path of the pack: the title of its dimension, indicator, gate, …; the path
/// itself where nothing of a title stands there.
Title title_at(const Pack& pack, const std::string& path);

/// The attributes and parameters that an expression asks for; the expression without any.
Title asked_for(const Pack& pack, const Expression& expression);

}  // namespace xingji
