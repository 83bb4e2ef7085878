// The days for which a data set's tables are complete, as the quality report tells them: by table,
// and for the shops that say it for themselves in `coverage`.
#pragma once

#include <string>
#include <vector>

#include "facts/shard.h"

namespace xingji {

struct CoveredTable {
  Table table = Table::orders;
  CoveredDays days;
};
/// Of every table that has an event in the data set: from the first to the last, in its zone.
std::vector<CoveredTable> covered_tables(const FactSet& facts);

struct CoveredShop {
  std::string account;
  std::string table;
  CoveredDays days;
};
/// The rows of `coverage`, by account, then as they stand; at most `most` of them.
std::vector<CoveredShop> covered_shops(const FactSet& facts, std::size_t most);

}  // namespace xingji
