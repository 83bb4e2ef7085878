// Stages, and the other scales on which a score is shown.
#include <algorithm>

#include "base/text.h"
#include "pack/load_blocks.h"

namespace xingji {
namespace {

constexpr auto stage_keys = std::to_array<std::string_view>({"title", "when", "total"});
constexpr auto rule_keys = std::to_array<std::string_view>({"when", "give", "says"});
constexpr auto display_keys = std::to_array<std::string_view>(
    {"title", "of", "points", "value", "round", "hidden_in", "held_at"});
constexpr Words<int, 7> roundings = {
    {{"0", 0}, {"1", 1}, {"2", 2}, {"3", 3}, {"4", 4}, {"5", 5}, {"6", 6}}};

// One that cannot be read is there all the same: a literal stands in for it.
std::optional<Expression> read_when(const Reader& reader) {
  auto when = reader.expression("when", reader.draft().day_scope(), a_condition);
  const bool is_written = reader.find("when") != nullptr || reader.has_stray_keys();
  if (!when && is_written) when.emplace();
  return when;
}

Stage::Rule read_rule(const Reader& reader) {
  Stage::Rule rule;
  rule.said = reader.said();
  rule.when = read_when(reader);
  NumberRule give;
  give.example = "60";
  rule.give = find_number(reader, "give", give);
  rule.says = reader.title("says");
  if (!rule.give && reader.find("says") == nullptr && !reader.has_stray_keys()) {
    reader.draft().refuse(reader.place(), "a total's rule has 'give', or 'says' why there is none",
                          "write for example 'give: 60'");
  }
  return rule;
}

std::vector<Stage::Rule> read_rules(const Reader& stage) {
  Draft& draft = stage.draft();
  const Node* node = stage.find("total");
  if (node == nullptr) return {};
  if (!node->is_list() || node->items.empty()) {
    draft.refuse(node->place, "the 'total' of a stage should be a list of rules",
                 "write '- { when: …, give: 60 }' for each");
    return {};
  }
  std::vector<Stage::Rule> rules;
  for (std::size_t r = 0; r < node->items.size(); ++r) {
    const Node& item = node->items[r];
    rules.push_back(read_rule(Reader(draft, item, item.place,
                                     stage.path_of("total") + '.' + std::to_string(r + 1),
                                     stage.inherited(), rule_keys)));
  }
  return rules;
}

// What is shown, by its id; nothing after a problem.
std::optional<std::string> read_subject(const Reader& reader, Display& display) {
  Draft& draft = reader.draft();
  auto of = reader.need_text("of", "of: total");
  if (!of || *of == "total") return of;
  display.dimension = find_dimension(draft.pack, *of);
  if (display.dimension) return of;
  std::vector<std::string> known = ids_of(draft.pack.dimensions);
  known.emplace_back("total");
  draft.refuse_unknown(reader.find("of")->place, "total or dimension", *of,
                       did_you_mean(*of, known));
  return std::nullopt;
}

// A scale, or an expression of what is shown: of `total`, or of the dimension by its id.
void read_scale(const Reader& reader, const std::optional<std::string>& of, Display& display) {
  Draft& draft = reader.draft();
  const Node* value = reader.find("value");
  Scope scope = draft.day_scope();
  display.held_at = reader.expression("held_at", scope, a_number);
  if (value == nullptr) return read_points(reader, display.scale, Type::number);
  if (reader.find("points") != nullptr) {
    draft.refuse(value->place, "a display has 'points' or 'value', not both", "take one out");
  }
  if (of) scope.shown = *of;
  if (of) display.value = reader.expression("value", scope, a_number);
  display.scale.points.form = Points::Form::value;
}

void read_hidden(const Reader& reader, Display& display) {
  Draft& draft = reader.draft();
  const Node* node = reader.find("hidden_in");
  if (node == nullptr) return;
  const std::vector<std::string> known = ids_of(draft.pack.stages);
  std::vector<std::string> names;
  if (node->is_scalar()) {
    names.push_back(node->text);
  } else {
    names = reader.texts("hidden_in");
  }
  for (const std::string& name : names) {
    const auto found = std::find(known.begin(), known.end(), name);
    if (found != known.end()) {
      display.hidden_in.push_back(static_cast<std::size_t>(found - known.begin()));
    } else {
      draft.refuse_unknown(node->place, "stage", name, did_you_mean(name, known));
    }
  }
}

}  // namespace

void read_stages(const Reader& pack) {
  Draft& draft = pack.draft();
  const Block block = open_block(pack, "stages");
  for (const Item& item : block.items) {
    const Reader reader(draft, *item.node, item.place, item.path, block.inherited, stage_keys);
    Stage stage;
    stage.id = item.id;
    stage.title = reader.title("title");
    stage.said = reader.said();
    stage.place = reader.place();
    stage.when = read_when(reader);
    stage.total = read_rules(reader);
    draft.pack.stages.push_back(std::move(stage));
  }
}

void read_displays(const Reader& pack) {
  Draft& draft = pack.draft();
  const Block block = open_block(pack, "display");
  for (const Item& item : block.items) {
    const Reader reader(draft, *item.node, item.place, item.path, block.inherited, display_keys);
    Display display;
    display.id = item.id;
    display.title = reader.need_title("title");
    display.said = reader.said();
    display.place = reader.place();
    display.scale.id = item.id;
    display.scale.place = reader.place();
    display.scale.printed_as = Indicator::PrintedAs::score;
    display.scale.better = Indicator::Better::middle;
    read_scale(reader, read_subject(reader, display), display);
    display.decimals = reader.word("round", roundings).value_or(6);
    read_hidden(reader, display);
    draft.pack.displays.push_back(std::move(display));
  }
}

}  // namespace xingji
