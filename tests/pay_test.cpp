// Pay slips to the hundredth, what is refused, and the naive twin's opinion on a market.
#include "naive/pay.h"

#include <set>

#include "book/printed.h"
#include "cli/pay_out.h"
#include "pay/slips.h"
#include "support.h"

namespace xingji::test {
namespace {

using Lines = std::vector<std::string>;

class Paying : public testing::Test {
 protected:
  Paying() : family_(load_pack(source_path("tests/packs/pay.yaml"))) {
    write("agents",
          "agent_id,shop_id,joined_at,left_at\n"
          "a1,s,,\n"
          "a2,s,2022-05-31 23:59:59,\n"
          "a3,s,,2022-04-30 23:59:59\n"
          "a4,s,2022-06-01 00:00:00,\n"
          "a5,s,,2022-05-01 00:00:01\n");
    write("attributes",
          "subject_kind,subject_id,name,value,from,to\n"
          "agent,a1,team,x,2022-01-01,\n"
          "agent,a2,team,x,2022-01-01,\n"
          "agent,a2,base,1500.50,2022-01-01,\n");
    write("coverage",
          "account,table,from,to\n"
          "s,orders,2022-04-01,2022-07-31\ns,claims,2022-04-01,2022-07-31\n"
          "s,refunds,2022-04-01,2022-07-31\ns,chats,2022-04-01,2022-07-31\n");
    write("orders",
          "order_id,shop_id,placed_at,paid_at,amount\n"
          "o1,s,2022-05-02 10:00:00,2022-05-02 10:05:00,100.20\n"
          "o2,s,2022-05-03 10:00:00,2022-05-31 23:59:59,200.00\n"
          "o3,s,2022-05-03 10:00:00,2022-06-01 00:00:00,900.00\n"
          "silent,s,2022-05-04 10:00:00,2022-05-04 10:05:00,401.00\n");
    write("claims",
          "order_id,shop_id,agent_id,claimed_at,chat_id\n"
          "o1,s,a1,2022-05-02 11:00:00,c1\n"
          "o2,s,a2,2022-05-03 11:00:00,c2\n"
          "o3,s,a1,2022-05-03 11:00:00,c1\n");
    write("chats",
          "chat_id,shop_id,agent_id,order_id,opened_at\n"
          "c1,s,a1,o1,2022-05-02 09:50:00\n"
          "c2,s,a2,o2,2022-05-03 09:50:00\n"
          "c3,s,a1,,2022-05-03 09:50:00\n"
          "c4,s,a1,,2022-05-03 09:55:00\n");
    write("refunds",
          "refund_id,shop_id,order_id,kind,applied_at,refunded_at,amount\n"
          "r1,s,o1,refund_only,2022-05-10 10:00:00,2022-05-11 10:00:00,50.00\n"
          "r2,s,o1,refund_only,2022-05-10 10:00:00,2022-06-01 00:00:00,50.20\n");
  }

  void receive_a_chat() {
    write("chats",
          "chat_id,shop_id,agent_id,order_id,opened_at\n"
          "c1,s,a1,o1,2022-05-02 09:50:00\nc5,s,a5,,2022-05-02 09:50:00\n");
  }

  void write(const std::string& table, const std::string& csv) {
    write_file(folder_ / (table + ".csv"), csv);
  }

  PaySheet sheet(const std::string& month) {
    reading_ = std::make_unique<Reading>(read_folder(folder_.path(), family_));
    return pay_slips(family_.versions.back(), reading_->facts, last_of(month));
  }

  static Day last_of(const std::string& month) {
    return last_of_period(*parse_day(month + "-01"), end_of_month);
  }

  // "a1 base 1100.00" for each line of the slips.
  Lines slip(const std::string& month, const std::string& subject) {
    Lines lines;
    for (const Slip& slip : sheet(month).slips) {
      if (slip.subject != subject) continue;
      for (const SlipLine& line : slip.lines) {
        lines.push_back(line.rule->id + ' ' +
                        (line.cents ? plain_money(*line.cents) : line.why.en));
      }
      lines.push_back("total " + (slip.total ? plain_money(*slip.total) : std::string("refused")));
    }
    return lines;
  }

  TemporaryFolder folder_;
  Family family_;
  std::unique_ptr<Reading> reading_;
};

TEST_F(Paying, ASlipAddsUpLineByLine) {
  EXPECT_EQ(slip("2022-05", "s/a1"),
            (Lines{"base 1100.00", "own_sales 0.51", "silent_orders 1.34", "bonus 0.99",
                   "by_conversion -0.33", "by_order_value -0.33", "total 1102.18"}));
  EXPECT_EQ(slip("2022-05", "s/a2"),
            (Lines{"base 1500.50", "own_sales 5.00", "silent_orders 1.34", "bonus 0.33",
                   "by_conversion 0.33", "by_order_value 0.11", "total 1507.61"}));
}

// Days are whole: the day of joining from its first second, that of leaving through its last.
TEST_F(Paying, WhoJoinsAndLeavesIsWrittenByDays) {
  write("agents",
        "agent_id,shop_id,joined_at,left_at\n"
        "a1,s,2022-05-31,\na2,s,2022-06-01,\na3,s,,2022-04-30\na4,s,2021-01-01,2022-05-01\n"
        "a5,s,,2022-05-01 00:00:00\n");
  Lines there;
  for (const BookedSlip& slip : printed(sheet("2022-05")).slips) there.push_back(slip.subject);
  EXPECT_EQ(there, (Lines{"s/a1", "s/a4"}));
  // "s/a1,base,1100": what the twin says of each line begins with the same people.
  std::set<std::string> twins;
  const Pack& pack = family_.versions.back();
  for (const std::string& line :
       naive::naive_pay(naive::read_naive(folder_.path()), pack, last_of("2022-05"))) {
    twins.insert(line.substr(0, line.find(',')));
  }
  EXPECT_EQ(twins, (std::set<std::string>{"s/a1", "s/a4"}));
}

TEST_F(Paying, WhatIsPaidOnceStandsWithTheShopJoinedFirst) {
  write("agents",
        "agent_id,shop_id,joined_at,left_at\n"
        "a1,s,2022-03-01 09:00:00,\na1,t,2022-02-01 09:00:00,2022-05-20 09:00:00\n"
        "a2,s,,\na2,t,2022-05-31 09:00:00,\na5,s,,\na5,t,,\n");
  const auto base = [&](const std::string& month) {
    Lines lines;
    for (const BookedSlip& slip : printed(sheet(month)).slips) {
      lines.push_back(slip.subject + ' ' + plain_money(*slip.lines[0].cents) + ' ' +
                      slip.lines[0].because.en);
    }
    return lines;
  };
  EXPECT_EQ(base("2022-05"), (Lines{"s/a1 0.00 paid once to each, on the slip of t/a1",
                                    "s/a2 0.00 paid once to each, on the slip of t/a2",
                                    "s/a5 1100.00 base is missing", "t/a1 1100.00 base is missing",
                                    "t/a2 1500.50 base = 1500.5",
                                    "t/a5 0.00 paid once to each, on the slip of s/a5"}));
  // Who has left the shop joined first has it from the other.
  EXPECT_EQ(base("2022-06")[0], "s/a1 1100.00 base is missing");
}

// The names in the words of the pack, and of a choice only what was chosen.
TEST_F(Paying, ReasonsSpeakInTitlesOfWhatTheAmountRestsOn) {
  const BookedMonth month = printed(sheet("2022-05"));
  EXPECT_EQ(month.slips[0].lines[1].because.zh, "returns = 50；销售额 = 100.2");
  EXPECT_EQ(month.slips[0].lines[4].because.zh,
            "基础奖金 = 0.99；转化率 = 0.333333；团队转化率 = 0.5");
  EXPECT_EQ(month.slips[0].lines[4].because.en,
            "Bonus = 0.99; conversion = 0.333333; the team's conversion = 0.5");
}

// The currency of a slip is said as its amounts are.
TEST_F(Paying, TheHeadOfASlipSpeaksTheReadersLanguage) {
  const Pack& pack = family_.versions.back();
  const PayPage page{&pack, printed(sheet("2022-05")), false};
  EXPECT_EQ(pay_table(page, Language::zh).substr(0, 19), "s/a1  2022-05  元\n");
  EXPECT_EQ(pay_table(page, Language::en).substr(0, 19), "s/a1  2022-05  CNY\n");
}

// Where pay rests on a score, what is wrong with that is the reason.
TEST(PayByScore, SaysWhyThereIsNoScore) {
  const TemporaryFolder folder;
  write_file(folder / "agents.csv", "agent_id,shop_id\na1,s\n");
  write_file(folder / "orders.csv",
             "order_id,shop_id,buyer_id,placed_agent_id,paid_agent_id,amount,placed_at,paid_at\n"
             "o1,s,b1,a1,a1,100.00,2022-05-02 10:00:00,2022-05-02 10:05:00\n");
  write_file(folder / "chats.csv",
             "chat_id,shop_id,agent_id,buyer_id,order_id,opened_at,first_reply_at,rounds,"
             "unanswered_rounds,reply_seconds\n"
             "c1,s,a1,b1,o1,2022-05-02 09:50:00,2022-05-02 09:50:05,1,0,5\n");
  const Family family = load_pack("agents/kpi-conversion");
  const Reading reading = read_folder(folder.path(), family);
  const PaySheet sheet = pay_slips(family.versions.back(), reading.facts, *parse_day("2022-05-31"));
  EXPECT_EQ(sheet.slips.at(0).lines.at(1).why.zh, "没有总分（日常工作：无数据）");
  EXPECT_EQ(sheet.slips.at(0).lines.at(1).why.en, "there is no total (Daily work: no data)");
}

TEST_F(Paying, WhatIsSharedAddsUpToThePotAndTheFirstHaveTheHundredthsLeftOver) {
  std::vector<std::int64_t> parts;
  for (const Slip& slip : sheet("2022-05").slips) parts.push_back(*slip.lines[2].cents);
  EXPECT_EQ(parts, (std::vector<std::int64_t>{134, 134, 133}));
}

TEST_F(Paying, WhoHadLeftBeforeTheMonthOrJoinsAfterItHasNoSlip) {
  Lines people;
  for (const Slip& slip : sheet("2022-05").slips) people.push_back(slip.subject);
  EXPECT_EQ(people, (Lines{"s/a1", "s/a2", "s/a5"}));
  EXPECT_EQ(sheet("2022-06").slips.size(), 3U);  // a1, a2, a4
}

TEST_F(Paying, AReturnInALaterMonthTakesFromThatMonth) {
  const Lines june = slip("2022-06", "s/a1");
  EXPECT_EQ(june[1], "own_sales 20.49");  // 2.5% of 900.00 − 4% of 50.20
}

TEST_F(Paying, WhatHasNoValueIsRefusedWithTheReasonAndSoIsTheTotal) {
  // Nothing times whatever it is weighed by is nothing.
  EXPECT_EQ(slip("2022-05", "s/a5"),
            (Lines{"base 1100.00", "own_sales 0.00", "silent_orders 1.33", "bonus 0.00",
                   "by_conversion 0.00", "by_order_value 0.00", "total 1101.33"}));
  // Of nobody's team, but with a chat of his own.
  receive_a_chat();
  EXPECT_EQ(slip("2022-05", "s/a5"),
            (Lines{"base 1100.00", "own_sales 0.00", "silent_orders 1.33", "bonus 0.33",
                   "by_conversion no team is known: an attribute that makes it is missing",
                   "by_order_value nothing was sold (sold is 0)", "total refused"}));
  // The team sold nothing.
  write("claims", "order_id,shop_id,agent_id,claimed_at,chat_id\n");
  EXPECT_EQ(slip("2022-05", "s/a1")[4],
            "by_conversion the team converted nobody (team.conversion is 0)");
}

// What a merchant writes clearly is taken; of anything else the line is refused, never paid by what
// it would be without the attribute, or by the value before it.
TEST_F(Paying, AnAttributeThatCannotBeReadRefusesTheLine) {
  const auto base_of = [&](const std::string& value) {
    write("attributes",
          "subject_kind,subject_id,name,value,from,to\n"
          "agent,a1,base,2000,2022-01-01,\n"
          "agent,a1,base,\"" +
              value + "\",2022-05-10,\n");
    return slip("2022-05", "s/a1")[0];
  };
  for (const char* taken :
       {"1500", "1500.00", "1,500", "1,500.00", "1500元", "¥1,500", "1500 CNY"}) {
    EXPECT_EQ(base_of(taken), "base 1500.00") << taken;
  }
  for (const char* refused : {"一千", "1e9", "88.888", "-500", "15,00", "元", "-"}) {
    EXPECT_EQ(base_of(refused), "base base cannot be read (attributes, line 3)") << refused;
  }
  // Before and after its days the value is what it was.
  EXPECT_EQ(slip("2022-04", "s/a1")[0], "base 2000.00");
  const BookedMonth month = printed(sheet("2022-05"));
  EXPECT_EQ(month.slips[0].lines[0].because.zh, "base：填的值看不懂（attributes 第 3 行）");
  EXPECT_FALSE(month.slips[0].total);
}

TEST_F(Paying, EveryOutputAddsUpAgain) {
  receive_a_chat();
  const PayPage may{&family_.versions.back(), printed(sheet("2022-05")), false};
  std::map<std::string, std::int64_t> sums;
  std::map<std::string, std::int64_t> totals;
  std::istringstream csv(pay_csv(may));
  std::string text;
  std::getline(csv, text);
  EXPECT_EQ(text, "subject,month,state,line,amount,because");
  while (std::getline(csv, text)) {
    const auto cells = split(text, ',');
    std::string amount(cells[4]);
    if (amount.empty()) continue;
    amount.erase(amount.find('.'), 1);
    auto& into = cells[3] == "total" ? totals : sums;
    into[std::string(cells[0])] += std::stoll(amount);
  }
  EXPECT_EQ(totals.size(), 2U);
  for (const auto& [subject, total] : totals) EXPECT_EQ(sums[subject], total) << subject;
  EXPECT_NE(pay_table(may, Language::en)
                .find("4.01 shared by 3; the first 2 by id have a hundredth more"),
            std::string::npos)
      << pay_table(may, Language::en);
  EXPECT_NE(pay_table(may, Language::zh).find("没有成交（sold 为 0）"), std::string::npos);
  EXPECT_NE(pay_json(may, Language::en).find(R"("line":"base","title":"Base","amount":1500.50)"),
            std::string::npos);
}

// Months whose pay the two have compared, and how many amounts there were.
struct Compared {
  std::size_t whole = 0;
  std::size_t refused = 0;
};

Compared compare_on_market(const Family& family) {
  const TemporaryFolder market;
  SynthOptions options;
  options.into = market.path();
  options.shops = 6;
  options.days = 100;
  options.orders = 2000;
  options.seed = 5;
  options.plan.agents = 4;
  options.wide = true;
  must(write_market(options));
  const naive::NaiveFacts facts = naive::read_naive(market.path());
  const Reading reading = read_folder(market.path(), family);
  const Pack& pack = family.versions.back();
  Compared compared;
  for (const std::string month : {"2022-04", "2022-05", "2022-06"}) {
    const Day last = last_of_period(*parse_day(month + "-01"), end_of_month);
    Lines engine;
    for (const Slip& slip : pay_slips(pack, reading.facts, last).slips) {
      const auto add = [&](const std::string& line, const std::optional<std::int64_t>& cents) {
        engine.push_back(slip.subject + ',' + line + ',' +
                         (cents ? format_micro(*cents * (micro_one / 100)) : ""));
        ++(cents ? compared.whole : compared.refused);
      };
      for (const SlipLine& line : slip.lines) add(line.rule->id, line.cents);
      add("total", slip.total);
    }
    EXPECT_EQ(engine, naive::naive_pay(facts, pack, last)) << month;
  }
  return compared;
}

TEST_F(Paying, TheNaiveTwinAgreesOnAMarketOverMonths) {
  const Compared compared = compare_on_market(family_);
  EXPECT_GT(compared.whole, 300U);
  EXPECT_GT(compared.refused, 5U);
}

TEST_F(Paying, AValueThatNoLineUsesIsTold) {
  std::string text = read_file(source_path("tests/packs/pay.yaml"));
  const std::string head = "  values:\n";
  text.insert(text.find(head) + head.size(), "    spare: { value: sales - returns }\n");
  write_file(folder_ / "pack.yaml", text);
  const Family family = load_pack(folder_ / "pack.yaml");
  ASSERT_EQ(family.warnings.size(), 1U);
  EXPECT_EQ(family.warnings[0].message, "the value of the pay 'spare' is not used");
}

TEST(ShippedPay, TheNaiveTwinAgreesWhereThePayGoesByTheScore) {
  const Compared compared = compare_on_market(load_pack("agents/kpi-conversion"));
  EXPECT_GT(compared.whole, 100U);
  EXPECT_GT(compared.refused, 5U);
}

TEST(ShippedPay, TheNaiveTwinAgreesOnEveryWayToJudgeWhoseASaleIs) {
  for (const std::string mode : {"", ".placed", ".paid", ".placed-first"}) {
    SCOPED_TRACE(mode);
    std::vector<std::string> overlays;
    if (!mode.empty()) overlays = {source_path("rules/jd/agent-pay" + mode + ".yaml")};
    const Compared compared = compare_on_market(load_pack("jd/agent-pay", overlays));
    EXPECT_GT(compared.whole, 300U);
    EXPECT_GT(compared.refused, 5U);
  }
}

}  // namespace
}  // namespace xingji::test
