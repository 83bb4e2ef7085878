// Time zones by name, from the system's table: "Asia/Shanghai", "America/Sao_Paulo". A zone found
// here knows every change of its clock from 1970 on that the table lists; Debian's lists them
// through 2037, and the last offset holds after that. The table is read once per process.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"

namespace xingji {

/// The zone of that name, or nothing when the system knows none (or has no table of zones).
std::optional<Zone> find_zone(const std::string& name);

/// All names, for suggestions; empty when the system has no table.
std::vector<std::string> zone_names();

}  // namespace xingji
