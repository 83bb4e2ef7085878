#include "engine/day_math.h"

#include <algorithm>
#include <utility>

#include "engine/comparison.h"

namespace xingji {
namespace {

using State = DayValue::State;

DayValue checked(const std::optional<Ratio>& ratio) {
  return ratio ? known(*ratio) : DayValue{State::too_large, {}};
}

DayValue absent_of(const DayValue& a, const DayValue& b) {
  const bool too_large = a.state == State::too_large || b.state == State::too_large;
  return {too_large ? State::too_large : State::absent, {}};
}

bool is_zero(const DayValue& value) { return value.is_known() && value.ratio.numerator == 0; }

DayValue worked_out(Op op, const DayValue& a, const DayValue& b) {
  // A term whose factor is exactly 0 is 0, whatever the other factor would have been.
  if (op == Op::multiply && (is_zero(a) || is_zero(b))) return known({0, 1});
  if (!a.is_known() || !b.is_known()) return absent_of(a, b);
  if (op == Op::add) return checked(add(a.ratio, b.ratio));
  if (op == Op::subtract) return checked(subtract(a.ratio, b.ratio));
  if (op == Op::multiply) return checked(multiply(a.ratio, b.ratio));
  if (is_zero(b)) return {State::absent, {}};
  return checked(divide(a.ratio, b.ratio));
}

// Whether some order that is reached from this one holds otherwise.
bool may_turn(Op op, int order, bool rises, bool falls) {
  const auto turns = [&](int other) { return holds(op, other) != holds(op, order); };
  return (rises && ((order < 0 && turns(0)) || (order < 1 && turns(1)))) ||
         (falls && ((order > 0 && turns(0)) || (order > -1 && turns(-1))));
}

// The least rises only where all that are so low rise, the greatest falls only so.
DayValue extreme(Function function, const std::vector<DayValue>& values) {
  const bool is_max = function == Function::max;
  DayValue best = values[0];
  for (const DayValue& value : values) {
    const int order = compare(value.ratio, best.ratio);
    if (is_max ? order > 0 : order < 0) best = value;
  }
  const auto has = [&](bool DayValue::*way) {
    return std::any_of(values.begin(), values.end(),
                       [&](const DayValue& value) { return value.*way; });
  };
  const auto all_best_have = [&](bool DayValue::*way) {
    return std::all_of(values.begin(), values.end(), [&](const DayValue& value) {
      return value.*way || compare(value.ratio, best.ratio) != 0;
    });
  };
  best.may_rise = is_max ? has(&DayValue::may_rise) : all_best_have(&DayValue::may_rise);
  best.may_fall = is_max ? all_best_have(&DayValue::may_fall) : has(&DayValue::may_fall);
  return best;
}

DayValue moving_as(const DayValue& value, DayValue result) {
  result.may_rise = value.may_rise;
  result.may_fall = value.may_fall;
  return result;
}

}  // namespace

DayValue known(const Ratio& ratio) { return {State::known, ratio}; }
DayValue flag(bool value) { return known({value ? 1 : 0, 1}); }

DayValue settled(DayValue value) {
  value.may_rise = value.may_fall = false;
  return value;
}

DayValue negated(DayValue value) {
  value.ratio.numerator = -value.ratio.numerator;
  std::swap(value.may_rise, value.may_fall);
  return value;
}

DayValue calculate(Op op, const DayValue& a, const DayValue& b) {
  DayValue result = worked_out(op, a, b);
  if (!result.is_known() || !(a.moves() || b.moves())) return result;
  const bool scales = op == Op::multiply || op == Op::divide;
  if (scales && (a.ratio.numerator < 0 || b.ratio.numerator < 0)) {
    result.may_rise = result.may_fall = true;
    return result;
  }
  const bool takes_away = op == Op::subtract || op == Op::divide;
  result.may_rise = a.may_rise || (takes_away ? b.may_fall : b.may_rise);
  result.may_fall = a.may_fall || (takes_away ? b.may_rise : b.may_fall);
  return result;
}

DayValue compare_values(Op op, const DayValue& a, const DayValue& b) {
  if (!a.is_known() || !b.is_known()) return absent_of(a, b);
  const int compared = compare(a.ratio, b.ratio);
  const int order = compared != 0 || a.text == b.text ? compared : 1;
  if (may_turn(op, order, a.may_rise || b.may_fall, a.may_fall || b.may_rise)) return {};
  return flag(holds(op, order));
}

DayValue connect(bool absorbing, const DayValue& a, const DayValue& b) {
  const auto decides = [&](const DayValue& x) { return absorbing ? x.is_true() : x.is_false(); };
  if (decides(a) || decides(b)) return flag(absorbing);
  if (!a.is_known() || !b.is_known()) return absent_of(a, b);
  return flag(!absorbing);
}

DayValue among(const std::vector<DayValue>& values) {
  if (!values[0].is_known()) return values[0];
  DayValue found = flag(false);
  for (std::size_t i = 1; i < values.size(); ++i) {
    found = connect(true, found, compare_values(Op::equal, values[0], values[i]));
  }
  return found;
}

DayValue call(Function function, const std::vector<DayValue>& values) {
  for (const DayValue& value : values) {
    if (!value.is_known()) return value;
  }
  const DayValue& first = values[0];
  const Ratio& number = first.ratio;
  switch (function) {
    case Function::min:
    case Function::max:
      return extreme(function, values);
    case Function::abs:
      return extreme(Function::max, {first, negated(first)});
    case Function::hours:
      return moving_as(first, checked(divide(number, {3600, 1})));
    case Function::minutes:
      return moving_as(first, checked(divide(number, {60, 1})));
    case Function::round:
      return moving_as(first, known({divide_rounded(number.numerator, number.denominator), 1}));
    case Function::round_up:
      return moving_as(first, known({-divide_down(-number.numerator, number.denominator), 1}));
    case Function::round_down:
      return moving_as(first, known({divide_down(number.numerator, number.denominator), 1}));
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

}  // namespace xingji
