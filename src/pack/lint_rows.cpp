// Rows that are asked one after the other, the first that holds decides: levels of gates, stages,
// branches, rules of a total, choices of a window. One that never holds, because one before it
// always does, was meant in another place.
#include <algorithm>
#include <list>

#include "pack/joint.h"
#include "pack/lint.h"
#include "pack/negation.h"

namespace xingji {
namespace {

struct Row {
  std::string name;  // "level 'mild'"
  Place place;
  std::optional<Expression> when;  // nothing: it holds when none before it does
};

using Conditions = std::vector<const Expression*>;

// The row before `row` that always holds where it would, or the last of several that together do.
std::optional<std::size_t> hidden_by(const std::vector<Row>& rows, std::size_t row,
                                     const Conditions& given, const Pack& pack) {
  Conditions all = given;
  if (rows[row].when) all.push_back(&*rows[row].when);
  // One that never holds by itself, or where it stands, is told by itself.
  if (!can_all_hold(all, pack)) return std::nullopt;
  std::list<Expression> kept;
  for (std::size_t before = 0; before < row; ++before) {
    if (!rows[before].when) return std::nullopt;  // told by lint_stages
    if (rows[row].when && to_text(*rows[row].when) == to_text(*rows[before].when)) return before;
    all.push_back(&kept.emplace_back(not_true(*rows[before].when, pack)));
    if (!can_all_hold(all, pack)) return before;
  }
  return std::nullopt;
}

// `given`: what holds wherever the rows are asked.
void lint_rows_of(Draft& draft, const std::vector<Row>& rows, const std::string& remedy,
                  const Conditions& given = {}) {
  for (std::size_t row = 1; row < rows.size(); ++row) {
    auto before = hidden_by(rows, row, {}, draft.pack);
    if (!before) before = hidden_by(rows, row, given, draft.pack);
    if (!before) continue;
    draft.refuse(
        rows[row].place,
        rows[row].name + " is never reached: " + rows[*before].name + " always holds first",
        remedy);
  }
}

// A level is met where its condition is unknown, too, when unknown fails.
void lint_levels(Draft& draft, const Gate& gate) {
  std::vector<Row> rows;
  for (const Gate::Level& level : gate.levels) {
    if (level.condition.op == Op::literal) return;  // it could not be read
    const Expression& condition = level.condition;
    const Expression failing = level.is_pass ? negated(condition) : condition;
    rows.push_back({"level '" + level.id + '\'', condition.place,
                    gate.unknown_passes ? failing : not_true(negated(failing), draft.pack)});
  }
  lint_rows_of(draft, rows, "the worst level comes first");
}

// The first of two levels is the worse one, so it does more.
bool does_less(Gate::Act act, std::int64_t amount, std::int64_t next) {
  switch (act) {
    case Gate::Act::cap:
    case Gate::Act::multiply:
      return amount > next;
    case Gate::Act::subtract:
      return amount < next;
    case Gate::Act::drop:
    case Gate::Act::tell:
      return false;
  }
  return false;
}

void lint_amounts(Draft& draft, const Gate& gate) {
  ChangeDays days(draft.pack);
  for (const Gate::Level& level : gate.levels) days.add(level.amount);
  for (const Day day : days.days()) {
    for (std::size_t i = 0; i + 1 < gate.levels.size(); ++i) {
      const Gate::Level& level = gate.levels[i];
      const Gate::Level& next = gate.levels[i + 1];
      const auto amount = value_on(level.amount, day);
      const auto after = value_on(next.amount, day);
      if (level.act != next.act || !amount || !after) continue;
      if (!does_less(level.act, *amount, *after)) continue;
      draft.refuse(next.amount.on(day)->said.place,
                   "level '" + next.id + "' does more than level '" + level.id + "' before it" +
                       on_day(draft.pack, day),
                   "the worst level comes first");
      return;
    }
  }
}

// Whether every filing that one names takes effect by the other, too.
bool covers(const Exemption& other, const Exemption& one) {
  return other.effect == one.effect && to_text(other.matches) == to_text(one.matches) &&
         (other.reasons.empty() ||
          (!one.reasons.empty() &&
           std::all_of(one.reasons.begin(), one.reasons.end(), [&](const std::string& reason) {
             return std::find(other.reasons.begin(), other.reasons.end(), reason) !=
                    other.reasons.end();
           })));
}

template <class Things>
std::vector<Row> numbered(const Things& things, const std::string& what) {
  std::vector<Row> rows;
  for (const auto& thing : things) {
    rows.push_back({what + ' ' + std::to_string(rows.size() + 1),
                    thing.when ? thing.when->place : thing.said.place, thing.when});
  }
  return rows;
}

// A stage's rules are asked where it holds and none before it does.
void lint_totals(Draft& draft, std::size_t position, const std::string& remedy) {
  const Pack& pack = draft.pack;
  const Stage& stage = pack.stages[position];
  std::list<Expression> kept;
  Conditions given;
  if (stage.when) given.push_back(&*stage.when);
  for (std::size_t before = 0; before < position; ++before) {
    const auto& when = pack.stages[before].when;
    if (when) given.push_back(&kept.emplace_back(not_true(*when, pack)));
  }
  const std::vector<Row> rules = numbered(stage.total, "rule");
  if (!can_all_hold(given, pack)) return;
  for (std::size_t r = 0; r < rules.size(); ++r) {
    const Row& rule = rules[r];
    if (!rule.when || !can_all_hold({&*rule.when}, pack)) continue;
    const std::string others = told_beside(*rule.when, given, pack);
    if (others.empty() || hidden_by(rules, r, {}, pack)) continue;
    draft.refuse(rule.place,
                 rule.name + " is never reached: in the stage '" + stage.id + "' holds " + others,
                 remedy);
    return;
  }
  lint_rows_of(draft, rules, remedy, given);
}

}  // namespace

void lint_exempt(Draft& draft) {
  const auto& exemptions = draft.pack.exemptions;
  for (const Measure& measure : draft.pack.measures) {
    for (const std::size_t one : measure.exemptions) {
      const auto other = std::find_if(
          measure.exemptions.begin(), measure.exemptions.end(), [&](std::size_t another) {
            const bool is_mutual = covers(exemptions[one], exemptions[another]);
            return another != one && covers(exemptions[another], exemptions[one]) &&
                   (!is_mutual || another < one);
          });
      if (other == measure.exemptions.end()) continue;
      draft.refuse(measure.place,
                   "'" + exemptions[one].id + "' takes nothing out of '" + measure.id + "' that '" +
                       exemptions[*other].id + "' leaves in",
                   "exempt one of the two");
      break;
    }
  }
}

void lint_rows(Draft& draft) {
  const std::string remedy = "mend one of the two or take it out";
  const Pack& pack = draft.pack;
  for (const Gate& gate : pack.gates) {
    lint_levels(draft, gate);
    lint_amounts(draft, gate);
  }
  std::vector<Row> stages;
  for (std::size_t s = 0; s < pack.stages.size(); ++s) {
    const Stage& stage = pack.stages[s];
    stages.push_back(
        {"stage '" + stage.id + '\'', stage.when ? stage.when->place : stage.place, stage.when});
    lint_totals(draft, s, remedy);
  }
  lint_rows_of(draft, stages, remedy);
  for (const Indicator& indicator : pack.indicators) {
    std::vector<Row> branches = numbered(indicator.branches, "branch");
    if (branches.empty()) continue;
    branches.push_back({"the last branch", indicator.place, std::nullopt});
    lint_rows_of(draft, branches, remedy);
  }
  for (const Measure& measure : pack.measures) {
    lint_rows_of(draft, numbered(measure.window.choices, "choice"), remedy);
  }
}

}  // namespace xingji
