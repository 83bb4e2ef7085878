// The overlay that a user fills in (我的参数): a line for each number of a pack that nobody has
// published, with what the pack takes for it and why, and where to read the true one. A key without
// a value leaves the pack as it is, so a template is an overlay from the start.
#pragma once

#include <cstddef>
#include <string>

#include "base/language.h"
#include "base/result.h"
#include "pack/pack.h"

namespace xingji::typed {

struct Template {
  std::string text;
  std::size_t blanks = 0;  // numbers to fill in after a colon
  std::size_t blocks = 0;  // ladders and conditions to uncomment and change
};

/// For the numbers of one version of the family, read without overlays; `name` and `file` are how
/// the user will call the pack and the template; `today` is when the numbers will have been read.
Result<Template> overlay_template(const Family& family, const Pack& pack, const std::string& name,
                                  const std::string& file, Day today, Language language);

}  // namespace xingji::typed
