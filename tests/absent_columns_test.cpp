// A file without a column by which a score counts: told, because nothing would be counted.
#include "io/absent_columns.h"

#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

std::string told(const Family& family, const TemporaryFolder& folder) {
  std::string text;
  const Reading reading = read_folder(folder.path(), family);
  for (const Problem& problem : absent_columns(family, reading.report)) {
    text += to_text(problem).substr(to_text(problem).find("chats.csv")) + '\n';
  }
  return text;
}

TEST(AbsentColumns, OfMarksAreToldWhereRowsCountByThem) {
  const Family family = load_pack(source_path("rules/jd/agent-assessment.yaml"));
  const TemporaryFolder folder;
  const std::string row =
      "c1,s,a,u1,2023-03-01 10:00:00,2023-03-01 10:00:10,2023-03-01 10:05:00,5,2023-03-01 10:06:00";
  const std::string columns =
      "chat_id,shop_id,agent_id,buyer_id,opened_at,first_reply_at,ended_at,stars,rated_at";
  write_file(folder / "chats.csv", columns + '\n' + row + '\n');
  EXPECT_EQ(
      told(family, folder),
      "chats.csv: warning: has no column 'resolved', so no row counts as marked: solved_share "
      "(add the column; without it a mark is false)\n");
  const Ran ran = run_program("score --pack " + source_path("rules/jd/agent-assessment.yaml") +
                                  " --lang zh --facts " + folder.path(),
                              folder.path());
  EXPECT_NE(ran.error.find("没有“resolved”这一列，没有一行算作有此标记：solved_share"),
            std::string::npos)
      << ran.error;
  write_file(folder / "chats.csv", columns + ",resolved\n" + row + ",\n");
  EXPECT_EQ(told(family, folder), "");
  // Without rows there is nothing to count.
  write_file(folder / "chats.csv", columns + '\n');
  EXPECT_EQ(told(family, folder), "");
}

// Orders that are not on presale are all there are where no order says so.
TEST(AbsentColumns, ThatOnlyLeaveRowsOutAreNot) {
  const Family family = load_pack(source_path("rules/kuaishou/shopping-star.yaml"));
  const TemporaryFolder folder;
  write_file(folder / "orders.csv",
             "order_id,shop_id,placed_at,paid_at\no1,s,2022-06-01 10:00:00,2022-06-01 10:00:00\n");
  const Reading reading = read_folder(folder.path(), family);
  for (const Problem& problem : absent_columns(family, reading.report)) {
    const std::string text = to_text(problem);
    EXPECT_EQ(text.find("'presale'"), std::string::npos) << text;
    EXPECT_EQ(text.find("'cancelled_at'"), std::string::npos) << text;
  }
}

// No refund has a reason then, and none counts as one of quality: full marks without a word.
TEST(AbsentColumns, ByWhichBadCasesCountAreTold) {
  const std::string pack = source_path("rules/kuaishou/shopping-star.yaml");
  const TemporaryFolder folder;
  write_file(
      folder / "orders.csv",
      "order_id,shop_id,placed_at,paid_at,promised_ship_at,shipped_at,picked_up_at,signed_at\n"
      "o1,s,2022-06-01 10:00:00,2022-06-01 10:00:00,,2022-06-02 10:00:00,,\n");
  const std::string row = "r1,o1,s,refund_only,2022-06-03 10:00:00,2022-06-03 11:00:00";
  const std::string columns = "refund_id,order_id,shop_id,kind,applied_at,refunded_at";
  const auto warned = [&](const std::string& header, const std::string& refund) {
    write_file(folder / "refunds.csv", header + '\n' + refund + '\n');
    const Reading reading = read_folder(folder.path(), load_pack(pack));
    std::string text;
    for (const Problem& problem : absent_columns(load_pack(pack), reading.report)) {
      if (to_text(problem).find("refunds.csv") != std::string::npos)
        text += to_text(problem) + '\n';
    }
    return text;
  };
  const std::string absent = warned(columns, row);
  EXPECT_NE(
      absent.find("has no column 'first_reason', so no row counts by it: quality_refund_share "
                  "(add the column; without it what it would say has not happened)"),
      std::string::npos)
      << absent;
  // The plain column fills the first value; legs that few refunds have ask for no column.
  EXPECT_EQ(warned(columns + ",reason", row + ",不想要了").find("first_reason"), std::string::npos);
  EXPECT_EQ(absent.find("closed_at"), std::string::npos) << absent;
}

}  // namespace
}  // namespace xingji::test
