// Type checking of what looks at earlier days: `yesterday(x)` and `quantile(x, 90%, 90)`.
#include <algorithm>

#include "pack/typing_rules.h"
#include "pack/typing_tables.h"

namespace xingji {
namespace {

constexpr std::string_view yesterday_example = "yesterday(paid_orders >= 30)";
constexpr std::string_view quantile_example = "quantile(paid_orders, 90%, 90)";
constexpr int most_days = 366;

// What is asked of an earlier day is made of that day's measures alone.
bool looks_further(const Expression& expression) {
  if (expression.op == Op::past || expression.op == Op::peer) return true;
  return std::any_of(expression.arguments.begin(), expression.arguments.end(), looks_further);
}

std::optional<Expression> check_value(const Syntax& node, const Walk& walk, bool is_quantile) {
  auto value = walk.check(node.parts[0], nullptr);
  if (!value) return std::nullopt;
  if (looks_further(*value)) {
    walk.refuse(node.parts[0].begin, {"'" + node.text +
                                          "' asks an earlier day for its measures, "
                                          "not for peers or for days before it",
                                      "for example " + std::string(yesterday_example)});
    return std::nullopt;
  }
  if (is_quantile && !is_quantity(value->type)) {
    walk.refuse(node.parts[0].begin, {"a quantile is of numbers, durations or money",
                                      "for example " + std::string(quantile_example)});
    return std::nullopt;
  }
  return value;
}

bool is_number(const std::optional<Expression>& part, Micro least, Micro most) {
  return part && part->op == Op::literal && part->type == Type::number && part->literal >= least &&
         part->literal <= most;
}

}  // namespace

std::optional<Expression> check_past(const Syntax& node, const Walk& walk) {
  const bool is_quantile = node.text == "quantile";
  const std::string example(is_quantile ? quantile_example : yesterday_example);
  if (walk.scope.indicators == nullptr || !walk.scope.shown.empty()) {
    walk.refuse(node.begin, {"'" + node.text + "' looks at earlier days",
                             "ask it in gates, bonuses, stages or 'total: needs'"});
    return std::nullopt;
  }
  if (node.parts.size() != (is_quantile ? 3U : 1U)) {
    walk.refuse(node.begin,
                {"'" + node.text +
                     (is_quantile ? "' takes a value, a share and days" : "' takes one value"),
                 "for example " + example});
    return std::nullopt;
  }
  auto value = check_value(node, walk, is_quantile);
  if (!value) return std::nullopt;
  Expression result;
  result.op = Op::past;
  result.of_past = is_quantile ? OfPast::quantile : OfPast::yesterday;
  result.type = value->type;
  result.arguments.push_back(std::move(*value));
  if (!is_quantile) return result;
  const auto share = walk.check(node.parts[1], nullptr);
  const auto days = walk.check(node.parts[2], nullptr);
  if (!share || !days) return std::nullopt;
  if (!is_number(share, 1, micro_one)) {
    walk.refuse(node.parts[1].begin,
                {"the share of a quantile lies between 0% and 100%", "for example " + example});
    return std::nullopt;
  }
  if (!is_number(days, micro_one, most_days * micro_one) || days->literal % micro_one != 0) {
    walk.refuse(node.parts[2].begin, {"the days of a quantile are a whole number from 1 to 366",
                                      "for example " + example});
    return std::nullopt;
  }
  result.literal = share->literal;
  result.days = static_cast<int>(days->literal / micro_one);
  return result;
}

}  // namespace xingji
