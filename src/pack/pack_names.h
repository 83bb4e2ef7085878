// What to say of a name that is no pack: the pack that was probably meant, those in the folder that
// was named, or what the file is instead and which command takes it.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace xingji {

/// Of a name under which there is no pack.
Problem unknown_pack(std::string pack, const std::string& rules_folder);

/// Of a file that is there but holds cases, a mapping of an import or a made-up market; nothing
/// when it may be a pack.
std::optional<Problem> not_a_pack(const std::string& file);

}  // namespace xingji
