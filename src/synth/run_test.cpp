// How a run behaves: threads, options, progress and files. What the files hold is tested in
// synth_test.cpp.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>

#include "synth/fixture.h"

namespace xingji::synth_test {
namespace {

TEST(SynthRun, ThreadsDoNotChangeTheBytes) {
  const Folder folder("one");
  EXPECT_EQ(written_by_one_thread_and_four(small_market(folder.path())).size(), file_count + 1);
}

TEST(SynthRun, AnotherSeedGivesAnotherMarket) {
  const Folder folder("seed");
  SynthOptions options = small_market(folder.path());
  options.wide = true;
  options.seed = 43;
  options.tables = {Table::orders, Table::chats};
  ASSERT_TRUE(write_market(options).ok());
  EXPECT_NE(read_file(folder.path() + "/orders.csv"), read_file(shared_market() + "/orders.csv"));
  EXPECT_NE(read_file(folder.path() + "/chats.csv"), read_file(shared_market() + "/chats.csv"));
}

TEST(SynthRun, WritesOnlyTheTablesAskedFor) {
  const Folder folder("some");
  SynthOptions options = small_market(folder.path());
  options.wide = true;
  options.tables = {Table::ratings, Table::shops};
  const auto summary = write_market(options);
  ASSERT_TRUE(summary.ok());
  const auto files = read_folder(folder.path());
  ASSERT_EQ(files.size(), 3U);
  EXPECT_EQ(files.at("dataset.yaml"), "zone: Asia/Shanghai\ncurrency: CNY\n");
  EXPECT_TRUE(files.at("ratings.csv") == read_file(shared_market() + "/ratings.csv"));
  ASSERT_EQ(summary.value().files.size(), 2U);
  EXPECT_EQ(summary.value().files[0].table, Table::shops);
  EXPECT_EQ(summary.value().files[0].rows, 60);
  EXPECT_EQ(summary.value().files[1].bytes,
            static_cast<std::int64_t>(files.at("ratings.csv").size()));
}

TEST(SynthRun, OneOrderInOneShopOnOneDay) {
  const Folder folder("least");
  SynthOptions options;
  options.shops = options.days = 1;
  options.orders = 1;
  options.into = folder.path();
  const auto summary = write_market(options);
  ASSERT_TRUE(summary.ok());
  const Csv csv = read_table(folder.path(), "orders");
  EXPECT_EQ(csv.rows(), 3U);
  EXPECT_EQ(csv.cell(0, "placed_at").substr(0, 10), "2022-06-30");
}

TEST(SynthRun, ProgressEndsAtTheWhole) {
  const Folder folder("progress");
  std::int64_t last = 0;
  std::int64_t whole = 0;
  const auto summary =
      write_market(small_market(folder.path()), [&](std::int64_t done, std::int64_t total) {
        EXPECT_EQ(done, last + 1);
        last = done;
        whole = total;
      });
  ASSERT_TRUE(summary.ok());
  EXPECT_GT(whole, 1);
  EXPECT_EQ(last, whole);
}

TEST(SynthRun, AllOptionsOutOfRangeAreNamed) {
  SynthOptions options = small_market("/nowhere");
  options.shops = 0;
  options.days = 5'000;
  const auto summary = write_market(options);
  ASSERT_FALSE(summary.ok());
  ASSERT_EQ(summary.problems().size(), 2U);
  EXPECT_EQ(to_text(summary.problems()[0]), "--shops is out of range (from 1 to 5000000)");
  EXPECT_EQ(to_text(summary.problems()[1]), "--days is out of range (from 1 to 3650)");
}

TEST(SynthRun, AFolderThatCannotBeMadeIsAProblem) {
  const auto summary = write_market(small_market("/proc/xingji"));
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(summary.problems()[0].place.file, "/proc/xingji");
}

// A limit on the size of files stands in for a full disk.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    ::signal(SIGXFSZ, SIG_DFL);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
};

TEST(SynthRun, AFullDiskIsAProblemAndLeavesTheOldFilesAlone) {
  const Folder folder("full");
  SynthOptions options = small_market(folder.path());
  options.orders = 1'000;
  ASSERT_TRUE(write_market(options).ok());
  const auto before = read_folder(folder.path());
  options.orders = 30'000;
  for (const int threads : {1, 3}) {
    options.threads = threads;
    const FileSizeLimit limit(3'000'000);
    const auto summary = write_market(options);
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.problems()[0].place.file, folder.path() + "/orders.csv");
    EXPECT_NE(summary.problems()[0].message.find("cannot be written"), std::string::npos);
  }
  EXPECT_TRUE(read_folder(folder.path()) == before);
}

}  // namespace
}  // namespace xingji::synth_test
