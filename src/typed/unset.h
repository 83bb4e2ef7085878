// How a parameter that the pack gives no value is written, by what it is compared with.
#pragma once

#include <string>

#include "pack/pack.h"

namespace xingji::typed {

/// "80%" of one beside a share, "3" beside a count, "48h or 5min" of a duration.
Title unset_example(const Pack& pack, const std::string& parameter);

}  // namespace xingji::typed
