// Personal data through the built program: names, phones, addresses and message texts that stand in
// the files are in nothing that is written, and buyers' ids only as keyed hashes.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "support.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

constexpr std::array planted = {"13812345678", "王小明", "文三路", "don't tell", "buyer-007"};

class Privacy : public testing::Test {
 protected:
  Privacy() { fs::create_directories(folder_ / "export"); }

  void put(const std::string& name, const std::string& text) const {
    fs::create_directories(fs::path(folder_ / name).parent_path());
    test::write_file(folder_ / name, text);
  }
  std::string text_of(const std::string& name) const { return test::read_file(folder_ / name); }

  // Runs the program in a home of its own and gives its exit code; output goes to `out`.
  int run(const std::string& words, const std::string& variables = "") const {
    const std::string command =
        "cd " + folder_.path() + " && env -u XDG_CONFIG_HOME HOME=" + (folder_ / "home") +
        " LANG=C LC_ALL=C " + variables + " " XINGJI_BINARY " " + words + " >>out 2>&1";
    return WEXITSTATUS(std::system(command.c_str()));
  }
  int import(const std::string& into, const std::string& more = "",
             const std::string& variables = "") const {
    return run("import --mapping map.yaml --from export --into " + into + ' ' + more, variables);
  }

  // Everything below the folder but the export itself.
  void expect_nowhere(std::string_view secret) const {
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) {
      const std::string name = fs::relative(entry.path(), folder_.path()).string();
      if (!entry.is_regular_file() || name.starts_with("export") || name.starts_with("own"))
        continue;
      EXPECT_EQ(test::read_file(entry.path()).find(secret), std::string::npos)
          << secret << " stands in " << name;
    }
  }

  void put_export() const {
    put("export/orders.csv",
        "no,shop,buyer,bought,phone,收货人,address\n"
        "o1,s1,buyer-007,2022-06-01 10:00:00,13812345678,王小明,文三路 1\n"
        "o2,s1,buyer-007,2022-06-02 10:00:00,13812345678,王小明,文三路 1\n"
        "o3,s1,buyer-008,bad time,13812345678,王小明,文三路 1\n");
    put("map.yaml",
        "zone: Asia/Shanghai\ncurrency: CNY\ninputs:\n  orders:\n    file: orders.csv\n"
        "    key: no\n    columns: [no, shop, buyer, bought]\n"
        "    personal: [phone, 收货人, address]\n"
        "tables:\n  orders:\n    from: orders\n    columns:\n      order_id: no\n      shop_id: "
        "shop\n"
        "      placed_at: bought\n      buyer_id: buyer\n");
  }

  test::TemporaryFolder folder_;
};

TEST_F(Privacy, import_writes_no_personal_data_and_hashes_buyers) {
  put_export();
  EXPECT_EQ(import("data"), 1) << "o3 has a bad time";
  for (const char* secret : planted) expect_nowhere(secret);
  const std::string orders = text_of("data/orders.csv");
  const auto hash_at = orders.find(",2022-06-01 10:00:00,");
  ASSERT_NE(hash_at, std::string::npos) << orders;
  const std::string hash = orders.substr(hash_at + 21, 16);
  EXPECT_EQ(hash.find_first_not_of("0123456789abcdef"), std::string::npos) << hash;
  EXPECT_NE(orders.find("2022-06-02 10:00:00," + hash), std::string::npos)
      << "the same buyer is the same hash";
  EXPECT_NE(text_of("out").find("personal columns dropped: phone, 收货人, address"),
            std::string::npos);
  EXPECT_NE(text_of("out").find("buyer_id: hashed"), std::string::npos);
}

TEST_F(Privacy, an_installation_keeps_its_key_and_another_has_another) {
  put_export();
  import("first");
  import("second");
  EXPECT_EQ(text_of("first/orders.csv"), text_of("second/orders.csv"));
  const std::string file = folder_ / "home/.config/xingji/buyer-key";
  struct stat about {};
  ASSERT_EQ(stat(file.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
  import("third", "", "XINGJI_BUYER_KEY=000102030405060708090a0b0c0d0e0f");
  EXPECT_NE(text_of("first/orders.csv"), text_of("third/orders.csv"));
}

TEST_F(Privacy, a_key_that_does_not_read_stops_the_import) {
  put_export();
  EXPECT_EQ(import("data", "", "XINGJI_BUYER_KEY=secret"), 1);
  EXPECT_FALSE(fs::exists(folder_ / "data"));
  EXPECT_NE(text_of("out").find("$XINGJI_BUYER_KEY: is not a key"), std::string::npos)
      << text_of("out");
}

TEST_F(Privacy, ids_are_kept_when_asked_for) {
  put_export();
  EXPECT_EQ(import("own", "--keep-buyer-ids"), 1);
  EXPECT_NE(text_of("own/orders.csv").find(",buyer-007"), std::string::npos);
  EXPECT_FALSE(fs::exists(folder_ / "home")) << "no key is made for nothing";
}

TEST_F(Privacy, scoring_drops_and_names_personal_columns_and_masks_what_it_rejects) {
  put("export/shops.csv", "shop_id,platform\ns1,test\n");
  put("export/orders.csv",
      "order_id,shop_id,placed_at,promised_ship_at,shipped_at,buyer_id,buyer_phone,收货地址\n"
      "o1,s1,2022-06-01 10:00:00,2022-06-03 10:00:00,2022-06-02 10:00:00,buyer-007,13812345678,"
      "文三路 1\n"
      "o2,s1,13812345678,2022-06-03 10:00:00,2022-06-02 10:00:00,buyer-007,13812345678,文三路 1\n");
  put("export/messages.csv",
      "message_id,shop_id,buyer_id,sender,sent_at,text,buyer_name\n"
      "m1,s1,buyer-007,buyer,2022-06-01 10:00:00,don't tell 13812345678,王小明\n");
  const std::string common = std::string(" --pack ") + XINGJI_SOURCE_DIR +
                             "/tests/cases/tiny.yaml --facts export --as-of 2022-06-15";
  EXPECT_EQ(run("score" + common + " --report report.json --format json"), 1);
  EXPECT_EQ(run("explain" + common + " --subject s1 --evidence evidence.csv"), 1);
  for (const char* secret : planted) expect_nowhere(secret);
  EXPECT_NE(text_of("out").find("personal columns"), std::string::npos)
      << "said without --report too: " << text_of("out");
}

}  // namespace
}  // namespace xingji
