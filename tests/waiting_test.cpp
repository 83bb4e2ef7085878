// Deadlines to the second, with what a breach costs, and the naive twin's opinion on a market.
#include "engine/waiting.h"

#include <algorithm>

#include "engine/subjects.h"
#include "io/waiting_out.h"
#include "naive/waiting.h"
#include "support.h"
#include "waiting_order.h"

namespace xingji::test {
namespace {

class Deadlines : public testing::Test {
 protected:
  Deadlines() : family_(load_pack(source_path("tests/packs/deadlines.yaml"))) {}

  void write(const std::string& table, const std::string& csv) {
    write_file(folder_ / (table + ".csv"), csv);
  }

  WaitingSheet at(const std::string& time) {
    reading_ = std::make_unique<Reading>(read_folder(folder_.path(), family_));
    const Pack& pack = family_.versions.back();
    const Instant view = must_instant(time);
    return {&pack, &reading_->facts, view,
            waiting(pack, reading_->facts, subjects_of(reading_->facts, pack), view)};
  }

  // "mail 2022-06-15 18:00:00" for each row in order.
  std::vector<std::string> due_at(const std::string& time) {
    const WaitingSheet sheet = at(time);
    std::vector<std::string> all;
    for (const Waiting& row : sheet.rows) {
      const Task& task = sheet.pack->tasks[row.task];
      const TableData& data = row.account.shard->table(task.rows.table);
      std::string text = task.id + ' ' + std::string(data.keys[row.row]);
      if (row.due) text += ' ' + format_instant(*row.due, sheet.pack->zone).substr(5);
      if (row.money) text += ' ' + format_micro(*row.money * (micro_one / 100)) + " CNY";
      if (row.points) text += ' ' + format_micro(*row.points) + " points";
      all.push_back(text);
    }
    return all;
  }

  // Without the header, and without the buyers, whom only the engine hashes.
  static std::vector<std::string> lines_of(const std::string& csv) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(csv, '\n')) {
      lines.emplace_back(line.substr(0, line.rfind(',')));
    }
    lines.erase(lines.begin());
    lines.pop_back();
    return lines;
  }

  static Instant must_instant(const std::string& time) {
    const Zone zone("Asia/Shanghai", 8 * 3600);
    return zone.start_of(*parse_day(time.substr(0, 10))) + 3600 * std::stoi(time.substr(11, 2)) +
           60 * std::stoi(time.substr(14, 2)) + std::stoi(time.substr(17, 2));
  }

  TemporaryFolder folder_;
  Family family_;
  std::unique_ptr<Reading> reading_;
};

using Lines = std::vector<std::string>;

TEST_F(Deadlines, AMailBeforeFourIsDueAtSixAndALaterOneTheNextDay) {
  write("tickets",
        "ticket_id,shop_id,kind,opened_at,first_action_at\n"
        "a,s,email,2022-06-15 15:59:59,\n"
        "b,s,email,2022-06-15 16:00:00,\n"
        "c,s,email,2022-06-15 16:00:01,2022-06-16 17:59:59\n"
        "d,s,complaint,2022-06-15 23:30:00,\n"
        "e,s,question,2022-06-15 08:00:00,\n");
  EXPECT_EQ(due_at("2022-06-15 15:59:58"), Lines{});
  EXPECT_EQ(due_at("2022-06-15 17:59:59"),
            (Lines{"mail a 06-15 18:00:00", "mail b 06-16 18:00:00", "mail c 06-16 18:00:00"}));
  EXPECT_EQ(due_at("2022-06-15 23:30:00"),
            (Lines{"mail a 06-15 18:00:00", "ticket d 06-16 02:30:00 2 points",
                   "mail b 06-16 18:00:00", "mail c 06-16 18:00:00"}));
  // The second in which the answer came is the first in which the mail is done.
  EXPECT_EQ(due_at("2022-06-16 17:59:58").size(), 4U);
  EXPECT_EQ(due_at("2022-06-16 17:59:59").size(), 3U);
}

TEST_F(Deadlines, ToTheSecondItIsNotLateYet) {
  write("tickets",
        "ticket_id,shop_id,kind,opened_at,first_action_at\n"
        "a,s,email,2022-06-15 15:59:59,\n");
  EXPECT_NE(waiting_csv(at("2022-06-15 18:00:00")).find(",2022-06-15 18:00:00,0,,,,,,\n"),
            std::string::npos);
  EXPECT_NE(waiting_table(at("2022-06-15 18:00:00"), 0, Language::en).find("0 late"),
            std::string::npos);
  EXPECT_NE(waiting_table(at("2022-06-15 18:00:01"), 0, Language::zh).find("已超 1秒"),
            std::string::npos);
  EXPECT_NE(waiting_table(at("2022-06-15 18:00:01"), 0, Language::zh).find("视为无异议"),
            std::string::npos);
}

TEST_F(Deadlines, LateShippingCostsThirtyPercentFromFiveToFiveHundred) {
  write("orders",
        "order_id,shop_id,placed_at,paid_at,amount,promised_ship_at,shipped_at,cancelled_at\n"
        "ten,s,2022-06-10 10:00:00,,10.00,2022-06-12 10:00:00,,\n"
        "two_thousand,s,2022-06-10 10:00:00,,2000.00,2022-06-12 10:00:00,,\n"
        "hundred,s,2022-06-10 10:00:00,,100.00,2022-06-12 10:00:00,,\n"
        "no_amount,s,2022-06-10 10:00:00,,,2022-06-12 10:00:00,,\n"
        "no_promise,s,2022-06-10 10:00:00,,50.00,,,\n"
        "sent,s,2022-06-10 10:00:00,,50.00,2022-06-12 10:00:00,2022-06-12 11:00:00,\n"
        "gone,s,2022-06-10 10:00:00,,50.00,2022-06-12 10:00:00,,2022-06-11 00:00:00\n");
  // Of the same due time the greater amount first; what has no due time stands last.
  EXPECT_EQ(due_at("2022-06-13 00:00:00"),
            (Lines{"late_shipping two_thousand 06-12 10:00:00 500 CNY",
                   "late_shipping hundred 06-12 10:00:00 30 CNY",
                   "late_shipping ten 06-12 10:00:00 5 CNY",
                   "late_shipping no_amount 06-12 10:00:00", "late_shipping no_promise 15 CNY"}));
}

TEST_F(Deadlines, ASumSaysOfHowManyTheAmountIsNotKnown) {
  write("orders",
        "order_id,shop_id,placed_at,amount,promised_ship_at\n"
        "ten,s,2022-06-10 10:00:00,10.00,2022-06-12 10:00:00\n"
        "two_thousand,s,2022-06-10 10:00:00,2000.00,2022-06-12 10:00:00\n"
        "none,s,2022-06-10 10:00:00,,2022-06-12 10:00:00\n"
        "none_either,s,2022-06-10 10:00:00,,2022-06-14 10:00:00\n");
  const WaitingSheet sheet = at("2022-06-13 00:00:00");
  EXPECT_NE(
      waiting_table(sheet, 0, Language::en)
          .find("\nShipping: 4 waiting, 3 late; were all late: 505.00 CNY; not counting 2 whose "
                "amount is not known\n"),
      std::string::npos)
      << waiting_table(sheet, 0, Language::en);
  EXPECT_NE(waiting_table(sheet, 0, Language::zh)
                .find("\n发货：待办 4，已超时 3；全部超时的代价：505.00元；另有 2 "
                      "条金额未知，没有计入\n"),
            std::string::npos)
      << waiting_table(sheet, 0, Language::zh);
  EXPECT_NE(waiting_table(sheet, 0, Language::en)
                .find("  none          2022-06-10 10:00:00               amount not known\n"),
            std::string::npos)
      << waiting_table(sheet, 0, Language::en);
  write("orders",
        "order_id,shop_id,placed_at,promised_ship_at\n"
        "none,s,2022-06-10 10:00:00,2022-06-12 10:00:00\n");
  EXPECT_NE(waiting_table(at("2022-06-13 00:00:00"), 0, Language::en)
                .find("\nShipping: 1 waiting, 1 late; not counting 1 whose amount is not known\n"),
            std::string::npos)
      << waiting_table(at("2022-06-13 00:00:00"), 0, Language::en);
}

// What the row has itself, else what its order has; what no row has is no column. What is equally
// urgent goes by age.
TEST_F(Deadlines, ARowTellsItsOrderAmountProductAndBuyer) {
  write("products", "product_id,shop_id,title\np1,s,红茶 250g\n");
  write("orders",
        "order_id,shop_id,placed_at,shipped_at,amount,product_id,buyer_level\n"
        "o1,s,2022-06-01 10:00:00,2022-06-01 12:00:00,99.50,p1,L4\n"
        "o2,s,2022-06-01 10:00:00,2022-06-01 12:00:00,7.00,p2,\n");
  write("refunds",
        "refund_id,order_id,shop_id,kind,applied_at,amount\n"
        "part,o1,s,refund_only,2022-06-02 10:00:00,20.00\n"
        "whole,o1,s,refund_only,2022-06-02 09:00:00,\n"
        "other,o2,s,refund_only,2022-06-02 08:00:00,\n"
        "lost,o9,s,refund_only,2022-06-02 07:00:00,\n");
  const std::string csv = waiting_csv(at("2022-06-03 10:00:00"));
  for (const std::string line :
       {"part,2022-06-02 10:00:00,,,,,o1,20,p1,\n", "whole,2022-06-02 09:00:00,,,,,o1,99.5,p1,\n",
        "other,2022-06-02 08:00:00,,,,,o2,7,p2,\n", "lost,2022-06-02 07:00:00,,,,,,,,\n"}) {
    EXPECT_NE(csv.find(line), std::string::npos) << line << csv;
  }
  EXPECT_EQ(waiting_table(at("2022-06-03 10:00:00"), 0, Language::zh),
            "事项        编号   发生                 订单  金额     商品            买家等级\n"
            "待处理退款  part   2022-06-02 10:00:00  o1    20.00元  红茶 250g (p1)  L4\n"
            "待处理退款  lost   2022-06-02 07:00:00\n"
            "待处理退款  other  2022-06-02 08:00:00  o2    7.00元   p2\n"
            "待处理退款  whole  2022-06-02 09:00:00  o1    99.50元  红茶 250g (p1)  L4\n"
            "\n"
            "待处理退款：待办 4\n");
  const std::string json = waiting_json(at("2022-06-03 10:00:00"), Language::en);
  EXPECT_NE(json.find("\"order\":\"o1\",\"amount\":20,\"product\":\"p1\",\"product_title\":"
                      "\"红茶 250g\",\"buyer\":null,\"buyer_level\":\"L4\""),
            std::string::npos)
      << json;
}

// An order of after the instant tells nothing yet, and a buyer is the keyed hash.
TEST_F(Deadlines, WhatAnOrderTellsIsSeenFromTheOrderOn) {
  write("orders",
        "order_id,shop_id,placed_at,amount,buyer_id\n"
        "o1,s,2022-06-05 10:00:00,99.50,anna\n");
  write("refunds",
        "refund_id,order_id,shop_id,kind,applied_at\n"
        "r1,o1,s,refund_only,2022-06-02 10:00:00\n");
  EXPECT_NE(waiting_csv(at("2022-06-05 09:59:59")).find("r1,2022-06-02 10:00:00,,,,,,,,\n"),
            std::string::npos);
  const std::string later = waiting_csv(at("2022-06-05 10:00:00"));
  EXPECT_NE(later.find(",o1,99.5,,"), std::string::npos) << later;
  EXPECT_EQ(later.find("anna"), std::string::npos);
  EXPECT_FALSE(later.ends_with(",\n")) << later;
}

// More rows than the limit, or than one looks through: by kind, the most urgent first, and by day.
TEST_F(Deadlines, ALongListGoesByKindAndDay) {
  write("orders",
        "order_id,shop_id,placed_at,amount,promised_ship_at\n"
        "late,s,2022-06-10 10:00:00,10.00,2022-06-12 10:00:00\n"
        "tonight,s,2022-06-10 10:00:00,10.00,2022-06-13 20:00:00\n"
        "tonight_too,s,2022-06-10 10:00:00,10.00,2022-06-13 23:59:59\n"
        "morning,s,2022-06-10 10:00:00,10.00,2022-06-14 00:00:00\n"
        "friday,s,2022-06-10 10:00:00,10.00,2022-06-17 10:00:00\n"
        "never,s,2022-06-10 10:00:00,10.00,\n");
  write("tickets",
        "ticket_id,shop_id,kind,opened_at\n"
        "t1,s,email,2022-06-13 09:00:00\n");
  EXPECT_EQ(
      waiting_table(at("2022-06-13 12:00:00"), 3, Language::en),
      "Shipping: 6 waiting, 1 late; were all late: 30.00 CNY\n"
      "  late: 1\n"
      "    due                  remaining     id    since                amount     a breach "
      "costs\n"
      "    2022-06-12 10:00:00  late by 26 h  late  2022-06-10 10:00:00  10.00 CNY  5.00 CNY\n"
      "  today 2022-06-13: 2\n"
      "    due                  remaining         id           since                amount     a "
      "breach costs\n"
      "    2022-06-13 20:00:00  8 h               tonight      2022-06-10 10:00:00  10.00 CNY  "
      "5.00 CNY\n"
      "    2022-06-13 23:59:59  11 h 59 min 59 s  tonight_too  2022-06-10 10:00:00  10.00 CNY  "
      "5.00 CNY\n"
      "  tomorrow 2022-06-14: 1\n"
      "  2022-06-17: 1\n"
      "  due time not known: 1\n"
      "  … and 3 more\n"
      "\n"
      "Mail from the platform: 1 waiting, 0 late\n"
      "  Answer each mail\n"
      "  today 2022-06-13: 1\n"
      "    due                  remaining  id  since                a breach costs\n"
      "    2022-06-13 18:00:00  6 h        t1  2022-06-13 09:00:00  taken as no objection\n");
  const std::string zh = waiting_table(at("2022-06-13 12:00:00"), 1, Language::zh);
  for (const std::string line :
       {"\n  已超时：1\n", "\n  今天 2022-06-13：2\n", "\n  明天 2022-06-14：1\n",
        "\n  期限未知：1\n", "\n  … 另有 5 行\n"}) {
    EXPECT_NE(zh.find(line), std::string::npos) << line << zh;
  }
  write("orders",
        "order_id,shop_id,placed_at,shipped_at\no1,s,2022-06-01 10:00:00,2022-06-01 12:00:00\n");
  write("tickets", "ticket_id,shop_id,kind,opened_at\n");
  const auto refunds = [&](int count) {
    std::string csv = "refund_id,order_id,shop_id,kind,applied_at\n";
    for (int i = 0; i < count; ++i) {
      csv += "r" + std::to_string(i) + ",o1,s,refund_only,2022-06-02 10:00:00\n";
    }
    write("refunds", csv);
    return waiting_table(at("2022-06-13 12:00:00"), 0, Language::en);
  };
  EXPECT_TRUE(refunds(20).starts_with("what ")) << refunds(20);
  EXPECT_TRUE(refunds(21).starts_with("Refunds: 21 waiting\n")) << refunds(21);
}

TEST_F(Deadlines, AFilingMovesADueTimeFromItsDecisionOnAndAnotherTakesTheOrderOut) {
  write("orders",
        "order_id,shop_id,placed_at,promised_ship_at\n"
        "a,s,2022-06-10 10:00:00,2022-06-12 10:00:00\n");
  const std::string head =
      "exemption_id,shop_id,reason,from,to,filed_at,status,decided_at,new_due_at\n";
  write("exemptions", head +
                          "x,s,自然灾害,2022-06-11,2022-06-13,2022-06-11 09:00:00,approved,"
                          "2022-06-11 12:00:00,2022-06-14 10:00:00\n");
  EXPECT_EQ(due_at("2022-06-11 11:59:59"), Lines{"late_shipping a 06-12 10:00:00"});
  EXPECT_EQ(due_at("2022-06-11 12:00:00"), Lines{"late_shipping a 06-14 10:00:00"});
  write("exemptions", head +
                          "x,s,刷单,2022-06-10,2022-06-10,2022-06-11 09:00:00,approved,"
                          "2022-06-11 12:00:00,\n");
  EXPECT_EQ(due_at("2022-06-11 11:59:59"), Lines{"late_shipping a 06-12 10:00:00"});
  EXPECT_EQ(due_at("2022-06-11 12:00:00"), Lines{});
}

TEST_F(Deadlines, ListsOfWorkHaveNoClockAndTheGreatestFirst) {
  write("orders",
        "order_id,shop_id,placed_at,shipped_at,buyer_level\n"
        "o1,s,2022-06-01 10:00:00,2022-06-01 12:00:00,L1\n"
        "o2,s,2022-06-01 10:00:00,2022-06-01 12:00:00,L4\n");
  write("refunds",
        "refund_id,order_id,shop_id,kind,applied_at,amount,agreed_at\n"
        "small,o1,s,refund_only,2022-06-02 10:00:00,20.00,\n"
        "large,o1,s,refund_only,2022-06-02 10:00:00,80.00,\n"
        "business,o2,s,refund_only,2022-06-02 10:00:00,9.00,\n"
        "agreed,o1,s,refund_only,2022-06-02 10:00:00,20.00,2022-06-02 11:00:00\n");
  write("attributes",
        "subject_kind,subject_id,name,value,from,to\n"
        "shop,s,level,3,2022-06-03,\n");
  write("ratings",
        "rating_id,shop_id,item,stars,rated_at,replied_at,voided_at\n"
        "bad,s,overall,2,2022-06-02 10:00:00,,\n"
        "good,s,overall,3,2022-06-02 10:00:00,,\n"
        "void,s,overall,1,2022-06-02 10:00:00,,2022-06-02 12:00:00\n");
  // On the third the shop's level counts, and the business buyer's refund goes before the others.
  EXPECT_EQ(due_at("2022-06-02 23:00:00"),
            (Lines{"bad_reviews bad", "refunds large", "refunds small", "refunds business"}));
  EXPECT_EQ(due_at("2022-06-03 23:00:00"),
            (Lines{"bad_reviews bad", "refunds business", "refunds large", "refunds small"}));
}

// A buyer of no known level is none of the large ones, and goes by the amount.
TEST_F(Deadlines, AConditionThatIsNotKnownDoesNotHold) {
  write("orders",
        "order_id,shop_id,placed_at,shipped_at,buyer_level\n"
        "o1,s,2022-06-01 10:00:00,2022-06-01 12:00:00,L1\n"
        "o2,s,2022-06-01 10:00:00,2022-06-01 12:00:00,\n"
        "o3,s,2022-06-01 10:00:00,2022-06-01 12:00:00,L4\n");
  write("refunds",
        "refund_id,order_id,shop_id,kind,applied_at,amount\n"
        "small,o1,s,refund_only,2022-06-02 10:00:00,20.00\n"
        "unknown,o2,s,refund_only,2022-06-02 10:00:00,5000.00\n"
        "lost,o9,s,refund_only,2022-06-02 10:00:00,40.00\n"
        "no_amount,o2,s,refund_only,2022-06-02 10:00:00,\n"
        "business,o3,s,refund_only,2022-06-02 10:00:00,9.00\n");
  write("attributes",
        "subject_kind,subject_id,name,value,from,to\n"
        "shop,s,level,3,2022-06-01,\n");
  EXPECT_EQ(due_at("2022-06-03 10:00:00"),
            (Lines{"refunds business", "refunds unknown", "refunds lost", "refunds small",
                   "refunds no_amount"}));
}

// The engine's rows are the twin's, in the order of its ranks.
TEST_F(Deadlines, TheNaiveTwinAgreesAtAnyTimeOfAMarket) {
  make_market(folder_.path(), 8, 60, 11);
  add_filings(folder_.path());
  std::string reasons = read_file(folder_ / "exemptions.csv");
  reasons.replace(reasons.find("自然灾害"), std::string("自然灾害").size(), "刷单");
  write("exemptions", reasons);
  const naive::NaiveFacts facts = naive::read_naive(folder_.path());
  std::size_t met = 0;
  for (int step = 0; step < 24; ++step) {
    const Instant view = must_instant("2022-05-10 00:00:00") + step * 187'003;
    const WaitingSheet sheet = at(format_instant(view, family_.versions.back().zone));
    std::vector<std::string> engine = lines_of(waiting_csv(sheet));
    std::vector<std::string> twin = naive::naive_waiting(facts, family_.versions.back(), view);
    met += engine.size();
    EXPECT_EQ(out_of_place(engine, naive::naive_ranks(facts, family_.versions.back(), view)),
              Lines{});
    std::sort(engine.begin(), engine.end());
    std::sort(twin.begin(), twin.end());
    ASSERT_EQ(engine, twin) << format_instant(view, family_.versions.back().zone);
  }
  EXPECT_GT(met, 500U);
}

}  // namespace
}  // namespace xingji::test
