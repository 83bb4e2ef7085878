#include "engine/explain.h"

#include <algorithm>
#include <map>

namespace xingji {
namespace {

// How many of the units that a measure counts in make up one that the card prints.
std::int64_t units_per_one(const Measure& measure) {
  constexpr std::int64_t cents_per_unit = 100;
  return measure.type == Type::money ? cents_per_unit : measure.denominator;
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
  // The steps of the rounded running sum: so the column adds up to the rounded sum.
  Int128 so_far = 0;
  Int128 printed = 0;
  for (const Witness::Row& seen : explanation.witnesses[measure].counted) {
    so_far += seen.value;
    const Int128 now = divide_rounded(so_far * micro_one, units_per_one(counted));
    EvidenceRow& row = rows[{counted.table, seen.row}];
    row.indicator = indicator;
    row.table = counted.table;
    row.row = seen.row;
    row.*part = static_cast<Micro>(now - printed);
    printed = now;
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
