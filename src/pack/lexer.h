// The words of an expression: numbers with their units, quoted text, names, signs. Stops at the
// first thing that is none of these and says what to write instead.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace xingji {

enum class TokenKind : std::uint8_t {
  number,  // `80%`, `48h`, `12.50 CNY`: a parse_amount text
  quoted,  // 'text'; `text` without the quotes
  name,    // a name or a keyword
  sign,    // ( ) , . + - * / = != < <= > >=
  end,
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;
  std::size_t begin = 0;  // bytes of the expression
  std::size_t end = 0;
};

/// What is wrong with an expression, and at which byte.
struct ExpressionFault {
  std::size_t offset = 0;
  std::string message;
  std::string remedy;
};

/// The tokens, the last of kind `end`, or the first fault.
std::variant<std::vector<Token>, ExpressionFault> lex(std::string_view text);

}  // namespace xingji
