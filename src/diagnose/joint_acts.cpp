// One new case of two figures: shares of the same rows, where a case can be good for both.
#include <algorithm>
#include <set>

#include "diagnose/act.h"
#include "engine/indicator.h"
#include "pack/joint.h"
#include "pack/negation.h"

namespace xingji::diagnose {
namespace {

using Conditions = std::vector<Expression>;

std::set<std::string> texts_of(const Measure& measure) {
  std::set<std::string> texts;
  for (const Measure::Filter& filter : measure.filters) texts.insert(to_text(filter.condition));
  return texts;
}

// Whether both count the same rows, each on a day of its own.
bool are_same_rows(const Measure& a, const Measure& b) {
  const auto by = [](const Measure& measure) {
    return measure.by ? to_text(*measure.by) : std::string();
  };
  return a.kind == Measure::Kind::count && b.kind == Measure::Kind::count && !a.weight &&
         !b.weight && a.table == b.table && a.table != Table::sessions &&
         a.selections == b.selections && by(a) == by(b) && texts_of(a) == texts_of(b);
}

// What a case meets that is one for the figure: counted above, or below alone.
std::optional<Conditions> conditions_of(const Act& act, const Indicator& way, const Pack& pack) {
  // An act of another branch speaks of other counts.
  const bool is_of_way =
      std::all_of(act.changes.begin(), act.changes.end(), [&](const Act::Change& change) {
        return change.measure == *way.numerator || change.measure == *way.denominator;
      });
  if (!is_of_way) return std::nullopt;
  const Measure& above = pack.measures[*way.numerator];
  const Measure& below = pack.measures[*way.denominator];
  const std::set<std::string> all = texts_of(below);
  Conditions conditions;
  Conditions counts;
  for (const Measure::Filter& filter : below.filters) conditions.push_back(filter.condition);
  for (const Measure::Filter& filter : above.filters) {
    if (!all.contains(to_text(filter.condition))) counts.push_back(filter.condition);
  }
  if (act.kind == Act::Kind::good) {
    conditions.insert(conditions.end(), counts.begin(), counts.end());
    return conditions;
  }
  if (act.kind != Act::Kind::spread || counts.size() != 1) return std::nullopt;
  conditions.push_back(negated(counts.front()));
  return conditions;
}

const Indicator* share_of(const Explanation& x, std::size_t indicator) {
  const Indicator& way =
      as_judged(x.pack->indicators[indicator], x.card.indicators[indicator].branch);
  return way.numerator && way.denominator ? &way : nullptr;
}

// New cases of one table, each counted as one.
std::optional<Table> table_of(const Pack& pack, const Act& act) {
  std::optional<Table> table;
  for (const Act::Change& change : act.changes) {
    const Measure& measure = pack.measures[change.measure];
    if (change.by <= 0 || measure.weight || measure.table == Table::sessions) return std::nullopt;
    if (table && *table != measure.table) return std::nullopt;
    table = measure.table;
  }
  return table;
}

bool change_one_count(const Act& a, const Act& b) {
  return std::ranges::any_of(a.changes, [&](const Act::Change& change) {
    return std::ranges::any_of(
        b.changes, [&](const Act::Change& other) { return change.measure == other.measure; });
  });
}

}  // namespace

std::optional<Act> supposed_joint(const Pack& pack, const Act& a, const Act& b) {
  const auto table = table_of(pack, a);
  if (!table || table != table_of(pack, b) || change_one_count(a, b)) return std::nullopt;
  Act joint{Act::Kind::good, a.changes, std::nullopt};
  joint.changes.insert(joint.changes.end(), b.changes.begin(), b.changes.end());
  std::vector<const Expression*> conditions;
  for (const Act::Change& change : joint.changes) {
    for (const Measure::Filter& filter : pack.measures[change.measure].filters) {
      add_parts(filter.condition, conditions);
    }
  }
  note_besides(pack, joint);
  return can_all_hold(conditions, pack) ? std::optional(joint) : std::nullopt;
}

std::optional<Act> joint_act(const Explanation& explanation, const Act& a, std::size_t of_a,
                             const Act& b, std::size_t of_b) {
  const Pack& pack = *explanation.pack;
  const Indicator* one = share_of(explanation, of_a);
  const Indicator* other = share_of(explanation, of_b);
  if (one == nullptr || other == nullptr || one->denominator == other->denominator ||
      !are_same_rows(pack.measures[*one->denominator], pack.measures[*other->denominator])) {
    return std::nullopt;
  }
  const auto of_one = conditions_of(a, *one, pack);
  const auto of_other = conditions_of(b, *other, pack);
  if (!of_one || !of_other) return std::nullopt;
  std::vector<const Expression*> conditions;
  for (const Conditions* some : {&*of_one, &*of_other}) {
    for (const Expression& condition : *some) add_parts(condition, conditions);
  }
  if (!can_all_hold(conditions, pack)) return std::nullopt;
  Act joint{a.kind == b.kind ? a.kind : Act::Kind::good, b.changes, std::nullopt};
  joint.changes.insert(joint.changes.end(), a.changes.begin(), a.changes.end());
  note_besides(pack, joint);
  return joint;
}

}  // namespace xingji::diagnose
