// One version of a pack: its blocks in the order in which they depend on each other.
#include "base/text.h"
#include "pack/lint.h"
#include "pack/load_blocks.h"

namespace xingji {
namespace {

constexpr auto pack_keys = std::to_array<std::string_view>(
    {"pack",       "title",      "subject",    "judge",      "valid",      "time_zone",
     "sources",    "attributes", "tables",     "parameters", "exemptions", "sets",
     "windows",    "measures",   "indicators", "dimensions", "gates",      "bonuses",
     "deductions", "total",      "stars",      "stages",     "display",    "belief",
     "sessions",   "peers",      "publish",    "calendar",   "currency",   "standing",
     "notices",    "deadlines",  "worklists",  "pay",        "decisions",  "aliases"});
constexpr auto later_pack_keys =
    std::to_array<std::string_view>({"benchmarks", "targets", "ranks", "fines"});

// Misspelt, too: the pack's reader tells that later.
const MapEntry* find_sources(const Node& tree) {
  const MapEntry* found = nullptr;
  for (const MapEntry& entry : tree.entries) {
    if (entry.key == "sources") return &entry;
    if (nearest(entry.key, pack_keys) == "sources") found = &entry;
  }
  return found;
}

}  // namespace

Draft read_pack(const Node& tree, const std::string& file, const LoadOptions& options,
                std::vector<Scope::Name> types_before) {
  Draft draft;
  draft.file = file;
  draft.find_zone = options.find_zone;
  draft.zone_names = options.zone_names;
  draft.types_before = std::move(types_before);
  if (!tree.is_map()) {
    draft.refuse({file, 1, 1}, "a pack is a map of blocks", "begin with 'pack: platform.score'");
    return draft;
  }
  // Provenance of the whole pack can only be looked up once its sources are known.
  if (const MapEntry* sources = find_sources(tree)) {
    Node only;
    only.kind = Node::Kind::map;
    only.entries.push_back({"sources", sources->key_place, sources->value});
    read_sources(Reader(draft, only, {file, 1, 1}, "", {}, pack_keys));
  }
  const Reader pack(draft, tree, {file, 1, 1}, "", {}, pack_keys, later_pack_keys);
  read_head(pack);
  read_publish(pack);
  read_attributes(pack);
  read_calendar(pack);
  read_tables(pack);
  read_parameters(pack);
  read_sessions(pack);
  read_exemptions(pack);
  read_sets(pack);
  read_measures(pack);
  const std::vector<OpenIndicator> indicators = open_indicators(pack);
  read_deductions(pack);
  read_windows(pack);
  resolve_windows(draft);
  resolve_selections(draft);
  read_peers(pack);
  read_indicators(draft, indicators);
  draft.has_indicators = true;
  read_dimensions(pack);
  read_total(pack);
  read_gates(pack);
  read_bonuses(pack);
  read_bands(pack);
  read_stages(pack);
  read_displays(pack);
  read_standings(pack);
  read_tasks(pack);
  read_notices(pack);
  read_pay(pack);
  read_decisions(pack);
  lint(draft);
  return draft;
}

}  // namespace xingji
