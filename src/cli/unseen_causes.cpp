#include "cli/unseen_causes.h"

#include "base/text.h"
#include "cli/shown_values.h"

namespace xingji {
namespace {

// The columns of planted.csv that are asked for; none of them is quoted.
struct Planted {
  std::string shop;
  std::string twin;
  std::optional<Day> to;
  std::string pack;
  std::string number;
  std::string_view effect;
};

std::optional<Planted> planted_in(std::string_view line) {
  const std::vector<std::string_view> cells = split(line, ',');
  const std::size_t all = cells.size();
  constexpr std::size_t columns = 12;
  if (all < columns) return std::nullopt;
  return Planted{std::string(cells[1]),       std::string(cells[2]),
                 parse_day(cells[all - 4]),   std::string(cells[all - 3]),
                 std::string(cells[all - 2]), cells[all - 1]};
}

bool is_worse(const Planted& planted, FamilyJudge& judge) {
  const Pack* pack = judge.pack_on(*planted.to);
  const auto at = pack == nullptr ? std::nullopt : find_indicator(*pack, planted.number);
  if (!at) return true;  // a gate's or deduction's measure, or days without rules: not asked
  const auto value = [&](const std::string& shop) {
    const auto card = judge.card(shop, *planted.to);
    return card ? number_shown(*pack, *card, planted.number) : std::nullopt;
  };
  const auto own = value(planted.shop);
  const auto spared = value(planted.twin);
  if (!own || !spared) return false;
  const int order = compare(*own, *spared);
  return pack->indicators[*at].better == Indicator::Better::higher ? order < 0 : order > 0;
}

}  // namespace

std::string with_unseen(const std::string& planted, const std::string& pack, FamilyJudge& judge) {
  std::string result;
  for (const std::string_view line : split(planted, '\n')) {
    if (line.empty()) continue;
    result += line;
    const auto row = planted_in(line);
    const bool is_asked = row && row->pack == pack && row->effect == "worse" && row->to;
    if (is_asked && !is_worse(*row, judge)) {
      result.resize(result.size() - row->effect.size());
      result += "unseen";
    }
    result += '\n';
  }
  return result;
}

}  // namespace xingji
