#include "pack/publish.h"

#include <gtest/gtest.h>

#include "pack/pack.h"

namespace xingji {
namespace {

Day day(const char* text) { return *parse_day(text); }

// Whatever the pack, the two questions answer one another: who is first shown a day's score on some
// day sees it then, and saw another one the day before.
TEST(Publish, WhatIsFirstShownIsSeenThen) {
  const std::vector<std::optional<Period>> periods = {
      std::nullopt, Period{}, Period{20, 13, {}}, Period{20, 25, {}}, Period{28, std::nullopt, {}}};
  const std::vector<Rhythm> rhythms = {
      {}, {Rhythm::Kind::weekday, 3, {}}, {Rhythm::Kind::days_of_month, 0, {1, 16}}};
  int shown_days = 0;
  for (const auto& period : periods) {
    for (const Rhythm& rhythm : rhythms) {
      Pack pack;
      pack.period = period;
      pack.publish.emplace();
      pack.publish->rhythm[0] = rhythm;
      for (Day judged = day("2022-01-01"); judged < day("2022-06-30"); ++judged) {
        const auto shown = first_shown(pack, Audience::seller, judged);
        if (!shown) continue;
        ++shown_days;
        EXPECT_TRUE(is_final(pack, judged));
        EXPECT_EQ(judged_for(pack, Audience::seller, *shown, *shown - 1), judged);
        EXPECT_NE(judged_for(pack, Audience::seller, *shown - 1, *shown - 2), judged);
      }
    }
  }
  EXPECT_GT(shown_days, 200);
}

TEST(Publish, WhoHasNoRhythmIsShownNothing) {
  Pack pack;
  EXPECT_TRUE(is_shown_to(pack, Audience::buyer));
  pack.publish.emplace();
  EXPECT_FALSE(is_shown_to(pack, Audience::buyer));
  EXPECT_EQ(first_shown(pack, Audience::buyer, 7), std::nullopt);
  EXPECT_EQ(judged_for(pack, Audience::buyer, 8, 7), std::nullopt);
}

}  // namespace
}  // namespace xingji
