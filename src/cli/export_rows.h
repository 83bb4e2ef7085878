// A seller's export that lacks rows: those of a shop are taken out of the tables of a market.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/calendar.h"
#include "base/result.h"
#include "base/tables.h"

namespace xingji {

struct Lacking {
  std::string shop;
  std::optional<Table> table;  // without it all that happens, whenever it did
  Day before = 0;              // rows of earlier days are not in the export; or the market's first
};

/// Rewrites the tables of `folder`, whose cells are not quoted.
std::optional<Problem> take_out(const std::string& folder, std::span<const Lacking> lacking);

}  // namespace xingji
