#include "engine/formula.h"

#include <algorithm>

#include "engine/comparison.h"
#include "engine/look_up.h"
#include "engine/number.h"
#include "pack/quotient.h"
#include "pack/visit.h"

namespace xingji {
namespace {

using State = DayValue::State;

DayValue known(const Ratio& ratio) { return {State::known, ratio}; }
DayValue flag(bool value) { return known({value ? 1 : 0, 1}); }

DayValue checked(const std::optional<Ratio>& ratio) {
  return ratio ? known(*ratio) : DayValue{State::too_large, {}};
}

DayValue absent_of(const DayValue& a, const DayValue& b) {
  const bool too_large = a.state == State::too_large || b.state == State::too_large;
  return {too_large ? State::too_large : State::absent, {}};
}

bool is_zero(const DayValue& value) { return value.is_known() && value.ratio.numerator == 0; }

DayValue calculate(Op op, const DayValue& a, const DayValue& b) {
  // A term whose factor is exactly 0 is 0, whatever the other factor would have been.
  if (op == Op::multiply && (is_zero(a) || is_zero(b))) return known({0, 1});
  if (!a.is_known() || !b.is_known()) return absent_of(a, b);
  if (op == Op::add) return checked(add(a.ratio, b.ratio));
  if (op == Op::subtract) return checked(subtract(a.ratio, b.ratio));
  if (op == Op::multiply) return checked(multiply(a.ratio, b.ratio));
  if (is_zero(b)) return {State::absent, {}};
  return checked(divide(a.ratio, b.ratio));
}

DayValue compare_values(Op op, const DayValue& a, const DayValue& b) {
  if (!a.is_known() || !b.is_known()) return absent_of(a, b);
  const int order = compare(a.ratio, b.ratio);
  return flag(holds(op, order != 0 || a.text == b.text ? order : 1));
}

DayValue connect(bool absorbing, const DayValue& a, const DayValue& b) {
  const auto decides = [&](const DayValue& x) { return absorbing ? x.is_true() : x.is_false(); };
  if (decides(a) || decides(b)) return flag(absorbing);
  if (!a.is_known() || !b.is_known()) return absent_of(a, b);
  return flag(!absorbing);
}

DayValue among(const std::vector<DayValue>& values) {
  if (!values[0].is_known()) return values[0];
  bool all_known = true;
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (!values[i].is_known()) {
      all_known = false;
    } else if (compare(values[0].ratio, values[i].ratio) == 0 && values[0].text == values[i].text) {
      return flag(true);
    }
  }
  return all_known ? flag(false) : DayValue{};
}

DayValue call(Function function, const std::vector<DayValue>& values) {
  for (const DayValue& value : values) {
    if (!value.is_known()) return value;
  }
  DayValue best = values[0];
  switch (function) {
    case Function::min:
    case Function::max:
      for (const DayValue& value : values) {
        const int order = compare(value.ratio, best.ratio);
        if (function == Function::max ? order > 0 : order < 0) best = value;
      }
      return best;
    case Function::abs:
      if (best.ratio.numerator < 0) best.ratio.numerator = -best.ratio.numerator;
      return best;
    case Function::hours:
      return checked(divide(best.ratio, {3600, 1}));
    case Function::minutes:
      return checked(divide(best.ratio, {60, 1}));
    case Function::round:
      return known({divide_rounded(best.ratio.numerator, best.ratio.denominator), 1});
    case Function::round_up:
      return known({-divide_down(-best.ratio.numerator, best.ratio.denominator), 1});
    case Function::round_down:
      return known({divide_down(best.ratio.numerator, best.ratio.denominator), 1});
    case Function::time_of_day:
    case Function::day:
    case Function::month:
    case Function::weekday:
    case Function::at:
    case Function::end_of_day:
    case Function::late_start:
    case Function::workdays:
    case Function::worked:
    case Function::days_ago:
      break;  // speak of instants, which no measure is
  }
  CHECK(false);
  return {};
}

// The indicators whose value is just this quotient, whatever branch is in force.
std::vector<std::size_t> indicators_dividing(const Expression& quotient, const Pack& pack) {
  std::vector<std::size_t> found;
  if (quotient.op != Op::divide) return found;
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const Indicator& indicator = pack.indicators[i];
    if (indicator.branches.empty() && is_same_quotient(indicator.value, quotient)) {
      found.push_back(i);
    }
  }
  return found;
}

}  // namespace

Ratio to_ratio(Type type, std::int64_t value) {
  return type == Type::number ? Ratio::of_micro(value) : Ratio{value, 1};
}

Formula::Formula(const Expression& expression, const Pack& pack) : pack_(&pack) {
  root_ = resolve(expression, pack, {});
  std::sort(measures_.begin(), measures_.end());
  measures_.erase(std::unique(measures_.begin(), measures_.end()), measures_.end());
}

Formula::Node Formula::resolve(const Expression& expression, const Pack& pack, const Look& look) {
  Node node;
  node.op = expression.op;
  node.type = expression.type;
  node.column = expression.column;
  node.function = expression.function;
  node.of_peers = expression.of_peers;
  node.share = expression.literal;
  node.of_past = expression.of_past;
  node.days = expression.days;
  Look inside = look;
  if (expression.op == Op::past) {
    const bool is_yesterday = expression.of_past == OfPast::yesterday;
    inside = is_yesterday ? Look{0, 1, 1} : Look{0, expression.days - 1, 0};
  }
  for (const Expression& argument : expression.arguments) {
    node.arguments.push_back(resolve(argument, pack, inside));
  }
  if (expression.op == Op::literal) {
    if (expression.type == Type::text) node.text = expression.name;
    node.literal = to_ratio(expression.type, expression.literal);
  }
  if (expression.op == Op::look_up || expression.op == Op::is_listed) {
    node.table = find_key_table(pack, expression.name);
    CHECK(node.table != nullptr);
  }
  if (expression.op == Op::measure) {
    const auto position = find_measure(pack, expression.name);
    CHECK(position.has_value());
    node.measure = *position;
    measures_.push_back(*position);
    looks_.push_back({*position, look.first_ago, look.last_ago});
  }
  node.quotient_of = indicators_dividing(expression, pack);
  for (const std::size_t indicator : node.quotient_of) {
    quotients_.push_back({indicator, look.first_ago, look.last_ago});
  }
  if (expression.op == Op::parameter) {
    for (const Parameter& parameter : pack.parameters) {
      if (parameter.id == expression.name) node.parameter = &parameter.number;
    }
    CHECK(node.parameter != nullptr);
  }
  return node;
}

DayValue Formula::value(Day day, const Attributes& attributes, const Worth& worth,
                        const PeerFigure& peers, const Ratio& shown) const {
  return value_of(root_, {day, attributes, worth, peers, shown});
}

DayValue Formula::past_of(const Node& node, const Asked& asked) const {
  const auto on = [&](int ago) {
    return value_of(node.arguments[0],
                    {asked.day - ago, asked.attributes, asked.worth, asked.peers, asked.shown});
  };
  if (node.of_past == OfPast::yesterday) return on(1);
  std::vector<Ratio> values;
  for (int ago = 0; ago < node.days; ++ago) {
    const DayValue value = on(ago);
    if (!value.is_known()) return value;
    values.push_back(value.ratio);
  }
  const auto at = values.begin() + quantile_rank(node.share, node.days) - 1;
  std::nth_element(values.begin(), at, values.end(),
                   [](const Ratio& a, const Ratio& b) { return compare(a, b) < 0; });
  return known(*at);
}

// Flags are two-valued: missing is false.
DayValue Formula::attribute_of(const Node& node, const Asked& asked) {
  const Attributes::Value* value = asked.attributes.on(node.column, asked.day);
  if (node.type == Type::flag) return flag(value != nullptr && value->amount != 0);
  if (value == nullptr) return {};
  if (node.type == Type::text) return {State::known, {0, 1}, value->text};
  return known(to_ratio(node.type, value->amount));
}

DayValue Formula::found_in_table(const Node& node, const std::vector<DayValue>& keys, Day day) {
  std::vector<AskedKey> asked;
  asked.reserve(keys.size());
  for (const DayValue& key : keys) asked.push_back({key.is_known(), key.ratio, key.text});
  if (node.op == Op::is_listed) {
    return asked[0].is_known ? flag(is_listed(*node.table, asked[0], day)) : DayValue{};
  }
  const KeyTable::Row* row = find_row(*node.table, asked, day);
  if (row == nullptr) return {};
  return known(to_ratio(node.type, row->cells[node.column].value));
}

DayValue Formula::asked_for(const Node& node, const Asked& asked) const {
  switch (node.op) {
    case Op::literal:
      return {State::known, node.literal, node.text};
    case Op::measure:
      return asked.worth.measure(node.measure, asked.day);
    case Op::parameter: {
      const auto amount = amount_on(*node.parameter, *pack_, asked.attributes, asked.day);
      if (!amount) return {};
      return known(to_ratio(node.parameter->type, *amount));
    }
    case Op::attribute:
      return attribute_of(node, asked);
    case Op::peer: {
      if (!asked.peers) return {};
      const auto figure = asked.peers(node.column, node.of_peers, node.share);
      return figure ? known(*figure) : DayValue{};
    }
    case Op::shown:
      return known(asked.shown);
    case Op::past:
      return past_of(node, asked);
    default:
      CHECK(false);  // the checker keeps rows out of day expressions
      return {};
  }
}

DayValue Formula::quotient_of(const Node& node, const Asked& asked) const {
  for (const std::size_t indicator : node.quotient_of) {
    if (!asked.worth.given) break;
    if (const auto given = asked.worth.given(indicator, asked.day)) return known(*given);
  }
  return calculate(node.op, value_of(node.arguments[0], asked), value_of(node.arguments[1], asked));
}

DayValue Formula::of_many(const Node& node, const Asked& asked) const {
  std::vector<DayValue> values;
  values.reserve(node.arguments.size());
  for (const Node& argument : node.arguments) values.push_back(value_of(argument, asked));
  if (node.op == Op::one_of) return among(values);
  if (node.op == Op::call) return call(node.function, values);
  return found_in_table(node, values, asked.day);
}

DayValue Formula::value_of(const Node& node, const Asked& asked) const {
  const auto argument = [&](std::size_t i) { return value_of(node.arguments[i], asked); };
  switch (node.op) {
    case Op::add:
    case Op::subtract:
    case Op::multiply:
      return calculate(node.op, argument(0), argument(1));
    case Op::divide:
      return quotient_of(node, asked);
    case Op::negate: {
      DayValue value = argument(0);
      value.ratio.numerator = -value.ratio.numerator;
      return value;
    }
    case Op::both:
      return connect(false, argument(0), argument(1));
    case Op::either:
      return connect(true, argument(0), argument(1));
    case Op::negation: {
      const DayValue value = argument(0);
      return value.is_known() ? flag(!value.is_true()) : value;
    }
    case Op::equal:
    case Op::unequal:
    case Op::less:
    case Op::at_most:
    case Op::more:
    case Op::at_least:
      return compare_values(node.op, argument(0), argument(1));
    case Op::is_present:
      return flag(argument(0).is_known());
    case Op::is_missing:
      return flag(!argument(0).is_known());
    case Op::choose: {
      const DayValue condition = argument(0);
      return condition.is_known() ? argument(condition.is_true() ? 1 : 2) : condition;
    }
    case Op::one_of:
    case Op::call:
    case Op::look_up:
    case Op::is_listed:
      return of_many(node, asked);
    case Op::literal:
    case Op::measure:
    case Op::parameter:
    case Op::attribute:
    case Op::peer:
    case Op::shown:
    case Op::past:
    case Op::column:
    case Op::join:
    case Op::in_set:
      return asked_for(node, asked);
  }
  CHECK(false);
  return {};
}

int days_looked_back(const Pack& pack) {
  int days = 0;
  const Visit see = [&](const Expression& expression) {
    if (expression.op != Op::past) return;
    days = std::max(days, expression.of_past == OfPast::yesterday ? 1 : expression.days - 1);
  };
  visit_day_expressions(pack, see);
  return days;
}

}  // namespace xingji
