// Acts said of a shop's chats: rows are added one by one and the naive twin is asked.
#include "diagnose/diagnosis.h"
#include "diagnose/text.h"
#include "naive/naive.h"
#include "support.h"

namespace xingji::test {
namespace {

using diagnose::Act;
using diagnose::Diagnosis;
using diagnose::Finding;
using diagnose::Way;

const Day judged = *parse_day("2022-06-15");

// `good` chats answered in a minute, `bad` ones in ten.
std::string chats(int good, int bad) {
  std::string csv = "chat_id,shop_id,opened_at,first_reply_at\n";
  for (int i = 0; i < good + bad; ++i) {
    const std::string minute = i < good ? "10:01:00" : "10:10:00";
    csv += "c" + std::to_string(i) + ",s,2022-06-1" + std::to_string(i % 5) +
           " 10:00:00,2022-06-1" + std::to_string(i % 5) + ' ' + minute + '\n';
  }
  return csv;
}

class DiagnosedFacts : public testing::Test {
 protected:
  DiagnosedFacts() : family_(load_pack(source_path("rules/kuaishou/shopping-star.yaml"))) {
    write_file(folder_ / "shops.csv", "shop_id,platform\ns,kuaishou\n");
  }

  // What the chats give by the twin, on these facts.
  std::string twins_points(int good, int bad) {
    write_file(folder_ / "chats.csv", chats(good, bad));
    const auto cards =
        naive::naive_score(naive::read_naive(folder_.path()), family_, judged, judged);
    return cards.at(0).indicators.at(0).points;
  }

  Diagnosis diagnosed(int good, int bad) {
    write_file(folder_ / "chats.csv", chats(good, bad));
    reading_.emplace(read_folder(folder_.path(), family_));
    explanation_.emplace(explain(*family_.on(judged), reading_->facts, "s", judged));
    return diagnose::diagnose(*explanation_);
  }

  TemporaryFolder folder_;
  Family family_;
  std::optional<Reading> reading_;
  std::optional<Explanation> explanation_;
};

// 14 of 23 are 60.9 %: 70 % and 80 % are the lines of 4 and 5 points.
TEST_F(DiagnosedFacts, AddsRowsUntilTheTwinGivesTheNextPoints) {
  const Diagnosis found = diagnosed(14, 9);
  const Finding& replies = found.findings.at(0);
  ASSERT_EQ(replies.ways.size(), 2U);
  EXPECT_TRUE(replies.is_weak);
  EXPECT_EQ(found.bad_rows.at(0), 9);
  const auto expect = [&](const Way& way, const std::string& points, std::int64_t good,
                          std::int64_t turned) {
    ASSERT_EQ(way.acts.size(), 2U);
    EXPECT_EQ(way.acts[0].act.kind, Act::Kind::good);
    EXPECT_EQ(way.acts[0].count, good);
    EXPECT_EQ(way.acts[1].act.kind, Act::Kind::turn);
    EXPECT_EQ(way.acts[1].count, turned);
    const int k = static_cast<int>(good);
    const int t = static_cast<int>(turned);
    EXPECT_EQ(twins_points(14 + k, 9), points);
    EXPECT_NE(twins_points(14 + k - 1, 9), points);
    EXPECT_EQ(twins_points(14 + t, 9 - t), points);
    EXPECT_NE(twins_points(14 + t - 1, 9 - t + 1), points);
  };
  expect(replies.ways[0], "4", 7, 3);
  expect(replies.ways[1], "5", 22, 5);
}

// 20 of 25 are 80 %, the line of 5 points: one more bad chat loses them, and with them the band;
// and with 24 of 29 the twin tells how many.
TEST_F(DiagnosedFacts, AddsBadRowsUntilTheTwinGivesALowerBand) {
  const auto stars_after = [&](int good, int bad) {
    write_file(folder_ / "chats.csv", chats(good, bad));
    return naive::naive_score(naive::read_naive(folder_.path()), family_, judged, judged)
        .at(0)
        .stars;
  };
  for (const auto& [good, bad] : {std::pair{20, 5}, {24, 5}, {15, 6}, {14, 9}}) {
    const Diagnosis found = diagnosed(good, bad);
    const std::string before = stars_after(good, bad);
    ASSERT_EQ(found.room.size(), 1U) << good;
    EXPECT_EQ(found.room[0].distance.act.kind, Act::Kind::bad);
    const int count = static_cast<int>(found.room[0].distance.count);
    for (int k = 0; k < count; ++k) EXPECT_EQ(stars_after(good, bad + k), before) << k;
    EXPECT_NE(stars_after(good, bad + count), before) << good;
    EXPECT_NE(to_text(found, {}, Language::zh)
                  .find("再多这些就掉档：客服5分钟回复率：再来 " + std::to_string(count) +
                        " 个不达标的会话\n"),
              std::string::npos)
        << to_text(found, {}, Language::zh);
  }
}

// Four bad chats of May and six good ones of June.
std::string chats_of_two_months() {
  std::string csv = "chat_id,shop_id,opened_at,first_reply_at\n";
  for (int i = 0; i < 10; ++i) {
    const std::string day = i < 4 ? "2022-05-2" + std::to_string(i) : "2022-06-10";
    csv += "c" + std::to_string(i) + ",s," + day + " 10:00:00," + day +
           (i < 4 ? " 11:00:00" : " 10:01:00") + '\n';
  }
  return csv;
}

class FadingFacts : public DiagnosedFacts {
 protected:
  FadingFacts() {
    write_file(folder_ / "coverage.csv", "account,table,from,to\ns,chats,2022-01-01,2022-12-31\n");
  }

  // The days on which the levels of the replies are reached by themselves.
  std::vector<Day> days_of(const std::string& chats) {
    write_file(folder_ / "chats.csv", chats);
    reading_.emplace(read_folder(folder_.path(), family_));
    explanation_.emplace(explain(*family_.on(judged), reading_->facts, "s", judged));
    std::vector<Day> days;
    for (const Way& way : diagnose::diagnose(*explanation_).findings.at(0).ways) {
      days.push_back(way.by_itself.value_or(0));
    }
    return days;
  }
};

// The twin judges later days of the same facts.
TEST_F(FadingFacts, SaysOnWhichDayOldCasesHaveLeft) {
  write_file(folder_ / "chats.csv", chats_of_two_months());
  const Reading reading = read_folder(folder_.path(), family_);
  const Explanation x = explain(*family_.on(judged), reading.facts, "s", judged);
  const Diagnosis found = diagnose::diagnose(x);
  const auto cards =
      naive::naive_score(naive::read_naive(folder_.path()), family_, judged, judged + 20);
  ASSERT_EQ(found.findings.at(0).ways.size(), 2U);
  for (const Way& way : found.findings[0].ways) {
    ASSERT_TRUE(way.by_itself);
    const auto points_on = [&](Day day) {
      const auto points =
          parse_micro(cards.at(static_cast<std::size_t>(day - judged)).indicators.at(0).points);
      return points.value_or(0);
    };
    EXPECT_GE(points_on(*way.by_itself), way.goal.points);
    for (Day day = judged; day < *way.by_itself; ++day) {
      EXPECT_LT(points_on(day), way.goal.points) << format_day(day);
    }
  }
}

// Chats of later days, bad ones and good ones, and a late reply to one of the day judged.
TEST_F(FadingFacts, KnowsOfNothingThatCameLater) {
  const std::string open = "open,s,2022-06-15 23:59:00,";
  const std::vector<Day> alone = days_of(chats_of_two_months() + open + "\n");
  ASSERT_EQ(alone.size(), 3U);
  std::string later = open + "2022-06-16 00:00:30\n";
  for (int i = 0; i < 9; ++i) {
    const std::string day = "2022-06-1" + std::to_string(i % 3 + 6);
    later += "later" + std::to_string(i) + ",s," + day + " 10:00:00," + day +
             (i < 6 ? " 11:00:00" : " 10:01:00") + '\n';
  }
  EXPECT_EQ(days_of(chats_of_two_months() + later), alone);
}

}  // namespace
}  // namespace xingji::test
