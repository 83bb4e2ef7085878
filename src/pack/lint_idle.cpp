// Numbers that load and change nothing: a gate that lowers nobody, a deduction that may take more
// than anybody has.
#include "pack/best.h"
#include "pack/lint.h"

namespace xingji {
namespace {

// Whether the best keeps all that it has. More than that is refused.
bool is_idle(const Pack& pack, const Gate& gate, const Gate::Level& level, Day day) {
  const auto amount = value_on(level.amount, day);
  if (!amount) return false;
  switch (level.act) {
    case Gate::Act::cap:
      return amount == best_under(pack, gate, day);
    case Gate::Act::subtract:
      return *amount == 0;
    case Gate::Act::multiply:
      return *amount == micro_one;
    case Gate::Act::drop:
    case Gate::Act::tell:
      return false;
  }
  return false;
}

std::string act_text(const Gate::Level& level, Day day) {
  const std::string amount = format_micro(value_on(level.amount, day).value_or(0));
  const bool is_cap = level.act == Gate::Act::cap;
  return (is_cap                             ? "cap: "
          : level.act == Gate::Act::subtract ? "subtract: "
                                             : "multiply: ") +
         amount;
}

// On some days only it may be meant: a gate that begins to lower, or that no longer does.
void lint_level(Draft& draft, const Gate& gate, const Gate::Level& level) {
  ChangeDays days(draft.pack);
  days.add(gate.since, gate.until);
  days.add(level.amount);
  std::optional<Day> first;
  for (const Day day : days.days()) {
    if (!in_force(gate.since, gate.until, day)) continue;
    if (!is_idle(draft.pack, gate, level, day)) return;
    if (!first) first = day;
  }
  if (!first) return;
  draft.warn(place_on(level.amount, *first, level.said.place),
             "'" + act_text(level, *first) + "' lowers nobody",
             "mend the number, or write 'do: tell'");
}

void lint_most(Draft& draft, const Deduction& deduction) {
  const Number& number = deduction.most ? *deduction.most : deduction.each;
  ChangeDays days(draft.pack);
  days.add(deduction.since, deduction.until);
  days.add(number);
  for (const Day day : days.days()) {
    if (!in_force(deduction.since, deduction.until, day)) continue;
    const auto taken = value_on(number, day);
    const auto best = best_total(draft.pack, day);
    if (!taken || !best || *best <= 0 || *taken <= *best) continue;
    draft.warn(place_on(number, day, deduction.place),
               "'" + std::string(deduction.most ? "most: " : "each: ") + format_micro(*taken) +
                   "' takes more than there is: " + format_micro(*best) + " is the best" +
                   on_day(draft.pack, day),
               "subtract less");
    return;
  }
}

}  // namespace

void lint_idle(Draft& draft) {
  if (draft.has_errors()) return;
  for (const Gate& gate : draft.pack.gates) {
    for (const Gate::Level& level : gate.levels) lint_level(draft, gate, level);
  }
  for (const Deduction& deduction : draft.pack.deductions) lint_most(draft, deduction);
}

}  // namespace xingji
