// Writing an expression out again: lower-case keywords, single spaces, only the brackets it needs.
#include <array>
#include <string>

#include "pack/amount.h"
#include "pack/expression.h"
#include "pack/typing_rules.h"

namespace xingji {
namespace {

// How tightly a node binds; a looser child stands in brackets.
enum class Binding : std::uint8_t {
  choice,
  either,
  both,
  negation,
  comparison,
  sum,
  product,
  unary,
  whole
};

Binding binding_of(const Expression& expression) {
  switch (expression.op) {
    case Op::choose:
      return Binding::choice;
    case Op::either:
      return Binding::either;
    case Op::both:
      return Binding::both;
    case Op::negation:
      return Binding::negation;
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
      return Binding::comparison;
    case Op::add:
    case Op::subtract:
      return Binding::sum;
    case Op::multiply:
    case Op::divide:
      return Binding::product;
    case Op::negate:
      return Binding::unary;
    case Op::literal:
    case Op::column:
    case Op::measure:
    case Op::parameter:
    case Op::join:
    case Op::call:
    case Op::attribute:
    case Op::look_up:
    case Op::peer:
    case Op::past:
    case Op::shown:
      return Binding::whole;
  }
  return Binding::whole;
}

Binding tighter(Binding binding) { return static_cast<Binding>(static_cast<int>(binding) + 1); }

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') result += '\'';
    result += c;
  }
  return result + '\'';
}

std::string literal_text(const Expression& expression) {
  switch (expression.type) {
    case Type::text:
      return quoted(expression.name);
    case Type::clock:
    case Type::date:
    case Type::month:
      return quoted(format_amount({expression.type, expression.literal, ""}));
    case Type::flag:
    case Type::number:
    case Type::duration:
    case Type::money:
    case Type::instant:
      return format_amount({expression.type, expression.literal, expression.name});
  }
  return {};
}

std::string text_at_least(const Expression& expression, Binding binding) {
  const std::string text = to_text(expression);
  return binding_of(expression) < binding ? '(' + text + ')' : text;
}

std::string listed(const std::vector<Expression>& arguments, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < arguments.size(); ++i) {
    if (i > from) text += ", ";
    text += to_text(arguments[i]);
  }
  return text;
}

std::string binary_text(const Expression& expression) {
  const Binding own = binding_of(expression);
  const Binding left = own == Binding::comparison ? tighter(own) : own;
  return text_at_least(expression.arguments[0], left) + ' ' + std::string(sign_of(expression.op)) +
         ' ' + text_at_least(expression.arguments[1], tighter(own));
}

std::string column_text(const Expression& expression) {
  return (expression.of_order ? "order." : "") +
         std::string(definition(expression.table).columns[expression.column].name);
}

std::string join_text(const Expression& expression) {
  std::string text = std::string(to_text(expression.join)) + '(';
  text += definition(expression.table).name;
  if (!expression.arguments.empty()) text += " where " + to_text(expression.arguments[0]);
  text += ')';
  if (expression.join == Join::any || expression.join == Join::none ||
      expression.join == Join::count) {
    return text;
  }
  return text + '.' + std::string(definition(expression.table).columns[expression.column].name);
}

// `- 3` would be read as the literal -3, and `not` binds looser than a comparison.
std::string prefix_text(const Expression& expression) {
  const std::string sign(sign_of(expression.op));
  const std::string gap = expression.op == Op::negation ? " " : "";
  return sign + gap + text_at_least(expression.arguments[0], binding_of(expression));
}

std::string peer_text(const Expression& expression) {
  switch (expression.of_peers) {
    case OfPeers::mean:
      return "peer.mean(" + expression.name + ')';
    case OfPeers::average:
      return "peer.average(" + expression.name + ')';
    case OfPeers::quantile:
      return "peer.quantile(" + expression.name + ", " + format_micro(expression.literal * 100) +
             "%)";
  }
  return {};
}

std::string past_text(const Expression& expression) {
  const std::string value = to_text(expression.arguments[0]);
  if (expression.of_past == OfPast::yesterday) return "yesterday(" + value + ')';
  return "quantile(" + value + ", " + format_micro(expression.literal * 100) + "%, " +
         std::to_string(expression.days) + ')';
}

}  // namespace

std::string to_text(const Expression& expression) {
  const std::vector<Expression>& arguments = expression.arguments;
  switch (expression.op) {
    case Op::literal:
      return literal_text(expression);
    case Op::column:
      return column_text(expression);
    case Op::measure:
    case Op::parameter:
      return expression.name;
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::both:
    case Op::either:
    case Op::equal:
    case Op::unequal:
    case Op::less:
    case Op::at_most:
    case Op::more:
    case Op::at_least:
      return binary_text(expression);
    case Op::negate:
    case Op::negation:
      return prefix_text(expression);
    case Op::one_of:
      return text_at_least(arguments[0], Binding::sum) + " in (" + listed(arguments, 1) + ')';
    case Op::is_present:
    case Op::is_missing:
      return text_at_least(arguments[0], Binding::sum) + ' ' + std::string(sign_of(expression.op));
    case Op::choose:
      return "if " + to_text(arguments[0]) + " then " + to_text(arguments[1]) + " else " +
             to_text(arguments[2]);
    case Op::join:
      return join_text(expression);
    case Op::in_set:
      return "order in " + expression.name;
    case Op::call:
      if (expression.function == Function::days_ago) return std::string(days_ago_name);
      return std::string(to_text(expression.function)) + '(' + listed(arguments, 0) + ')';
    case Op::attribute:
      return expression.at_row ? "at_row(" + expression.name + ')' : expression.name;
    case Op::look_up:
      return "table." + expression.name + '(' + listed(arguments, 0) + ")." + expression.member;
    case Op::peer:
      return peer_text(expression);
    case Op::past:
      return past_text(expression);
    case Op::shown:
      return expression.name;
    case Op::is_listed:
      return text_at_least(arguments[0], Binding::sum) + " in table." + expression.name;
  }
  return {};
}

std::string_view to_text(Join join) {
  switch (join) {
    case Join::any:
      return "any";
    case Join::none:
      return "none";
    case Join::count:
      return "count";
    case Join::first:
      return "first";
    case Join::last:
      return "last";
    case Join::min:
      return "min";
    case Join::max:
      return "max";
    case Join::sum:
      return "sum";
  }
  return {};
}

std::string_view to_text(Function function) {
  if (function == Function::days_ago) return days_ago_name;
  for (const Signature& signature : signatures()) {
    if (signature.function == function) return signature.name;
  }
  return {};
}

}  // namespace xingji
