// What explain tells a seller, on the real sample: every number with what it was made from. The
// cards printed in the READMEs are compared with the program's own words.
#include <sys/wait.h>

#include "support.h"

namespace xingji::test {
namespace {

constexpr const char* seller = "c3867b4666c7d76867627c2f7fb22e21";

std::string output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  std::string out;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) out += static_cast<char>(c);
  EXPECT_EQ(WEXITSTATUS(pclose(pipe)), 0) << command;
  return out;
}

class ExplainTextTest : public testing::Test {
 protected:
  ExplainTextTest() {
    output_of("XINGJI_RULES=" + source_path("rules") + " XDG_CONFIG_HOME=" + folder_.path() +
              " " XINGJI_BINARY " import --mapping " + source_path("rules/olist/import.yaml") +
              " --from " + source_path("examples/olist") + " --into " + facts() + " 2>&1");
  }

  std::string facts() const { return folder_ / "facts"; }

  std::string explain(const std::string& more) const {
    return output_of("LC_ALL=C LANG=C XINGJI_RULES=" + source_path("rules") +
                     " " XINGJI_BINARY " explain --facts " + facts() + ' ' + more);
  }
  std::string card(const std::string& more = "") const {
    return explain("--pack mercadolibre/reputation-brazil --as-of 2018-03-31 --subject " +
                   std::string(seller) + ' ' + more);
  }

  TemporaryFolder folder_;
};

void expect_part(const std::string& text, const std::string& part) {
  EXPECT_NE(text.find(part), std::string::npos) << part << "\n--- is not in\n" << text;
}

TEST_F(ExplainTextTest, SaysHowTheTotalCameAboutAndWhatTheNextStarsNeed) {
  const std::string text = card();
  expect_part(text, "Total 3: the lowest points of an indicator");
  expect_part(text, "       3  Cancelled by the seller\n       4  Handed over late\n");
  expect_part(text, "    left out: Claims (no data)\n");
  expect_part(text, "    4    Green: total at least 4   next: total +1\n");
}

TEST_F(ExplainTextTest, SaysWhyTheWindowHasItsDays) {
  expect_part(card(),
              "  by_volume: 365 days, because on 2018-03-30 'orders in 60 days' is below 40 "
              "('orders in 60 days' = 17)\n");
  expect_part(card("--lang zh"),
              "  by_volume：365 天，因为 2018-03-30 “近60天订单数”低于40（“近60天订单数” = 17）\n");
  const std::string busy = explain(
      "--pack mercadolibre/reputation-brazil --as-of 2018-03-31 --subject "
      "8b321bb669392f5163d04c59e235e066 --indicator late");
  expect_part(
      busy,
      "  by_volume: 60 days, because on 2018-03-30 it was not so that 'orders in 60 days' is "
      "below 40 ('orders in 60 days' = 62)");
}

TEST_F(ExplainTextTest, TellsNumeratorAndDenominatorAsOneCount) {
  expect_part(
      card(),
      "          66  rows in the window\n"
      "        = 66  denominator\n"
      "        − 65  not: it is cancelled and (its canceller is the seller or its canceller is "
      "not known) [counts]\n"
      "         = 1  numerator\n");
}

TEST_F(ExplainTextTest, SaysRulesAsPhrasesInChinese) {
  const std::string chinese = card("--lang zh");
  expect_part(chinese,
              "      订单，按下单时间归日，2017-04-01 … 2018-03-31（365 天，by_volume）\n");
  expect_part(chinese, "  不满足：未揽收，或晚于承诺发货时间才揽收 [counts]\n");
  expect_part(chinese, "数据集里没有投诉：complaints.csv 不存在或没有内容\n");
  for (const TableDefinition& table : all_tables()) {
    for (const Column& column : table.columns) {
      if (!column.name.ends_with("_at")) continue;
      EXPECT_EQ(chinese.find(column.name), std::string::npos) << column.name << '\n' << chinese;
    }
  }
  EXPECT_EQ(chinese.find(": the"), std::string::npos) << "reasons are in Chinese, too";
}

TEST_F(ExplainTextTest, WhatHoldsWhereNoTargetIsFilledInIsAShareAsTheLineIs) {
  const std::string own = folder_ / "own";
  std::filesystem::create_directory(own);
  write_file(own + "/tickets.csv",
             "ticket_id,provider_id,kind,opened_at,first_action_at,last_action_at\n"
             "t,p,review,2022-06-15 10:00:00,2022-06-15 10:05:00,2022-06-15 10:05:00\n");
  const std::string text = output_of("XINGJI_RULES=" + source_path("rules") +
                                     " " XINGJI_BINARY " explain --pack jd/after-sales-assessment" +
                                     " --as-of 2022-06-30 --subject p --lang zh --facts " + own);
  expect_part(text, "    > 不高于 10% (“本服务商的待客户反馈率目标值”（没有填时按10%）)  得 0");
}

TEST_F(ExplainTextTest, SaysHowFarTheNextStepIs) {
  expect_part(card(), "    next: at most 6% gives 5; of 66 at most 3, now 6: 3 fewer\n");
  expect_part(card("--lang zh"),
              "    下一档：不高于 6% 得 5；分母 66 时分子最多 3，现为 6，多出 3\n");
}

TEST_F(ExplainTextTest, ShowsHowNearAGatesLineIsAndTheReasonInItsLanguage) {
  const std::string overlay = folder_ / "strict.yaml";
  std::ofstream(overlay) << "extends: mercadolibre.reputation-brazil\n"
                            "gates:\n"
                            "  strict:\n"
                            "    title: { zh: 严, en: Strict }\n"
                            "    at: total\n"
                            "    unknown: passes\n"
                            "    fails: late.numerator / late.denominator > 5%\n"
                            "    do: { cap: 2.5 }\n"
                            "    assumed: { zh: 自己定的, en: our own }\n";
  const std::string english = card("--overlay " + overlay);
  expect_part(english, "'Handed over late' = 6 / 66 = 9.0909%\n");
  expect_part(
      english,
      "    = 3; Strict [strict] caps it at 2.5; after bonuses, gates, deductions, limits and "
      "rounding 2.5\n");
  expect_part(english, "  our own\n      gates.strict\n");
  const std::string chinese = card("--lang zh --overlay " + overlay);
  expect_part(chinese, "= 6 / 66 = 9.0909%\n");
  expect_part(chinese, "    = 3；严 [strict] 封顶为 2.5；经加分");
  expect_part(chinese, "  自己定的\n      gates.strict\n");
}

// The block of a page that begins with "$ …/xingji explain": its command and what the page shows.
std::pair<std::string, std::string> shown_card(const std::string& page) {
  std::ifstream file(source_path(page));
  std::string line;
  while (std::getline(file, line) && line.rfind("$ build/release/xingji explain", 0) != 0) continue;
  std::string command = line.substr(2);
  while (command.ends_with('\\') && std::getline(file, line))
    command = command.substr(0, command.size() - 1) + line;
  std::string text;
  while (std::getline(file, line) && line != "```") text += line + '\n';
  return {command, text};
}

TEST_F(ExplainTextTest, TheReadmesShowWhatTheProgramPrints) {
  for (const char* page : {"README.md", "README.zh.md"}) {
    auto [command, text] = shown_card(page);
    const auto put = [&command = command](const std::string& what, const std::string& with) {
      const std::size_t at = command.find(what);
      ASSERT_NE(at, std::string::npos) << command;
      command.replace(at, what.size(), with);
    };
    put("build/release/xingji", XINGJI_BINARY);
    put("build/demo/facts", facts());
    const std::string printed =
        output_of("cd " + source_path(".") + " && LC_ALL=C LANG=C " + command);
    EXPECT_EQ(text, printed) << page;
  }
}

}  // namespace
}  // namespace xingji::test
