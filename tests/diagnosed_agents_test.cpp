// Diagnosis of an agent by times and chats: what is no case against anybody is not called one, and
// a time that is too short is not counted in acts.
#include "command_fixture.h"
#include "support.h"

namespace xingji::test {
namespace {

class DiagnosedAgents : public CommandTest {
 protected:
  // A day of 7 hours and a half, with 121 chats: one above the most that is best.
  DiagnosedAgents() {
    const std::string folder = (folder_ / "agents").string();
    fs::create_directories(folder);
    write("agents/shops.csv", "shop_id,platform\nS1,jd\n");
    write("agents/agents.csv", "agent_id,shop_id,name,joined_at\na1,S1,A,2022-01-01\n");
    write("agents/presence.csv",
          "agent_id,shop_id,state,from,to\n"
          "a1,S1,online,2022-05-02 09:00:00,2022-05-02 16:30:00\n");
    std::string chats = "chat_id,shop_id,buyer_id,agent_id,opened_at,first_reply_at\n";
    for (int i = 0; i < 121; ++i) {
      const std::string id = std::to_string(i);
      chats += "c" + id + ",S1,b" + id + ",a1,2022-05-02 10:00:00,2022-05-02 10:00:10\n";
    }
    write("agents/chats.csv", chats);
    write("agents/coverage.csv", "account,table,from,to\nS1,chats,2022-05-01,2022-05-31\n");
  }

  std::string page(const std::string& language) const {
    return run("diagnose --pack " + source_path("rules/jd/agent-assessment.yaml") + " --facts " +
               (folder_ / "agents").string() + " --as-of 2022-05-31 --subject S1/a1 --lang " +
               language + " --format table")
        .out;
  }
};

TEST_F(DiagnosedAgents, ChatsReceivedAreNothingAgainstIt) {
  const std::string zh = page("zh");
  EXPECT_NE(zh.find("接待会话数若少 1（现有 121，已经发生，不能消除）"), std::string::npos) << zh;
  EXPECT_EQ(zh.find("121 个不利记录"), std::string::npos) << zh;
  const std::string en = page("en");
  EXPECT_NE(en.find("had 1 of the 121 chats received not been (what happened stays)"),
            std::string::npos)
      << en;
}

TEST_F(DiagnosedAgents, AGateOnATimeSaysWhereItStands) {
  const std::string zh = page("zh");
  EXPECT_NE(zh.find("→ 达标：现在“在线总时长” ÷ “上线天数” = 7小时30分 / 1 = 7小时30分"),
            std::string::npos)
      << zh;
  EXPECT_EQ(zh.find("件以内达不到"), std::string::npos) << zh;
  const std::string en = page("en");
  EXPECT_NE(en.find("→ passed: now 'time online' ÷ 'days at work'"), std::string::npos) << en;
}

}  // namespace
}  // namespace xingji::test
