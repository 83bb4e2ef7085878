// From value to points: ladders, and what stands in for a value that is not there.
#include <string>

#include "pack/later.h"
#include "pack/load_blocks.h"

namespace xingji {
namespace {

constexpr auto step_keys =
    std::to_array<std::string_view>({"at_least", "above", "at_most", "below", "give"});
constexpr auto fixed_keys = std::to_array<std::string_view>({"points", "default_total"});

constexpr Words<Step::Edge, 4> edges = {{{"at_least", Step::Edge::at_least},
                                         {"above", Step::Edge::above},
                                         {"at_most", Step::Edge::at_most},
                                         {"below", Step::Edge::below}}};

enum class Word : std::uint8_t { spread, drop, no_score, peer_mean, last_known };
constexpr Words<Word, 5> missing_words = {{{"spread", Word::spread},
                                           {"drop", Word::drop},
                                           {"no_score", Word::no_score},
                                           {"peer_mean", Word::peer_mean},
                                           {"last_known", Word::last_known}}};

Step read_step(const Reader& reader, std::optional<Type> type) {
  Step step;
  NumberRule points;
  points.example = "5";
  step.give = need_number(reader, "give", points);
  NumberRule bound;
  bound.type = type;
  bound.may_be_percent = true;
  bool has_one_edge = true;
  for (const auto& [name, edge] : edges) {
    const Node* node = reader.find(name);
    if (node == nullptr) continue;
    if (step.edge != Step::Edge::otherwise) {
      reader.draft().refuse(node->place, "a step has one edge, not two",
                            "an indicator's steps go one way, so one edge is enough");
      has_one_edge = false;
      continue;
    }
    step.edge = edge;
    step.bound = *find_number(reader, name, bound);
  }
  if (step.edge == Step::Edge::otherwise && reader.has_stray_keys()) {
    step.edge = Step::Edge::at_least;  // whichever was meant: the step is not the rest
  }
  if (!has_one_edge) step.bound.entries.clear();
  step.said = reader.said();
  return step;
}

}  // namespace

std::vector<Step> read_ladder(const Reader& points, std::optional<Type> type) {
  Draft& draft = points.draft();
  const Node* ladder = points.find("ladder");
  if (!ladder->is_list() || ladder->items.empty()) {
    draft.refuse(ladder->place, "'ladder' should be a list of steps",
                 "write '- { at_least: 80%, give: 5 }' for each");
    return {};
  }
  std::vector<Step> steps;
  for (std::size_t i = 0; i < ladder->items.size(); ++i) {
    const Node& item = ladder->items[i];
    steps.push_back(read_step(Reader(draft, item, item.place, points.path_of(std::to_string(i + 1)),
                                     points.inherited(), step_keys),
                              type));
  }
  return steps;
}

MissingRule read_missing_rule(const Reader& reader, std::string_view key) {
  MissingRule rule;
  rule.kind = MissingRule::Kind::fixed;  // where it cannot be read: fits every total
  rule.said = reader.said();
  const Node* node = reader.find(key);
  if (node == nullptr) return rule;
  rule.said.place = node->place;
  if (node->is_map()) {
    const Reader fixed(reader.draft(), *node, node->place, reader.path_of(key), reader.inherited(),
                       fixed_keys);
    const bool is_total = fixed.find("default_total") != nullptr;
    if (is_total && fixed.find("points") != nullptr) {
      reader.draft().refuse(node->place, "'points' and 'default_total' exclude each other",
                            "give points to the indicator, or a total to the whole score");
    }
    rule.kind = is_total ? MissingRule::Kind::default_total : MissingRule::Kind::fixed;
    NumberRule points;
    points.example = "3";
    rule.points = need_number(fixed, is_total ? "default_total" : "points", points);
    rule.said = fixed.said();
    return rule;
  }
  const auto word = reader.word(key, missing_words);
  if (!word) return rule;
  switch (*word) {
    case Word::spread:
      rule.kind = MissingRule::Kind::spread;
      break;
    case Word::drop:
      rule.kind = MissingRule::Kind::drop;
      break;
    case Word::no_score:
      rule.kind = MissingRule::Kind::no_score;
      break;
    case Word::last_known:
      reader.draft().refuse(
          node->place, "'last_known' would rest on every earlier day, a score only on its own",
          "write 'spread', 'no_score' or a fixed number; the day before stands in the history");
      break;
    case Word::peer_mean:
      rule.kind = MissingRule::Kind::peer_mean;
      break;
  }
  return rule;
}

}  // namespace xingji
