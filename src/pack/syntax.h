// The untyped tree of an expression: what belongs to what, before any name is looked up. Bounded in
// length, nesting and depth, so that hostile text cannot exhaust the stack.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pack/expression.h"
#include "pack/lexer.h"

namespace xingji {

struct Syntax {
  enum class Kind : std::uint8_t {
    number,     // `amount`
    quoted,     // `text`
    name,       // `text`: a name, true or false
    member,     // `text`.`member`
    operation,  // `op` over `parts`: arithmetic, logic, comparisons, is present, in, if
    call,       // `text`(parts)
    join,       // `text`(`table` where parts[0]).`member`
    in_set,     // parts[0] in the set `text`
    look_up,    // table.`table`(parts).`member`
    listed,     // parts[0] in table.`table`
    peer,       // peer.`text`(parts)
  };
  Kind kind = Kind::name;
  Op op = Op::literal;
  Amount amount;
  std::string text;
  std::string member;
  std::string table;
  std::vector<Syntax> parts;
  std::size_t begin = 0;  // bytes of the expression
  std::size_t end = 0;
  std::size_t sign_at = 0;  // the operator, or the member, or the table
  std::size_t member_at = 0;
  int depth = 1;
};

/// The tree, or the first fault.
std::variant<Syntax, ExpressionFault> parse_syntax(std::string_view text);

/// Words that cannot name anything: and, or, not, in, is, if, …
bool is_keyword(std::string_view word);

std::optional<Join> find_join(std::string_view word);

}  // namespace xingji
