// Arithmetic and logic of single lanes, worked out by hand.
#include "engine/lane_math.h"

#include <gtest/gtest.h>

namespace xingji {
namespace {

// The lanes of one argument; a missing one has no value.
struct Cell {
  std::optional<std::int64_t> value;
  std::int64_t denominator = 1;
};

LaneValues lanes(const std::vector<Cell>& cells) {
  LaneValues result;
  for (const Cell& cell : cells) {
    result.value.push_back(cell.value.value_or(0));
    result.denominator.push_back(cell.denominator);
    result.known.push_back(cell.value ? 1 : 0);
  }
  return result;
}

LaneValues room(Type type, std::size_t count) {
  LaneValues result;
  result.value.resize(count);
  result.known.resize(count);
  result.denominator.assign(type == Type::number ? count : 0, 1);
  return result;
}

std::string text_of(const LaneValues& values, std::size_t lane) {
  if (values.known[lane] == 0) return "?";
  const bool is_fraction = !values.denominator.empty() && values.denominator[lane] != 1;
  return std::to_string(values.value[lane]) +
         (is_fraction ? "/" + std::to_string(values.denominator[lane]) : "");
}

std::string numbers(Op op, const Cell& a, const Cell& b, Type gives = Type::number) {
  const LaneValues left = lanes({a});
  const LaneValues right = lanes({b});
  LaneValues result = room(gives, 1);
  const Type type = gives == Type::duration ? Type::duration : Type::number;
  apply(op, gives, {{type, &left}, {Type::number, &right}}, result);
  return text_of(result, 0);
}

// All nine pairs of false, true and unknown.
std::string logic(Op op) {
  const LaneValues left = lanes({{0}, {0}, {0}, {1}, {1}, {1}, {}, {}, {}});
  const LaneValues right = lanes({{0}, {1}, {}, {0}, {1}, {}, {0}, {1}, {}});
  LaneValues result = room(Type::flag, left.value.size());
  apply(op, Type::flag, {{Type::flag, &left}, {Type::flag, &right}}, result);
  std::string text;
  for (std::size_t i = 0; i < left.value.size(); ++i) {
    text += (i > 0 && i % 3 == 0 ? " " : "") + text_of(result, i);
  }
  return text;
}

TEST(LaneLogic, is_kleenes) {
  //                             left:   false true unknown; each with right false, true, unknown
  EXPECT_EQ(logic(Op::both), "000 01? 0??");
  EXPECT_EQ(logic(Op::either), "01? 111 ?1?");
}

TEST(LaneLogic, not_of_unknown_is_unknown) {
  const LaneValues flags = lanes({{0}, {1}, {}});
  LaneValues result = room(Type::flag, 3);
  apply(Op::negation, Type::flag, {{Type::flag, &flags}}, result);
  EXPECT_EQ(text_of(result, 0) + text_of(result, 1) + text_of(result, 2), "10?");
}

TEST(LaneLogic, present_and_missing_are_always_known) {
  const LaneValues values = lanes({{7}, {}});
  LaneValues result = room(Type::flag, 2);
  apply(Op::is_present, Type::flag, {{Type::money, &values}}, result);
  EXPECT_EQ(text_of(result, 0) + text_of(result, 1), "10");
  apply(Op::is_missing, Type::flag, {{Type::money, &values}}, result);
  EXPECT_EQ(text_of(result, 0) + text_of(result, 1), "01");
}

TEST(LaneNumbers, are_exact_fractions) {
  EXPECT_EQ(numbers(Op::add, {1, 3}, {1, 6}), "9/18");
  EXPECT_EQ(numbers(Op::subtract, {1, 3}, {2, 3}), "-1/3");
  EXPECT_EQ(numbers(Op::multiply, {2, 3}, {3, 4}), "6/12");
  EXPECT_EQ(numbers(Op::divide, {1, 2}, {-3, 5}), "-5/6");
  EXPECT_EQ(numbers(Op::equal, {1, 3}, {2, 6}, Type::flag), "1");
  EXPECT_EQ(numbers(Op::less, {1, 3}, {333'333, 1'000'000}, Type::flag), "0");
  EXPECT_EQ(numbers(Op::more, {1, 3}, {333'333, 1'000'000}, Type::flag), "1");
}

TEST(LaneNumbers, are_missing_where_a_part_is_or_the_divisor_is_zero) {
  EXPECT_EQ(numbers(Op::add, {1}, {}), "?");
  EXPECT_EQ(numbers(Op::multiply, {}, {0}), "?");
  EXPECT_EQ(numbers(Op::divide, {1}, {0}), "?");
  EXPECT_EQ(numbers(Op::equal, {}, {}, Type::flag), "?");
}

TEST(LaneNumbers, that_do_not_fit_are_missing) {
  EXPECT_EQ(numbers(Op::add, {INT64_MAX}, {0}), std::to_string(INT64_MAX));
  EXPECT_EQ(numbers(Op::add, {INT64_MAX}, {1}), "?");
  EXPECT_EQ(numbers(Op::multiply, {INT64_MAX}, {-2}), "?");
  // 2^62 · 4 / 8 = 2^61: too large on the way, but not in lowest terms.
  constexpr std::int64_t large = std::int64_t{1} << 62;
  EXPECT_EQ(numbers(Op::multiply, {large}, {4, 8}), std::to_string(large / 2));
}

TEST(LaneDurations, are_whole_seconds_again_after_scaling) {
  EXPECT_EQ(numbers(Op::multiply, {5}, {1, 2}, Type::duration), "3");  // 2.5, away from zero
  EXPECT_EQ(numbers(Op::multiply, {-5}, {1, 2}, Type::duration), "-3");
  EXPECT_EQ(numbers(Op::divide, {7}, {3}, Type::duration), "2");  // 2.33
}

TEST(LaneChoices, of_an_unknown_condition_are_missing) {
  const LaneValues condition = lanes({{1}, {0}, {}});
  const LaneValues yes = lanes({{10, 3}, {10, 3}, {10, 3}});
  const LaneValues no = lanes({{20}, {20}, {20}});
  LaneValues result = room(Type::number, 3);
  apply(Op::choose, Type::number,
        {{Type::flag, &condition}, {Type::number, &yes}, {Type::number, &no}}, result);
  EXPECT_EQ(text_of(result, 0), "10/3");
  EXPECT_EQ(text_of(result, 1), "20");
  EXPECT_EQ(text_of(result, 2), "?");
}

TEST(LaneLists, are_unknown_when_a_missing_entry_could_have_been_it) {
  const LaneValues subject = lanes({{1}, {3}, {}});
  const LaneValues first = lanes({{1}, {1}, {1}});
  const LaneValues second = lanes({{}, {}, {2}});
  LaneValues result = room(Type::flag, 3);
  apply(Op::one_of, Type::flag,
        {{Type::number, &subject}, {Type::number, &first}, {Type::number, &second}}, result);
  EXPECT_EQ(text_of(result, 0), "1");
  EXPECT_EQ(text_of(result, 1), "?");
  EXPECT_EQ(text_of(result, 2), "?");
}

std::string called(Function function, const std::vector<LaneArgument>& arguments, Type gives) {
  LaneValues result = room(gives, 1);
  call(function, arguments, Zone("UTC", 0), nullptr, result);
  return text_of(result, 0);
}

TEST(LaneFunctions, hours_and_minutes_are_exact) {
  const LaneValues seconds = lanes({{100}});
  EXPECT_EQ(called(Function::hours, {{Type::duration, &seconds}}, Type::number), "100/3600");
  EXPECT_EQ(called(Function::minutes, {{Type::duration, &seconds}}, Type::number), "100/60");
}

TEST(LaneFunctions, the_extreme_of_something_missing_is_missing) {
  const LaneValues third = lanes({{1, 3}});
  const LaneValues half = lanes({{1, 2}});
  const LaneValues none = lanes({{}});
  const LaneArgument a{Type::number, &third};
  const LaneArgument b{Type::number, &half};
  EXPECT_EQ(called(Function::max, {a, b}, Type::number), "1/2");
  EXPECT_EQ(called(Function::min, {b, a}, Type::number), "1/3");
  EXPECT_EQ(called(Function::max, {a, {Type::number, &none}}, Type::number), "?");
}

// Clocks in seconds since midnight; the starts of the manual's vector V-a4.
TEST(LaneFunctions, a_late_start_moves_on_to_the_morning) {
  const auto start = [](std::int64_t instant) {
    const LaneValues given = lanes({{instant}});
    const LaneValues from = lanes({{18 * 3600}});
    const LaneValues to = lanes({{6 * 3600}});
    return called(Function::late_start,
                  {{Type::instant, &given}, {Type::clock, &from}, {Type::clock, &to}},
                  Type::instant);
  };
  constexpr std::int64_t morning = 20 * seconds_per_day + 6 * 3600;
  constexpr std::int64_t evening = 20 * seconds_per_day + 18 * 3600;
  EXPECT_EQ(start(morning - 1), std::to_string(morning));
  EXPECT_EQ(start(morning), std::to_string(morning));
  EXPECT_EQ(start(evening - 1), std::to_string(evening - 1));
  EXPECT_EQ(start(evening), std::to_string(morning + seconds_per_day));
}

// The manual's vector V-b3: opened 20:50, audited 21:15; opened 22:00, audited 09:15.
TEST(LaneFunctions, worked_counts_what_lies_inside_the_hours) {
  const auto minutes = [](int from_hour, int to_hour, std::int64_t begin, std::int64_t end) {
    const LaneValues a = lanes({{20 * seconds_per_day + begin * 60}});
    const LaneValues b = lanes({{20 * seconds_per_day + end * 60}});
    const LaneValues from = lanes({{from_hour * 3600}});
    const LaneValues to = lanes({{to_hour * 3600}});
    const std::string seconds =
        called(Function::worked,
               {{Type::instant, &a}, {Type::instant, &b}, {Type::clock, &from}, {Type::clock, &to}},
               Type::duration);
    return std::stoi(seconds) / 60;
  };
  constexpr std::int64_t hour = 60;
  EXPECT_EQ(minutes(9, 21, 20 * hour + 50, 21 * hour + 15), 10);
  EXPECT_EQ(minutes(9, 21, 22 * hour, 33 * hour + 15), 15);
  EXPECT_EQ(minutes(9, 21, 12 * hour, 3 * 24 * hour + 10 * hour), 9 * hour + 24 * hour + hour);
  EXPECT_EQ(minutes(9, 21, 21 * hour, 33 * hour), 0);
  EXPECT_EQ(minutes(9, 21, 15 * hour, 14 * hour), 0);        // the wrong way round
  EXPECT_EQ(minutes(22, 2, 1 * hour, 23 * hour), 2 * hour);  // a night shift, and the one before
  EXPECT_EQ(minutes(9, 9, 1 * hour, 23 * hour), 0);
}

TEST(LaneFunctions, rounding_is_asked_for_by_name) {
  const auto rounded = [](Function function, std::int64_t value, std::int64_t denominator) {
    const LaneValues given = lanes({{value, denominator}});
    return called(function, {{Type::number, &given}}, Type::number);
  };
  EXPECT_EQ(rounded(Function::round, 5, 2), "3");
  EXPECT_EQ(rounded(Function::round, -5, 2), "-3");
  EXPECT_EQ(rounded(Function::round_up, 7, 3), "3");
  EXPECT_EQ(rounded(Function::round_up, -7, 3), "-2");
  EXPECT_EQ(rounded(Function::round_up, 6, 3), "2");
  EXPECT_EQ(rounded(Function::round_down, 8, 3), "2");
  EXPECT_EQ(rounded(Function::round_down, -7, 3), "-3");
}

// What a join makes of three rows, one after the other, the second without a value.
std::string joined(Join join, std::int64_t starts_known) {
  const LaneValues cells = lanes({{5}, {}, {9}});
  LaneValues result = room(Type::number, 1);
  result.known[0] = static_cast<std::uint8_t>(starts_known);
  for (std::size_t i = 0; i < cells.value.size(); ++i) {
    fold_joined(join, Type::number, cells, i, i == 0, 0, result);
  }
  return text_of(result, 0);
}

TEST(LaneJoins, take_first_last_least_greatest_and_the_sum) {
  EXPECT_EQ(joined(Join::first, 0), "5");
  EXPECT_EQ(joined(Join::last, 0), "9");
  EXPECT_EQ(joined(Join::min, 0), "5");
  EXPECT_EQ(joined(Join::max, 0), "9");
  EXPECT_EQ(joined(Join::sum, 1), "?");  // a part is missing
}

}  // namespace
}  // namespace xingji
