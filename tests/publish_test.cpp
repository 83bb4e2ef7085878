// Periods and publishing: which days have a card, and which card people see on a day. Every series
// is the twin's too.
#include "describe/describe.h"
#include "io/explain_text.h"
#include "naive/naive.h"
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

const char* const measures_and_stars = R"(time_zone: Asia/Shanghai
sources:
  RULES: { title: Rules, read: 2026-11-22, grade: A }
indicators:
  source: RULES
  orders_paid:
    title: Orders
    printed_as: count
    value: paid
    better: higher
    no_data: no_score
    points: value
measures: { paid: { count: orders, by_day: paid_at, window: month, source: RULES } }
total: { of: sum of points, source: RULES }
stars: { one: { stars: 1, source: RULES } }
)";

std::string version(const std::string& valid, const std::string& judge,
                    const std::string& publish = "") {
  return "pack: test.times\ntitle: Times\nsubject: shop\njudge: " + judge + "\nvalid: " + valid +
         "\n" + publish + measures_and_stars;
}

class Publishing : public testing::Test {
 protected:
  // An order a day from January to June.
  Publishing() {
    std::filesystem::create_directory(rules_);
    std::string orders = "order_id,shop_id,placed_at,paid_at\n";
    for (Day day = *parse_day("2022-01-01"); day <= *parse_day("2022-06-30"); ++day) {
      const std::string at = format_day(day) + " 10:00:00";
      orders += format_day(day) + ",a," + at + ',' + at + '\n';
    }
    std::filesystem::create_directory(facts_);
    write_file(facts_ + "/orders.csv", orders);
  }

  void add(const std::string& name, const std::string& text) {
    write_file(rules_ + "/" + name, text);
  }

  // "[shown_on ]day status total" of the cards, the same of engine and twin.
  std::vector<std::string> series(const char* first, const char* last,
                                  std::optional<Audience> shown_to = {}) const {
    const Family family = load_pack(rules_);
    const Reading reading = read_folder(facts_, family);
    ScoreOptions options;
    options.first = *parse_day(first);
    options.last = *parse_day(last);
    options.shown_to = shown_to;
    naive::NaiveOptions naive_options;
    naive_options.shown_to = shown_to;
    const std::string engine = engine_csv(family, reading.facts, options);
    EXPECT_EQ(engine,
              naive::naive_csv(naive::naive_score(naive::read_naive(facts_), family, options.first,
                                                  options.last, naive_options),
                               family.versions.back()));
    std::vector<std::string> rows;
    std::istringstream in(engine);
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
      std::vector<std::string_view> cells = split(line, ',');
      if (shown_to) {
        rows.push_back(std::string(cells[1]) + " sees " + std::string(cells[2]) + ' ' +
                       std::string(cells[5]));
      } else {
        rows.push_back(std::string(cells[1]) + ' ' + std::string(cells[3]) + ' ' +
                       std::string(cells[4]));
      }
    }
    return rows;
  }

  TemporaryFolder folder_;
  std::string rules_ = folder_ / "times";
  std::string facts_ = folder_ / "facts";
};

using Rows = std::vector<std::string>;

TEST_F(Publishing, APeriodHasOneCardAndTheDayAskedForAPreview) {
  add("2022-01-01.yaml", version("{ since: 2022-01-01 }", "month"));
  EXPECT_EQ(series("2022-02-01", "2022-04-10"),
            (Rows{"2022-02-28 scored 28", "2022-03-31 scored 31", "2022-04-10 preliminary 10"}));
  EXPECT_EQ(series("2022-02-01", "2022-02-28"), (Rows{"2022-02-28 scored 28"}));
}

TEST_F(Publishing, BuyersSeeSundaysScoreFromMondayOn) {
  add("2022-01-01.yaml", version("{ since: 2022-01-01 }", "daily",
                                 "publish: { seller: daily, buyer: mondays, source: RULES }\n"));
  EXPECT_EQ(series("2022-03-06", "2022-03-08", Audience::buyer),  // a Sunday to a Tuesday
            (Rows{"2022-03-06 sees 2022-02-27 27", "2022-03-07 sees 2022-03-06 6",
                  "2022-03-08 sees 2022-03-06 6"}));
  EXPECT_EQ(series("2022-03-07", "2022-03-08", Audience::seller),
            (Rows{"2022-03-07 sees 2022-03-06 6", "2022-03-08 sees 2022-03-07 7"}));
}

TEST_F(Publishing, AMonthsScoreWaitsForItsDayAndThenForTheRhythm) {
  const std::string judge = "{ period: month, published_on: 13, source: RULES }";
  add("2022-01-01.yaml", version("{ since: 2022-01-01 }", judge,
                                 "publish: { seller: daily, buyer: { days_of_month: [1, 16] }, "
                                 "source: RULES }\n"));
  EXPECT_EQ(series("2022-04-12", "2022-04-13", Audience::seller),
            (Rows{"2022-04-12 sees 2022-02-28 28", "2022-04-13 sees 2022-03-31 31"}));
  EXPECT_EQ(series("2022-04-15", "2022-04-16", Audience::buyer),
            (Rows{"2022-04-15 sees 2022-02-28 28", "2022-04-16 sees 2022-03-31 31"}));
}

TEST_F(Publishing, EachVersionPublishesTheDaysThatItJudges) {
  const std::string judge = "{ period: month, published_on: 13, source: RULES }";
  add("2022-01-01.yaml", version("{ since: 2022-01-01, until: 2022-03-31 }", judge));
  add("2022-04-01.yaml",
      version("{ since: 2022-04-01 }", "daily", "publish: { seller: mondays, source: RULES }\n"));
  EXPECT_EQ(series("2022-04-03", "2022-04-04", Audience::seller),
            (Rows{"2022-04-03 sees 2022-02-28 28", "2022-04-04 sees 2022-04-03 3"}));
}

TEST_F(Publishing, NothingIsShownBeforeTheFirstScore) {
  add("2022-01-01.yaml",
      version("{ since: 2022-05-01 }", "daily", "publish: { buyer: mondays, source: RULES }\n"));
  std::filesystem::rename(rules_ + "/2022-01-01.yaml", rules_ + "/2022-05-01.yaml");
  EXPECT_EQ(series("2022-05-01", "2022-05-02", Audience::buyer),
            (Rows{"2022-05-01 sees 2022-05-01 ", "2022-05-02 sees 2022-05-01 1"}));
}

TEST_F(Publishing, ExplainAndDescribeSayWhenAndToWhom) {
  add("2022-01-01.yaml",
      version("{ since: 2022-01-01 }", "{ period: month, published_on: 13, source: RULES }",
              "publish: { cut_off: '12:00', seller: daily, buyer: mondays, source: RULES }\n"));
  const Family family = load_pack(rules_);
  const Reading reading = read_folder(facts_, family);
  const Pack& pack = family.versions.front();
  const auto head = [&](const char* day, Language language) {
    const std::string text = to_text(explain(pack, reading.facts, "a", *parse_day(day)), language);
    return text.substr(0, text.find("\n\n"));
  };
  EXPECT_EQ(head("2022-03-31", Language::en),
            "Times · a · 2022-03-31\n"
            "stars 1   total 31   scored\n"
            "  period 2022-03-01 … 2022-03-31\n"
            "  shown to sellers from 2022-04-13 12:00 on\n"
            "  shown to buyers from 2022-04-18 12:00 on");
  EXPECT_EQ(head("2022-03-30", Language::zh),
            "Times · a · 2022-03-30\n"
            "星级 1   总分 30   周期内预估\n"
            "  评价周期到 2022-03-31 结束，目前只是预估\n"
            "  评价周期 2022-03-01 … 2022-03-31\n"
            "  卖家端不展示这一天的分数，2022-03-31 展示的是 2022-02-28 的分数\n"
            "  买家端不展示这一天的分数，2022-03-31 展示的是 2022-02-28 的分数");
  const std::string said = describe({&pack, *parse_day("2022-03-31"), Language::en});
  for (const char* line :
       {"once a month, on the last day of the month.", "on the first day 13 of a month after that.",
        "Buyers are shown a new score on Mondays, from 12:00 on."}) {
    EXPECT_NE(said.find(line), std::string::npos) << said;
  }
}

TEST_F(Publishing, TheProgramShowsWhatPeopleSee) {
  add("2022-01-01.yaml",
      version("{ since: 2022-01-01 }", "daily", "publish: { buyer: mondays, source: RULES }\n"));
  const auto run = [&](const std::string& more) {
    return run_program(
        "score --pack " + rules_ + " --facts " + facts_ + " --as-of 2022-03-08 " + more,
        folder_.path());
  };
  const Ran json = run("--shown-to buyer --days 2 --format json");
  EXPECT_EQ(json.code, 0) << json.error;
  EXPECT_NE(json.error.find("as if each had been published in its time"), std::string::npos);
  for (const char* part : {R"("shown_on":"2022-03-07","day":"2022-03-06")",
                           R"("shown_on":"2022-03-08","day":"2022-03-06")",
                           R"("first_shown":{"seller":null,"buyer":"2022-03-07"})"}) {
    EXPECT_NE(json.out.find(part), std::string::npos) << json.out;
  }
  const Ran table = run("--shown-to buyer --format table");
  EXPECT_NE(table.out.find("2022-03-08  2022-03-06"), std::string::npos) << table.out;
  EXPECT_EQ(run("").out.find("shown_on"), std::string::npos);

  const Ran nobody = run("--shown-to seller");
  EXPECT_EQ(nobody.code, 1);
  EXPECT_NE(nobody.error.find("test.times does not say when a score is shown to the seller"),
            std::string::npos)
      << nobody.error;
  EXPECT_EQ(run("--shown-to moon").code, 2);
}

TEST_F(Publishing, TryingInsideAPeriodSaysThatItIsAPreview) {
  add("2022-01-01.yaml", version("{ since: 2022-01-01 }", "month"));
  const auto run = [&](const std::string& day) {
    return run_program("try " + rules_ + " --values Orders=7 --as-of " + day, folder_.path()).out;
  };
  EXPECT_NE(run("2022-03-30").find("the period ends on 2022-03-31"), std::string::npos);
  EXPECT_EQ(run("2022-03-31").find("the period ends"), std::string::npos);
}

TEST_F(Publishing, DaysCountPeriods) {
  add("2022-01-01.yaml", version("{ since: 2022-01-01 }", "month"));
  const Family family = load_pack(rules_);
  const auto first = [&](const char* last, int count) {
    return format_day(first_of_last(family, *parse_day(last), count, {}));
  };
  EXPECT_EQ(first("2022-04-30", 1), "2022-04-30");
  EXPECT_EQ(first("2022-04-30", 2), "2022-03-31");
  EXPECT_EQ(first("2022-04-10", 2), "2022-03-31");  // the preview is one of them
  EXPECT_EQ(first("2022-04-10", 3), "2022-02-28");
}

}  // namespace
}  // namespace xingji::test
