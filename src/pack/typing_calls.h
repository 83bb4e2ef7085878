// Whether the arguments of a function fit it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "pack/expression.h"
#include "pack/typing_rules.h"

namespace xingji {

struct CallFault {
  std::size_t argument = 0;  // beyond the arguments: the call as a whole
  std::string message;
  std::string remedy;
};

/// The fault of a call whose arguments have types already, or nothing; gives min, max and abs the
/// type of their arguments. `written` are the arguments in quotes, for messages.
std::optional<CallFault> check_call(const Signature& signature, Expression& call,
                                    std::span<const std::string> written);

}  // namespace xingji
