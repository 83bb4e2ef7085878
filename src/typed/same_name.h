// Whether a name that differs from a known one in some letters or words can still be the same. All
// names here are plain: small letters, no spaces, no signs.
#pragma once

#include <string_view>

namespace xingji::typed {

/// One has a word that makes the opposite or another's number of it: 未, 差, 同行. Such a name is
/// not even offered.
bool means_another(std::string_view a, std::string_view b);

/// One has a word that tells another number of the same field, so that what differs is no slip of
/// the pen: 延迟发货率, 买家取消率, another number of minutes.
bool tells_another(std::string_view a, std::string_view b);

/// Beside a name, also in brackets or behind a space: 延迟, 买家. What is counted is another thing.
bool narrows(std::string_view words);

/// What stands before or behind a known name says nothing of what is counted: whose it is, a
/// number of days, a unit. "近30日", "我的", "小时".
bool adds_nothing(std::string_view words);

}  // namespace xingji::typed
