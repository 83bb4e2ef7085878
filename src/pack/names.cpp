#include "pack/names.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "pack/later.h"
#include "pack/syntax.h"
#include "pack/typing_rules.h"
#include "pack/typing_tables.h"

namespace xingji {
namespace {

std::vector<std::string_view> column_names(Table table) {
  std::vector<std::string_view> names;
  for (const Column& column : definition(table).columns) names.push_back(column.name);
  return names;
}

bool has_order(Table table) { return find_column(table, "order_id").has_value(); }

Expression column_expression(Table table, std::size_t position) {
  Expression result;
  result.op = Op::column;
  result.type = type_of(definition(table).columns[position].kind);
  result.table = table;
  result.column = position;
  return result;
}

Expression named_expression(Op op, const Scope::Name& name) {
  Expression result;
  result.op = op;
  result.type = name.type;
  result.name = name.id;
  return result;
}

const Scope::Name* find_among(std::span<const Scope::Name> known, std::string_view name) {
  const auto found = std::find_if(known.begin(), known.end(), [&](const Scope::Name& candidate) {
    return candidate.id == name;
  });
  return found == known.end() ? nullptr : &*found;
}

NameFault unknown_column(Table table, std::string_view column) {
  const std::string name(definition(table).name);
  std::string remedy = did_you_mean(column, column_names(table));
  if (remedy.empty()) remedy = "columns of " + name + ": " + with_commas(column_names(table));
  return {"unknown column '" + std::string(column) + "' in " + name, remedy, false, true};
}

// Why the row reaches no order; nothing: it does, or is one. What names a provider stands with it,
// and orders stand with their shops.
std::optional<NameFault> lacks_order(const Scope& scope) {
  const TableDefinition& table = definition(*scope.table);
  if (scope.table == Table::orders) return std::nullopt;
  const std::string rows = "rows of " + std::string(table.name);
  if (!has_order(table.table)) return NameFault{rows + " have no order", ""};
  if (scope.subject != "provider" || !may_name_provider(table.table)) return std::nullopt;
  return NameFault{rows + " of a provider have no order",
                   "orders stand with their shops: ask for columns of the row itself"};
}

NameFault told_already() {
  NameFault fault;
  fault.is_told = true;
  return fault;
}

NameFault of_team(std::string_view name) {
  return {"there is no '" + std::string(name) + "' here",
          "in 'pay', 'team.' stands before a measure or a value of the pay"};
}

std::string_view article_of(Join join) {
  return join == Join::sum ? "a number or an amount of money" : "something with an order";
}

}  // namespace

namespace {

// A name that is near to none may be lost in a block that is out of joint.
bool may_be_lost(const Scope& scope, std::string_view remedy) {
  return remedy.empty() && is_unread(scope, out_of_joint);
}

}  // namespace

bool is_unread(const Scope& scope, std::string_view name) {
  const auto& unread = scope.unread_tables;
  return std::find(unread.begin(), unread.end(), name) != unread.end();
}

std::optional<Expression> Names::find(std::string_view name) const {
  if (!name.empty() && name == scope_.shown) {
    return named_expression(Op::shown, {std::string(name), Type::number});
  }
  if (scope_.table) {
    if (const auto position = find_column(*scope_.table, name)) {
      return column_expression(*scope_.table, *position);
    }
  }
  if (is_unread(scope_, name)) return std::nullopt;
  const Scope::Name* measure = scope_.table ? nullptr : find_among(scope_.measures, name);
  if (measure != nullptr) return named_expression(Op::measure, *measure);
  if (scope_.table && name == days_ago_name) {
    Expression result;
    result.op = Op::call;
    result.function = Function::days_ago;
    result.type = Type::number;
    return result;
  }
  if (const Scope::Name* parameter = find_among(scope_.parameters, name)) {
    return named_expression(Op::parameter, *parameter);
  }
  return std::nullopt;
}

NameFault Names::unknown(std::string_view name) const {
  if (is_unread(scope_, name)) return told_already();
  std::vector<std::string_view> known;
  if (scope_.table) {
    known = column_names(*scope_.table);
    known.push_back(days_ago_name);
  }
  if (!scope_.table) {
    for (const Scope::Name& measure : scope_.measures) known.push_back(measure.id);
  }
  for (const Scope::Name& parameter : scope_.parameters) known.push_back(parameter.id);
  std::string remedy = did_you_mean(name, known);
  if (may_be_lost(scope_, remedy)) return told_already();
  if (scope_.table) {
    const std::string table(definition(*scope_.table).name);
    const bool is_of_order =
        has_order(*scope_.table) && !lacks_order(scope_) && find_column(Table::orders, name);
    if (is_of_order) remedy = "a column of the row's order is written order." + std::string(name);
    if (remedy.empty())
      remedy = "columns of " + table + ": " + with_commas(column_names(*scope_.table));
    return {"unknown column '" + std::string(name) + "' in " + table, remedy};
  }
  if (remedy.empty()) remedy = "a day expression speaks of measures and parameters";
  return {"unknown measure '" + std::string(name) + "'", remedy};
}

std::variant<Expression, NameFault> Names::find_member(const std::string& owner,
                                                       const std::string& member) const {
  if (is_subject(owner)) return find_attribute(scope_, owner, member);
  if (!scope_.table) {
    const std::string id = owner + '.' + member;
    if (is_unread(scope_, id)) return told_already();
    if (const Scope::Name* measure = find_among(scope_.measures, id)) {
      return named_expression(Op::measure, *measure);
    }
    const bool knows_teams =
        std::any_of(scope_.measures.begin(), scope_.measures.end(),
                    [](const Scope::Name& name) { return name.id.starts_with("team."); });
    return owner == "team" && !knows_teams ? of_team(id) : unknown(id);
  }
  if (owner == "team") return of_team(owner + '.' + member);
  if (owner != "order") {
    NameFault fault{"'" + owner + "." + member + "': only 'order' has columns behind a dot", ""};
    if (find_table(owner)) {
      fault.remedy = "write for example first(" + owner + ")." + member;
    } else {
      const std::vector<std::string_view> known = {"order"};
      fault.remedy = did_you_mean(owner, known);
    }
    return fault;
  }
  if (*scope_.table == Table::orders) {
    return NameFault{"the row is the order itself", "write '" + member + "' alone"};
  }
  if (auto fault = lacks_order(scope_)) return *fault;
  const auto position = find_column(Table::orders, member);
  if (!position) return unknown_column(Table::orders, member);
  Expression result = column_expression(Table::orders, *position);
  result.of_order = true;
  return result;
}

std::variant<Expression, NameFault> Names::find_set(const std::string& set) const {
  if (!scope_.table) return NameFault{"a day expression has no row, so no order", ""};
  if (in_join_) return NameFault{"'order in' inside a join", "ask for the row's own order only"};
  if (auto fault = lacks_order(scope_)) return *fault;
  if (is_unread(scope_, set)) return told_already();
  std::vector<std::string_view> known;
  for (const Scope::Set& candidate : scope_.sets) {
    if (candidate.id != set) {
      if (candidate.table == Table::orders) known.push_back(candidate.id);
      continue;
    }
    if (candidate.table != Table::orders) {
      return NameFault{"'" + set + "' is a set of " +
                           std::string(definition(candidate.table).name) + ", not of orders",
                       ""};
    }
    if (candidate.in_window) {
      return NameFault{"'" + set + "' keeps inside the window of the measure that counts it",
                       "only sets that keep before the window can be asked for"};
    }
    Expression result;
    result.op = Op::in_set;
    result.type = Type::flag;
    result.name = set;
    result.column = candidate.selection;
    return result;
  }
  std::string remedy = did_you_mean(set, known);
  if (may_be_lost(scope_, remedy)) return told_already();
  if (remedy.empty()) remedy = "a set of orders that stands above";
  return NameFault{"unknown set '" + set + "'", remedy};
}

std::variant<Expression, NameFault> Names::open_join(const std::string& join,
                                                     const std::string& table,
                                                     const std::string& column) const {
  if (!scope_.table) {
    return NameFault{
        "'" + join + "(" + table + ")' looks at rows; a day expression has measures only",
        "count the rows in a measure"};
  }
  if (in_join_) return NameFault{"a join inside a join", "joins are one deep"};
  if (auto fault = lacks_order(scope_)) {
    fault->message += ", so they reach no other rows";
    return *fault;
  }
  const auto found = find_table(table);
  const std::vector<std::string_view> allowed = tables_with_order();
  if (!found || !has_order(*found) || *found == Table::orders) {
    std::string remedy = did_you_mean(table, allowed);
    if (found == Table::orders) remedy = "a column of the row's order is written order.paid_at";
    if (remedy.empty()) remedy = "rows of an order are in " + with_commas(allowed);
    return NameFault{"unknown table '" + table + "' in '" + join + "(…)'", remedy, true};
  }
  Expression result;
  result.op = Op::join;
  result.join = *find_join(join);
  result.table = *found;
  return column_of_join(std::move(result), column);
}

std::variant<Expression, NameFault> Names::column_of_join(Expression join,
                                                          const std::string& column) const {
  const std::string name(to_text(join.join));
  const bool takes_column =
      join.join != Join::any && join.join != Join::none && join.join != Join::count;
  if (!takes_column) {
    join.type = join.join == Join::count ? Type::number : Type::flag;
    if (column.empty()) return join;
    return NameFault{"'" + name + "(…)' gives no row, so '." + column + "' has no meaning",
                     "write for example first(…)." + column, false, true};
  }
  if (column.empty()) {
    return NameFault{"'" + name + "(…)' needs a column",
                     "write for example " + name + "(" + std::string(definition(join.table).name) +
                         ")." + std::string(definition(join.table).columns.back().name),
                     false, true};
  }
  const auto position = find_column(join.table, column);
  if (!position) return unknown_column(join.table, column);
  join.column = *position;
  join.type = type_of(definition(join.table).columns[*position].kind);
  const bool fits = join.join == Join::first || join.join == Join::last ||
                    (join.join == Join::sum ? join.type == Type::number || join.type == Type::money
                                            : is_ordered(join.type));
  if (fits) return join;
  return NameFault{"'" + name + "(…)' needs " + std::string(article_of(join.join)) + ", '" +
                       column + "' is " + std::string(to_text(join.type)),
                   "", false, true};
}

std::vector<std::string_view> words_of(const Expression& expression) {
  const bool has_column = expression.op == Op::column || expression.op == Op::join;
  if (!has_column || expression.type != Type::text) return {};
  const Column& column = definition(expression.table).columns[expression.column];
  if (column.kind != Kind::word) return {};
  return split(column.words, ' ');
}

NameFault unknown_word(std::string_view word, const std::vector<std::string_view>& words) {
  std::string remedy = did_you_mean(word, words);
  if (remedy.empty()) remedy = "known words: " + with_commas(words);
  return {"unknown word '" + std::string(word) + "'", remedy};
}

namespace {

NameFault unknown_function(std::string_view name) {
  if (is_history_function(name)) {
    return {
        "'" + std::string(name) + "' looks at the scores of other days, and this is part of one",
        "ask it in 'standing'"};
  }
  std::vector<std::string_view> known;
  for (const Signature& signature : signatures()) known.push_back(signature.name);
  for (const std::string_view join :
       {"any", "none", "count", "first", "last", "sum", "yesterday", "quantile"}) {
    known.push_back(join);
  }
  if (find_join(name)) {
    return {"'" + std::string(name) + "' asks for the rows of a table",
            "write for example " + std::string(name) + "(refunds where …)"};
  }
  std::string remedy = did_you_mean(name, known);
  if (remedy.empty()) remedy = "functions: " + with_commas(known);
  return {"unknown function '" + std::string(name) + "'", remedy};
}

}  // namespace

std::optional<NameFault> fault_of_function(std::string_view name, const Scope& scope) {
  const Signature* found = find_signature(name);
  if (found == nullptr) return unknown_function(name);
  if (found->function != Function::workdays || scope.has_calendar) return std::nullopt;
  return NameFault{"'workdays' needs to know which days are worked",
                   "write calendar: { since: …, until: …, rest: […], work: […] }"};
}

bool may_name_provider(Table table) {
  const auto accounts = split(definition(table).account, ' ');
  return std::find(accounts.begin(), accounts.end(), "provider_id") != accounts.end();
}

std::vector<std::string_view> tables_with_order() {
  std::vector<std::string_view> names;
  for (const TableDefinition& table : all_tables()) {
    if (table.table != Table::orders && has_order(table.table)) names.push_back(table.name);
  }
  return names;
}

}  // namespace xingji
