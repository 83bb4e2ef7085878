// A diagnosis of numbers that people gave, and of ranks among peers: what it says is held against
// the naive twin on facts and readings that are changed accordingly.
#include <set>

#include "diagnose/diagnosis.h"
#include "diagnose/text.h"
#include "naive/naive.h"
#include "support.h"

namespace xingji::test {
namespace {

using diagnose::Act;
using diagnose::Diagnosis;
using diagnose::Way;

const Day judged = *parse_day("2022-06-15");

class Diagnosed : public testing::Test {
 protected:
  explicit Diagnosed(const std::string& pack, Day day = judged)
      : family_(load_pack(source_path("rules/" + pack))), day_(day) {}

  Diagnosis diagnosed(const std::string& subject) {
    reading_.emplace(read_folder(folder_.path(), family_));
    explanation_.emplace(explain(*family_.on(day_), reading_->facts, subject, day_));
    return diagnose::diagnose(*explanation_);
  }

  naive::NaiveCard twins_card(const std::string& subject) const {
    for (const auto& card :
         naive::naive_score(naive::read_naive(folder_.path()), family_, day_, day_)) {
      if (card.subject == subject) return card;
    }
    throw std::runtime_error("no card of " + subject);
  }

  TemporaryFolder folder_;
  Family family_;
  Day day_;
  std::optional<Reading> reading_;
  std::optional<Explanation> explanation_;
};

// ----- a middle that is best -----

class DiagnosedMiddle : public Diagnosed {
 protected:
  DiagnosedMiddle() : Diagnosed("jd/agent-assessment.yaml", *parse_day("2023-04-15")) {}

  Diagnosis with_chats(const std::string& chats_a_day) {
    std::string rows = "subject_id,pack,indicator,day,value,source\n";
    const auto add = [&](const std::string& indicator, const std::string& value) {
      rows += "a,jd.agent-assessment," + indicator + ",2023-04-15," + value + ",typed\n";
    };
    add("online_time_day", "8h");
    add("reply_share", "97%");
    add("first_reply", "85%");
    add("mean_reply", "35s");
    add("workload", chats_a_day);
    write_file(folder_ / "readings.csv", rows);
    return diagnosed("a");
  }
  std::string page(const Diagnosis& diagnosis) const {
    return to_text(diagnosis, {}, Language::en);
  }
};

TEST_F(DiagnosedMiddle, TheWayUpIsToTheNearerSide) {
  const std::size_t workload = *find_indicator(*family_.on(day_), "workload");
  const auto aim = [&](const std::string& chats_a_day) {
    const Diagnosis found = with_chats(chats_a_day);
    const auto& ways = found.findings.at(workload).ways;
    EXPECT_EQ(ways.size(), 1U);
    return ways.empty() ? std::nullopt : to_micro(*ways[0].level.bound);
  };
  EXPECT_EQ(aim("150"), 120 * micro_one);
  EXPECT_EQ(aim("20"), 40 * micro_one);
}

// Of a quotient of counts that was typed as one number the counts are asked for; given in its place
// they are acted on. Of an amount a buyer spends only the distance is known.
TEST_F(DiagnosedMiddle, WhatCannotBeCountedSaysHowFarItIs) {
  const std::string few = to_text(with_chats("20"), {}, Language::zh);
  EXPECT_NE(few.find("→ 100 分（40）：再提高 20；不填「日均接待量」，改填「上线天数」"
                     "「接待会话数」，就说得出要几件\n"),
            std::string::npos)
      << few;
  const std::string head = "subject_id,pack,indicator,day,value,source\n";
  const std::string row = "a,jd.agent-assessment,";
  write_file(folder_ / "readings.csv", head + row + "received,2023-04-15,60,typed\n" + row +
                                           "days_online,2023-04-15,3,typed\n" + row +
                                           "online_time_day,2023-04-15,6小时,typed\n");
  const std::string counted = to_text(diagnosed("a"), {}, Language::zh);
  EXPECT_NE(counted.find("→ 100 分（40）：接待会话数增加 60"), std::string::npos) << counted;
  EXPECT_NE(counted.find("→ 100 分（8小时）：再提高 2小时\n"), std::string::npos) << counted;
}

// A typed number of cases is its own count.
TEST_F(DiagnosedMiddle, ATypedNumberOfCasesHasItsActs) {
  const auto with = [&](const std::string& reviews) {
    write_file(folder_ / "readings.csv",
               "subject_id,pack,indicator,day,value,source\n"
               "a,jd.agent-assessment,reviews_changed,2023-04-15," +
                   reviews + ",typed\n");
  };
  const auto points = [&](const std::string& reviews) {
    with(reviews);
    const std::size_t i = *find_indicator(*family_.on(day_), "reviews_changed");
    return twins_card("a").indicators.at(i).points;
  };
  with("2");
  const Diagnosis found = diagnosed("a");
  const auto& ways = found.findings.at(*find_indicator(*family_.on(day_), "reviews_changed")).ways;
  ASSERT_EQ(ways.size(), 1U);
  ASSERT_EQ(ways[0].acts.size(), 1U);
  EXPECT_EQ(ways[0].acts[0].act.kind, Act::Kind::more);
  EXPECT_EQ(ways[0].acts[0].count, 3);
  EXPECT_EQ(points("5"), "100");
  EXPECT_NE(points("4"), "100");
  ASSERT_TRUE(found.best);
}

TEST_F(DiagnosedMiddle, TheHighestBandIsNoReasonToDoNothingAboutWhatIsWeak) {
  const std::string said = page(with_chats("150"));
  EXPECT_NE(said.find("  Not at once: it is in the highest band, though something is weak\n"),
            std::string::npos)
      << said;
  EXPECT_EQ(said.find("  nothing\n"), std::string::npos) << said;
  EXPECT_NE(page(with_chats("60")).find("  No: it is in the highest band\n"), std::string::npos);
}

// ----- a share of amounts -----

class DiagnosedAmounts : public Diagnosed {
 protected:
  DiagnosedAmounts() : Diagnosed("biyao/after-sales.yaml", *parse_day("2022-06-13")) {}
};

// How many orders late a compensation of 4 % is nobody knows, before nor after; nor is a sample of
// it typed. Of shares of cases both are said as ever.
TEST_F(DiagnosedAmounts, NoNumberOfCasesIsSaidOfIt) {
  write_file(folder_ / "readings.csv",
             "subject_id,pack,indicator,day,value,source\n"
             "s,biyao.after-sales,late_cost,2022-06-13,4%,typed\n"
             "s,biyao.after-sales,paid_in_advance,2022-06-13,0.2%,typed\n");
  const Diagnosis found = diagnosed("s");
  const std::size_t late_cost = *find_indicator(*family_.on(day_), "late_cost");
  const auto& ways = found.findings.at(late_cost).ways;
  ASSERT_FALSE(ways.empty());
  for (const Way& way : ways) EXPECT_TRUE(way.acts.empty());
  EXPECT_TRUE(std::none_of(found.room.begin(), found.room.end(),
                           [&](const auto& fall) { return fall.position == late_cost; }));
  const std::string said = to_text(found, {}, Language::zh);
  EXPECT_NE(said.find("→ 100 分（0%）：再降低 4 个百分点\n"), std::string::npos) << said;
  EXPECT_NE(said.find("就能说出具体要几个：先行赔付率\n"), std::string::npos) << said;
  EXPECT_NE(said.find("再多这些就掉档：先行赔付率："), std::string::npos) << said;
}

// A case paid in advance is no bad one among orders: it counts because it is bad.
TEST_F(DiagnosedAmounts, WhatCountsBecauseItIsBadIsCalledByItsName) {
  write_file(folder_ / "readings.csv",
             "subject_id,pack,indicator,day,value,source,numerator,denominator\n"
             "s,biyao.after-sales,paid_in_advance,2022-06-13,0.2%,typed,2,1000\n");
  const Diagnosis found = diagnosed("s");
  ASSERT_EQ(found.room.size(), 1U);
  EXPECT_EQ(found.room[0].distance.act.kind, Act::Kind::more);
  EXPECT_EQ(found.room[0].distance.count, 1);
  EXPECT_NE(to_text(found, {}, Language::zh).find("先行赔付率：先行赔付单数增加 1\n"),
            std::string::npos);
  EXPECT_NE(to_text(found, {}, Language::en)
                .find("Paid in advance: 1 more of the cases paid in advance\n"),
            std::string::npos);
}

// ----- numbers that were typed -----

class DiagnosedReadings : public Diagnosed {
 protected:
  DiagnosedReadings() : Diagnosed("kuaishou/shopping-star.yaml") {
    write_file(folder_ / "shops.csv", "shop_id,platform\ns,kuaishou\n");
  }

  void read(const std::string& value, const std::string& counts) const {
    write_file(folder_ / "readings.csv",
               "subject_id,pack,indicator,day,value,source,numerator,denominator\n"
               "s,kuaishou.shopping-star,reply_5min_share,2022-06-15," +
                   value + ",typed," + counts +
                   "\ns,kuaishou.shopping-star,total,2022-06-15,3.2,typed,,\n");
  }
  std::string twins_points(const std::string& value, const std::string& counts) const {
    read(value, counts);
    return twins_card("s").indicators.at(0).points;
  }
};

TEST_F(DiagnosedReadings, CountsBesideAShareGiveWholeActs) {
  read("60.9%", "14,23");
  const Diagnosis found = diagnosed("s");
  const auto& ways = found.findings.at(0).ways;
  ASSERT_EQ(ways.size(), 2U);
  ASSERT_EQ(ways[0].acts.size(), 2U);
  EXPECT_EQ(ways[0].acts[0].act.kind, Act::Kind::good);
  EXPECT_EQ(ways[0].acts[0].count, 7);
  EXPECT_EQ(twins_points("70%", "21,30"), "4");
  EXPECT_EQ(twins_points("69%", "20,29"), "3");
  EXPECT_EQ(ways[0].acts[1].act.kind, Act::Kind::turn);
  EXPECT_EQ(ways[0].acts[1].count, 3);
  EXPECT_FALSE(ways[0].by_itself);
  ASSERT_EQ(found.courses.size(), 2U);
  EXPECT_EQ(found.courses[0].acts, 7);
  const std::string page = to_text(found, {}, Language::en);
  EXPECT_NE(page.find("the platform showed total 3.2; ours less theirs: total -0.2"),
            std::string::npos)
      << page;
}

TEST_F(DiagnosedReadings, AShareAloneIsSaidPerHundredCases) {
  read("60.9%", ",");
  const Diagnosis found = diagnosed("s");
  const auto& ways = found.findings.at(0).ways;
  ASSERT_EQ(ways.size(), 2U);
  ASSERT_EQ(ways[0].acts.size(), 1U);
  EXPECT_EQ(ways[0].acts[0].act.kind, Act::Kind::per_hundred);
  EXPECT_EQ(ways[0].acts[0].count, 10);
  EXPECT_EQ(twins_points("70.9%", ","), "4");
  EXPECT_EQ(twins_points("69.9%", ","), "3");
  EXPECT_EQ(ways[1].acts.at(0).count, 20);
  EXPECT_FALSE(found.best);
  EXPECT_TRUE(found.courses.empty());
  const std::string page = to_text(found, {}, Language::en);
  EXPECT_NE(page.find("(at least 70%): 10 better of every 100 cases (total"), std::string::npos)
      << page;
  EXPECT_NE(page.find("Only shares were given; with the counts"), std::string::npos) << page;
  EXPECT_NE(page.find("how many it takes can be said: Replied within 5 minutes\n"),
            std::string::npos)
      << page;
}

// Six numbers as a merchant types them: no acts can be counted, but which figures reach the next
// band can be said, and no fewer do.
TEST_F(DiagnosedReadings, FiguresThatTogetherReachABand) {
  const std::map<std::string, std::string> typed = {
      {"reply_5min_share", "72%"},      {"cs_good_share", "94.7%"}, {"ship_48h_share", "93%"},
      {"quality_refund_share", "0.6%"}, {"product_rating", "4.7"},  {"refund_only_duration", "3h"}};
  const auto stars_with = [&](const std::map<std::string, std::string>& better) {
    std::string csv = "subject_id,pack,indicator,day,value,source\n";
    for (const auto& [name, value] : typed) {
      const auto instead = better.find(name);
      csv += "s,kuaishou.shopping-star," + name + ",2022-06-15," +
             (instead == better.end() ? value : instead->second) + ",typed\n";
    }
    write_file(folder_ / "readings.csv", csv);
    return twins_card("s").stars;
  };
  EXPECT_EQ(stars_with({}), "4");
  const Diagnosis found = diagnosed("s");
  ASSERT_EQ(found.by_levels.size(), 2U);
  std::vector<std::string> raised;
  for (const auto& step : found.by_levels[0].steps) {
    raised.push_back(found.explanation->pack->indicators[found.findings[step.finding].position].id);
  }
  EXPECT_EQ(raised, (std::vector<std::string>{"ship_48h_share", "quality_refund_share",
                                              "refund_only_duration"}));
  const std::map<std::string, std::string> best = {{"reply_5min_share", "80%"},
                                                   {"ship_48h_share", "95%"},
                                                   {"quality_refund_share", "0.5%"},
                                                   {"product_rating", "4.8"},
                                                   {"refund_only_duration", "1h"}};
  const auto with = [&](const std::vector<std::string>& names) {
    std::map<std::string, std::string> better;
    for (const std::string& name : names) better[name] = best.at(name);
    return stars_with(better);
  };
  EXPECT_EQ(with(raised), "4.5");
  for (const auto& [one, value] : best) {
    for (const auto& [other, its] : best) EXPECT_EQ(with({one, other}), "4") << one << ' ' << other;
  }
  const std::string page = to_text(found, {}, Language::zh);
  EXPECT_NE(page.find("需要：没有短板，但上面不止一档\n"), std::string::npos) << page;
  EXPECT_NE(page.find("  到 4.5 星，做到这 3 项："), std::string::npos) << page;
}

// 4.5 of five stars: 100 ratings need 25 more with five for 4.6. Of refunds for quality 30 in
// 10,000.
TEST_F(DiagnosedReadings, MeansAndSmallSharesHaveTheirCases) {
  const auto write = [&](const std::string& rating, const std::string& refunds) {
    write_file(folder_ / "readings.csv",
               "subject_id,pack,indicator,day,value,source\n"
               "s,kuaishou.shopping-star,product_rating,2022-06-15," +
                   rating + ",typed\ns,kuaishou.shopping-star,quality_refund_share,2022-06-15," +
                   refunds + ",typed\n");
  };
  write("4.5", "0.8%");
  const Diagnosis found = diagnosed("s");
  const auto first = [&](std::size_t i) { return found.findings.at(i).ways.at(0).acts.at(0); };
  EXPECT_EQ(first(4).act.kind, Act::Kind::per_hundred);
  EXPECT_EQ(first(4).count, 25);
  EXPECT_EQ(first(4).act.of, 100);
  EXPECT_EQ(first(3).count, 30);
  EXPECT_EQ(first(3).act.of, 10'000);
  const auto points = [&](std::size_t i) { return twins_card("s").indicators.at(i).points; };
  write("4.6", "0.5%");  // (450 + 125) / 125
  EXPECT_EQ(points(4), "4");
  EXPECT_EQ(points(3), "5");
  write("4.5967", "0.51%");  // (450 + 120) / 124
  EXPECT_EQ(points(4), "3");
  EXPECT_EQ(points(3), "4");
}

TEST_F(DiagnosedReadings, TotalAndStarsOfThePlatformAreTwoThings) {
  write_file(folder_ / "readings.csv",
             "subject_id,pack,indicator,day,value,source\n"
             "s,kuaishou.shopping-star,reply_5min_share,2022-06-15,90%,typed\n"
             "s,kuaishou.shopping-star,total,2022-06-15,4.9,typed\n"
             "s,kuaishou.shopping-star,stars,2022-06-15,4.5,typed\n");
  const Diagnosis found = diagnosed("s");
  const std::string page = to_text(found, {}, Language::en);
  EXPECT_NE(page.find("the platform showed total 4.9, 4.5 stars;"), std::string::npos) << page;
  // The highest band, by one figure of seven.
  EXPECT_NE(page.find("only 1 of 7 figures has data"), std::string::npos) << page;
  EXPECT_NE(to_text(found, {}, Language::zh).find("7 项指标中只有 1 项有数据"), std::string::npos);
}

// The level of a plan may be beyond those that are told above it: its acts stand beside it. A total
// that the screen rounds is the same.
TEST_F(DiagnosedReadings, PlansByLevelsNameTheirActs) {
  std::string csv = "subject_id,pack,indicator,day,value,source\n";
  for (const auto& [name, value] : {std::pair{"reply_5min_share", "82%"},
                                    {"ship_48h_share", "92%"},
                                    {"quality_refund_share", "0.8%"},
                                    {"product_rating", "4.2"},
                                    {"refund_only_duration", "1h12min"},
                                    {"total", "3.85"}}) {
    csv += std::string("s,kuaishou.shopping-star,") + name + ",2022-06-15," + value + ",typed\n";
  }
  write_file(folder_ / "readings.csv", csv);
  const std::string page = to_text(diagnosed("s"), {}, Language::en);
  EXPECT_NE(page.find("Product rating to 5 points (at least 4.8): 300 more of 5 for every 100"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("the platform showed total 3.85; ours agrees\n"), std::string::npos) << page;
}

class DiagnosedLevels : public Diagnosed {
 protected:
  DiagnosedLevels() : Diagnosed("kuaishou/experience-score", *parse_day("2024-04-03")) {
    write_file(folder_ / "shops.csv", "shop_id,platform\ns,kuaishou\n");
  }

  void write_typed(const std::map<std::string, std::string>& typed) const {
    std::string csv = "subject_id,pack,indicator,day,value,source\n";
    for (const auto& [id, value] : typed) {
      csv += "s,kuaishou.experience-score," + id + ",2024-04-03," + value + ",typed\n";
    }
    write_file(folder_ / "readings.csv", csv);
  }

  std::string level_of(const Way& way) const {
    const Indicator& indicator = explanation_->pack->indicators[way.goal.position];
    const Micro bound = *to_micro(*way.level.bound);
    const bool is_time = indicator.value.type == Type::duration;
    return is_time ? format_micro(bound) + "s" : format_micro(bound * 100) + "%";
  }
};

// Whoever does what a plan says, to the very levels that it names, is in the band. 20 better of
// every 100 are more than 0.5% asks, and the plan may not count on that and name 0.5%.
TEST_F(DiagnosedLevels, PlansLeadToTheirBandByTheLevelsTheyName) {
  const std::vector<std::pair<const char*, const char*>> bad = {
      {"quality_refund_share", "20%"},      {"bad_review_share", "20%"},
      {"ship_in_time_share", "10%"},        {"delivery_duration", "300h"},
      {"logistics_complaint_share", "20%"}, {"refund_after_ship_duration", "400h"},
      {"return_refund_duration", "600h"},   {"platform_help_share", "30%"}};
  int plans = 0;
  for (unsigned without = 0; without < 1U << bad.size(); without += 7) {
    std::map<std::string, std::string> typed;
    for (std::size_t k = 0; k < bad.size(); ++k) {
      if ((without >> k & 1U) == 0) typed.insert(bad[k]);
    }
    write_typed(typed);
    const Diagnosis found = diagnosed("s");
    const std::vector<Band>& bands = explanation_->pack->bands;
    for (const diagnose::ByLevels& plan : found.by_levels) {
      std::map<std::string, std::string> better = typed;
      for (const auto& [finding, way] : plan.steps) {
        const Way& taken = found.findings[finding].ways[way];
        better[explanation_->pack->indicators[taken.goal.position].id] = level_of(taken);
      }
      write_typed(better);
      std::set<std::string> enough;
      for (std::size_t b = 0; b <= plan.band; ++b) {
        enough.insert(format_micro(*amount_on(bands[b].stars, *explanation_)));
      }
      EXPECT_TRUE(enough.contains(twins_card("s").stars)) << without << ' ' << plan.band;
      ++plans;
    }
  }
  EXPECT_GT(plans, 40);
}

class DiagnosedProvider : public Diagnosed {
 protected:
  DiagnosedProvider() : Diagnosed("jd/after-sales-assessment.yaml") {
    write_file(folder_ / "providers.csv", "provider_id\np\n");
  }
};

// 月度参评量 is the title of the count and no word for its cases.
TEST_F(DiagnosedProvider, CasesAreCalledByTheirTableInChinese) {
  write_file(folder_ / "readings.csv",
             "subject_id,pack,indicator,day,value,source,numerator,denominator\n"
             "p,jd.after-sales-assessment,satisfaction,2022-06-15,86%,typed,86,100\n");
  const std::string page = to_text(diagnosed("p"), {}, Language::zh);
  EXPECT_NE(page.find("个工单（计入月度参评量）全部达标"), std::string::npos) << page;
  EXPECT_NE(page.find("个不达标的工单里若有"), std::string::npos) << page;
  EXPECT_NE(page.find("下面的数是平台页面上的；平台的总分和星级没有一起记下"), std::string::npos)
      << page;
}

// ----- a value that is the points -----

class DiagnosedValues : public Diagnosed {
 protected:
  DiagnosedValues() : Diagnosed("douyin/dsr.yaml") {
    write_file(folder_ / "shops.csv", "shop_id,platform\ns,douyin\n");
  }
};

TEST_F(DiagnosedValues, OnlyTheMostThatThereIsIsAsGoodAsItGets) {
  const auto page_of = [&](const std::string& value) {
    std::string rows = "subject_id,pack,indicator,day,value,source\n";
    for (const Indicator& indicator : family_.on(judged)->indicators) {
      rows += "s,douyin.dsr," + indicator.id + ",2022-06-15," + value + ",typed\n";
    }
    write_file(folder_ / "readings.csv", rows);
    return to_text(diagnosed("s"), {}, Language::en);
  };
  EXPECT_EQ(page_of("4.66").find("as good as it gets"), std::string::npos) << page_of("4.66");
  EXPECT_NE(page_of("4.66").find("→ 5 points: "), std::string::npos) << page_of("4.66");
  EXPECT_NE(page_of("5").find("as good as it gets"), std::string::npos) << page_of("5");
}

// Below 4 of 5, and below 8 of 10.
TEST_F(DiagnosedValues, ARatingBelowFourFifthsOfTheBestIsWeak) {
  const auto weak_at = [&](const std::string& pack, const std::string& value) {
    family_ = load_pack(source_path("rules/" + pack + ".yaml"));
    const std::string& id = family_.on(judged)->id;
    write_file(folder_ / "readings.csv", "subject_id,pack,indicator,day,value,source\ns," + id +
                                             ',' + family_.on(judged)->indicators.at(0).id +
                                             ",2022-06-15," + value + ",typed\n");
    return diagnosed("s").findings.at(0).is_weak;
  };
  EXPECT_TRUE(weak_at("douyin/dsr", "3.99"));
  EXPECT_FALSE(weak_at("douyin/dsr", "4"));
  EXPECT_TRUE(weak_at("kuaishou/shop-rating", "3.99"));
  EXPECT_FALSE(weak_at("kuaishou/shop-rating", "4"));
  EXPECT_TRUE(weak_at("jd/shop-rating", "7.9"));
  EXPECT_FALSE(weak_at("jd/shop-rating", "8"));
}

// ----- ranks among peers that stand still -----

class DiagnosedRanks : public Diagnosed {
 protected:
  DiagnosedRanks() : Diagnosed("1688/service-star") {
    for (Pack& pack : family_.versions) {
      for (Number::Entry& least : pack.peers->least.entries) least.value = 3 * micro_one;
    }
    write_file(folder_ / "shops.csv", "shop_id,platform\ns0,1688\ns1,1688\ns2,1688\ns3,1688\n");
  }

  // Three shops of 20 orders with 3, 2 and 1 quality refunds, and ours.
  void write_orders(int orders, int refunds) const {
    std::string sold = "order_id,shop_id,placed_at,paid_at\n";
    std::string returned = "refund_id,order_id,shop_id,kind,applied_at,reason\n";
    for (int shop = 0; shop < 4; ++shop) {
      const int all = shop == 0 ? orders : 20;
      const int bad = shop == 0 ? refunds : 4 - shop;
      for (int i = 0; i < all; ++i) {
        const std::string id = std::to_string(shop) + '-' + std::to_string(i);
        const std::string of_shop = ",s" + std::to_string(shop);
        sold += 'o' + id + of_shop + ",2022-06-10 10:00:00,2022-06-10 10:00:00\n";
        if (i >= bad) continue;
        returned += 'r' + id + ",o" + id + of_shop + ",refund_only,2022-06-12 10:00:00,质量问题\n";
      }
    }
    write_file(folder_ / "orders.csv", sold);
    write_file(folder_ / "refunds.csv", returned);
    std::string coverage = "account,table,from,to\n";
    for (int shop = 0; shop < 4; ++shop) {
      for (const char* table : {"orders", "refunds"}) {
        coverage += 's' + std::to_string(shop) + ',' + table + ",2022-01-01,2022-12-31\n";
      }
    }
    write_file(folder_ / "coverage.csv", coverage);
  }
  std::string twins_points(int orders, int refunds) const {
    write_orders(orders, refunds);
    return twins_card("s0").indicators.at(2).points;
  }
};

TEST_F(DiagnosedRanks, PassesTheNextPeers) {
  write_orders(20, 4);
  const Diagnosis found = diagnosed("s0");
  const auto& ways = found.findings.at(2).ways;
  ASSERT_EQ(ways.size(), 4U);  // 3.5, 4, 4.5, 5
  const auto count = [&](const Way& way, Act::Kind kind) -> std::int64_t {
    for (const auto& each : way.acts) {
      if (each.act.kind == kind) return each.count;
    }
    return 0;
  };
  // One peer is passed at less than 3 of 20, and half of another is level with 2 of 20.
  EXPECT_EQ(count(ways[0], Act::Kind::spread), 7);
  EXPECT_EQ(twins_points(27, 4), "3.5");
  EXPECT_EQ(twins_points(26, 4), "3");
  EXPECT_EQ(count(ways[1], Act::Kind::spread), 20);
  EXPECT_EQ(twins_points(40, 4), "4");
  EXPECT_EQ(twins_points(39, 4), "3.5");
  EXPECT_EQ(count(ways[1], Act::Kind::avoid), 2);
  EXPECT_EQ(twins_points(20, 2), "4");
  EXPECT_EQ(twins_points(20, 3), "3");
  EXPECT_EQ(count(ways[3], Act::Kind::avoid), 4);
  EXPECT_EQ(twins_points(20, 0), "5");
  EXPECT_NE(twins_points(20, 1), "5");
}

// Without a refund, as all others: half of them are beaten, and no act leads further.
TEST_F(DiagnosedRanks, TheBestValueIsUpToThePeers) {
  write_orders(20, 0);
  write_file(folder_ / "refunds.csv", "refund_id,order_id,shop_id,kind,applied_at,reason\n");
  const Diagnosis found = diagnosed("s0");
  EXPECT_FALSE(found.findings.at(2).ways.empty());
  const std::string said = to_text(found, {}, Language::zh);
  EXPECT_NE(said.find("数值已到最好，再加分只看同行"), std::string::npos) << said;
  EXPECT_EQ(said.find("件以内达不到"), std::string::npos) << said;
}

}  // namespace
}  // namespace xingji::test
