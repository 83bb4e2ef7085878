// A file without a column of marks by which a score counts: told, because nothing would be counted.
#include "io/absent_flags.h"

#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

std::string told(const Family& family, const TemporaryFolder& folder) {
  std::string text;
  const Reading reading = read_folder(folder.path(), family);
  for (const Problem& problem : absent_flags(family, reading.report)) {
    text += to_text(problem).substr(to_text(problem).find("chats.csv")) + '\n';
  }
  return text;
}

TEST(AbsentFlags, AreToldWhereRowsCountByThem) {
  const Family family = load_pack(source_path("rules/jd/agent-assessment.yaml"));
  const TemporaryFolder folder;
  const std::string row = "c1,s,a,u1,2023-03-01 10:00:00,2023-03-01 10:00:10,2023-03-01 10:05:00";
  const std::string columns = "chat_id,shop_id,agent_id,buyer_id,opened_at,first_reply_at,ended_at";
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
TEST(AbsentFlags, ThatOnlyLeaveRowsOutAreNot) {
  const Family family = load_pack(source_path("rules/kuaishou/shopping-star.yaml"));
  const TemporaryFolder folder;
  write_file(folder / "orders.csv",
             "order_id,shop_id,placed_at,paid_at\no1,s,2022-06-01 10:00:00,2022-06-01 10:00:00\n");
  const Reading reading = read_folder(folder.path(), family);
  EXPECT_TRUE(absent_flags(family, reading.report).empty());
}

}  // namespace
}  // namespace xingji::test
