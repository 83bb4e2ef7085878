// Dates of a sheet that leave the year out.
#pragma once

#include "typed/cells.h"

namespace xingji::typed {

/// Where other dates of the sheet say their year, those that do not get the one that puts them
/// nearest: half a year behind the latest at most.
void write_years(std::vector<Row>& rows);

}  // namespace xingji::typed
