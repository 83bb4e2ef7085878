// Day expressions by hand: what is known, what is missing, and why.
#include "engine/formula.h"

#include <gtest/gtest.h>

#include "engine/facts_fixture.h"

namespace xingji {
namespace {

constexpr Day today = 100;

// Two known counts, one that nobody knows, and parameters.
class Formulas : public testing::Test {
 protected:
  Formulas() : pack_(fixture::empty_pack()) {
    for (const char* id : {"three", "zero", "unknown"}) {
      fixture::count(pack_, id, Table::orders, "placed_at", fixture::days(0, 0));
    }
    pack_.parameters = {fixture::parameter("half", "50%")};
    pack_.parameters.push_back(fixture::parameter("unset", "1"));
    pack_.parameters.back().number.entries.clear();
    pack_.parameters.push_back(fixture::parameter("later", "7"));
    pack_.parameters.back().number.entries.front().since = today + 1;
  }

  // "3/2", "missing" or "too large".
  std::string value(const std::string& text, Day day = today) const {
    const Formula formula(fixture::over_days(pack_, text), pack_);
    const DayValue result =
        formula.value(day, {}, {[](std::size_t measure, Day) {
                        const DayValue known[] = {
                            {DayValue::State::known, {3, 1}}, {DayValue::State::known, {0, 1}}, {}};
                        return known[measure];
                      }});
    if (result.state == DayValue::State::absent) return "missing";
    if (result.state == DayValue::State::too_large) return "too large";
    const auto part = [](Int128 number) {
      return std::to_string(static_cast<std::int64_t>(number));
    };
    return part(result.ratio.numerator) +
           (result.ratio.denominator == 1 ? "" : "/" + part(result.ratio.denominator));
  }

  Pack pack_;
};

TEST_F(Formulas, divide_exactly) {
  EXPECT_EQ(value("three / 7"), "3/7");
  EXPECT_EQ(value("1 - three / 7"), "4/7");
  EXPECT_EQ(value("three * half"), "3/2");
  EXPECT_EQ(value("zero / three"), "0");
}

TEST_F(Formulas, divide_by_zero_to_nothing) {
  EXPECT_EQ(value("three / zero"), "missing");
  EXPECT_EQ(value("zero / zero"), "missing");
  EXPECT_EQ(value("1 + three / zero"), "missing");
  EXPECT_EQ(value("three / zero > 1"), "missing");
}

TEST_F(Formulas, count_a_term_with_the_factor_zero_as_zero) {
  EXPECT_EQ(value("zero * (three / zero)"), "0");
  EXPECT_EQ(value("0 * unknown + three"), "3");
  EXPECT_EQ(value("half * unknown"), "missing");
}

TEST_F(Formulas, carry_what_is_missing) {
  EXPECT_EQ(value("unknown"), "missing");
  EXPECT_EQ(value("three - unknown"), "missing");
  EXPECT_EQ(value("max(three, unknown)"), "missing");
  EXPECT_EQ(value("three > unset"), "missing");
  EXPECT_EQ(value("unknown is missing"), "1");
  EXPECT_EQ(value("three / zero is present"), "0");
}

TEST_F(Formulas, know_three_kinds_of_truth) {
  EXPECT_EQ(value("three > 2 or unknown > 2"), "1");
  EXPECT_EQ(value("three > 5 or unknown > 2"), "missing");
  EXPECT_EQ(value("three > 5 and unknown > 2"), "0");
  EXPECT_EQ(value("not (unknown > 2)"), "missing");
  EXPECT_EQ(value("three in (1, 2, unknown)"), "missing");
  EXPECT_EQ(value("three in (3, unknown)"), "1");
  EXPECT_EQ(value("if unknown > 2 then 1 else 1"), "missing");
  EXPECT_EQ(value("if three > 2 then 1 else unknown"), "1");
}

TEST_F(Formulas, take_the_entry_of_a_parameter_that_holds_on_the_day) {
  EXPECT_EQ(value("later"), "missing");
  EXPECT_EQ(value("later", today + 1), "7");
}

TEST_F(Formulas, say_when_a_number_does_not_fit) {
  std::string power = "9000000000000";
  for (int i = 0; i < 3; ++i) power += " * 9000000000000";
  EXPECT_EQ(value(power), "too large");
  EXPECT_EQ(value("1 + " + power), "too large");
}

TEST_F(Formulas, name_each_measure_once) {
  const Formula formula(fixture::over_days(pack_, "three / (three + unknown)"), pack_);
  EXPECT_EQ(formula.measures(), (std::vector<std::size_t>{0, 2}));
}

// What people gave of an indicator stands for its quotient, and for nothing else.
TEST_F(Formulas, take_what_people_gave_of_a_share) {
  Indicator share;
  share.value = fixture::over_days(pack_, "unknown / three");
  pack_.indicators = {share};
  const Formula::Worth worth{[](std::size_t, Day) { return DayValue{}; },
                             [](std::size_t indicator, Day day) {
                               EXPECT_EQ(indicator, 0U);
                               return day == today ? std::optional(Ratio{7, 10}) : std::nullopt;
                             }};
  const auto on = [&](const std::string& text, Day day) {
    return Formula(fixture::over_days(pack_, text), pack_).value(day, {}, worth);
  };
  EXPECT_TRUE(on("unknown / three < 80%", today).is_true());
  EXPECT_FALSE(on("unknown / three < 80%", today - 1).is_known());
  EXPECT_FALSE(on("three / unknown < 80%", today).is_known());
  EXPECT_FALSE(on("unknown / three < 80% and unknown > 3", today).is_known());
}

// The P90 of 90 days is the 81st smallest of them, today's among them.
TEST_F(Formulas, look_at_earlier_days_of_which_all_must_be_known) {
  Expression past;
  past.op = Op::past;
  past.of_past = OfPast::quantile;
  past.literal = 900'000;
  past.days = 90;
  past.type = Type::number;
  past.arguments = {fixture::over_days(pack_, "three")};
  const Formula formula(past, pack_);
  Day first_known = 0;
  const Formula::Worth worth{[&](std::size_t, Day day) {
    return day < first_known ? DayValue{} : DayValue{DayValue::State::known, {day, 1}};
  }};
  EXPECT_EQ(compare(formula.value(today, {}, worth).ratio, {91, 1}), 0);  // of 11 … 100
  first_known = 11;
  EXPECT_TRUE(formula.value(today, {}, worth).is_known());
  first_known = 12;
  EXPECT_FALSE(formula.value(today, {}, worth).is_known());

  past.of_past = OfPast::yesterday;
  EXPECT_EQ(compare(Formula(past, pack_).value(today, {}, worth).ratio, {99, 1}), 0);
}

// 320,003 of 400,004 prints as 0.8 and is below 80 %: vector V-d2 of the manual.
TEST_F(Formulas, compare_before_anything_is_rounded) {
  EXPECT_EQ(value("320003 / 400004 < 80%"), "1");
  EXPECT_EQ(value("320003 / 400004 >= 0.799999"), "1");
}

}  // namespace
}  // namespace xingji
