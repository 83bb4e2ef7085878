// A page that is some days behind is so with all its numbers.
#include "typed/lags.h"

#include "support.h"

namespace xingji::test {
namespace {

using typed::Cause;
using typed::OnDays;
using typed::Reason;

std::vector<std::string> details(const std::vector<Cause>& causes) {
  std::vector<std::string> all;
  for (const Cause& cause : causes) all.push_back(cause.detail);
  return all;
}

Cause lag(const char* days) { return {Reason::window_lag, days, {}}; }

TEST(Lags, ThatOfTheWholePageComesFirstForEveryNumberThatItExplains) {
  // Late is of yesterday; cancelled of yesterday and of the day before.
  const std::vector<OnDays> numbers = {{false, {{-1, true}, {-2, false}}},
                                       {false, {{-1, true}, {-2, true}}}};
  std::vector<Cause> late = {lag("-1")};
  std::vector<Cause> cancelled = {lag("-2"), lag("-1")};
  std::vector<Cause> stars = {{Reason::gate, "without abnormal_pickup", {}}, lag("-1")};
  std::vector<Cause> other = {{Reason::gate, "without abnormal_pickup", {}}};
  typed::tell_lags_apart(numbers, {&late, &cancelled, &stars, &other});
  using Texts = std::vector<std::string>;
  EXPECT_EQ(details(late), Texts{"-1"});
  EXPECT_EQ(details(cancelled), Texts{"-1"});
  EXPECT_EQ(details(stars), (Texts{"-1", "without abnormal_pickup"}));
  EXPECT_EQ(details(other), Texts{"without abnormal_pickup"});
}

// One number alone says nothing of the page.
TEST(Lags, OfOneNumberIsNoneOfThePage) {
  std::vector<Cause> late = {lag("-2"), lag("-1")};
  typed::tell_lags_apart({{false, {{-1, true}}}}, {&late});
  EXPECT_EQ(details(late), (std::vector<std::string>{"-2", "-1"}));
  EXPECT_FALSE(late.front().is_of_page);
}

}  // namespace
}  // namespace xingji::test
