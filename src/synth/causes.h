// The kinds of causes that can be planted in a market. Each is a few small functions that change
// what would usually have happened in its shop; the rest of the market knows nothing of them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "synth/orders.h"

namespace xingji::synth {

struct CauseKind {
  std::string_view name;
  std::string_view table;   // where who is at fault is named …
  std::string_view column;  // … and by which column
  /// Draws who is at fault.
  std::uint32_t (*choose)(const Market& market, const Cause& cause);
  void (*tell_culprit)(const Market& market, const Cause& cause, Row& row);
  /// Changes a chat of the shop that takes place.
  void (*chat)(const Market& market, const Cause& cause, const Order& order, Chat& chat);
};

std::span<const CauseKind> cause_kinds();

/// planted.csv: for each cause and each number that it should move, who did what, where and when.
std::string planted_csv(const Market& market);

}  // namespace xingji::synth
