// The kinds of causes that can be planted in a market. A cause spoils its shop for those that it
// hits: these orders or chats meet a worse shop than others, and everything that follows from them
// is as in any shop that bad.
#pragma once

#include <string>

#include "synth/orders.h"

namespace xingji::synth {

struct CauseKind {
  std::string_view name;
  std::string_view table;   // where the facts name who is at fault …
  std::string_view column;  // … and by which column
  /// How many there are to choose the culprit from.
  std::size_t (*count)(const Market& market, const Shop& shop);
  void (*tell_culprit)(const Market& market, const Cause& cause, Row& row);
  void (*spoil)(const Cause& cause, Shop& shop);
  /// Nothing: it hits no order, or no chat.
  bool (*hits_order)(const Market& market, const Cause& cause, const Order& order) = nullptr;
  bool (*hits_chat)(const Cause& cause, const Chat& chat) = nullptr;
  bool is_violation = false;  // of the shop, found again and again
  bool is_filed = false;      // with the platform, which exempts the shop for these days
};

std::span<const CauseKind> cause_kinds();

/// planted.csv: for each cause and each number that it should move, who did what, where and when.
std::string planted_csv(const Market& market);
inline constexpr std::string_view planted_head =
    "cause,shop_id,twin_shop_id,table,column,value,regions,from,to,pack,number,effect";

}  // namespace xingji::synth
