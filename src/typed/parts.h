// One paste may hold several shops, or several days one below the other: parted before it is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"

namespace xingji::typed {

/// The head of a column of shops.
bool heads_shops(std::string_view cell);

/// What a table with a column of shops has of one of them.
struct OfShop {
  std::string text;
  std::vector<std::string> shops;  // whom the table is about, where `shop` is none of them
  bool is_in_blocks = false;       // each below a line of its own: 店铺：甲店
};
/// The text as it is, where no column and no lines name more than one shop; a column that is headed
/// by the shop is its own.
OfShop rows_of_shop(const std::string& text, const std::string& shop);

struct DatedPart {
  Day day = 0;
  std::string text;
};
/// The parts of a page below lines that say a day and nothing else ("统计日期：2026-11-20"), in
/// their order; none where there is no such line. What stands above the first belongs to it.
std::vector<DatedPart> dated_parts(const std::string& text, Day near);
/// What a page says where its day should stand and nobody can read one: 昨天 of "统计日期：昨天".
std::optional<std::string> unread_day_of_page(const std::string& text, Day near);

}  // namespace xingji::typed
