#include "engine/unknown.h"

#include <algorithm>

#include "engine/covered.h"
#include "engine/window.h"

namespace xingji {
namespace {

// Of an expression that is not known.
std::optional<Unknown::Why> reason_of(const Expression& expression,
                                      const Explanation& explanation) {
  if (expression.op == Op::divide) {
    const DayValue divisor = value_of(expression.arguments[1], explanation);
    if (divisor.is_known() && divisor.ratio.numerator == 0) return Unknown::Why::divided_by_zero;
  }
  if (expression.op == Op::parameter) return Unknown::Why::unset_parameter;
  if (expression.op == Op::attribute) return Unknown::Why::no_attribute;
  if (expression.op == Op::look_up) return Unknown::Why::not_found;
  if (expression.op == Op::peer) return Unknown::Why::no_peers;
  if (expression.op == Op::past) return Unknown::Why::not_on_all_days;
  if (expression.op == Op::measure) return Unknown::Why::no_data;
  return std::nullopt;
}

void collect(const Expression& expression, const Explanation& explanation,
             std::vector<Unknown>& unknowns) {
  if (value_of(expression, explanation).is_known()) return;
  if (const auto why = reason_of(expression, explanation)) {
    const Expression* part =
        *why == Unknown::Why::divided_by_zero ? &expression.arguments[1] : &expression;
    const bool is_told = std::any_of(unknowns.begin(), unknowns.end(), [&](const Unknown& other) {
      return other.why == *why && to_text(*other.part) == to_text(*part);
    });
    if (!is_told) unknowns.push_back({*why, part});
  }
  // Its arguments are asked of other days.
  if (expression.op == Op::past) return;
  for (const Expression& argument : expression.arguments) collect(argument, explanation, unknowns);
}

void collect_parameters(const Expression& expression, const Pack& pack,
                        std::vector<std::size_t>& found) {
  if (expression.op == Op::parameter) {
    const auto named =
        std::find_if(pack.parameters.begin(), pack.parameters.end(),
                     [&](const Parameter& parameter) { return parameter.id == expression.name; });
    const auto position = static_cast<std::size_t>(named - pack.parameters.begin());
    if (std::find(found.begin(), found.end(), position) == found.end()) found.push_back(position);
  }
  for (const Expression& argument : expression.arguments) {
    collect_parameters(argument, pack, found);
  }
}

}  // namespace

std::vector<Gap> gaps_of(const Explanation& explanation, std::size_t measure) {
  const Balance& balance = explanation.balances.at(measure, explanation.day);
  const Window::Choice& window = explanation.pack->measures[measure].window.choices[balance.choice];
  const Day first = window.first_day(explanation.day);
  const Day last = window.last_day(explanation.day);
  std::vector<Gap> gaps;
  for (const Table table : explanation.tables[measure]) {
    const std::int64_t covered =
        count_covered(*explanation.facts, explanation.account, {table}, first, last);
    if (covered == last - first + 1) continue;
    gaps.push_back({table, complete_days(*explanation.facts, explanation.account, table)});
  }
  return gaps;
}

std::vector<Unknown> unknowns_of(const Expression& expression, const Explanation& explanation) {
  std::vector<Unknown> unknowns;
  collect(expression, explanation, unknowns);
  return unknowns;
}

std::vector<std::size_t> parameters_of(const std::vector<const Expression*>& expressions,
                                       const Pack& pack) {
  std::vector<std::size_t> found;
  for (const Expression* expression : expressions) collect_parameters(*expression, pack, found);
  return found;
}

}  // namespace xingji
