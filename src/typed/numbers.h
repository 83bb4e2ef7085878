// The numbers of a line of text, each with what the words around it say of it: whose it is, over
// which days it was counted. Knows nothing of packs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "typed/labels.h"

namespace xingji::typed {

/// A number of a line, and whose it is.
struct Found {
  std::string text;
  Part part = Part::unsaid;
  std::optional<Day> day = {};
  std::string label = {};                   // the word that says whose: "行业均值"
  std::optional<std::int32_t> period = {};  // 30 of "近30日 92%"
  std::string about = {};                   // "约93%", where `text` is 93%
  bool is_one_of_several = false;  // of columns or rows of a table that nothing tells apart
};

/// The numbers in "92% 目标 95% +0.2%", each with what the word in front says of it; without a word
/// `part` holds. Changes (+0.2%, ↑ 3) are others; the counts behind a value are samples; what has
/// digits and is no number (>97%, 高于97%) is unread.
std::vector<Found> numbers_in(std::string_view text, Part part);

/// A line of a page with nothing but counts: "(1/48)", "共48单".
bool is_sample(std::string_view line);

/// A number of days that a label names: "近7日", "60天", "last 30 days", "近一个月".
struct Period {
  std::int32_t days = 0;
  std::size_t from = 0;  // where the label names it
  std::size_t to = 0;
};
std::optional<Period> period_in(std::string_view label);

/// Gives those from `first` on the unit of their head or name, but not counts and ranks; or the
/// days that it says, where they say none themselves.
void give_unit(std::string_view unit, std::size_t first, std::vector<Found>& found);
void give_period(const std::optional<Period>& period, std::size_t first, std::vector<Found>& found);

/// Lines of a page hold more than the value; another number of its kind could be it, too.
void keep_first_kind(std::vector<Found>& found);

}  // namespace xingji::typed
