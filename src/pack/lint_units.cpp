// Amounts in a unit that cannot be meant: a count beside a percentage, one count over another
// beside percents without their sign. Types do not see it: all of these are numbers.
#include "pack/lint.h"
#include "pack/range.h"
#include "pack/written.h"

namespace xingji {
namespace {

// What a number is made of, as far as its spelling goes.
enum class Sense { any, count, share };

bool is_integer_column(const Expression& column) {
  const Table table = column.of_order ? Table::orders : column.table;
  return definition(table).columns[column.column].kind == Kind::integer;
}

bool is_count_of_rows(const Expression& expression, const Pack& pack) {
  if (expression.op == Op::add || expression.op == Op::subtract) {
    return is_count_of_rows(expression.arguments[0], pack) &&
           is_count_of_rows(expression.arguments[1], pack);
  }
  if (expression.op != Op::measure) return false;
  const auto position = find_measure(pack, expression.name);
  return position && pack.measures[*position].kind == Measure::Kind::count &&
         !pack.measures[*position].weight;
}

Sense sense_of(const Expression& expression, const Pack& pack);

// Of what two parts make together; a literal takes the sense of the other one.
Sense sense_of_both(const Expression& a, const Expression& b, const Pack& pack) {
  const Sense one = sense_of(a, pack);
  const Sense other = sense_of(b, pack);
  if (constant_of(a)) return other;
  return constant_of(b) || one == other ? one : Sense::any;
}

Sense sense_of_measure(const Measure& measure, const Pack& pack) {
  switch (measure.kind) {
    case Measure::Kind::count:
      return measure.weight ? Sense::any : Sense::count;
    case Measure::Kind::distinct:
      return Sense::count;
    case Measure::Kind::sum:
    case Measure::Kind::quantile:
      return measure.weight || !measure.value ? Sense::any : sense_of(*measure.value, pack);
  }
  return Sense::any;
}

Sense sense_of(const Expression& expression, const Pack& pack) {
  const auto& arguments = expression.arguments;
  switch (expression.op) {
    case Op::measure: {
      const auto position = find_measure(pack, expression.name);
      return position ? sense_of_measure(pack.measures[*position], pack) : Sense::any;
    }
    case Op::column:
      return is_integer_column(expression) ? Sense::count : Sense::any;
    case Op::join:
      return expression.join == Join::count ? Sense::count : Sense::any;
    case Op::negate:
    case Op::past:
      return sense_of(arguments[0], pack);
    case Op::add:
    case Op::subtract:
      return sense_of_both(arguments[0], arguments[1], pack);
    case Op::choose:
      return sense_of_both(arguments[1], arguments[2], pack);
    case Op::divide:
      return is_count_of_rows(arguments[0], pack) && is_count_of_rows(arguments[1], pack)
                 ? Sense::share
                 : Sense::any;
    default:
      return Sense::any;
  }
}

// "'5%'", of a parameter "'5%' of 'most_late'"
std::string named(const Written& written) {
  const std::string text = '\'' + written.text + '\'';
  return written.name.empty() ? text : text + " of '" + written.name + '\'';
}

// Whoever means more than all writes it as a percentage: 500%.
bool refuse_plain(Draft& draft, const std::string& thing, const Written& written) {
  const std::string remedy = lacks_percent(written);
  if (compare(written.value, {1, 1}) == 0) return false;  // as many of one as of the other
  const auto percent = multiply(written.value, {100, 1});
  if (remedy.empty() || !percent) return false;
  const std::string in_percent = format_micro(to_micro(*percent).value_or(0)) + '%';
  draft.refuse(
      written.place,
      "wrong unit: " + named(written) + " is " + in_percent + ", and '" + thing + "' is a share",
      remedy + " If not, write " + in_percent);
  return true;
}

// Numbers that the value of an indicator is compared with.
void lint_points(Draft& draft, const Indicator& indicator) {
  const bool is_of_value = indicator.points.form != Points::Form::rank;
  if (!is_of_value || indicator.value.op == Op::literal) return;
  const Range range = range_of(indicator.value, draft.pack);
  const bool is_told = range.least && range.most;  // beyond its ends nothing gets: lint_ladders
  const auto check = [&](const Number& number) {
    if (number.type != Type::number) return;
    for (const Written& written : written_in(number, draft)) {
      if (refuse_wrong_unit(draft, indicator.value, written)) continue;
      const bool is_printed = indicator.printed_as == Indicator::PrintedAs::percent;
      if (is_printed && !is_told) refuse_plain(draft, indicator.id, written);
    }
  };
  for (const Step& step : indicator.ladder) check(step.bound);
  for (const Points::Corner& corner : indicator.points.line) check(corner.value);
  check(indicator.points.target);
  check(indicator.points.step);
}

}  // namespace

bool is_counted_in_ones(const Expression& expression, const Pack& pack) {
  return sense_of(expression, pack) == Sense::count;
}

void refuse_percent(Draft& draft, const Expression& thing, const Range& range,
                    const Written& written) {
  const auto number = multiply(written.value, {100, 1});
  const bool fits = number && (!range.least || compare(*number, *range.least) >= 0) &&
                    (!range.most || compare(*number, *range.most) <= 0);
  const bool is_bounded = range.least || range.most;
  std::string remedy = "write a number without %";
  if (fits) remedy = "did you mean " + format_micro(to_micro(*number).value_or(0)) + "?";
  if (!fits && is_bounded) {
    remedy = "it is " + to_text(range, thing.type, draft.pack.currency);
  }
  draft.refuse(written.place,
               "wrong unit: " + named(written) + " is a percentage, and '" + to_text(thing) +
                   "' is counted in ones",
               remedy);
}

bool refuse_wrong_unit(Draft& draft, const Expression& thing, const Written& written) {
  const Sense sense = sense_of(thing, draft.pack);
  if (sense == Sense::count && written.is_percent) {
    refuse_percent(draft, thing, range_of(thing, draft.pack), written);
    return true;
  }
  // Of a share that is known to be one, its range says more.
  const bool is_known = range_of(thing, draft.pack).most.has_value();
  return sense == Sense::share && !is_known && refuse_plain(draft, to_text(thing), written);
}

void lint_units(Draft& draft) {
  for (const Indicator& indicator : draft.pack.indicators) {
    lint_points(draft, indicator);
    for (const Indicator& branch : indicator.branches) lint_points(draft, branch);
  }
}

}  // namespace xingji
