// What conditions ask: on which side a line itself belongs, whether they are turned round, which of
// its rows a join takes, which instant is meant.
#include <map>
#include <set>

#include "cases/changes.h"
#include "pack/negation.h"
#include "pack/visit.h"

namespace xingji::cases {
namespace {

using Changes = std::vector<Change>;
using Way = std::function<void(Expression&)>;

void add(const Expression& part, const Reach& reach, const Way& way, const char* remedy,
         Changes& changes) {
  Expression changed = part;
  way(changed);
  changes.push_back({part.place,
                     "'" + to_text(changed) + "' in place of '" + to_text(part) + "'",
                     remedy,
                     {[part, way](Pack& pack) { change_parts(pack, part, way); }},
                     reach.of,
                     reach.table,
                     true});
}

// The line itself on the other side, or the other answer.
std::optional<Op> other_side(Op op) {
  static const std::map<Op, Op> sides = {
      {Op::less, Op::at_most},          {Op::at_most, Op::less},         {Op::more, Op::at_least},
      {Op::at_least, Op::more},         {Op::equal, Op::unequal},        {Op::unequal, Op::equal},
      {Op::is_present, Op::is_missing}, {Op::is_missing, Op::is_present}};
  const auto found = sides.find(op);
  return found == sides.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Join> other_row(Join join) {
  static const std::map<Join, Join> others = {{Join::any, Join::none},   {Join::none, Join::any},
                                              {Join::first, Join::last}, {Join::last, Join::first},
                                              {Join::min, Join::max},    {Join::max, Join::min}};
  const auto found = others.find(join);
  return found == others.end() ? std::nullopt : std::optional(found->second);
}

// Of which rows a join speaks: "claims where chat_id is present".
std::string rows_of(const Expression& join) {
  const std::string table(definition(join.table).name);
  return join.arguments.empty() ? table : table + " where " + to_text(join.arguments[0]);
}

using Counted = std::set<std::string>;  // rows that the pack counts: there may be but one of them

bool is_flag(const Expression& part) { return part.op == Op::column && part.type == Type::flag; }

void add_condition(const Expression& part, const Reach& reach, const Counted& counted,
                   Changes& changes) {
  if (const auto other = other_side(part.op)) {
    const bool is_turned =
        part.arguments.size() == 1 || part.op == Op::equal || part.op == Op::unequal;
    add(
        part, reach, [other = *other](Expression& it) { it.op = other; },
        is_turned ? "add a row or case that this decides something in"
                  : "add a row or case exactly on that line",
        changes);
  }
  if (part.op == Op::negation) {
    add(
        part, reach,
        [](Expression& it) {
          Expression inner = std::move(it.arguments[0]);
          it = std::move(inner);
        },
        "add a row or case that this decides something in", changes);
  }
  if (is_flag(part)) {
    add(
        part, reach, [](Expression& it) { it = made(Op::negation, Type::flag, it.place, {it}); },
        "add a row or case that this decides something in", changes);
  }
  const auto other = part.op == Op::join ? other_row(part.join) : std::nullopt;
  const bool asks_whether = part.join == Join::any || part.join == Join::none;
  if (other && (asks_whether || !counted.contains(rows_of(part)))) {
    add(
        part, reach, [other = *other](Expression& it) { it.join = other; },
        "add an order with two such rows that differ", changes);
  }
}

using Columns = std::map<Table, std::set<std::size_t>>;

bool is_instant(const Expression& part) {
  return part.op == Op::column && part.type == Type::instant;
}

// Another day on which a row counts: the one on which it begins, or another that the pack asks for
// somewhere.
void add_days(const Measure& measure, const Columns& asked, Changes& changes) {
  if (measure.session) return;  // they are over soon
  visit(measure.by_day, [&](const Expression& part) {
    if (!is_instant(part)) return;
    for (const std::size_t other : asked.at(part.table)) {
      if (other == part.column) continue;
      add(
          part, {Change::Of::rows, measure.table},
          [other](Expression& it) {
            it.column = other;
            it.is_due = false;
          },
          "add a row of which only one of the two lies in the window", changes);
    }
  });
}

}  // namespace

void add_conditions(const Pack& pack, std::vector<Change>& changes) {
  Columns asked;
  Counted counted;
  visit_parts(pack, [&](const Expression& part, const Reach&) {
    if (part.op == Op::join && part.join == Join::count) counted.insert(rows_of(part));
    if (!is_instant(part)) return;
    asked[part.table].insert(part.column);
    if (const auto event = event_column(part.table)) asked[part.table].insert(*event);
  });
  std::set<const Expression*> turned;  // with the negation around them
  visit_parts(pack, [&](const Expression& part, const Reach& reach) {
    if (part.op == Op::negation) turned.insert(&part.arguments[0]);
    if (!is_flag(part) || !turned.contains(&part)) add_condition(part, reach, counted, changes);
  });
  for (const Measure& measure : pack.measures) add_days(measure, asked, changes);
  visit_pay_expressions(
      pack, [&](const Expression& part) { add_condition(part, Reach{}, counted, changes); });
}

}  // namespace xingji::cases
