// A market's plan, everything optional but the platform:
//
//   platform: my-platform
//   zone: Asia/Shanghai
//   currency: CNY
//   until: 2022-06-30                # the last day, where nobody asks for another
//   agents: 4                        # of a shop, at least
//   promise_hours: 48                # to ship what is in stock
//   violations_per_mille: 600        # of a shop, beside those that come with its size
//   late_percent: 3                  # of facts, recorded up to three days late
//   weekdays: [96, 95, 96, 98, 100, 112, 110]  # how much is bought, Monday first
//   promotions:                      # days count back from the market's last, 0
//     - { from: 12, to: 10, percent: 250 }
//   words:                           # in place of the usual ones, see Plan
//     carriers: [甲通快递, 乙达快递]
//   attributes: { flagship: ["true", "false"] }  # of shops, beside the usual ones
//   agent_attributes: { pay_region: [a, b] }     # of agents, beside the team
//   causes:                          # each is planted in a shop of its own
//     - kind: lazy_agent             # see causes.cpp
//       from: 30
//       to: 0
//       regions: [广东, 浙江]         # only there, for kinds of causes that have a place
//       moves: { my-platform/pack: [reply_share] }  # indicators; planted.csv repeats them
//   screens:                         # what the platform shows by its packs, see plan_screens.cpp
//     - pack: my-platform/pack
//       tallies: [reply_share]
//       differs: [{ kind: lag, number: reply_share, days: 1 }]
#include "synth/plan_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>
#include <utility>

#include "base/text.h"
#include "pack/pack_files.h"
#include "synth/causes.h"
#include "synth/plan_nodes.h"
#include "synth/plan_screens.h"

namespace xingji::synth {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_causes = 100;

constexpr auto keys = std::to_array<std::string_view>(
    {"platform", "zone", "currency", "until", "agents", "promise_hours", "violations_per_mille",
     "late_percent", "weekdays", "promotions", "words", "attributes", "agent_attributes", "causes",
     "screens"});
constexpr auto promotion_keys = std::to_array<std::string_view>({"from", "to", "percent"});
constexpr auto cause_keys =
    std::to_array<std::string_view>({"kind", "from", "to", "regions", "moves", "spares"});
constexpr auto usual_attributes = std::to_array<std::string_view>(
    {"industry", "kind", "level", "freight_insurance", "fast_refund"});
constexpr auto usual_of_agents = std::to_array<std::string_view>({"team"});

struct PlanNumber {
  Range range;
  std::int64_t Plan::*number;
};

constexpr auto plan_numbers = std::to_array<PlanNumber>({
    {{"agents", 1, 40}, &Plan::agents},
    {{"promise_hours", 1, 720}, &Plan::promise_hours},
    {{"violations_per_mille", 0, 100'000}, &Plan::violations_per_mille},
    {{"late_percent", 0, 100}, &Plan::late_percent},
});

struct WordList {
  std::string_view key;
  Words Plan::*words;
  std::size_t least;
  bool exactly = false;  // each stands for something
};

// A correction takes another word of some lists, so these have two.
constexpr auto word_lists = std::to_array<WordList>({
    {"regions", &Plan::regions, 1},
    {"categories", &Plan::categories, 1},
    {"carriers", &Plan::carriers, 2},
    {"channels", &Plan::channels, 3, true},
    {"rating_items", &Plan::rating_items, 4, true},
    {"return_rating", &Plan::return_rating, 1, true},
    {"quality_reasons", &Plan::quality_reasons, 1},
    {"other_reasons", &Plan::other_reasons, 1},
    {"complaint_subjects", &Plan::complaint_subjects, 2},
    {"violation_kinds", &Plan::violation_kinds, 2},
    {"ruling_kinds", &Plan::ruling_kinds, 4, true},
    {"exemption_reasons", &Plan::exemption_reasons, 1},
    {"warehouses", &Plan::warehouses, 2, true},
    {"buyer_levels", &Plan::buyer_levels, 1},
    {"check_items", &Plan::check_items, 1},
    {"provider_check_items", &Plan::provider_check_items, 1},
    {"ticket_outcomes", &Plan::ticket_outcomes, 1},
    {"appealed_moves", &Plan::appealed_moves, 0},
    {"names", &Plan::names, 3, true},
    {"agent_signs", &Plan::agent_signs, 1},
    {"teams", &Plan::teams, 1},
    {"product_names", &Plan::product_names, 1},
    {"review_tags", &Plan::review_tags, 2, true},
    {"grounds", &Plan::grounds, 2},
    {"proofs", &Plan::proofs, 2, true},
    {"improvements", &Plan::improvements, 3, true},
    {"decisions", &Plan::decisions, 4, true},
});

class PlanReader {
 public:
  Problems& problems() { return nodes_.problems(); }

  Plan read(const Node& root) {
    const auto entries = nodes_.entries(root, "the market", keys);
    if (root.is_map() && root.find("platform") == nullptr) {
      nodes_.refuse(root.place, "the market needs `platform`");
    }
    for (const MapEntry& entry : entries) {
      read_head(entry);
      read_part(entry);
    }
    refuse_shared_reasons(root);
    return std::move(plan_);
  }

 private:
  void read_head(const MapEntry& entry) {
    const Node& node = entry.value;
    if (entry.key == "platform") plan_.platform = nodes_.word(node, "platform");
    if (entry.key == "zone") plan_.zone = nodes_.word(node, "zone");
    if (entry.key == "currency") read_currency(node);
    if (entry.key == "until") read_until(node);
    for (const PlanNumber& number : plan_numbers) {
      if (entry.key == number.range.key) plan_.*number.number = nodes_.number(node, number.range);
    }
  }

  void read_part(const MapEntry& entry) {
    const Node& node = entry.value;
    if (entry.key == "weekdays") read_weekdays(node);
    if (entry.key == "words") read_words(node);
    if (entry.key == "attributes") read_attributes(node, usual_attributes, plan_.attributes);
    if (entry.key == "agent_attributes") {
      read_attributes(node, usual_of_agents, plan_.agent_attributes);
    }
    if (entry.key == "promotions") {
      for (const Node& item : nodes_.items(node, "promotions")) read_promotion(item);
    }
    if (entry.key == "screens") {
      for (const Node& item : nodes_.items(node, "screens")) {
        plan_.screens.push_back(read_screen(nodes_, item));
      }
    }
    if (entry.key == "causes") {
      for (const Node& item : nodes_.items(node, "causes")) read_cause(item);
    }
  }

  void read_currency(const Node& node) {
    plan_.currency = nodes_.text(node, "currency");
    const bool is_code =
        plan_.currency.size() == 3 &&
        plan_.currency.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
    if (node.is_scalar() && !is_code) {
      nodes_.refuse(node.place, "a currency is three capitals, such as CNY");
    }
  }

  void read_until(const Node& node) {
    const std::string text = nodes_.text(node, "until");
    plan_.until = parse_day(text);
    if (node.is_scalar() && !plan_.until) {
      nodes_.refuse(node.place, "'" + text + "' is not a date", "write it like 2022-06-15");
    }
  }

  void read_weekdays(const Node& node) {
    const auto days = nodes_.items(node, "weekdays");
    if (node.is_list() && days.size() != plan_.weekdays.size()) {
      nodes_.refuse(node.place, "weekdays has 7 numbers, Monday first");
      return;
    }
    for (std::size_t i = 0; i < days.size(); ++i) {
      plan_.weekdays[i] = nodes_.number(days[i], {"weekdays", 1, 1'000});
    }
  }

  void read_words(const Node& node) {
    std::vector<std::string_view> known;
    for (const WordList& list : word_lists) known.push_back(list.key);
    for (const MapEntry& entry : nodes_.entries(node, "words", known)) {
      for (const WordList& list : word_lists) {
        if (list.key == entry.key) read_list(entry.value, list);
      }
    }
  }

  void read_list(const Node& node, const WordList& list) {
    Words words = nodes_.words(node, list.key);
    const bool fits = list.exactly ? words.size() == list.least : words.size() >= list.least;
    if (fits) {
      plan_.*list.words = std::move(words);
    } else if (node.is_list()) {
      nodes_.refuse(node.place, std::string(list.key) + " needs " + std::to_string(list.least) +
                                    (list.exactly ? " words" : " words or more"));
    }
  }

  void refuse_shared_reasons(const Node& root) {
    for (const std::string& reason : plan_.quality_reasons) {
      const Words& others = plan_.other_reasons;
      if (std::find(others.begin(), others.end(), reason) == others.end()) continue;
      nodes_.refuse(root.place,
                    "quality_reasons and other_reasons share the reason '" + reason + "'",
                    "a buyer who corrects a reason changes from the one list to the other");
    }
  }

  void read_attributes(const Node& node, std::span<const std::string_view> usual,
                       std::vector<PlannedAttribute>& attributes) {
    for (const MapEntry& entry : nodes_.entries(node, "attributes")) {
      PlannedAttribute attribute{entry.key, nodes_.words(entry.value, "attributes")};
      const bool is_usual = std::find(usual.begin(), usual.end(), entry.key) != usual.end();
      if (is_usual || entry.key.find_first_of(",\"\r\n#") != std::string::npos) {
        nodes_.refuse(entry.key_place, "'" + entry.key + "' cannot be an attribute of the market",
                      usual.size() == 1 ? "the team is there already"
                                        : "industry, kind, level, freight_insurance and "
                                          "fast_refund are there already");
      } else if (!attribute.values.empty()) {
        attributes.push_back(std::move(attribute));
      }
    }
  }

  void read_promotion(const Node& node) {
    nodes_.entries(node, "a promotion", promotion_keys);
    if (!node.is_map()) return;
    const DaysBack days = nodes_.need_days(node);
    plan_.promotions.push_back(
        {days.from, days.to, nodes_.need_number(node, {"percent", 1, 1'000})});
  }

  void read_cause(const Node& node) {
    nodes_.entries(node, "a cause", cause_keys);
    if (!node.is_map()) return;
    PlannedCause cause;
    cause.kind = kind_of(node);
    const DaysBack days = nodes_.need_days(node);
    cause.from = days.from;
    cause.to = days.to;
    cause.moves = read_moved(node, "moves");
    cause.spares = read_moved(node, "spares");
    if (const Node* regions = node.find("regions")) {
      cause.regions = nodes_.words(*regions, "regions");
    }
    if (plan_.causes.size() == most_causes) {
      nodes_.refuse(node.place, "a market has at most 100 causes");
    } else {
      plan_.causes.push_back(std::move(cause));
    }
  }

  std::vector<Moved> read_moved(const Node& map, std::string_view key) {
    std::vector<Moved> moved;
    const Node* node = map.find(key);
    if (node == nullptr) return moved;
    for (const MapEntry& pack : nodes_.entries(*node, key)) {
      for (const std::string& number : nodes_.texts(pack.value, key)) {
        moved.push_back({pack.key, number});
      }
    }
    return moved;
  }

  const CauseKind* kind_of(const Node& map) {
    const Node* node = nodes_.need(map, "kind");
    if (node == nullptr) return nullptr;
    const std::string name = nodes_.text(*node, "kind");
    std::vector<std::string_view> known;
    for (const CauseKind& kind : cause_kinds()) {
      if (kind.name == name) return &kind;
      known.push_back(kind.name);
    }
    nodes_.refuse(node->place, "no cause is called '" + name + "'", did_you_mean(name, known));
    return nullptr;
  }

  PlanNodes nodes_;
  Plan plan_;
};

Result<std::string> file_of(const std::string& market, const std::string& rules_folder) {
  std::error_code ignored;
  if (fs::is_regular_file(market, ignored)) return market;
  const fs::path named = fs::path(rules_folder) / market / "market.yaml";
  if (fs::is_regular_file(named, ignored)) return named.string();
  std::vector<std::string> known;
  for (const auto& entry : fs::directory_iterator(rules_folder, ignored)) {
    if (fs::is_regular_file(entry.path() / "market.yaml", ignored)) {
      known.push_back(entry.path().filename().string());
    }
  }
  std::string remedy = did_you_mean(market, known);
  if (remedy.empty()) remedy = "name a file, or a folder of the rules with a market.yaml";
  return Problem{{"--market"}, "no market '" + market + "'", std::move(remedy)};
}

}  // namespace

Result<Plan> load_plan(const std::string& market, const std::string& rules_folder) {
  const auto file = file_of(market, rules_folder);
  if (!file.ok()) return file.problems();
  const auto text = file_content(file.value());
  if (!text.ok()) return text.problems();
  const auto tree = parse_tree(text.value(), file.value());
  if (!tree.ok()) return tree.problems();
  PlanReader reader;
  Plan plan = reader.read(tree.value());
  if (!reader.problems().empty()) return std::move(reader.problems());
  plan.folder = fs::path(file.value()).parent_path().string();
  return plan;
}

}  // namespace xingji::synth
