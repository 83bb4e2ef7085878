// The peers' mean as pages print it beside the shop's own value, for rules that compare with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "typed/typed.h"

namespace xingji::typed {

/// Whether a gate compares with the mean of the indicator's peers.
bool asks_peer_mean(const Pack& pack, std::size_t indicator);

/// The indicator whose mean a gate compares with: two numbers decide it, and under its own name it
/// has none.
std::optional<std::size_t> compared_with_peers(const Gate& gate);

/// What heads such a number: 同行均值, 行业平均, peer mean.
bool is_peer_mean(std::string_view label);

struct BesidePeers {
  std::string value;  // the shop's own
  std::string mean;
};
/// "9.1 同行均值 9.3" in two; nothing where no mean stands in it.
std::optional<BesidePeers> apart_from_mean(std::string_view text);

/// The same in one.
std::string with_mean(std::string_view value, std::string_view mean);

/// The means that were typed as lines of benchmarks.csv, its header first; empty where none was.
std::string benchmark_lines(const Typed& typed, const Pack& pack, Day day, std::string_view source);

/// For whoever keeps numbers and has no place for the means.
Title means_not_kept();

}  // namespace xingji::typed
