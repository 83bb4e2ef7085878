// Tables in the pack and beside it: rows changed by an overlay, the digest, warnings.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "pack/load.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

const std::string pack_text = R"(pack: test.tables
title: T
subject: shop
judge: daily
valid: { since: 2022-01-01, until: 2022-12-31 }
time_zone: UTC
sources: { HELP: { title: Help, read: 2026-11-22, grade: A } }
attributes: { kind: text, colour: text }
tables:
  source: HELP
  weights: { keys: { kind: equal }, rows: tables/weights.csv, else: { a: 50%, b: 50% } }
  idle: { keys: { kind: equal }, rows: [{ kind: a }] }
measures: { source: HELP, n: { count: orders, by_day: paid_at, window: 30 days } }
indicators:
  source: HELP
  x: { title: X, printed_as: count, value: n, better: higher, no_data: spread, points: { ladder: [{ give: 1 }] } }
  y: { title: Y, printed_as: count, value: n, better: higher, no_data: spread, points: { ladder: [{ give: 1 }] } }
dimensions:
  d: { title: D, weight: 100%, of: { x: table.weights(shop.kind).a, y: table.weights(shop.kind).b }, source: HELP }
stars: { s: { stars: 1, source: HELP } }
)";

class Tables : public testing::Test {
 protected:
  Tables() {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "tables");
    write("pack.yaml", pack_text);
    write("tables/weights.csv",
          "\xEF\xBB\xBFkind,since,a,b\r\n\"x, y\",,40%,60%\r\n"
          "\"x, y\",2022-03-01,30%,70%\r\nlate,2023-03-01,30%,70%\r\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  Family load(const std::vector<std::string>& overlays = {}) {
    LoadOptions options;
    for (const std::string& overlay : overlays)
      options.overlays.push_back((folder_ / overlay).string());
    auto family = load_family((folder_ / "pack.yaml").string(), options);
    EXPECT_TRUE(family.ok()) << to_text(family.problems()[0]);
    return std::move(family.value());
  }

  fs::path folder_ = fs::temp_directory_path() / ("xingji-tables-" + std::to_string(::getpid()));
};

TEST_F(Tables, stand_beside_the_pack_as_spreadsheets_write_them) {
  const Pack pack = load().versions[0];
  const KeyTable& table = pack.tables[0];
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[1].keys[0].text, "x, y");
  EXPECT_EQ(table.rows[1].since, parse_day("2022-03-01"));
  EXPECT_EQ(table.rows[1].cells[1].value, 700'000);
  EXPECT_EQ(table.rows[1].cells[1].place.line, 3);
  EXPECT_EQ(table.rows[1].said.source, "HELP");
}

TEST_F(Tables, belong_to_the_digest) {
  const std::string before = load().digest;
  EXPECT_EQ(load().digest, before);
  write("tables/weights.csv", "kind,a,b\nx,40%,60%\n");
  EXPECT_NE(load().digest, before);
}

TEST_F(Tables, overlays_change_a_row_or_all) {
  write("row.yaml",
        "extends: test.tables\ntables: { weights: { changed_rows: [{ kind: 'x, y', a: "
        "10%, b: 90% }, { kind: new, a: 1%, b: 99% }], assumed: ours } }\n");
  const Pack row = load({"row.yaml"}).versions[0];
  ASSERT_EQ(row.tables[0].rows.size(), 4U);
  EXPECT_EQ(row.tables[0].rows[0].cells[0].value, 100'000);
  EXPECT_EQ(row.tables[0].rows[0].said.assumed.en, "ours");
  EXPECT_EQ(row.tables[0].rows[1].said.source, "HELP");
  EXPECT_EQ(row.tables[0].rows[3].keys[0].text, "new");
  write("all.yaml",
        "extends: test.tables\ntables: { weights: { rows: [{ kind: z, a: 10%, b: 90% "
        "}], assumed: ours } }\n");
  EXPECT_EQ(load({"all.yaml"}).versions[0].tables[0].rows.size(), 1U);
}

TEST_F(Tables, warn_of_what_nobody_reaches) {
  const Family family = load();
  std::vector<std::string> warnings;
  for (const Problem& warning : family.warnings) warnings.push_back(warning.message);
  EXPECT_EQ(warnings, (std::vector<std::string>{
                          "the attribute 'colour' is not used", "the table 'idle' is not used",
                          "this row never holds on a day that the pack judges (kind late)"}));
}

}  // namespace
}  // namespace xingji
