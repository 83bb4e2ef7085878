// What a rule for sessions asks of messages is a line that the rows of cases should stand on both
// sides of, as those of measures.
#include "cases/cases.h"
#include "support.h"

namespace xingji::test {
namespace {

constexpr const char* pack_text = R"(pack: test.answered
title: Answered
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources:
  RULES: { title: Rules, read: 2026-11-22, grade: A }
sessions:
  source: RULES
  asked:
    of: messages
    opened_by: "sender = buyer and time_of_day(sent_at) >= '09:00'"
    answered_by: "sender = human and time_of_day(sent_at) < '21:00'"
    unit: round
measures:
  source: RULES
  asked_today: { count: asked, by_day: opened_at, window: 1 day }
indicators:
  source: RULES
  questions:
    title: Questions
    printed_as: count
    value: asked_today
    better: middle
    no_data: no_score
    points: { ladder: [{ at_least: 1, give: 5 }, { give: 3 }] }
dimensions:
  source: RULES
  service: { title: Service, weight: 100%, of: { questions: 100% } }
total: { of: dimensions }
stars:
  source: RULES
  one: { stars: 1 }
)";

// One case about 15 June with these messages: who wrote when.
std::string case_of(const std::vector<std::pair<std::string, std::string>>& messages) {
  std::string text =
      "pack: test.answered\ncases:\n  - name: some messages\n    on: 2022-06-15\n    facts:\n"
      "      messages:\n";
  for (std::size_t i = 0; i < messages.size(); ++i) {
    text += "        - { message_id: m" + std::to_string(i) +
            ", buyer_id: b, sender: " + messages[i].first + ", sent_at: " + messages[i].second +
            " }\n";
  }
  return text + "    expect: { status: scored }\n";
}

class CasesOfSessions : public testing::Test {
 protected:
  CasesOfSessions() { write_file(folder_ / "answered.yaml", pack_text); }

  // What is said of the rule's lines, in which the messages leave gaps.
  std::string gaps(const std::vector<std::pair<std::string, std::string>>& messages) {
    const Family family = load_pack(folder_ / "answered.yaml");
    write_file(folder_ / "answered.cases.yaml", case_of(messages));
    const CasesReport report =
        must(run_cases(folder_ / "answered.cases.yaml", family,
                       [&](const std::string&) -> Result<Family> { return family; }));
    for (const Problem& problem : report.problems) ADD_FAILURE() << to_text(problem);
    std::string text;
    for (const Problem& gap : report.thresholds.gaps) {
      if (gap.message.starts_with("sessions.")) text += gap.message + '\n';
    }
    return text;
  }

  TemporaryFolder folder_;
};

TEST_F(CasesOfSessions, TryEveryLineOfTheRuleFromBothSides) {
  EXPECT_EQ(gaps({{"buyer", "2022-06-15 08:59:59"},
                  {"buyer", "2022-06-15 09:00:00"},
                  {"human", "2022-06-15 21:00:00"}}),
            "");
}

TEST_F(CasesOfSessions, NameALineThatNoMessageStandsOn) {
  EXPECT_EQ(gaps({{"buyer", "2022-06-15 10:00:00"}}),
            "sessions.asked.opened_by (time_of_day(sent_at) >= '09:00') is not tested: no case has "
            "a row exactly on the line, a row for which it does not\n"
            "sessions.asked.answered_by (time_of_day(sent_at) < '21:00') is not tested: no case "
            "has a row exactly on the line, a row for which it does not\n");
}

// What is written after the day judged tries nothing.
TEST_F(CasesOfSessions, LookAtMessagesUpToTheDayJudged) {
  EXPECT_EQ(gaps({{"buyer", "2022-06-15 08:00:00"},
                  {"buyer", "2022-06-15 21:00:00"},
                  {"buyer", "2022-06-16 09:00:00"}}),
            "sessions.asked.opened_by (time_of_day(sent_at) >= '09:00') is not tested: no case has "
            "a row exactly on the line\n");
}

}  // namespace
}  // namespace xingji::test
