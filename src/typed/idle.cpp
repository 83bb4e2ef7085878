#include "typed/idle.h"

#include <algorithm>
#include <set>

#include "engine/indicator.h"
#include "pack/measure_names.h"
#include "pack/rest.h"
#include "pack/visit.h"
#include "typed/say.h"

namespace xingji::typed {
namespace {

using Positions = std::set<std::size_t>;

void add_measures(const Expression& expression, const Pack& pack, Positions& into) {
  visit(expression, [&](const Expression& part) {
    const auto measure = part.op == Op::measure ? find_measure(pack, part.name) : std::nullopt;
    if (measure) into.insert(*measure);
  });
}

Positions measures_of(const Expression& expression, const Pack& pack) {
  Positions found;
  add_measures(expression, pack, found);
  return found;
}

// What the card looks at: conditions of branches, and the counts of values that nobody gave.
void add_indicator(const Pack& pack, const Typed& typed, const Card& card, std::size_t i,
                   Positions& asked) {
  const Indicator& indicator = pack.indicators[i];
  if (card.indicators[i].status == IndicatorStatus::not_in_force) return;
  const auto& branch = card.indicators[i].branch;
  for (const Indicator& way : indicator.branches) add_measures(*way.when, pack, asked);
  if (indicator.small) add_measures(indicator.small->when, pack, asked);
  const bool is_given = typed.indicators.contains(i) && is_given_to(i, branch, pack);
  const Indicator& way = as_judged(indicator, branch);
  // Counts of all that it divides go before the value.
  const Positions counts = measures_of(way.value, pack);
  const bool is_counted = std::all_of(counts.begin(), counts.end(), [&](std::size_t measure) {
    return typed.measures.contains(measure);
  });
  if (!is_given || is_counted) asked.insert(counts.begin(), counts.end());
  if (way.denominator && way.least) asked.insert(*way.denominator);
}

Positions asked_measures(const Pack& pack, const Typed& typed, const Card& card) {
  Positions asked;
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    add_indicator(pack, typed, card, i, asked);
  }
  for (const Gate& gate : pack.gates) {
    if (!in_force(gate.since, gate.until, card.day)) continue;
    for (const Gate::Level& level : gate.levels) add_measures(level.condition, pack, asked);
  }
  for (const Bonus& bonus : pack.bonuses) {
    if (in_force(bonus.since, bonus.until, card.day)) add_measures(bonus.when, pack, asked);
  }
  for (const Deduction& deduction : pack.deductions) {
    if (in_force(deduction.since, deduction.until, card.day)) asked.insert(deduction.cases);
  }
  for (const Stage& stage : pack.stages) {
    if (stage.when) add_measures(*stage.when, pack, asked);
    for (const Stage::Rule& rule : stage.total) {
      if (rule.when) add_measures(*rule.when, pack, asked);
    }
  }
  if (pack.total.needs) add_measures(*pack.total.needs, pack, asked);
  return asked;
}

Title names_of(const Positions& measures, const Pack& pack) {
  Title names;
  for (const std::size_t m : measures) {
    const Title title = title_of_measure(pack, m);
    names.zh += (names.zh.empty() ? "" : "、") + pick(title, Language::zh);
    names.en += (names.en.empty() ? "" : ", ") + pick(title, Language::en);
  }
  return names;
}

Title idle_indicator(const Pack& pack, const Typed& typed, const Card& card, std::size_t i) {
  const Indicator& indicator = pack.indicators[i];
  const std::string& text = typed.indicators.at(i).text;
  const Indicator& way = as_judged(indicator, card.indicators[i].branch);
  const Positions asked = measures_of(way.value, pack);
  const Title counts = names_of(asked, pack);
  const bool is_typed = std::all_of(asked.begin(), asked.end(), [&](std::size_t measure) {
    return typed.measures.contains(measure);
  });
  return {
      indicator.title.zh + "填的 " + text + " 没有用上：照填的件数，规则这时按另一条算，看的是 " +
          counts.zh + (is_typed ? "" : "，请把它也填上"),
      text + " of " + indicator.title.en +
          " was not used: by the counts given another branch of the rule holds, which looks at " +
          counts.en + (is_typed ? "" : "; type that, too")};
}

// What chooses between the ways of an indicator of which one asks for the measure, and was not
// given.
Positions undecided_by(const Pack& pack, const Typed& typed, const Card& card, std::size_t i,
                       std::size_t measure) {
  const Indicator& indicator = pack.indicators[i];
  const auto status = card.indicators[i].status;
  if (indicator.branches.empty() || status == IndicatorStatus::not_in_force) return {};
  bool is_asked = false;
  Positions choosing;
  for (const Indicator& way : indicator.branches) {
    is_asked |= measures_of(way.value, pack).contains(measure);
    add_measures(*way.when, pack, choosing);
  }
  const auto sample = typed.samples.find(i);
  std::erase_if(choosing, [&](std::size_t m) {
    const bool is_beside = sample != typed.samples.end() &&
                           ((m == indicator.numerator && sample->second.numerator) ||
                            (m == indicator.denominator && sample->second.denominator));
    return is_beside || typed.measures.contains(m);
  });
  return is_asked ? choosing : Positions{};
}

// Of a count that only one way of an indicator asks for, while what chooses the way is not known.
std::optional<Title> undecided(const Pack& pack, const Typed& typed, const Card& card,
                               std::size_t measure) {
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const Positions lacking = undecided_by(pack, typed, card, i, measure);
    if (lacking.empty()) continue;
    const Title name = names_of({measure}, pack);
    const Title asked = names_of(lacking, pack);
    const Title& indicator = pack.indicators[i].title;
    return Title{"填的 " + name.zh + " 还没有用上：" + indicator.zh + "按哪一条算要看 " + asked.zh +
                     "，请把它也填上",
                 name.en + " was not used yet: which rule holds for " + indicator.en +
                     " depends on " + asked.en + "; type that, too"};
  }
  return std::nullopt;
}

// Whether its own two counts give what the branch looks at, so that it was of use.
bool gives_to_branch(const Pack& pack, const Typed& typed, const Card& card, std::size_t i) {
  const auto sample = typed.samples.find(i);
  if (sample == typed.samples.end()) return false;
  if (!sample->second.numerator || !sample->second.denominator) return false;
  const Indicator& indicator = pack.indicators[i];
  const auto rest = rest_of(indicator, pack);
  const Positions asked = measures_of(as_judged(indicator, card.indicators[i].branch).value, pack);
  return rest && std::all_of(asked.begin(), asked.end(), [&](std::size_t m) {
           const bool is_own = m == indicator.numerator || m == indicator.denominator || m == rest;
           return is_own && !typed.measures.contains(m);
         });
}

}  // namespace

bool is_given_to(std::size_t indicator, const std::optional<std::size_t>& branch,
                 const Pack& pack) {
  const Indicator& whole = pack.indicators[indicator];
  const Indicator& way = as_judged(whole, branch);
  return way.printed_as == whole.printed_as && way.value.type == whole.value.type;
}

std::vector<Title> idle_values(const Pack& pack, const Typed& typed, const Card& card) {
  std::vector<Title> told;
  for (const auto& [i, printed] : typed.indicators) {
    const bool is_idle = !is_given_to(i, card.indicators[i].branch, pack);
    if (is_idle && !gives_to_branch(pack, typed, card, i)) {
      told.push_back(idle_indicator(pack, typed, card, i));
    }
  }
  const Positions asked = asked_measures(pack, typed, card);
  Positions idle;
  for (const auto& [m, printed] : typed.measures) {
    if (asked.contains(m)) continue;
    if (auto why = undecided(pack, typed, card, m)) {
      told.push_back(std::move(*why));
    } else {
      idle.insert(m);
    }
  }
  if (idle.empty()) return told;
  const Title names = names_of(idle, pack);
  told.push_back({"填的 " + names.zh + " 没有用上：这一天的规则用不到，或已经填了由它算出的比率",
                  names.en + " was not used: the rules of the day do not ask for it, or the share "
                             "made of it was given"});
  return told;
}

}  // namespace xingji::typed
