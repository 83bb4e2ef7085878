// Finds the folder of rule packs and loads packs from it, with the overlays of the command line.
#pragma once

#include <string>

#include "cli/options.h"
#include "pack/load.h"

namespace xingji {

/// `given` (--rules) if it says one, else $XINGJI_RULES, else `rules` below the current folder,
/// else the one of the repository that the program was built in.
std::string find_rules(const std::string& given);

/// How packs are loaded for a command: its rules folder, its overlays, the system's zones.
LoadOptions load_options(const Options& options);

/// --pack with --overlay. Warnings are told on stderr.
Result<Family> load_pack(const Options& options);

/// That no version judges the day, which days are judged, and what to do (`help`).
Problem unjudged(const Family& family, Day day, std::string help);

}  // namespace xingji
