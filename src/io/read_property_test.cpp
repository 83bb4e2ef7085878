// What must hold whatever the file: the way it is cut, packed, spelled or shared among threads
// changes nothing, and no damage to some bytes reaches rows elsewhere.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "io/read_fixture.h"

namespace xingji {
namespace {

using fixture::Outcome;
using fixture::plain_options;
using fixture::read_text;
using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

const std::string header = "order_id,shop_id,placed_at,amount,category,presale\n";

// A row, mostly good; `id` is in it whatever happens.
std::string some_row(Random& random, const std::string& id) {
  static const std::vector<std::string> categories = {
      "",       "女装",        "\"a,b\"", "\"x\ny\"", R"("say ""hi""")",
      "5\" tv", "\"broken\"!", "\"open",  "\"\"",     "\"\r\n\""};
  static const std::vector<std::string> times = {"2022-06-15 15:36:04", "2022-02-30 15:36:04", "",
                                                 "2022-06-15T15:36:04Z", "\"2022-06-15 15:36:04\""};
  const std::string& time = times[below(random, 4) == 0 ? below(random, times.size()) : 0];
  const std::string& category = categories[below(random, categories.size())];
  const std::string end = below(random, 3) == 0 ? "\r\n" : "\n";
  return id + ",s" + std::to_string(below(random, 3)) + "," + time + ",12.5," + category + ",1" +
         (below(random, 20) == 0 ? ",more" : "") + end;
}

std::string some_file(std::uint64_t seed, std::size_t rows) {
  Random random(seed);
  std::string text = header;
  for (std::size_t i = 0; i < rows; ++i) {
    text += some_row(random, std::to_string(i));
    if (below(random, 8) == 0) text += "\n";
  }
  if (below(random, 2) == 0) text.pop_back();
  return text;
}

Outcome read_orders(std::string_view text, const ReadOptions& options = plain_options(),
                    RowFormat format = RowFormat::csv) {
  return read_text(Table::orders, text, format, options);
}

void expect_same(const Outcome& one, const Outcome& other) {
  EXPECT_EQ(one.rows, other.rows);
  EXPECT_EQ(one.rejected(), other.rejected());
  EXPECT_EQ(one.warnings(), other.warnings());
  const TableReport& counts = one.table(Table::orders);
  const TableReport& others = other.table(Table::orders);
  EXPECT_EQ(counts.read, others.read);
  EXPECT_EQ(counts.accepted, others.accepted);
  EXPECT_EQ(counts.rejected, others.rejected);
}

TEST(reading, block_size_changes_nothing) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const std::string text = some_file(seed, 25);
    ReadOptions options = plain_options();
    options.limits.row_bytes = 300;  // so that some rows and open quotes are too long
    options.limits.field_bytes = 60;
    options.limits.block_bytes = 100'000;
    const Outcome whole = read_orders(text, options);
    EXPECT_FALSE(whole.rows.empty());
    for (std::size_t bytes = 1; bytes <= 64; ++bytes) {
      SCOPED_TRACE("block_bytes " + std::to_string(bytes));
      options.limits.block_bytes = bytes;
      expect_same(whole, read_orders(text, options));
      if (testing::Test::HasFailure()) return;
    }
  }
}

TEST(reading, threads_change_nothing) {
  const std::string text = some_file(99, 30'000);
  ReadOptions options = plain_options();
  options.limits.block_bytes = 5'000;
  const Outcome alone = read_orders(text, options);
  EXPECT_EQ(alone.report.rejected_rows.size(), QualityReport::examples_kept);
  EXPECT_GT(alone.report.rejected_count(), QualityReport::examples_kept);
  for (const std::size_t threads : {2U, 4U}) {
    options.threads = threads;
    expect_same(alone, read_orders(text, options));
  }
}

TEST(reading, strict_names_the_first_rejection_whatever_the_threads) {
  const std::string text = some_file(7, 20'000);
  ReadOptions options = plain_options();
  const std::string first = read_orders(text, options).rejected().front();
  options.strict = true;
  options.limits.block_bytes = 1'000;
  for (const std::size_t threads : {1U, 4U}) {
    options.threads = threads;
    EXPECT_EQ(read_orders(text, options).rejected().front(), first);
  }
}

// Rows of one table in CSV, with every kind of column filled.
const std::string all_kinds =
    "exemption_id,shop_id,region,category,reason,from,to,filed_at,status,decided_at,recorded_at,"
    "deleted\n"
    "e1,s1,浙江/杭州,,storm,2022-06-01,2022-06-03,2022-05-30 10:00:00,approved,2022-05-31 10:00:00,"
    "2022-05-31 10:00:01,\n"
    "e2,,,女装,\"a \"\"b\"\"\nc\",2022-06-01 00:00:00,2022-06-03 "
    "12:00:00,2022-05-30T10:00:00Z,filed,,,"
    "true\n";
const std::string all_kinds_json =
    R"({"exemption_id":"e1","shop_id":"s1","region":"浙江/杭州","category":"","reason":"storm",)"
    R"("from":"2022-06-01","to":"2022-06-03","filed_at":"2022-05-30 10:00:00","status":"approved",)"
    R"("decided_at":"2022-05-31 10:00:00","recorded_at":"2022-05-31 10:00:01"})"
    "\n"
    R"({"deleted":true,"category":"女装","exemption_id":"e2","reason":"a \"b\"\nc",)"
    R"("from":"2022-06-01 00:00:00","to":"2022-06-03 12:00:00","filed_at":"2022-05-30T10:00:00Z",)"
    R"("status":"filed","shop_id":null})"
    "\n";

TEST(reading, formats_give_the_same_cells) {
  const auto csv = read_text(Table::exemptions, all_kinds);
  ASSERT_EQ(csv.rows.size(), 2U) << testing::PrintToString(csv.rejected());
  EXPECT_EQ(read_text(Table::exemptions, all_kinds_json, RowFormat::ndjson).jsons(), csv.jsons());

  // The canonical spelling reads back as itself.
  std::string canonical;
  for (const std::string& line : csv.jsons()) canonical += line + "\n";
  EXPECT_EQ(read_text(Table::exemptions, canonical, RowFormat::ndjson).jsons(), csv.jsons());
}

// Damage some bytes of a file whose rows stand on lines of their own: rows on lines that were not
// touched, and do not follow an opened quote, are still there.
TEST(reading, damage_stays_where_it_is) {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    std::vector<std::string> lines;
    lines.reserve(20);
    for (int i = 0; i < 20; ++i) {
      lines.push_back("id" + std::to_string(i) + ",s1,2022-06-15 15:36:04,12.5,\"a,b\",1\n");
    }
    const Outcome before = [&] {
      std::string text = header;
      for (const std::string& line : lines) text += line;
      return read_orders(text);
    }();
    ASSERT_EQ(before.rows.size(), lines.size());

    std::set<std::size_t> touched;
    for (int blow = 0; blow < 3; ++blow) {
      const std::size_t which = below(random, lines.size());
      std::string& line = lines[which];
      touched.insert(which);
      const std::size_t at = below(random, line.size() - 1);  // line ends stay
      static constexpr std::string_view bytes = "\",x9\r\0\xFF- ";
      if (below(random, 3) == 0) {
        line.erase(at, 1);
      } else {
        line[at] = bytes[below(random, bytes.size())];
      }
    }
    std::string text = header;
    for (const std::string& line : lines) text += line;
    const Outcome after = read_orders(text);
    std::set<std::string> there;
    for (const auto& row : after.rows) there.insert(row.json);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool is_there = there.contains(before.rows[i].json);
      EXPECT_TRUE(is_there || touched.contains(i)) << i << "\n" << text;
    }
    if (testing::Test::HasFailure()) return;
  }
}

// Any bytes at all: no crash, no hang, and every row is either taken or told.
TEST(reading, noise_is_survived) {
  static constexpr std::string_view bytes = "\"\",,\n\n\r\0\xE5\xA5\xB3 x1{}[]:\\tn-";
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    Random random(seed);
    std::string text = below(random, 2) == 0 ? header : "";
    const std::size_t size = below(random, 600);
    for (std::size_t i = 0; i < size; ++i) text += bytes[below(random, bytes.size())];
    ReadOptions options = plain_options();
    options.limits = {1 + below(random, 80), 20 + below(random, 200), 10 + below(random, 50)};
    for (const RowFormat format : {RowFormat::csv, RowFormat::ndjson}) {
      const Outcome outcome = read_orders(text, options, format);
      const TableReport& table = outcome.table(Table::orders);
      ASSERT_EQ(table.accepted, outcome.rows.size()) << "seed " << seed;
      ASSERT_LE(table.read, table.accepted + outcome.report.rejected_count()) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace xingji
