// Rows that are asked one after the other, the first that holds decides: levels of gates, stages,
// branches, rules of a total, choices of a window. One that never holds, because one before it
// always does, was meant in another place.
#include <algorithm>
#include <list>

#include "pack/demand.h"
#include "pack/lint.h"

namespace xingji {
namespace {

struct Row {
  std::string name;  // "level 'mild'"
  Place place;
  std::optional<Expression> when;  // nothing: it holds when none before it does
};

struct Known {
  Demand demand;
  std::size_t row;
};

void add_demands(const Expression& condition, std::size_t row, const Pack& pack,
                 std::vector<Known>& known) {
  std::vector<const Expression*> parts;
  add_parts(condition, parts);
  for (const Expression* part : parts) {
    if (auto demand = demand_of(*part, pack)) known.push_back({std::move(*demand), row});
  }
}

// Whether the condition cannot be where all that is demanded is.
bool is_excluded(const Expression& condition, const std::vector<Known>& known, const Pack& pack) {
  if (condition.op == Op::either) {
    return std::all_of(condition.arguments.begin(), condition.arguments.end(),
                       [&](const Expression& part) { return is_excluded(part, known, pack); });
  }
  std::vector<const Expression*> parts;
  add_parts(condition, parts);
  return std::any_of(parts.begin(), parts.end(), [&](const Expression* part) {
    if (part->op == Op::either) return is_excluded(*part, known, pack);
    const auto demand = demand_of(*part, pack);
    return demand && std::any_of(known.begin(), known.end(), [&](const Known& other) {
             return contradict(other.demand, *demand);
           });
  });
}

// The row before `row` that always holds where it would, or the last of several that together do.
// What a row asks for is known where it holds; where a row does not hold, its things may be
// missing.
std::optional<std::size_t> hidden_by(const std::vector<Row>& rows, std::size_t row,
                                     const Expression* when, const Pack& pack) {
  if (when != nullptr && when->op == Op::either) {  // none of its parts is left
    std::size_t last = 0;
    for (const Expression& part : when->arguments) {
      const auto before = hidden_by(rows, row, &part, pack);
      if (!before) return std::nullopt;
      last = std::max(last, *before);
    }
    return last;
  }
  std::vector<Known> own;
  if (when != nullptr) add_demands(*when, row, pack, own);
  std::vector<Known> failed;  // what rows before it, that did not hold, say of counts
  std::list<Expression> kept;
  for (std::size_t before = 0; before < row; ++before) {
    if (!rows[before].when) return std::nullopt;  // told by lint_stages
    if (when != nullptr && to_text(*when) == to_text(*rows[before].when)) return before;
    const Expression& failing = kept.emplace_back(negated(*rows[before].when));
    if (is_excluded(failing, own, pack) || is_excluded(failing, failed, pack)) return before;
    add_demands(failing, before, pack, failed);
    std::erase_if(failed, [](const Known& known) { return !known.demand.is_always_known; });
  }
  return std::nullopt;
}

void lint_rows_of(Draft& draft, const std::vector<Row>& rows, const std::string& remedy) {
  for (std::size_t row = 1; row < rows.size(); ++row) {
    const auto& when = rows[row].when;
    const auto before = hidden_by(rows, row, when ? &*when : nullptr, draft.pack);
    if (!before) continue;
    draft.refuse(
        rows[row].place,
        rows[row].name + " is never reached: " + rows[*before].name + " always holds first",
        remedy);
  }
}

// A level is met where its condition is unknown, too, when unknown fails: then only what asks for
// one thing is known where it is met.
void lint_levels(Draft& draft, const Gate& gate) {
  std::vector<Row> rows;
  for (const Gate::Level& level : gate.levels) {
    if (level.condition.op == Op::literal) return;  // it could not be read
    rows.push_back({"level '" + level.id + '\'', level.condition.place,
                    level.is_pass ? negated(level.condition) : level.condition});
    std::vector<const Expression*> parts;
    add_parts(*rows.back().when, parts);
    if (!gate.unknown_passes && parts.size() > 1) return;
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
  for (const Stage& stage : pack.stages) {
    stages.push_back(
        {"stage '" + stage.id + '\'', stage.when ? stage.when->place : stage.place, stage.when});
    lint_rows_of(draft, numbered(stage.total, "rule"), remedy);
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
