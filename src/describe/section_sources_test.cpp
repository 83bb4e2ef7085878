// What the rules rest on, in sentences.
#include <gtest/gtest.h>

#include "describe/describe_fixture.h"

namespace xingji {
namespace {

using describe_test::expect_in;

std::string described(Language language) {
  return describe_test::described("grounds.yaml", *parse_day("2022-06-15"), language);
}

TEST(SourcesInSentences, SayWhatTheyGiveWhollyAndInPart) {
  expect_in(
      described(Language::en),
      {"  ※ marks what no source gives, or gives in part; the reasons stand at the end.\n",
       "\n※ Assumed: 6 places, 3 of them in part: a source gives the rest\n",
       "  the edge is ours\n    Shipped late [indicators.late.points]\n    given in part by POST\n",
       "  hardly legible\n    total.clip.most, total.clip.least\n",
       ", total.clip.least\n    given in part by PHOTO\n  ours\n",
       "  nobody says\n    Shipped late [indicators.late.points]\n",
       "  OWN (A) Own · read 2026-11-28\n    gives 4\n",
       "  POST (C) Post · read 2026-11-28\n    gives 3, and 1 in part\n",
       "  PHOTO (D) Photo · read 2026-11-28\n    gives 2 in part\n", "  no source: 3\n"});
}

TEST(SourcesInSentences, SayItInChinese) {
  expect_in(
      described(Language::zh),
      {"  ※ 表示没有出处、或出处只给出一部分而由本规则包假定的地方，理由见文末。\n",
       "\n※ 假定：6 处，其中 3 处出处给出了一部分\n", "    晚发率 [indicators.late.points]\n",
       "    其余部分出自 POST\n", "  OWN (A) Own · 查阅于 2026-11-28\n    给出 4 处\n",
       "    给出 3 处，另有 1 处给出一部分\n", "    给出 2 处的一部分\n", "  没有出处：3 处\n"});
}

}  // namespace
}  // namespace xingji
