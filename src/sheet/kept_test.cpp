#include "sheet/kept.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace xingji::sheet {
namespace {

class KeptTable : public testing::Test {
 public:
  ~KeptTable() override { std::filesystem::remove_all(folder_); }

 protected:
  KeptTable() {
    std::string pattern = (std::filesystem::temp_directory_path() / "xingji-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    file_ = folder_ + "/t.csv";
  }

  Result<Kept> read(const std::string& text) const {
    std::ofstream(file_, std::ios::binary) << text;
    return read_kept(file_, {"a", "b"}, {"recorded_at"});
  }
  std::string content() const {
    std::ifstream in(file_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::string folder_;
  std::string file_;
};

TEST_F(KeptTable, KeepsOrderColumnsAndWhatStandsInQuotes) {
  auto kept = read(
      "\xEF\xBB\xBF"
      "b,x,a\r\n1,\"p, \"\"q\"\"\nr\",2\r\n\r\n3,,4\n");
  ASSERT_TRUE(kept.ok());
  EXPECT_EQ(kept.value().rows.size(), 2U);
  EXPECT_EQ(kept.value().at(0, "x"), "p, \"q\"\nr");
  EXPECT_EQ(kept.value().at(1, "a"), "4");
  EXPECT_EQ(kept.value().at(1, "recorded_at"), "");
  kept.value().add({{"a", "5,6"}, {"nowhere", "7"}});
  EXPECT_TRUE(write_kept(kept.value()).empty());
  EXPECT_EQ(content(), "b,x,a,recorded_at\n1,\"p, \"\"q\"\"\nr\",2,\n3,,4,\n,,\"5,6\",\n");
}

TEST_F(KeptTable, TellsAllThatIsWrongAtOnce) {
  const auto ragged = read("a,c\n1\n1,2\n1,2,3\n");
  ASSERT_FALSE(ragged.ok());
  ASSERT_EQ(ragged.problems().size(), 3U);
  EXPECT_EQ(to_text(ragged.problems()[1]).find(":2: the row has 1 cells, the first line 2") !=
                std::string::npos,
            true)
      << to_text(ragged.problems()[1]);
  const auto open = read("a,b\n1,\"2\n3,4\n");
  ASSERT_FALSE(open.ok());
  EXPECT_NE(to_text(open.problems()[0]).find(":2: a quote opens here and never closes"),
            std::string::npos);
}

TEST_F(KeptTable, AnEmptyOrAbsentFileIsAnEmptyTable) {
  EXPECT_TRUE(read("").ok());
  EXPECT_TRUE(read("").value().rows.empty());
  EXPECT_TRUE(read_kept(folder_ + "/none.csv", {"a"}, {}).ok());
}

TEST_F(KeptTable, SaysWhenRowsWereRecorded) {
  const auto kept =
      read("a,b,recorded_at\n1,1,2022-06-01T00:00:09Z\n1,1,2022-06-01 08:00:10\n1,1,\n1,1,noon\n");
  ASSERT_TRUE(kept.ok());
  EXPECT_EQ(recorded(kept.value(), Zone("Asia/Shanghai", 8 * 3600)),
            (std::vector<Instant>{1654041609, 1654041610, 0, 0}));
}

}  // namespace
}  // namespace xingji::sheet
