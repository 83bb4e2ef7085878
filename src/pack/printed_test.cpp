#include "pack/printed.h"

#include <gtest/gtest.h>

#include <array>

namespace xingji {
namespace {

using As = Indicator::PrintedAs;
using State = Printed::State;

// The value as a plain decimal, "-" for nothing, "?" when it is unclear.
std::string read(std::string_view text, Type type, As as) {
  const Printed printed = parse_printed(text, type, as);
  if (printed.state == State::none) return "-";
  if (printed.state == State::unclear) return "?";
  return format_micro(to_micro(printed.value).value());
}

struct Row {
  std::string_view text;
  Type type;
  As as;
  std::string_view expected;
};

TEST(Printed, ReadsWhatScreensPrintAndPeopleType) {
  constexpr auto rows = std::to_array<Row>({
      {"94.3%", Type::number, As::percent, "0.943"},
      {"９４．３％", Type::number, As::percent, "0.943"},
      {" 94.3 ", Type::number, As::percent, "0.943"},
      {"0.5", Type::number, As::percent, "0.005"},
      {"-1.5%", Type::number, As::percent, "-0.015"},
      {"94,3%", Type::number, As::percent, "0.943"},
      {"0,250%", Type::number, As::percent, "0.0025"},
      {"94,3,1%", Type::number, As::percent, "?"},
      {"4,82分", Type::number, As::score, "4.82"},
      {"1,234.5", Type::number, As::score, "1234.5"},
      {"1,5h", Type::duration, As::hours, "5400"},
      {"94.3分", Type::number, As::percent, "?"},
      {"1小时12分", Type::duration, As::hours, "4320"},
      {"1 小时 12 分钟 5 秒", Type::duration, As::hours, "4325"},
      {"1h12min", Type::duration, As::minutes, "4320"},
      {"1小时12", Type::duration, As::hours, "4320"},
      {"1:12:05", Type::duration, As::hours, "4325"},
      {"5min", Type::duration, As::hours, "300"},
      {"1:12", Type::duration, As::hours, "4320"},
      {"1:12", Type::duration, As::minutes, "72"},
      {"1:12", Type::duration, As::seconds, "72"},
      {"92.5分", Type::duration, As::hours, "?"},
      {"45分", Type::duration, As::hours, "?"},
      {"45分钟", Type::duration, As::hours, "2700"},
      {"45分", Type::duration, As::minutes, "2700"},
      {"92.5 points", Type::duration, As::hours, "?"},
      {"4.82小时", Type::number, As::score, "?"},
      {"4.82%", Type::number, As::score, "?"},
      {"4.82件", Type::number, As::score, "?"},
      {"12分", Type::number, As::count, "?"},
      {"12元", Type::number, As::count, "?"},
      {"12分", Type::money, As::score, "?"},
      {"1.2", Type::duration, As::hours, "4320"},
      {"72", Type::duration, As::minutes, "4320"},
      {"2天3小时", Type::duration, As::hours, "183600"},
      {"12分1小时", Type::duration, As::hours, "?"},
      {"5apples", Type::duration, As::hours, "?"},
      {"1小时30分", Type::number, As::hours, "1.5"},
      {"4.82分", Type::number, As::score, "4.82"},
      {"4.82", Type::number, As::score, "4.82"},
      {"1,234", Type::number, As::count, "1234"},
      {"１，２３４件", Type::number, As::count, "1234"},
      {"12,34", Type::number, As::count, "?"},
      {"1.2万", Type::number, As::count, "12000"},
      {"¥12.50", Type::money, As::score, "1250"},
      {"12.5元", Type::money, As::score, "1250"},
      {"-", Type::number, As::percent, "-"},
      {"——", Type::number, As::percent, "-"},
      {"暂无数据", Type::duration, As::hours, "-"},
      {"", Type::number, As::score, "-"},
      {"好评", Type::number, As::score, "?"},
      {"99999999999999999999%", Type::number, As::percent, "?"},
  });
  for (const Row& row : rows) EXPECT_EQ(read(row.text, row.type, row.as), row.expected) << row.text;
}

TEST(Printed, KeepsTheUnitThatTheScreenWouldHavePrinted) {
  EXPECT_EQ(parse_printed("７８", Type::number, As::percent).text, "78%");
  EXPECT_EQ(parse_printed("1.2", Type::duration, As::hours).text, "1.2h");
  EXPECT_FALSE(parse_printed("78", Type::number, As::percent).has_unit);
  EXPECT_EQ(parse_printed("1小时12分", Type::duration, As::hours).text, "1小时12分");
}

TEST(Printed, OfficialTotalsLoseTheirUnit) {
  EXPECT_EQ(parse_printed_score("4.5 星"), 4'500'000);
  EXPECT_EQ(parse_printed_score("78.5 points"), 78'500'000);
  EXPECT_EQ(parse_printed_score("-"), std::nullopt);
}

TEST(Printed, KnowsHowFinelyAScreenPrints) {
  const auto step = [](std::string_view text, Type type, As as) {
    return format_micro(to_micro(parse_printed(text, type, as).step).value());
  };
  EXPECT_EQ(step("94.3%", Type::number, As::percent), "0.001");
  EXPECT_EQ(step("94%", Type::number, As::percent), "0.01");
  EXPECT_EQ(step("1小时12分", Type::duration, As::hours), "60");
  EXPECT_EQ(step("1.5", Type::duration, As::hours), "360");
  EXPECT_EQ(step("0:12:05", Type::duration, As::hours), "1");
  EXPECT_EQ(step("4.80分", Type::number, As::score), "0.01");
  EXPECT_EQ(step("1.2万", Type::number, As::count), "1000");
  EXPECT_EQ(step("¥1,234.50", Type::money, As::count), "1");
}

}  // namespace
}  // namespace xingji
