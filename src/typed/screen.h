// A diagnosis on one screen, for the person who typed the numbers: stars, dimensions, what is weak
// and how far the next step is, the pack's advice, the platform's own figures beside ours, and what
// was not understood.
#pragma once

#include <string>

#include "io/explain_text.h"
#include "typed/diagnosis.h"

namespace xingji::typed {

/// `about`: what to know of the rules, said first.
std::string screen_text(const Pack& pack, const Typed& typed, const Diagnosis& diagnosis,
                        const std::vector<Title>& about, Language language);

}  // namespace xingji::typed
