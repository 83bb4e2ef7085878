// Numbers in readings.csv that whoever types them would be asked about.
#include "program.h"
#include "support.h"
#include "typed/doubted.h"

namespace xingji::test {
namespace {

std::vector<Title> told_of(const std::string& rows) {
  const TemporaryFolder folder;
  write_file(folder.path() + "/readings.csv",
             "subject_id,pack,indicator,day,value,source\n" + rows);
  const Family family = load_pack("kuaishou/shopping-star");
  return typed::doubted_readings(family, read_folder(folder.path(), family).facts);
}

std::string row_of(const std::string& subject, const std::string& day, const std::string& name,
                   const std::string& value) {
  return subject + ",kuaishou.shopping-star," + name + ',' + day + ',' + value + ",typed\n";
}

void expect_told(const std::vector<Title>& told, const std::vector<Title>& expected) {
  ASSERT_EQ(told.size(), expected.size());
  for (std::size_t i = 0; i < told.size(); ++i) {
    EXPECT_EQ(told[i].zh, expected[i].zh);
    EXPECT_EQ(told[i].en, expected[i].en);
  }
}

TEST(DoubtedReadings, AreToldAsWhoTypesThemIsTold) {
  expect_told(
      told_of(row_of("s1", "2022-06-15", "ship_48h_share", "0.823") +
              row_of("s1", "2022-06-16", "ship_48h_share", "0.8") +
              row_of("s1", "2022-06-15", "refund_only_duration", "208187h") +
              row_of("s1", "2022-06-15", "return_refund_duration", "1:12") +
              row_of("s1", "2022-06-15", "gate.abnormal_pickup", "0.07")),
      {{"读数：gate.abnormal_pickup：异常揽收率按 0.07% 理解；若是 7%，请写 7%（s1，2022-06-15）",
        "readings: gate.abnormal_pickup: Abnormal pickup share was taken for 0.07%; if it "
        "is 7%, write 7% (s1, 2022-06-15)"},
       {"读数：refund_only_duration：「208187h」超出范围，应在 0秒 到 8784小时 "
        "之间；现在仍按它算（s1，2022-06-15）",
        "readings: refund_only_duration: '208187h' is out of range; it lies from 0 s to "
        "8784 h; it holds all the same (s1, 2022-06-15)"},
       {"读数：return_refund_duration：「1:12」按 1小时12分 理解（s1，2022-06-15）",
        "readings: return_refund_duration: '1:12' was read as 1 h 12 min (s1, 2022-06-15)"},
       {"读数：ship_48h_share：发货率按 0.823% 理解；若是 82.3%，请写 "
        "82.3%（s1，2022-06-15；另有 1 行也要看一看）",
        "readings: ship_48h_share: Shipped within 48 hours was taken for 0.823%; if it is "
        "82.3%, write 82.3% (s1, 2022-06-15; look at 1 more of its rows, too)"}});
}

// What says its unit is what it says; what is left out is told where it is.
TEST(DoubtedReadings, ArePlainOrLeftOutOnesNot) {
  expect_told(told_of(row_of("s1", "2022-06-15", "ship_48h_share", "0.823%") +
                      row_of("s2", "2022-06-15", "ship_48h_share", "82.3") +
                      row_of("s1", "2022-06-15", "cs_good_share", "120%") +
                      row_of("s1", "2022-06-15", "product_rating", "4.8") +
                      row_of("s1", "2022-06-15", "refund_only_duration", "1h12min") +
                      row_of("s2", "2022-06-15", "refund_only_duration", "-") +
                      row_of("s1", "2022-06-15", "dimension.goods", "4.5") +
                      row_of("s1", "2022-06-15", "stars", "4.5")),
              {});
}

TEST(DoubtedReadings, AreToldByTheCommandThatReadsThem) {
  const TemporaryFolder folder;
  write_file(folder.path() + "/readings.csv",
             "subject_id,pack,indicator,day,value,source\n" +
                 row_of("s1", "2022-06-15", "ship_48h_share", "0.823"));
  const Ran ran = run_program("score --pack kuaishou/shopping-star --facts . --lang zh",
                              folder.path(), "", "cd " + folder.path() + " && ");
  EXPECT_NE(ran.error.find("提醒：读数：ship_48h_share：发货率按 0.823% 理解"), std::string::npos)
      << ran.error;
}

}  // namespace
}  // namespace xingji::test
