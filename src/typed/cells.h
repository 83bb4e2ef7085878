// Pasted text as rows of cells: a sheet's (Tab, comma, Markdown) or the lines of a page, and what
// headers and words beside numbers say of them. Knows nothing of packs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "typed/days.h"
#include "typed/numbers.h"

namespace xingji::typed {

struct Row {
  std::vector<std::string> cells;  // never empty
  bool is_sheet = false;           // more than one column
  std::string line;                // all of it
  std::string no_day = {};         // what stands where its day should, and is none
};

/// In plain signs; empty lines and the rules of Markdown are left out. Days are written as dates,
/// see day_cells.h; `near`: of those that say no year the latest is not later.
std::vector<Row> rows_of(const std::string& text, std::optional<Day> near = {});

/// Nothing, or a sign for no number: "--", 暂无.
bool is_blank(std::string_view cell);

/// Begins as a number does, and is no sentence.
bool looks_like_value(std::string_view cell);

/// One number with its unit, and nothing else: no telephone, time or version.
bool is_figure(std::string_view cell);

/// Digits without a unit or a point: "12", "1,234".
bool is_bare(std::string_view cell);

/// A name with a number behind it, dates aside.
bool has_number_behind(const Row& row, Day near);
/// A line of a page with nothing but a number.
bool is_lone_number(const Row& row, Day near);

}  // namespace xingji::typed
