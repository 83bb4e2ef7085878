#include "pack/syntax.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pack/token_reader.h"

namespace xingji {
namespace {

constexpr std::size_t longest_expression = 4000;
constexpr int deepest_nesting = 64;
constexpr int deepest_tree = 200;  // a chain `a or b or …` is as deep as it is long

struct BinarySign {
  std::string_view sign;
  Op op;
};
constexpr std::array comparisons = std::to_array<BinarySign>({{"=", Op::equal},
                                                              {"!=", Op::unequal},
                                                              {"<", Op::less},
                                                              {"<=", Op::at_most},
                                                              {">", Op::more},
                                                              {">=", Op::at_least}});
constexpr std::array sums = std::to_array<BinarySign>({{"+", Op::add}, {"-", Op::subtract}});
constexpr std::array products = std::to_array<BinarySign>({{"*", Op::multiply}, {"/", Op::divide}});

using MaybeSyntax = std::optional<Syntax>;

// An initializer list would copy whole trees.
template <class... Parts>
std::vector<Syntax> list_of(Parts&... parts) {
  std::vector<Syntax> list;
  list.reserve(sizeof...(parts));
  (list.push_back(std::move(parts)), ...);
  return list;
}

// Recursive descent; every method gives nothing once a fault is noted.
class Parser : private TokenReader {
 public:
  explicit Parser(std::vector<Token> tokens) : TokenReader(std::move(tokens)) {}

  std::variant<Syntax, ExpressionFault> run() {
    if (peek().kind == TokenKind::end) refuse(peek().begin, "the expression is empty");
    MaybeSyntax tree = choice();
    if (tree && peek().kind != TokenKind::end) refuse_rest();
    if (fault()) return *fault();
    return std::move(*tree);
  }

 private:
  void refuse_rest() {
    if (is_sign(")")) {
      refuse(peek().begin, "a ')' without its '('");
    } else if (is_sign(",")) {
      refuse(peek().begin, "a ',' outside of brackets", "put the list in ( )");
    } else if (sign_among(comparisons)) {
      refuse(peek().begin, "two comparisons in a row", "join them with 'and'");
    } else {
      refuse(peek().begin, "unexpected " + named(peek()),
             "an 'and' or 'or' may be missing before it");
    }
  }

  MaybeSyntax node(Op op, std::vector<Syntax> parts, std::size_t begin, std::size_t sign_at) {
    Syntax made;
    made.kind = Syntax::Kind::operation;
    made.op = op;
    for (const Syntax& part : parts) made.depth = std::max(made.depth, part.depth + 1);
    made.parts = std::move(parts);
    made.begin = begin;
    made.end = end_of_last();
    made.sign_at = sign_at;
    if (made.depth > deepest_tree) return refuse_size();
    return made;
  }

  MaybeSyntax refuse_size() {
    return refuse(peek().begin, "the expression is too deep",
                  "say a part of it in a set or a measure of its own, or use 'in (…)'");
  }

  MaybeSyntax choice() {
    if (++nesting_ > deepest_nesting) return refuse_size();
    MaybeSyntax result = is_word("if") ? if_then_else() : either();
    --nesting_;
    return result;
  }

  MaybeSyntax if_then_else() {
    const std::size_t begin = peek().begin;
    skip();
    MaybeSyntax condition = choice();
    if (!condition || !expect_word("then")) return std::nullopt;
    MaybeSyntax yes = choice();
    if (!yes || !expect_word("else")) return std::nullopt;
    MaybeSyntax no = choice();
    if (!no) return std::nullopt;
    return node(Op::choose, list_of(*condition, *yes, *no), begin, begin);
  }

  template <class Next, class Find>
  MaybeSyntax chain(Next next, Find find) {
    MaybeSyntax left = next();
    while (left) {
      const std::optional<Op> op = find();
      if (!op) break;
      const std::size_t sign_at = peek().begin;
      skip();
      MaybeSyntax right = next();
      if (!right) return std::nullopt;
      const std::size_t begin = left->begin;
      left = node(*op, list_of(*left, *right), begin, sign_at);
    }
    return left;
  }

  MaybeSyntax either() {
    return chain([this] { return both(); },
                 [this] { return is_word("or") ? std::optional(Op::either) : std::nullopt; });
  }
  MaybeSyntax both() {
    return chain([this] { return negation(); },
                 [this] { return is_word("and") ? std::optional(Op::both) : std::nullopt; });
  }

  MaybeSyntax negation() {
    if (!is_word("not")) return comparison();
    if (++nesting_ > deepest_nesting) return refuse_size();
    const std::size_t begin = peek().begin;
    skip();
    MaybeSyntax inner = negation();
    --nesting_;
    if (!inner) return std::nullopt;
    return node(Op::negation, list_of(*inner), begin, begin);
  }

  template <class Signs>
  std::optional<Op> sign_among(const Signs& known) const {
    for (const BinarySign& candidate : known) {
      if (is_sign(candidate.sign)) return candidate.op;
    }
    return std::nullopt;
  }

  MaybeSyntax comparison() {
    MaybeSyntax left = sum();
    if (!left) return std::nullopt;
    const Token sign = peek();
    const std::size_t begin = left->begin;
    if (const auto op = sign_among(comparisons)) {
      skip();
      if (is_word("missing")) {
        return refuse(peek().begin, "nothing is equal to 'missing'",
                      "write 'is missing' or 'is present'");
      }
      MaybeSyntax right = sum();
      if (!right) return std::nullopt;
      return node(*op, list_of(*left, *right), begin, sign.begin);
    }
    if (take_word("is")) return presence(std::move(*left), sign.begin);
    if (take_word("in")) return one_of(std::move(*left), sign.begin);
    return left;
  }

  MaybeSyntax presence(Syntax left, std::size_t sign_at) {
    const std::size_t begin = left.begin;
    if (take_word("present")) return node(Op::is_present, list_of(left), begin, sign_at);
    if (take_word("missing")) return node(Op::is_missing, list_of(left), begin, sign_at);
    return refuse(peek().begin,
                  "expected 'present' or 'missing' after 'is', found " + named(peek()),
                  "for equality write '='");
  }

  MaybeSyntax one_of(Syntax left, std::size_t sign_at) {
    const std::size_t begin = left.begin;
    const std::size_t opened_at = peek().begin;
    if (is_word("table") && is_sign(".", 1)) {
      skip(2);
      return in_named(std::move(left), Syntax::Kind::listed, "a table after 'in table.'");
    }
    if (!take_sign("(")) {
      const bool is_order = left.kind == Syntax::Kind::name && left.text == "order";
      if (is_order)
        return in_named(std::move(left), Syntax::Kind::in_set, "a set after 'order in'");
      return refuse(peek().begin, "expected '(' after 'in', found " + named(peek()),
                    "write for example: kind in (refund_only, return_refund)");
    }
    std::vector<Syntax> parts = list_of(left);
    if (!listed(parts, opened_at)) return std::nullopt;
    if (parts.size() == 1) return refuse(peek().begin, "an empty list after 'in'");
    return node(Op::one_of, std::move(parts), begin, sign_at);
  }

  // The set or table that `left` is asked to be in, from its name on.
  MaybeSyntax in_named(Syntax left, Syntax::Kind kind, const std::string& what) {
    if (peek().kind != TokenKind::name || is_keyword(peek().text)) {
      return refuse(peek().begin, "expected " + what + ", found " + named(peek()));
    }
    Syntax made;
    made.kind = kind;
    made.text = peek().text;
    made.table = peek().text;
    made.begin = left.begin;
    made.sign_at = peek().begin;
    made.end = peek().end;
    made.depth = left.depth + 1;
    made.parts.push_back(std::move(left));
    skip();
    return made;
  }

  // `table.route(region_to).limit`, from the word `table` on.
  MaybeSyntax look_up() {
    Syntax made;
    made.kind = Syntax::Kind::look_up;
    made.begin = peek().begin;
    made.table = peek(2).text;
    made.sign_at = peek(2).begin;
    const std::size_t opened_at = peek(3).begin;
    skip(4);
    if (!arguments(made, opened_at)) return std::nullopt;
    if (is_sign(".")) return member_of(std::move(made));
    return refuse(peek().begin, "expected '.' and a column after 'table." + made.table + "(…)'");
  }

  // After the opening bracket: expressions up to the closing one.
  bool listed(std::vector<Syntax>& parts, std::size_t opened_at) {
    if (take_sign(")")) return true;
    do {
      MaybeSyntax part = choice();
      if (!part) return false;
      parts.push_back(std::move(*part));
    } while (take_sign(","));
    return expect_close(opened_at);
  }

  bool arguments(Syntax& of, std::size_t opened_at) {
    if (!listed(of.parts, opened_at)) return false;
    for (const Syntax& part : of.parts) of.depth = std::max(of.depth, part.depth + 1);
    of.end = end_of_last();
    return true;
  }

  MaybeSyntax sum() {
    return chain([this] { return product(); }, [this] { return sign_among(sums); });
  }
  MaybeSyntax product() {
    return chain([this] { return unary(); }, [this] { return sign_among(products); });
  }

  MaybeSyntax unary() {
    if (!is_sign("-")) return primary();
    if (++nesting_ > deepest_nesting) return refuse_size();
    const std::size_t begin = peek().begin;
    skip();
    MaybeSyntax inner = unary();
    --nesting_;
    if (!inner) return std::nullopt;
    if (inner->kind == Syntax::Kind::number) {
      inner->amount.value = -inner->amount.value;
      inner->begin = begin;
      return inner;
    }
    return node(Op::negate, list_of(*inner), begin, begin);
  }

  MaybeSyntax leaf(Syntax::Kind kind) {
    Syntax made;
    made.kind = kind;
    made.text = peek().text;
    made.begin = peek().begin;
    made.end = peek().end;
    if (kind == Syntax::Kind::number) made.amount = *parse_amount(peek().text);
    skip();
    return made;
  }

  MaybeSyntax primary() {
    const Token token = peek();
    switch (token.kind) {
      case TokenKind::number:
        return leaf(Syntax::Kind::number);
      case TokenKind::quoted:
        return leaf(Syntax::Kind::quoted);
      case TokenKind::name:
        return named_thing();
      case TokenKind::sign:
        if (token.text == "(") return bracketed();
        break;
      case TokenKind::end:
        break;
    }
    return refuse(token.begin, "expected a value, found " + named(token));
  }

  MaybeSyntax bracketed() {
    const std::size_t opened_at = peek().begin;
    skip();
    MaybeSyntax inner = choice();
    if (!inner || !expect_close(opened_at)) return std::nullopt;
    inner->begin = opened_at;
    inner->end = end_of_last();
    return inner;
  }

  MaybeSyntax named_thing() {
    const Token token = peek();
    const bool is_constant = token.text == "true" || token.text == "false";
    if (is_keyword(token.text) && !is_constant) {
      return refuse(token.begin, "expected a value, found the keyword '" + token.text + "'");
    }
    if (!is_constant && is_sign("(", 1)) {
      return starts_join() ? join() : with_arguments(*leaf(Syntax::Kind::call));
    }
    if (token.text == "table" && is_sign(".", 1) && peek(2).kind == TokenKind::name) {
      if (is_sign("(", 3)) return look_up();
      return refuse(
          token.begin, "a table is asked with its keys",
          "write table." + peek(2).text + "(…).column, or 'x in table." + peek(2).text + "'");
    }
    MaybeSyntax name = leaf(Syntax::Kind::name);
    if (!is_constant && is_sign(".")) return member_of(std::move(*name));
    return name;
  }

  // `min(a, b)` is a function, `min(refunds where …).amount` a join.
  bool starts_join() const {
    return find_join(peek().text) && peek(2).kind == TokenKind::name &&
           (is_sign(")", 3) || is_word("where", 3));
  }

  MaybeSyntax join() {
    Syntax made;
    made.kind = Syntax::Kind::join;
    made.text = peek().text;
    made.begin = peek().begin;
    made.table = peek(2).text;
    made.sign_at = peek(2).begin;
    const std::size_t opened_at = peek(1).begin;
    skip(3);
    if (take_word("where")) {
      MaybeSyntax filter = choice();
      if (!filter) return std::nullopt;
      made.depth = filter->depth + 1;
      made.parts.push_back(std::move(*filter));
    }
    if (!expect_close(opened_at)) return std::nullopt;
    made.end = end_of_last();
    made.member_at = made.end;
    if (is_sign(".")) return member_of(std::move(made));
    return made;
  }

  MaybeSyntax member_of(Syntax owner) {
    skip();
    if (peek().kind != TokenKind::name) {
      return refuse(peek().begin, "expected a column after '.', found " + named(peek()));
    }
    owner.member = peek().text;
    owner.member_at = peek().begin;
    owner.end = peek().end;
    if (owner.text == "peer" && is_sign("(", 1)) {
      owner.kind = Syntax::Kind::peer;
      owner.text = owner.member;
      skip();
      return with_arguments(std::move(owner));
    }
    if (owner.kind == Syntax::Kind::name) owner.kind = Syntax::Kind::member;
    skip();
    return owner;
  }

  // From the opening bracket on.
  MaybeSyntax with_arguments(Syntax made) {
    const std::size_t opened_at = peek().begin;
    skip();
    if (!arguments(made, opened_at)) return std::nullopt;
    return made;
  }

  int nesting_ = 0;
};

}  // namespace

std::variant<Syntax, ExpressionFault> parse_syntax(std::string_view text) {
  if (text.size() > longest_expression) {
    return ExpressionFault{0, "the expression is longer than 4,000 bytes",
                           "say a part of it in a set or a measure of its own"};
  }
  auto tokens = lex(text);
  if (const auto* fault = std::get_if<ExpressionFault>(&tokens)) return *fault;
  return Parser(std::move(std::get<std::vector<Token>>(tokens))).run();
}

}  // namespace xingji
