// What lint says of conditions without facts, against facts: of conditions that cannot hold at once
// no row meets all, and where one is not true, what stands for "not true" is.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "naive/value.h"
#include "pack/joint.h"
#include "pack/negation.h"

namespace xingji::test {
namespace {

std::size_t below(std::size_t count) {
  static std::mt19937 draws(7);
  return draws() % count;
}

std::string one_of(const std::vector<std::string>& texts) { return texts[below(texts.size())]; }

// An order and what is asked of its refunds; what is absent is missing.
using Row = std::map<std::string, naive::Value>;

naive::Value hour(std::size_t hours) {
  return naive::number_value(naive::Fraction{static_cast<std::int64_t>(hours) * 3600});
}

Row random_row() {
  Row row;
  row["placed_at"] = hour(below(4));
  for (const char* instant : {"paid_at", "shipped_at", "cancelled_at"}) {
    if (below(3) > 0) row[instant] = hour(below(4));
  }
  if (row.contains("cancelled_at") && below(3) > 0) {
    row["cancelled_by"] = naive::text_value(below(2) == 0 ? "buyer" : "seller");
  }
  if (below(3) > 0) row["items"] = naive::number_value(naive::Fraction{std::int64_t(below(4))});
  row["presale"] = naive::flag_value(below(2) == 0);
  const std::size_t all = below(4);
  const std::size_t repairs = below(all + 1);
  for (const auto& [filter, count] :
       {std::pair{std::string(), all}, {" where kind = 'repair'", repairs}}) {
    const std::string of = "(refunds" + filter + ')';
    row["count" + of] = naive::number_value(naive::Fraction{static_cast<std::int64_t>(count)});
    row["any" + of] = naive::flag_value(count > 0);
    row["none" + of] = naive::flag_value(count == 0);
  }
  // Repairs come last, where there are others.
  if (all > 0) {
    row["first(refunds).kind"] = naive::text_value(repairs == all ? "repair" : "exchange");
  }
  if (repairs > 0) row["first(refunds where kind = 'repair').kind"] = naive::text_value("repair");
  return row;
}

std::string an_instant() {
  return one_of({"placed_at", "paid_at", "shipped_at", "cancelled_at", "paid_at + 1h"});
}

std::string random_condition(int depth) {
  const std::string op = one_of({" < ", " <= ", " > ", " >= ", " = ", " != "});
  switch (depth > 0 ? below(12) : below(9)) {
    case 0:
      return an_instant() + op + an_instant();
    case 1:
      return an_instant() + " - " + an_instant() + op + one_of({"1h", "2h", "5400s"});
    case 2:
      return one_of({"paid_at", "shipped_at", "cancelled_at", "cancelled_by", "items"}) +
             one_of({" is missing", " is present"});
    case 3:
      return one_of({"items", "2 * items", "count(refunds)", "1 - items",
                     "count(refunds where kind = repair)"}) +
             op + one_of({"1", "2", "1.5", "items", "count(refunds)"});
    case 4:
      return one_of({"cancelled_by = buyer", "cancelled_by != buyer", "cancelled_by in (seller)",
                     "items in (1, 3)", "cancelled_by in (buyer, seller)"});
    case 5:
      return one_of({"any", "none"}) + one_of({"(refunds)", "(refunds where kind = repair)"});
    case 6:
      return "hours(shipped_at - paid_at)" + op + one_of({"0.5", "1", "2"});
    case 7:
      return "presale";
    case 8:
      return one_of({"first(refunds).kind", "first(refunds where kind = repair).kind"}) +
             one_of({" = ", " != "}) + one_of({"repair", "exchange"});
    case 9:
      return "not (" + random_condition(depth - 1) + ')';
    default:
      return '(' + random_condition(depth - 1) + one_of({" and ", " or "}) +
             random_condition(depth - 1) + ')';
  }
}

Expression parsed(const std::string& text) {
  Scope scope;
  scope.table = Table::orders;
  auto expression = parse_expression(text, {}, scope);
  EXPECT_TRUE(expression.ok()) << text << ": " << to_text(expression.problems().front());
  return std::move(expression).value();
}

naive::Value value_of(const Expression& condition, const Row& row, const Pack& pack) {
  const auto look_up = [&](const Expression& asked) {
    const auto found = row.find(to_text(asked));
    return found == row.end() ? naive::Value{} : found->second;
  };
  return naive::evaluate(condition, {pack, 0, look_up});
}

TEST(Joint, NoRowMeetsWhatCannotHoldAtOnce) {
  const Pack pack;
  int refuted = 0;
  int unmet = 0;
  for (int round = 0; round < 4000; ++round) {
    std::vector<Expression> conditions;
    for (std::size_t i = 0; i < 1 + below(3); ++i) {
      conditions.push_back(parsed(random_condition(2)));
    }
    std::vector<const Expression*> all;
    for (const Expression& condition : conditions) all.push_back(&condition);
    const bool can_hold = can_all_hold(all, pack);
    bool was_met = false;
    for (int i = 0; i < 150; ++i) {
      const Row row = random_row();
      was_met = was_met || std::all_of(all.begin(), all.end(), [&](const Expression* condition) {
                  return value_of(*condition, row, pack).is_true();
                });
    }
    std::string text;
    for (const Expression& condition : conditions) text += to_text(condition) + " ; ";
    ASSERT_TRUE(can_hold || !was_met) << text;
    refuted += can_hold ? 0 : 1;
    unmet += was_met ? 0 : 1;
  }
  // Most of what no row met is known without rows.
  EXPECT_GT(refuted, 200);
  EXPECT_GT(refuted * 2, unmet);
}

TEST(Joint, WhatMayHoldIsLeftAlone) {
  const Pack pack;
  for (const char* text :
       {"not first(ratings).has_text and none(ratings)", "sum(ratings).stars < 1",
        "sum(refunds).amount = 0 CNY and none(refunds)", "cancelled_at is missing and not abnormal",
        "paid_at is missing and (paid_at < shipped_at or presale)",
        "shipped_at >= paid_at and shipped_at <= paid_at", "max(paid_at, shipped_at) > placed_at",
        "none(refunds where kind = repair) and any(refunds)"}) {
    const Expression condition = parsed(text);
    EXPECT_TRUE(can_all_hold({&condition}, pack)) << text;
    const Expression other = not_true(condition, pack);
    EXPECT_TRUE(can_all_hold({&other}, pack)) << text;
  }
}

TEST(Joint, WhatIsNotTrueIsNotTrue) {
  const Pack pack;
  for (int round = 0; round < 2000; ++round) {
    const Expression condition = parsed(random_condition(2));
    const Expression other = not_true(condition, pack);
    for (int i = 0; i < 30; ++i) {
      const Row row = random_row();
      const bool is_one = value_of(condition, row, pack).is_true();
      ASSERT_TRUE(is_one || value_of(other, row, pack).is_true())
          << to_text(condition) << " and " << to_text(other);
    }
  }
}

}  // namespace
}  // namespace xingji::test
