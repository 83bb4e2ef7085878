// A pasted table or page of several shops: their numbers never meet on one card.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class TryShops : public testing::Test {
 protected:
  Ran paste(const std::string& page, const std::string& more = "") const {
    return run_program("try kuaishou/shopping-star --lang zh --paste " + more, folder_.path(), page,
                       "XINGJI_RULES=" + source_path("rules"));
  }

  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

TEST_F(TryShops, ALoneNumberInARowMayBeAnotherShops) {
  for (const char* page :
       {"指标\t甲旗舰店\t乙专营店\n客服5分钟回复率\t\t90%\n发货率\t74.3%\t\n商品评分\t4.8\t4.8\n",
        "指标\t甲旗舰店\t乙专营店\n客服5分钟回复率\t90%\t-\n发货率\t-\t74.3%\n商品评分\t4.8\t4.8\n",
        "指标\t东区\t西区\n客服5分钟回复率\t\t90%\n发货率\t74.3%\t\n商品评分\t4.8\t4.8\n",
        "店铺,客服5分钟回复率,发货率\n甲店,,74.3%\n乙店,90%,\n商品评分,4.8\n"}) {
    const Ran ran = paste(page);
    EXPECT_EQ(ran.code, 1);
    EXPECT_SAYS(ran.out, "总分 5\n");  // by what both have alike
    EXPECT_SAYS(ran.out, "没有填：客服5分钟回复率、客服好评率、发货率、");
    EXPECT_SAYS(ran.out, "90%");
    EXPECT_SAYS(ran.out, "74.3%");
  }
  const Ran own = paste("指标\t本店\t乙店\n发货率\t92%\t95%\n商品评分\t\t4.8\n");
  EXPECT_SAYS(own.out, "发货率           92% ");
  EXPECT_SAYS(own.out, "「商品评分」的 4.8 看不出是不是本店的：表里不止一家的数");
}

TEST_F(TryShops, OtherColumnsAreNoRivals) {
  const Ran ran = paste("指标\t考核周期\t结果\n发货率\t30天\t92%\n商品评分\t60天\t4.8\n");
  EXPECT_EQ(ran.code, 0) << ran.out;
  EXPECT_EQ(paste("日期\t星期\t发货率\n2022-06-01\t周三\t92%\n2022-06-02\t周四\t93%\n").code, 0);
}

TEST_F(TryShops, SubjectPicksTheShop) {
  for (const char* page : {"店铺\t客服5分钟回复率\t发货率\n甲店\t78%\t94%\n乙店\t88%\t99%\n",
                           "指标\t甲店\t乙店\n客服5分钟回复率\t78%\t88%\n发货率\t94%\t99%\n",
                           "店铺：甲店\n客服5分钟回复率 78%\n发货率 "
                           "94%\n店铺：乙店\n客服5分钟回复率 88%\n发货率 99%\n"}) {
    const Ran ran = paste(page, "--subject 乙店");
    EXPECT_EQ(ran.code, 0) << ran.out << ran.error;
    EXPECT_SAYS(ran.out, "客服5分钟回复率  88% ");
    EXPECT_SAYS(ran.out, "发货率           99% ");
  }
  const Ran nobody = paste("店铺：甲店\n发货率 94%\n店铺：乙店\n发货率 99%\n");
  EXPECT_EQ(nobody.code, 1);
  EXPECT_SAYS(nobody.error, "--subject：表里有几家店：");
  EXPECT_SAYS(paste("店铺\t发货率\n甲店\t94%\n乙店\t99%\n", "--subject 丙店").error,
              "表里有几家店：");
  EXPECT_EQ(paste("店铺：甲店\n发货率 94%\n").code, 0);
}

}  // namespace
}  // namespace xingji::test
