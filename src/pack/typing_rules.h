// Which types go with which operators and functions. Pure tables and small functions; the walk over
// the tree is in typing.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pack/expression.h"

namespace xingji {

/// The type of `left op right`, or nothing when the two do not go together.
std::optional<Type> type_of_arithmetic(Op op, Type left, Type right);

/// What most likely was meant when the two sides of other types stand beside each other; `written`
/// is the literal among them.
std::string unit_remedy(const Expression& left, const Expression& right, std::string_view written);

/// Literals, parameters and attributes, and arithmetic and look-ups over them: on a day the same
/// for every row.
bool is_constant(const Expression& expression);

/// What may multiply or divide something of a row: a number of the pack or of the subject.
bool scales(const Expression& expression);

bool is_comparison(Op op);

/// Types with a smaller and a greater.
bool is_ordered(Type type);

/// number, duration, money: what can be negated, summed and scaled.
bool is_quantity(Type type);

/// What a function takes and gives. `min` and `max` take two or more of any one ordered type and
/// `abs` one quantity; they stand here without their types.
struct Signature {
  Function function;
  std::string_view name;
  std::span<const Type> takes;
  Type gives;
  std::string_view example;
};
std::span<const Signature> signatures();
const Signature* find_signature(std::string_view name);

/// The one function that is written as a name, because it takes nothing.
inline constexpr std::string_view days_ago_name = "days_ago";

/// The sign of an operator as it is written: "+", "and", "<=".
std::string_view sign_of(Op op);

}  // namespace xingji
