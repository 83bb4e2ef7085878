#include "engine/explain.h"

#include "engine/covered.h"
#include "engine/number.h"
#include "engine/subjects.h"

namespace xingji {

std::optional<std::int64_t> amount_on(const Number& number, const Explanation& explanation) {
  return amount_on(number, *explanation.pack, explanation.balances.attributes, explanation.day);
}

Explanation explain(const Pack& pack, const FactSet& facts, const std::string& subject, Day day) {
  const auto rows = find_subject(facts, pack, subject);
  CHECK(rows.has_value());
  Explanation result;
  result.subject = subject;
  result.pack = &pack;
  result.facts = &facts;
  result.account = *rows;
  result.day = day;
  Plan plan = make_plan(pack, facts);
  result.witnesses.resize(plan.measures.size());
  result.balances = fold(plan, result.account, day, day, &result.witnesses);
  if (plan.looks_back) result.yesterday = fold(plan, result.account, day - 1, day - 1);
  const Rules rules(pack);
  result.card = evaluate(rules, result.balances, day, true);
  note_covered(rules, plan, result.account, result.balances, result.card);
  for (const MeasurePlan& measure : plan.measures) result.tables.push_back(measure.tables);
  return result;
}

}  // namespace xingji
