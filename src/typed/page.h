// What people paste: rows of a sheet (Tab, comma, Markdown) or the whole text of the platform's
// page. Looks for the names that the pack knows and takes the value beside or below each: of
// several columns the shop's own, of several days the newest or the one asked for. What it could
// not use is said, line by line.
#pragma once

#include <set>
#include <string>

#include "typed/typed.h"

namespace xingji::typed {

/// `as_of`: the day asked for, if any; `day`: the day that is judged.
Typed read_page(const std::string& text, const Pack& pack, const Family& family,
                std::optional<Day> as_of, Day day);

/// The days of a table by dates, ascending; empty where the text is none. `near`: see `day_of`.
std::set<Day> days_of_page(const std::string& text, Day near);
/// The days that are written amid other words, ascending: "体验分 4.3（6月3日更新）".
std::set<Day> days_in_words(const std::string& text, Day near);
/// Only what a table by dates has of this one day.
Typed read_day_of_page(const std::string& text, const Pack& pack, const Family& family, Day day,
                       Day near);

}  // namespace xingji::typed
