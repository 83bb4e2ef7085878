#include "pack/advice.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace xingji {
namespace {

constexpr auto harmful = std::to_array<std::string_view>({
    // paid or conditioned reviews
    "好评返",
    "返现",
    "好评有礼",
    "好评卡",
    "换好评",
    "买好评",
    "晒图返",
    "刷单",
    "刷几单",
    "刷些单",
    "刷点单",
    "刷一些单",
    "刷一点单",
    "刷一单",
    "刷两单",
    "刷手",
    "水军",
    "brush orders",
    "brush a few orders",
    "brushing orders",
    "求好评",
    "讨好评",
    "催好评",
    "索要好评",
    "刷好评",
    "刷评",
    "诱导好评",
    "cash back for",
    "cashback for",
    "pay for review",
    "pay for good review",
    "pay buyers for",
    "paid review",
    "buy review",
    "buy good review",
    "fake review",
    "gift for a review",
    "gift for a good review",
    "reward for a review",
    "reward for a good review",
    "in exchange for a review",
    "in exchange for a good review",
    "in return for a review",
    "in return for a good review",
    "刷销量",
    "补单",
    "自己下单",
    "找人下单",
    "亲友下单",
    "fake order",
    "order from yourself",
    "order your own",
    // fake shipping
    "虚拟发货",
    "假单号",
    "虚假单号",
    "先上传单号",
    "提前上传单号",
    "先填单号",
    "先传单号",
    "先录单号",
    "先把单号",
    "单号先",
    "借单号",
    "买单号",
    "旧单号",
    "填个单号",
    "any tracking number",
    "old tracking number",
    "borrow a tracking number",
    "empty box",
    "fake parcel",
    "number before the parcel",
    "number before shipping",
    "before they are shipped",
    "before it is shipped",
    "空包",
    "虚假发货",
    "虚假物流",
    "先点发货",
    "提前点发货",
    "fake ship",
    "fake track",
    "empty parcel",
    "empty package",
    "mark as shipped before",
    "mark orders as shipped before",
    // pressing buyers
    "删差评",
    "删除差评",
    "改差评",
    "改好评",
    "骚扰",
    "威胁",
    "轰炸",
    "曝光买家",
    "公开买家",
    "keep calling",
    "expose the buyer",
    "施压",
    "change their review",
    "change the review",
    "delete the review",
    "delete their review",
    "remove the review",
    "remove their review",
    "withdraw the review",
    "threaten",
    "press the buyer",
    "press buyers",
    "pressure buyers",
    "pressure the buyer",
});

constexpr auto warnings = std::to_array<std::string_view>(
    {"不要", "不得", "不能", "不可", "不应", "别", "勿", "禁", "避免", "杜绝", "恶意", "never ",
     "not ", "n't ", "no ", "avoid "});

// Far enough to hold the word that takes it back, and no further than the same few words.
constexpr std::size_t bytes_before = 24;

using Words = std::span<const std::string_view>;

constexpr auto reviews = std::to_array<std::string_view>(
    {"好评", "评价", "评论", "五星", "5星", "打五分", "晒图", "追评", "打分", "review", "five star",
     "5 star", "good star", "good rating", "five-star", "5-star"});
constexpr auto gifts = std::to_array<std::string_view>(
    {"红包",       "优惠券",   "返券",       "返利",     "礼品",        "赠品",
     "小礼物",     "现金",     "送券",       "奖励买家", "抽奖",        "奖品",
     "免单",       "惊喜",     "有礼",       "送礼",     "返1",         "返2",
     "返3",        "返5",      "返钱",       "返款",     "好礼",        "话费",
     "福利",       "有奖",     "coupon",     "voucher",  "gift",        "cash",
     "red packet", "discount", "reward",     "rebate",   "free sample", "partial refund for",
     "lottery",    "raffle",   "lucky draw", "prize",    "giveaway",    "store credit"});
constexpr auto screenshots = std::to_array<std::string_view>({"截图", "screenshot"});
constexpr auto returns = std::to_array<std::string_view>(
    {"找客服", "联系客服", "发给客服", "领", "返", "send", "contact", "claim"});
constexpr auto good_reviews =
    std::to_array<std::string_view>({"好评", "五星", "5星", "good review", "five-star", "5-star"});
constexpr auto hands =
    std::to_array<std::string_view>({"找人", "雇人", "找朋友", "让朋友", "请朋友", "亲友", "熟人",
                                     "friends", "relatives", "hire people", "hire someone"});
constexpr auto fakes = std::to_array<std::string_view>(
    {"刷", "下单", "拍单", "拍下", "好评", "销量", "place order", "place some order", "place a few",
     "to buy", "to order", "review"});
constexpr auto numbers = std::to_array<std::string_view>(
    {"单号", "面单", "tracking number", "waybill", "mark the order as shipped"});
constexpr auto ahead = std::to_array<std::string_view>(
    {"先填", "先传", "先上传", "先录", "先打", "提前填", "提前传", "提前录", "first", "in advance",
     "ahead", "right away", "at once"});
constexpr auto later = std::to_array<std::string_view>(
    {"再补发", "后补发", "到货后", "货到了", "有货再", "过几天", "缺货", "ship later", "send later",
     "ship it later", "ship them later", "when stock", "once stock", "when the goods",
     "once the goods", "goods arrive"});
constexpr auto holds = std::to_array<std::string_view>(
    {"才退款", "才给退", "才能退", "不退款", "先给好评", "先好评", "好评后再", "refund only after",
     "refund only if", "refund only once", "only refund after", "only refund if"});
constexpr auto asks = std::to_array<std::string_view>(
    {"联系",           "劝",         "请买家",        "让买家",
     "请顾客",         "让顾客",     "要求",          "引导",
     "电话",           "ask",        "urge",          "call ",
     "contact",        "persuade",   "beg ",          "convince",
     "message buyers", "get buyers", "get the buyer", "phone the",
     "phone buyers",   "phone each", "phone every",   "ring the buyer"});
constexpr auto until = std::to_array<std::string_view>({"until", "till", "直到", "为止"});
constexpr auto verdicts =
    std::to_array<std::string_view>({"评价", "差评", "中评", "review", "rating"});
constexpr auto changes = std::to_array<std::string_view>(
    {"修改", "改成", "改为", "删", "撤", "change", "revise", "edit", "delete", "remove", "withdraw",
     "take back", "close the complaint", "drop the"});
constexpr auto complaints = std::to_array<std::string_view>(
    {"评价", "差评", "好评", "投诉", "纠纷", "review", "rating", "complaint", "dispute", "claim"});
constexpr auto other_reasons = std::to_array<std::string_view>(
    {"改退", "改原因", "改选", "change the reason", "change their reason", "another reason"});
constexpr auto pressing =
    std::to_array<std::string_view>({"催", "电话", "call ", "urge", "press ", "chase"});
constexpr auto receipts = std::to_array<std::string_view>(
    {"确认收货", "confirm receipt", "confirm the receipt", "confirm delivery"});
constexpr auto begging = std::to_array<std::string_view>({"ask ", "beg ", "urge ", "call "});
constexpr auto wishes = std::to_array<std::string_view>(
    {"for five stars", "for 5 stars", "for a five-star", "for a 5-star", "for good review",
     "for a good review", "for good ratings", "for a good rating"});
constexpr auto elsewhere = std::to_array<std::string_view>(
    {"加微信", "加qq", "加群", "add wechat", "add whatsapp", "on wechat", "join the group"});
constexpr auto ship_buttons = std::to_array<std::string_view>(
    {"点发货", "点击发货", "click ship", "press ship", "mark as shipped", "mark it as shipped"});
constexpr auto too_soon = std::to_array<std::string_view>(
    {"early", "later", "再备货", "再打包", "后备货", "后打包", "before pack"});
// Those of the shop who play the buyer, and what they play.
constexpr auto accounts = std::to_array<std::string_view>(
    {"小号", "马甲", "second account", "another account", "other account", "spare account"});
constexpr auto purchases =
    std::to_array<std::string_view>({"下单", "买", "拍", "buy", "order", "purchase"});
constexpr auto own_hands =
    std::to_array<std::string_view>({"自己", "自家", "员工", "同事", "家人", "staff", "employees",
                                     "colleagues", "your own", "yourself"});
constexpr auto few_orders =
    std::to_array<std::string_view>({"几单", "一单", "两单", "些单", "多买", "多拍", "a few orders",
                                     "some orders", "to order", "to buy"});
constexpr auto pretences = std::to_array<std::string_view>(
    {"虚拟点", "虚拟出", "虚假点", "虚假出", "假装", "虚点", "空点", "pretend"});
constexpr auto shipments = std::to_array<std::string_view>(
    {"发货", "出库", "揽收", "物流", "包裹", "ship", "sent", "dispatch", "parcel"});
constexpr auto idle_numbers = std::to_array<std::string_view>(
    {"空单号", "空面单", "备用单号", "备用面单", "没用过的", "闲置", "unused", "dummy", "made-up",
     "made up", "invented", "recycled", "someone else's", "spare tracking", "spare waybill",
     "borrowed tracking", "borrowed waybill"});
constexpr auto marks = std::to_array<std::string_view>({"mark ", "marking "});
constexpr auto as_shipped = std::to_array<std::string_view>({"shipped", "dispatched", "as sent"});
constexpr auto unpacked = std::to_array<std::string_view>(
    {"before you pack", "before pack", "before the parcel", "before the goods", "before they",
     "before it ", "before it's", "before printing"});
constexpr auto orderly =
    std::to_array<std::string_view>({"申诉", "举报", "平台", "appeal", "report", "platform"});

// Words that one sentence of advice does not hold together.
struct Together {
  std::array<Words, 3> parts;
  Words unless;
};
constexpr std::array together = {Together{{gifts, reviews, reviews}, {}},
                                 Together{{asks, changes, complaints}, orderly},
                                 Together{{screenshots, good_reviews, returns}, {}},
                                 Together{{hands, fakes, fakes}, {}},
                                 Together{{numbers, ahead, later}, {}},
                                 Together{{holds, reviews, reviews}, {}},
                                 Together{{asks, other_reasons, other_reasons}, orderly},
                                 Together{{pressing, receipts, receipts}, {}},
                                 Together{{begging, wishes, wishes}, {}},
                                 Together{{elsewhere, gifts, gifts}, {}},
                                 Together{{ship_buttons, too_soon, too_soon}, {}},
                                 Together{{receipts, gifts, gifts}, {}},
                                 Together{{accounts, purchases, purchases}, {}},
                                 Together{{own_hands, few_orders, reviews}, {}},
                                 Together{{pretences, shipments, shipments}, {}},
                                 Together{{idle_numbers, numbers, numbers}, {}},
                                 Together{{marks, as_shipped, unpacked}, {}},
                                 Together{{asks, until, verdicts}, orderly}};

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

bool is_warned_of(std::string_view before) {
  const std::size_t stop = before.find_last_of(".;:!?");
  if (stop != std::string_view::npos) before.remove_prefix(stop);
  return std::any_of(warnings.begin(), warnings.end(), [&](std::string_view word) {
    return before.find(word) != std::string_view::npos;
  });
}

std::string_view word_in(std::string_view sentence, Words words) {
  for (const std::string_view word : words) {
    if (sentence.find(word) != std::string_view::npos) return word;
  }
  return {};
}

std::string words_together(std::string_view sentence) {
  const bool is_warning = !word_in(sentence, warnings).empty();
  for (const Together& rule : together) {
    if (is_warning || !word_in(sentence, rule.unless).empty()) continue;
    std::string found;
    for (const Words part : rule.parts) {
      const std::string_view word = word_in(sentence, part);
      if (word.empty()) {
        found.clear();
        break;
      }
      if (found.find(word) == std::string::npos) {
        found += (found.empty() ? "" : " … ") + std::string(word);
      }
    }
    if (!found.empty()) return found;
  }
  return {};
}

// Up to the next stop, in either script.
std::string_view first_sentence(std::string_view text) {
  std::size_t end = text.find_first_of(".;:!?");
  for (const std::string_view stop : {"。", "；", "：", "！", "？"}) {
    end = std::min(end, text.find(stop));
  }
  return text.substr(0, end);
}

}  // namespace

std::string harmful_phrase(std::string_view text) {
  const std::string lower = lower_case(text);
  const std::string_view whole = lower;
  for (const std::string_view phrase : harmful) {
    for (std::size_t at = whole.find(phrase); at != std::string_view::npos;
         at = whole.find(phrase, at + 1)) {
      const std::size_t begin = at > bytes_before ? at - bytes_before : 0;
      if (!is_warned_of(whole.substr(begin, at - begin))) return std::string(phrase);
    }
  }
  for (std::string_view rest = whole; !rest.empty();) {
    const std::string_view sentence = first_sentence(rest);
    std::string found = words_together(sentence);
    if (!found.empty()) return found;
    rest.remove_prefix(std::min(sentence.size() + 1, rest.size()));
  }
  return {};
}

}  // namespace xingji
