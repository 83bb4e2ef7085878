// Where commands write tables: a data set that is there already is not lost by a slip.
#pragma once

#include "cli/options.h"

namespace xingji {

/// Whether the tables of `--into` may be written: no table is there, or `--replace` is given. Tells
/// why not.
bool may_write_into(const Options& options);

}  // namespace xingji
