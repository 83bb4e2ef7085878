// What people paste: rows of a sheet (Tab, comma, Markdown) or the whole text of the platform's
// page. Looks for the names that the pack knows and takes the value beside or below each.
#pragma once

#include <string>

#include "typed/typed.h"

namespace xingji::typed {

Typed read_page(const std::string& text, const Pack& pack);

}  // namespace xingji::typed
