// What to do first, on the screen: what gains most, or what together reaches the next band.
#pragma once

#include "io/explain_text.h"
#include "typed/diagnosis.h"

namespace xingji::typed {

/// Empty where nothing given can be better.
std::string advice_text(const Pack& pack, const Diagnosis& diagnosis, Language language);

}  // namespace xingji::typed
