// What the word at the head of a column or in front of a number says of the number: whose it is,
// or which side of a share. Knows nothing of packs.
#pragma once

#include <cstdint>
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
};

Part part_of(std::string_view label);

/// A word that heads columns of many things and names none: 指标, 得分, 分子.
bool is_heading(std::string_view label);

/// What stands around the numbers of a page: 更新时间, 客服电话, 备案号, 第 1 页.
bool is_of_page(std::string_view label);

}  // namespace xingji::typed
