#include "pack/typing.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "pack/amount.h"
#include "pack/names.h"
#include "pack/typing_calls.h"
#include "pack/typing_rules.h"
#include "pack/typing_tables.h"

namespace xingji {
namespace {

using MaybeExpression = std::optional<Expression>;

class Checker {
 public:
  Checker(std::string_view text, const Locate& locate, const Scope& scope, Problems& problems)
      : text_(text), locate_(locate), scope_(scope), problems_(problems), names_(scope) {}

  /// `beside` is what the node is compared with: it gives bare words and quoted text their type.
  MaybeExpression check(const Syntax& node, const Expression* beside = nullptr) {
    switch (node.kind) {
      case Syntax::Kind::number:
        return literal(node, node.amount.type, node.amount.value, node.amount.unit);
      case Syntax::Kind::quoted:
        return quoted(node, beside);
      case Syntax::Kind::name:
        return name(node, beside);
      case Syntax::Kind::member:
        return member(node);
      case Syntax::Kind::operation:
        return operation(node);
      case Syntax::Kind::call:
        return call(node);
      case Syntax::Kind::join:
        return join(node);
      case Syntax::Kind::in_set:
        return found(node, names_.find_set(node.text), node.sign_at);
      case Syntax::Kind::look_up:
        return placed(node, check_look_up(node, walk()));
      case Syntax::Kind::listed:
        return placed(node, check_listed(node, walk()));
      case Syntax::Kind::peer:
        return placed(node, check_peer(node, walk()));
    }
    return std::nullopt;
  }

 private:
  MaybeExpression refuse(std::size_t offset, std::string message, std::string remedy = "") {
    problems_.push_back({locate_(offset), std::move(message), std::move(remedy)});
    return std::nullopt;
  }
  MaybeExpression refuse(std::size_t offset, NameFault fault) {
    if (fault.is_told) return std::nullopt;
    return refuse(offset, std::move(fault.message), std::move(fault.remedy));
  }

  Walk walk() {
    return {scope_, text_,
            [this](const Syntax& part, const Expression* beside) { return check(part, beside); },
            [this](std::size_t offset, NameFault fault) { refuse(offset, std::move(fault)); }};
  }
  MaybeExpression placed(const Syntax& node, MaybeExpression made) const {
    if (made) made->place = locate_(node.begin);
    return made;
  }
  MaybeExpression found(const Syntax& node, std::variant<Expression, NameFault> result,
                        std::size_t offset) {
    auto* fault = std::get_if<NameFault>(&result);
    if (fault == nullptr) return placed(node, std::get<Expression>(std::move(result)));
    return refuse(fault->is_member ? node.member_at : offset, std::move(*fault));
  }

  std::string written(const Syntax& node) const {
    return std::string(text_.substr(node.begin, node.end - node.begin));
  }
  std::string said(const Syntax& node) const {
    return node.kind == Syntax::Kind::quoted ? written(node) : '\'' + written(node) + '\'';
  }

  Expression made(const Syntax& node, Op op, Type type) const {
    Expression result;
    result.op = op;
    result.type = type;
    result.place = locate_(node.begin);
    return result;
  }

  Expression literal(const Syntax& node, Type type, std::int64_t value, std::string name) const {
    Expression result = made(node, Op::literal, type);
    result.literal = value;
    result.name = std::move(name);
    return result;
  }

  MaybeExpression quoted(const Syntax& node, const Expression* beside) {
    if (beside == nullptr) return literal(node, Type::text, 0, node.text);
    const auto dated = [&](std::optional<std::int64_t> value) -> MaybeExpression {
      if (value) return literal(node, beside->type, *value, "");
      return refuse(node.begin, said(node) + " is not " + std::string(with_article(beside->type)),
                    "write it like " + std::string(example_of(beside->type)));
    };
    switch (beside->type) {
      case Type::clock:
        return dated(parse_clock(node.text));
      case Type::month:
        return dated(parse_month(node.text));
      case Type::date:
        return dated(parse_day(node.text));
      case Type::text:
        return word(node, *beside);
      case Type::flag:
      case Type::number:
      case Type::duration:
      case Type::instant:
      case Type::money:
        break;
    }
    return literal(node, Type::text, 0, node.text);
  }

  // Text beside a column of a closed list of words must be one of them.
  MaybeExpression word(const Syntax& node, const Expression& beside) {
    const std::vector<std::string_view> words = words_of(beside);
    if (!words.empty() && std::find(words.begin(), words.end(), node.text) == words.end()) {
      return refuse(node.begin, unknown_word(node.text, words));
    }
    return literal(node, Type::text, 0, node.text);
  }

  bool is_known(const Syntax& node) const {
    return node.text == "true" || node.text == "false" || names_.knows(node.text);
  }
  // Takes its meaning from the other side of a comparison.
  bool leans(const Syntax& node) const {
    return node.kind == Syntax::Kind::quoted ||
           (node.kind == Syntax::Kind::name && !is_known(node));
  }

  MaybeExpression name(const Syntax& node, const Expression* beside) {
    if (node.text == "true" || node.text == "false") {
      return literal(node, Type::flag, node.text == "true" ? 1 : 0, "");
    }
    if (beside != nullptr && beside->type == Type::text) {
      const std::vector<std::string_view> words = words_of(*beside);
      const bool is_word = std::find(words.begin(), words.end(), node.text) != words.end();
      if (is_word || !is_known(node)) return word(node, *beside);
    }
    if (auto found = names_.find(node.text)) return placed(node, std::move(found));
    return refuse(node.begin, names_.unknown(node.text));
  }

  MaybeExpression member(const Syntax& node) {
    return found(node, names_.find_member(node.text, node.member), node.begin);
  }

  MaybeExpression with_arguments(Expression parent, std::vector<Expression> arguments) {
    parent.arguments = std::move(arguments);
    return parent;
  }

  MaybeExpression operation(const Syntax& node) {
    if (is_comparison(node.op)) return comparison(node);
    if (node.op == Op::one_of) return one_of(node);
    if (node.op == Op::choose) return choose(node);
    std::vector<Expression> parts;
    for (const Syntax& part : node.parts) {
      if (MaybeExpression checked = check(part)) parts.push_back(std::move(*checked));
    }
    if (parts.size() != node.parts.size()) return std::nullopt;
    if (node.op == Op::is_present || node.op == Op::is_missing) {
      return presence(node, std::move(parts));
    }
    if (node.op == Op::both || node.op == Op::either || node.op == Op::negation) {
      return logic(node, std::move(parts));
    }
    return arithmetic(node, std::move(parts));
  }

  MaybeExpression presence(const Syntax& node, std::vector<Expression> parts) {
    if (parts[0].type == Type::flag) {
      return refuse(node.begin, said(node.parts[0]) + " is true or false and never missing",
                    "write the condition alone, or with 'not'");
    }
    return with_arguments(made(node, node.op, Type::flag), std::move(parts));
  }

  bool is_condition(const Syntax& node, const Expression& checked) {
    if (checked.type == Type::flag) return true;
    refuse(node.begin,
           "expected a condition, " + said(node) + " is " + std::string(with_article(checked.type)),
           "compare it with something, or write 'is present'");
    return false;
  }

  MaybeExpression logic(const Syntax& node, std::vector<Expression> parts) {
    bool all_conditions = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      all_conditions = is_condition(node.parts[i], parts[i]) && all_conditions;
    }
    if (!all_conditions) return std::nullopt;
    return with_arguments(made(node, node.op, Type::flag), std::move(parts));
  }

  MaybeExpression arithmetic(const Syntax& node, std::vector<Expression> parts) {
    const Type left = parts[0].type;
    if (node.op == Op::negate) {
      if (!is_quantity(left)) {
        return refuse(node.parts[0].begin, "cannot negate " + said(node.parts[0]) + ", which is " +
                                               std::string(with_article(left)));
      }
      return with_arguments(made(node, node.op, left), std::move(parts));
    }
    const auto type = type_of_arithmetic(node.op, left, parts[1].type);
    if (!type) return mixed_units(node, parts[0], parts[1]);
    const bool is_scaling = node.op == Op::multiply || node.op == Op::divide;
    if (is_scaling && scope_.table && !scales_by_constant(node, parts)) return std::nullopt;
    return with_arguments(made(node, node.op, *type), std::move(parts));
  }

  bool scales_by_constant(const Syntax& node, const std::vector<Expression>& parts) {
    const std::string sign(sign_of(node.op));
    if (!scales(parts[0]) && !scales(parts[1])) {
      refuse(node.sign_at, "'" + sign + "' over rows needs a literal or a parameter on one side",
             "divide one measure by another in the indicator's value");
      return false;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].type != Type::money) continue;
      refuse(node.parts[i].begin,
             "'" + sign + "' over rows is for numbers and durations, " + said(node.parts[i]) +
                 " is money",
             "say half of it as 'a + a >= b', or multiply or divide the measure");
      return false;
    }
    return true;
  }

  MaybeExpression mixed_units(const Syntax& node, const Expression& left, const Expression& right) {
    return refuse(node.sign_at,
                  "wrong unit: " + said(node.parts[0]) + " is " +
                      std::string(with_article(left.type)) + " and " + said(node.parts[1]) +
                      " is " + std::string(with_article(right.type)) + "; '" +
                      std::string(sign_of(node.op)) + "' cannot join them",
                  remedy_for(node, left, right));
  }

  // The literal of the two sides, as it is written, tells what was meant.
  std::string remedy_for(const Syntax& node, const Expression& left,
                         const Expression& right) const {
    const Syntax& literal = right.op == Op::literal ? node.parts[1] : node.parts[0];
    return unit_remedy(left, right, written(literal));
  }

  // The two sides of a comparison; a side that leans on the other is looked at last.
  std::optional<std::pair<Expression, Expression>> sides(const Syntax& a, const Syntax& b) {
    const bool swapped = leans(a) && !leans(b);
    const Syntax& other = swapped ? a : b;
    MaybeExpression first = check(swapped ? b : a);
    // A word that leans on a wrong side would only be called unknown.
    if (!first && leans(other)) return std::nullopt;
    MaybeExpression second = check(other, first ? &*first : nullptr);
    if (!first || !second) return std::nullopt;
    if (swapped) std::swap(first, second);
    return std::pair(std::move(*first), std::move(*second));
  }

  MaybeExpression comparison(const Syntax& node) {
    auto both = sides(node.parts[0], node.parts[1]);
    if (!both) return std::nullopt;
    auto& [left, right] = *both;
    if (left.type != right.type) {
      return refuse(node.parts[1].begin,
                    "wrong unit: " + said(node.parts[0]) + " is " +
                        std::string(with_article(left.type)) + " and " + said(node.parts[1]) +
                        " is " + std::string(with_article(right.type)),
                    remedy_for(node, left, right));
    }
    const bool is_equality = node.op == Op::equal || node.op == Op::unequal;
    if (!is_equality && !is_ordered(left.type)) {
      return refuse(node.sign_at,
                    std::string(left.type == Type::text ? "text has" : "conditions have") +
                        " no order, so '" + std::string(sign_of(node.op)) + "' cannot compare them",
                    "use '=' or 'in'");
    }
    std::vector<Expression> parts;
    parts.push_back(std::move(left));
    parts.push_back(std::move(right));
    return with_arguments(made(node, node.op, Type::flag), std::move(parts));
  }

  MaybeExpression one_of(const Syntax& node) {
    MaybeExpression subject = check(node.parts[0]);
    if (!subject) return std::nullopt;
    bool all_fit = true;
    std::vector<Expression> parts = {*subject};
    for (std::size_t i = 1; i < node.parts.size(); ++i) {
      MaybeExpression part = check(node.parts[i], &*subject);
      all_fit = all_fit && part.has_value();
      if (!part) continue;
      if (part->type != subject->type) {
        all_fit = false;
        refuse(node.parts[i].begin, "wrong unit: " + said(node.parts[0]) + " is " +
                                        std::string(with_article(subject->type)) + " and " +
                                        said(node.parts[i]) + " is " +
                                        std::string(with_article(part->type)));
        continue;
      }
      parts.push_back(std::move(*part));
    }
    if (!all_fit) return std::nullopt;
    return with_arguments(made(node, Op::one_of, Type::flag), std::move(parts));
  }

  MaybeExpression choose(const Syntax& node) {
    MaybeExpression condition = check(node.parts[0]);
    const bool condition_fits = condition && is_condition(node.parts[0], *condition);
    auto branches = sides(node.parts[1], node.parts[2]);
    if (!condition_fits || !branches) return std::nullopt;
    auto& [yes, no] = *branches;
    if (yes.type != no.type) {
      return refuse(node.parts[2].begin,
                    "wrong unit: 'then' gives " + std::string(with_article(yes.type)) +
                        ", 'else' gives " + std::string(with_article(no.type)));
    }
    Expression result = made(node, Op::choose, yes.type);
    result.arguments.push_back(std::move(*condition));
    result.arguments.push_back(std::move(yes));
    result.arguments.push_back(std::move(no));
    return result;
  }

  MaybeExpression call(const Syntax& node) {
    const Signature* signature = find_signature(node.text);
    if (const auto own = find_check(node.text)) return placed(node, own(node, walk()));
    if (auto fault = fault_of_function(node.text, scope_)) return refuse(node.begin, *fault);
    std::vector<Expression> arguments;
    bool all_fit = true;
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
      MaybeExpression expected = std::nullopt;
      if (i < signature->takes.size()) expected = made(node, Op::literal, signature->takes[i]);
      MaybeExpression argument = check(node.parts[i], expected ? &*expected : nullptr);
      all_fit = all_fit && argument.has_value();
      if (argument) arguments.push_back(std::move(*argument));
    }
    if (!all_fit) return std::nullopt;
    Expression result = made(node, Op::call, signature->gives);
    result.function = signature->function;
    result.arguments = std::move(arguments);
    std::vector<std::string> written_arguments;
    written_arguments.reserve(node.parts.size());
    for (const Syntax& part : node.parts) written_arguments.push_back(said(part));
    if (const auto fault = check_call(*signature, result, written_arguments)) {
      const bool is_argument = fault->argument < node.parts.size();
      return refuse(is_argument ? node.parts[fault->argument].begin : node.begin, fault->message,
                    fault->remedy);
    }
    return result;
  }

  MaybeExpression join(const Syntax& node) {
    auto opened = names_.open_join(node.text, node.table, node.member);
    if (auto* fault = std::get_if<NameFault>(&opened)) {
      const std::size_t offset = fault->is_member  ? node.member_at
                                 : fault->is_table ? node.sign_at
                                                   : node.begin;
      return refuse(offset, std::move(*fault));
    }
    Expression result = std::get<Expression>(std::move(opened));
    result.place = locate_(node.begin);
    if (node.parts.empty()) return result;
    Scope inner = scope_;
    inner.table = result.table;
    Checker checker(text_, locate_, inner, problems_);
    checker.names_.enter_join();
    MaybeExpression filter = checker.check(node.parts[0]);
    if (!filter || !checker.is_condition(node.parts[0], *filter)) return std::nullopt;
    result.arguments.push_back(std::move(*filter));
    return result;
  }

  std::string_view text_;
  const Locate& locate_;
  Scope scope_;
  Problems& problems_;
  Names names_;
};

}  // namespace

std::optional<Expression> type_check(const Syntax& syntax, std::string_view text,
                                     const Locate& locate, const Scope& scope, Problems& problems) {
  return Checker(text, locate, scope, problems).check(syntax);
}

}  // namespace xingji
