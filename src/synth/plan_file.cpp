// A market's plan, everything optional but the platform:
//
//   platform: my-platform
//   zone: Asia/Shanghai
//   currency: CNY
//   agents: 4                        # of a shop, at least
//   promise_hours: 48                # to ship what is in stock
//   late_percent: 3                  # of facts, recorded up to three days late
//   weekdays: [96, 95, 96, 98, 100, 112, 110]  # how much is bought, Monday first
//   promotions:                      # days count back from the market's last, 0
//     - { from: 12, to: 10, percent: 250 }
//   words:                           # in place of the usual ones, see Plan
//     carriers: [甲通快递, 乙达快递]
//   causes:                          # each is planted in a shop of its own
//     - kind: lazy_agent             # see causes.cpp
//       from: 30
//       to: 0
//       regions: [广东, 浙江]         # only there, for kinds of causes that have a place
//       moves: { my-platform/pack: [reply_share] }  # indicators; planted.csv repeats them
#include "synth/plan_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/text.h"
#include "pack/pack_files.h"
#include "pack/tree_reader.h"
#include "synth/causes.h"

namespace xingji::synth {
namespace {

namespace fs = std::filesystem;

struct Numbers {
  std::string_view key;
  std::int64_t least;
  std::int64_t most;
};

constexpr std::int64_t longest_life = 3'650;
constexpr std::size_t most_causes = 100;

constexpr auto keys =
    std::to_array<std::string_view>({"platform", "zone", "currency", "agents", "promise_hours",
                                     "late_percent", "weekdays", "promotions", "words", "causes"});
constexpr auto promotion_keys = std::to_array<std::string_view>({"from", "to", "percent"});
constexpr auto cause_keys =
    std::to_array<std::string_view>({"kind", "from", "to", "regions", "moves", "spares"});

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
    {"quality_reasons", &Plan::quality_reasons, 1},
    {"other_reasons", &Plan::other_reasons, 1},
    {"complaint_subjects", &Plan::complaint_subjects, 2},
    {"violation_kinds", &Plan::violation_kinds, 2},
    {"ruling_kinds", &Plan::ruling_kinds, 4, true},
    {"exemption_reasons", &Plan::exemption_reasons, 1},
});

class PlanReader {
 public:
  Problems& problems() { return reader_.problems(); }

  Plan read(const Node& root) {
    const auto entries = reader_.entries(root, "the market", keys);
    if (root.is_map() && root.find("platform") == nullptr) {
      reader_.refuse(root.place, "the market needs `platform`");
    }
    for (const MapEntry& entry : entries) read_entry(entry);
    refuse_shared_reasons(root);
    return std::move(plan_);
  }

 private:
  void read_entry(const MapEntry& entry) {
    const Node& node = entry.value;
    if (entry.key == "platform") plan_.platform = word(node, "platform");
    if (entry.key == "zone") plan_.zone = word(node, "zone");
    if (entry.key == "currency") read_currency(node);
    if (entry.key == "agents") plan_.agents = number(node, {"agents", 1, 40});
    if (entry.key == "promise_hours") plan_.promise_hours = number(node, {"promise_hours", 1, 720});
    if (entry.key == "late_percent") plan_.late_percent = number(node, {"late_percent", 0, 100});
    if (entry.key == "weekdays") read_weekdays(node);
    if (entry.key == "words") read_words(node);
    if (entry.key == "promotions") {
      for (const Node& item : items(node, "promotions")) read_promotion(item);
    }
    if (entry.key == "causes") {
      for (const Node& item : items(node, "causes")) read_cause(item);
    }
  }

  void read_currency(const Node& node) {
    plan_.currency = reader_.text(node, "currency");
    const bool is_code =
        plan_.currency.size() == 3 &&
        plan_.currency.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
    if (node.is_scalar() && !is_code) {
      reader_.refuse(node.place, "a currency is three capitals, such as CNY");
    }
  }

  void refuse_shared_reasons(const Node& root) {
    for (const std::string& reason : plan_.quality_reasons) {
      const Words& others = plan_.other_reasons;
      if (std::find(others.begin(), others.end(), reason) == others.end()) continue;
      reader_.refuse(root.place,
                     "quality_reasons and other_reasons share the reason '" + reason + "'",
                     "a buyer who corrects a reason changes from the one list to the other");
    }
  }

  // A cell of the tables, which quote nothing.
  std::string word(const Node& node, std::string_view what) {
    std::string text = reader_.text(node, what);
    if (node.is_scalar() &&
        (text.empty() || text.size() > 60 || text.find_first_of(",\"\r\n#") != std::string::npos)) {
      reader_.refuse(node.place, "'" + text + "' cannot be a word of the market",
                     "up to 60 bytes without comma, quote, # and line end");
    }
    return text;
  }

  std::int64_t number(const Node& node, const Numbers& range) {
    const std::string text = reader_.text(node, range.key);
    std::int64_t found = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), found);
    if (read.ec == std::errc{} && read.ptr == text.data() + text.size() && found >= range.least &&
        found <= range.most) {
      return found;
    }
    if (node.is_scalar()) {
      reader_.refuse(node.place, std::string(range.key) + " is out of range",
                     "from " + std::to_string(range.least) + " to " + std::to_string(range.most));
    }
    return range.least;
  }

  std::int64_t number_of(const Node& map, const Numbers& range) {
    const Node* node = map.find(range.key);
    if (node != nullptr) return number(*node, range);
    reader_.refuse(map.place, "`" + std::string(range.key) + "` is missing");
    return range.least;
  }

  std::span<const Node> items(const Node& node, std::string_view what) {
    if (node.is_list()) return node.items;
    reader_.refuse(node.place,
                   std::string(what) + " must be a list, not " + std::string(kind_in_words(node)));
    return {};
  }

  void read_weekdays(const Node& node) {
    const auto days = items(node, "weekdays");
    if (node.is_list() && days.size() != plan_.weekdays.size()) {
      reader_.refuse(node.place, "weekdays has 7 numbers, Monday first");
      return;
    }
    for (std::size_t i = 0; i < days.size(); ++i) {
      plan_.weekdays[i] = number(days[i], {"weekdays", 1, 1'000});
    }
  }

  void read_words(const Node& node) {
    std::vector<std::string_view> known;
    for (const WordList& list : word_lists) known.push_back(list.key);
    for (const MapEntry& entry : reader_.entries(node, "words", known)) {
      for (const WordList& list : word_lists) {
        if (list.key == entry.key) read_list(entry.value, list);
      }
    }
  }

  void read_list(const Node& node, const WordList& list) {
    Words words;
    for (const Node& item : items(node, list.key)) words.push_back(word(item, list.key));
    if (node.is_list() &&
        (words.size() < list.least || (list.exactly && words.size() > list.least))) {
      reader_.refuse(node.place, std::string(list.key) + " needs " + std::to_string(list.least) +
                                     (list.exactly ? " words" : " words or more"));
      return;
    }
    if (!words.empty()) plan_.*list.words = std::move(words);
  }

  void read_promotion(const Node& node) {
    reader_.entries(node, "a promotion", promotion_keys);
    if (!node.is_map()) return;
    Promotion promotion;
    read_days(node, promotion.from, promotion.to);
    promotion.percent = number_of(node, {"percent", 1, 1'000});
    plan_.promotions.push_back(promotion);
  }

  void read_days(const Node& map, std::int64_t& from, std::int64_t& to) {
    from = number_of(map, {"from", 0, longest_life});
    to = number_of(map, {"to", 0, longest_life});
    if (from < to) {
      reader_.refuse(map.place, "the days end before they begin",
                     "days count back from the market's last, 0: from is the larger");
    }
  }

  void read_cause(const Node& node) {
    reader_.entries(node, "a cause", cause_keys);
    if (!node.is_map()) return;
    PlannedCause cause;
    cause.kind = kind_of(node);
    read_days(node, cause.from, cause.to);
    cause.moves = read_moved(node, "moves");
    cause.spares = read_moved(node, "spares");
    if (const Node* regions = node.find("regions")) {
      for (const Node& region : items(*regions, "regions")) {
        cause.regions.push_back(word(region, "regions"));
      }
    }
    if (plan_.causes.size() == most_causes) {
      reader_.refuse(node.place, "a market has at most 100 causes");
    } else {
      plan_.causes.push_back(std::move(cause));
    }
  }

  std::vector<Moved> read_moved(const Node& map, std::string_view key) {
    std::vector<Moved> moved;
    const Node* node = map.find(key);
    if (node == nullptr) return moved;
    for (const MapEntry& pack : reader_.entries(*node, key)) {
      for (const std::string& number : reader_.texts(pack.value, key)) {
        moved.push_back({pack.key, number});
      }
    }
    return moved;
  }

  const CauseKind* kind_of(const Node& map) {
    const Node* node = map.find("kind");
    if (node == nullptr) {
      reader_.refuse(map.place, "`kind` is missing");
      return nullptr;
    }
    const std::string name = reader_.text(*node, "kind");
    std::vector<std::string_view> known;
    for (const CauseKind& kind : cause_kinds()) {
      if (kind.name == name) return &kind;
      known.push_back(kind.name);
    }
    reader_.refuse(node->place, "no cause is called '" + name + "'", did_you_mean(name, known));
    return nullptr;
  }

  TreeReader reader_;
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
  return plan;
}

}  // namespace xingji::synth
