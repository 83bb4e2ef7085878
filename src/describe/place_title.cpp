#include "describe/place_title.h"

#include <algorithm>

#include "base/text.h"
#include "pack/measure_names.h"

namespace xingji {
namespace {

template <typename Things>
Title title_of(const Things& things, std::string_view id) {
  const auto found =
      std::find_if(things.begin(), things.end(), [&](const auto& thing) { return thing.id == id; });
  return found == things.end() ? Title{} : found->title;
}

}  // namespace

Title title_of_place(const Pack& pack, const std::string& path) {
  const auto parts = split(path, '.');
  if (parts.size() < 2) return {};
  const std::string_view block = parts[0];
  const std::string_view id = parts[1];
  if (block == "indicators") return title_of(pack.indicators, id);
  if (block == "dimensions") return title_of(pack.dimensions, id);
  if (block == "measures") {
    const auto measure = find_measure(pack, std::string(id));
    return measure ? title_of_measure(pack, *measure) : Title{};
  }
  if (block == "parameters") return title_of(pack.parameters, id);
  if (block == "tables") return title_of(pack.tables, id);
  if (block == "gates") return title_of(pack.gates, id);
  if (block == "bonuses") return title_of(pack.bonuses, id);
  if (block == "deductions") return title_of(pack.deductions, id);
  if (block == "stars") return title_of(pack.bands, id);
  if (block == "stages") return title_of(pack.stages, id);
  if (block == "standing") return title_of(pack.standings, id);
  if (block == "notices") return title_of(pack.notices, id);
  if (block == "deadlines" || block == "worklists") return title_of(pack.tasks, id);
  return {};
}

}  // namespace xingji
