// Walking along the tokens of an expression: looking ahead, taking what is expected, noting the
// first fault. Knows nothing of operators; syntax.cpp does.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/lexer.h"

namespace xingji {

class TokenReader {
 public:
  /// `tokens` ends with one of kind `end`.
  explicit TokenReader(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  const Token& peek(std::size_t ahead = 0) const;
  /// Where the token before this one ends.
  std::size_t end_of_last() const { return tokens_[at_ - 1].end; }
  bool is_sign(std::string_view sign, std::size_t ahead = 0) const;
  bool is_word(std::string_view word, std::size_t ahead = 0) const;

  void skip(std::size_t count = 1) { at_ += count; }
  bool take_sign(std::string_view sign);
  bool take_word(std::string_view word);

  /// Takes the word, or notes what stands there instead.
  bool expect_word(std::string_view word);
  /// Takes the bracket that closes the one opened at a byte.
  bool expect_close(std::size_t opened_at);

  /// Notes a fault unless there is one already; gives nothing, to be returned.
  std::nullopt_t refuse(std::size_t offset, std::string message, std::string remedy = "");
  const std::optional<ExpressionFault>& fault() const { return fault_; }

  /// "'word'" or "the end of the expression".
  static std::string named(const Token& token);

 private:
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::optional<ExpressionFault> fault_;
};

}  // namespace xingji
