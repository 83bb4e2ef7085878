#include "engine/explain.h"

#include <algorithm>
#include <map>

namespace xingji {
namespace {

// What one row adds to a measure, as the card prints it.
Micro printed_value(const Measure& measure, std::int64_t value) {
  if (measure.kind == Measure::Kind::count) return value * micro_one;
  switch (measure.type) {
    case Type::number:
      return value;
    case Type::money:
      return value * (micro_one / 100);
    default:
      return value * micro_one;
  }
}

void collect_columns(const Expression& expression, Table table, std::vector<std::size_t>& columns) {
  if (expression.op == Op::column && !expression.of_order && expression.table == table) {
    columns.push_back(expression.column);
  }
  if (expression.op == Op::join) return;  // speaks of other rows
  for (const Expression& argument : expression.arguments) collect_columns(argument, table, columns);
}

using RowParts = std::map<std::pair<Table, std::uint32_t>, EvidenceRow>;

void add_parts(const Explanation& explanation, std::size_t indicator, std::size_t measure,
               std::optional<Micro> EvidenceRow::*part, RowParts& rows) {
  const Measure& counted = explanation.pack->measures[measure];
  for (const Witness::Row& seen : explanation.witnesses[measure].counted) {
    EvidenceRow& row = rows[{counted.table, seen.row}];
    row.indicator = indicator;
    row.table = counted.table;
    row.row = seen.row;
    row.*part = printed_value(counted, seen.value);
  }
}

}  // namespace

Explanation explain(const Pack& pack, const FactSet& facts, const std::string& subject, Day day) {
  const auto place = find_account(facts, subject);
  CHECK(place.has_value());
  Explanation result;
  result.subject = subject;
  result.pack = &pack;
  result.facts = &facts;
  result.account = {&facts.shards[place->shard], place->account};
  result.day = day;
  Plan plan = make_plan(pack, facts);
  result.witnesses.resize(plan.measures.size());
  result.balances = fold(plan, result.account, day, day, &result.witnesses);
  result.card = evaluate(Rules(pack), result.balances, day, true);
  for (const MeasurePlan& measure : plan.measures) result.tables.push_back(measure.tables);
  return result;
}

std::vector<EvidenceRow> evidence(const Explanation& explanation) {
  std::vector<EvidenceRow> all;
  for (std::size_t i = 0; i < explanation.pack->indicators.size(); ++i) {
    const Indicator& indicator = explanation.pack->indicators[i];
    if (!indicator.numerator || !indicator.denominator) continue;
    RowParts rows;
    add_parts(explanation, i, *indicator.numerator, &EvidenceRow::in_numerator, rows);
    add_parts(explanation, i, *indicator.denominator, &EvidenceRow::in_denominator, rows);
    for (const auto& [place, row] : rows) all.push_back(row);
  }
  return all;
}

std::vector<std::size_t> columns_seen(const Pack& pack, const Indicator& indicator) {
  std::vector<std::size_t> columns;
  for (const auto& position : {indicator.numerator, indicator.denominator}) {
    if (!position) continue;
    const Measure& measure = pack.measures[*position];
    for (const Measure::Filter& filter : measure.filters) {
      collect_columns(filter.condition, measure.table, columns);
    }
    collect_columns(measure.by_day, measure.table, columns);
    if (measure.value) collect_columns(*measure.value, measure.table, columns);
  }
  std::sort(columns.begin(), columns.end());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  return columns;
}

}  // namespace xingji
