#include "pack/denominator.h"

#include <gtest/gtest.h>

namespace xingji {
namespace {

Expression over_violations(const std::string& text) {
  static const std::vector<Scope::Name> parameters = {{"rate", Type::number}};
  auto parsed = parse_expression(text, {"p", 1, 1}, {Table::violations, {}, parameters});
  EXPECT_TRUE(parsed.ok()) << text;
  return parsed.value();
}

// The denominator, or the problem as text.
std::string of(const std::string& text) {
  const auto denominator = denominator_of(over_violations(text));
  return denominator.ok() ? std::to_string(denominator.value())
                          : to_text(denominator.problems().front());
}

const std::string span = "(lifted_at - decided_at)";

TEST(Denominator, comes_from_the_parts) {
  EXPECT_EQ(of("3"), "1");
  EXPECT_EQ(of("0.2"), "5");
  EXPECT_EQ(of("points"), "1000000");
  EXPECT_EQ(of("rate"), "1000000");
  EXPECT_EQ(of("weekday(decided_at)"), "1");
  EXPECT_EQ(of("count(complaints)"), "1");
  EXPECT_EQ(of("sum(ratings).stars"), "1");
  EXPECT_EQ(of("hours" + span), "3600");
  EXPECT_EQ(of("-minutes" + span), "60");
  EXPECT_EQ(of(span), "1");  // seconds are whole
}

TEST(Denominator, of_sums_and_choices_is_the_least_common_one) {
  EXPECT_EQ(of("hours" + span + " + 0.007"), "18000");  // 3600 and 1000
  EXPECT_EQ(of("max(minutes" + span + ", 0.5)"), "60");
  EXPECT_EQ(of("if points > 0.123 then hours" + span + " else rate"), "9000000");
}

TEST(Denominator, scales_by_literals_in_lowest_terms) {
  EXPECT_EQ(of("minutes" + span + " / 7"), "420");
  EXPECT_EQ(of("hours" + span + " * 3600"), "1");
  EXPECT_EQ(of("hours" + span + " / -0.5"), "1800");
  EXPECT_EQ(of("points / (3 + 1)"), "4000000");
  EXPECT_EQ(of(span + " / 24h"), "86400");
  EXPECT_EQ(of("points / 0"), "1000000");  // never a value
  EXPECT_EQ(of("points * 0"), "1");
}

TEST(Denominator, is_refused_where_there_is_none_or_a_huge_one) {
  EXPECT_EQ(of("1 / points"),
            "p:1:5: a sum cannot divide by 'points', only by a number written out (divide the sums "
            "instead, in the indicator's value)");
  EXPECT_EQ(of("points / rate").substr(0, 37), "p:1:10: a sum cannot divide by 'rate'");
  EXPECT_EQ(of("2 + points * rate"),
            "p:1:5: the values of this sum have no common denominator up to 1000000000 (sum a "
            "simpler value, and multiply or divide the sum in the indicator's value)");
  EXPECT_EQ(of("hours" + span + " / 277777"), "999997200");
  EXPECT_EQ(of("hours" + span + " / 277778").substr(0, 18), "p:1:1: the values ");
}

}  // namespace
}  // namespace xingji
