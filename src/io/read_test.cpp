#include "io/read.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "io/read_fixture.h"
#include "io/report_text.h"
#include "messages/messages.h"

namespace xingji {
namespace {

using fixture::packed;
using fixture::TempFolder;
using Texts = std::vector<std::string>;

constexpr std::string_view orders =
    "order_id,shop_id,placed_at,buyer_id\n"
    "a,s1,2022-06-15 15:36:04,13812345678\n"
    "b,s2,2022-06-16 15:36:04,\n";
constexpr std::string_view shops = "shop_id,platform\ns1,p\n";

Needs needs_of(std::initializer_list<Table> tables) {
  Needs needs;
  needs.keys = true;
  for (const Table table : tables) needs.add_all(table);
  return needs;
}

Texts problems_of(const std::string& folder) {
  const auto reading = read_facts(folder, needs_of({Table::orders}), {});
  Texts texts;
  if (reading.ok()) return texts;
  for (const Problem& problem : reading.problems()) {
    EXPECT_TRUE(is_in_phrase_book(problem.message)) << problem.message;
    EXPECT_TRUE(is_in_phrase_book(problem.remedy)) << problem.remedy;
    std::string text = to_text(problem);
    if (text.starts_with(folder)) text.erase(0, folder.size());
    texts.push_back(text);
  }
  return texts;
}

TEST(read, folders_that_hold_nothing) {
  EXPECT_EQ(problems_of("/no/such/folder"),
            Texts{": there is no such folder (give the folder that holds orders.csv and the other "
                  "tables)"});
  const TempFolder folder;
  EXPECT_EQ(
      problems_of(folder.path()),
      Texts{": the folder holds no table (tables are files such as orders.csv, ratings.csv.zst "
            "or chats.ndjson)"});
}

TEST(read, a_file_or_an_export_in_the_place_of_a_folder_of_tables) {
  const TempFolder folder;
  folder.write("ExportOrderList1.csv", "订单编号\n1\n");
  folder.write("b.xlsx", "PK");
  folder.write("notes.md", "");
  EXPECT_EQ(problems_of(folder.path()),
            Texts{": the folder holds no table, but other files: ExportOrderList1.csv, b.xlsx "
                  "(xingji import makes tables of a platform's export, by a mapping)"});
  EXPECT_EQ(problems_of(folder.path() + "/b.xlsx"),
            Texts{": is a file; facts are a folder of tables (xingji import makes tables of "
                  "other files, by a mapping)"});
  folder.write("c.csv", "");
  folder.write("d.csv", "");
  EXPECT_EQ(problems_of(folder.path()),
            Texts{": the folder holds no table, but other files: ExportOrderList1.csv, b.xlsx, "
                  "c.csv, … (xingji import makes tables of a platform's export, by a mapping)"});
  folder.write("order.csv", "");
  EXPECT_EQ(problems_of(folder.path()),
            Texts{": the folder holds no table; order.csv is none (did you mean 'orders.csv'?)"});
  folder.write("orders.csv", orders);
  EXPECT_EQ(
      problems_of(folder.path() + "/orders.csv"),
      Texts{": is a file; facts are a folder of tables (give its folder: " + folder.path() + ")"});
}

TEST(read, two_files_for_one_table) {
  const TempFolder folder;
  folder.write("orders.csv", orders);
  folder.write("orders.ndjson", "");
  EXPECT_EQ(problems_of(folder.path()),
            Texts{"/orders.ndjson: 'orders.csv' holds the same table (keep one file per table)"});
}

TEST(read, settings_that_say_what_they_cannot) {
  const TempFolder folder;
  folder.write("orders.csv", orders);
  const auto said = [&](std::string_view text) {
    folder.write("dataset.yaml", text);
    return problems_of(folder.path());
  };
  EXPECT_EQ(said("zone: Asia/Shangai\ncurrency: yuan\nzones: 1\n"),
            (Texts{"/dataset.yaml:1:7: unknown zone 'Asia/Shangai' (did you mean 'Asia/Shanghai'?)",
                   "/dataset.yaml:2:11: 'yuan' is not a currency (write its three letters: CNY)",
                   "/dataset.yaml:3:1: unknown key 'zones' (did you mean 'zone'?)"}));
  EXPECT_EQ(said("currency: [\n").size(), 1U);
  EXPECT_EQ(said("- zone\n"),
            Texts{"/dataset.yaml:1:1: the file holds no settings (write zone: Asia/Shanghai)"});
  EXPECT_EQ(said("# nothing\n"), Texts{});
}

TEST(read, a_data_set_becomes_facts) {
  const TempFolder folder;
  folder.write_packed("orders.csv.zst", orders);
  folder.write("shops.csv", shops);
  folder.write("rattings.csv", "x\n");
  folder.write("chats.csv", "x\n");
  folder.write("README.md", "hello");
  folder.write("gen.py", "print()");
  folder.write("my-targets.yaml", "extends: x.y\n");
  folder.write("dataset.yaml", "zone: America/Sao_Paulo\ncurrency: BRL\n");
  ReadOptions options;
  options.threads = 2;
  double share = 0;
  options.progress = [&](double done) {
    share = done;
    return true;
  };
  auto read = read_facts(folder.path(), needs_of({Table::orders, Table::shops}), options);
  ASSERT_TRUE(read.ok());
  const Reading& reading = read.value();
  EXPECT_EQ(reading.facts.zone.name(), "America/Sao_Paulo");
  EXPECT_EQ(reading.facts.currency, "BRL");
  EXPECT_EQ(reading.unopened, Texts{"chats.csv"});
  EXPECT_DOUBLE_EQ(share, 1.0);
  ASSERT_EQ(reading.report.warnings.size(), 1U);
  EXPECT_EQ(to_text(reading.report.warnings[0]),
            "rattings.csv: warning: no table has this name; the file is left out (did you mean "
            "'ratings.csv'?)");
  const TableReport& table = reading.report.tables[static_cast<std::size_t>(Table::orders)];
  EXPECT_EQ(table.file, "orders.csv.zst");
  EXPECT_EQ(table.read, 2U);
  EXPECT_EQ(table.facts, 2U);
  EXPECT_TRUE(find_account(reading.facts, "s2").has_value());
}

TEST(read, damaged_archives_give_what_they_hold) {
  std::string text(orders);
  for (int i = 0; i < 50'000; ++i) {
    text += std::to_string(i * 7919 % 100'003) + ",s1,2022-06-15 15:36:04,\n";
  }
  const std::string whole = packed(text);
  const TempFolder folder;
  folder.write("orders.csv.zst", std::string_view(whole).substr(0, whole.size() * 3 / 4));
  auto read = read_facts(folder.path(), needs_of({Table::orders}), {});
  ASSERT_TRUE(read.ok());
  const QualityReport& report = read.value().report;
  EXPECT_GT(report.tables[static_cast<std::size_t>(Table::orders)].accepted, 10'000U);
  ASSERT_EQ(report.rejected_rows.size(), 1U);
  EXPECT_EQ(report.rejected_rows[0].message,
            "the zstd file ends too early; what follows is left out");

  folder.write("orders.csv.zst", "this is not zstd");
  auto noise = read_facts(folder.path(), needs_of({Table::orders}), {});
  ASSERT_TRUE(noise.ok());
  EXPECT_EQ(noise.value().report.rejected_rows.at(0).message,
            "the zstd file is damaged: Unknown frame descriptor; what follows is left out");
}

// Formulas take seconds; whoever writes hours is told how many these are.
TEST(read, a_time_where_seconds_stand_is_told_in_seconds) {
  const std::string head = "subject_id,pack,indicator,day,numerator,denominator,source\n";
  const auto said = [&](const std::string& number) {
    return fixture::read_text(Table::tallies, head + "s,p,i,2022-06-15," + number + ",10,typed\n")
        .rejected()
        .at(0);
  };
  EXPECT_EQ(said("80h"),
            "tallies.csv:2:5: column 'numerator': '80h' is not a decimal number (a time is written "
            "in seconds: 288000)");
  EXPECT_NE(said("1小时12分").find("in seconds: 4320)"), std::string::npos);
  EXPECT_NE(said("80%").find("(write 12.5, with at most six decimal places)"), std::string::npos);
}

TEST(read, strict_loads_nothing_after_a_rejection) {
  const TempFolder folder;
  folder.write("orders.csv", std::string(orders) + "c,s1,never,\nd,s1,never,\n");
  ReadOptions options;
  options.strict = true;
  const auto reading = read_facts(folder.path(), needs_of({Table::orders}), options);
  ASSERT_FALSE(reading.ok());
  ASSERT_EQ(reading.problems().size(), 1U);
  EXPECT_EQ(
      to_text(reading.problems()[0]),
      "orders.csv:4:3: column 'placed_at': 'never' is not a time (write 2022-06-15 15:36:04)");
}

TEST(read, buyers_are_hashed_unless_told_otherwise) {
  const auto outcome = [](bool keep, unsigned char key) {
    ReadOptions options;
    options.keep_buyer_ids = keep;
    options.buyer_key[0] = key;
    return fixture::read_text(Table::orders, orders, RowFormat::csv, options).jsons();
  };
  EXPECT_NE(outcome(true, 0)[0].find("13812345678"), std::string::npos);
  const Texts hashed = outcome(false, 0);
  EXPECT_EQ(hashed[0].find("138"), std::string::npos);
  EXPECT_EQ(hashed, outcome(false, 0));
  EXPECT_NE(hashed, outcome(false, 1));
  EXPECT_EQ(hashed[1].find("buyer_id"), std::string::npos);
}

TEST(read, single_rows_again) {
  const TempFolder folder;
  std::string text = "order_id,shop_id,placed_at,category\n";
  for (int i = 2; i < 500; ++i) {
    text += std::to_string(i) + ",s1,2022-06-15 15:36:04," + (i % 50 == 0 ? "\"x\"" : "") + "\n";
  }
  folder.write("orders.csv", text + "bad\n");
  auto set = find_data_set(folder.path());
  ASSERT_TRUE(set.ok());
  ReadOptions options;
  options.limits.block_bytes = 200;
  const RowAgain again(set.value().files, set.value().zone, options);
  const auto row = [](const std::string& id, const std::string& more = "") {
    return R"({"order_id":")" + id + R"(","shop_id":"s1","placed_at":"2022-06-15T07:36:04Z")" +
           more + "}";
  };
  const std::string hundred = row("100", R"(,"category":"x")");
  EXPECT_EQ(again.rows(Table::orders, {2, 3, 100, 100, 499, 500, 7000}),
            (Texts{row("2"), row("3"), hundred, hundred, row("499"), "", ""}));
  EXPECT_EQ(again.rows(Table::chats, {2}), Texts{""});
}

TEST(read, a_table_that_is_no_file_is_left_out) {
  const TempFolder folder;
  folder.write("orders.csv", "order_id,shop_id,placed_at\n");
  std::filesystem::create_directory(folder.path() + "/refunds.csv");
  std::filesystem::create_symlink("/nowhere/chats.csv", folder.path() + "/chats.csv");
  const auto set = find_data_set(folder.path());
  ASSERT_TRUE(set.ok());
  ASSERT_EQ(set.value().warnings.size(), 2U);
  EXPECT_EQ(to_text(set.value().warnings[0]),
            "chats.csv: warning: this link leads nowhere; the table is left out (put the table's "
            "file here, or take it away)");
  EXPECT_EQ(set.value().warnings[1].message, "this is not a file; the table is left out");
}

TEST(read, rows_without_an_account) {
  const auto outcome = fixture::read_text(Table::tickets,
                                          "ticket_id,shop_id,provider_id,kind,opened_at\n"
                                          "t1,,p1,review,2022-06-15 15:36:04\n"
                                          "t2,,,review,2022-06-15 15:36:04\n");
  EXPECT_EQ(outcome.rows.size(), 1U);
  EXPECT_EQ(outcome.rejected(),
            Texts{"tickets.csv:3: the row names no account (fill shop_id or provider_id)"});
}

TEST(read, times_that_run_backwards_are_counted) {
  const auto outcome = fixture::read_text(Table::orders,
                                          "order_id,shop_id,placed_at,paid_at,promised_ship_at\n"
                                          "a,s1,2022-06-15 15:36:04,2022-06-15 15:36:03,\n"
                                          "b,s1,2022-06-15 15:36:04,,2022-06-15 15:36:03\n"
                                          "c,s1,2022-06-15 15:36:04,2022-06-15 15:36:04,\n");
  EXPECT_EQ(outcome.table(Table::orders).backwards, 1U);
}

TEST(read, a_word_that_looks_like_a_slip_is_told_once_and_taken) {
  std::string rows = "rating_id,shop_id,item,stars,rated_at\n";
  for (const char* item : {"packing", "overall", "overal", "overal", "Logistics_sped", "总体"}) {
    rows += std::to_string(rows.size()) + ",s1," + item + ",5,2022-06-15 15:36:04\n";
  }
  ReadOptions options = fixture::plain_options();
  options.threads = 3;
  options.limits.block_bytes = 64;
  const auto outcome = fixture::read_text(Table::ratings, rows, RowFormat::csv, options);
  EXPECT_EQ(outcome.rows.size(), 6U);
  EXPECT_EQ(outcome.warnings(),
            (Texts{"ratings.csv:4:3: warning: column 'item': 'overal' is not a known word and is "
                   "taken as it stands (did you mean 'overall'?)",
                   "ratings.csv:6:3: warning: column 'item': 'Logistics_sped' is not a known word "
                   "and is taken as it stands (did you mean 'logistics_speed'?)"}));
}

TEST(read, the_report_reads_as_text_and_json) {
  const TempFolder folder;
  folder.write("orders.csv",
               "order_id,shop_id,placed_at,手机号,x\na,s1,2022-06-15 15:36:04,1,\nb,s1,never,1,\n");
  auto read = read_facts(folder.path(), needs_of({Table::orders}), {});
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(
      report_text(read.value().report),
      "file        read  accepted  facts  unchanged  stale  deleted  rejected\n"
      "orders.csv     2         1      1          0      0        0         1\n"
      "\n"
      "orders.csv: rejected 1 × column 'placed_at' is not a time\n"
      "\n"
      "the first rejected rows:\n"
      "  orders.csv:3:3: column 'placed_at': 'never' is not a time (write 2022-06-15 15:36:04)\n"
      "\n"
      "orders.csv: personal columns, dropped while reading: 手机号\n"
      "orders.csv: unknown columns, kept out: x\n"
      "orders.csv: flags without a column, taken as false: presale, custom, virtual, gift, "
      "lucky_bag, low_value, instant_refund, abnormal\n"
      "1 shop has facts but no row in shops\n"
      "orders.csv:1:5: warning: unknown column 'x' is kept out\n");
  const std::string json = report_json(read.value().report);
  EXPECT_NE(json.find(R"("table": "orders")"), std::string::npos);
  EXPECT_NE(json.find(R"("column 'placed_at' is not a time": 1)"), std::string::npos);
}

TEST(read, a_deletion_needs_only_what_names_the_fact) {
  const auto csv = fixture::read_text(Table::refunds,
                                      "refund_id,order_id,shop_id,kind,applied_at,deleted\n"
                                      "r1,,s1,,,true\n"
                                      "r2,o2,s1,,2022-06-01 10:00:00,\n"
                                      ",o3,s1,,,true\n"
                                      "r4,,,,,true\n");
  EXPECT_EQ(csv.jsons(),
            std::vector<std::string>{R"({"refund_id":"r1","shop_id":"s1","deleted":true})"});
  EXPECT_EQ(csv.rejected(),
            (std::vector<std::string>{
                "refunds.csv:3:4: column 'kind' is empty (every row needs it)",
                "refunds.csv:4:1: column 'refund_id' is empty (every row needs it)",
                "refunds.csv:5:3: column 'shop_id' is empty (every row needs it)"}));
  const auto json = fixture::read_text(
      Table::refunds, R"({"refund_id":"r1","shop_id":"s1","deleted":true})", RowFormat::ndjson);
  EXPECT_EQ(json.jsons(), csv.jsons());
}

TEST(read, a_file_of_deletions_needs_no_other_columns) {
  const auto outcome =
      fixture::read_text(Table::refunds, "refund_id,shop_id,deleted\nr1,s1,1\nr2,s1,0\n");
  EXPECT_EQ(outcome.jsons().size(), 1U);
  EXPECT_EQ(
      outcome.rejected(),
      std::vector<std::string>{"refunds.csv:3: column 'order_id' is empty (every row needs it)"});
}

// Facts that need more memory than there is are refused as soon as that is sure.
TEST(read, what_does_not_fit_into_memory_is_refused_with_the_arithmetic) {
  std::string csv = "order_id,shop_id,placed_at\n";
  for (int i = 0; i < 100'000; ++i) {
    csv += "o" + std::to_string(i) + ",s" + std::to_string(i % 50) + ",2022-06-01 10:00:00\n";
  }
  const TempFolder folder;
  folder.write("orders.csv", csv);
  ReadOptions options;
  options.limits.block_bytes = 1U << 14U;
  double share = 0;
  options.progress = [&](double done) {
    share = done;
    return true;
  };
  const auto said = [&](std::uint64_t memory) {
    options.memory = memory;
    const auto reading = read_facts(folder.path(), needs_of({Table::orders}), options);
    return reading.ok()
               ? std::to_string(
                     reading.value().report.tables[static_cast<std::size_t>(Table::orders)].facts)
               : to_text(reading.problems().front());
  };
  constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;
  EXPECT_EQ(said(64 * mebibyte), "100000");
  EXPECT_EQ(share, 1.0);
  // Far too little is foreseen; what is less than twice too little is told when it is used up.
  EXPECT_NE(said(2 * mebibyte).find("where 2 MiB is free; the first "), std::string::npos);
  EXPECT_LT(share, 0.2);
  EXPECT_NE(said(4 * mebibyte).find("where 4 MiB is free; the first "), std::string::npos);
  EXPECT_GT(share, 0.5);
}

}  // namespace
}  // namespace xingji
