// Expressions nobody would write: hostile depth, random words and bytes, and random trees that must
// read back as they were written.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "pack/expression.h"

namespace xingji {
namespace {

Scope rows_of(Table table) { return {table, {}, {}}; }

// Equal but for the places.
bool same(const Expression& a, const Expression& b) {
  return a.op == b.op && a.type == b.type && a.literal == b.literal && a.name == b.name &&
         a.table == b.table && a.column == b.column && a.of_order == b.of_order &&
         a.join == b.join && a.function == b.function &&
         std::equal(a.arguments.begin(), a.arguments.end(), b.arguments.begin(), b.arguments.end(),
                    same);
}

TEST(ExpressionText, hostile_depth_and_length_are_refused) {
  const Scope scope = rows_of(Table::orders);
  const auto repeat = [](const std::string& text, int count) {
    std::string result;
    for (int i = 0; i < count; ++i) result += text;
    return result;
  };
  EXPECT_TRUE(parse_expression(repeat("(", 60) + "presale" + repeat(")", 60), {}, scope).ok());
  EXPECT_TRUE(parse_expression("presale" + repeat(" or gift", 190), {}, scope).ok());
  for (const std::string& hostile :
       {repeat("(", 2000), repeat("(", 100) + "presale" + repeat(")", 100), repeat("not ", 900),
        repeat("-", 3000), repeat("if ", 1000), repeat("max(", 900),
        "presale" + repeat(" or gift", 400), repeat("any(refunds where ", 200), repeat("x", 5000),
        repeat("'", 3999)}) {
    EXPECT_FALSE(parse_expression(hostile, {}, scope).ok()) << hostile.substr(0, 40);
  }
}

// Random sentences from the words of the language: whatever is accepted is written out and read
// back as the same tree, and nothing crashes.
class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_(seed) {}

  std::string words() {
    static const std::vector<std::string> known = {"presale",
                                                   "items",
                                                   "amount",
                                                   "paid_at",
                                                   "shipped_at",
                                                   "cancelled_by",
                                                   "seller",
                                                   "category",
                                                   "and",
                                                   "or",
                                                   "not",
                                                   "(",
                                                   ")",
                                                   "+",
                                                   "-",
                                                   "*",
                                                   "/",
                                                   "=",
                                                   "!=",
                                                   "<",
                                                   "<=",
                                                   ">",
                                                   ">=",
                                                   "in",
                                                   "is present",
                                                   "is missing",
                                                   "if",
                                                   "then",
                                                   "else",
                                                   "3",
                                                   "80%",
                                                   "48h",
                                                   "12.50 CNY",
                                                   "'08:00'",
                                                   "'text'",
                                                   ",",
                                                   ".",
                                                   "any(refunds",
                                                   "where",
                                                   "kind = exchange",
                                                   "first(refunds).amount",
                                                   "max(",
                                                   "day(paid_at)",
                                                   "time_of_day(",
                                                   "end_of_day(paid_at, 2)",
                                                   "workdays(paid_at, 2)",
                                                   "yesterday(",
                                                   "quantile(",
                                                   "true",
                                                   "order.paid_at"};
    std::string text;
    const std::size_t length = 1 + random_() % 12;
    for (std::size_t i = 0; i < length; ++i) text += known[random_() % known.size()] + ' ';
    return text;
  }

  std::string bytes() {
    std::string text;
    const std::size_t length = random_() % 40;
    for (std::size_t i = 0; i < length; ++i) text += static_cast<char>(random_() % 256);
    return text;
  }

  // A tree that types, so that round trips meet every operator.
  std::string condition(int depth) {
    switch (depth <= 0 ? random_() % 4 : random_() % 10) {
      case 0:
        return "presale";
      case 1:
        return "cancelled_by in (seller, buyer)";
      case 2:
        return number(depth - 1) + (random_() % 2 == 0 ? " <= " : " != ") + number(depth - 1);
      case 3:
        return "shipped_at - paid_at < " + std::to_string(random_() % 1000) + "min";
      case 4:
        return "not " + wrapped(condition(depth - 1));
      case 5:
        return wrapped(condition(depth - 1)) + " and " + wrapped(condition(depth - 1));
      case 6:
        return wrapped(condition(depth - 1)) + " or " + wrapped(condition(depth - 1));
      case 7:
        return "(if " + condition(depth - 1) + " then " + condition(depth - 1) + " else " +
               condition(depth - 1) + ")";
      case 8:
        return "any(refunds where amount > " + std::to_string(random_() % 100) + " CNY)";
      default:
        return number(depth - 1) + " is present";
    }
  }

 private:
  static std::string wrapped(const std::string& text) { return '(' + text + ')'; }

  std::string number(int depth) {
    switch (depth <= 0 ? random_() % 3 : random_() % 8) {
      case 0:
        return "items";
      case 1:
        return "-" + std::to_string(random_() % 50) + ".5";
      case 2:
        return std::to_string(random_() % 100) + "%";
      case 3:
        return wrapped(number(depth - 1)) + " + " + wrapped(number(depth - 1));
      case 4:
        return wrapped(number(depth - 1)) + " - " + wrapped(number(depth - 1));
      case 5:
        return wrapped(number(depth - 1)) + " / 3";
      case 6:
        return "-" + wrapped(number(depth - 1));
      default:
        return "min(" + number(depth - 1) + ", " + number(depth - 1) + ")";
    }
  }

  std::mt19937 random_;
};

TEST(ExpressionText, reads_back_what_it_writes) {
  const Scope scope = rows_of(Table::orders);
  for (unsigned seed = 1; seed <= 1500; ++seed) {
    RandomText random(seed);
    const std::string text = random.condition(4);
    const auto first = parse_expression(text, {}, scope);
    ASSERT_TRUE(first.ok()) << "seed " << seed << ": " << text << ": "
                            << to_text(first.problems().front());
    const std::string written = to_text(first.value());
    const auto second = parse_expression(written, {}, scope);
    ASSERT_TRUE(second.ok()) << "seed " << seed << ": " << written;
    EXPECT_TRUE(same(first.value(), second.value())) << "seed " << seed << ": " << written;
    EXPECT_EQ(to_text(second.value()), written) << "seed " << seed;
  }
}

TEST(ExpressionText, survives_random_words_and_bytes) {
  const Scope scope = rows_of(Table::orders);
  int accepted = 0;
  for (unsigned seed = 1; seed <= 6000; ++seed) {
    RandomText random(seed);
    for (const std::string& text : {random.words(), random.bytes()}) {
      const auto parsed = parse_expression(text, {"x", 1, 1}, scope);
      if (!parsed.ok()) continue;
      ++accepted;
      const auto again = parse_expression(to_text(parsed.value()), {}, scope);
      ASSERT_TRUE(again.ok()) << "seed " << seed << ": " << text;
      EXPECT_TRUE(same(parsed.value(), again.value())) << "seed " << seed << ": " << text;
    }
  }
  EXPECT_GT(accepted, 100);
}

}  // namespace
}  // namespace xingji
