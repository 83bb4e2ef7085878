#include "engine/explain.h"

#include "engine/covered.h"
#include "engine/number.h"
#include "engine/subjects.h"
#include "engine/window.h"

namespace xingji {

std::optional<std::int64_t> amount_on(const Number& number, const Explanation& explanation) {
  return amount_on(number, *explanation.pack, explanation.balances.attributes, explanation.day);
}

PeerView peers_of(const Explanation& explanation) {
  const PeerTables* tables = explanation.peers ? &*explanation.peers : nullptr;
  return {explanation.pack->peers, tables, explanation.balances.attributes, explanation.day};
}

DayValue value_of(const Expression& expression, const Explanation& explanation) {
  const Pack& pack = *explanation.pack;
  const Balances& balances = explanation.balances;
  const PeerView peers = peers_of(explanation);
  return Formula(expression, pack)
      .value(explanation.day, balances.attributes, worth_in(pack, balances), peers.figures());
}

Explanation explain(const Pack& pack, const FactSet& facts, const std::string& subject, Day day,
                    std::size_t threads) {
  const auto rows = find_subject(facts, pack, subject);
  CHECK(rows.has_value());
  Explanation result;
  result.subject = subject;
  result.pack = &pack;
  result.facts = &facts;
  result.account = *rows;
  result.day = day;
  result.view = pack.zone.end_of(day);
  Plan plan = make_plan(pack, facts);
  result.witnesses.resize(plan.measures.size());
  result.balances = fold(plan, result.account, day, day, &result.witnesses);
  const Rules rules(pack);
  // Only one day has witnesses; conditions may look at the days before it.
  if (rules.days_back > 0) {
    result.balances = fold(plan, result.account, day - rules.days_back, day);
  }
  if (plan.looks_back) result.yesterday = fold(plan, result.account, day - 1, day - 1);
  if (pack.peers) result.peers = peers_of(pack, facts, day, day, threads);
  const PeerTables* peers = result.peers ? &*result.peers : nullptr;
  result.card = evaluate(rules, result.balances, day, true, peers);
  note_covered(rules, plan, result.account, result.balances, result.card);
  for (const MeasurePlan& measure : plan.measures) result.tables.push_back(measure.tables);
  return result;
}

}  // namespace xingji
