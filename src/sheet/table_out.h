// A sheet as the table that a person could have kept by hand: a row for each day, a column for each
// number, with the values as they were entered. `xingji sheet paste` reads it back.
#pragma once

#include <string>

#include "base/language.h"
#include "sheet/book.h"

namespace xingji::sheet {

/// CSV with the titles of `pack` above; the days from `first` to `last`.
std::string table_csv(const Book& book, const Pack& pack, const std::string& subject, Day first,
                      Day last, Language language);

}  // namespace xingji::sheet
