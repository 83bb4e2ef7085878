// Plans of improvement: what one lacks before it is handed in, what came of it, and how it reads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "cli/appeals_out.h"

namespace xingji {

/// One of a plan's measures, which stand between semicolons: "Li: new carrier from 2022-06-10".
struct PlanMeasure {
  std::string what;
  std::string owner;       // before a colon; empty: nobody is named
  std::optional<Day> day;  // the first: 2022-06-10, 2022/6/10, 2022年6月10日
  std::string unread;      // what looks like a day and is none, or has no year
  bool lacks_year = false;
};
std::vector<PlanMeasure> steps_of(const Matter& plan);

/// What a plan lacks: "grounds", "measures", "owners", "dates", "material". A measure, one of
/// several, names who sees to it, and a day that can be read.
std::vector<std::string> missing_of(const Matter& plan);

/// A plan with what it lacks or what came of it, where its standing is, and what speaks for it; or
/// a request, which needs no plan.
std::string plan_text(const AppealsSheet& sheet, const Matter& plan, const Zone& zone,
                      Language language);

/// "appeal a1 (disputes/d1, filed, filed 2022-06-04)".
std::string head_text(const Matter& matter, const Zone& zone, Language language,
                      bool is_request = false);

/// An open appeal about a state in one line: where it would lead, what its plan lacks and which of
/// its days comes next. `appeal` is about the timeline.
std::string open_appeal_text(const Matter& appeal, const Timeline& timeline, Day day,
                             const Zone& zone, Language language);

/// Whether it asks for a move that needs a request: it lacks no plan.
bool is_request(const AppealsSheet& sheet, const Matter& plan);

}  // namespace xingji
