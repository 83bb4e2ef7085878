// Filings and notices (报备) as the engine asks for them, and the days for which a table is
// complete.
#pragma once

#include <vector>

#include "facts/shard.h"

namespace xingji {

/// The filings of one account, in the order of their rows.
std::vector<Filing> filings_of(const FactSet& facts, const Shard& shard, std::size_t account);

/// The exemptions that name no shop: they hold for every account.
std::vector<Filing> platform_notices(const FactSet& facts);

/// Whether `region` is `prefix` or lies inside it: whole path segments count.
bool is_inside(std::string_view region, std::string_view prefix);

/// Adds the spans of days for which an account's rows of a table are complete, in the data set's
/// zone. Tables without event times are complete for ever: one span of all days.
void add_coverage(const FactSet& facts, const Shard& shard, std::size_t account, Table table,
                  std::vector<CoveredDays>& spans);

}  // namespace xingji
