// A reconciliation for people (a table by subject and day), and as CSV and JSON for scripts:
// numbers are spelled as in scores.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "typed/reconcile.h"

namespace xingji::typed {

std::string reconcile_text(const std::vector<Compared>& all, Language language);
/// subject,day,indicator,own,official,difference,reason,detail: the likeliest reason.
std::string reconcile_csv(const std::vector<Compared>& all);
/// All reasons of each number, in words of the language too.
std::string reconcile_json(const std::vector<Compared>& all, const std::string& pack,
                           Language language);

}  // namespace xingji::typed
