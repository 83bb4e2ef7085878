// What a person gives a sheet, day by day: a pasted table by dates, pages below each other, or one
// page of one day.
#pragma once

#include <map>
#include <optional>

#include "base/calendar.h"
#include "cli/options.h"
#include "pack/pack.h"
#include "typed/typed.h"

namespace xingji {

using Days = std::map<Day, typed::Typed>;

bool keeps_any(const Days& days);

/// The version that judges a day that has come. Null: it was told why there is none.
const Pack* version_of_past(const Family& family, Day day, Language language);

/// What is pasted on stdin; what cannot be kept, and a day that was not used, is told. Nothing: it
/// was told why nothing can be read.
std::optional<Days> read_paste(const Family& family, const Options& options);

}  // namespace xingji
