// A value of an expression, and what the operators make of values. A flag is 1 or 0; unknown is the
// same as missing.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "naive/fraction.h"
#include "pack/pack.h"

namespace xingji::naive {

struct Value {
  bool present = false;
  Fraction number;        // seconds, currency units, days; 1 or 0 for a flag
  std::string_view text;  // Type::text only

  bool is_true() const { return present && number == Fraction{1}; }
  bool is_false() const { return present && number == Fraction{0}; }
};

Value number_value(const Fraction& number);
Value text_value(std::string_view text);
Value flag_value(bool flag);

/// A number as the structs of a pack keep it (see Type), in the units of `Value`.
Fraction in_units(Type type, std::int64_t kept);

/// Where an expression is evaluated.
struct Surroundings {
  const Pack& pack;
  Day day;  // judged
  /// Gives columns, measures, parameters, attributes and joins.
  std::function<Value(const Expression&)> look_up;
  /// In day expressions exactly 0 times missing is 0; over rows durations are whole seconds.
  bool is_day = false;
  /// What people gave of a quotient; unset or nothing: its two sides are divided.
  std::function<std::optional<Fraction>(const Expression&)> given_quotient = {};
};

Value evaluate(const Expression& expression, const Surroundings& around);

/// A look-up in a table of the pack, or whether a key stands there.
Value table_value(const Expression& expression, const Pack& pack, const std::vector<Value>& keys,
                  Day day);

/// A call of the closed list of functions.
Value call(const Expression& expression, const std::vector<Value>& arguments, const Pack& pack);

}  // namespace xingji::naive
