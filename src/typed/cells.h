// Pasted text as rows of cells: a sheet's (Tab, comma, Markdown) or the lines of a page, and what
// headers and words beside numbers say of them. Knows nothing of packs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"

namespace xingji::typed {

struct Row {
  std::vector<std::string> cells;  // never empty
  bool is_sheet = false;           // more than one column
  std::string line;                // all of it
};

/// In plain signs; empty lines and the rules of Markdown are left out.
std::vector<Row> rows_of(const std::string& text);

/// Nothing, or a sign for no number: "--", 暂无.
bool is_blank(std::string_view cell);

/// Begins as a number does, and is no sentence.
bool looks_like_value(std::string_view cell);

/// A date of its own, or one that stands in front of a time: "2022-06-15", "2022/6/15", "6月15日".
/// One without a year is the latest such day up to `near`.
std::optional<Day> day_of(std::string_view cell, Day near);

/// A name with a number behind it, dates aside.
bool has_number_behind(const Row& row, Day near);
/// A line of a page with nothing but a number.
bool is_lone_number(const Row& row, Day near);

/// Whose number it is that stands under a header or behind a word.
enum class Part : std::uint8_t {
  unsaid,
  own,    // 本店, 当前值
  other,  // 目标, 同行均值, 较昨日
  peers,  // 超过同行: the share of peers that is beaten
  rank,   // 排名, or peers without a share: nothing that points could go by
};
/// `is_score`: of something that is a score itself, 得分 is its value.
Part part_of(std::string_view label, bool is_score);

/// A number of a line, and whose it is.
struct Found {
  std::string text;
  Part part = Part::unsaid;
  std::optional<Day> day = {};
};

/// The numbers in "92% 目标 95% +0.2%", each with what the word in front says of it; without a word
/// `part` holds. Changes (+0.2%, ↑3) are none.
std::vector<Found> numbers_in(std::string_view text, Part part, bool is_score);

}  // namespace xingji::typed
