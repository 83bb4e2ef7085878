// `xingji sheet enter`, `paste` and `undo`: what is written into a sheet.
#pragma once

#include <string>

#include "cli/options.h"

namespace xingji {

/// Takes numbers of --values, of a conversation, or for `paste` of a page or table on stdin. What
/// was not understood is told; the rest is kept.
int enter(const Options& options, bool is_paste);

/// "platform.score" is the file platform/score of the rules folder; others are named by --pack.
std::string file_of(const std::string& pack);

int take_back(const Options& options);

}  // namespace xingji
