#include "engine/evidence.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/indicator.h"
#include "engine/plan.h"
#include "engine/sessions.h"

namespace xingji {
namespace {

using Role = EvidenceRow::Role;

// How many of the units that a measure counts in make up one that the card prints.
std::int64_t units_per_one(const Measure& measure) {
  constexpr std::int64_t cents_per_unit = 100;
  return (measure.type == Type::money ? cents_per_unit : 1) * measure.denominator;
}

// The columns that rules look at, by table.
using Columns = std::map<Table, std::set<std::size_t>>;

void collect(const Expression& expression, Columns& columns) {
  if (expression.op == Op::column) columns[expression.table].insert(expression.column);
  if (expression.op == Op::join) {
    auto& joined = columns[expression.table];  // looked at even where no column is named
    const bool reads_column = expression.join != Join::any && expression.join != Join::none &&
                              expression.join != Join::count;
    if (reads_column) joined.insert(expression.column);
  }
  for (const Expression& argument : expression.arguments) collect(argument, columns);
}

void collect(const Pack& pack, const Measure& measure, Columns& columns) {
  collect(measure.by_day, columns);
  if (measure.by) collect(*measure.by, columns);
  for (const Measure::Filter& filter : measure.filters) collect(filter.condition, columns);
  for (const std::size_t exemption : measure.exemptions) {
    collect(pack.exemptions[exemption].matches, columns);
  }
  for (const std::size_t extension : measure.extensions) {
    collect(pack.exemptions[extension].matches, columns);
  }
  if (measure.value) collect(*measure.value, columns);
  if (measure.weight) collect(*measure.weight, columns);
  if (!measure.session) return;
  const SessionRule& rule = pack.sessions[*measure.session];
  collect(rule.opened_by, columns);
  collect(rule.answered_by, columns);
  columns[Table::messages].insert(column_index(Table::messages, "sent_at"));
}

// The facts behind one number: one measure, or two that are its sides.
class Gathering {
 public:
  Gathering(const Explanation& explanation, std::string of)
      : x_(explanation), of_(std::move(of)), view_(x_.view) {}

  void add(std::size_t measure, std::optional<Micro> EvidenceRow::*part) {
    const Measure& counted = x_.pack->measures[measure];
    collect(*x_.pack, counted, columns_);
    add_counted(counted, x_.witnesses[measure], part);
    for (const Witness::Exempted& extended : x_.witnesses[measure].extended) {
      rows_[{counted.table, extended.row}].filing = extended.filing;
    }
    for (const Witness::Exempted& taken : x_.witnesses[measure].exempted) {
      EvidenceRow& row = rows_[{counted.table, taken.row}];
      if (row.in_numerator || row.in_denominator) continue;
      row.role = Role::exempted;
      row.filing = taken.filing;
    }
  }

  void finish(std::vector<EvidenceRow>& all) {
    for (auto& [place, row] : rows_) {
      std::tie(row.table, row.row) = place;
      push(row, all);
      for (const auto& [table, columns] : columns_) {
        if (table != row.table) push_joined(row, table, all);
      }
    }
  }

 private:
  // The steps of the rounded running sum: so the column adds up to the rounded sum.
  void add_counted(const Measure& counted, const Witness& witness,
                   std::optional<Micro> EvidenceRow::*part) {
    Int128 so_far = 0;
    Int128 printed = 0;
    std::set<std::int64_t> met;  // of a measure that counts what is different
    const bool is_distinct = counted.kind == Measure::Kind::distinct;
    for (const Witness::Row& seen : witness.counted) {
      so_far += is_distinct ? (met.insert(seen.value).second ? 1 : 0) : seen.value;
      const Int128 now = divide_rounded(so_far * micro_one, units_per_one(counted));
      EvidenceRow& row = rows_[{counted.table, seen.row}];
      row.role = Role::counted;
      row.filing.clear();
      row.*part = static_cast<Micro>(now - printed);
      printed = now;
    }
  }

  void push(EvidenceRow row, std::vector<EvidenceRow>& all) const {
    row.of = of_;
    std::set<std::size_t> columns = columns_.at(row.table);
    const TableData& data = x_.account.shard->table(row.table);
    for (const std::size_t column : naming_columns(row.table)) {
      if (data.columns[column].at(row.row) != missing) columns.insert(column);
    }
    row.columns.assign(columns.begin(), columns.end());
    if (row.role != Role::joined) name_order(row);
    all.push_back(std::move(row));
  }

  // A rating says nothing of the warehouse that its order came from, and a late pickup nothing of
  // the carrier.
  void name_order(EvidenceRow& row) const {
    if (row.table == Table::sessions) return;
    const std::uint32_t order = order_row(x_.account, row.table, row.row);
    if (row.table != Table::orders && order != no_row) name_row(Table::orders, order, row);
    const auto [begin, end] = joined_rows(x_.account, row.table, row.row, Table::parcels);
    for (std::uint32_t parcel = begin; parcel < end; ++parcel) {
      if (row.table != Table::parcels) name_row(Table::parcels, parcel, row);
    }
  }

  void name_row(Table table, std::uint32_t named, EvidenceRow& row) const {
    const TableData& data = x_.account.shard->table(table);
    if (!Existence(data, table).of(named, view_)) return;
    for (const std::size_t column : naming_columns(table)) {
      if (data.columns[column].at(named) == missing) continue;
      row.of_order.push_back({table, named, column});
    }
  }

  void push_joined(const EvidenceRow& beside, Table table, std::vector<EvidenceRow>& all) const {
    const auto push_row = [&](std::uint32_t row) {
      const TableData& data = x_.account.shard->table(table);
      if (!Existence(data, table).of(row, view_)) return;
      EvidenceRow joined;
      joined.role = Role::joined;
      joined.table = table;
      joined.row = row;
      push(std::move(joined), all);
    };
    if (beside.table == Table::sessions && table == Table::messages) {
      const auto& [shard, account] = std::tie(*x_.account.shard, x_.account.account);
      for (const std::uint32_t row : messages_of(shard, account, beside.row, view_)) push_row(row);
      return;
    }
    if (table == Table::orders) {
      const std::uint32_t order = order_row(x_.account, beside.table, beside.row);
      if (order != no_row) push_row(order);
      return;
    }
    const auto [begin, end] = joined_rows(x_.account, beside.table, beside.row, table);
    for (std::uint32_t row = begin; row < end; ++row) push_row(row);
  }

  const Explanation& x_;
  std::string of_;
  Instant view_;
  Columns columns_;
  std::map<std::pair<Table, std::uint32_t>, EvidenceRow> rows_;
};

void add_each(const Explanation& explanation, const std::string& of,
              const std::set<std::size_t>& measures, std::vector<EvidenceRow>& all) {
  for (const std::size_t measure : measures) {
    Gathering rows(explanation, of + ": " + explanation.pack->measures[measure].id);
    rows.add(measure, &EvidenceRow::in_numerator);
    rows.finish(all);
  }
}

void add_part(const Explanation& explanation, const ExplainedPart& part,
              std::vector<EvidenceRow>& all) {
  const Pack& pack = *explanation.pack;
  if (part.kind == ExplainedPart::Kind::indicator) {
    const Indicator& indicator = as_judged(pack.indicators[part.position],
                                           explanation.card.indicators[part.position].branch);
    if (indicator.numerator && indicator.denominator) {
      Gathering rows(explanation, indicator.id);
      rows.add(*indicator.numerator, &EvidenceRow::in_numerator);
      rows.add(*indicator.denominator, &EvidenceRow::in_denominator);
      return rows.finish(all);
    }
  }
  const std::vector<std::size_t> measures = measures_of(explanation, part);
  add_each(explanation, id_of(pack, part), {measures.begin(), measures.end()}, all);
}

}  // namespace

std::vector<EvidenceRow> evidence(const Explanation& explanation,
                                  const std::optional<ExplainedPart>& part) {
  std::vector<EvidenceRow> all;
  const std::vector<ExplainedPart> parts =
      part ? std::vector{*part} : explained_parts(*explanation.pack);
  for (const ExplainedPart& one : parts) add_part(explanation, one, all);
  return all;
}

std::vector<EvidenceRow> evidence_of(const Explanation& explanation, const std::string& of,
                                     const std::set<std::size_t>& measures) {
  std::vector<EvidenceRow> all;
  add_each(explanation, of, measures, all);
  return all;
}

std::string_view to_text(EvidenceRow::Role role) {
  switch (role) {
    case Role::counted:
      return "counted";
    case Role::joined:
      return "joined";
    case Role::exempted:
      return "exempted";
  }
  return {};
}

}  // namespace xingji
