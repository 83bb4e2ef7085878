// The lines of a page that were of no use: numbers under names that are nearly known, which is a
// problem; those of other things; and what is only text around, which is told in one line.
#pragma once

#include <set>
#include <vector>

#include "typed/layout.h"
#include "typed/typed.h"

namespace xingji::typed {

/// `used`: rows that a known name or its value stands in.
void tell_unused(const std::vector<Row>& rows, std::set<std::size_t> used, const Names& names,
                 Day day, Typed& into);

/// Columns of numbers beside a table's known ones, under heads that the pack does not know.
void tell_unused_columns(const Layout& layout, const Names& names, Day day, Typed& into);

}  // namespace xingji::typed
