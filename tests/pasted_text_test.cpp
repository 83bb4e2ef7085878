// How a pasted text comes in, whatever is in it: its encoding, its size, its time.
#include <chrono>

#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

class PastedText : public testing::Test {
 protected:
  Ran paste(const std::string& text, const std::string& language = "zh") const {
    return run_program("try kuaishou/shopping-star --as-of 2022-06-15 --paste --lang " + language,
                       folder_.path(), text, "XINGJI_RULES=" + source_path("rules"));
  }

  TemporaryFolder folder_;
};

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

TEST_F(PastedText, OfExcelAndWpsIsConvertedAndSaidSo) {
  const std::string gb = "\xB7\xA2\xBB\xF5\xC2\xCA\t92%\n";
  EXPECT_SAYS(paste(gb).error, "内容是 GB18030 编码，已按它转换");
  EXPECT_SAYS(paste(gb, "en").error, "the text is GB18030 and was converted");
  const std::string utf16("\xFF\xFE\xD1\x53\x27\x8D\x87\x73\t\0\x39\0\x32\0%\0\n\0", 18);
  EXPECT_SAYS(paste(utf16).error, "内容是 UTF-16 编码");
  for (const std::string& text : {gb, utf16, std::string("\xEF\xBB\xBF发货率\t92%\n")}) {
    EXPECT_SAYS(paste(text).out, "总分 4\n");
  }
}

TEST_F(PastedText, ThatIsNoneIsRefused) {
  const Ran bytes = paste("\xFF\x20\xFF\xFF");
  EXPECT_EQ(bytes.code, 1);
  EXPECT_SAYS(bytes.error, "不是文字（既不是 UTF-8，也不是 GB18030 或 UTF-16）");
  const Ran huge = paste(std::string((2 << 20) + 1, 'x'));
  EXPECT_EQ(huge.code, 1);
  EXPECT_SAYS(huge.error, "超过 2 MB");
}

TEST_F(PastedText, LongTablesAndPagesTakeNoLongerThanTheirLines) {
  std::string dates = "日期\t客服5分钟回复率\t客服好评率\n";
  std::string rows = "指标\t数值\n";
  std::string page;
  for (int i = 0; i < 8000; ++i) {
    const std::string share = std::to_string(i % 100) + '.' + std::to_string(i) + '%';
    dates += format_day(*parse_day("2022-06-15") - i) + '\t' + share + "\t93%\n";
    rows += "客服好评率\t93%\n";
    page += "第" + std::to_string(i) + "件商品的说明文字\n";
  }
  for (const std::string& text : {dates, rows, page}) {
    const auto begin = std::chrono::steady_clock::now();
    paste(text);
    // Some tenths of a second each; by pairs of lines it took minutes.
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
  }
}

}  // namespace
}  // namespace xingji::test
