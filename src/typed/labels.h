// What the word at the head of a column or in front of a number says of the number: whose it is,
// or which side of a share. Knows nothing of packs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace xingji::typed {

enum class Part : std::uint8_t {
  unsaid,
  own,          // 本店, 当前值
  points,       // 得分: the value of what is a score itself, elsewhere what it earned
  other,        // 目标, 同行均值, 较昨日
  peers,        // 超过同行: the share of peers that is beaten
  rank,         // 排名, or peers without a share: nothing that points could go by
  numerator,    // 分子
  denominator,  // 分母, 样本量
  count,        // 订单数: one side of a share, and which is not said
  trend,        // 97.6%↑: the value where no other stands there, else a change
  sample,       // a number that says itself which side it is: 1/48, 分母48
  unread,       // >97%, 高于97%: digits that are no one number
};

Part part_of(std::string_view label);

/// A word that heads columns of many things and names none: 指标, 得分, 分子.
bool is_heading(std::string_view label);

/// The unit in brackets behind a name or a head: 分钟 of "仅退款时长(分钟)". Empty: there is none.
std::string_view unit_in(std::string_view label);
bool is_unit(std::string_view word);
/// "90" of 分钟 is "90分钟"; a number with a unit keeps its own.
std::string with_unit(std::string_view number, std::string_view unit);

/// A name that begins as a time does: "24小时揽收率", "24h pickup rate".
bool begins_with_time(std::string_view label);

/// What stands around the numbers of a page: 更新时间, 客服电话, 备案号, 第 1 页.
bool is_of_page(std::string_view label);

}  // namespace xingji::typed
