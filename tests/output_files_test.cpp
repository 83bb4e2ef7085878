// What the program writes never takes the place of what it reads, and is there whole or not at all.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "io/write_file.h"
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

namespace fs = std::filesystem;

class OutputFiles : public testing::Test {
 protected:
  OutputFiles() {
    fs::create_directories(folder_ / "data");
    fs::copy_file(source_path("tests/cases/tiny.yaml"), folder_ / "tiny.yaml");
    write("data/dataset.yaml", "zone: Asia/Shanghai\ncurrency: CNY\n");
    write("data/shops.csv", "shop_id,platform\na,test\n");
    write("data/orders.csv",
          "order_id,shop_id,placed_at,promised_ship_at,shipped_at,recorded_at\n"
          "o1,a,2022-06-01 10:00:00,2022-06-03 10:00:00,,2022-06-01 11:00:00\n"
          "o2,a,2022-06-01 10:00:00,2022-06-03 10:00:00,,\n");
  }
  void write(const std::string& name, const std::string& content) const {
    write_file(folder_ / name, content);
  }
  Ran run(const std::string& words) const {
    return run_program(words, folder_.path(), "", "cd " + folder_.path() + " &&");
  }
  Ran score(const std::string& more) const {
    return run("score --pack tiny.yaml --facts data --as-of 2022-06-15 " + more);
  }

  TemporaryFolder folder_;
};

TEST_F(OutputFiles, NeverTakeThePlaceOfWhatIsRead) {
  fs::create_symlink(folder_ / "data", folder_ / "also");
  fs::create_symlink(folder_ / "data/orders.csv", folder_ / "orders.csv");
  write("mine.yaml", "extends: test.tiny\n");
  for (const std::string file :
       {"data/orders.csv", "data/refunds.csv", "also/orders.csv", "orders.csv", "tiny.yaml",
        "./data/../tiny.yaml", "mine.yaml", "data"}) {
    const std::string before = content_of(folder_ / file);
    for (const std::string& words :
         {"score --pack tiny.yaml --facts data --overlay mine.yaml --report " + file,
          "explain --subject a --pack tiny.yaml --facts data --overlay mine.yaml --evidence " +
              file}) {
      const Ran ran = run(words);
      EXPECT_EQ(ran.code, 1) << words;
      EXPECT_EQ(ran.out, "") << words;
      EXPECT_EQ(ran.error.rfind(file + ": ", 0), 0U) << ran.error;
      EXPECT_NE(ran.error.find("(name another file to write)"), std::string::npos) << ran.error;
    }
    EXPECT_EQ(content_of(folder_ / file), before);
  }
  EXPECT_FALSE(fs::exists(folder_ / "data/refunds.csv"));
  const Ran here = run("score --pack tiny.yaml --facts . --report refunds.csv");
  EXPECT_EQ(here.error.rfind("refunds.csv: lies in ., which is read", 0), 0U) << here.error;
  const Ran pack = run("try tiny.yaml --values late=5% --save tiny.yaml");
  EXPECT_EQ(pack.error.rfind("tiny.yaml: is itself one of the files", 0), 0U) << pack.error;
}

TEST_F(OutputFiles, TakeThePlaceOfEarlierOnes) {
  for (int i = 0; i < 2; ++i) EXPECT_EQ(score("--report report.json").code, 0);
  EXPECT_TRUE(nlohmann::json::accept(content_of(folder_ / "report.json")));
  EXPECT_EQ(score("--report no/such/folder.json").code, 1);
  const Ran twice =
      run("explain --pack tiny.yaml --facts data --subject a --report x.csv --evidence ./x.csv");
  EXPECT_EQ(twice.error, "./x.csv: would be written twice\n");
}

TEST_F(OutputFiles, AnImportDoesNotReplaceItsSource) {
  const std::string common = "import --mapping " + source_path("rules/olist/import.yaml");
  const Ran ran = run(common + " --from data --into ./data --replace");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.error.rfind("./data: is what the import reads", 0), 0U) << ran.error;
  EXPECT_EQ(run(common + " --from data/orders.csv --into data --replace").error,
            ran.error.substr(2));
}

TEST_F(OutputFiles, AFileIsWrittenWholeOrNotAtAll) {
  const std::string file = folder_ / "kept.csv";
  write("kept.csv", "before");
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink(file, folder_ / "link.csv");
  EXPECT_TRUE(xingji::write_file(folder_ / "link.csv", "after").empty());
  EXPECT_EQ(content_of(file), "after");
  EXPECT_TRUE(fs::is_symlink(folder_ / "link.csv"));
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_TRUE(xingji::write_file("/dev/null", "anything").empty());
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  const Problems full = xingji::write_file("/dev/full", "anything");
  ASSERT_EQ(full.size(), 1U);
  EXPECT_EQ(to_text(full.front()), "/dev/full: cannot be written: No space left on device");
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder_.path())) {
    if (entry.path().string().find("kept.csv") != std::string::npos) ++files;
  }
  EXPECT_EQ(files, 1U) << "what was written beside the file is gone";
}

TEST_F(OutputFiles, RowsThatDoNotSayWhenTheyWereRecordedAreNamed) {
  const Ran ran = score("--known-at 2022-05-01 --report report.json");
  EXPECT_EQ(ran.error,
            "--known-at: warning: rows without recorded_at are taken as known at any time: "
            "shops.csv, orders.csv (1/2) (give recorded_at where a later version may have "
            "replaced an earlier one)\n");
  EXPECT_EQ(ran.code, 0);
  const auto report = nlohmann::json::parse(content_of(folder_ / "report.json"));
  EXPECT_EQ(report["warnings"].size(), 1U);
  EXPECT_EQ(report["files"][1]["without_recorded_at"], 1);
  EXPECT_EQ(score("").error, "");
}

}  // namespace
}  // namespace xingji::test
