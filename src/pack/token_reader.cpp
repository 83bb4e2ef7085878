#include "pack/token_reader.h"

#include <algorithm>

namespace xingji {

const Token& TokenReader::peek(std::size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

bool TokenReader::is_sign(std::string_view sign, std::size_t ahead) const {
  return peek(ahead).kind == TokenKind::sign && peek(ahead).text == sign;
}

bool TokenReader::is_word(std::string_view word, std::size_t ahead) const {
  return peek(ahead).kind == TokenKind::name && peek(ahead).text == word;
}

bool TokenReader::take_sign(std::string_view sign) {
  const bool found = is_sign(sign);
  if (found) ++at_;
  return found;
}

bool TokenReader::take_word(std::string_view word) {
  const bool found = is_word(word);
  if (found) ++at_;
  return found;
}

bool TokenReader::expect_word(std::string_view word) {
  if (take_word(word)) return true;
  refuse(peek().begin, "expected '" + std::string(word) + "', found " + named(peek()));
  return false;
}

bool TokenReader::expect_close(std::size_t opened_at) {
  if (take_sign(")")) return true;
  if (peek().kind == TokenKind::end) {
    refuse(opened_at, "a '(' that never closes",
           "close it with ')'; where a comma, a '#' or a ': ' tore the expression apart, put it in "
           "quotes");
  } else {
    refuse(peek().begin, "expected ',' or ')', found " + named(peek()));
  }
  return false;
}

std::nullopt_t TokenReader::refuse(std::size_t offset, std::string message, std::string remedy) {
  if (!fault_) fault_ = ExpressionFault{offset, std::move(message), std::move(remedy)};
  return std::nullopt;
}

std::string TokenReader::named(const Token& token) {
  return token.kind == TokenKind::end ? "the end of the expression" : '\'' + token.text + '\'';
}

}  // namespace xingji
