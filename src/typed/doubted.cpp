#include "typed/doubted.h"

#include <map>
#include <string>
#include <tuple>

#include "engine/given_rows.h"
#include "engine/given_values.h"
#include "typed/gauge.h"
#include "typed/save.h"
#include "typed/say.h"
#include "typed/typed.h"

namespace xingji::typed {
namespace {

// What a reading's name means that has a value which may be doubted.
std::optional<Thing> thing_of(std::string_view name, const Pack& pack) {
  if (const auto i = find_indicator(pack, name)) return Thing{Thing::Kind::indicator, *i};
  for (std::size_t g = 0; g < pack.gates.size(); ++g) {
    const bool is_share = name == name_of_gate(pack.gates[g]) && gauge_of(pack.gates[g], pack);
    if (is_share) return Thing{Thing::Kind::gate, g};
  }
  return std::nullopt;
}

class Doubts {
 public:
  explicit Doubts(const Family& family) : family_(family) {}

  void look_at(const GivenRows& rows, std::uint32_t row, const std::string& account) {
    const Pack* judged = family_.on(rows.day(row));
    const Pack& pack = judged == nullptr ? family_.versions.back() : *judged;
    const auto [known, is_new] = said_.try_emplace(
        {&pack, rows.number("indicator", row), rows.number("value", row)}, Title{});
    if (is_new) known->second = doubt_of(rows, row, pack);
    if (known->second.empty()) return;
    const std::string name(rows.text("indicator", row));
    const auto [first, is_first] = first_.try_emplace(name);
    if (is_first) {
      first->second = {known->second, account, format_day(rows.day(row)), 0};
    } else {
      ++first->second.more;
    }
  }

  std::vector<Title> told() const {
    std::vector<Title> sentences;
    for (const auto& [name, first] : first_) {
      const std::string more = std::to_string(first.more);
      const Title others = first.more == 0 ? Title{}
                                           : Title{"；另有 " + more + " 行也要看一看",
                                                   "; look at " + more + " more of its rows, too"};
      sentences.push_back({"读数：" + name + "：" + first.said.zh + "（" + first.account + "，" +
                               first.day + others.zh + "）",
                           "readings: " + name + ": " + first.said.en + " (" + first.account +
                               ", " + first.day + others.en + ")"});
    }
    return sentences;
  }

 private:
  struct First {
    Title said;
    std::string account;
    std::string day;
    int more = 0;
  };

  // Nothing where all is plain, and where the row is left out, which is told elsewhere.
  static Title doubt_of(const GivenRows& rows, std::uint32_t row, const Pack& pack) {
    const std::string_view text = rows.text("value", row);
    const auto thing = thing_of(rows.text("indicator", row), pack);
    if (!thing || text.empty()) return {};
    Typed scratch;
    const bool is_taken = take(pack, *thing, text, scratch);
    if (!scratch.remarks.empty()) return scratch.remarks.front();
    if (is_taken || thing->kind != Thing::Kind::indicator) return {};
    const Indicator& indicator = pack.indicators[thing->position];
    const bool holds =
        reading_of(rows, row, indicator, pack).printed.state == Printed::State::value;
    if (!holds) return {};
    const Title why = why_not(pack, *thing, text);
    return {"「" + std::string(text) + "」" + why.zh + "；现在仍按它算",
            "'" + std::string(text) + "' " + why.en + "; it holds all the same"};
  }

  const Family& family_;
  std::map<std::tuple<const Pack*, std::int64_t, std::int64_t>, Title> said_;
  std::map<std::string, First> first_;
};

}  // namespace

std::vector<Title> doubted_readings(const Family& family, const FactSet& facts) {
  if (!has_given(facts, family.versions.back().id)) return {};
  Doubts doubts(family);
  for (const Shard& shard : facts.shards) {
    for (std::size_t account = 0; account < shard.accounts.size(); ++account) {
      const GivenRows rows(facts, {&shard, account}, Table::readings);
      for (std::uint32_t row = rows.first(); row < rows.last(); ++row) {
        if (rows.text("pack", row) != family.versions.back().id) continue;
        doubts.look_at(rows, row, shard.accounts[account].id);
      }
    }
  }
  return doubts.told();
}

}  // namespace xingji::typed
