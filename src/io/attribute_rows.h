// Values of attributes that are not of the type that a pack gives the attribute. The reader of rows
// knows no packs, so such a row is rejected here, as any other that cannot be read.
#pragma once

#include "facts/report.h"
#include "facts/shard.h"
#include "pack/pack.h"

namespace xingji {

/// Moves those rows in the report from the accepted to the rejected, with line and value; without
/// the lines, which only some commands keep, by the name of whom they are about.
void reject_attributes(const Family& family, const FactSet& facts, QualityReport& report);

}  // namespace xingji
