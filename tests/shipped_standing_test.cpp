// The standings of shipped packs on made-up markets: from facts to timelines, with appeals as the
// market has them, and the naive twin over the same scores.
#include <gtest/gtest.h>

#include "standing/course.h"
#include "standing_support.h"
#include "support.h"

namespace xingji::test {
namespace {

struct Shipped {
  std::string pack;
  Day until;
};

class ShippedStanding : public testing::TestWithParam<Shipped> {};

naive::StandingDay naive_day(const ScoreDay& day) {
  return naive_days({*day.card}, {{*day.pack}, "", {}}).front();
}

TEST_P(ShippedStanding, BothComputationsAgree) {
  constexpr int days = 200;
  const TemporaryFolder folder;
  make_market(folder.path(), 12, days, 7, GetParam().until);
  const Family family = load_pack(GetParam().pack);
  const Reading reading = read_folder(folder.path(), family);
  ScoreOptions options;
  options.last = GetParam().until;
  options.first = options.last - days + 1;
  std::size_t lines = 0;
  score(family, reading.facts, options, [&](const SubjectCards& cards) {
    for (const Timeline& timeline : timelines_of(family, reading.facts, options, cards)) {
      std::vector<naive::StandingDay> told;
      for (const ScoreDay& day : score_days(family, options, timeline.rules->judged_on, cards)) {
        told.push_back(naive_day(day));
        told.back().pack = day.pack;
      }
      std::vector<naive::StandingPetition> petitions;
      for (const Petition& petition : petitions_of(reading.facts, family, cards.subject)) {
        if (petition.standing != timeline.standing) continue;
        petitions.push_back({petition.day, petition.kind == Petition::Kind::request, petition.move,
                             petition.filed});
      }
      EXPECT_EQ(spelled(timeline),
                naive::naive_standing(timeline.standing, told, {}, petitions, options.last));
      lines += timeline.lines.size();
    }
  });
  EXPECT_GT(lines, 2U);
}

INSTANTIATE_TEST_SUITE_P(Packs, ShippedStanding,
                         testing::Values(Shipped{"kuaishou/shopping-star", market_end},
                                         Shipped{"douyin/dsr", market_end},
                                         Shipped{"kuaishou/experience-score",
                                                 to_day({2024, 3, 10})}),
                         [](const auto& shipped) {
                           std::string name = shipped.param.pack;
                           for (char& c : name) {
                             if (c == '/' || c == '-') c = '_';
                           }
                           return name;
                         });

}  // namespace
}  // namespace xingji::test
