// A verdict that rests on gates of which nothing is known says so where it is given.
#include <gtest/gtest.h>

#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class UnknownGates : public testing::Test {
 protected:
  UnknownGates() {
    std::filesystem::create_directory(folder_ / "f");
    write_file(folder_ / "f/shops.csv", "shop_id,platform\ns,kuaishou\n");
    write_file(folder_ / "f/readings.csv",
               "subject_id,pack,indicator,day,value,source\n"
               "s,kuaishou.shopping-star,reply_5min_share,2022-06-15,90%,typed\n");
  }

  Ran run(const std::string& words) const {
    return run_program(words + " --pack " + source_path("rules/kuaishou/shopping-star.yaml") +
                           " --as-of 2022-06-15 --facts " + folder_.path() + "/f",
                       folder_.path());
  }

  TemporaryFolder folder_;
};

TEST_F(UnknownGates, AreNamedBesideTheVerdictOfADiagnosis) {
  const Ran text = run("diagnose --subject s");
  EXPECT_NE(
      text.out.find("\n  gates that are not known: Abnormal pickup share, Disputes "
                    "ruled the merchant's fault; taken as passed, the true result may be lower\n"),
      std::string::npos)
      << text.out;
  const Ran chinese = run("diagnose --subject s --lang zh");
  EXPECT_NE(chinese.out.find("\n  不知道是否达标的门槛：异常揽收率、商责纠纷率，按通过算，"
                             "真实结果可能更低\n"),
            std::string::npos)
      << chinese.out;
  const Ran json = run("diagnose --subject s --format json");
  EXPECT_NE(json.out.find(R"("unknown_gates":["abnormal_pickup","merchant_disputes"])"),
            std::string::npos)
      << json.out;
}

TEST_F(UnknownGates, AreToldOfAWholeLeague) {
  EXPECT_NE(
      run("score --format csv")
          .error.find(
              "on 1 card a gate is not known and taken as passed, the true result may be lower"),
      std::string::npos);
  EXPECT_NE(run("score --format csv --lang zh").error.find("1 张评分卡有门槛不知道是否达标"),
            std::string::npos);
}

TEST_F(UnknownGates, WithoutAScoreThereIsNothingToQualify) {
  write_file(folder_ / "f/readings.csv",
             "subject_id,pack,indicator,day,value,source\n"
             "s,kuaishou.shopping-star,stars,2022-06-15,4,typed\n");
  EXPECT_EQ(run("score --format csv").error.find("a gate is not known"), std::string::npos);
}

}  // namespace
}  // namespace xingji::test
