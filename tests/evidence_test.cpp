// The facts behind a number are the number: adding up the evidence gives every numerator and
// denominator.
#include "engine/evidence.h"

#include <map>
#include <set>

#include "engine/subjects.h"
#include "io/explain_text.h"
#include "support.h"

namespace xingji::test {
namespace {

struct Sides {
  Micro numerator = 0;
  Micro denominator = 0;
};

using Cells = std::vector<std::string>;

// of, role, table, id, line, numerator, denominator, seen
std::vector<Cells> rows_of(const std::string& csv) {
  std::vector<Cells> rows;
  std::istringstream in(csv);
  std::string line;
  std::getline(in, line);
  EXPECT_EQ(line, "of,role,table,id,line,numerator,denominator,seen");
  while (std::getline(in, line)) {
    Cells cells;
    for (const std::string_view cell : split(line, ',')) cells.emplace_back(cell);
    rows.push_back(std::move(cells));
  }
  return rows;
}

// A star of a small market's first shop.
class StarEvidence : public testing::Test {
 protected:
  StarEvidence() {
    make_market(folder_.path(), 3, 40, 9);
    reading_ = read_folder(folder_.path(), family_);
  }
  Explanation explained() {
    return explain(pack_, reading_.facts, subjects_of(reading_.facts).front(), day_);
  }

  TemporaryFolder folder_;
  Family family_ = load_pack("kuaishou/shopping-star");
  Day day_ = *parse_day("2022-06-20");
  const Pack& pack_ = *family_.on(day_);
  Reading reading_;
};

// Whose chat it was is what a manager asks first, though the rule looks at its times alone.
TEST_F(StarEvidence, NamesTheAgentOfAFactThatHasOne) {
  const Explanation explanation = explained();
  const std::string csv = evidence_csv(explanation, find_part(pack_, "reply_5min_share"));
  const std::string chats = read_file(folder_.path() + "/chats.csv");
  std::size_t named = 0;
  for (const Cells& cells : rows_of(csv)) {
    const std::size_t at = cells[7].find("agent_id=");
    if (at == std::string::npos) continue;
    const std::string agent = cells[7].substr(at + 9, cells[7].find(';', at) - at - 9);
    EXPECT_NE(chats.find(cells[3] + ','), std::string::npos) << cells[3];
    EXPECT_NE(chats.find(',' + agent + ','), std::string::npos) << agent;
    ++named;
  }
  EXPECT_GT(named, 0U) << csv;
}

// Adds up the evidence as it is printed, so that the file itself is what agrees.
std::map<std::string, Sides> add_up(const std::string& csv) {
  std::map<std::string, Sides> sums;
  for (const Cells& cells : rows_of(csv)) {
    Sides& sides = sums[cells[0]];
    sides.numerator += *parse_micro(cells[5]);
    sides.denominator += *parse_micro(cells[6]);
    if (cells[1] == "counted") continue;
    EXPECT_EQ(cells[5] + cells[6], "00") << "only counted rows have a part";
  }
  return sums;
}

Micro printed(const Measure& measure, const Balance& balance) {
  return *to_micro(
      Ratio::of(balance.value, measure.type == Type::money ? 100 : measure.denominator));
}

// Two of every shop.
void add_violations(const std::string& folder) {
  std::string rows = "violation_id,shop_id,kind,happened_at\n";
  std::istringstream shops(read_file(folder + "/shops.csv"));
  std::string line;
  std::getline(shops, line);
  while (std::getline(shops, line)) {
    const std::string shop = line.substr(0, line.find(','));
    rows += 'v' + shop + ',' + shop + ",rude_words,2022-06-10 10:00:00\n";
    rows += 'w' + shop + ',' + shop + ",rude_words,2022-06-11 10:00:00\n";
  }
  write_file(folder + "/violations.csv", rows);
}

TEST(Evidence, AddsUpToNumeratorAndDenominator) {
  const TemporaryFolder folder;
  make_market(folder.path(), 12, 120, 9);
  add_filings(folder.path());
  add_violations(folder.path());
  int compared = 0;
  int measures = 0;
  Micro deducted = 0;      // cases
  std::set<Type> sums_of;  // whose evidence added up to something
  const auto note = [&](const Pack& pack, std::size_t measure, Micro sum) {
    if (sum != 0 && pack.measures[measure].kind == Measure::Kind::sum) {
      sums_of.insert(pack.measures[measure].type);
    }
  };
  for (const char* pack_name :
       {"kuaishou/shopping-star", "mercadolibre/reputation-brazil",
        XINGJI_SOURCE_DIR "/tests/packs/planted.yaml", XINGJI_SOURCE_DIR "/tests/packs/small.yaml",
        XINGJI_SOURCE_DIR "/tests/packs/sums.yaml"}) {
    const Family family = load_pack(pack_name);
    const Reading reading = read_folder(folder.path(), family);
    const Day day = *parse_day("2022-06-20");
    for (const std::string& subject : subjects_of(reading.facts)) {
      const Explanation explanation = explain(*family.on(day), reading.facts, subject, day);
      auto sums = add_up(evidence_csv(explanation));
      for (std::size_t i = 0; i < explanation.pack->indicators.size(); ++i) {
        const IndicatorResult& result = explanation.card.indicators[i];
        if (!result.numerator || !result.denominator) continue;
        const Sides& sides = sums[explanation.pack->indicators[i].id];
        EXPECT_EQ(sides.numerator, *result.numerator) << subject;
        EXPECT_EQ(sides.denominator, *result.denominator) << subject;
        note(*explanation.pack, *explanation.pack->indicators[i].numerator, sides.numerator);
        ++compared;
      }
      // Measures that a gate or a longer formula speaks of.
      for (const auto& [of, sides] : sums) {
        const std::size_t colon = of.find(": ");
        if (colon == std::string::npos) continue;
        const auto measure = find_measure(*explanation.pack, of.substr(colon + 2));
        ASSERT_TRUE(measure.has_value()) << of;
        EXPECT_EQ(sides.numerator, printed(explanation.pack->measures[*measure],
                                           explanation.balances.at(*measure, day)))
            << of;
        if (of.ends_with(".cases")) deducted += sides.numerator;
        ++measures;
      }
    }
  }
  EXPECT_GT(compared, 100);
  EXPECT_GT(measures, 20);
  EXPECT_EQ(deducted, 24 * micro_one);
  EXPECT_EQ(sums_of, (std::set<Type>{Type::number, Type::duration, Type::money}));
}

// One order whose refund and complaint decide, and one that a filing takes out.
TEST(Evidence, NamesTheFactsBesideAndTheFiling) {
  const TemporaryFolder folder;
  write_file(folder / "shops.csv", "shop_id,platform\ns,test\n");
  write_file(
      folder / "orders.csv",
      "order_id,shop_id,placed_at,paid_at,promised_ship_at,shipped_at\n"
      "o1,s,2022-06-01 09:00:00,2022-06-01 10:00:00,2022-06-03 10:00:00,2022-06-02 10:00:00\n"
      "o2,s,2022-06-01 09:00:00,2022-06-01 10:00:00,2022-06-05 10:00:00,\n");
  write_file(folder / "refunds.csv",
             "refund_id,order_id,shop_id,kind,applied_at,first_reason\n"
             "r1,o1,s,refund_only,2022-06-04 10:00:00,质量问题\n"
             "r2,o1,s,exchange,2022-06-25 10:00:00,\n");
  write_file(
      folder / "exemptions.csv",
      "exemption_id,shop_id,reason,from,to,filed_at,status,decided_at\n"
      "f1,s,疫情原因,2022-06-05,2022-06-06,2022-06-05 08:00:00,approved,2022-06-05 12:00:00\n");
  const Family family = load_pack("kuaishou/shopping-star");
  const Reading reading = read_folder(folder.path(), family);
  const Day day = *parse_day("2022-06-20");
  const Explanation explanation = explain(*family.on(day), reading.facts, "s", day);
  std::map<std::string, std::vector<std::string>> by_number;
  for (const Cells& cells : rows_of(evidence_csv(explanation))) {
    by_number[cells[0]].push_back(cells[1] + ' ' + cells[3] + ' ' + cells[5] + '/' + cells[6]);
  }
  using Lines = std::vector<std::string>;
  EXPECT_EQ(by_number["quality_refund_share"],
            (Lines{"counted o1 1/1", "joined r1 0/0", "counted o2 0/1"}))
      << "r2 comes after the day";
  EXPECT_EQ(by_number["ship_48h_share"], (Lines{"counted o1 1/1", "exempted o2 0/0"}));
  EXPECT_EQ(by_number["merchant_disputes: paid_orders"],
            (Lines{"counted o1 1/0", "counted o2 1/0"}));
  const std::string csv = evidence_csv(explanation);
  EXPECT_NE(csv.find("filing=f1"), std::string::npos) << csv;
  EXPECT_NE(csv.find("first_reason=质量问题"), std::string::npos) << csv;
}

// Neither a rating nor a refund knows the warehouse and the carrier; their order and its parcels
// do.
TEST(Evidence, NamesWhomTheOrderNames) {
  const TemporaryFolder folder;
  write_file(folder / "shops.csv", "shop_id,platform\ns,test\n");
  write_file(folder / "orders.csv",
             "order_id,shop_id,placed_at,paid_at,warehouse,product_id\n"
             "o1,s,2022-06-01 09:00:00,2022-06-01 10:00:00,north,p1\n"
             "o2,s,2022-06-01 09:00:00,2022-06-01 10:00:00,,p2\n");
  write_file(folder / "parcels.csv",
             "parcel_id,order_id,shop_id,carrier,shipped_at\n"
             "a,o1,s,SF,2022-06-02 09:00:00\nb,o1,s,SF,2022-06-02 09:00:00\n"
             "c,o1,s,YT,2022-06-03 09:00:00\nd,o2,s,YT,2022-06-30 09:00:00\n");
  write_file(folder / "ratings.csv",
             "rating_id,order_id,shop_id,item,stars,rated_at\n"
             "r1,o1,s,product_quality,5,2022-06-04 10:00:00\nr2,o2,s,product_quality,1,2022-06-04 "
             "10:00:00\n");
  const Family family = load_pack("kuaishou/shopping-star");
  const Reading reading = read_folder(folder.path(), family);
  const Day day = *parse_day("2022-06-20");
  const Pack& pack = *family.on(day);
  const Explanation explanation = explain(pack, reading.facts, "s", day);
  std::map<std::string, std::string> named;
  for (const Cells& cells : rows_of(evidence_csv(explanation, find_part(pack, "product_rating")))) {
    const std::size_t at = cells[7].find("orders.");
    named[cells[3]] = at == std::string::npos ? "" : cells[7].substr(at);
  }
  EXPECT_EQ(named["r1"],
            "orders.product_id=p1; orders.warehouse=north; parcels.carrier=SF; parcels.carrier=YT");
  EXPECT_EQ(named["r2"], "orders.product_id=p2") << "its parcel leaves after the day";
}

// Gates, bonuses and deductions are parts as indicators are, by their id or as evidence says it.
TEST_F(StarEvidence, IsOfOnePart) {
  const Explanation explanation = explained();
  const std::string csv = evidence_csv(explanation);
  EXPECT_FALSE(find_part(pack_, "merchant").has_value());
  for (const char* name : {"merchant_disputes", "merchant_disputes: paid_orders"}) {
    std::set<std::string> numbers;
    for (const Cells& cells : rows_of(evidence_csv(explanation, find_part(pack_, name)))) {
      numbers.insert(cells[0]);
      EXPECT_NE(csv.find(cells[0] + ',' + cells[1] + ',' + cells[2] + ',' + cells[3]),
                std::string::npos);
    }
    EXPECT_TRUE(numbers.contains("merchant_disputes: paid_orders"));
    EXPECT_FALSE(numbers.contains("ship_48h_share"));
  }
}

// A round with the messages of its buyer from the question to the answer, and no others.
TEST(Evidence, NamesTheMessagesBehindASession) {
  const TemporaryFolder folder;
  write_file(folder / "shops.csv", "shop_id,platform\ns,test\n");
  write_file(folder / "messages.csv",
             "message_id,shop_id,buyer_id,sender,agent_id,sent_at\n"
             "m1,s,b,buyer,,2022-06-15 10:00:00\n"
             "m2,s,c,buyer,,2022-06-15 10:00:30\n"
             "m3,s,b,bot,,2022-06-15 10:01:00\n"
             "m4,s,b,human,a,2022-06-15 10:02:00\n"
             "m5,s,b,human,a,2022-06-15 10:03:00\n"
             "m6,s,c,human,a,2022-06-16 10:04:00\n");
  const Family family = load_pack(source_path("tests/packs/sessions.yaml"));
  const Reading reading = read_folder(folder.path(), family);
  const Day day = *parse_day("2022-06-15");
  const Explanation explanation = explain(*family.on(day), reading.facts, "s", day);
  std::vector<std::string> lines;
  for (const Cells& cells : rows_of(evidence_csv(explanation))) {
    if (cells[0] != "rounds_in_3min") continue;
    lines.push_back(cells[1] + ' ' + cells[2] + ' ' + cells[3] + ':' + cells[4] + ' ' + cells[5] +
                    '/' + cells[6]);
  }
  EXPECT_EQ(lines,
            (std::vector<std::string>{"counted sessions m1:2 1/1", "joined messages m1:2 0/0",
                                      "joined messages m3:4 0/0", "joined messages m4:5 0/0",
                                      "counted sessions m2:3 0/1", "joined messages m2:3 0/0"}));
}

TEST(Explain, NamesWindowStepRowsGatesAndAssumptions) {
  const TemporaryFolder folder;
  make_market(folder.path(), 5, 120, 9);
  const Family family = load_pack("kuaishou/shopping-star");
  const Reading reading = read_folder(folder.path(), family);
  const Day day = *parse_day("2022-06-20");
  const std::string subject = subjects_of(reading.facts)[0];
  const Explanation explanation = explain(*family.on(day), reading.facts, subject, day);
  const std::string english = to_text(explanation, Language::en);
  for (const char* part : {"2022-05-22 … 2022-06-20", "rows in the window", "counted", "weight",
                           "at least 80%  gives 5", "Gates", "Assumed numbers"}) {
    EXPECT_NE(english.find(part), std::string::npos) << part << "\n" << english;
  }
  EXPECT_NE(to_text(explanation, Language::zh).find("客服5分钟回复率"), std::string::npos);
}

}  // namespace
}  // namespace xingji::test
