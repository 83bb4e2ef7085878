// Plans of improvement: what one lacks before it is handed in, and how it reads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "cli/appeals_out.h"

namespace xingji {

/// What a plan lacks: "grounds", "measures", "owners", "dates", "material". A measure, one of
/// several between semicolons, names who sees to it before a colon, and a day.
std::vector<std::string> missing_of(const Matter& plan);

/// A plan with what it lacks, where its standing is, and what speaks for it.
std::string plan_text(const AppealsSheet& sheet, const Matter& plan, const Zone& zone,
                      Language language);

/// "appeal a1 (disputes/d1, filed, filed 2022-06-04)".
std::string head_text(const Matter& matter, const Zone& zone, Language language);

}  // namespace xingji
