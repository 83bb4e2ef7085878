// Cases about what waits: what they expect is compared in every part, and what no case notices of a
// deadline or list of work is told.
#include "cases/cases.h"
#include "support.h"

namespace xingji::test {
namespace {

constexpr const char* pack_text = R"--(pack: test.waits
title: Waits
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources:
  RULES: { title: Rules, read: 2026-11-22, grade: A }
deadlines:
  source: RULES
  mail:
    title: Mail
    of: tickets
    where: kind = email
    due: "if time_of_day(opened_at) < '16:00' then at(opened_at, 0, '18:00') else at(opened_at, 1, '18:00')"
    done: first_action_at
    missed: { points: 2 }
  late:
    title: Late
    of: orders
    due: promised_ship_at
    done: shipped_at
    missed: { money: { share: 30%, of: amount, least: 5 CNY, most: 500 CNY } }
worklists:
  source: RULES
  refunds:
    title: Refunds
    of: refunds
    where: "kind in (refund_only, return_refund)"
    done: agreed_at
    first: amount
)--";

constexpr const char* mails =
    "      tickets:\n"
    "        - { ticket_id: early, kind: email, opened_at: 2022-06-15 15:59:59 }\n"
    "        - { ticket_id: sharp, kind: email, opened_at: 2022-06-15 16:00:00 }\n"
    "        - { ticket_id: other, kind: review, opened_at: 2022-06-15 10:00:00 }\n"
    "        - { ticket_id: done, kind: email, opened_at: 2022-06-15 10:00:00, first_action_at: "
    "2022-06-15 10:05:00 }\n";

constexpr const char* orders =
    "      orders:\n"
    "        - { order_id: small, placed_at: 2022-06-14 10:00:00, promised_ship_at: 2022-06-15 "
    "18:00:00, amount: 10 }\n"
    "        - { order_id: large, placed_at: 2022-06-14 10:00:00, promised_ship_at: 2022-06-15 "
    "19:00:00, amount: 2000 }\n"
    "        - { order_id: middle, placed_at: 2022-06-14 10:00:00, promised_ship_at: 2022-06-15 "
    "20:00:00, amount: 100 }\n"
    "        - { order_id: shipped, placed_at: 2022-06-14 10:00:00, promised_ship_at: 2022-06-15 "
    "18:00:00, shipped_at: 2022-06-15 10:00:00 }\n";

constexpr const char* refunds =
    "      refunds:\n"
    "        - { refund_id: r1, order_id: small, kind: refund_only, applied_at: 2022-06-14 "
    "12:00:00, amount: 10 }\n"
    "        - { refund_id: r2, order_id: large, kind: return_refund, applied_at: 2022-06-14 "
    "13:00:00, amount: 2000 }\n"
    "        - { refund_id: r3, order_id: large, kind: repair, applied_at: 2022-06-14 13:00:00 }\n"
    "        - { refund_id: r4, order_id: large, kind: refund_only, applied_at: 2022-06-14 "
    "13:00:00, agreed_at: 2022-06-14 14:00:00 }\n";

class CasesOfWaits : public testing::Test {
 protected:
  CasesOfWaits() { write_file(folder_ / "waits.yaml", pack_text); }

  void add(const std::string& at, const std::string& facts, const std::string& expect) {
    text_ += "  - name: case " + std::to_string(++count_) + "\n    at: " + at + "\n    facts:\n" +
             facts + "    expect: { " + expect + " }\n";
  }

  CasesReport report() {
    const Family family = load_pack(folder_ / "waits.yaml");
    write_file(folder_ / "waits.cases.yaml", text_);
    return must(run_cases(folder_ / "waits.cases.yaml", family,
                          [&](const std::string&) -> Result<Family> { return family; }));
  }

  static std::string told(const Problems& problems) {
    std::string text;
    for (const Problem& problem : problems) text += problem.message + '\n';
    return text;
  }

  // What the first case, with all of mails and orders in it, does not find.
  std::string of_one(const std::string& at, const std::string& expect) {
    add(at, std::string(mails) + orders + refunds, expect);
    return told(report().problems);
  }

  TemporaryFolder folder_;
  std::string text_ = "pack: test.waits\ncases:\n";
  int count_ = 0;
};

TEST_F(CasesOfWaits, CompareEveryPartOfARow) {
  const std::string mail = "deadlines.mail early.";
  EXPECT_EQ(
      of_one("2022-06-15 17:59:59",
             "deadlines: { mail: [{ row: early, due: 2022-06-15 18:00:01, left: 2s, points: 3, "
             "money: 5 }, sharp], late: [{ row: small, money: 5.01 }, { row: large, points: none, "
             "left: 3601s, money: 500.00 }, { row: middle, money: none }] }"),
      "case 'case 1': " + mail + "due: expected 2022-06-15 18:00:01, got 2022-06-15 18:00:00\n" +
          "case 'case 1': " + mail + "left: expected 2s, got 1s\n" + "case 'case 1': " + mail +
          "points: expected 3, got 2\n" + "case 'case 1': " + mail +
          "money: expected 5, got none\n" +
          "case 'case 1': deadlines.late small.money: expected 5.01, got 5.00 CNY\n" +
          "case 'case 1': deadlines.late middle.money: expected none, got 30.00 CNY\n");
}

TEST_F(CasesOfWaits, CompareTheRowsAndTheirOrder) {
  EXPECT_EQ(
      of_one("2022-06-15 18:00:00", "deadlines: { mail: none }, worklists: { refunds: [r1, r2] }"),
      "case 'case 1': deadlines.mail: expected none, got early, sharp\n"
      "case 'case 1': worklists.refunds: expected r1, r2, got r2, r1\n");
}

TEST_F(CasesOfWaits, RefuseWhatNobodyKnows) {
  EXPECT_EQ(of_one("2022-06-15 25:00:00", "deadlines: { mail: none }"),
            "case 'case 1': '2022-06-15 25:00:00' is not a time\n");
}

TEST_F(CasesOfWaits, NameUnknownTasksAndKeys) {
  EXPECT_EQ(of_one("2022-06-15 18:00:00",
                   "stars: 4, deadlines: { mails: none, refunds: r1, mail: [{ rows: x }, y] }"),
            "case 'case 1': unknown key 'stars'\n"
            "case 'case 1': no deadline 'mails'\n"
            "case 'case 1': no deadline 'refunds'\n"
            "case 'case 1': a row that waits has no 'row'\n"
            "case 'case 1': unknown key 'rows'\n");
}

TEST_F(CasesOfWaits, NoticeEveryNumberWhenBothSidesAreTried) {
  const std::string all = std::string(mails) + orders + refunds;
  const std::string late =
      "late: [{ row: small, money: 5 }, { row: large, money: 500 }, { row: "
      "middle, money: 30 }]";
  add("2022-06-15 17:59:59", all,
      "deadlines: { mail: [{ row: early, left: 1s, points: 2 }, { row: sharp, due: 2022-06-16 "
      "18:00:00 }], " +
          late + " }, worklists: { refunds: [r2, r1] }");
  add("2022-06-15 18:00:00", all, "deadlines: { mail: [{ row: early, left: 0s }, sharp] }");
  add("2022-06-15 18:00:01", all, "deadlines: { mail: [{ row: early, left: -1s }, sharp] }");
  const CasesReport told_of = report();
  EXPECT_EQ(told(told_of.problems), "");
  EXPECT_EQ(told(told_of.thresholds.gaps), "");
  EXPECT_EQ(told(told_of.changes.gaps), "");
  EXPECT_GT(told_of.changes.all, 25U);
}

TEST_F(CasesOfWaits, TellWhatNoCaseNotices) {
  add("2022-06-15 16:00:00", mails,
      "deadlines: { mail: [early, { row: sharp, due: 2022-06-16 18:00:00 }] }");
  const CasesReport told_of = report();
  EXPECT_EQ(told(told_of.problems), "");
  const std::string gaps = told(told_of.thresholds.gaps) + told(told_of.changes.gaps);
  for (const char* gap :
       {"the due time of deadlines.mail is not tested: no case looks on it, after it\n",
        "the due time of deadlines.late is not tested: no case looks before it, on it, after "
        "it\n",
        "no case notices: deadlines.mail.missed.points, a little more\n",
        "no case notices: deadlines.late.missed.money.most, a little less\n",
        "no case notices: worklists.refunds: without 'first: amount'\n",
        "no case notices: worklists.refunds: without 'return_refund'\n"}) {
    EXPECT_NE(gaps.find(gap), std::string::npos) << gap << "in\n" << gaps;
  }
  for (const char* noticed :
       {"'16:00'' and a step", "kind = 'email'", "deadlines.mail, left out"}) {
    EXPECT_EQ(gaps.find(noticed), std::string::npos) << noticed << " in\n" << gaps;
  }
}

}  // namespace
}  // namespace xingji::test
