#include "pack/lexer.h"

#include <array>
#include <optional>

#include "pack/amount.h"

namespace xingji {
namespace {

struct Confusable {
  std::string_view written;
  std::string_view meant;
};

// Signs that a Chinese keyboard or another language gives, and ours.
constexpr std::array confusables = std::to_array<Confusable>({
    {"（", "("},  {"）", ")"},  {"，", ","},     {"、", ","}, {"≥", ">="},  {"≤", "<="},
    {"≠", "!="},  {"＝", "="},  {"＞", ">"},     {"＜", "<"}, {"％", "%"},  {"“", "'"},
    {"”", "'"},   {"‘", "'"},   {"’", "'"},      {"\"", "'"}, {"×", "*"},   {"÷", "/"},
    {"：", ":"},  {"　", " "},  {"\u00a0", " "}, {"==", "="}, {"<>", "!="}, {"&&", "and"},
    {"||", "or"}, {"=>", ">="}, {"=<", "<="},
});

constexpr std::array signs = std::to_array<std::string_view>(
    {"!=", "<=", ">=", "(", ")", ",", ".", "+", "-", "*", "/", "=", "<", ">"});

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r'; }

const Confusable* confusable_at(std::string_view rest) {
  for (const Confusable& candidate : confusables) {
    if (rest.starts_with(candidate.written)) return &candidate;
  }
  return nullptr;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::variant<std::vector<Token>, ExpressionFault> run() {
    while (!fault_) {
      while (at_ < text_.size() && is_space(text_[at_])) ++at_;
      if (at_ == text_.size()) break;
      read_one();
    }
    if (fault_) return *fault_;
    tokens_.push_back({TokenKind::end, "", text_.size(), text_.size()});
    return std::move(tokens_);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }

  void push(TokenKind kind, std::size_t end) {
    tokens_.push_back({kind, std::string(text_.substr(at_, end - at_)), at_, end});
    at_ = end;
  }

  void read_one() {
    const char c = text_[at_];
    if (const Confusable* found = confusable_at(rest())) return refuse(*found);
    if (is_digit(c)) return read_number();
    if (c == '\'') return read_quoted();
    if (is_letter(c) || is_beyond_ascii(c)) return push(TokenKind::name, end_of_name(at_));
    for (const std::string_view sign : signs) {
      if (rest().starts_with(sign)) return push(TokenKind::sign, at_ + sign.size());
    }
    if (c == '\t') {
      fault_ = ExpressionFault{at_, "a tab in an expression", "use spaces"};
    } else {
      fault_ = ExpressionFault{at_, "unexpected '" + std::string(1, c) + "' in an expression", ""};
    }
  }

  void refuse(const Confusable& found) {
    const bool is_blank = found.meant == " ";
    fault_ = ExpressionFault{
        at_,
        is_blank ? "a wide space in an expression"
                 : "'" + std::string(found.written) + "' is not a sign of the rule language",
        is_blank ? "use a plain space" : "write " + std::string(found.meant)};
  }

  std::size_t end_of_name(std::size_t from) const {
    std::size_t end = from;
    while (end < text_.size() &&
           (is_letter(text_[end]) || is_digit(text_[end]) || is_beyond_ascii(text_[end])) &&
           (end == from || confusable_at(text_.substr(end)) == nullptr)) {
      ++end;
    }
    return end;
  }

  // Letters and a percent sign stuck to the digits are its unit; a word after a space is one when
  // it is a currency.
  void read_number() {
    std::size_t end = at_;
    while (end < text_.size() && (is_digit(text_[end]) || text_[end] == '.')) ++end;
    if (end < text_.size() && text_[end] == '%') {
      ++end;
    } else {
      const std::size_t unit_end = end_of_name(end);
      end = unit_end == end ? end_of_currency(end) : unit_end;
    }
    if (end < text_.size() && text_[end] == ':') return refuse_clock(end);
    const std::string_view written = text_.substr(at_, end - at_);
    if (!parse_amount(written)) return refuse_amount(explain_amount(written));
    if (const auto fault = parted_unit(end)) return refuse_amount(*fault);
    push(TokenKind::number, end);
  }

  void refuse_amount(const AmountFault& fault) {
    fault_ = ExpressionFault{at_, fault.message, fault.remedy};
  }

  // A number and its unit with a blank between them, "2 days", "48 h"; what else may follow a
  // number is no unit.
  std::optional<AmountFault> parted_unit(std::size_t end) const {
    if (!is_digit(text_[end - 1])) return std::nullopt;  // it has a unit
    std::size_t word = end;
    while (word < text_.size() && text_[word] == ' ') ++word;
    const std::size_t word_end = end_of_name(word);
    if (word == end || word_end == word) return std::nullopt;
    const std::string number(text_.substr(at_, end - at_));
    AmountFault fault =
        explain_amount(number + ' ' + std::string(text_.substr(word, word_end - word)));
    const bool is_unit = fault.message.ends_with(": days are calendar days") ||
                         fault.remedy.starts_with("write " + number);
    return is_unit ? std::optional(std::move(fault)) : std::nullopt;
  }

  void refuse_clock(std::size_t end) {
    while (end < text_.size() && (is_digit(text_[end]) || text_[end] == ':')) ++end;
    const std::string written(text_.substr(at_, end - at_));
    fault_ = ExpressionFault{at_, "a time of day stands in quotes", "write '" + written + "'"};
  }

  std::size_t end_of_currency(std::size_t end) const {
    std::size_t word = end;
    while (word < text_.size() && text_[word] == ' ') ++word;
    if (word == end) return end;
    const std::size_t word_end = end_of_name(word);
    const bool is_currency = word_end - word == 3 && text_[word] >= 'A' && text_[word] <= 'Z';
    return is_currency ? word_end : end;
  }

  // A quote inside quotes is written twice.
  void read_quoted() {
    std::string value;
    std::size_t end = at_ + 1;
    for (; end < text_.size(); ++end) {
      if (text_[end] == '\'') {
        if (end + 1 < text_.size() && text_[end + 1] == '\'')
          ++end;
        else
          break;
      }
      value += text_[end];
    }
    if (end == text_.size()) {
      fault_ = ExpressionFault{at_, "a quote that never closes", "end the text with '"};
      return;
    }
    tokens_.push_back({TokenKind::quoted, value, at_, end + 1});
    at_ = end + 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
  std::optional<ExpressionFault> fault_;
};

}  // namespace

std::variant<std::vector<Token>, ExpressionFault> lex(std::string_view text) {
  return Lexer(text).run();
}

}  // namespace xingji
