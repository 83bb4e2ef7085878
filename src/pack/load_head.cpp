// What a pack is, when it judges, where its numbers come from, and its named numbers.
#include <algorithm>

#include "base/text.h"
#include "pack/amount.h"
#include "pack/later.h"
#include "pack/load_blocks.h"

namespace xingji {
namespace {

constexpr auto validity_keys = std::to_array<std::string_view>({"since", "until"});
constexpr auto source_keys = std::to_array<std::string_view>({"title", "link", "read", "grade"});
constexpr auto parameter_keys =
    std::to_array<std::string_view>({"title", "seen_at", "type", "unset", "value"});

constexpr Words<Pack::Subject, 4> subjects = {{{"shop", Pack::Subject::shop},
                                               {"agent", Pack::Subject::agent},
                                               {"provider", Pack::Subject::provider},
                                               {"product", Pack::Subject::product}}};
constexpr Words<Belief, 4> beliefs = {{{"facts", Belief::facts},
                                       {"tallies", Belief::tallies},
                                       {"readings", Belief::readings},
                                       {"partial_facts", Belief::partial_facts}}};
constexpr Words<char, 5> grades = {{{"A", 'A'}, {"B", 'B'}, {"C", 'C'}, {"D", 'D'}, {"X", 'X'}}};
constexpr Words<Type, 3> parameter_types = {
    {{"number", Type::number}, {"duration", Type::duration}, {"money", Type::money}}};

// An overlay's value is of the type that the pack's expressions already count on.
std::optional<Type> type_before(const Draft& draft, const std::string& id) {
  const auto& known = draft.types_before;
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const Scope::Name& name) { return name.id == id; });
  return found == known.end() ? std::nullopt : std::optional(found->type);
}

// What a parameter measures out begins before it ends.
void refuse_negative(Draft& draft, const Number& number) {
  if (number.type != Type::duration) return;
  for (const Number::Entry& entry : number.entries) {
    if (entry.value >= 0) continue;
    draft.refuse(entry.said.place,
                 '\'' + format_amount({Type::duration, entry.value, {}}) + "' is less than no time",
                 "write a duration without '-'");
  }
}

void read_validity(const Reader& pack) {
  Draft& draft = pack.draft();
  const Node* node = pack.need("valid", "valid: { since: 2021-06-01 }");
  if (node == nullptr) return;
  draft.place_of_validity = node->place;
  const Reader valid(draft, *node, node->place, "valid", pack.inherited(), validity_keys);
  valid.need("since", "since: 2021-06-01");
  read_span(valid, draft.pack.since, draft.pack.until);
  for (const MapEntry& entry : node->entries) {
    if (!draft.is_overlaid(entry.value.place)) continue;
    need_said(draft, entry.value, valid.inherited(), "valid." + entry.key);
  }
  draft.pack.said = valid.said();
}

// The tz database names a zone after one of its cities, and not after the capital of the people
// who write rules; CST is their own time to them, and in the database a time of America.
std::string remedy_for_zone(const std::string& name, const std::vector<std::string>& known) {
  for (const std::string_view word :
       {"Beijing", "Peking", "Guangzhou", "Shenzhen", "Hangzhou", "CST"}) {
    if (name.ends_with(word)) return "did you mean 'Asia/Shanghai'?";
  }
  const std::string remedy = did_you_mean(name, known);
  return remedy.empty() ? "write a name of the tz database such as Asia/Shanghai" : remedy;
}

void read_zone(const Reader& pack) {
  Draft& draft = pack.draft();
  const auto name = pack.need_text("time_zone", "time_zone: Asia/Shanghai");
  if (!name) return;
  auto zone = draft.find_zone ? draft.find_zone(*name) : std::nullopt;
  if (!zone && *name == "UTC") zone = Zone("UTC", 0);
  if (zone) {
    draft.pack.zone = std::move(*zone);
  } else {
    const auto known = draft.zone_names ? draft.zone_names() : std::vector<std::string>{};
    draft.refuse(pack.find("time_zone")->place, "unknown time zone '" + *name + "'",
                 remedy_for_zone(*name, known));
  }
}

void read_id(const Reader& pack) {
  const auto id = pack.need_text("pack", "pack: platform.score");
  if (!id) return;
  const bool is_right = std::all_of(id->begin(), id->end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  });
  if (!is_right || id->empty()) {
    pack.draft().refuse(pack.find("pack")->place, "'" + *id + "' cannot be the id of a pack",
                        "small letters, digits, '.', '-' and '_' only");
  }
  pack.draft().pack.id = *id;
  pack.draft().place_of_pack = pack.find("pack")->place;
}

}  // namespace

void read_span(const Reader& reader, std::optional<Day>& since, std::optional<Day>& until) {
  since = reader.day("since");
  until = reader.day("until");
  if (since && until && *until < *since) {
    reader.draft().refuse(reader.find("until")->place, "'until' is before 'since'", "");
  }
}

namespace {

// Said by a pack that names no money itself, but leaves amounts to overlays.
void read_currency(const Reader& pack) {
  const auto currency = pack.text("currency");
  if (!currency) return;
  const Place& place = pack.find("currency")->place;
  const auto amount = parse_amount("1 " + *currency);
  if (amount && amount->type == Type::money) {
    pack.draft().pack.currency = *currency;
  } else {
    pack.draft().refuse(place, "'" + *currency + "' is not a currency",
                        "write its three letters: CNY");
  }
}

// All four in the order of belief: what is left out could only be forgotten by mistake.
void read_belief(const Reader& pack) {
  const Node* node = pack.find("belief");
  if (node == nullptr) return;
  Draft& draft = pack.draft();
  std::vector<std::string_view> known;
  known.reserve(beliefs.size());
  for (const auto& [name, meaning] : beliefs) known.push_back(name);
  std::vector<Belief> order;
  bool is_refused = false;
  for (const std::string& word : pack.texts("belief")) {
    const auto found = std::find_if(beliefs.begin(), beliefs.end(),
                                    [&](const auto& belief) { return belief.first == word; });
    if (found == beliefs.end()) {
      draft.refuse(node->place, "unknown belief '" + word + "'", did_you_mean(word, known));
      is_refused = true;
    } else {
      order.push_back(found->second);
    }
  }
  if (is_refused) return;
  std::vector<Belief> sorted = order;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  if (order.size() == beliefs.size() && sorted.size() == beliefs.size()) {
    draft.pack.belief = order;
    return;
  }
  draft.refuse(node->place, "'belief' is an order of all four, each once",
               "belief: [facts, tallies, readings, partial_facts]");
}

}  // namespace

void read_head(const Reader& pack) {
  Draft& draft = pack.draft();
  read_id(pack);
  draft.pack.title = pack.need_title("title");
  draft.pack.aliases = pack.texts("aliases");
  pack.need("subject", "subject: shop");
  draft.pack.subject = pack.word("subject", subjects).value_or(Pack::Subject::shop);
  read_judge(pack);
  read_validity(pack);
  read_zone(pack);
  read_currency(pack);
  read_belief(pack);
}

void read_sources(const Reader& pack) {
  Draft& draft = pack.draft();
  // Sources are read before anything can name one, so their block has no provenance of its own.
  const Node* node = pack.find("sources");
  if (node == nullptr) return;
  for (const Item& item : open_block(draft, *node, "sources", {}).items) {
    const Reader reader(draft, *item.node, item.place, item.path, {}, source_keys);
    Source source;
    source.id = item.id;
    source.title = reader.need_text("title").value_or("");
    source.link = reader.text("link").value_or("");
    const Node* read = reader.need("read", "read: 2026-11-22");
    if (read != nullptr && reader.text("read") && day_at(draft, *read)) source.read = read->text;
    reader.need("grade", "grade: C");
    source.grade = reader.word("grade", grades).value_or('D');
    draft.pack.sources.push_back(std::move(source));
  }
}

void read_parameters(const Reader& pack) {
  Draft& draft = pack.draft();
  const Block block = open_block(pack, "parameters");
  for (const Item& item : block.items) {
    const Reader reader(draft, *item.node, item.place, item.path, block.inherited, parameter_keys);
    Parameter parameter;
    parameter.id = item.id;
    parameter.title = reader.title("title");
    parameter.seen_at = reader.title("seen_at");
    parameter.place = item.place;
    NumberRule rule;
    rule.type = reader.word("type", parameter_types);
    if (!rule.type) rule.type = type_before(draft, item.id);
    rule.may_be_by_row = true;
    rule.may_be_percent = true;
    rule.example = "48h";
    if (auto number = find_number(reader, "value", rule)) {
      refuse_negative(draft, *number);
      parameter.number = std::move(*number);
    } else if (reader.flag("unset")) {
      reader.need("type", "type: number");
    } else if (reader.find("unset") == nullptr && !reader.has_stray_keys()) {
      draft.refuse(item.place, "'" + item.id + "' has no 'value'",
                   "write 'unset: true' and a 'type:' for one that an overlay sets");
    }
    if (parameter.number.entries.empty()) {
      parameter.number.type = rule.type.value_or(Type::number);
      if (!rule.type) draft.unread.insert(item.id);
    }
    draft.parameter_names.push_back({item.id, parameter.number.type});
    draft.pack.parameters.push_back(std::move(parameter));
  }
}

}  // namespace xingji
