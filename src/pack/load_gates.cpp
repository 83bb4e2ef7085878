// Gates: conditions that cap, lower or drop points, dimensions or the total.
#include <algorithm>

#include "base/text.h"
#include "pack/load_blocks.h"

namespace xingji {
namespace {

constexpr auto gate_keys = std::to_array<std::string_view>(
    {"title", "at", "targets", "unknown", "since", "until", "levels", "fails", "passes", "do"});
constexpr auto level_keys = std::to_array<std::string_view>({"title", "fails", "passes", "do"});
constexpr auto act_keys = std::to_array<std::string_view>({"cap", "subtract", "multiply"});

constexpr Words<Gate::At, 3> gate_places = {{{"points", Gate::At::points},
                                             {"dimensions", Gate::At::dimensions},
                                             {"total", Gate::At::total}}};
constexpr Words<bool, 2> verdicts = {{{"passes", true}, {"fails", false}}};
constexpr Words<Gate::Act, 3> acts = {{{"cap", Gate::Act::cap},
                                       {"subtract", Gate::Act::subtract},
                                       {"multiply", Gate::Act::multiply}}};

void read_act(const Reader& reader, Gate::Level& level) {
  Draft& draft = reader.draft();
  const Node* node = reader.need("do", "do: { subtract: 1.0 }");
  if (node == nullptr) return;
  if (node->is_scalar()) {
    level.act = node->text == "tell" ? Gate::Act::tell : Gate::Act::drop;
    if (node->text != "drop" && node->text != "tell") {
      draft.refuse(node->place, "'do' cannot be '" + node->text + "'",
                   "write drop, tell, or { cap: … }, { subtract: … } or { multiply: … }");
    }
    return;
  }
  const Reader act(draft, *node, node->place, reader.path_of("do"), reader.inherited(), act_keys);
  int count = 0;
  NumberRule rule;
  rule.least = 0;
  rule.example = "1.0";
  for (const auto& [name, meaning] : acts) {
    rule.may_be_percent = meaning == Gate::Act::multiply;
    auto amount = find_number(act, name, rule);
    if (!amount) continue;
    ++count;
    level.act = meaning;
    level.amount = std::move(*amount);
  }
  const bool may_be_misspelt = count == 0 && act.has_stray_keys();
  if (count != 1 && !may_be_misspelt && node->is_map()) {
    draft.refuse(node->place, "'do' does one thing", "write one of cap, subtract and multiply");
  }
}

Gate::Level read_level(const Reader& reader, const std::string& id) {
  Draft& draft = reader.draft();
  Gate::Level level;
  level.id = id;
  level.title = reader.title("title");
  level.said = reader.said();
  level.is_pass = reader.find("passes") != nullptr;
  const bool is_fail = reader.find("fails") != nullptr;
  const bool may_be_misspelt = !level.is_pass && !is_fail && reader.has_stray_keys();
  if (level.is_pass == is_fail && !may_be_misspelt) {
    draft.refuse(reader.place(), "a gate has one of 'fails' and 'passes'",
                 "write for example 'fails: late / shipped > 5%'");
  } else if (auto when = reader.expression(level.is_pass ? "passes" : "fails", draft.day_scope(),
                                           a_condition)) {
    level.condition = std::move(*when);
  }
  read_act(reader, level);
  return level;
}

void read_gate_targets(const Reader& reader, Gate& gate) {
  Draft& draft = reader.draft();
  const Node* node = reader.find("targets");
  if (node == nullptr) return;
  if (gate.at == Gate::At::total) {
    draft.refuse(node->place, "a gate on the total has no 'targets'", "leave them out");
  } else if (gate.at == Gate::At::points) {
    gate.targets = read_targets(reader, ids_of(draft.pack.indicators), "indicator");
  } else {
    gate.targets = read_targets(reader, ids_of(draft.pack.dimensions), "dimension");
  }
}

void read_levels(const Reader& reader, const Node& node, Gate& gate) {
  Draft& draft = reader.draft();
  for (const std::string_view key : {"fails", "passes", "do"}) {
    if (const Node* extra = reader.find(key)) {
      draft.refuse(extra->place, "a gate with levels has no '" + std::string(key) + "' of its own",
                   "move it into a level");
    }
  }
  const Block block = open_block(draft, node, reader.path_of("levels"), reader.inherited());
  for (const Item& item : block.items) {
    const Reader level(draft, *item.node, item.place, item.path, block.inherited, level_keys);
    gate.levels.push_back(read_level(level, item.id));
  }
}

void check_place(const Reader& reader, const Gate& gate) {
  Draft& draft = reader.draft();
  const bool has_dimensions =
      draft.pack.total.kind == Total::Kind::weighted || draft.is_unread("total");
  if (gate.at == Gate::At::dimensions && !has_dimensions) {
    draft.refuse(reader.find("at")->place, "a pack without dimensions has no gates on them",
                 "write 'at: points' or 'at: total'");
  }
  const bool drops = std::any_of(gate.levels.begin(), gate.levels.end(),
                                 [](const Gate::Level& l) { return l.act == Gate::Act::drop; });
  if (gate.at == Gate::At::total && drops) {
    draft.refuse(reader.place(), "the total cannot be dropped", "cap it, or subtract from it");
  }
}

Gate read_gate(const Reader& reader, const std::string& id) {
  Gate gate;
  gate.id = id;
  gate.place = reader.place();
  gate.said = reader.said();
  gate.title = reader.title("title");
  reader.need("at", "at: dimensions");
  const auto at = reader.word("at", gate_places);
  gate.at = at.value_or(Gate::At::total);
  reader.need("unknown", "unknown: passes");
  gate.unknown_passes = reader.word("unknown", verdicts).value_or(true);
  read_span(reader, gate.since, gate.until);
  if (at) read_gate_targets(reader, gate);
  if (const Node* levels = reader.find("levels")) {
    read_levels(reader, *levels, gate);
  } else {
    Gate::Level level = read_level(reader, "");
    level.title = gate.title;
    gate.levels.push_back(std::move(level));
  }
  if (at) check_place(reader, gate);
  return gate;
}

}  // namespace

std::vector<std::size_t> read_targets(const Reader& reader, const std::vector<std::string>& known,
                                      std::string_view what) {
  const Node* node = reader.find("targets");
  const std::vector<std::string> written = reader.texts("targets");
  std::vector<std::size_t> targets;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const auto found = std::find(known.begin(), known.end(), written[i]);
    if (found != known.end()) {
      targets.push_back(static_cast<std::size_t>(found - known.begin()));
      continue;
    }
    const Place place = i < node->items.size() ? node->items[i].place : node->place;
    reader.draft().refuse_unknown(place, what, written[i], did_you_mean(written[i], known));
  }
  return targets;
}

void read_gates(const Reader& pack) {
  const Block block = open_block(pack, "gates");
  for (const Item& item : block.items) {
    const Reader reader(pack.draft(), *item.node, item.place, item.path, block.inherited,
                        gate_keys);
    pack.draft().pack.gates.push_back(read_gate(reader, item.id));
  }
}

}  // namespace xingji
