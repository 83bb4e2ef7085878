#include "engine/official.h"

#include <algorithm>

#include "base/text.h"
#include "pack/lint.h"
#include "pack/printed.h"

namespace xingji {
namespace {

// A band whose stars nobody has set may stand anywhere.
OfficialScale scale_of_stars(const Pack& pack, Day day) {
  OfficialScale scale;
  for (const Band& band : pack.bands) {
    const auto stars = value_on(band.stars, day);
    if (!stars) return {};
    scale.least = std::min(scale.least.value_or(*stars), *stars);
    scale.most = std::max(scale.most.value_or(*stars), *stars);
  }
  return scale;
}

std::string to_text(const OfficialScale& scale) {
  if (!scale.most) return format_micro(*scale.least) + " or more";
  if (!scale.least) return format_micro(*scale.most) + " or less";
  return "from " + format_micro(*scale.least) + " to " + format_micro(*scale.most);
}

}  // namespace

OfficialScale official_scale(const Pack& pack, std::string_view name, Day day) {
  if (name == "stars") return scale_of_stars(pack, day);
  OfficialScale scale;
  if (name != "total") return scale;
  if (pack.total.least) scale.least = value_on(*pack.total.least, day);
  if (pack.total.most) scale.most = value_on(*pack.total.most, day);
  return scale;
}

Problems unclear_official(const Pack& pack, const FactSet& facts) {
  if (!has_given(facts, pack.id)) return {};
  Problems problems;
  for (const Shard& shard : facts.shards) {
    for (std::size_t account = 0; account < shard.accounts.size(); ++account) {
      const GivenRows rows(facts, {&shard, account}, Table::readings);
      for (std::uint32_t row = rows.first(); row < rows.last(); ++row) {
        const std::string name(rows.text("indicator", row));
        if ((name != "total" && name != "stars") || rows.text("pack", row) != pack.id) continue;
        const std::string text(rows.text("value", row));
        const auto value = parse_printed_score(text);
        const OfficialScale scale = official_scale(pack, name, rows.day(row));
        if (!value || scale.holds(*value)) continue;
        problems.push_back({{},
                            "readings: '" + text + "' is no value of '" + name + "' (" +
                                shard.accounts[account].id + ", " + format_day(rows.day(row)) + ")",
                            to_text(scale),
                            true});
      }
    }
  }
  return problems;
}

}  // namespace xingji
