// What loads but is probably not what was meant, and what no advice says.
#include <gtest/gtest.h>

#include "pack/advice.h"
#include "pack/unchecked.h"
#include "pack/warned_fixture.h"

namespace xingji {
namespace {

using fixture::load;
using fixture::said_without_file;
using fixture::Texts;

Texts warnings_of(const std::string& where) {
  const auto family =
      load("  some: { count: refunds, by_day: applied_at, window: 30 days, where: \"" + where +
           "\" }\n");
  if (!family.ok()) return said_without_file(family.problems());
  return said_without_file(family.value().warnings);
}

TEST(LintMissing, UnequalAndNotAreToldWhereTheRowsWithoutAValueFallOut) {
  EXPECT_EQ(warnings_of("reason != worn"),
            Texts{"12:72: 'reason != 'worn'' is not true of rows without 'reason'"});
  EXPECT_EQ(warnings_of("kind = repair and not (order.channel = live)"),
            Texts{"12:90: 'not order.channel = 'live'' is not true of rows without "
                  "'order.channel'"});
  EXPECT_EQ(warnings_of("first(ratings).item != overall"),
            Texts{"12:72: 'first(ratings).item != 'overall'' is not true of rows without "
                  "'first(ratings).item'"});
  EXPECT_EQ(warnings_of("not any(ratings where reason != worn)"),
            Texts{"12:94: 'reason != 'worn'' is not true of rows without 'reason'"});
}

// A platform has words of its own; one that is nearly a known one is a slip.
TEST(LintWords, ASlipOfAKnownWordIsTold) {
  EXPECT_EQ(warnings_of("any(ratings where item = logistics_sped)"),
            Texts{"12:97: 'item' is not known to say 'logistics_sped'"});
  EXPECT_EQ(warnings_of("first(ratings).item in (overal, 外观)"),
            Texts{"12:96: 'first(ratings).item' is not known to say 'overal'"});
  EXPECT_EQ(warnings_of("any(ratings where item in (logistics_speed, 物流速度, looks))"), Texts{});
}

// Values, sessions, and what is asked of a day.
TEST(LintMissing, IsToldWhereverUnknownIsNotTrue) {
  const auto told = [](const std::string& measures, const std::string& more) {
    const auto family =
        load("  some: { count: refunds, by_day: applied_at, window: 30 days }\n" + measures, more);
    return family.ok() ? said_without_file(family.value().warnings)
                       : said_without_file(family.problems());
  };
  EXPECT_EQ(told("  x: { sum: refunds, by_day: applied_at, window: 30 days, value: if reason != "
                 "worn then 1 else 2 }\n",
                 "bonuses: { b: { title: B, at: total, when: not (x / all > 50%), add: 0.1, "
                 "source: HELP } }\n"),
            (Texts{"13:69: 'reason != 'worn'' is not true of rows without 'reason'",
                   "24:44: 'not x / all > 50%' is not true of days without 'x / all'"}));
  EXPECT_EQ(told("  x: { count: s, by_day: opened_at, window: w }\n",
                 "attributes: { kind: text }\n"
                 "sessions: { source: HELP, s: { of: messages, opened_by: agent_id != bot, "
                 "answered_by: sender = human, unit: session, gap: 30min } }\n"
                 "windows: { source: HELP, w: { choose: [{ when: shop.kind != big, use: 60 days }, "
                 "{ use: 30 days }] } }\n"
                 "stages: { source: HELP, new: { when: not (shop.kind = big), total: [{ give: 3 "
                 "}] }, old: {} }\n"
                 "gates: { g: { at: total, unknown: passes, fails: shop.kind != big and x > 3, "
                 "do: { cap: 4 }, source: HELP } }\n"),
            (Texts{"25:57: 'agent_id != 'bot'' is not true of rows without 'agent_id'",
                   "26:48: 'shop.kind != 'big'' is not true of days without 'shop.kind'",
                   "27:38: 'not shop.kind = 'big'' is not true of days without 'shop.kind'"}));
}

TEST(LintNever, WhatStandsBeforeTheBeginningOfARowIsTold) {
  EXPECT_EQ(warnings_of("agreed_at < applied_at"),
            Texts{"12:72: 'agreed_at < applied_at' is true only of rows whose 'agreed_at' is "
                  "before their beginning, 'applied_at'"});
  EXPECT_EQ(warnings_of("applied_at - agreed_at > 2h"),
            Texts{"12:72: 'applied_at - agreed_at > 2h' is true only of rows whose 'agreed_at' is "
                  "before their beginning, 'applied_at'"});
  EXPECT_EQ(warnings_of("agreed_at <= applied_at"), Texts{});
  EXPECT_EQ(warnings_of("agreed_at < refunded_at"), Texts{});
  EXPECT_EQ(warnings_of("order.paid_at > applied_at"), Texts{});
}

TEST(LintNever, TheLowestOfSomeRowsIsNotAboveTheHighest) {
  const auto never = [](const std::string& condition) {
    return Texts{"12:72: '" + condition + "' is never true"};
  };
  for (const char* condition :
       {"min(ratings).stars > max(ratings).stars", "first(ratings).stars > max(ratings).stars",
        "min(ratings).stars - last(ratings).stars >= 1"}) {
    EXPECT_EQ(warnings_of(condition), never(condition));
  }
  EXPECT_EQ(warnings_of("min(ratings where has_text).stars > max(ratings).stars"), Texts{});
  EXPECT_EQ(warnings_of("first(ratings).stars > last(ratings).stars"), Texts{});
}

TEST(LintNever, PartsOfOneAreNothingOfACount) {
  EXPECT_EQ(warnings_of("count(ratings) >= 1.5"),
            Texts{"12:90: 'count(ratings)' is a whole number, and 1.5 lies between two"});
  EXPECT_EQ(warnings_of("count(ratings) >= 2 and first(ratings).stars > 2.5"), Texts{});
}

TEST(LintMissing, WhatIsNeverMissingOrIsSpokenOfIsNotTold) {
  for (const char* where :
       {"kind != repair", "reason is missing or reason != worn",
        "reason is present and reason != worn", "not order.presale",
        "not any(ratings where reason is present and reason != worn)", "reason = worn",
        "not (reason is present)", "any(ratings where reason is missing or reason != worn)"}) {
    EXPECT_EQ(warnings_of(where), Texts{}) << where;
  }
}

TEST(LintNever, AThingLessItselfIsNothingToDivideBy) {
  EXPECT_EQ(warnings_of("2 / hours(refunded_at - refunded_at) > 1"),
            Texts{"12:76: a division by nothing: 'hours(refunded_at - refunded_at)' is always 0"});
}

// Numbers are typed and pasted by name.
TEST(LintTitles, ANameOfTwoIsTold) {
  const std::string some = "  some: { count: refunds, by_day: applied_at, window: 30 days }\n";
  const auto told = [&](const std::string& more) {
    const auto family = load(some, more);
    return said_without_file(family.ok() ? family.value().warnings : family.problems());
  };
  EXPECT_EQ(
      told(
          "gates:\n  g: { title: I, at: total, unknown: passes, fails: some / all > 5%, do: { cap: "
          "4 }, source: HELP }\n"),
      Texts{"24:3: 'I' is what 'i' and 'g' are called"});
  const std::string again =
      "  j: { title: J, aliases: [I], printed_as: count, value: some, better: lower, no_data: "
      "spread, points: { ladder: [{ at_most: 5, give: 5 }, { give: 1 }] }";
  EXPECT_EQ(told(again + " }\n"), (Texts{"23:3: 'I' is what 'i' and 'j' are called",
                                         "23:3: the indicator 'j' is in no dimension"}));
}

TEST(LintProviders, RowsThatStandWithShopsAreTold) {
  std::ifstream good(std::string(XINGJI_SOURCE_DIR) + "/tests/packs/providers.yaml");
  std::string pack((std::istreambuf_iterator<char>(good)), {});
  const auto replace = [&](const std::string& was, const std::string& by) {
    pack.replace(pack.find(was), was.size(), by);
  };
  replace("Asia/Shanghai", "UTC");
  replace("checks, by: provider_id, by_day: checked_at, window: 30 days, counts: passed",
          "chats, by: agent_id, by_day: opened_at, window: 30 days, counts: resolved");
  const std::filesystem::path file =
      std::filesystem::path(testing::TempDir()) / "xingji_providers.yaml";
  std::ofstream(file) << pack;
  const auto family = load_family(file.string(), {});
  std::filesystem::remove(file);
  ASSERT_TRUE(family.ok()) << said_without_file(family.problems()).front();
  EXPECT_EQ(said_without_file(family.value().warnings),
            Texts{"22:12: rows of chats stand with shops: a provider has none"});
}

TEST(LintNotices, NumbersThatATextWritesOutAreToldIfItsRuleHasThem) {
  const std::string some =
      "  some: { count: refunds, by_day: applied_at, window: 30 days, where: reason = worn }\n";
  const auto told = [&](const std::string& text) {
    const auto family =
        load(some,
             "standing:\n  source: HELP\n  shop:\n    title: S\n    start: open\n"
             "    states: { open: {}, out: { privileges_off: selling, final: true } }\n"
             "    moves: { end: { from: open, to: out, when: running(total < 3.5) >= 15, fine: "
             "2000 CNY } }\n"
             "notices:\n  source: HELP\n  near:\n    title: N\n    when: total < 4.2\n"
             "    before: shop.end\n    to: [owner]\n    text: { zh: \"" +
                 text + "\", en: \"" + text + "\" }\n");
    Texts texts;
    if (!family.ok()) return said_without_file(family.problems());
    for (const Problem& warning : family.value().warnings) texts.push_back(warning.message);
    return texts;
  };
  const auto written = [](const std::string& number) {
    return Texts{"'near' writes out '" + number +
                 "', which stays as it is when its rule has another number"};
  };
  EXPECT_EQ(told("below 3.50 soon"), written("3.50"));
  EXPECT_EQ(told("15天"), written("15"));
  EXPECT_EQ(told("costs 2,000 yuan"), written("2,000"));
  EXPECT_EQ(told("near 4.2"), written("4.2"));
  for (const char* text :
       {"{limit(total)} {needed} {fine}", "at 15:00 or in 1 day, up to 3.6", "3.5.1"}) {
    EXPECT_EQ(told(text), Texts{}) << text;
  }
}

TEST(Advice, HarmfulPhrasesAreRefusedWithTheirPlace) {
  const std::string some =
      "  some: { count: refunds, by_day: applied_at, window: 30 days, where: reason = worn }\n";
  const auto family = load(some, "    advice: { zh: 好评返现, en: Reply by noon }\n");
  ASSERT_FALSE(family.ok());
  EXPECT_EQ(said_without_file(family.problems()),
            Texts{"23:19: advice that nobody should follow: '好评返'"});
  EXPECT_TRUE(load(some, "    advice: 及时回复\n").ok());
}

TEST(Advice, WhatIsWarnedOfIsNotAdvised) {
  EXPECT_EQ(harmful_phrase("Offer a gift for a good review"), "gift for a good review");
  EXPECT_EQ(harmful_phrase("Staff the peak hours. Never pay for reviews."), "");
  EXPECT_EQ(harmful_phrase("Do not be late. Pay for reviews"), "pay for review");
  EXPECT_EQ(harmful_phrase("来不及时先点发货"), "先点发货");
  EXPECT_EQ(harmful_phrase("不要先点发货"), "");
  EXPECT_EQ(harmful_phrase("遇到恶意刷单请报备"), "");
}

TEST(Advice, WordsThatNoSentenceHoldsTogetherAreFound) {
  EXPECT_EQ(harmful_phrase("Send a small coupon to whoever leaves a review"), "coupon … review");
  EXPECT_EQ(harmful_phrase("给五星的买家发红包"), "红包 … 五星");
  EXPECT_EQ(harmful_phrase("Call buyers and have them withdraw a complaint"),
            "call  … withdraw … complaint");
  EXPECT_EQ(harmful_phrase("联系买家撤掉投诉"), "联系 … 撤 … 投诉");
  EXPECT_EQ(harmful_phrase("五星返2元"), "返2 … 五星");
  EXPECT_EQ(harmful_phrase("好评送礼"), "送礼 … 好评");
  EXPECT_EQ(harmful_phrase("加微信返利"), "加微信 … 返利");
  EXPECT_EQ(harmful_phrase("多打电话催买家确认收货"), "催 … 确认收货");
  EXPECT_EQ(harmful_phrase("引导买家改退款原因为不想要"), "引导 … 改退");
  EXPECT_EQ(harmful_phrase("联系买家问清退款原因，修改详情页"), "");
  EXPECT_EQ(harmful_phrase("Ask every buyer daily for five stars"), "ask  … for five stars");
  EXPECT_EQ(harmful_phrase("Ask buyers why they did not give five stars"), "");
  EXPECT_EQ(harmful_phrase("Click ship early, send later"), "click ship … early");
  EXPECT_EQ(harmful_phrase("Call the buyer until they confirm receipt"), "call  … confirm receipt");
  EXPECT_EQ(harmful_phrase("Get the buyer to change the reason"),
            "get the buyer … change the reason");
  EXPECT_EQ(harmful_phrase("Answer each review. Put a thank-you gift in the parcel"), "");
  EXPECT_EQ(harmful_phrase("恶意差评请举报，申请平台删除"), "");
  EXPECT_EQ(harmful_phrase("Never give coupons for a review"), "");
  EXPECT_EQ(harmful_phrase("差评当天联系买家，改进描述"), "");
}

TEST(Advice, WhatIsHarmfulIsFoundInOtherWordsToo) {
  for (const char* text : {"快递单号先填上，货到了再补发",
                           "找人刷几单",
                           "五分评价可参加抽奖",
                           "好评截图找客服有惊喜",
                           "让朋友拍下再给好评",
                           "先打面单，有货再发",
                           "给评论的买家免单",
                           "改了评价才退款",
                           "把好评截图发给客服领券",
                           "Ask friends to place orders",
                           "Five-star reviews enter a raffle",
                           "Enter the tracking number first and ship later",
                           "Send us a screenshot of your good review and claim a surprise",
                           "Refund only after they give five-star reviews",
                           "Brush a few orders each week",
                           "虚拟点击出库",
                           "时效快到了就假装已经揽收",
                           "确认收货后给红包",
                           "A coupon to whoever confirms receipt: confirm receipt, get a coupon",
                           "多买几单自己评价",
                           "让员工多拍几单写好评",
                           "小号下单",
                           "Mark orders shipped before you pack",
                           "Mark each order as dispatched before the goods are there",
                           "Upload an unused tracking number",
                           "先上传空单号稳住时效",
                           "Phone the buyer until the bad review is gone",
                           "打电话打到差评消失为止",
                           "Let staff buy from a second account",
                           "Have staff place a few orders and review them"}) {
    EXPECT_NE(harmful_phrase(text), "") << text;
  }
}

TEST(Advice, HonestAdviceMayUseTheSameWords) {
  for (const char* text : {"先核对面单再发货，单号在揽收后上传",
                           "先打面单再拣货，当天交给快递",
                           "买家下单十五分钟内确认，优惠券写清用法",
                           "把恶意好评的截图留证",
                           "刷新订单页面，看有没有漏单",
                           "差评截图留证，申请平台删除",
                           "缺货的商品先下架",
                           "请人工客服在买家下单后确认地址",
                           "不要找人刷单",
                           "Put a small gift in the parcel",
                           "Read the reviews first and mend the page",
                           "Enter the tracking number once the carrier has the parcel",
                           "Take a screenshot of the chat for the appeal",
                           "Never ask friends to order",
                           "Refund within a day, whatever the review says",
                           "员工在买家下单后确认地址",
                           "买家确认收货后三天内回访",
                           "Mark orders shipped once the carrier has scanned them",
                           "虚拟商品下单后自动发货",
                           "Phone the buyer about a late parcel before it is returned",
                           "Keep at the carrier until the parcel moves, then answer the review",
                           "Give each staff a shift so that orders ship the same day",
                           "Call the buyer and follow up until the complaint is settled",
                           "备用快递的面单放在打单台旁",
                           "Have a spare printer for waybills"}) {
    EXPECT_EQ(harmful_phrase(text), "") << text;
  }
}

TEST(Unchecked, NumbersAreToldBySourceAndDay) {
  const auto family = load(
      "  some: { count: refunds, by_day: applied_at, window: 30 days, where: reason = worn }\n",
      "    least: { value: 10, source: OLD }\n    too_few: spread\n");
  ASSERT_TRUE(family.ok()) << to_text(family.problems().front());
  const Pack& pack = family.value().versions.front();
  const Day read = *parse_day("2026-01-01");
  EXPECT_EQ(said_without_file(unchecked_numbers(pack, read + 180)),
            Texts{"23:21: 1 number rests on 'OLD' and was last compared with it 911 days ago, on "
                  "2024-01-01"});
  EXPECT_EQ(unchecked_numbers(pack, read + 181).size(), 2U);
  Pack ended = pack;
  ended.until = read + 180;
  EXPECT_TRUE(unchecked_numbers(ended, read + 181).empty());
}

TEST(Unchecked, ADayThatIsStillToComeIsASlip) {
  const auto family =
      load("  some: { count: refunds, by_day: applied_at, window: 30 days, source: OLD }\n");
  ASSERT_TRUE(family.ok()) << to_text(family.problems().front());
  const Pack& pack = family.value().versions.front();
  EXPECT_EQ(
      said_without_file(unchecked_numbers(pack, *parse_day("2023-12-31"))).back(),
      "12:3: 1 number rests on 'OLD' and was compared with it on 2024-01-01, which is still to "
      "come");
  EXPECT_EQ(unchecked_numbers(pack, *parse_day("2024-01-01")).size(), 1U) << "HELP, of 2026";
}

// A window is a number, too.
TEST(Unchecked, MeasuresAreToldLikeNumbers) {
  const auto family = load(
      "  some: { count: refunds, by_day: applied_at, window: 30 days, where: reason = worn, "
      "source: "
      "OLD }\n");
  ASSERT_TRUE(family.ok()) << to_text(family.problems().front());
  EXPECT_EQ(said_without_file(
                unchecked_numbers(family.value().versions.front(), *parse_day("2026-01-01"))),
            Texts{"12:3: 1 number rests on 'OLD' and was last compared with it 731 days ago, on "
                  "2024-01-01"});
}

TEST(Unchecked, AComparisonIsInheritedAndRenewed) {
  const std::string some =
      "  some: { count: refunds, by_day: applied_at, window: 30 days, where: reason = worn }\n";
  const auto days_told = [&](const std::string& checked) {
    const auto family =
        load(some, "    least: { value: 10, " + checked + " }\n    too_few: spread\n");
    EXPECT_TRUE(family.ok());
    Texts days;
    for (const Problem& warning :
         unchecked_numbers(family.value().versions.front(), *parse_day("2027-01-01"))) {
      days.push_back(warning.message.substr(warning.message.size() - 10));
    }
    return days;
  };
  EXPECT_EQ(days_told("source: OLD"), (Texts{"2026-01-01", "2024-01-01"}));
  EXPECT_EQ(days_told("source: OLD, checked: 2026-12-01"), Texts{"2026-01-01"});
  EXPECT_EQ(days_told("checked: 2026-05-05"), (Texts{"2026-01-01", "2026-05-05"}));
}

}  // namespace
}  // namespace xingji
