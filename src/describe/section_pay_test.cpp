// Pay in sentences.
#include <gtest/gtest.h>

#include "describe/describe.h"
#include "pack/load.h"

namespace xingji {
namespace {

std::string described(Language language) {
  LoadOptions options;
  options.find_zone = [](const std::string& name) { return std::optional(Zone(name, 0)); };
  const auto family =
      load_family(std::string(XINGJI_SOURCE_DIR) + "/tests/packs/pay.yaml", options);
  if (!family.ok()) return to_text(family.problems().front());
  const Day day = *parse_day("2022-06-30");
  return describe({family.value().on(day), day, language});
}

void expect_in(const std::string& text, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    EXPECT_NE(text.find(line), std::string::npos) << line << " is not in:\n" << text;
  }
}

TEST(PayInSentences, SaysTeamsValuesAndLines) {
  expect_in(described(Language::en),
            {"\nPay\n", "  a team are those of the same shop, team, oneself among them\n",
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
