// Whose a row is where providers are judged.
#pragma once

#include "naive/known.h"
#include "pack/pack.h"

namespace xingji::naive {

/// The facts as the pack looks at them: a provider is judged by all that it did, so a row that
/// names one names no shop.
NaiveFacts facts_for(const Pack& pack, NaiveFacts facts);

}  // namespace xingji::naive
