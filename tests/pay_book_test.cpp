// Pay with a book: states in their order, months that never change once closed, corrections that
// name the month, the fact and the difference, and a book that nobody may change by hand.
#include <thread>

#include "command_fixture.h"
#include "io/folder_lock.h"
#include "support.h"

namespace xingji::test {
namespace {

class PayBook : public CommandTest {
 protected:
  PayBook() {
    for (const char* table : {"refunds", "attributes", "claims", "chats", "agents"}) {
      fs::remove(folder_ / "data" / (std::string(table) + ".csv"));
    }
    write("data/shops.csv", "shop_id,platform\ns,test\n");
    write("data/agents.csv", "agent_id,shop_id\na,s\nb,s\n");
    write("data/attributes.csv",
          "subject_kind,subject_id,name,value,from,to\n"
          "agent,a,team,x,2022-01-01,\nagent,b,team,x,2022-01-01,\n");
    write("data/orders.csv",
          "order_id,shop_id,placed_at,paid_at,amount\n"
          "o1,s,2022-05-02 10:00:00,2022-05-02 10:05:00,100.00\n"
          "o2,s,2022-05-03 10:00:00,2022-05-03 10:05:00,200.00\n"
          "o3,s,2022-06-03 10:00:00,2022-06-03 10:05:00,300.00\n"
          "o4,s,2022-07-03 10:00:00,2022-07-03 10:05:00,300.00\n");
    claim("o1,s,a,2022-05-02 11:00:00\no3,s,a,2022-06-03 11:00:00\no4,s,b,2022-07-03 11:00:00\n");
    write("data/coverage.csv",
          "account,table,from,to\ns,orders,2022-01-01,2022-12-31\n"
          "s,claims,2022-01-01,2022-12-31\ns,chats,2022-01-01,2022-12-31\n"
          "s,refunds,2022-01-01,2022-12-31\n");
  }

  void claim(const std::string& rows) {
    write("data/claims.csv", "order_id,shop_id,agent_id,claimed_at\n" + rows);
  }

  Ran pay(const std::string& more) const {
    return run("pay " + more + " --pack " + source_path("tests/packs/pay.yaml") + " --facts " +
               data() + " --book " + (folder_ / "book").string() + " --format csv" +
               (overlay_.empty() ? "" : " --overlay " + overlay_));
  }

  // From here on slips see what comes after their month.
  void look_later() {
    write("later.yaml", "extends: test.pay\npay: { sees: later }\n");
    overlay_ = (folder_ / "later.yaml").string();
  }

  void close(const std::string& month) {
    for (const std::string action : {"check", "confirm", "close"}) {
      const Ran ran = pay(action + " --month " + month + " --subjects s/a,s/b");
      EXPECT_EQ(ran.code, 0) << action << ' ' << ran.error;
    }
  }

  std::string book() const { return read_file((folder_ / "book" / "pay-book.csv").string()); }

  // "own_sales 2.50" of a slip in a month.
  std::map<std::string, std::string> slip(const std::string& month, const std::string& subject) {
    std::map<std::string, std::string> lines;
    std::istringstream in(pay("--month " + month).out);
    for (std::string line; std::getline(in, line);) {
      const auto cells = split(line, ',');
      if (cells[0] == subject) lines[std::string(cells[3])] = cells[4];
      if (cells[0] == subject) lines["state"] = cells[2];
    }
    return lines;
  }

  std::string overlay_;
};

TEST_F(PayBook, AMonthThatIsNotOverIsNotClosed) {
  EXPECT_EQ(pay("close --month 2098-05").code, 1);
  EXPECT_NE(
      pay("close --month 2098-05").error.find("2098-05 is not over before the end of 2098-05-31"),
      std::string::npos);
  EXPECT_EQ(pay("close --month 2022-05").error.find("is not over"), std::string::npos);
}

// A base needs no facts, and stands on the slip of any month.
TEST_F(PayBook, AMonthThatHasNotBegunSaysThatItsAmountsAreNoPay) {
  EXPECT_NE(pay("--month 2098-05 --lang zh").error.find("2098-05 还没开始"), std::string::npos);
  EXPECT_NE(pay("--month 2098-05").error.find("2098-05 has not begun, so nothing counts in it yet"),
            std::string::npos);
  EXPECT_EQ(pay("--month 2022-05").error.find("has not begun"), std::string::npos);
}

TEST_F(PayBook, StatesComeInTheirOrderAndTheLastCanBeUndone) {
  EXPECT_EQ(slip("2022-05", "s/a")["state"], "draft");
  EXPECT_NE(pay("confirm --month 2022-05 --subjects s/a")
                .error.find("'s/a': a slip that is draft cannot become confirmed"),
            std::string::npos);
  EXPECT_EQ(pay("check --month 2022-05").code, 0);
  EXPECT_EQ(pay("dispute --month 2022-05 --subjects s/a --reason 'o2, mine'").code, 0);
  EXPECT_EQ(slip("2022-05", "s/a")["state"], "disputed");
  EXPECT_EQ(slip("2022-05", "s/b")["state"], "checked");
  EXPECT_EQ(pay("close --month 2022-05").code, 1);
  EXPECT_EQ(pay("undo --month 2022-05 --subjects s/a").code, 0);
  EXPECT_EQ(slip("2022-05", "s/a")["state"], "checked");
  EXPECT_EQ(pay("confirm --month 2022-05 --subjects s/a,s/b").code, 0);
  EXPECT_EQ(slip("2022-05", "s/a")["state"], "confirmed");
  // What changes after it was checked is a draft again, and says what had been agreed.
  const std::string agreed = slip("2022-05", "s/a")["total"];
  claim("o1,s,a,2022-05-02 11:00:00\no2,s,a,2022-05-03 11:00:00\n");
  EXPECT_EQ(slip("2022-05", "s/a")["state"], "draft");
  const std::string page = run("pay --month 2022-05 --lang zh --format table --pack " +
                               source_path("tests/packs/pay.yaml") + " --facts " + data() +
                               " --book " + (folder_ / "book").string())
                               .out;
  EXPECT_NE(page.find("草稿（已确认 " + agreed + " 之后有变动，要重新核对）"), std::string::npos)
      << page;
  EXPECT_EQ(pay("close --month 2022-05").code, 1);
}

TEST_F(PayBook, AClosedMonthNeverChangesAndTheNextOneCorrectsIt) {
  close("2022-05");
  EXPECT_EQ(slip("2022-05", "s/a")["own_sales"], "2.50");
  EXPECT_EQ(slip("2022-05", "s/a")["silent_orders"], "1.00");
  // Another sale of May is claimed in June, so that it is no longer one without anybody.
  claim(
      "o1,s,a,2022-05-02 11:00:00\no2,s,b,2022-06-20 11:00:00\n"
      "o3,s,a,2022-06-03 11:00:00\no4,s,b,2022-07-03 11:00:00\n");
  const std::string before = book();
  EXPECT_EQ(slip("2022-05", "s/b")["own_sales"], "0.00");
  EXPECT_EQ(slip("2022-05", "s/b")["state"], "closed");
  EXPECT_EQ(pay("check --month 2022-05").code, 1);
  EXPECT_EQ(book(), before);
  auto june = slip("2022-06", "s/b");
  EXPECT_EQ(june.count("2022-05 own_sales"), 0U);  // in the view of May nobody had claimed it
}

TEST_F(PayBook, WherePaySeesLaterAClaimAfterTheMonthIsTheMonths) {
  look_later();
  const std::string late =
      "o1,s,a,2022-05-02 11:00:00\no2,s,b,2022-06-20 11:00:00\n"
      "o3,s,a,2022-06-03 11:00:00\no4,s,b,2022-07-03 11:00:00\n";
  claim(late);
  EXPECT_EQ(slip("2022-05", "s/b")["own_sales"], "5.00");  // an open month has it
  EXPECT_EQ(slip("2022-05", "s/a")["silent_orders"], "0.00");
  claim("o1,s,a,2022-05-02 11:00:00\no3,s,a,2022-06-03 11:00:00\no4,s,b,2022-07-03 11:00:00\n");
  close("2022-05");
  claim(late);
  EXPECT_EQ(slip("2022-05", "s/b")["own_sales"], "0.00");  // a closed one is corrected
  EXPECT_EQ(slip("2022-06", "s/b")["2022-05 own_sales"], "5.00");
  EXPECT_EQ(slip("2022-06", "s/b")["own_sales"], "0.00");
  EXPECT_EQ(slip("2022-06", "s/a")["2022-05 silent_orders"], "-1.00");
}

TEST_F(PayBook, CorrectionsNameTheFactAndStandOnce) {
  close("2022-05");
  claim(
      "o1,s,a,2022-05-02 11:00:00\no2,s,b,2022-05-20 11:00:00\n"
      "o3,s,a,2022-06-03 11:00:00\no4,s,b,2022-07-03 11:00:00\n");
  const std::string june = pay("--month 2022-06").out;
  EXPECT_NE(june.find("s/b,2022-06,draft,2022-05 own_sales,5.00,0 → 5; own sales o2 counts "
                      "since\n"),
            std::string::npos)
      << june;
  EXPECT_NE(june.find("s/a,2022-06,draft,2022-05 silent_orders,-1.00,1 → 0; silent o2 counts "
                      "no more\n"),
            std::string::npos)
      << june;
  auto lines = slip("2022-06", "s/b");
  EXPECT_EQ(slip("2022-07", "s/b").count("2022-05 own_sales"), 0U);
  close("2022-06");
  EXPECT_EQ(slip("2022-06", "s/b"), (lines["state"] = "closed", lines));
  EXPECT_EQ(slip("2022-07", "s/b").count("2022-05 own_sales"), 0U);
  // And back again: both closed months stay, July takes it off.
  claim("o1,s,a,2022-05-02 11:00:00\no3,s,a,2022-06-03 11:00:00\no4,s,b,2022-07-03 11:00:00\n");
  EXPECT_EQ(slip("2022-07", "s/b")["2022-05 own_sales"], "-5.00");
  EXPECT_EQ(slip("2022-06", "s/b"), lines);
}

TEST_F(PayBook, MonthsAreClosedInTheirOrderAndABookIsOfOnePack) {
  close("2022-05");
  pay("check --month 2022-07");
  pay("confirm --month 2022-07 --subjects s/a,s/b");
  EXPECT_NE(pay("close --month 2022-07").error.find("so 2022-06 is the next"), std::string::npos);
  const Ran other = run("pay --pack " + source_path("rules/jd/agent-pay.yaml") + " --facts " +
                        data() + " --month 2022-05 --book " + (folder_ / "book").string());
  EXPECT_NE(other.error.find("the book is about test.pay, not jd.agent-pay"), std::string::npos)
      << other.error;
}

// Closed months are in their order from the first one on; that may be any, though not behind one
// that was begun, which could never be closed any more.
TEST_F(PayBook, AMonthIsNotClosedOverOneThatWasBegun) {
  pay("check --month 2022-05");
  pay("check --month 2022-06");
  pay("confirm --month 2022-06 --subjects s/a,s/b");
  const Ran over = pay("close --month 2022-06");
  EXPECT_EQ(over.code, 1);
  EXPECT_NE(over.error.find("2022-05 is before it, and slips of it were checked or disputed"),
            std::string::npos)
      << over.error;
  EXPECT_EQ(pay("undo --month 2022-05 --subjects s/a,s/b").code, 0);
  EXPECT_EQ(pay("close --month 2022-06").code, 0);  // nobody has begun with May
  EXPECT_EQ(slip("2022-06", "s/a")["state"], "closed");
  EXPECT_NE(pay("close --month 2022-05").error.find("so 2022-07 is the next"), std::string::npos);
}

TEST_F(PayBook, WhatWasChangedByHandIsRefused) {
  close("2022-05");
  const std::string whole = book();
  for (const std::string part : {",own_sales,250,", ",closed,", "state,confirmed"}) {
    std::string changed = whole;
    changed.replace(changed.find(part) + part.size() - 2, 1, "9");
    write("book/pay-book.csv", changed);
    const Ran ran = pay("--month 2022-05");
    EXPECT_EQ(ran.code, 1);
    EXPECT_NE(ran.error.find("the book is not as it was written"), std::string::npos) << ran.error;
  }
  write("book/pay-book.csv", whole.substr(0, whole.rfind("seal") - 14));
  EXPECT_EQ(pay("--month 2022-05").code, 1);
  write("book/pay-book.csv", whole);
  EXPECT_EQ(pay("--month 2022-05").code, 0);
}

TEST_F(PayBook, TheRowsBehindALineAddUpToWhatItIsMadeOf) {
  const std::string file = (folder_ / "evidence.csv").string();
  EXPECT_EQ(pay("--month 2022-05 --evidence " + file).code, 0);
  std::map<std::string, std::int64_t> sums;
  std::istringstream in(read_file(file));
  std::string line;
  std::getline(in, line);
  EXPECT_EQ(line, "subject,of,role,table,id,line,numerator,denominator,seen");
  while (std::getline(in, line)) {
    const auto cells = split(line, ',');
    sums[std::string(cells[0]) + ' ' + std::string(cells[1])] +=
        parse_micro(cells[6]).value_or(0) / (micro_one / 100);
  }
  EXPECT_EQ(sums, (std::map<std::string, std::int64_t>{{"s/a own_sales: sales", 10000},
                                                       {"s/a silent_orders: silent", 20000},
                                                       {"s/b silent_orders: silent", 20000},
                                                       {"s/a by_conversion: sold", 100},
                                                       {"s/a by_order_value: sales", 10000},
                                                       {"s/a by_order_value: sold", 100}}));
}

TEST_F(PayBook, ASaleThatTwoClaimIsOnNeitherSlipAndTold) {
  write("data/claims.csv",
        "order_id,shop_id,agent_id,claimed_at,chat_id\n"
        "o1,s,a,2022-05-02 11:00:00,c1\n"
        "o2,s,a,2022-05-03 11:00:00,c1\no2,s,b,2022-05-03 12:00:00,c2\n");
  const Ran ran = run("pay --pack " + source_path("rules/jd/agent-pay.yaml") + " --facts " +
                      data() + " --month 2022-05 --format csv");
  EXPECT_NE(ran.error.find("Orders that two agents claim: o2"), std::string::npos) << ran.error;
  EXPECT_NE(ran.out.find("s/a,2022-05,draft,own_sales,2.00,own sales = 100"), std::string::npos)
      << ran.out;
  EXPECT_NE(ran.out.find("s/b,2022-05,draft,own_sales,0.00,own sales = 0"), std::string::npos);
}

// What nothing proves is on nobody's slip, and on a list.
TEST_F(PayBook, AClaimWithoutAChatThatProvesItIsNobodysAndTold) {
  write("data/chats.csv",
        "chat_id,shop_id,agent_id,order_id,opened_at\n"
        "c1,s,a,o1,2022-05-02 09:00:00\nc2,s,a,o2,2022-05-20 09:00:00\n");
  write("data/claims.csv",
        "order_id,shop_id,agent_id,claimed_at,chat_id\no1,s,b,2022-05-02 11:00:00,c1\n");
  const Ran ran = run("pay --pack " + source_path("rules/jd/agent-pay.yaml") + " --facts " +
                      data() + " --month 2022-05 --format csv");
  EXPECT_NE(ran.error.find("claims.csv:2: warning: the chat 'c1' is another agent's"),
            std::string::npos)
      << ran.error;
  EXPECT_NE(ran.error.find("Orders that are claimed without a chat: o1"), std::string::npos)
      << ran.error;
  EXPECT_NE(ran.out.find("s/b,2022-05,draft,own_sales,0.00,own sales = 0"), std::string::npos)
      << ran.out;
  write("data/attributes.csv",
        "subject_kind,subject_id,name,value,from,to\nagent,a,pay_region,最低,2022-01-01,\n");
  const Ran by_region = run("pay --pack " + source_path("rules/jd/agent-pay.yaml") + " --facts " +
                            data() + " --month 2022-05 --format table --lang zh");
  EXPECT_NE(by_region.out.find("本人底薪没有填；底薪地区 = 最低\n"), std::string::npos)
      << by_region.out;
  // A chat that comes after the order leaves it among those without a chat.
  EXPECT_NE(ran.out.find("s/a,2022-05,draft,silent,1.00,"), std::string::npos) << ran.out;
  // A line without a number of anybody's says what it was made of.
  EXPECT_NE(ran.out.find("s/a,2022-05,draft,flexible,0.00,flexible performance of the month is "
                         "missing; Flexible performance = 0\n"),
            std::string::npos)
      << ran.out;
}

// Of a refused slip the other lines stand, with what they come to.
TEST_F(PayBook, ALineThatIsRefusedLeavesTheRest) {
  const Ran ran = run("pay --pack " + source_path("rules/jd/agent-pay.yaml") + " --facts " +
                      data() + " --month 2022-05 --format table --lang zh --subjects s/a");
  EXPECT_NE(ran.out.find("  底薪            无法计算  本人底薪：没有填\n"), std::string::npos)
      << ran.out;
  EXPECT_NE(ran.out.find("  合计            无法计算  有一行无法计算，其余各行合计 1.00\n"),
            std::string::npos)
      << ran.out;
}

// The region that the table has not is the reason, not the pay of one's own.
TEST_F(PayBook, ARowThatATableLacksIsNamed) {
  write("data/attributes.csv",
        "subject_kind,subject_id,name,value,from,to\nagent,a,pay_region,上海,2022-01-01,\n");
  const auto slips = [&](const std::string& language) {
    return run("pay --pack " + source_path("rules/jd/agent-pay.yaml") + " --facts " + data() +
               " --month 2022-05 --format csv --subjects s/a --lang " + language);
  };
  EXPECT_NE(slips("en").out.find("base pay by region has no region of the base pay '上海', it has "
                                 "最低, 最高; an overlay (--overlay) adds it"),
            std::string::npos)
      << slips("en").out;
  EXPECT_NE(run("pay --pack " + source_path("rules/jd/agent-pay.yaml") + " --facts " + data() +
                " --month 2022-05 --format table --subjects s/a --lang zh")
                .out.find("地区底薪里没有底薪地区“上海”，有的是：最低、最高；"),
            std::string::npos);
}

// One slip that is refused holds up nobody else's, and what is agreed already stays so.
TEST_F(PayBook, CheckingAllChecksThoseThatCanBe) {
  write("data/attributes.csv",
        "subject_kind,subject_id,name,value,from,to\n"
        "agent,a,pay_region,最低,2022-01-01,\nagent,a,team,x,2022-01-01,\n");
  const auto check = [&](const std::string& more) {
    return run("pay check --pack " + source_path("rules/jd/agent-pay.yaml") + " --facts " + data() +
               " --month 2022-05 --format csv --book " + (folder_ / "jd").string() + ' ' + more);
  };
  for (int again = 0; again < 2; ++again) {
    const Ran ran = check("");
    EXPECT_EQ(ran.code, 1);
    EXPECT_NE(ran.error.find("'s/b': 'Base pay: "), std::string::npos) << ran.error;
    EXPECT_EQ(ran.error.find("'s/a'"), std::string::npos) << ran.error;
    EXPECT_NE(ran.out.find("s/a,2022-05,checked,base,1100.00"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("s/b,2022-05,draft,base,,"), std::string::npos) << ran.out;
  }
  EXPECT_EQ(check("--subjects s/a,s/b").code, 1);  // by name all or nothing
}

TEST_F(PayBook, AnAttributeThatCannotBeReadIsARejectedRow) {
  write("data/attributes.csv",
        "subject_kind,subject_id,name,value,from,to\n"
        "agent,a,base_pay,1500元,2022-01-01,\nagent,a,team,x,2022-01-01,\n"
        "agent,b,base_pay,-500,2022-01-01,\nagent,b,team,x,2022-01-01,\n");
  const auto paid = [&](const std::string& more) {
    return run("pay --pack " + source_path("rules/jd/agent-pay.yaml") + " --facts " + data() +
               " --month 2022-05 --format csv " + more);
  };
  const Ran ran = paid("--report " + (folder_ / "report.json").string());
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.error.find("attributes.csv:4: 'base_pay': '-500' is negative"), std::string::npos)
      << ran.error;
  EXPECT_NE(ran.out.find("s/a,2022-05,draft,base,1500.00"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("s/b,2022-05,draft,base,,"), std::string::npos) << ran.out;
  EXPECT_NE(read_file((folder_ / "report.json").string()).find("column 'value' is negative"),
            std::string::npos);
  EXPECT_NE(paid("--lang zh").error.find("“base_pay”的值“-500”是负数"), std::string::npos);
  write("data/attributes.csv",
        "subject_kind,subject_id,name,value,from,to\nagent,a,base_pay,一千,2022-01-01,\n");
  EXPECT_NE(paid("--lang zh").error.find("attributes.csv:2：“base_pay”的值“一…”不是金额"),
            std::string::npos);
  write("data/attributes.csv",
        "subject_kind,subject_id,name,value,from,to\nagent,a,base_pay,1500 USD,2022-01-01,\n");
  EXPECT_NE(paid("").error.find("attributes.csv:2: 'base_pay': '1500 USD' is in another currency "
                                "than the rules' money"),
            std::string::npos);
  EXPECT_NE(paid("--lang zh").error.find("“base_pay”的值“1500 USD”不是规则所用的货币"),
            std::string::npos);
  EXPECT_EQ(paid("").out.find("1500"), std::string::npos);
  const Ran strict = paid("--strict");
  EXPECT_EQ(strict.code, 1);
  EXPECT_EQ(strict.out, "");
}

// Nothing is missing and still there is no amount: people name it, with the reason.
TEST_F(PayBook, ALineThatIsRefusedCanBeSetByHand) {
  write("data/claims.csv", "order_id,shop_id,agent_id,claimed_at\n");
  write("data/chats.csv", "chat_id,shop_id,agent_id,opened_at\nc,s,a,2022-05-02 09:00:00\n");
  const Ran refused = pay("check --month 2022-05 --subjects s/a");
  EXPECT_EQ(refused.code, 1);
  EXPECT_NE(refused.error.find(
                "pay settle --subjects 's/a' --values 'by_conversion=AMOUNT' --reason TEXT"),
            std::string::npos)
      << refused.error;
  EXPECT_NE(
      pay("check --month 2022-05 --subjects s/a --lang zh")
          .error.find(
              "补不出来的手工填写：pay settle --subjects 's/a' --values 'by_conversion=金额'"),
      std::string::npos);
  const std::string settle = "settle --month 2022-05 --subjects s/a --reason 'agreed by phone' ";
  EXPECT_NE(pay(settle + "--values base=1").error.find("'base' has an amount of its own"),
            std::string::npos);
  EXPECT_NE(pay(settle + "--values by_convrsion=1").error.find("did you mean 'by_conversion'?"),
            std::string::npos);
  EXPECT_NE(pay(settle + "--values by_conversion").error.find("is not a line with an amount"),
            std::string::npos);
  EXPECT_EQ(pay(settle + "--values by_conversion=0.50,by_order_value=1").code, 0);
  EXPECT_EQ(pay(settle + "--values by_order_value=-0.25").code, 0);  // thought better of it
  auto lines = slip("2022-05", "s/a");
  EXPECT_EQ(lines["by_conversion"], "0.50");
  EXPECT_EQ(lines["by_order_value"], "-0.25");
  EXPECT_EQ(lines["total"], "1102.08");  // 1100 + 1.50 of the silent + 0.33 + 0.50 - 0.25
  EXPECT_NE(pay("--month 2022-05").out.find("set by hand: agreed by phone"), std::string::npos);
  close("2022-05");
  EXPECT_EQ(slip("2022-05", "s/a")["total"], "1102.08");
  // As long as the facts say no more, the next month has nothing to correct; then it has.
  EXPECT_EQ(slip("2022-06", "s/a").count("2022-05 by_conversion"), 0U);
  claim("o1,s,a,2022-05-02 11:00:00\n");
  EXPECT_EQ(slip("2022-06", "s/a")["2022-05 by_conversion"], "-0.50");
}

// A base pay of less than nothing is a slip of the pen; a bonus beside the team's mean is not.
TEST_F(PayBook, ALineIsSetBelowZeroOnlyWhereItsRuleLeadsThere) {
  write("data/attributes.csv",
        "subject_kind,subject_id,name,value,from,to\n"
        "agent,a,team,x,2022-01-01,\nagent,b,team,x,2022-01-01,\n"
        "agent,a,base,much,2022-01-01,\n");
  const std::string settle = "settle --month 2022-05 --subjects s/a --reason R --values ";
  const Ran below = pay(settle + "base=-5");
  EXPECT_EQ(below.code, 1);
  EXPECT_NE(below.error.find("'s/a': 'base' is never below 0 by its rule (write what is "
                             "due, 0 or more)"),
            std::string::npos)
      << below.error;
  EXPECT_NE(pay(settle + "底薪=-5 --lang zh").error.find("“s/a”：“底薪”按规则不会是负数"),
            std::string::npos);
  EXPECT_EQ(slip("2022-05", "s/a")["base"], "");
  pay(settle + "base=0");
  EXPECT_EQ(slip("2022-05", "s/a")["base"], "0.00");
}

// As the slip calls them, with the signs of a Chinese keyboard; one amount for each.
TEST_F(PayBook, ALineIsSetByTheNameThatTheSlipHas) {
  write("data/claims.csv", "order_id,shop_id,agent_id,claimed_at\n");
  write("data/chats.csv", "chat_id,shop_id,agent_id,opened_at\nc,s,a,2022-05-02 09:00:00\n");
  const std::string settle = "settle --month 2022-05 --subjects s/a --reason R --lang zh --values ";
  const Ran twice = pay(settle + "by_conversion=1,by_conversion=2");
  EXPECT_EQ(twice.code, 1);
  EXPECT_NE(twice.error.find("by_conversion 给了不止一次（只留一个）"), std::string::npos)
      << twice.error;
  EXPECT_NE(pay(settle + "没有的行=1").error.find("（可用：底薪, 提成"), std::string::npos)
      << pay(settle + "没有的行=1").error;
  EXPECT_EQ(pay(settle + "转化奖金＝0.50，by_order_value=1").code, 0);
  auto lines = slip("2022-05", "s/a");
  EXPECT_EQ(lines["by_conversion"], "0.50");
  EXPECT_EQ(lines["by_order_value"], "1.00");
}

TEST_F(PayBook, StatesAndClosedSlipsSpeakChinese) {
  EXPECT_NE(pay("confirm --month 2022-05 --subjects s/a --lang zh")
                .error.find("“s/a”：草稿的工资条不能变成已确认"),
            std::string::npos);
  close("2022-05");
  const std::string closed =
      run("pay --month 2022-05 --pack " + source_path("tests/packs/pay.yaml") + " --facts " +
          data() + " --book " + (folder_ / "book").string() + " --format table --lang zh")
          .out;
  EXPECT_NE(closed.find("销售额 = 100"), std::string::npos) << closed;
  EXPECT_EQ(closed.find("own sales"), std::string::npos) << closed;
}

TEST_F(PayBook, SaysWhatIsMissingInTheWords) {
  for (const auto& [words, part] :
       {std::pair{"chekc --month 2022-05", "did you mean 'check'?"},
        {"dispute --month 2022-05 --subjects s/a", "a dispute has a reason"},
        {"confirm --month 2022-05", "'confirm' does not say whose slip"},
        {"--month May", "'May' is not a month"},
        {"settle --month 2022-05 --subjects s/a --values base=1", "set by hand has a reason"},
        {"--month 2022-05 --values base=1", "only 'settle' sets an amount by hand"},
        {"check --month 2022-05 --values base=1", "only 'settle' sets an amount by hand"},
        {"setle --month 2022-05 --values base=1", "did you mean 'settle'?"},
        {"settle --month 2022-05 --subjects s/a --reason R", "'settle' does not say which line"},
        {"settle --month 2022-05 --values base=1 --reason R", "'settle' does not say whose slip"},
        {"undo --month 2022-05 --subjects s/a", "nothing of this month can be undone"}}) {
    const Ran ran = pay(words);
    EXPECT_NE(ran.code, 0);
    EXPECT_NE(ran.error.find(part), std::string::npos) << ran.error;
  }
}

// Each runs in a folder of its own, as two people at two desks.
TEST_F(PayBook, TwoWhoWriteAtOnceLoseNothing) {
  const auto at_desk = [&](const std::string& desk, const std::string& words) {
    fs::create_directories(folder_ / desk);
    return run_program("pay " + words + " --month 2022-05 --pack " +
                           source_path("tests/packs/pay.yaml") + " --facts " + data() + " --book " +
                           (folder_ / "book").string(),
                       folder_ / desk);
  };
  for (int round = 0; round < 4; ++round) {
    const std::string word = round % 2 == 0 ? "check" : "undo";
    std::vector<std::thread> people;
    for (const std::string agent : {"a", "b"}) {
      people.emplace_back([&, agent] {
        EXPECT_EQ(at_desk(agent, word + " --subjects s/" + agent).code, 0) << word;
      });
    }
    for (std::thread& person : people) person.join();
    for (const char* agent : {"s/a", "s/b"}) {
      EXPECT_EQ(slip("2022-05", agent)["state"], round % 2 == 0 ? "checked" : "draft") << round;
    }
  }
}

TEST_F(PayBook, WhoWritesTooLongIsToldOf) {
  pay("check --month 2022-05 --subjects s/a");
  const std::string before = book();
  auto held = FolderLock::take((folder_ / "book").string());
  ASSERT_TRUE(held.ok());
  EXPECT_EQ(slip("2022-05", "s/a")["state"], "checked");  // looking needs no lock
  const Ran ran = pay("check --month 2022-05 --subjects s/b");
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.error.find("another xingji is writing here; nothing was changed"),
            std::string::npos)
      << ran.error;
  EXPECT_EQ(book(), before);
}

// A file that grows beyond the limit kills the program in the midst of its writing.
TEST_F(PayBook, KilledInMidWriteTheBookIsAsItWas) {
  pay("check --month 2022-05");
  pay("confirm --month 2022-05 --subjects s/a,s/b");
  const std::string before = book();
  ASSERT_GT(before.size(), 600U);  // the new one is longer than the limit
  const Ran killed =
      run_program("pay close --month 2022-05 --pack " + source_path("tests/packs/pay.yaml") +
                      " --facts " + data() + " --book " + (folder_ / "book").string(),
                  folder_, "", "ulimit -f 1;");
  EXPECT_NE(killed.code, 0);
  EXPECT_EQ(book(), before);
  EXPECT_EQ(slip("2022-05", "s/a")["state"], "confirmed");
  EXPECT_EQ(pay("close --month 2022-05").code, 0);
  EXPECT_EQ(slip("2022-05", "s/a")["state"], "closed");
}

}  // namespace
}  // namespace xingji::test
