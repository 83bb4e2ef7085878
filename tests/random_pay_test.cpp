// Random pay over one market: whatever lines say, the engine's slips are the naive twin's, each
// adds up to its total, and a shared line adds up to its pot.
#include <random>

#include "naive/pay.h"
#include "pay/slips.h"
#include "support.h"

namespace xingji::test {
namespace {

constexpr std::string_view head = R"(pack: test.random-pay
title: Random pay
subject: agent
judge: { period: month, source: T }
valid: { since: 2022-01-01 }
time_zone: Asia/Shanghai
sources:
  T: { title: Made for the tests, grade: C, read: 2026-11-28 }
attributes: { team: text, base: money }
parameters:
  share: { value: 2.5%, source: T }
  unset_share: { type: number, unset: true }
sets:
  claimed: { of: orders, by: last(claims).agent_id, where: any(claims) }
measures:
  source: T
  sales: { sum: claimed, value: amount, by_day: paid_at, window: month }
  sold: { count: claimed, by_day: paid_at, window: month }
  buyers: { distinct: claimed, value: buyer_id, by_day: paid_at, window: 20 days }
  returns: { sum: refunds, by: last(claims).agent_id, value: amount, by_day: refunded_at, window: month }
  received: { count: chats, by: agent_id, by_day: opened_at, window: month }
  silent: { sum: orders, by: shop, where: none(chats) and none(claims), value: amount, by_day: paid_at, window: month }
  silent_returns: { sum: refunds, by: shop, where: none(chats), value: amount, by_day: refunded_at, window: month }
)";

class PayWriter {
 public:
  explicit PayWriter(std::uint32_t seed) : random_(seed) {}

  std::string pack() {
    std::string text(head);
    text += std::string("pay:\n  source: T\n") + (random_() % 2 == 0 ? "  sees: later\n" : "") +
            "  team: { same: " + pick({"shop", "agent.team", "[shop, agent.team]"}) +
            ", self: " + pick({"in", "out"}) +
            " }\n  values:\n    ratio: { value: " + number(false) + ", " + undefined + " }\n" +
            "    worth: { value: " + money(false, 2) + ", " + undefined + " }\n  lines:\n";
    const std::uint32_t count = 3 + random_() % 4;
    for (std::uint32_t l = 0; l < count; ++l) {
      const bool is_shared = random_() % 4 == 0;
      const bool is_once = !is_shared && random_() % 3 == 0;
      lines_ = l;
      text += "    line" + std::to_string(l) + ": { title: L, " +
              (is_shared ? "shared: true, value: " + shared() : "value: " + money(true, 3)) + ", " +
              undefined + (is_once ? ", once: true" : "") +
              (random_() % 5 == 0 ? ", since: 2022-06-01" : "") + " }\n";
    }
    return text;
  }

 private:
  static constexpr const char* undefined = "undefined: { zh: 无, en: none }";

  std::string pick(const std::vector<std::string>& among) {
    return among[random_() % among.size()];
  }

  std::string shared() {
    return pick({"1% * silent", "-3.3% * silent_returns", "share * (silent - 2 * silent_returns)",
                 "0.07 CNY", "-0.05 CNY", "unset_share * silent", "silent / 3"});
  }

  std::string of_anybody(const std::string& name, bool is_line) {
    return is_line && random_() % 3 == 0 ? "team." + name : name;
  }

  std::string number(bool is_line) {
    const std::string count = of_anybody(pick({"sold", "buyers", "received"}), is_line);
    switch (random_() % (is_line ? 6 : 3)) {
      case 0:
        return "(" + count + " / " + of_anybody(pick({"received", "sold"}), is_line) + ")";
      case 1:
        return count;
      case 2:
        return pick({"1.5", "30%", "share"});
      case 3:
        return of_anybody("ratio", true);
      case 4:
        return "team.members";
      default:
        return "((ratio - team.ratio) / team.ratio)";
    }
  }

  std::string money(bool is_line, int depth) {
    const std::string plain = of_anybody(pick({"sales", "returns"}), is_line);
    switch (random_() % (depth > 0 ? 7 : 3)) {
      case 0:
        return plain;
      case 1:
        return pick({"12.34 CNY", "0.01 CNY", "silent"});
      case 2:
        return is_line && lines_ > 0 ? "line" + std::to_string(random_() % lines_)
               : is_line             ? of_anybody("worth", true)
                                     : plain;
      case 3:
        return "(" + money(is_line, depth - 1) + pick({" + ", " - "}) + money(is_line, depth - 1) +
               ")";
      case 4:
        return number(is_line) + " * " + money(is_line, 0);
      case 5:
        return is_line ? "(if agent.base is present then agent.base else " + money(true, 0) + ")"
                       : plain;
      default:
        return "(" + money(is_line, 0) + " / " + pick({"3", "7", number(is_line)}) + ")";
    }
  }

  std::mt19937 random_;
  std::uint32_t lines_ = 0;
};

// Every other agent is of a second shop too, some with a day of joining there.
void send_to_two_shops(const std::string& file) {
  std::istringstream in(read_file(file));
  std::string text;
  std::vector<std::vector<std::string>> agents;
  for (std::string line; std::getline(in, line);) {
    text += line + '\n';
    const auto cells = split(line, ',');
    agents.emplace_back(cells.begin(), cells.end());
  }
  for (std::size_t a = 1; a < agents.size(); a += 2) {
    const std::string& other = agents[1 + (a + 4) % (agents.size() - 1)][1];
    if (other == agents[a][1]) continue;
    text += agents[a][0] + ',' + other + ",zwei," +
            (a % 4 == 1 ? "" : "2022-01-0" + std::to_string(a % 9 + 1) + " 08:00:00") + ",\n";
  }
  write_file(file, text);
}

TEST(RandomPay, IsTheTwinsAndAddsUp) {
  const TemporaryFolder folder;
  SynthOptions options;
  options.into = folder / "market";
  options.shops = 3;
  options.days = 100;
  options.orders = 700;
  options.seed = 8;
  options.plan.agents = 3;
  options.wide = true;
  must(write_market(options));
  send_to_two_shops(folder / "market/agents.csv");
  const naive::NaiveFacts facts = naive::read_naive(folder / "market");
  std::size_t whole = 0;
  std::size_t refused = 0;
  std::size_t elsewhere = 0;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    const std::string text = PayWriter(seed).pack();
    write_file(folder / "pack.yaml", text);
    const Family family = load_pack(folder / "pack.yaml");
    const Reading reading = read_folder(folder / "market", family);
    const Day last = to_day({2022, seed % 2 == 0 ? 5 : 6, seed % 2 == 0 ? 31 : 30});
    std::vector<std::string> engine;
    std::map<std::pair<std::string, const Pay::Line*>, std::int64_t> parts;
    std::map<std::pair<std::string, const Pay::Line*>, std::int64_t> pots;
    for (const Slip& slip : pay_slips(family.versions.back(), reading.facts, last).slips) {
      const auto add = [&](const std::string& line, const std::optional<std::int64_t>& cents) {
        engine.push_back(slip.subject + ',' + line + ',' +
                         (cents ? format_micro(*cents * (micro_one / 100)) : ""));
        ++(cents ? whole : refused);
      };
      std::int64_t sum = 0;
      for (const SlipLine& line : slip.lines) {
        add(line.rule->id, line.cents);
        sum += line.cents.value_or(0);
        EXPECT_EQ(line.cents.has_value(), line.why.empty());
        elsewhere += line.elsewhere.empty() ? 0U : 1U;
        if (!line.pot) continue;
        const std::string shop = slip.subject.substr(0, slip.subject.find('/'));
        parts[{shop, line.rule}] += *line.cents;
        pots[{shop, line.rule}] = line.pot->cents;
      }
      EXPECT_EQ(slip.total.value_or(sum), sum);
      add("total", slip.total);
    }
    EXPECT_EQ(parts, pots) << text;
    ASSERT_EQ(engine, naive::naive_pay(facts, family.versions.back(), last))
        << "seed " << seed << '\n'
        << text;
  }
  EXPECT_GT(whole, 1000U);
  EXPECT_GT(refused, 50U);
  EXPECT_GT(elsewhere, 50U);
}

}  // namespace
}  // namespace xingji::test
