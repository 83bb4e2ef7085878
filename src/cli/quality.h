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

/// Everything the report holds and the days that the facts cover, as one JSON object. Problems: the
/// file cannot be written.
Problems write_quality(const QualityReport& report, const FactSet& facts, const std::string& file);

}  // namespace xingji
