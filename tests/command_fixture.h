// A small data set and the program over it.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "program.h"

namespace xingji::test {

namespace fs = std::filesystem;

class CommandTest : public testing::Test {
 protected:
  CommandTest()
      : folder_(fs::path(testing::TempDir()) / ("command_test_" + std::to_string(getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "data");
    write("data/dataset.yaml", "zone: Asia/Shanghai\ncurrency: CNY\n");
    write("data/shops.csv", "shop_id,platform\na,test\n\"b,2\",test\n");
    write("data/orders.csv", "order_id,shop_id,placed_at,promised_ship_at,shipped_at\n" +
                                 orders("a", 10, 1) + orders("\"b,2\"", 20, 10));
    write("data/refunds.csv",
          "refund_id,order_id,shop_id,kind,applied_at,agreed_at\n"
          "r1,a1,a,refund_only,2022-06-02 10:00:00,2022-06-02 11:00:00\n");
  }
  ~CommandTest() override { fs::remove_all(folder_); }

  // `count` orders of a shop, `late` of them late.
  static std::string orders(const std::string& shop, int count, int late) {
    std::string rows;
    for (int i = 1; i <= count; ++i) {
      rows += shop.substr(shop[0] == '"' ? 1 : 0, 1) + std::to_string(i) + ',' + shop +
              ",2022-06-01 10:00:00,2022-06-03 10:00:00," +
              (i <= late ? "2022-06-04" : "2022-06-02") + " 10:00:00\n";
    }
    return rows;
  }

  void write(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }
  std::string data() const { return (folder_ / "data").string(); }

  Ran run(const std::string& words) const { return run_program(words, folder_); }
  Ran score(const std::string& more) const {
    return run("score --pack " + pack + " --facts " + data() + ' ' + more);
  }

  Ran explain(const std::string& subject, const std::string& more = "") const {
    return run("explain --pack " + pack + " --facts " + data() + " --as-of 2022-06-15 --subject '" +
               subject + "' " + more);
  }

  const std::string pack = XINGJI_SOURCE_DIR "/tests/cases/tiny.yaml";
  fs::path folder_;
};

}  // namespace xingji::test
