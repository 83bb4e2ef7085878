// `appeals` over files: what an appeal or a filing would change, from both sides, what it did
// change, and what a plan lacks.
#include <string>

#include "command_fixture.h"
#include "support.h"

namespace xingji::test {
namespace {

class AppealsCommand : public CommandTest {
 protected:
  AppealsCommand() {
    fs::remove(folder_ / "data" / "refunds.csv");
    write("data/shops.csv", "shop_id,platform\na,test\n");
    // One of two orders of 1 June is late, and so is the one of 2 June.
    write("data/orders.csv",
          "order_id,shop_id,placed_at,paid_at,promised_ship_at,shipped_at,ship_region\n"
          "1,a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-06-01 10:00:00,2022-05-31 11:00:00,\n"
          "2,a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-06-01 11:00:00,2022-05-31 11:00:00,\n"
          "3,a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-06-02 10:00:00,,\n"
          "4,a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-06-02 10:00:00,,\n");
    write("data/disputes.csv",
          "dispute_id,shop_id,order_id,opened_at,ruled_at,liability,appeal_upheld_at\n"
          "d1,a,1,2022-06-01 09:00:00,2022-06-02 09:00:00,merchant,\n");
    write("data/coverage.csv",
          "account,table,from,to\na,orders,2022-05-01,2022-07-31\na,disputes,2022-05-01,"
          "2022-07-31\n");
  }

  Ran appeals(const std::string& more, const std::string& language = "en") const {
    const bool has_day = more.find("--as-of") != std::string::npos;
    return run("appeals --pack " + pack_ + " --facts " + data() + " --subject a " +
               (has_day ? "" : "--as-of 2022-06-05 ") + "--lang " + language + ' ' + more);
  }

  // The pack with something else in place of a part.
  void change_pack(const std::string& part, const std::string& other) {
    std::string text = read_file(pack_);
    const std::size_t at = text.find(part);
    ASSERT_NE(at, std::string::npos) << part;
    write("pack.yaml", text.replace(at, part.size(), other));
    pack_ = (folder_ / "pack.yaml").string();
  }

  std::string pack_ = source_path("tests/packs/appealed.yaml");

  static bool has(const Ran& ran, const std::string& part) {
    return ran.out.find(part) != std::string::npos;
  }
};

constexpr const char* appeals_head =
    "appeal_id,shop_id,about,kind,filed_at,grounds,measures,material,status,decided_at\n";
constexpr const char* filings_head =
    "exemption_id,shop_id,reason,from,to,filed_at,status,decided_at\n";

TEST_F(AppealsCommand, AnOpenAppealTellsTheScoreIfUpheld) {
  write("data/appeals.csv", std::string(appeals_head) +
                                "p1,a,disputes/d1,fact,2022-06-04 10:00:00,,,,filed,\n"
                                "p2,a,disputes/d9,fact,2022-06-04 11:00:00,,,,draft,\n");
  const Ran ran = appeals("--format csv");
  EXPECT_EQ(ran.code, 0) << ran.error;
  EXPECT_TRUE(has(ran, "a,fact,p1,disputes/d1,filed,2022-06-05,total,4,5,0\n")) << ran.out;
  EXPECT_TRUE(has(ran, "2022-06-05,stars,3,5,0\n")) << ran.out;
  EXPECT_TRUE(has(ran, "2022-06-05,indicator.dispute_share,25%,0%,0\n")) << ran.out;
  // The paid orders leave the window on 30 June, and with them what the share is of.
  EXPECT_TRUE(has(ran, "2022-06-29,total,4,5,0\n")) << ran.out;
  EXPECT_FALSE(has(ran, "2022-07-02,")) << ran.out;
  EXPECT_TRUE(has(ran, "p2,disputes/d9,draft,2022-06-05,because,the shop has no such row,,0\n"))
      << ran.out;
  EXPECT_FALSE(has(ran, "p2,disputes/d9,draft,2022-06-05,total")) << ran.out;
  const Ran table = appeals("--format table");
  EXPECT_TRUE(has(table, "total  4 → 5")) << table.out;
  EXPECT_TRUE(has(table, "changes nothing")) << table.out;
  EXPECT_FALSE(has(table, "warning")) << table.out;
}

TEST_F(AppealsCommand, AFilingThatTakesGoodRowsOutIsWarnedOf) {
  write("data/exemptions.csv",
        std::string(filings_head) +
            "good,a,weather,2022-06-01 00:00:00,2022-06-02 00:00:00,2022-06-04 10:00:00,filed,\n");
  const Ran good = appeals("--format table");
  EXPECT_TRUE(has(good, "50% → 100%")) << good.out << good.error;
  EXPECT_TRUE(has(good, "total  4 → 3")) << good.out;
  EXPECT_TRUE(has(good, "warning: the score would be lower with it, on 2022-06-05 total 4 → 3\n"))
      << good.out;
  const auto diagnosed = [&](const std::string& more) {
    return run("diagnose --pack " + pack_ + " --facts " + data() + " --subject a --as-of " + more)
        .out;
  };
  const std::string page = diagnosed("2022-06-05 --lang zh");
  EXPECT_NE(page.find("  注意：报备 good（weather，已提交，提交于 2022-06-04）：通过后得分会降低，"
                      "2022-06-05 总分 4 → 3\n"),
            std::string::npos)
      << page;
  EXPECT_NE(diagnosed("2022-06-05 --format json").find("\"lowering\":[{\"zh\":\"报备 good"),
            std::string::npos);
  // Nobody had filed it the day before.
  EXPECT_EQ(diagnosed("2022-06-03 --lang zh").find("报备"), std::string::npos);
  write("data/exemptions.csv",
        std::string(filings_head) +
            "bad,a,weather,2022-06-02 00:00:00,2022-06-03 00:00:00,2022-06-04 10:00:00,filed,\n");
  const Ran bad = appeals("--format table");
  EXPECT_TRUE(has(bad, "50% → 0%")) << bad.out;
  EXPECT_FALSE(has(bad, "warning")) << bad.out;
}

// The good orders of 1 June leave the window first, and the late ones of 2 June then weigh.
// What the platform decided for a region moves the score as a filing of the shop's own does.
TEST_F(AppealsCommand, ANoticeOfThePlatformThatActsOnTheShopIsListed) {
  write("data/exemptions.csv",
        std::string(filings_head) +
            "n1,,weather,2022-06-02 00:00:00,2022-06-03 00:00:00,2022-06-03 10:00:00,approved,"
            "2022-06-04 10:00:00\n"
            "n2,,weather,2021-06-02 00:00:00,2021-06-03 00:00:00,2022-06-03 10:00:00,approved,"
            "2022-06-04 10:00:00\n"
            "n3,,weather,2022-06-02 00:00:00,2022-06-03 00:00:00,2022-06-03 10:00:00,rejected,"
            "2022-06-04 10:00:00\n");
  const Ran listed = appeals("--format table", "zh");
  EXPECT_TRUE(has(listed,
                  "  平台公告 n1（weather，已通过，提交于 2022-06-03，决定于 2022-06-04）\n"
                  "    2022-06-04，没有这个决定 → 有\n"))
      << listed.out;
  EXPECT_TRUE(has(listed, "延迟率  50% → 0%\n")) << listed.out;
  EXPECT_FALSE(has(listed, "没有申诉和报备")) << listed.out;
  // That of another year, and that which was rejected, act on no row of the shop.
  EXPECT_FALSE(has(listed, "n2")) << listed.out;
  EXPECT_FALSE(has(listed, "n3")) << listed.out;
  EXPECT_TRUE(has(appeals("--format csv"),
                  "a,notice,n1,weather,approved,2022-06-04,indicator.late_share,50%,0%,0\n"));
  // Before its decision it is open.
  const Ran open = appeals("--format table --as-of 2022-06-03");
  EXPECT_TRUE(has(open,
                  "the platform's notice n1 (weather, handed in, filed 2022-06-03)\n"
                  "    2022-06-03, as it is → if granted\n"))
      << open.out;
}

TEST_F(AppealsCommand, ALaterGainIsTold) {
  write(
      "data/orders.csv",
      read_file(folder_ / "data/orders.csv") +
          "5,a,2022-06-02 09:00:00,2022-06-02 10:00:00,2022-06-03 10:00:00,2022-06-03 09:00:00,\n");
  write("data/exemptions.csv",
        std::string(filings_head) +
            "bad,a,weather,2022-06-02 00:00:00,2022-06-03 00:00:00,2022-06-04 10:00:00,filed,\n");
  const Ran table = appeals("--format table");
  EXPECT_TRUE(has(table, "total  4 → 4\n")) << table.out << table.error;
  EXPECT_TRUE(has(table, "the score would be higher with it, on 2022-07-01 total 3 → 4\n"))
      << table.out;
  EXPECT_TRUE(has(appeals("--format table", "zh"), "通过后得分会提高，2022-07-01 总分 3 → 4\n"));
  EXPECT_TRUE(has(appeals("--format json"), R"("lowers":false,"raises":true)"));
}

// What gets worse is marked though its points stay.
TEST_F(AppealsCommand, AWorseValueIsMarked) {
  write("data/exemptions.csv",
        std::string(filings_head) +
            "good,a,weather,2022-06-01 00:00:00,2022-06-01 10:30:00,2022-06-04 10:00:00,filed,\n");
  change_pack("at_most: 50%", "at_most: 70%");
  const Ran csv = appeals("--format csv");
  EXPECT_TRUE(has(csv, "2022-06-05,indicator.late_share,50%,66.6667%,1\n")) << csv.out << csv.error;
  const Ran table = appeals("--format table");
  EXPECT_TRUE(
      has(table, "warning: Late orders would be worse with it, on 2022-06-05 50% → 66.6667%\n"))
      << table.out;
  EXPECT_TRUE(has(appeals("--format table", "zh"),
                  "注意：通过后延迟率会变差，2022-06-05 50% → 66.6667%\n"));
}

TEST_F(AppealsCommand, ADecisionTellsBeforeAndAfter) {
  write("data/exemptions.csv",
        std::string(filings_head) +
            "good,a,weather,2022-06-01 00:00:00,2022-06-02 00:00:00,2022-06-03 10:00:00,approved,"
            "2022-06-04 10:00:00\n");
  const Ran ran = appeals("--format csv");
  EXPECT_TRUE(has(ran, "a,filing,good,weather,approved,2022-06-04,total,4,3,1\n"))
      << ran.out << ran.error;
  // On the day of the decision and on the one that is asked for.
  const Ran table = appeals("--format table");
  EXPECT_TRUE(has(table, "2022-06-04, without it → with it\n      total  4 → 3\n")) << table.out;
  EXPECT_TRUE(has(table, "2022-06-05, without it → with it\n      total  4 → 3\n")) << table.out;
  const Ran later = appeals("--format table --as-of 2022-07-20");
  EXPECT_TRUE(has(later, "2022-07-20, without it → with it\n      no difference\n")) << later.out;
}

TEST_F(AppealsCommand, WhatWasRejectedOrTakenBackSaysSo) {
  write("data/appeals.csv",
        std::string(appeals_head) +
            "p1,a,disputes/d1,fact,2022-06-03 10:00:00,,,,rejected,2022-06-04 10:00:00\n"
            "p2,a,disputes/d1,fact,2022-06-04 11:00:00,,,,withdrawn,\n");
  const Ran table = appeals("--format table");
  EXPECT_TRUE(has(table, "decided 2022-06-04)\n    rejected: the score stays as it is\n"))
      << table.out << table.error;
  EXPECT_TRUE(has(table, "taken back: the score stays as it is")) << table.out;
  EXPECT_FALSE(has(table, "no appeals and no filings")) << table.out;
  EXPECT_TRUE(has(appeals("--format table", "zh"), "被驳回，得分不变"));
  EXPECT_TRUE(has(appeals("--format csv"),
                  "a,fact,p1,disputes/d1,rejected,2022-06-04,outcome,filed,rejected,0\n"));
  EXPECT_TRUE(has(appeals("--format json"), R"("status":"rejected","decided":"2022-06-04")"));
}

// Of the day before it was taken back it is what it was then.
TEST_F(AppealsCommand, AFilingTakenBackSaysSo) {
  write("data/exemptions.csv",
        "exemption_id,shop_id,reason,from,to,filed_at,status,decided_at,withdrawn_at\n"
        "given,a,weather,2022-06-01,2022-06-01,2022-06-03 10:00:00,approved,2022-06-03 12:00:00,"
        "2022-06-04 12:00:00\n"
        "open,a,weather,2022-06-01,2022-06-01,2022-06-03 10:00:00,filed,,2022-06-04 12:00:00\n");
  const Ran csv = appeals("--format csv");
  EXPECT_TRUE(has(csv, "a,filing,given,weather,withdrawn,2022-06-04,outcome,filed,withdrawn,0\n"))
      << csv.out << csv.error;
  EXPECT_TRUE(has(csv, "a,filing,open,weather,withdrawn,2022-06-04,outcome,filed,withdrawn,0\n"))
      << csv.out;
  EXPECT_TRUE(has(appeals("--format table", "zh"), "已撤回，得分不变"));
  EXPECT_TRUE(has(appeals("--format table", "zh"), "，撤回于 2022-06-04）"));
  EXPECT_FALSE(has(appeals("--format csv --as-of 2022-06-03"), "withdrawn"));
}

TEST_F(AppealsCommand, NothingLaterThanTheDayIsSeen) {
  write("data/exemptions.csv",
        std::string(filings_head) +
            "good,a,weather,2022-06-01 00:00:00,2022-06-02 00:00:00,2022-06-04 10:00:00,approved,"
            "2022-06-06 10:00:00\n"
            "next,a,weather,2022-06-02 00:00:00,2022-06-03 00:00:00,2022-06-06 10:00:00,filed,\n");
  // What is decided on the sixth is open on the fifth, what is filed then is not there yet.
  const Ran open = appeals("--format csv");
  EXPECT_TRUE(has(open, "a,filing,good,weather,filed,2022-06-05,total,4,3,1\n"))
      << open.out << open.error;
  EXPECT_TRUE(has(open, "a,filing,good,weather,filed,2022-06-10,total,4,3,1\n")) << open.out;
  EXPECT_FALSE(has(open, "next")) << open.out;
  EXPECT_TRUE(has(appeals("--format table"), "good (weather, handed in, filed 2022-06-04)"));
  write("data/appeals.csv",
        "appeal_id,shop_id,about,kind,filed_at,status,decided_at,decision_reason\n"
        "p1,a,disputes/d1,fact,2022-06-04 10:00:00,upheld,2022-06-06 10:00:00,proven\n");
  const Ran undecided = appeals("--format table");
  EXPECT_TRUE(has(undecided, "p1 (disputes/d1, handed in, filed 2022-06-04)")) << undecided.out;
  EXPECT_FALSE(has(undecided, "proven")) << undecided.out;
  const Ran decided = appeals("--format csv --as-of 2022-06-06");
  EXPECT_TRUE(has(decided, "a,filing,good,weather,approved,2022-06-06,")) << decided.out;
  EXPECT_TRUE(has(decided, "a,filing,next,weather,filed,2022-06-06,")) << decided.out;
  // Nor is a dispute that comes later counted on the days ahead.
  write("data/disputes.csv",
        "dispute_id,shop_id,order_id,opened_at,ruled_at,liability,appeal_upheld_at\n"
        "d1,a,1,2022-06-06 09:00:00,2022-06-07 09:00:00,merchant,\n");
  const Ran ahead = appeals("--format csv");
  EXPECT_TRUE(has(ahead, "2022-06-10,total,5,")) << ahead.out;
}

// Of four orders two leave with the filing: too few of the late share, or for its other branch.
constexpr const char* half =
    "good,a,weather,2022-06-01 00:00:00,2022-06-02 00:00:00,2022-06-04 10:00:00,filed,\n";

TEST_F(AppealsCommand, TooFewCasesHaveAWordOfTheirOwn) {
  change_pack("value: late / due\n    better: lower\n",
              "value: late / due\n    better: lower\n    least: 3\n    too_few: { points: 2 }\n");
  write("data/exemptions.csv", std::string(filings_head) + half);
  const Ran table = appeals("--format table");
  EXPECT_TRUE(has(table,
                  "warning: the score would be lower with it, on 2022-06-05 total 4 → 2.5\n"
                  "      Late orders: too few cases are left for it\n"))
      << table.out << table.error;
  EXPECT_TRUE(has(appeals("--format table", "zh"), "延迟率：样本不足，不再按数值计分"));
  EXPECT_TRUE(has(appeals("--format csv"), "status.late_share,ok,too_few,1\n"));
  EXPECT_TRUE(has(appeals("--format json"), "\"Late orders: too few cases are left for it\""));
}

TEST_F(AppealsCommand, SoHasAnotherBranch) {
  change_pack(
      "    value: late / due\n    better: lower\n    no_data: spread\n    points:\n"
      "      ladder:\n        - { at_most: 50%, give: 5 }\n        - { give: 3 }\n",
      "    better: lower\n    branches:\n"
      "      - when: due < 3\n        value: late / due\n        better: lower\n"
      "        no_data: spread\n"
      "        points: { ladder: [{ at_most: 10%, give: 4 }, { give: 2 }] }\n"
      "      - value: late / due\n        better: lower\n        no_data: spread\n"
      "        points: { ladder: [{ at_most: 50%, give: 5 }, { give: 3 }] }\n");
  write("data/exemptions.csv", std::string(filings_head) + half);
  const Ran table = appeals("--format table");
  EXPECT_TRUE(has(table, "Late orders: another branch of its rule scores it"))
      << table.out << table.error;
  EXPECT_FALSE(has(table, "too few")) << table.out;
  EXPECT_TRUE(has(appeals("--format table", "zh"), "延迟率：换了计分分支"));
}

TEST_F(AppealsCommand, WhatMayStillBeAppealedAgainstHasItsLastSecond) {
  change_pack("\nmeasures:\n",
              "\ndeadlines:\n  source: BOOK\n  appeal:\n    title: { zh: 违规申诉, en: Appeal }\n"
              "    of: violations\n    due: end_of_day(decided_at, 7)\n    done: lifted_at\n"
              "    missed: { says: { zh: 不再受理, en: too late } }\n\nmeasures:\n");
  write("data/violations.csv",
        "violation_id,shop_id,kind,happened_at,decided_at\n"
        "v0,a,x,2022-05-20 09:00:00,2022-05-28 09:00:00\n"
        "v1,a,x,2022-05-20 09:00:00,2022-05-29 09:00:00\n"
        "v2,a,x,2022-05-20 09:00:00,2022-06-01 09:00:00\n"
        "v3,a,x,2022-05-20 09:00:00,2022-06-02 09:00:00\n");
  write("data/appeals.csv", std::string(appeals_head) +
                                "p1,a,violations/v2,fact,2022-06-04 10:00:00,,,,filed,\n"
                                "p2,a,violations/v3,fact,2022-06-04 11:00:00,,,,draft,\n");
  const Ran csv = appeals("--format csv");
  EXPECT_TRUE(has(csv, "a,fact,,violations/v1,,2022-06-05,until,2022-06-05 23:59:59,,0\n"))
      << csv.out << csv.error;
  EXPECT_TRUE(has(csv, "a,fact,,violations/v3,,2022-06-05,until,2022-06-09 23:59:59,,0\n"))
      << csv.out;
  EXPECT_FALSE(has(csv, "violations/v0")) << csv.out;
  EXPECT_FALSE(has(csv, ",violations/v2,,")) << csv.out;
  EXPECT_TRUE(has(appeals("--format table", "zh"),
                  "可申诉：violations/v1 (违规申诉)，截止 2022-06-05 23:59:59"));
  EXPECT_TRUE(
      has(appeals("--format json"), R"({"about":"violations/v3","until":"2022-06-09 23:59:59"})"));
}

TEST_F(AppealsCommand, AnAppealThatItsRuleDoesNotLetMoveMovesNothing) {
  const std::string repair = "needs: appeal upheld, watch: 10";
  write("data/appeals.csv", std::string(appeals_head) +
                                "s1,a,standing/shop/remove,state,2022-06-02 10:00:00,slow,Li: new "
                                "carrier from 2022-06-10,contract.pdf,filed,\n");
  change_pack(repair, repair + ", when: days_since(remove) > 300");
  const Ran barred = appeals("--format table");
  EXPECT_TRUE(has(barred,
                  "if upheld: nothing moves: it takes that the number of days since "
                  "'remove' is above 300; "))
      << barred.out << barred.error;
  const Ran zh = appeals("--format table", "zh");
  EXPECT_TRUE(has(zh, "若成功：不会带来变动：条件不成立：")) << zh.out;
  change_pack("> 300", "<= 300");
  const Ran free = appeals("--format table");
  EXPECT_TRUE(has(free, "if upheld: Removed → Open, watched for 10 days")) << free.out;
}

TEST_F(AppealsCommand, APlanTellsWhatItLacks) {
  write("data/appeals.csv",
        std::string(appeals_head) +
            "s1,a,standing/shop/remove,state,2022-06-04 10:00:00,slow carrier,new carrier,,draft,\n"
            "s2,a,standing/shop/remove,state,2022-06-04 11:00:00,slow carrier,Li: new carrier from "
            "2022-06-10,contract.pdf,filed,\n");
  const Ran ran = appeals("--format csv");
  EXPECT_TRUE(has(ran, "a,state,s1,standing/shop/remove,draft,2022-06-05,lacks,dates,,0\n"))
      << ran.out << ran.error;
  EXPECT_TRUE(has(ran, "s1,standing/shop/remove,draft,2022-06-05,lacks,material,,0\n")) << ran.out;
  EXPECT_TRUE(has(ran, "s2,standing/shop/remove,filed,2022-06-05,lacks,nothing,,0\n")) << ran.out;
  EXPECT_TRUE(has(ran, "s1,standing/shop/remove,draft,2022-06-05,lacks,owners,,0\n")) << ran.out;
  const Ran table = appeals("--format table");
  EXPECT_TRUE(has(table, "still lacks: who sees to each measure, a day for each measure, material"))
      << table.out;
  EXPECT_TRUE(has(table, "measure: new carrier; seen to by nobody yet; no day yet")) << table.out;
  EXPECT_TRUE(has(table, "measure: new carrier from 2022-06-10; seen to by Li; in 5 days"))
      << table.out;
  EXPECT_TRUE(has(table, "stands at: Removed")) << table.out;
  EXPECT_TRUE(has(table, "if upheld: Removed → Open, watched for ")) << table.out;
  EXPECT_TRUE(has(appeals("--format json"), R"("若成功：清退 → 正常，观察 )"));
  const Ran zh = appeals("--format table", "zh");
  EXPECT_TRUE(has(zh, "还缺：措施的负责人、措施的日期、材料")) << zh.out;
  EXPECT_TRUE(has(zh, "措施：new carrier from 2022-06-10；负责人 Li；还有 5 天")) << zh.out;
  EXPECT_TRUE(
      has(appeals("--format json"),
          R"("steps":[{"what":"new carrier from 2022-06-10","owner":"Li","day":"2022-06-10"}])"));
}

// Each measure says why its day is none; a plan is not complete with one that cannot be read.
TEST_F(AppealsCommand, ADayThatCannotBeReadIsLacking) {
  const auto file = [&](const std::string& measures, const char* status = "filed,") {
    write("data/appeals.csv", std::string(appeals_head) +
                                  "s1,a,standing/shop/remove,state,2022-06-04 10:00:00,slow," +
                                  measures + ",contract.pdf," + status + '\n');
  };
  for (const char* day : {"2022-06-10", "2022/6/10", "2022.06.10", "2022年6月10日"}) {
    file(std::string("Li: call 138-1234-5678 within 20-30 min from ") + day);
    EXPECT_TRUE(has(appeals("--format table"), "; seen to by Li; in 5 days\n")) << day;
    EXPECT_TRUE(has(appeals("--format table"), "still lacks: nothing\n")) << day;
  }
  file("Li: new carrier 2022-06-31; Wang: training 6月10日; Zhou: 3 people");
  const Ran table = appeals("--format table");
  EXPECT_TRUE(has(table, "seen to by Li; there is no day 2022-06-31\n")) << table.out;
  EXPECT_TRUE(has(table, "by Wang; its day has no year, write it as 2022-06-10\n")) << table.out;
  EXPECT_TRUE(has(table, "seen to by Zhou; no day yet\n")) << table.out;
  EXPECT_TRUE(has(table, "still lacks: a day for each measure\n")) << table.out;
  EXPECT_TRUE(has(appeals("--format csv"), ",lacks,dates,,0\n"));
  EXPECT_TRUE(has(appeals("--format json"), R"("owner":"Li","unread":"2022-06-31")"));
  const Ran zh = appeals("--format table", "zh");
  EXPECT_TRUE(has(zh, "负责人 Li；没有 2022-06-31 这一天\n")) << zh.out;
  EXPECT_TRUE(has(zh, "负责人 Wang；日期没有年份，写成 2022-06-10\n")) << zh.out;
}

// Whether a measure was taken nobody says: of a plan that was decided its day is not overdue.
TEST_F(AppealsCommand, NothingOfADecidedPlanIsOverdue) {
  const std::string plan = std::string(appeals_head) +
                           "s1,a,standing/shop/remove,state,2022-06-02 10:00:00,slow,"
                           "Li: new carrier 2022-06-03,contract.pdf,";
  write("data/appeals.csv", plan + "filed,\n");
  EXPECT_TRUE(has(appeals("--format table"), "seen to by Li; 2 days overdue\n"));
  write("data/appeals.csv", plan + "upheld,2022-06-04 10:00:00\n");
  EXPECT_TRUE(has(appeals("--format table"), "seen to by Li\n"));
  // It waits for nothing, but a measure still to come was promised.
  write("data/appeals.csv",
        std::string(appeals_head) +
            "s1,a,standing/shop/remove,state,2022-06-02 10:00:00,slow,Li: new carrier 2022-06-08,"
            "contract.pdf,upheld,2022-06-04 10:00:00\n");
  EXPECT_TRUE(has(appeals("--format table"), "seen to by Li; promised in 3 days\n"));
  EXPECT_TRUE(has(appeals("--format table", "zh"), "负责人 Li；承诺 3 天后做到\n"));
}

TEST_F(AppealsCommand, ADecidedPlanTellsWhatCameOfIt) {
  write("data/appeals.csv",
        std::string(appeals_head) +
            "s1,a,standing/shop/remove,state,2022-06-02 10:00:00,slow,new carrier,,rejected,"
            "2022-06-03 10:00:00\n"
            "s2,a,standing/shop/remove,state,2022-06-03 11:00:00,slow,new carrier,,upheld,"
            "2022-06-04 10:00:00\n");
  const Ran table = appeals("--format table");
  EXPECT_TRUE(has(table,
                  "outcome: rejected, the state stays as it is\n"
                  "    handed in without: who sees to each measure"))
      << table.out << table.error;
  EXPECT_TRUE(has(table, "outcome: upheld\n")) << table.out;
  EXPECT_TRUE(has(table, "2022-06-04 Removed → Open by ")) << table.out;
  EXPECT_TRUE(has(table, "; watched until 2022-")) << table.out;
  EXPECT_FALSE(has(table, "still lacks")) << table.out;
  const Ran csv = appeals("--format csv");
  EXPECT_FALSE(has(csv, "lacks")) << csv.out;
  EXPECT_TRUE(has(csv, "a,state,s2,standing/shop/remove,upheld,2022-06-04,outcome,filed,upheld,0"))
      << csv.out;
  EXPECT_TRUE(has(appeals("--format json"), "\"watched_until\":\"2022-"));
}

// An appeal names a move that was made: under another name nothing follows, before or after.
TEST_F(AppealsCommand, AnAppealAgainstNothingThatHappenedPromisesNothing) {
  write("data/appeals.csv",
        std::string(appeals_head) +
            "s1,a,standing/shop/repair,state,2022-06-03 10:00:00,slow,new carrier,,filed,\n"
            "s2,a,standing/shop/repair,state,2022-06-03 10:00:00,slow,new carrier,,upheld,"
            "2022-06-04 10:00:00\n"
            "s3,a,standing/shop/nonsense,state,2022-06-03 10:00:00,slow,new carrier,,filed,\n"
            "s4,a,standing/nix/remove,state,2022-06-03 10:00:00,slow,new carrier,,upheld,"
            "2022-06-04 10:00:00\n");
  const Ran table = appeals("--format table");
  EXPECT_TRUE(has(table,
                  "if upheld: nothing moves: the move 'repair' that it is about was not made; "
                  "the last one that was made is written standing/shop/remove\n"))
      << table.out << table.error;
  EXPECT_TRUE(has(table, "2022-06-04 moved nothing: the move 'repair' that it is about"))
      << table.out;
  EXPECT_TRUE(has(table, "nothing moves: the rules have no move 'nonsense'")) << table.out;
  EXPECT_TRUE(has(table, "'about' is no standing of it; it has standing/shop\n")) << table.out;
  EXPECT_FALSE(has(table, "Removed → Open")) << table.out;
}

// Removed at the end of the 2nd: what was handed in on the 1st speaks of nothing that had happened.
TEST_F(AppealsCommand, AnAppealHandedInBeforeTheMovePromisesNothing) {
  write("data/appeals.csv",
        std::string(appeals_head) +
            "s1,a,standing/shop/remove,state,2022-06-01 10:00:00,slow,new carrier,,upheld,"
            "2022-06-04 10:00:00\n"
            "s2,a,standing/shop/remove,state,2022-06-01 11:00:00,slow,new carrier,,filed,\n"
            "s3,a,standing/shop/remove,state,2022-06-01 12:00:00,slow,new carrier,,draft,\n");
  const std::string why = "it was filed on 2022-06-01, before the move 'remove' of 2022-06-02; ";
  const Ran table = appeals("--format table");
  EXPECT_TRUE(has(table, "2022-06-04 moved nothing: " + why)) << table.out << table.error;
  EXPECT_TRUE(has(table, "if upheld: nothing moves: " + why)) << table.out;
  // A draft is still to be handed in.
  EXPECT_TRUE(has(table, "if upheld: Removed → Open")) << table.out;
  EXPECT_TRUE(has(appeals("--format table", "zh"),
                  "不会带来变动：提交于 2022-06-01，早于变动“remove”（2022-06-02）；"));
}

// Repaired on the 4th, removed again on the 5th: what was won against the repair lifts nothing, and
// a plan against it promises as little.
TEST_F(AppealsCommand, AnAppealAgainstAnEarlierMovePromisesNothing) {
  write("data/appeals.csv",
        std::string(appeals_head) +
            "s1,a,standing/shop/remove,state,2022-06-02 10:00:00,slow,new carrier,,upheld,"
            "2022-06-04 10:00:00\n"
            "s2,a,standing/shop/repair,state,2022-06-05 10:00:00,slow,new carrier,,upheld,"
            "2022-06-06 10:00:00\n"
            "s3,a,standing/shop/repair,state,2022-06-05 11:00:00,slow,new carrier,,filed,\n");
  const std::string why =
      "the move 'repair' that it is about is not what led to Removed; "
      "the last one that was made is written standing/shop/remove\n";
  const Ran table = appeals("--format table --as-of 2022-06-06");
  EXPECT_TRUE(has(table, "2022-06-04 Removed → Open by ")) << table.out << table.error;
  EXPECT_TRUE(has(table, "2022-06-06 moved nothing: " + why)) << table.out;
  EXPECT_TRUE(has(table, "if upheld: nothing moves: " + why)) << table.out;
  EXPECT_TRUE(has(appeals("--format table --as-of 2022-06-06", "zh"),
                  "不会带来变动：“清退”不是要申诉的变动“repair”带来的；最近一次变动写作 "
                  "standing/shop/remove\n"));
}

// Shipped in time after all, as is known since the 5th: the move that was appealed against is not
// made any more, and whoever won is told so, not that there was nothing to win.
TEST_F(AppealsCommand, AMoveThatACorrectionTookBackIsNotSaidToBeNone) {
  const std::string late = ",a,2022-05-31 09:00:00,2022-05-31 10:00:00,2022-06-02 10:00:00,";
  const std::string known = ",2022-05-31 12:00:00\n";
  const std::string corrected = "2022-05-31 11:00:00,2022-06-05 10:00:00\n";
  write("data/orders.csv",
        "order_id,shop_id,placed_at,paid_at,promised_ship_at,shipped_at,recorded_at\n3" + late +
            known + "4" + late + known + "3" + late + corrected + "4" + late + corrected);
  write("data/disputes.csv", "dispute_id,shop_id,order_id,opened_at,ruled_at,liability\n");
  write("data/appeals.csv",
        std::string(appeals_head) +
            "s1,a,standing/shop/remove,state,2022-06-03 10:00:00,slow,new carrier,,upheld,"
            "2022-06-04 10:00:00\n"
            "s2,a,standing/shop/remove,state,2022-06-05 20:00:00,slow,new carrier,,filed,\n");
  const Ran table = appeals("--format table --as-of 2022-06-06");
  EXPECT_TRUE(
      has(table,
          "2022-06-04 moved nothing: the move 'remove' that it is about was made on "
          "2022-06-02, and by what is known now, with corrections that came later, it would "
          "not be; --known-at 2022-06-03 shows how it was\n"))
      << table.out << table.error;
  EXPECT_TRUE(has(table, "nothing moves: the move 'remove' that it is about was not made"))
      << table.out;
  EXPECT_TRUE(has(appeals("--format table --as-of 2022-06-06", "zh"),
                  "当时发生在 2022-06-02，之后到的更正使它按现有数据不会发生；--known-at "
                  "2022-06-03 可看当时的情形\n"));
  const Ran then = appeals("--format table --known-at 2022-06-04 --as-of 2022-06-04");
  EXPECT_TRUE(has(then, "2022-06-04 Removed → Open by ")) << then.out << then.error;
}

TEST_F(AppealsCommand, WhatChangesNothingSaysWhy) {
  write("data/appeals.csv", std::string(appeals_head) +
                                "p1,a,disputes/d9,fact,2022-06-04 10:00:00,,,,filed,\n"
                                "p2,a,parcels/x,fact,2022-06-04 10:00:00,,,,filed,\n"
                                "p3,a,rulings/x,fact,2022-06-04 10:00:00,,,,filed,\n");
  write("data/exemptions.csv",
        std::string(filings_head) +
            "f1,a,mood,2022-06-01 00:00:00,2022-06-02 00:00:00,2022-06-04 10:00:00,filed,\n"
            "f2,a,weather,2022-06-02 00:00:00,2022-06-01 00:00:00,2022-06-04 10:00:00,filed,\n"
            "f3,a,weather,2021-06-01 00:00:00,2021-06-02 00:00:00,2022-06-04 10:00:00,filed,\n");
  const std::string said = appeals("--format table").out;
  const std::string nothing = "changes nothing in this pack's score: ";
  for (const char* why :
       {"the shop has no such row", "'about' is written TABLE/ID",
        "the rules do not look at the table rulings", "the rules do not know the reason 'mood'",
        "it ends before it begins", "no row that the score rests on lies in its time"}) {
    EXPECT_NE(said.find(nothing + why), std::string::npos) << why << '\n' << said;
  }
}

// CSV and JSON have every matter that the table has, and why it changes nothing.
TEST_F(AppealsCommand, EveryFormatHasWhatChangesNothing) {
  write("data/appeals.csv", std::string(appeals_head) +
                                "p1,a,disputes/d9,fact,2022-06-04 10:00:00,,,,filed,\n"
                                "p2,a,standing/shop/remove,state,2022-06-04 10:00:00,slow,"
                                "Li: new carrier from 2022-06-10,file.pdf,draft,\n");
  write("data/exemptions.csv",
        std::string(filings_head) +
            "f1,a,mood,2022-06-01 00:00:00,2022-06-02 00:00:00,2022-06-04 10:00:00,filed,\n");
  const Ran csv = appeals("--format csv");
  for (const char* row :
       {"a,fact,p1,disputes/d9,filed,2022-06-05,unchanged,,,0\n"
        "a,fact,p1,disputes/d9,filed,2022-06-05,because,the shop has no such row,,0\n",
        "a,filing,f1,mood,filed,2022-06-05,unchanged,,,0\n",
        "a,state,p2,standing/shop/remove,draft,2022-06-05,lacks,nothing,,0\n"}) {
    EXPECT_TRUE(has(csv, row)) << row << csv.out << csv.error;
  }
  const Ran json = appeals("--format json", "zh");
  EXPECT_TRUE(has(json, R"("because":["the shop has no such row"],"days":[])")) << json.out;
}

TEST_F(AppealsCommand, ADecisionBeforeTheFilingIsDoubted) {
  write("data/appeals.csv",
        std::string(appeals_head) +
            "p1,a,disputes/d1,fact,2022-06-03 10:00:00,,,,rejected,2022-06-01 10:00:00\n");
  EXPECT_TRUE(has(appeals("--format table"),
                  "decided 2022-06-01, which is before it was filed: check the times)"));
  EXPECT_TRUE(has(appeals("--format table", "zh"), "决定于 2022-06-01，早于提交，请核对）"));
}

// Nobody says from when on it holds, so it holds on no day.
TEST_F(AppealsCommand, WhatWasGrantedOnNobodyKnowsWhichDaySaysSo) {
  write("data/appeals.csv",
        std::string(appeals_head) +
            "s1,a,standing/shop/remove,state,2022-06-02 10:00:00,slow,carrier,,upheld,\n");
  write("data/exemptions.csv",
        std::string(filings_head) +
            "f1,a,weather,2022-06-02 00:00:00,2022-06-03 00:00:00,2022-06-04 10:00:00,approved,\n");
  const Ran zh = appeals("--format table", "zh");
  EXPECT_TRUE(has(zh, "结果：申诉成功，但没有决定时间（decided_at），所以没有带来变动；请补上\n"))
      << zh.out;
  EXPECT_TRUE(has(zh, "没有决定时间（decided_at），所以没有生效；请补上\n")) << zh.out;
  const Ran en = appeals("--format table");
  EXPECT_TRUE(has(en, "upheld, but nobody says when ('decided_at' is empty)")) << en.out;
  const Ran standing = run("standing --pack " + pack_ + " --facts " + data() +
                           " --as-of 2022-06-05 --format csv --lang zh");
  EXPECT_NE(standing.error.find("申诉 s1 已成功，但没有决定时间（decided_at）"), std::string::npos)
      << standing.error;
  write("data/appeals.csv", std::string(appeals_head) +
                                "s1,a,standing/shop/remove,state,2022-06-02 10:00:00,slow,carrier,,"
                                "upheld,2022-06-04 10:00:00\n");
  EXPECT_FALSE(has(appeals("--format table", "zh"), "没有带来变动")) << zh.out;
}

// Its rows are there: what it takes out changes no value, or another filing did so before.
TEST_F(AppealsCommand, AFilingWhoseRowsAreThereSaysWhatBecomesOfThem) {
  write(
      "data/orders.csv",
      read_file(folder_ / "data/orders.csv") +
          "5,a,2022-06-03 09:00:00,2022-06-03 10:00:00,2022-06-04 10:00:00,2022-06-05 09:00:00,\n");
  const std::string late =
      ",a,weather,2022-06-02 00:00:00,2022-06-05 00:00:00,2022-06-04 10:00:00,";
  write("data/exemptions.csv", std::string(filings_head) + "f1" + late +
                                   "approved,2022-06-05 10:00:00\nf2" + late + "filed,\n");
  const std::string said = appeals("--format table").out;
  EXPECT_NE(said.find("filing f2 (weather, handed in, filed 2022-06-04)\n    changes nothing in "
                      "this pack's score: its rows are taken out already by what was approved: "
                      "f1\n"),
            std::string::npos)
      << said;
  // A notice of the platform did so, beside one of another time.
  write("data/exemptions.csv", std::string(filings_head) +
                                   "n1,,weather,2022-06-02 00:00:00,2022-06-05 00:00:00,"
                                   "2022-06-04 10:00:00,approved,2022-06-05 10:00:00\n"
                                   "n2,,weather,2022-05-02 00:00:00,2022-05-05 00:00:00,"
                                   "2022-06-04 10:00:00,approved,2022-06-05 10:00:00\nf2" +
                                   late + "filed,\n");
  const std::string noticed = appeals("--format table", "zh").out;
  EXPECT_NE(noticed.find("它的行已经由通过的报备或公告取出：n1\n"), std::string::npos) << noticed;
  // All that is left was shipped in time.
  write("data/exemptions.csv",
        std::string(filings_head) + "f1" + late + "approved,2022-06-05 10:00:00\n" +
            "f3,a,weather,2022-06-01 00:00:00,2022-06-01 10:30:00,2022-06-04 10:00:00,filed,\n");
  const std::string good = appeals("--format table", "zh").out;
  EXPECT_NE(good.find("它取出了行，但没有一项的数值或得分因此改变"), std::string::npos) << good;
}

// What the platform did with a row stands in the row; an appeal alone takes nothing out.
TEST_F(AppealsCommand, AnUpheldAppealAboutARowThatNothingTakesOutSaysSo) {
  write("data/appeals.csv", std::string(appeals_head) +
                                "p1,a,disputes/d1,fact,2022-06-03 10:00:00,,,,upheld,"
                                "2022-06-04 10:00:00\n"
                                "p2,a,disputes/d9,fact,2022-06-03 11:00:00,,,,upheld,"
                                "2022-06-04 10:00:00\n");
  const Ran en = appeals("--format table");
  EXPECT_TRUE(has(en,
                  "changes nothing in this pack's score: it was upheld, but that row has no "
                  "'appeal_upheld_at', so nothing takes it out; with it, it counts no more "
                  "from then on\n"))
      << en.out;
  EXPECT_TRUE(has(en, "the shop has no such row\n")) << en.out;
  EXPECT_TRUE(has(appeals("--format table", "zh"),
                  "：申诉成功，但这一行纠纷单没有申诉成功时间（appeal_upheld_at），"
                  "所以没有被取出；补上后从那时起不计\n"));
}

}  // namespace
}  // namespace xingji::test
