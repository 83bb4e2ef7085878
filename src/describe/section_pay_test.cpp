// Pay in sentences.
#include <gtest/gtest.h>

#include "describe/describe_fixture.h"

namespace xingji {
namespace {

using describe_test::expect_in;

std::string described(Language language) {
  return describe_test::described("pay.yaml", *parse_day("2022-06-30"), language);
}

TEST(PayInSentences, SaysTeamsValuesAndLines) {
  expect_in(described(Language::en),
            {"\nPay\n", "  A team is everybody of the same shop and team, oneself included\n",
             "  conversion [conversion]: ",
             "    refused where it cannot be divided: nobody was received\n",
             "'conversion' of the team", "2.5% × ", "shared equally by the people of the shop\n",
             "the number of members of the team", "    of the whole shop, whosever it is\n"});
}

TEST(PayInSentences, SaysThemInChinese) {
  expect_in(described(Language::zh), {"\n工资\n", "  店铺、team相同的为一个团队，含本人\n",
                                      "    除不了时不出金额：没有接待\n", "团队的“转化率”",
                                      "，由全店的人均分\n", "    全店的，不论归谁\n"});
}

}  // namespace
}  // namespace xingji
