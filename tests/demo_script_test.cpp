// ./demo speaks the reader's language, as the program does. What it prints after its set-up is the
// program's own; here only its framing is looked at.
#include <gtest/gtest.h>

#include <sstream>

#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

struct Said {
  int code = -1;
  std::string text;
};

Said demo(const std::string& before, const std::string& words) {
  const TemporaryFolder scratch;
  const std::string out = scratch / "out";
  const int status = std::system(("env -u LC_ALL -u LC_MESSAGES -u LANG " + before + " " +
                                  source_path("demo") + " " + words + " >" + out + " 2>&1")
                                     .c_str());
  return {WEXITSTATUS(status), content_of(out)};
}

TEST(DemoScript, SpeaksTheLanguageOfTheReader) {
  const std::string zh = "给样例 examples/olist 评分";
  const std::string en = "Scores the sample in examples/olist";
  EXPECT_TRUE(demo("", "--help").text.starts_with(en));
  EXPECT_TRUE(demo("LANG=zh_CN.UTF-8", "--help").text.starts_with(zh));
  EXPECT_TRUE(demo("LC_ALL=C LANG=zh_CN", "--help").text.starts_with(en));
  EXPECT_TRUE(demo("LC_MESSAGES=zh_CN LANG=C", "--help").text.starts_with(zh));
  EXPECT_TRUE(demo("LANG=C", "--lang zh --help").text.starts_with(zh));
  EXPECT_TRUE(demo("LANG=zh_CN", "--help --lang=en").text.starts_with(en));
  EXPECT_EQ(demo("", "--help").code, 0);
}

TEST(DemoScript, RefusesWhatItDoesNotKnow) {
  for (const char* words : {"--lang fr", "--lang", "--serve"}) {
    const Said said = demo("LANG=zh_CN", words);
    EXPECT_EQ(said.code, 2) << words;
    EXPECT_TRUE(said.text.starts_with("用法：./demo")) << said.text;
  }
}

// Whatever it says of its own goes through `say`, which takes both languages.
TEST(DemoScript, SaysNothingInOneLanguageOnly) {
  std::istringstream script(read_file(source_path("demo")));
  std::size_t said = 0;
  for (std::string line; std::getline(script, line);) {
    const std::string_view text = trim(line);
    EXPECT_FALSE(text.starts_with("echo ") || text.starts_with("cat <<")) << text;
    said += text.starts_with("say ") ? 1U : 0U;
  }
  EXPECT_GT(said, 8U);
}

}  // namespace
}  // namespace xingji::test
