#include "typed/peer_means.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/peers.h"
#include "io/csv_cell.h"
#include "pack/visit.h"

namespace xingji::typed {
namespace {

// Longest first where one begins another.
constexpr auto names = std::to_array<std::string_view>(
    {"同行业平均值", "同行业平均", "同行业均值", "同行平均值", "同行平均", "同行均值", "同业平均值",
     "同业平均", "同业均值", "行业平均值", "行业平均", "行业均值", "industry average",
     "industry mean", "peer average", "peer mean", "peers' mean"});

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return small;
}

// Where the rules group their shops by an attribute that was not typed, all are compared.
std::string group_of(const Typed& typed, const Peers& peers) {
  std::string name;
  for (const std::size_t attribute : peers.groups.front()) {
    const auto known = typed.attributes.find(attribute);
    if (known == typed.attributes.end()) return std::string(group_of_all);
    name += (name.empty() ? "" : "/") + known->second.text;
  }
  return name.empty() ? std::string(group_of_all) : name;
}

}  // namespace

std::optional<std::size_t> compared_with_peers(const Gate& gate) {
  std::optional<std::size_t> found;
  for (const Gate::Level& level : gate.levels) {
    visit(level.condition, [&](const Expression& part) {
      if (part.op == Op::peer && part.of_peers == OfPeers::mean) found = part.column;
    });
  }
  return found;
}

bool asks_peer_mean(const Pack& pack, std::size_t indicator) {
  return std::any_of(pack.gates.begin(), pack.gates.end(),
                     [&](const Gate& gate) { return compared_with_peers(gate) == indicator; });
}

bool is_peer_mean(std::string_view label) {
  const std::string name = small_letters(trim(label));
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<BesidePeers> apart_from_mean(std::string_view text) {
  const std::string small = small_letters(text);
  for (const std::string_view name : names) {
    const std::size_t at = small.find(name);
    if (at == std::string::npos) continue;
    std::string_view mean = text.substr(at + name.size());
    mean.remove_prefix(std::min(mean.find_first_not_of(" :="), mean.size()));
    return BesidePeers{std::string(trim(text.substr(0, at))), std::string(trim(mean))};
  }
  return std::nullopt;
}

std::string with_mean(std::string_view value, std::string_view mean) {
  return std::string(value) + " 同行均值 " + std::string(mean);
}

std::string benchmark_lines(const Typed& typed, const Pack& pack, Day day,
                            std::string_view source) {
  if (typed.peer_means.empty() || !pack.peers) return {};
  std::string lines = "platform,group,indicator,day,measure,value,source\n";
  const std::string platform(platform_of(pack.id));
  for (const auto& [i, mean] : typed.peer_means) {
    lines += platform + ',' + csv_cell(group_of(typed, *pack.peers)) + ',' + pack.indicators[i].id +
             ',' + format_day(day) + ",mean," + csv_cell(mean.text) + ',' + std::string(source) +
             '\n';
  }
  return lines;
}

Title means_not_kept() {
  return {"同行均值没有记，xingji try 用得上；诊断要用，请写进同一目录的 benchmarks.csv",
          "the peers' means were not kept, xingji try goes by them; for a diagnosis write them to "
          "benchmarks.csv in the same folder"};
}

}  // namespace xingji::typed
