// What is printed for people can be typed again, in both languages.
#include <gtest/gtest.h>

#include "io/explain_text.h"
#include "pack/printed.h"

namespace xingji {
namespace {

TEST(Print, DurationsAreReadBackWhateverTheScreenCounts) {
  using As = Indicator::PrintedAs;
  for (const Micro tenths : {185, 450, 600, 1'200, 7'200, 36'000, 36'600, 43'200, 900'610}) {
    const Micro value = tenths * (micro_one / 10);
    for (const As as : {As::seconds, As::minutes, As::hours}) {
      for (const Language language : {Language::zh, Language::en}) {
        const std::string text = print_value(value, as, language);
        const Printed read = parse_printed(text, Type::duration, as);
        EXPECT_EQ(read.state, Printed::State::value) << text;
        EXPECT_EQ(to_micro(read.value), value) << text;
      }
    }
  }
  EXPECT_EQ(print_value(120 * micro_one, As::hours, Language::zh), "2分钟");
  EXPECT_EQ(print_value(4'320 * micro_one, As::hours, Language::zh), "1小时12分");
}

}  // namespace
}  // namespace xingji
