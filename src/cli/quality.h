// The quality report of loading, short for a terminal and whole as JSON.
#pragma once

#include <string>

#include "base/result.h"
#include "facts/report.h"
#include "facts/shard.h"
#include "io/explain_text.h"

namespace xingji {

/// A line per table with rejected rows and the first few of them, to stderr; nothing when all is
/// well.
void tell_quality(const QualityReport& report, Language language);

/// Of a view of what was known at some instant: a warning that names the files with rows that do
/// not say when they were recorded, because those are in every such view. Empty when there are
/// none.
Problems undated_rows(const QualityReport& report);

/// Everything the report holds and the days that the facts cover, as one JSON object. Problems: the
/// file cannot be written.
Problems write_quality(const QualityReport& report, const FactSet& facts, const std::string& file);

}  // namespace xingji
