// What merchants really write: Markdown, whole sentences, stars as signs, half a conversation. And
// what is said to them in return.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class TryWords : public testing::Test {
 protected:
  Ran run(const std::string& words, const std::string& input = "") const {
    return run_program("try kuaishou/shopping-star --as-of 2022-06-15 --lang zh " + words,
                       folder_.path(), input, "XINGJI_RULES=" + source_path("rules"));
  }
  Ran paste(const std::string& page) const { return run("--paste", page); }
  Ran values(const std::string& values) const { return run("--values '" + values + "'"); }

  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

TEST_F(TryWords, MarkdownDecoratesNumbersAndStarsHideThem) {
  const Ran ran = paste(
      "| 发货率 | `94%` |\n| 商品评分 | **4.8 分** |\n| 客服好评率 | 92%<br>近30天 |\n"
      "| 客服5分钟回复率 | *78%* |\n");
  EXPECT_EQ(ran.code, 0) << ran.out;
  EXPECT_SAYS(ran.out, "发货率           94% ");
  EXPECT_SAYS(ran.out, "商品评分         4.8 ");
  EXPECT_SAYS(ran.out, "客服好评率       92% ");
  EXPECT_SAYS(ran.out, "客服5分钟回复率  78% ");
  EXPECT_EQ(paste("发货率 9*%\n商品评分 4.8\n").code, 1);
  EXPECT_SAYS(paste("1. 品质退款率：1%\n").out, "品质退款率       1% ");
}

TEST_F(TryWords, SentencesHaveTheirNumber) {
  const Ran ran = paste("我的客服5分钟回复率是78%\n发货率为 92%\n");
  EXPECT_EQ(ran.code, 0) << ran.out;
  EXPECT_SAYS(ran.out, "客服5分钟回复率  78% ");
  EXPECT_SAYS(ran.out, "发货率           92% ");
}

TEST_F(TryWords, StarsAreReadAsSignsAndInWords) {
  EXPECT_SAYS(paste("发货率 92%\n星级 ★★★★☆\n").out, "平台显示 4 星");
  EXPECT_SAYS(paste("发货率 92%\n当前星级 四星半\n").out, "平台显示 4.5 星");
  EXPECT_SAYS(paste("发货率 92%\n星级 ★★★★☆ 4.5\n").out, "平台显示 4.5 星");
}

TEST_F(TryWords, GuessesAskForWhatIsScoredAndTakeNoPartForTheWhole) {
  const Ran ran = values("发货率=92%,评分=4.82,差评率=5%");
  EXPECT_SAYS(ran.out, "「评分」：没有这个指标，您是说「商品评分」吗？");
  EXPECT_SAYS(ran.out, "「差评率」：规则里没有这个指标");
}

TEST_F(TryWords, RefusalsSayWhatIsWrong) {
  const Ran ran = values("发货率=94.9999999%,商品评分=4.8,付款订单数=10.5");
  EXPECT_SAYS(ran.out, "「发货率」的值「94.9999999%」小数位太多，最多写 6 位");
  EXPECT_SAYS(ran.out, "「付款订单数」的值「10.5」不是整数，应是个数");
}

TEST_F(TryWords, AConversationKnowsWhatPeopleSayInIt) {
  const Ran ran = run("", "我不知道\n帮助\n发货率\t92%\n客服好评率=93%\n发货率：95%\n");
  EXPECT_SAYS(ran.out, "\n2/11  客服好评率");
  EXPECT_NE(ran.out.find("帮助：再看这一行", ran.out.find("2/11")), std::string::npos) << ran.out;
  EXPECT_SAYS(ran.out, "记到第 3 项");
  EXPECT_SAYS(ran.out, "没有更多输入，按已填的算。");
  EXPECT_SAYS(ran.out, "客服好评率       93% ");
  EXPECT_SAYS(ran.out, "发货率           95% ");
  EXPECT_SILENT(ran.out, "看不懂");
  EXPECT_SAYS(run("", "").out, "没有输入，没有算。");
}

// What is saved says where the rest belongs, and `score` then knows it.
TEST_F(TryWords, AttributesAreNotSavedAndSaidAsLinesOfTheirTable) {
  const auto douyin = [&](const std::string& words) {
    return run_program(words + " --lang zh", folder_.path(), "",
                       "XINGJI_RULES=" + source_path("rules"));
  };
  const Ran tried =
      douyin("try douyin/experience-2026 --as-of 2026-08-01 --save " + (folder_ / "readings.csv") +
             " --values "
             "'商品综合评分=4.72,商品品质退货率=1%,售后平均审核时长=2小时,飞鸽平均响应时长=40秒,"
             "行业=家电,旗舰店=是'");
  const std::string head = "subject_kind,subject_id,name,value,from\n";
  const std::string rows =
      "  shop,my-shop,industry,家电,2026-08-01\n  shop,my-shop,flagship,true,2026-08-01";
  EXPECT_SAYS(tried.error, "请写进同一目录的 attributes.csv：\n  " + head + rows);
  write_file(
      folder_ / "attributes.csv",
      head + "shop,my-shop,industry,家电,2026-08-01\nshop,my-shop,flagship,true,2026-08-01\n");
  const auto total_in = [](const std::string& text) {
    const std::size_t at = text.find("总分 ");
    return at == std::string::npos ? text : text.substr(at, text.find_first_of(" \n", at + 7) - at);
  };
  const std::string explained =
      "explain --pack douyin/experience-2026 --subject my-shop --facts " + folder_.path();
  EXPECT_EQ(total_in(douyin(explained).out), total_in(tried.out));
  std::filesystem::remove(folder_ / "attributes.csv");
  EXPECT_NE(total_in(douyin(explained).out), total_in(tried.out));
}

}  // namespace
}  // namespace xingji::test
