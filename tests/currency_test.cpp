// Money is never compared with money of another currency: the rules' amounts are in the currency of
// the facts, or nothing is scored.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "support.h"

namespace xingji::test {
namespace {

struct Ran {
  int code = -1;
  std::string out;
  std::string error;
};

class Currency : public testing::Test {
 protected:
  Currency() {
    facts_in("CNY");
    write_file(folder_ / "shops.csv", "shop_id,platform\ns,test\n");
    write_file(folder_ / "orders.csv",
               "order_id,shop_id,placed_at,promised_ship_at,picked_up_at,amount,cancelled_at\n"
               "o,s,2018-03-01 10:00:00,2018-03-05 10:00:00,2018-03-02 10:00:00,100.00,\n");
    write_file(outside_ / "sales.yaml",
               "extends: mercadolibre.reputation-brazil\n"
               "parameters:\n"
               "  leader_sales: { value: 90.00 BRL, assumed: ours }\n");
  }

  void facts_in(const std::string& currency) const {
    write_file(folder_ / "dataset.yaml", "zone: America/Sao_Paulo\ncurrency: " + currency + '\n');
  }

  Ran run(
      const std::string& command, const std::string& more = "",
      const std::string& of = "--pack mercadolibre/reputation-brazil --as-of 2018-03-31") const {
    const std::string out = outside_ / "out";
    const std::string error = outside_ / "error";
    const std::string all = "LANG=C LC_ALL=C " XINGJI_BINARY " " + command + ' ' + of +
                            " --facts " + folder_.path() + ' ' + more + " >" + out + " 2>" + error;
    const int status = std::system(all.c_str());
    return {WEXITSTATUS(status), read_file(out), read_file(error)};
  }
  std::string overlay() const { return "--overlay " + (outside_ / "sales.yaml"); }

  TemporaryFolder folder_;
  TemporaryFolder outside_;
};

TEST_F(Currency, OfRulesAndFactsIsTheSameOrNothingIsScored) {
  const std::string told =
      (outside_ / "sales.yaml") +
      ":3:26: the rules have money in BRL, the facts in CNY (say 'currency: BRL' in dataset.yaml "
      "if that is what they are in; money is not converted)\n";
  for (const std::string command : {"score", "explain --subject s"}) {
    const Ran wrong = run(command, overlay());
    EXPECT_EQ(wrong.code, 1) << command;
    EXPECT_EQ(wrong.error, told) << command;
    EXPECT_EQ(wrong.out, "") << command;
  }
  facts_in("BRL");
  const Ran right = run("score", overlay());
  EXPECT_EQ(right.code, 0) << right.error;
  EXPECT_NE(right.out.find("\ns,2018-03-31,"), std::string::npos) << right.out;
  EXPECT_NE(run("explain --subject s", overlay()).out.find("90.00 BRL"), std::string::npos);
}

// What a breach costs is in the rules' own currency.
TEST_F(Currency, OfDeadlinesIsThatOfTheFacts) {
  const auto asked = [&] {
    return run("deadlines --at 2018-03-01", "",
               "--pack biyao/after-sales --assume-version 2022-06-01");
  };
  EXPECT_EQ(asked().code, 0) << asked().error;
  facts_in("BRL");
  const Ran wrong = asked();
  EXPECT_EQ(wrong.code, 1);
  EXPECT_NE(wrong.error.find("the rules have money in CNY, the facts in BRL"), std::string::npos)
      << wrong.error;
  EXPECT_EQ(wrong.out, "");
}

TEST_F(Currency, DoesNotMatterToRulesWithoutMoney) { EXPECT_EQ(run("score").code, 0); }

}  // namespace
}  // namespace xingji::test
