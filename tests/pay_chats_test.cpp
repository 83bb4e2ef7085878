// Orders that are paid as if nobody had asked about them, though their buyer had a chat just before
// that names no order: `pay` names them.
#include "command_fixture.h"
#include "support.h"

namespace xingji::test {
namespace {

class PayChats : public CommandTest {
 protected:
  PayChats() {
    fs::create_directories(folder_ / "pay");
    write("pay/shops.csv", "shop_id,platform\ns,jd\n");
    write("pay/agents.csv",
          "agent_id,shop_id,name,joined_at\na1,s,a,2022-01-01\na2,s,b,2022-01-01\n");
    write("pay/attributes.csv",
          "subject_kind,subject_id,name,value,from\nagent,a1,base_pay,1500.00,2022-01-01\n"
          "agent,a2,base_pay,1500.00,2022-01-01\n");
    write("pay/claims.csv",
          "order_id,agent_id,shop_id,claimed_at,chat_id\n"
          "claimed,a1,s,2022-05-02 11:00:00,of_claimed\n");
    write("pay/orders.csv",
          "order_id,shop_id,buyer_id,amount,placed_at,paid_at\n"
          "claimed,s,b1,10.00,2022-05-02 10:00:00,2022-05-02 10:00:00\n"
          "asked,s,b2,10.00,2022-05-02 10:00:00,2022-05-02 10:00:00\n"
          "again,s,b2,10.00,2022-05-03 10:00:00,2022-05-03 10:00:00\n"
          "linked,s,b3,10.00,2022-05-02 10:00:00,2022-05-02 10:00:00\n"
          "later,s,b4,10.00,2022-05-02 10:00:00,2022-05-02 10:00:00\n"
          "at_once,s,b5,10.00,2022-05-02 09:00:00,2022-05-02 10:00:00\n"
          "nobody,s,,10.00,2022-05-02 10:00:00,2022-05-02 10:00:00\n"
          "next_month,s,b6,10.00,2022-06-01 10:00:00,2022-06-01 10:00:00\n");
    // The second order of b2 has an order of its buyer between it and the chat.
    write("pay/chats.csv",
          "chat_id,shop_id,buyer_id,agent_id,order_id,opened_at\n"
          "of_claimed,s,b1,a1,,2022-05-02 09:00:00\n"
          "of_b2,s,b2,a1,,2022-05-01 09:00:00\n"
          "of_b2_too,s,b2,a2,,2022-05-02 09:00:00\n"
          "of_linked,s,b3,a1,linked,2022-05-02 09:00:00\n"
          "of_b4,s,b4,a1,,2022-05-02 10:00:01\n"
          "of_b5,s,b5,a1,,2022-05-02 09:00:00\n"
          "of_b6,s,b6,a1,,2022-05-31 09:00:00\n"
          "of_nobody,s,,a1,,2022-05-02 09:00:00\n");
  }

  Ran pay(const std::string& more) const {
    return run("pay --pack " XINGJI_SOURCE_DIR "/rules/jd/agent-pay --facts " +
               (folder_ / "pay").string() + " --month 2022-05 " + more);
  }
};

TEST_F(PayChats, NamesOrdersWhoseBuyerHadAChatJustBeforeThatNamesNoOrder) {
  EXPECT_EQ(pay("--lang zh").error,
            "静默订单均分：2 单的买家下单前有没写订单号的聊天，仍按没问过算：at_once（of_b5）、"
            "asked（of_b2）；聊的就是这一单的，请给聊天补上订单号\n");
  EXPECT_EQ(pay("--lang en").error,
            "Orders without a chat: 2 orders counted as not asked about though the buyer had a "
            "chat before that names no order: at_once (of_b5), asked (of_b2); where it was about "
            "the order, write its number into the chat\n");
}

TEST_F(PayChats, SayNothingOnceTheChatsNameTheirOrders) {
  write("pay/chats.csv",
        "chat_id,shop_id,buyer_id,agent_id,order_id,opened_at\n"
        "of_claimed,s,b1,a1,claimed,2022-05-02 09:00:00\n"
        "of_b2,s,b2,a1,asked,2022-05-01 09:00:00\n");
  EXPECT_EQ(pay("--lang zh").error, "");
}

}  // namespace
}  // namespace xingji::test
