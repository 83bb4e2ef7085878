// What a diagnosis says of acts is held against facts in which just that has happened: rows are
// appended, or taken out, and the naive twin scores the folder again. A model of an act that no row
// can follow, or that leaves something out which a row changes, is told by this.
#include "diagnose/diagnosis.h"
#include "diagnose/text.h"
#include "naive/naive.h"
#include "support.h"

namespace xingji::test {
namespace {

using diagnose::Act;
using diagnose::Diagnosis;
using diagnose::Distance;
using diagnose::Finding;
using diagnose::Goal;

const Day judged = *parse_day("2022-06-15");

// A gate on a share, a rule for small samples, a share of weighted orders, a line.
const char* const pack_text = R"(
pack: test.acts
title: Acts
subject: shop
judge: daily
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources: { T: { title: made for tests, read: 2022-01-01, grade: A } }
measures:
  paid: { title: Paid orders, count: orders, by_day: paid_at, window: 30 days, source: T }
indicators:
  late:
    title: Late
    printed_as: percent
    share: { of: orders, by_day: paid_at, window: 30 days, counts: shipped_at > promised_ship_at, source: T }
    better: lower
    no_data: drop
    small: { when: late.numerator <= 3 and paid < 50, points: 80, source: T }
    points: { source: T, ladder: [{ at_most: 2%, give: 100 }, { at_most: 10%, give: 90 }, { give: 50 }] }
  replied:
    title: Replied
    printed_as: percent
    share: { of: chats, by_day: opened_at, window: 30 days, counts: first_reply_at - opened_at <= 30s, source: T }
    better: higher
    no_data: drop
    points: { source: T, line: [{ value: 0%, give: 0 }, { value: 100%, give: 100 }] }
  lost:
    title: Lost
    printed_as: percent
    share:
      of: refunds
      by_day: applied_at
      window: 30 days
      counts: agreed_at is missing
      weight: if kind = refund_only then 0.5 else 1
      source: T
    better: lower
    no_data: drop
    points: { source: T, ladder: [{ at_most: 0%, give: 100 }, { give: 60 }] }
gates:
  slow:
    title: Slow
    at: total
    unknown: passes
    fails: replied.numerator / replied.denominator < 80%
    do: { cap: 40 }
    source: T
total: { of: lowest of points, round: 2, source: T }
stars:
  s5: { title: Five, stars: 5, total_at_least: 90, source: T }
  s4: { title: Four, stars: 4, total_at_least: 80, source: T }
  s3: { title: Three, stars: 3, source: T }
)";

class DiagnosedRows : public testing::Test {
 protected:
  DiagnosedRows() {
    write_file(folder_ / "acts.yaml", pack_text);
    family_ = load_pack(folder_ / "acts.yaml");
    std::filesystem::create_directory(folder_ / "data");
    write("shops", "shop_id,platform\ns,test\n");
  }

  void write(const std::string& table, const std::string& csv) const {
    write_file(folder_ / ("data/" + table + ".csv"), csv);
  }
  void write_chats(std::int64_t good, std::int64_t bad) const {
    std::string csv = "chat_id,shop_id,opened_at,first_reply_at\n";
    for (std::int64_t i = 0; i < good + bad; ++i) {
      csv += 'c' + std::to_string(i) + ",s,2022-06-10 10:00:00,2022-06-10 10:0" +
             (i < good ? "0:20" : "5:00") + '\n';
    }
    write("chats", csv);
  }
  void write_orders(std::int64_t good, std::int64_t late) const {
    std::string csv = "order_id,shop_id,placed_at,paid_at,promised_ship_at,shipped_at\n";
    for (std::int64_t i = 0; i < good + late; ++i) {
      csv += 'o' + std::to_string(i) +
             ",s,2022-06-10 10:00:00,2022-06-10 10:00:00,2022-06-12 10:00:00,2022-06-1" +
             (i < good ? '1' : '3') + " 10:00:00\n";
    }
    write("orders", csv);
  }
  void write_refunds(std::int64_t agreed, std::int64_t open) const {
    std::string csv = "refund_id,order_id,shop_id,kind,applied_at,agreed_at\n";
    for (std::int64_t i = 0; i < agreed + open; ++i) {
      const std::string n = std::to_string(i);
      csv += 'r' + n + ",o" + n + ",s,refund_only,2022-06-11 10:00:00," +
             (i < agreed ? "2022-06-11 12:00:00" : "") + '\n';
    }
    write("refunds", csv);
  }

  const Diagnosis& diagnosed() {
    reading_.emplace(read_folder(folder_ / "data", family_));
    explanation_.emplace(explain(*family_.on(judged), reading_->facts, "s", judged));
    found_.emplace(diagnose::diagnose(*explanation_));
    return *found_;
  }
  std::string page(Language language = Language::en) const {
    return to_text(*found_, {}, language);
  }
  naive::NaiveCard twin() const {
    return naive::naive_score(naive::read_naive(folder_ / "data"), family_, judged, judged).at(0);
  }
  const Finding& finding(Goal::Of of, std::size_t position) const {
    for (const Finding& each : found_->findings) {
      if (each.of == of && each.position == position) return each;
    }
    throw std::runtime_error("no such finding");
  }

  TemporaryFolder folder_;
  Family family_;
  std::optional<Reading> reading_;
  std::optional<Explanation> explanation_;
  std::optional<Diagnosis> found_;
};

// Three of ten are quick: no chat of the past becomes quick, 25 new ones make 28 of 35.
TEST_F(DiagnosedRows, AGateOnAShareTakesNewCases) {
  write_chats(3, 7);
  diagnosed();
  const Finding& gate = finding(Goal::Of::gate, 0);
  ASSERT_EQ(gate.ways.size(), 1U);
  ASSERT_EQ(gate.ways[0].acts.size(), 1U);
  const Distance& said = gate.ways[0].acts[0];
  EXPECT_EQ(said.act.kind, Act::Kind::good);
  EXPECT_EQ(said.count, 25);
  write_chats(3 + said.count, 7);
  EXPECT_EQ(twin().total, "80");
  write_chats(3 + said.count - 1, 7);
  EXPECT_EQ(twin().total, "40");
}

// One of twenty orders is late: 80 is the rule's, and thirty more orders end it with 1 of 50.
TEST_F(DiagnosedRows, ASmallSampleIsNotTheBestThereIs) {
  write_orders(19, 1);
  diagnosed();
  const Finding& late = finding(Goal::Of::indicator, 0);
  ASSERT_FALSE(late.ways.empty());
  ASSERT_EQ(late.ways[0].acts.size(), 1U);
  const Distance& said = late.ways[0].acts[0];
  EXPECT_EQ(said.count, 30);
  EXPECT_EQ(said.reached.points, 100 * micro_one);
  EXPECT_EQ(page().find("as good as it gets"), std::string::npos) << page();
  EXPECT_NE(page().find("fixed while the sample is small"), std::string::npos) << page();
  EXPECT_NE(page().find("30 more paid orders, nothing against any of them, which gives 100 points"),
            std::string::npos)
      << page();
  write_orders(19 + said.count, 1);
  EXPECT_EQ(twin().indicators.at(0).points, "100");
  write_orders(19 + said.count - 1, 1);
  EXPECT_EQ(twin().indicators.at(0).points, "80");
}

TEST_F(DiagnosedRows, OneOfATitleInThePluralIsOneOfThem) {
  write_orders(48, 1);
  diagnosed();
  EXPECT_NE(page().find("1 more of the paid orders, nothing against any of them"),
            std::string::npos)
      << page();
  EXPECT_NE(page(Language::zh).find("增加 1，都没有不利记录"), std::string::npos);
}

// Good cases alone never make a whole share, but they reach the lines of the total.
TEST_F(DiagnosedRows, LinesOfTheTotalAreReachedByGoodCasesAlone) {
  write_orders(100, 0);
  write_chats(5, 5);
  diagnosed();
  ASSERT_EQ(found_->courses.size(), 2U);
  EXPECT_TRUE(found_->not_found.empty());
  for (const diagnose::Course& course : found_->courses) {
    ASSERT_EQ(course.steps.size(), 1U);
    const std::int64_t count = course.steps[0].distance.count;
    EXPECT_EQ(count, course.band == 1 ? 15 : 40);
    write_chats(5 + count, 5);
    EXPECT_EQ(twin().stars, course.band == 1 ? "4" : "5");
    write_chats(5 + count - 1, 5);
    EXPECT_EQ(twin().stars, course.band == 1 ? "3" : "4");
  }
  // All choices of 14 and fewer acts are tried where there are few kinds of them.
  EXPECT_TRUE(found_->courses[0].is_smallest);
}

// Of three figures the plan is kept by real rows as well, and none of it can be left out.
TEST_F(DiagnosedRows, APlanHoldsWhenItsRowsAreThere) {
  write_orders(20, 0);
  write_chats(8, 4);
  write_refunds(6, 1);
  diagnosed();
  ASSERT_EQ(found_->courses.size() + found_->not_found.size(), 2U);
  ASSERT_FALSE(found_->courses.empty());
  for (const diagnose::Course& course : found_->courses) {
    std::map<std::string, std::int64_t> done;
    for (const auto& step : course.steps) {
      done[family_.on(judged)->indicators.at(found_->findings[step.finding].position).id] =
          step.distance.count;
    }
    const auto write_all = [&](std::int64_t orders, std::int64_t chats, std::int64_t refunds) {
      write_orders(20 + orders, 0);
      write_chats(8 + chats, 4);
      write_refunds(6 + refunds, 1 - refunds);
    };
    write_all(done["late"], done["replied"], done["lost"]);
    EXPECT_EQ(twin().stars, course.band == 0 ? "5" : "4") << page();
    EXPECT_EQ(parse_micro(twin().total), course.total);
    write_all(done["late"], done["replied"] - 1, done["lost"]);
    EXPECT_EQ(twin().stars, course.band == 0 ? "4" : "3");
  }
}

// The last bad case weighs a half: taking it away is one act.
TEST_F(DiagnosedRows, PartsOfACaseCanBeTakenAway) {
  write_orders(100, 0);
  write_refunds(6, 1);
  diagnosed();
  const Finding& lost = finding(Goal::Of::indicator, 2);
  ASSERT_EQ(lost.ways.size(), 1U);
  ASSERT_EQ(lost.ways[0].acts.size(), 1U);
  EXPECT_EQ(lost.ways[0].acts[0].act.kind, Act::Kind::avoid);
  EXPECT_EQ(lost.ways[0].acts[0].count, 1);
  EXPECT_NE(page().find("all that count against it taken away (of weight 0.5)"), std::string::npos)
      << page();
  EXPECT_EQ(twin().total, "60");
  write_refunds(6, 0);
  EXPECT_EQ(twin().total, "100");
}

}  // namespace
}  // namespace xingji::test
