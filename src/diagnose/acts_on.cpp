// What can be done about a condition or a formula over counts, and out of a small sample.
#include <algorithm>
#include <functional>
#include <set>

#include "diagnose/act.h"
#include "engine/formula.h"
#include "pack/negation.h"
#include "pack/range.h"
#include "pack/visit.h"

namespace xingji::diagnose {
namespace {

bool is_count(const Measure& measure) {
  return measure.kind == Measure::Kind::count || measure.kind == Measure::Kind::distinct;
}

// Whether people or facts say how many there are.
bool is_known(const Explanation& x, std::size_t measure) {
  const Balance& balance = x.balances.at(measure, x.day);
  return balance.covered != Covered::none && balance.fits;
}

// Fewer of what is divided by leaves the cases in it that count.
std::set<std::size_t> divisors_of(const Expression& expression, const Pack& pack) {
  std::set<std::size_t> divisors;
  visit(expression, [&](const Expression& part) {
    if (part.op != Op::divide) return;
    visit(part.arguments[1], [&](const Expression& below) {
      if (below.op != Op::measure) return;
      if (const auto found = find_measure(pack, below.name)) divisors.insert(*found);
    });
  });
  return divisors;
}

// The counts that hold a case of the measure as well: it is a part of them, or divided by them.
std::set<std::size_t> holders_of(std::size_t m, const Formula& formula,
                                 const Expression& expression, const Pack& pack) {
  std::set<std::size_t> holders;
  const Measure& measure = pack.measures[m];
  for (const std::size_t other : formula.measures()) {
    if (other != m && is_share(measure, pack.measures[other], pack)) holders.insert(other);
  }
  visit(expression, [&](const Expression& part) {
    if (part.op != Op::divide || part.arguments[0].op != Op::measure ||
        part.arguments[1].op != Op::measure || find_measure(pack, part.arguments[0].name) != m) {
      return;
    }
    const auto below = find_measure(pack, part.arguments[1].name);
    if (!below || *below == m) return;
    const Measure& all = pack.measures[*below];
    if (all.table == measure.table && is_count(all)) holders.insert(*below);
  });
  return holders;
}

// A good case more, of the indicators that are under a rule for small samples and count its table.
void add_cases(const Explanation& x, Table table, std::vector<Act::Change>& changes) {
  const Pack& pack = *x.pack;
  const auto add = [&](std::size_t m) {
    const auto is_it = [&](const Act::Change& change) { return change.measure == m; };
    if (std::any_of(changes.begin(), changes.end(), is_it)) return;
    changes.push_back({m, pack.measures[m].denominator});
  };
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const Indicator& indicator = pack.indicators[i];
    if (x.card.indicators[i].status != IndicatorStatus::fixed || !indicator.denominator) continue;
    const Measure& all = pack.measures[*indicator.denominator];
    const bool is_mean = indicator.numerator && !is_count(pack.measures[*indicator.numerator]);
    if (all.table != table || !is_count(all) || all.weight || is_mean) continue;
    add(*indicator.denominator);
    const bool is_good = indicator.better == Indicator::Better::higher && indicator.numerator &&
                         is_share(pack.measures[*indicator.numerator], all, pack);
    if (is_good) add(*indicator.numerator);
  }
}

// What a measure's rows have in common, and what else they are.
std::set<std::string> conditions_of(const Measure& measure) {
  std::set<std::string> conditions;
  const std::function<void(const Expression&)> add = [&](const Expression& condition) {
    if (condition.op != Op::both) {
      conditions.insert(to_text(condition));
      return;
    }
    for (const Expression& part : condition.arguments) add(part);
  };
  for (const Measure::Filter& filter : measure.filters) add(filter.condition);
  return conditions;
}

// Whether each counts the rows that the other would, but for one condition, which is the other's
// opposite: a bad review is raised or left.
bool are_opposites(const Measure& a, const Measure& b) {
  if (a.table != b.table || to_text(a.by_day) != to_text(b.by_day)) return false;
  std::set<std::string> ours = conditions_of(a);
  std::set<std::string> theirs = conditions_of(b);
  const std::set<std::string> all = ours;
  std::erase_if(ours, [&](const std::string& each) { return theirs.contains(each); });
  std::erase_if(theirs, [&](const std::string& each) { return all.contains(each); });
  if (ours.size() != 1 || theirs.size() != 1) return false;
  std::set<std::string> opposite;
  for (const Measure::Filter& filter : a.filters) {
    visit(filter.condition, [&](const Expression& part) {
      if (to_text(part) == *ours.begin()) opposite.insert(to_text(negated(part)));
    });
  }
  return opposite.contains(*theirs.begin());
}

// The count of the formula whose cases become those of `m`: no other case can.
std::optional<std::size_t> source_of(std::size_t m, const Formula& formula, const Pack& pack) {
  for (const std::size_t other : formula.measures()) {
    if (other != m && are_opposites(pack.measures[m], pack.measures[other])) return other;
  }
  return std::nullopt;
}

// Who has cases of one kind is told of more of these, and not of a kind of which there is none.
void leave_out_unheard_of(const Explanation& x, std::vector<Act>& acts) {
  const auto is_new_case = [](const Act& act) { return act.kind == Act::Kind::good; };
  const auto is_known_kind = [&](const Act& act) {
    return is_new_case(act) && x.balances.at(act.changes.back().measure, x.day).value > 0;
  };
  if (std::ranges::none_of(acts, is_known_kind)) return;
  std::erase_if(acts, [&](const Act& act) { return is_new_case(act) && !is_known_kind(act); });
}

}  // namespace

std::vector<Act> acts_on(const Explanation& explanation, const Expression& expression) {
  const Pack& pack = *explanation.pack;
  std::vector<Act> acts;
  const std::set<std::size_t> divisors = divisors_of(expression, pack);
  const Formula formula(expression, pack);
  for (const std::size_t m : formula.measures()) {
    const Measure& measure = pack.measures[m];
    if (!is_count(measure) || !is_known(explanation, m)) continue;
    const std::int64_t one = measure.denominator;
    const std::int64_t now = explanation.balances.at(m, explanation.day).value;
    if (!divisors.contains(m)) {
      acts.push_back({Act::Kind::fewer, {{m, -one}}, now / one});
      acts.back().is_past = !can_be_undone(measure);
    }
    if (const auto source = source_of(m, formula, pack)) {
      const Measure& left = pack.measures[*source];
      const std::int64_t most =
          explanation.balances.at(*source, explanation.day).value / left.denominator;
      if (most > 0 && is_known(explanation, *source)) {
        acts.push_back({Act::Kind::more, {{*source, -left.denominator}, {m, one}}, most});
      }
      continue;
    }
    std::vector<Act::Change> changes{{m, one}};
    for (const std::size_t all : holders_of(m, formula, expression, pack)) {
      changes.push_back({all, pack.measures[all].denominator});
    }
    const Act::Kind kind = changes.size() > 1 ? Act::Kind::good : Act::Kind::more;
    acts.push_back({kind, std::move(changes), std::nullopt});
  }
  leave_out_unheard_of(explanation, acts);
  return acts;
}

std::vector<Act> acts_on_typed(const Explanation& explanation, const Expression& expression) {
  const Pack& pack = *explanation.pack;
  std::set<std::string> asked;
  visit(expression, [&](const Expression& part) {
    if (part.op == Op::divide) asked.insert(to_text(part));
  });
  std::vector<Act> acts;
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const Given* given = explanation.balances.given_for(i, explanation.day);
    const bool is_typed = given != nullptr && !given->denominator;
    if (!is_typed || !asked.contains(to_text(pack.indicators[i].value))) continue;
    for (Act& act : acts_for(explanation, i, std::nullopt)) {
      if (act.kind == Act::Kind::per_hundred) acts.push_back(std::move(act));
    }
  }
  return acts;
}

std::vector<Act> acts_out_of(const Explanation& explanation, const SmallSample& small) {
  const Pack& pack = *explanation.pack;
  // The size of a sample is its largest count; the others are the bad cases in it.
  std::optional<std::size_t> size;
  const auto value_of = [&](std::size_t m) {
    return explanation.balances.at(m, explanation.day).value / pack.measures[m].denominator;
  };
  const Formula formula(small.when, pack);
  for (const std::size_t m : formula.measures()) {
    if (!is_count(pack.measures[m]) || !is_known(explanation, m)) continue;
    if (!size || value_of(m) > value_of(*size)) size = m;
  }
  if (!size) return {};
  std::vector<Act::Change> changes;
  add_cases(explanation, pack.measures[*size].table, changes);
  std::erase_if(changes, [&](const Act::Change& change) { return change.measure == *size; });
  changes.push_back({*size, pack.measures[*size].denominator});
  return {{Act::Kind::more, std::move(changes), std::nullopt}};
}

}  // namespace xingji::diagnose
