// What looks at earlier days and what is shown in place of a score: the twin agrees, and people are
// told.
#include "describe/describe.h"
#include "engine/subjects.h"
#include "io/card_json.h"
#include "io/explain_text.h"
#include "naive/naive.h"
#include "support.h"
#include "typed/variants.h"

namespace xingji::test {
namespace {

const std::string pack_file = XINGJI_SOURCE_DIR "/tests/packs/history.yaml";

class History : public testing::Test {
 protected:
  History() {
    make_market(folder_.path(), 8, 120, 5);
    // Half of the shops are protected for some days.
    std::string rows = "subject_kind,subject_id,name,value,from,to\n";
    bool is_protected = true;
    for (const std::string& shop : subjects_of(read_folder(folder_.path(), family_).facts)) {
      rows += "shop," + shop + ",industry,clothing,2020-01-01 00:00:00,\n";
      if (is_protected) {
        rows += "shop," + shop + ",protected_level,4.6,2022-06-05 00:00:00,2022-06-12 00:00:00\n";
      }
      is_protected = !is_protected;
    }
    write_file(folder_ / "attributes.csv", rows);
  }

  TemporaryFolder folder_;
  Family family_ = load_pack(pack_file);
};

TEST_F(History, DisplaysAreTheTwinsToo) {
  const Reading reading = read_folder(folder_.path(), family_);
  ScoreOptions options;
  options.first = *parse_day("2022-06-01");
  options.last = *parse_day("2022-06-20");
  std::vector<std::string> engine;
  int held = 0;
  score(family_, reading.facts, options, [&](const SubjectCards& cards) {
    for (const Card& card : cards.cards) {
      held += static_cast<int>(card.held_back.size());
      for (const auto& shown : card.displays) engine.push_back(shown ? format_micro(*shown) : "");
    }
  });
  std::vector<std::string> twin;
  for (const auto& card : naive::naive_score(naive::read_naive(folder_.path()), family_,
                                             options.first, options.last)) {
    if (card.displays.empty())
      twin.insert(twin.end(), family_.versions.front().displays.size(), "");
    for (const auto& [id, shown] : card.displays) twin.push_back(shown);
  }
  EXPECT_EQ(engine, twin);
  EXPECT_GT(held, 10);
}

// Whoever judges a day needs the days before it.
TEST_F(History, ExplainAndReconcileGiveTheScoresTotals) {
  const Reading reading = read_folder(folder_.path(), family_);
  const Pack& pack = family_.versions.front();
  typed::Judge judge(pack, reading.facts);
  ScoreOptions options;
  options.first = *parse_day("2022-05-10");
  options.last = *parse_day("2022-05-30");
  int with_bonus = 0;
  score(family_, reading.facts, options, [&](const SubjectCards& cards) {
    const auto account = find_subject(reading.facts, pack, cards.subject);
    for (const Card& card : cards.cards) {
      with_bonus += card.bonuses[0].state == BonusResult::State::given ? 1 : 0;
      EXPECT_EQ(judge.card(*account, card.day).total, card.total) << format_day(card.day);
      const Explanation explained = explain(pack, reading.facts, cards.subject, card.day);
      EXPECT_EQ(explained.card.total, card.total) << format_day(card.day);
    }
  });
  EXPECT_GT(with_bonus, 10);
}

TEST_F(History, AHeldNumberSaysWhatItStandsInFor) {
  const Reading reading = read_folder(folder_.path(), family_);
  const std::string shop = subjects_of(reading.facts).front();
  const Explanation explanation =
      explain(family_.versions.front(), reading.facts, shop, *parse_day("2022-06-10"));
  const std::string en = to_text(explanation, Language::en);
  EXPECT_NE(en.find("Level 5 (held; without that "), std::string::npos) << en.substr(0, 500);
  const std::string zh = to_text(explanation, Language::zh);
  EXPECT_NE(zh.find("等级 5（受保护；不受保护时为 "), std::string::npos) << zh.substr(0, 500);
  const std::string json =
      card_json(shop, explanation.card, *explanation.pack, nullptr, "{}", "{}");
  EXPECT_NE(json.find("\"held_back\":{\"level\":"), std::string::npos) << json;
}

TEST_F(History, WhatIsNotKnownOnEveryDaySaysSo) {
  const Reading reading = read_folder(folder_.path(), family_);
  const std::string shop = subjects_of(reading.facts).front();
  // The market begins on 3 March: of fourteen days some are not covered.
  const Explanation explanation =
      explain(family_.versions.front(), reading.facts, shop, *parse_day("2022-03-10"));
  const std::string en = to_text(explanation, Language::en);
  EXPECT_NE(en.find("not every day that it looks at has a value: what 90% of the last 14 "
                    "days' paid_today do not exceed"),
            std::string::npos)
      << en;
}

TEST_F(History, IsDescribedInBothLanguages) {
  const Pack& pack = family_.versions.front();
  const auto said = [&](Language language) {
    return describe({&pack, *parse_day("2022-06-10"), language});
  };
  for (const char* part :
       {"what 90% of the last 14 days' ", " of the day before", "on the day before, ",
        "known from 2022-03-01 to 2022-06-22", "what the table 'levels' gives for the industry",
        "the protected_level is shown, whatever the score",
        "the end of working day 3 after the day of the request"}) {
    EXPECT_NE(said(Language::en).find(part), std::string::npos) << part << said(Language::en);
  }
  for (const char* part :
       {"近14天每天的", "的 90% 分位", "前一天", "除去6天放假，另加3天调休上班",
        "查得的数值，四舍五入取整", "期间固定展示它", "当天之后第3个工作日的24点"}) {
    EXPECT_NE(said(Language::zh).find(part), std::string::npos) << part << said(Language::zh);
  }
}

}  // namespace
}  // namespace xingji::test
