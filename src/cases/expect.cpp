#include "cases/expect.h"

#include <algorithm>
#include <array>

namespace xingji::cases {
namespace {

constexpr auto expect_keys = std::to_array<std::string_view>(
    {"status", "total", "stars", "indicators", "dimensions", "gates", "bonuses", "deductions",
     "stage", "display", "first_shown", "reason", "measures", "pay"});
constexpr auto indicator_keys =
    std::to_array<std::string_view>({"value", "points", "status", "numerator", "denominator"});
constexpr auto card_statuses =
    std::to_array<CardStatus>({CardStatus::scored, CardStatus::provisional, CardStatus::preliminary,
                               CardStatus::no_score, CardStatus::by_default});
constexpr auto indicator_statuses = std::to_array<IndicatorStatus>(
    {IndicatorStatus::ok, IndicatorStatus::partial, IndicatorStatus::reported,
     IndicatorStatus::no_data, IndicatorStatus::too_few, IndicatorStatus::no_peers,
     IndicatorStatus::fixed, IndicatorStatus::imputed, IndicatorStatus::capped,
     IndicatorStatus::not_in_force});
constexpr std::string_view none = "none";

// Amounts as cards keep them: durations in seconds, money in the currency's unit, six decimals.
std::optional<Micro> to_card_number(std::string_view text) {
  const auto amount = parse_amount(text);
  if (!amount) return std::nullopt;
  constexpr Micro micro_per_cent = micro_one / 100;
  if (amount->type == Type::number) return amount->value;
  if (amount->type == Type::duration) return amount->value * micro_one;
  if (amount->type == Type::money) return amount->value * micro_per_cent;
  return std::nullopt;
}

class Comparison {
 public:
  Comparison(const Card& card, const Pack& pack, Problems& problems)
      : card_(card), pack_(pack), problems_(problems) {}

  void compare(const Node& expect) {
    if (!is_map(expect, "'expect'", problems_)) return;
    check_keys(expect, expect_keys, problems_);
    if (const Node* node = expect.find("status")) {
      word(*node, "status", to_text(card_.status), card_statuses);
    }
    number(expect.find("total"), "total", card_.total);
    number(expect.find("stars"), "stars", card_.stars);
    if (const Node* node = expect.find("indicators")) indicators(*node);
    if (const Node* node = expect.find("dimensions")) dimensions(*node);
    if (const Node* node = expect.find("gates")) gates(*node);
    if (const Node* node = expect.find("bonuses")) bonuses(*node);
    if (const Node* node = expect.find("deductions")) deductions(*node);
    if (const Node* node = expect.find("stage")) stage(*node);
    if (const Node* node = expect.find("display")) displays(*node);
    if (const Node* node = expect.find("first_shown")) first_shown(*node);
    if (const Node* node = expect.find("reason")) reason(*node);
  }

 private:
  void fail(const Node& node, const std::string& path, std::string_view got) {
    problems_.push_back(
        {node.place, path + ": expected " + node.text + ", got " + std::string(got), ""});
  }

  template <class Words>
  void word(const Node& node, const std::string& path, std::string_view got, const Words& words) {
    std::vector<std::string_view> known;
    known.reserve(words.size());
    for (const auto each : words) known.push_back(to_text(each));
    if (std::find(known.begin(), known.end(), node.text) == known.end()) {
      refuse_word(node.place, "no status", node.text, known, problems_);
    } else if (node.text != got) {
      fail(node, path, got);
    }
  }

  void number(const Node* node, const std::string& path, const std::optional<Micro>& got) {
    if (node == nullptr) return;
    std::optional<Micro> expected;
    if (node->text != none) {
      expected = to_card_number(node->text);
      if (!expected) {
        problems_.push_back({node->place, "'" + node->text + "' is not a number",
                             "write a number, an amount such as 90min, or none"});
        return;
      }
    }
    if (expected != got) fail(*node, path, got ? format_micro(*got) : std::string(none));
  }

  void indicators(const Node& node) {
    if (!is_map(node, "'indicators'", problems_)) return;
    for (const MapEntry& entry : node.entries) {
      const auto position = find_indicator(pack_, entry.key);
      if (!position) {
        refuse_id("no indicator", entry, pack_.indicators);
      } else if (is_map(entry.value, "an indicator's expectation", problems_)) {
        check_keys(entry.value, indicator_keys, problems_);
        indicator(entry.value, "indicators." + entry.key, card_.indicators[*position]);
      }
    }
  }

  void indicator(const Node& node, const std::string& path, const IndicatorResult& got) {
    number(node.find("value"), path + ".value", got.value_rounded);
    number(node.find("points"), path + ".points", got.points);
    number(node.find("numerator"), path + ".numerator", got.numerator);
    number(node.find("denominator"), path + ".denominator", got.denominator);
    if (const Node* status = node.find("status")) {
      word(*status, path + ".status", to_text(got.status), indicator_statuses);
    }
  }

  void dimensions(const Node& node) {
    if (!is_map(node, "'dimensions'", problems_)) return;
    for (const MapEntry& entry : node.entries) {
      const auto position = find_dimension(pack_, entry.key);
      if (!position) {
        refuse_id("no dimension", entry, pack_.dimensions);
      } else {
        number(&entry.value, "dimensions." + entry.key, card_.dimensions[*position].score);
      }
    }
  }

  void gates(const Node& node) {
    if (!is_map(node, "'gates'", problems_)) return;
    for (const MapEntry& entry : node.entries) {
      const auto found = std::find_if(pack_.gates.begin(), pack_.gates.end(),
                                      [&](const Gate& gate) { return gate.id == entry.key; });
      if (found == pack_.gates.end()) {
        refuse_id("no gate", entry, pack_.gates);
      } else {
        gate(entry.value, *found,
             card_.gates[static_cast<std::size_t>(found - pack_.gates.begin())]);
      }
    }
  }

  void bonuses(const Node& node) {
    if (!is_map(node, "'bonuses'", problems_)) return;
    constexpr auto states = std::to_array<BonusResult::State>(
        {BonusResult::State::given, BonusResult::State::not_given, BonusResult::State::unknown,
         BonusResult::State::not_in_force});
    for (const MapEntry& entry : node.entries) {
      const auto position = position_of(entry, pack_.bonuses, "no bonus");
      if (!position) continue;
      word(entry.value, "bonuses." + entry.key, to_text(card_.bonuses[*position].state), states);
    }
  }

  void deductions(const Node& node) {
    if (!is_map(node, "'deductions'", problems_)) return;
    for (const MapEntry& entry : node.entries) {
      const auto position = position_of(entry, pack_.deductions, "no deduction");
      if (!position) continue;
      const DeductionResult& got = card_.deductions[*position];
      number(&entry.value, "deductions." + entry.key,
             got.cases ? std::optional(got.points) : std::nullopt);
    }
  }

  void stage(const Node& node) {
    const std::string got = card_.stage ? pack_.stages[*card_.stage].id : std::string(none);
    const auto known = ids_of(pack_.stages);
    if (node.text != none && std::find(known.begin(), known.end(), node.text) == known.end()) {
      refuse_word(node.place, "no stage", node.text, known, problems_);
    } else if (node.text != got) {
      fail(node, "stage", got);
    }
  }

  void displays(const Node& node) {
    if (!is_map(node, "'display'", problems_)) return;
    for (const MapEntry& entry : node.entries) {
      const auto position = position_of(entry, pack_.displays, "no display");
      if (position) number(&entry.value, "display." + entry.key, card_.displays[*position]);
    }
  }

  void first_shown(const Node& node) {
    if (!is_map(node, "'first_shown'", problems_)) return;
    constexpr auto known = std::to_array<std::string_view>({"seller", "buyer"});
    check_keys(node, known, problems_);
    for (const Audience audience : audiences) {
      const std::string who(to_text(audience));
      const Node* expected = node.find(who);
      if (expected == nullptr) continue;
      if (expected->text != none && !parse_day(expected->text)) {
        problems_.push_back({expected->place, "'" + expected->text + "' is not a date",
                             "write it like 2022-06-15, or none"});
        continue;
      }
      const auto day = xingji::first_shown(pack_, audience, card_.day);
      const std::string got = day ? format_day(*day) : std::string(none);
      if (got != expected->text) fail(*expected, "first_shown." + who, got);
    }
  }

  template <class Things>
  std::optional<std::size_t> position_of(const MapEntry& entry, const Things& things,
                                         std::string_view unknown) {
    for (std::size_t i = 0; i < things.size(); ++i) {
      if (things[i].id == entry.key) return i;
    }
    refuse_id(unknown, entry, things);
    return std::nullopt;
  }

  // `failed` stands for any level, `passed` also for passing because nothing is known.
  void gate(const Node& node, const Gate& gate, const GateResult& got) {
    std::vector<std::string_view> known = {"passed", "failed", "unknown_passed", "not_in_force"};
    for (const Gate::Level& level : gate.levels) {
      if (!level.id.empty()) known.push_back(level.id);
    }
    if (std::find(known.begin(), known.end(), node.text) == known.end()) {
      refuse_word(node.place, "no level", node.text, known, problems_);
      return;
    }
    const std::vector<std::string_view> names = names_of(gate, got);
    if (std::find(names.begin(), names.end(), node.text) == names.end()) {
      fail(node, "gates." + gate.id, names.front());
    }
  }

  static std::vector<std::string_view> names_of(const Gate& gate, const GateResult& got) {
    switch (got.state) {
      case GateResult::State::passed:
        return {"passed"};
      case GateResult::State::unknown_passed:
        return {"unknown_passed", "passed"};
      case GateResult::State::not_in_force:
        return {"not_in_force"};
      case GateResult::State::failed:
        break;
    }
    const std::string& level = gate.levels[*got.level].id;
    if (level.empty()) return {"failed"};
    return {level, "failed"};
  }

  void reason(const Node& node) {
    std::string all;
    for (const std::string& each : card_.reasons) {
      if (each.find(node.text) != std::string::npos) return;
      all += (all.empty() ? "" : "; ") + each;
    }
    fail(node, "reason", all.empty() ? none : all);
  }

  template <class Things>
  void refuse_id(std::string_view what, const MapEntry& entry, const Things& things) {
    refuse_word(entry.key_place, what, entry.key, ids_of(things), problems_);
  }

  const Card& card_;
  const Pack& pack_;
  Problems& problems_;
};

}  // namespace

void compare_card(const Node& expect, const Card& card, const Pack& pack, Problems& problems) {
  Comparison(card, pack, problems).compare(expect);
}

}  // namespace xingji::cases
