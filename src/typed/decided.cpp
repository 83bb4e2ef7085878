#include "typed/decided.h"

#include <algorithm>
#include <tuple>

#include "engine/undecided.h"

namespace xingji::typed {
namespace {

constexpr std::size_t most_ways = 64;

Expression constant(std::int64_t value) {
  Expression expression;
  expression.type = Type::flag;
  expression.literal = value;
  return expression;
}

bool is_open(const Card& card, std::size_t i) {
  return card.indicators[i].undecided && card.indicators[i].points;
}

// What may hold of one indicator, beside what the card has.
std::vector<Decision> choices_of(const Pack& pack, const Card& card, std::size_t i) {
  if (!is_open(card, i)) return {};
  const Undecided& undecided = *card.indicators[i].undecided;
  if (undecided.rule == Undecided::Rule::small_sample) return {{i, std::nullopt}};
  std::vector<Decision> choices;
  for (std::size_t b = undecided.position; b < pack.indicators[i].branches.size(); ++b) {
    if (card.indicators[i].branch != b) choices.push_back({i, b});
  }
  return choices;
}

void add_title(const Title& title, Title& to) {
  to.zh += "「" + title.zh + "」";
  to.en += (to.en.empty() ? "'" : ", '") + title.en + "'";
}

// What the undecided rules of these indicators ask for, each once.
Title lacking(const Pack& pack, const Card& card, const std::vector<std::size_t>& of) {
  Undecided all;
  const auto add_new = [](const std::vector<std::size_t>& from, std::vector<std::size_t>& to) {
    for (const std::size_t each : from) {
      if (std::find(to.begin(), to.end(), each) == to.end()) to.push_back(each);
    }
  };
  for (const std::size_t i : of) {
    add_new(card.indicators[i].undecided->measures, all.measures);
    add_new(card.indicators[i].undecided->attributes, all.attributes);
    add_new(card.indicators[i].undecided->parameters, all.parameters);
  }
  return lacking_words(pack, all);
}

}  // namespace

bool Decision::operator<(const Decision& other) const {
  return std::tie(indicator, branch) < std::tie(other.indicator, other.branch);
}

std::vector<Way> ways_to_decide(const Pack& pack, const Card& card,
                                const std::vector<std::size_t>& among) {
  std::vector<Way> ways{{}};
  for (const std::size_t i : among) {
    const std::vector<Decision> choices = choices_of(pack, card, i);
    const std::size_t before = ways.size();
    for (const Decision& choice : choices) {
      for (std::size_t w = 0; w < before && ways.size() <= most_ways; ++w) {
        ways.push_back(ways[w]);
        ways.back().push_back(choice);
      }
    }
  }
  ways.erase(ways.begin());
  std::stable_sort(ways.begin(), ways.end(),
                   [](const Way& a, const Way& b) { return a.size() < b.size(); });
  return ways;
}

Pack decided(Pack pack, const Way& way) {
  for (const auto& [i, branch] : way) {
    Indicator& indicator = pack.indicators[i];
    if (!branch) indicator.small->when = constant(1);
    for (std::size_t b = 0; branch && b <= *branch; ++b) {
      indicator.branches[b].when = constant(b == *branch ? 1 : 0);
    }
  }
  return pack;
}

std::string ids_of(const Pack& pack, const Way& way) {
  std::string ids;
  for (const Decision& each : way) {
    ids += (ids.empty() ? "" : " ") + pack.indicators[each.indicator].id;
  }
  return ids;
}

Title words_of(const Pack& pack, const Card& card, const Way& way) {
  Title names;
  bool is_small = true;
  std::vector<std::size_t> of;
  for (const Decision& each : way) {
    add_title(pack.indicators[each.indicator].title, names);
    is_small &= !each.branch;
    of.push_back(each.indicator);
  }
  const Title asked = lacking(pack, card, of);
  Title words = is_small ? Title{names.zh + "按小样本规则算就一致",
                                 "agrees when the small-sample rule holds for " + names.en}
                         : Title{names.zh + "按另一条规则算就一致",
                                 "agrees when another of its rules judges " + names.en};
  if (asked.zh.empty()) return words;
  return {words.zh + "；没有判定，请补上" + asked.zh,
          words.en + "; not decided, please give " + asked.en};
}

Unjudged unjudged(const Pack& pack, const Card& card, const std::vector<std::size_t>& among) {
  Unjudged result;
  Title names;
  std::vector<std::size_t> of;
  for (const std::size_t i : among) {
    if (!is_open(card, i)) continue;
    of.push_back(i);
    result.ids += (result.ids.empty() ? "" : " ") + pack.indicators[i].id;
    add_title(pack.indicators[i].title, names);
  }
  if (of.empty()) return result;
  const Title asked = lacking(pack, card, of);
  result.words = {
      "没有找到原因；" + names.zh + "有规则没有判定：缺少" + asked.zh,
      "no reason found; rules of " + names.en + " are not decided: " + asked.en + " not given"};
  return result;
}

}  // namespace xingji::typed
