// What commands may write to: neither what they read nor a data set that is there already is lost
// by a slip.
#pragma once

#include "cli/options.h"

namespace xingji {

/// Whether none of the files that the options name for writing (--report, --evidence, --save) is
/// one of those that the command reads, lies in a folder that it reads, or is named twice. Tells
/// why not.
bool may_write_files(const Options& options);

/// Whether the tables of `--into` may be written: no table is there, or `--replace` is given, and
/// they are not what is imported. Tells why not.
bool may_write_into(const Options& options);

}  // namespace xingji
