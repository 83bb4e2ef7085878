#include "pack/typing_calls.h"

#include <limits>
#include <utility>

#include "base/ratio.h"
#include "pack/amount.h"

namespace xingji {
namespace {

constexpr std::size_t whole_call = std::numeric_limits<std::size_t>::max();

std::string counted(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " value" : " values");
}

// min, max and abs: any one type in, the same out.
std::optional<CallFault> check_one_type(const Signature& signature, Expression& call,
                                        std::span<const std::string> written) {
  const std::string name = '\'' + std::string(signature.name) + '\'';
  const bool is_abs = signature.function == Function::abs;
  const std::size_t count = call.arguments.size();
  if (is_abs ? count != 1 : count < 2) {
    return CallFault{whole_call,
                     name + " takes " + (is_abs ? "one value" : "two or more values") + ", not " +
                         std::to_string(count),
                     "for example " + std::string(signature.example)};
  }
  call.type = call.arguments[0].type;
  for (std::size_t i = 0; i < count; ++i) {
    const Type own = call.arguments[i].type;
    if (own == call.type && (is_abs ? is_quantity(own) : is_ordered(own))) continue;
    std::string message = name;
    message += " cannot take " + written[i] + ", which is ";
    message += with_article(own);
    if (own != call.type) message += ", beside " + std::string(with_article(call.type));
    return CallFault{i, std::move(message), ""};
  }
  return std::nullopt;
}

// Days and clocks are the same for every row, so that a row's days are known from its instants.
std::optional<std::string> fault_of_constant(const Expression& argument) {
  if (!is_constant(argument)) {
    return std::string(with_article(argument.type)) + " written out or a parameter here";
  }
  const bool is_days = argument.type == Type::number && argument.op == Op::literal;
  if (is_days && argument.literal % micro_one != 0) return "a whole number of days";
  return std::nullopt;
}

// Hours that begin when they end are none; whoever writes them may mean the whole day.
std::optional<CallFault> fault_of_hours(const Expression& call, const std::string& name,
                                        const std::string& remedy) {
  if (call.arguments.size() < 2) return std::nullopt;
  const std::size_t last = call.arguments.size() - 1;
  const Expression& from = call.arguments[last - 1];
  const Expression& to = call.arguments[last];
  const bool are_hours = from.type == Type::clock && to.type == Type::clock &&
                         from.op == Op::literal && to.op == Op::literal;
  if (!are_hours || from.literal != to.literal) return std::nullopt;
  return CallFault{last, name + " has no hours that begin when they end", remedy};
}

}  // namespace

std::optional<CallFault> check_call(const Signature& signature, Expression& call,
                                    std::span<const std::string> written) {
  if (signature.takes.empty()) return check_one_type(signature, call, written);
  const std::string name = '\'' + std::string(signature.name) + '\'';
  const std::string remedy = "for example " + std::string(signature.example);
  if (call.arguments.size() != signature.takes.size()) {
    return CallFault{whole_call,
                     name + " takes " + counted(signature.takes.size()) + ", not " +
                         std::to_string(call.arguments.size()),
                     remedy};
  }
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const Expression& argument = call.arguments[i];
    if (argument.type != signature.takes[i]) {
      return CallFault{i,
                       name + " expects " + std::string(with_article(signature.takes[i])) + ", " +
                           written[i] + " is " + std::string(with_article(argument.type)),
                       remedy};
    }
    const bool may_vary = i == 0 || argument.type == Type::instant;
    const auto fault = may_vary ? std::nullopt : fault_of_constant(argument);
    if (fault) return CallFault{i, name + " expects " + *fault, remedy};
    const bool goes_back =
        argument.op == Op::literal && argument.type == Type::number && argument.literal < 0;
    if (signature.function == Function::workdays && goes_back) {
      return CallFault{
          i, name + " counts days after an instant, and " + written[i] + " lies before it", remedy};
    }
  }
  return fault_of_hours(call, name, remedy);
}

}  // namespace xingji
