// Importing a real export: the shipped excerpt with its counts, what its mapping makes of orders
// and reviews, and that output appears whole or not at all.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "import/import.h"
#include "support.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

const std::string olist_mapping = test::source_path("rules/olist/import.yaml");
const std::string olist_export = test::source_path("examples/olist");

class Import : public testing::Test {
 public:
  Import() { fs::create_directory(folder_ / "from"); }

 protected:
  void put(const std::string& name, const std::string& text) const {
    test::write_file(folder_ / name, text);
  }
  std::string text_of(const std::string& name) const {
    EXPECT_TRUE(fs::exists(folder_ / name)) << name;
    return test::read_file(folder_ / name);
  }
  std::set<std::string> names_in(const std::string& name) const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_ / name)) {
      names.insert(entry.path().filename().string());
    }
    return names;
  }

  Result<ImportReport> run_olist(const std::string& into = "into") const {
    return import_facts({olist_mapping, olist_export, folder_ / into});
  }
  /// Imports the files that put_small_olist has made.
  Result<ImportReport> run_small() const {
    return import_facts({olist_mapping, folder_ / "from", folder_ / "into"});
  }
  std::string lines_of(const Problems& problems) const {
    std::string lines;
    for (const Problem& problem : problems) {
      std::string line = to_text(problem);
      const std::string prefix = folder_.path() + "/";
      for (auto at = line.find(prefix); at != std::string::npos; at = line.find(prefix)) {
        line.erase(at, prefix.size());
      }
      lines += line + "\n";
    }
    return lines;
  }

  test::TemporaryFolder folder_;
};

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

// ---- the excerpt

TEST_F(Import, the_excerpt_gives_the_counts_of_its_readme) {
  const auto result = run_olist();
  ASSERT_TRUE(result.ok()) << lines_of(result.problems());
  const ImportReport& report = result.value();
  EXPECT_EQ(report.rejected_count(), 0U);
  std::map<std::string, std::uint64_t> read;
  for (const InputReport& input : report.inputs) read[input.name] = input.read;
  const std::map<std::string, std::uint64_t> expected_read = {
      {"orders", 2886}, {"items", 3361}, {"reviews", 829}, {"customers", 0}, {"sellers", 43}};
  EXPECT_EQ(read, expected_read);
  std::map<std::string, std::uint64_t> written;
  for (const TableImport& table : report.tables) written[table.file] = table.written;
  const std::map<std::string, std::uint64_t> expected_written = {
      {"shops.csv", 43}, {"orders.csv", 2919}, {"ratings.csv", 839}};
  EXPECT_EQ(written, expected_written);
}

TEST_F(Import, the_excerpt_becomes_canonical_tables) {
  ASSERT_TRUE(run_olist().ok());
  const std::set<std::string> names = {"dataset.yaml", "orders.csv", "ratings.csv", "shops.csv"};
  EXPECT_EQ(names_in("into"), names);
  EXPECT_EQ(text_of("into/dataset.yaml"), "zone: America/Sao_Paulo\ncurrency: BRL\n");
  EXPECT_EQ(first_line(text_of("into/shops.csv")), "shop_id,platform");
  EXPECT_EQ(first_line(text_of("into/ratings.csv")),
            "rating_id,order_id,shop_id,item,stars,rated_at");
  const std::string orders = text_of("into/orders.csv");
  EXPECT_EQ(first_line(orders),
            "order_id,shop_id,placed_at,paid_at,amount,items,product_id,buyer_id,promised_ship_at,"
            "picked_up_at,signed_at,cancelled_at");
  // Cancelled: the latest that is known of it is its payment.
  EXPECT_NE(orders.find("\n3addeedb2235eeb1e75dd513cd6eeb35,c3867b4666c7d76867627c2f7fb22e21,"
                        "2018-03-21 15:41:24,2018-03-23 02:31:02,125.00,1,"
                        "58bef3ad35aed45b92cf03510e6cf5ce,,2018-03-29 02:31:02,,,"
                        "2018-03-23 02:31:02\n"),
            std::string::npos);
}

TEST_F(Import, two_runs_give_the_same_bytes) {
  ASSERT_TRUE(run_olist("a").ok());
  ASSERT_TRUE(run_olist("b").ok());
  for (const std::string& name : names_in("a")) {
    EXPECT_EQ(text_of("a/" + name), text_of("b/" + name)) << name;
  }
}

TEST_F(Import, assumptions_and_dropped_columns_are_named) {
  const auto result = run_olist();
  ASSERT_TRUE(result.ok());
  const std::vector<std::string> dropped = {"review_comment_title", "review_comment_message"};
  EXPECT_EQ(result.value().inputs[2].personal_columns, dropped);
  ASSERT_EQ(result.value().tables[1].assumptions.size(), 1U);
  EXPECT_TRUE(result.value().tables[1].assumptions[0].en.starts_with("cancelled_at: "));
  EXPECT_EQ(result.value().tables[1].assumptions[0].zh,
            "cancelled_at：文件没有写订单何时取消，取订单最后一个已知的时刻");
}

// ---- one order of two sellers, a cancelled one, one without items

void put_small_olist(const fs::path& folder) {
  const auto put = [&](const char* name, const char* text) {
    test::write_file(folder / name, text);
  };
  put("olist_orders_dataset.csv",
      "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,"
      "order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date\n"
      "o1,c1,delivered,2018-01-01 10:00:00,2018-01-01 11:00:00,2018-01-03 09:00:00,"
      "2018-01-09 20:00:00,2018-01-20 00:00:00\n"
      "o2,c2,canceled,2018-01-02 10:00:00,2018-01-02 12:00:00,,,2018-01-20 00:00:00\n"
      "o3,c3,unavailable,2018-01-03 10:00:00,,,,2018-01-20 00:00:00\n");
  put("olist_order_items_dataset.csv",
      "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value\n"
      "o1,1,p1,s1,2018-01-05 10:00:00,10.10,1.00\n"
      "o1,2,p1,s1,2018-01-06 10:00:00,10.20,1.00\n"
      "o1,3,p2,s2,2018-01-05 10:00:00,5.00,1.00\n"
      "o1,4,p3,s2,2018-01-04 10:00:00,0.05,1.00\n"
      "o2,1,p1,s1,2018-01-05 10:00:00,7.00,1.00\n");
  put("olist_order_reviews_dataset.csv",
      "review_id,order_id,review_score,review_comment_title,review_comment_message,"
      "review_creation_date,review_answer_timestamp\n"
      "r1,o1,5,\"bom,\n\",\"ligue 11 98765-4321\",2018-01-10 00:00:00,2018-01-11 08:00:00\n"
      "r1,o2,5,,,2018-01-10 00:00:00,2018-01-11 08:00:00\n"
      "r2,o3,1,,,2018-01-10 00:00:00,2018-01-11 08:00:00\n");
  put("olist_sellers_dataset.csv",
      "seller_id,seller_zip_code_prefix,seller_city,seller_state\ns1,1,x,SP\ns2,2,y,SP\ns3,3,z,"
      "SP\n");
}

TEST_F(Import, an_order_is_one_row_for_each_of_its_sellers) {
  put_small_olist(folder_ / "from");
  const auto result = run_small();
  ASSERT_TRUE(result.ok()) << lines_of(result.problems());
  EXPECT_EQ(text_of("into/orders.csv"),
            "order_id,shop_id,placed_at,paid_at,amount,items,product_id,buyer_id,promised_ship_at,"
            "picked_up_at,signed_at,cancelled_at\n"
            "o1,s1,2018-01-01 10:00:00,2018-01-01 11:00:00,20.30,2,p1,,2018-01-06 10:00:00,"
            "2018-01-03 09:00:00,2018-01-09 20:00:00,\n"
            "o1,s2,2018-01-01 10:00:00,2018-01-01 11:00:00,5.05,2,,,2018-01-05 10:00:00,"
            "2018-01-03 09:00:00,2018-01-09 20:00:00,\n"
            "o2,s1,2018-01-02 10:00:00,2018-01-02 12:00:00,7.00,1,p1,,2018-01-05 10:00:00,,,"
            "2018-01-02 12:00:00\n");
  const std::map<std::string, std::uint64_t> left_out = {{"no row in items", 1}};
  EXPECT_EQ(result.value().tables[1].left_out, left_out);
  EXPECT_EQ(result.value().rejected_count(), 0U);
}

TEST_F(Import, a_review_is_one_row_for_each_seller) {
  put_small_olist(folder_ / "from");
  ASSERT_TRUE(run_small().ok());
  // r1 stands at two orders of s1: it is one rating, and of neither order.
  EXPECT_EQ(text_of("into/ratings.csv"),
            "rating_id,order_id,shop_id,item,stars,rated_at\n"
            "r1,,s1,overall,5,2018-01-11 08:00:00\n"
            "r1,o1,s2,overall,5,2018-01-11 08:00:00\n");
}

TEST_F(Import, an_optional_file_fills_its_cells_when_it_is_there) {
  put_small_olist(folder_ / "from");
  put("from/olist_customers_dataset.csv",
      "customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state\n"
      "c1,person1,1,rio,RJ\n");
  ASSERT_TRUE(run_small().ok());
  const std::string orders = text_of("into/orders.csv");
  EXPECT_NE(orders.find(",p1,person1,"), std::string::npos);
  EXPECT_NE(orders.find("\no2,s1,2018-01-02 10:00:00,2018-01-02 12:00:00,7.00,1,p1,,"),
            std::string::npos);
}

TEST_F(Import, comments_of_buyers_are_nowhere_in_output_or_report) {
  put_small_olist(folder_ / "from");
  const auto result = run_small();
  ASSERT_TRUE(result.ok());
  for (const std::string& name : names_in("into")) {
    EXPECT_EQ(text_of("into/" + name).find("98765"), std::string::npos) << name;
  }
  EXPECT_EQ(lines_of(result.value().rejected_rows).find("98765"), std::string::npos);
}

// ---- what is refused

TEST_F(Import, missing_files_are_named_all_at_once) {
  const auto result = run_small();
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.problems().size(), 4U);
  EXPECT_EQ(lines_of({result.problems().front()}),
            "from/olist_orders_dataset.csv: the file of input 'orders' is missing (put the "
            "export's file there; .zst may follow its name)\n");
  EXPECT_FALSE(fs::exists(folder_ / "into"));
}

TEST_F(Import, a_file_of_nearly_the_right_name_is_named) {
  put_small_olist(folder_ / "from");
  fs::rename(folder_ / "from/olist_sellers_dataset.csv", folder_ / "from/sellers_dataset.csv");
  const auto result = run_small();
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(lines_of(result.problems()),
            "from/olist_sellers_dataset.csv: the file of input 'sellers' is missing (did you mean "
            "'sellers_dataset.csv'?)\n");
}

// ---- whole or not at all

TEST_F(Import, a_folder_with_other_files_keeps_them) {
  fs::create_directory(folder_ / "into");
  put("into/attributes.csv", "mine");
  put("into/orders.csv", "old");
  ASSERT_TRUE(run_olist().ok());
  EXPECT_EQ(text_of("into/attributes.csv"), "mine");
  EXPECT_NE(text_of("into/orders.csv"), "old");
  EXPECT_EQ(names_in("").size(), 2U) << "nothing stands beside the folder";
}

TEST_F(Import, a_table_in_another_format_is_not_shadowed) {
  fs::create_directory(folder_ / "into");
  put("into/orders.ndjson", "{}");
  EXPECT_FALSE(run_olist().ok());
  EXPECT_EQ(names_in("into"), std::set<std::string>{"orders.ndjson"});
}

// Runs an import in a child that may write only so many bytes to a file; more kills it.
int run_killed_after(rlim_t bytes, const ImportOptions& options) {
  const pid_t child = fork();
  if (child == 0) {
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    std::signal(SIGXFSZ, SIG_DFL);
    const bool ok = import_facts(options).ok();
    _exit(ok ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

TEST_F(Import, a_killed_run_leaves_no_data_set_and_the_next_one_is_whole) {
  const ImportOptions options{olist_mapping, olist_export, folder_ / "into"};
  for (const rlim_t bytes : {0U, 1U, 1'000U, 5'000U, 50'000U, 400'000U}) {
    const int status = run_killed_after(bytes, options);
    ASSERT_TRUE(WIFSIGNALED(status)) << bytes;
    EXPECT_FALSE(fs::exists(folder_ / "into")) << bytes;
  }
  ASSERT_TRUE(run_olist().ok());
  EXPECT_EQ(names_in("into").size(), 4U);
  EXPECT_FALSE(fs::exists(folder_ / "into.importing"));
}

TEST_F(Import, a_full_disk_is_a_problem_and_leaves_nothing) {
  const ImportOptions options{olist_mapping, olist_export, folder_ / "into"};
  const pid_t child = fork();
  if (child == 0) {
    const rlimit limit{5'000, 5'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, SIG_IGN);
    _exit(import_facts(options).ok() ? 0 : 7);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 7);
  EXPECT_FALSE(fs::exists(folder_ / "into"));
  EXPECT_FALSE(fs::exists(folder_ / "into.importing"));
}

}  // namespace
}  // namespace xingji
