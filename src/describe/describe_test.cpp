// Phrases one by one, in both languages, and that a description leaves nothing out.
#include "describe/describe.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "base/text.h"
#include "describe/words.h"
#include "pack/load.h"
#include "pack/pack_files.h"

namespace xingji {
namespace {

const std::vector<Scope::Name> measures = {{"late", Type::number}, {"paid", Type::number}};
const std::vector<Scope::Name> parameters = {{"limit", Type::duration}};

Pack pack_with_limit() {
  Pack pack;
  Number::Entry entry;
  entry.value = 48 * 3600;
  pack.parameters.push_back({"limit", {}, {}, {Type::duration, {entry}}, {}});
  return pack;
}

struct Said {
  std::string_view text;
  std::string_view en;
  std::string_view zh;
};

void expect_said(std::optional<Table> table, const Said& said) {
  const Pack pack = pack_with_limit();
  const Scope scope{table, table ? std::span<const Scope::Name>{} : measures, parameters};
  const auto parsed = parse_expression(said.text, {}, scope);
  ASSERT_TRUE(parsed.ok()) << said.text << ": " << to_text(parsed.problems().front());
  const auto phrase = parsed.value().type == Type::flag ? condition_phrase : value_phrase;
  EXPECT_EQ(phrase(parsed.value(), {&pack, 19'000, Language::en}), said.en) << said.text;
  EXPECT_EQ(phrase(parsed.value(), {&pack, 19'000, Language::zh}), said.zh) << said.text;
}

TEST(Phrase, OrdersAndTheirTimes) {
  const Said table[] = {
      {"shipped_at is present", "it is shipped", "已发货"},
      {"cancelled_at is missing", "it is not cancelled", "未取消"},
      {"shipped_at - paid_at <= 48h", "it is shipped within 48 hours of the payment",
       "付款后48小时内发货"},
      {"shipped_at <= paid_at + limit", "it is shipped within 48 hours of the payment",
       "付款后48小时内发货"},
      {"picked_up_at > shipped_at + 90min",
       "it is picked up more than 90 minutes after the shipping", "发货后超过90分钟才揽收"},
      {"shipped_at <= promised_ship_at", "it is shipped no later than its promised shipping time",
       "不晚于承诺发货时间发货"},
      {"signed_at > promised_ship_at", "it is received after its promised shipping time",
       "晚于承诺发货时间才签收"},
      {"time_of_day(paid_at) >= '08:00'", "it is paid at 08:00 or later", "在08:00或之后付款"},
      {"presale", "it is a presale", "是预售"},
      {"not presale", "it is not a presale", "不是预售"},
      {"cancelled_by = seller", "its canceller is the seller", "取消方为商家"},
      {"amount > 12.50 CNY", "its amount is above 12.50 CNY", "金额高于12.50元"},
      {"cancelled_by in (seller, system)", "its canceller is the seller or the system",
       "取消方为商家、系统之一"},
      {"presale and (gift or custom)", "it is a presale and (it is a gift or it is made to order)",
       "是预售，且（是赠品，或是定制）"},
      {"any(complaints)", "the order has a complaint", "有投诉"},
      {"none(refunds where kind = exchange)",
       "the order has no after-sales case whose kind is exchange", "没有售后单（类型为换货）"},
      {"signed_at - paid_at", "the time from the payment to the receipt", "从付款到签收的时长"},
      {"paid_at + 48h", "48 hours after the payment", "付款后48小时"},
      {"end_of_day(paid_at, 1)", "the end of the day after the payment", "付款次日24点"},
      {"end_of_day(paid_at, 14)", "the end of day 14 after the day of the payment",
       "付款之后第14天的24点"},
      {"at(paid_at, 0, '18:00')", "18:00 of the day of the payment", "付款当天18:00"},
      {"not (gift or lucky_bag)", "it is not a gift and it is not a lucky bag",
       "不是赠品，且不是福袋"},
      {"presale or not (gift or lucky_bag)",
       "it is a presale or (it is not a gift and it is not a lucky bag)",
       "是预售，或（不是赠品，且不是福袋）"},
      {"if agreed_ship_at is present then agreed_ship_at else promised_ship_at",
       "its agreed shipping time (where it is not known, its promised shipping time)",
       "约定发货时间（未知时按承诺发货时间）"},
      {"if presale then 1 else 0.2", "1 if it is a presale, otherwise 0.2",
       "若是预售则为1，否则为0.2"},
  };
  for (const Said& said : table) expect_said(Table::orders, said);
}

TEST(Phrase, OneConditionOrAnother) {
  expect_said(Table::orders,
              {"presale and (if cancelled_at is missing then shipped_at <= promised_ship_at else "
               "custom)",
               "it is a presale and (it is shipped no later than its promised shipping time if it "
               "is not cancelled, otherwise it is made to order)",
               "是预售，且（若未取消，则不晚于承诺发货时间发货，否则是定制）"});
}

TEST(Phrase, RowsBesideAnOrder) {
  expect_said(Table::refunds,
              {"seller_received_at is missing", "it is not received by the seller", "未收到退货"});
  expect_said(Table::ratings,
              {"order.completed_at is missing or replied_at is missing",
               "its order is not completed or it is not answered", "订单未完成，或未回复"});
  // Two words of which one is called what the other is.
  expect_said(Table::ratings, {"item in ('商品质量', product_quality, overall)",
                               "its rated item is '商品质量', product quality or overall",
                               "评价项为“商品质量”、总评之一"});
  expect_said(Table::chats, {"resolved", "it is resolved", "已解决"});
  expect_said(Table::chats, {"not resolved", "it is not resolved", "未解决"});
  expect_said(Table::parcels, {"picked_up_at <= order.promised_ship_at",
                               "it is picked up no later than its order's promised shipping time",
                               "不晚于订单的承诺发货时间揽收"});
  expect_said(Table::parcels,
              {"order.shipped_at <= picked_up_at", "its order is shipped no later than the pickup",
               "订单不晚于揽收时间发货"});
  expect_said(Table::parcels, {"order.shipped_at <= order.paid_at + limit",
                               "its order is shipped within 48 hours of its order's payment",
                               "订单付款后48小时内发货"});
  expect_said(Table::refunds,
              {"if agreed_at is present then agreed_at else if rejected_at is present then "
               "rejected_at else closed_at",
               "the agreement (where it is not known, the rejection; where that is not known, the "
               "closing)",
               "同意时间（未知时按拒绝时间，仍未知时按关闭时间）"});
  expect_said(Table::orders,
              {"any(refunds where escalated_at is present)",
               "the order has an after-sales case that is escalated", "有售后单（已升级介入）"});
  expect_said(Table::orders,
              {"first(refunds where kind = refund_only).first_reason = 质量问题",
               "the first reason of the order's first after-sales case whose kind is refund only "
               "is '质量问题'",
               "首个售后单（类型为仅退款）的首次原因为“质量问题”"});
}

TEST(Phrase, DaysOverMeasures) {
  expect_said(std::nullopt,
              {"late / paid > 0.5%", "late ÷ paid is above 0.5%", "late ÷ paid高于0.5%"});
  expect_said(std::nullopt,
              {"not (late < 4)", "it is not so that late is below 4", "不满足“late低于4”"});
}

// Some rows over all of them is a share, and so is a parameter beside it; beside a count it is
// none.
TEST(Phrase, ParametersBesideAShareAreToldInPercent) {
  Pack pack;
  for (const Scope::Name& name : measures) {
    Measure& measure = pack.measures.emplace_back();
    measure.id = name.id;
    measure.window.id = "lately";
  }
  Number::Entry entry;
  entry.value = 5'000;
  pack.parameters.push_back({"line", {}, {}, {Type::number, {entry}}, {}});
  const std::vector<Scope::Name> lines = {{"line", Type::number}};
  const auto said = [&](std::string_view text) {
    return condition_phrase(parse_expression(text, {}, {std::nullopt, measures, lines}).value(),
                            {&pack, 19'000, Language::en});
  };
  EXPECT_EQ(said("late / paid <= line"), "late ÷ paid is at most 0.5%");
  EXPECT_EQ(said("late <= line"), "late is at most 0.005");
}

TEST(Words, EveryColumnHasWordsAndEveryHappeningIsSomethingThatWasDone) {
  for (const TableDefinition& table : all_tables()) {
    if (!event_column(table.table)) continue;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const Column& column = table.columns[c];
      const ColumnWords words = words_of(table.table, c);
      EXPECT_NE(words.zh, column.name) << table.name << '.' << column.name;
      if (column.kind != Kind::instant && column.kind != Kind::flag) continue;
      EXPECT_FALSE(words.done.empty()) << table.name << '.' << column.name;
    }
  }
}

// "<platform>/<pack>" for every pack under rules, which is a file or a folder of versions; cases,
// overlays, mappings and markets are no packs.
std::set<std::string> shipped_packs() {
  namespace fs = std::filesystem;
  const fs::path rules = XINGJI_SOURCE_DIR "/rules";
  std::set<std::string> packs;
  for (const auto& entry : fs::recursive_directory_iterator(rules)) {
    fs::path file = entry.path();
    if (file.extension() != ".yaml" || !file.stem().extension().empty()) continue;
    std::ifstream in(file);
    bool is_pack = false;
    for (std::string line; std::getline(in, line);) is_pack = is_pack || line.starts_with("pack:");
    if (!is_pack) continue;
    const bool is_version = day_of_file(file.string()).has_value();
    packs.insert((is_version ? file.parent_path() : file.replace_extension())
                     .lexically_relative(rules)
                     .generic_string());
  }
  return packs;
}

class Described : public testing::TestWithParam<std::string> {
 protected:
  Family load() const {
    LoadOptions options;
    options.rules_folder = std::string(XINGJI_SOURCE_DIR) + "/rules";
    options.find_zone = [](const std::string& name) { return std::optional(Zone(name, 0)); };
    auto family = load_family(GetParam(), options);
    EXPECT_TRUE(family.ok());
    return std::move(family.value());
  }
};

// Nothing that decides about points is left out, in either language.
TEST_P(Described, GivesEveryNumberOfTheDay) {
  const Family family = load();
  const Pack& pack = family.versions.back();
  const Day day = pack.until.value_or(*parse_day("2026-06-15"));
  for (const Language language : {Language::en, Language::zh}) {
    const Telling telling{&pack, day, language};
    const std::string text = describe(telling);
    const auto expect_in = [&](const std::string& part, const std::string& what) {
      EXPECT_NE(text.find(part), std::string::npos) << what << ": " << part;
    };
    for (const Indicator& indicator : pack.indicators) {
      const bool as_percent = indicator.printed_as == Indicator::PrintedAs::percent ||
                              indicator.points.form == Points::Form::rank;
      expect_in(pick(indicator.title, language), indicator.id);
      for (const Step& step : indicator.ladder) {
        if (step.edge == Step::Edge::otherwise) continue;
        expect_in(number_phrase(step.bound, as_percent, telling) +
                      (language == Language::zh ? "：" : ": ") +
                      number_phrase(step.give, false, telling),
                  indicator.id);
      }
      // What a formula divides is said below, unless the short form says it on the spot.
      for (const auto& side : {indicator.numerator, indicator.denominator}) {
        const std::string id = side ? pack.measures[*side].id : "";
        if (id.empty() || id.find('.') != std::string::npos) continue;
        const std::string title = pick(pack.measures[*side].title, language);
        const std::string name = title.empty() ? id : title + " [" + id + "]";
        expect_in("\n  " + name + (language == Language::zh ? "：" : ": "), indicator.id);
      }
    }
    for (const Dimension& dimension : pack.dimensions) {
      expect_in(number_phrase(dimension.weight, true, telling), dimension.id);
    }
    for (const Band& band : pack.bands) {
      if (band.total_at_least)
        expect_in(number_phrase(*band.total_at_least, false, telling), band.id);
    }
    for (const Source& source : pack.sources) expect_in(source.title, source.id);
  }
}

// What a Chinese reader meets of English are ids, reasons and sources, which stand at the end.
TEST_P(Described, SpeaksChineseInItsSentences) {
  const Family family = load();
  const Pack& pack = family.versions.back();
  const Day day = pack.until.value_or(*parse_day("2026-06-15"));
  const std::string text = describe({&pack, day, Language::zh});
  const std::string sentences = text.substr(0, text.find("※ 假定"));
  for (const char* word : {" of ", " the ", " is ", " it ", "points", "within", " and "}) {
    EXPECT_EQ(sentences.find(word), std::string::npos) << word << "\n" << sentences;
  }
}

TEST_P(Described, ChangesBeginAndEndWithTheVersions) {
  const Family family = load();
  const std::string text = describe_changes(family, Language::en);
  ASSERT_TRUE(family.versions.front().since.has_value());
  EXPECT_TRUE(
      text.starts_with(format_day(*family.versions.front().since) + "\n  the rules begin\n"))
      << text;
}

INSTANTIATE_TEST_SUITE_P(Packs, Described, testing::ValuesIn(shipped_packs()));

// Two versions that differ in who says a number, and the second of which is only announced.
TEST(Changes, AreNoneWhereOnlyTheMarkDiffers) {
  const auto version = [](const std::string& valid, const std::string& said) {
    return "pack: test.said\ntitle: Said\nsubject: shop\njudge: daily\nvalid: { " + valid +
           " }\ntime_zone: UTC\nsources: { T: { title: Test, read: 2026-11-28, grade: A } }\n"
           "indicators:\n  source: T\n  late:\n    title: Late\n    printed_as: percent\n"
           "    share: { of: orders, by_day: promised_ship_at, window: 30 days, counts: shipped_at "
           "> promised_ship_at }\n    better: lower\n    no_data: drop\n    points: { " +
           said +
           ", ladder: [{ at_most: 10%, give: 5 }, { give: 3 }] }\n"
           "total: { of: lowest of points, source: T }\n"
           "stars: { source: T, five: { stars: 5, total_at_least: 5 }, three: { stars: 3 } }\n";
  };
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "said";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "2022-01-01.yaml")
      << version("since: 2022-01-01, until: 2022-02-28, source: T", "assumed: a guess");
  const std::string announced = "since: 2022-03-01, source: T, assumed: announced only";
  std::ofstream(folder / "2022-03-01.yaml") << version(announced, "source: T");
  LoadOptions options;
  options.find_zone = [](const std::string& name) { return std::optional(Zone(name, 0)); };
  const auto same = load_family(folder.string(), options);
  ASSERT_TRUE(same.ok()) << to_text(same.problems().front());
  EXPECT_EQ(describe_changes(same.value(), Language::en),
            "2022-01-01\n  the rules begin\n  source: T (A) Test\n");
  std::string other = version(announced, "assumed: a guess");
  other.replace(other.find("10%"), 3, "8%");
  std::ofstream(folder / "2022-03-01.yaml") << other;
  const auto changed = load_family(folder.string(), options);
  ASSERT_TRUE(changed.ok()) << to_text(changed.problems().front());
  EXPECT_EQ(describe_changes(changed.value(), Language::en),
            "2022-01-01\n  the rules begin\n  source: T (A) Test\n"
            "2022-03-01\n"
            "  the days of these rules are not confirmed: announced only\n"
            "  source: T (A) Test\n"
            "  Indicators › Late [late]\n"
            "    − points › at most 10%: 5 points ※\n"
            "    + points › at most 8%: 5 points ※\n"
            "※ assumed, wholly or in part: for the reasons see describe --on that day\n");
  std::filesystem::remove_all(folder);
}

TEST(Changes, NameTheLineThatGoesAndTheOneThatComes) {
  LoadOptions options;
  options.find_zone = [](const std::string& name) { return std::optional(Zone(name, 0)); };
  const auto family =
      load_family(std::string(XINGJI_SOURCE_DIR) + "/tests/packs/tightened.yaml", options);
  ASSERT_TRUE(family.ok()) << to_text(family.problems().front());
  EXPECT_EQ(describe_changes(family.value(), Language::en),
            "2022-01-01\n"
            "  the rules begin\n"
            "  source: T (A) Test\n"
            "2022-03-01\n"
            "  source: T (A) Test\n"
            "  Indicators › Late [late]\n"
            "    − points › at most 10%: 5 points\n"
            "    + points › at most 8%: 5 points\n");
}

}  // namespace
}  // namespace xingji
