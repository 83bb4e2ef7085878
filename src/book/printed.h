// Slips as they are printed, in words of both languages.
#pragma once

#include "book/months.h"

namespace xingji {

BookedMonth printed(const PaySheet& sheet);

}  // namespace xingji
