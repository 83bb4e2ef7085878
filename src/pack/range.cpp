#include "pack/range.h"

#include <algorithm>
#include <string_view>

namespace xingji {
namespace {

constexpr Ratio zero{0, 1};
const Range from_zero{zero, std::nullopt};

bool is_negative(const Range& range) { return range.most && compare(*range.most, zero) <= 0; }
bool is_positive(const Range& range) { return range.least && compare(*range.least, zero) >= 0; }

const Ratio& smaller(const Ratio& a, const Ratio& b) { return compare(a, b) <= 0 ? a : b; }
const Ratio& greater(const Ratio& a, const Ratio& b) { return compare(a, b) >= 0 ? a : b; }

// Of the smaller of two values, one of each: it is above neither upper end.
Range smaller_of(const Range& a, const Range& b) {
  Range range = either_of(a, b);
  range.most = a.most && b.most ? smaller(*a.most, *b.most) : a.most ? a.most : b.most;
  return range;
}

Range sum_of(const Range& a, const Range& b) {
  Range sum;
  if (a.least && b.least) sum.least = add(*a.least, *b.least);
  if (a.most && b.most) sum.most = add(*a.most, *b.most);
  return sum;
}

Range negative_of(const Range& range) {
  Range negative;
  if (range.most) negative.least = subtract(zero, *range.most);
  if (range.least) negative.most = subtract(zero, *range.least);
  return negative;
}

Range range_of_difference(const Expression& difference, const Pack& pack) {
  const Expression& left = difference.arguments[0];
  const Expression& right = difference.arguments[1];
  if (to_text(left) == to_text(right)) return {zero, zero};
  return sum_of(range_of(left, pack), negative_of(range_of(right, pack)));
}

Range greater_of(const Range& a, const Range& b) {
  return negative_of(smaller_of(negative_of(a), negative_of(b)));
}

Range product_of(const Range& a, const Range& b) {
  if (a.is_only(zero) || b.is_only(zero)) return {zero, zero};
  if (is_negative(a)) return negative_of(product_of(negative_of(a), b));
  if (is_negative(b)) return negative_of(product_of(a, negative_of(b)));
  Range product;
  if (is_positive(a) && is_positive(b)) {
    product.least = multiply(*a.least, *b.least);
    if (a.most && b.most) product.most = multiply(*a.most, *b.most);
  }
  return product;
}

// Of what is never 0 there; dividing by 0 gives nothing that could lie anywhere.
Range inverse_of(const Range& range) {
  if (range.is_only(zero)) return {};
  if (is_negative(range)) return negative_of(inverse_of(negative_of(range)));
  if (!is_positive(range)) return {};
  Range inverse = from_zero;
  if (range.most) inverse.least = divide({1, 1}, *range.most);
  if (range.least->numerator != 0) inverse.most = divide({1, 1}, *range.least);
  return inverse;
}

Range range_of_column(const Expression& column) {
  const Table table = column.of_order ? Table::orders : column.table;
  const Column& known = definition(table).columns[column.column];
  if (known.kind == Kind::money) return from_zero;
  if (known.kind != Kind::integer) return {};
  return {Ratio{known.least, 1}, Ratio{known.most, 1}};
}

Range range_of_join(const Expression& join) {
  if (join.join == Join::count) return from_zero;
  if (join.type == Type::flag) return {};
  Range range = range_of_column(join);
  if (join.join != Join::sum) return range;
  return is_positive(range) ? from_zero : Range{};  // of no rows it is 0
}

Range range_of_call(const Expression& call, const Pack& pack) {
  const auto argument = [&](std::size_t i) { return range_of(call.arguments[i], pack); };
  switch (call.function) {
    case Function::weekday:
      return {Ratio{1, 1}, Ratio{7, 1}};
    case Function::abs:
      return from_zero;
    case Function::hours:
      return product_of(argument(0), {Ratio::of(1, 3600), Ratio::of(1, 3600)});
    case Function::minutes:
      return product_of(argument(0), {Ratio::of(1, 60), Ratio::of(1, 60)});
    case Function::min:
    case Function::max: {
      Range range = argument(0);
      for (std::size_t i = 1; i < call.arguments.size(); ++i) {
        range = call.function == Function::min ? smaller_of(range, argument(i))
                                               : greater_of(range, argument(i));
      }
      return range;
    }
    case Function::time_of_day:
      return {zero, Ratio{86'399, 1}};
    case Function::day:
    case Function::month:
    case Function::at:
    case Function::end_of_day:
    case Function::late_start:
    case Function::workdays:
    case Function::round:
    case Function::round_up:
    case Function::round_down:
    case Function::worked:
    case Function::days_ago:
      return {};
  }
  return {};
}

// What a short form made: "late.numerator" over "late.denominator".
bool is_short_form(const Measure& some, const Measure& all) {
  constexpr std::string_view above = ".numerator";
  constexpr std::string_view below = ".denominator";
  return some.id.ends_with(above) && all.id.ends_with(below) &&
         some.id.substr(0, some.id.size() - above.size()) ==
             all.id.substr(0, all.id.size() - below.size());
}

// Whether one window has no day that the other has not, on every day judged.
bool is_inside(const Window& some, const Window& all) {
  if (!some.id.empty() && some.id == all.id) return true;
  if (some.choices.size() != 1 || all.choices.size() != 1) return false;
  const Window::Choice& one = some.choices.front();
  const Window::Choice& other = all.choices.front();
  if (one.month_ending != 0 || other.month_ending != 0) {
    return one.month_ending == other.month_ending;
  }
  return one.from >= other.from && one.to <= other.to;
}

bool has_all(const std::vector<Measure::Filter>& filters, const std::vector<Measure::Filter>& of) {
  return std::all_of(of.begin(), of.end(), [&](const Measure::Filter& asked) {
    return std::any_of(filters.begin(), filters.end(), [&](const Measure::Filter& filter) {
      return to_text(filter.condition) == to_text(asked.condition);
    });
  });
}

bool has_same_weight(const Measure& some, const Measure& all, const Pack& pack) {
  if (some.weight.has_value() != all.weight.has_value()) return false;
  return !some.weight || (to_text(*some.weight) == to_text(*all.weight) &&
                          is_positive(range_of(*some.weight, pack)));
}

// Whether the rows of one are rows of the other, too.
bool has_rows_among(const Measure& some, const Measure& all) {
  const auto is_exempt = [&](std::size_t exemption) {
    return std::find(some.exemptions.begin(), some.exemptions.end(), exemption) !=
           some.exemptions.end();
  };
  return some.table == all.table && some.selections == all.selections &&
         some.extensions == all.extensions && to_text(some.by_day) == to_text(all.by_day) &&
         is_inside(some.window, all.window) && has_all(some.filters, all.filters) &&
         std::all_of(all.exemptions.begin(), all.exemptions.end(), is_exempt);
}

// The sum of a value over the count of the rows that have it, or of those and others.
std::optional<Range> range_of_mean(const Measure& sum, const Measure& count, const Pack& pack) {
  const bool is_sum = sum.kind == Measure::Kind::sum && sum.value;
  if (!is_sum || !is_of_rows_counted(sum, count, pack)) return std::nullopt;
  const Range values = range_of(*sum.value, pack);
  if (!is_short_form(sum, count)) return either_of(values, {zero, zero});
  // Filings may leave rows in the count alone.
  return sum.exemptions == count.exemptions ? values : either_of(values, {zero, zero});
}

Range range_of_quotient(const Expression& quotient, const Pack& pack) {
  const Expression& above = quotient.arguments[0];
  const Expression& below = quotient.arguments[1];
  if (above.op == Op::measure && below.op == Op::measure) {
    const auto some = find_measure(pack, above.name);
    const auto all = find_measure(pack, below.name);
    if (!some || !all) return {};
    if (is_share(pack.measures[*some], pack.measures[*all], pack)) return {zero, Ratio{1, 1}};
    const auto mean = range_of_mean(pack.measures[*some], pack.measures[*all], pack);
    if (mean) return *mean;
  }
  return product_of(range_of(above, pack), inverse_of(range_of(below, pack)));
}

// Whatever it is on some day. One that nobody has set, or that is computed, can be anything.
Range range_of_parameter(const Expression& asked, const Pack& pack) {
  const auto parameter =
      std::find_if(pack.parameters.begin(), pack.parameters.end(),
                   [&](const Parameter& known) { return known.id == asked.name; });
  if (parameter == pack.parameters.end() || asked.type == Type::text || asked.type == Type::flag) {
    return {};
  }
  std::optional<Range> range;
  for (const Number::Entry& entry : parameter->number.entries) {
    if (entry.expression) return {};
    const Ratio value =
        asked.type == Type::number ? Ratio::of_micro(entry.value) : Ratio{entry.value, 1};
    range = range ? either_of(*range, {value, value}) : Range{value, value};
  }
  return range.value_or(Range{});
}

Range range_of_cells(const Expression& look_up, const Pack& pack) {
  const KeyTable* table = find_key_table(pack, look_up.name);
  if (table == nullptr || table->rows.empty()) return {};
  const bool is_number = table->columns[look_up.column].type == Type::number;
  const auto of_cell = [&](const KeyTable::Row& row) {
    const std::int64_t value = row.cells[look_up.column].value;
    const Ratio ratio = is_number ? Ratio::of_micro(value) : Ratio{value, 1};
    return Range{ratio, ratio};
  };
  Range range = of_cell(table->rows.front());
  for (const KeyTable::Row& row : table->rows) range = either_of(range, of_cell(row));
  return table->otherwise ? either_of(range, of_cell(*table->otherwise)) : range;
}

}  // namespace

Range either_of(const Range& a, const Range& b) {
  Range both;
  if (a.least && b.least) both.least = smaller(*a.least, *b.least);
  if (a.most && b.most) both.most = greater(*a.most, *b.most);
  return both;
}

bool Range::is_only(const Ratio& value) const {
  return least && most && compare(*least, value) == 0 && compare(*most, value) == 0;
}

std::string to_text(const Range& range, Type type, const std::string& currency) {
  const auto end = [&](const Ratio& value) {
    if (type == Type::number) return format_micro(to_micro(value).value_or(0));
    return format_amount(
        {type, static_cast<std::int64_t>(value.numerator / value.denominator), currency});
  };
  if (!range.least) return "at most " + end(*range.most);
  if (!range.most) return end(*range.least) + " or more";
  if (range.is_only(*range.least)) return end(*range.least);
  const bool is_share =
      type == Type::number && compare(*range.least, zero) == 0 && compare(*range.most, {1, 1}) == 0;
  return is_share ? "from 0% to 100%" : "from " + end(*range.least) + " to " + end(*range.most);
}

bool is_never_negative(const Expression& expression, const Pack& pack) {
  return is_positive(range_of(expression, pack));
}

bool is_share(const Measure& some, const Measure& all, const Pack& pack) {
  return some.kind == Measure::Kind::count && is_of_rows_counted(some, all, pack);
}

bool is_of_rows_counted(const Measure& some, const Measure& all, const Pack& pack) {
  const bool is_added = some.kind == Measure::Kind::count || some.kind == Measure::Kind::sum;
  if (!is_added || all.kind != Measure::Kind::count) return false;
  if (!has_same_weight(some, all, pack)) return false;
  return is_short_form(some, all) || has_rows_among(some, all);
}

std::optional<Ratio> constant_of(const Expression& expression) {
  if (expression.op == Op::literal) {
    return expression.type == Type::number ? Ratio::of_micro(expression.literal)
                                           : Ratio{expression.literal, 1};
  }
  if (expression.arguments.empty()) return std::nullopt;
  const auto a = constant_of(expression.arguments.front());
  const auto b = constant_of(expression.arguments.back());
  if (!a || !b) return std::nullopt;
  switch (expression.op) {
    case Op::negate:
      return subtract(zero, *a);
    case Op::add:
      return add(*a, *b);
    case Op::subtract:
      return subtract(*a, *b);
    case Op::multiply:
      return multiply(*a, *b);
    case Op::divide:
      return b->numerator == 0 ? std::nullopt : divide(*a, *b);
    default:
      return std::nullopt;
  }
}

Range range_of(const Measure& measure, const Pack& pack) {
  const Range weight = measure.weight ? range_of(*measure.weight, pack) : from_zero;
  switch (measure.kind) {
    case Measure::Kind::count:
      return is_positive(weight) ? from_zero : Range{};
    case Measure::Kind::distinct:
      return from_zero;
    case Measure::Kind::quantile:
      return measure.value ? range_of(*measure.value, pack) : Range{};
    case Measure::Kind::sum: {
      const bool is_above = measure.value && is_positive(range_of(*measure.value, pack));
      return is_above && is_positive(weight) ? from_zero : Range{};
    }
  }
  return {};
}

Range range_of(const Expression& expression, const Pack& pack) {
  const auto argument = [&](std::size_t i) { return range_of(expression.arguments[i], pack); };
  switch (expression.op) {
    case Op::literal: {
      const auto value = constant_of(expression);
      const bool is_kept = expression.type != Type::text && expression.type != Type::flag;
      return is_kept ? Range{value, value} : Range{};
    }
    case Op::column:
      return range_of_column(expression);
    case Op::join:
      return range_of_join(expression);
    case Op::measure: {
      const auto position = find_measure(pack, expression.name);
      return position ? range_of(pack.measures[*position], pack) : Range{};
    }
    case Op::add:
      return sum_of(argument(0), argument(1));
    case Op::subtract:
      return range_of_difference(expression, pack);
    case Op::negate:
      return negative_of(argument(0));
    case Op::multiply:
      return product_of(argument(0), argument(1));
    case Op::divide:
      return range_of_quotient(expression, pack);
    case Op::choose:
      return either_of(argument(1), argument(2));
    case Op::call:
      return range_of_call(expression, pack);
    case Op::look_up:
      return range_of_cells(expression, pack);
    case Op::past:
      return argument(0);
    case Op::parameter:
      return range_of_parameter(expression, pack);
    case Op::attribute:
      // Rows that say less are not read.
      return expression.type == Type::money ? from_zero : Range{};
    case Op::peer:
    case Op::shown:
    case Op::both:
    case Op::either:
    case Op::negation:
    case Op::equal:
    case Op::unequal:
    case Op::less:
    case Op::at_most:
    case Op::more:
    case Op::at_least:
    case Op::one_of:
    case Op::is_present:
    case Op::is_missing:
    case Op::in_set:
    case Op::is_listed:
      return {};
  }
  return {};
}

}  // namespace xingji
