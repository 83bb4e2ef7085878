#include "describe/words.h"

#include <array>

#include "base/check.h"

namespace xingji {
namespace {

struct NamedTable {
  Table table;
  TableWords words;
};

constexpr auto table_words = std::to_array<NamedTable>({
    {Table::shops, {"shop", "shops", "店铺"}},
    {Table::agents, {"agent", "agents", "客服"}},
    {Table::providers, {"provider", "providers", "服务商"}},
    {Table::products, {"product", "products", "商品"}},
    {Table::attributes, {"attribute", "attributes", "属性"}},
    {Table::orders, {"order", "orders", "订单"}},
    {Table::parcels, {"parcel", "parcels", "包裹"}},
    {Table::refunds, {"after-sales case", "after-sales cases", "售后单"}},
    {Table::ratings, {"rating", "ratings", "评价"}},
    {Table::messages, {"message", "messages", "消息"}},
    {Table::chats, {"chat", "chats", "会话"}},
    {Table::disputes, {"dispute", "disputes", "纠纷单"}},
    {Table::complaints, {"complaint", "complaints", "投诉"}},
    {Table::rulings, {"ruling", "rulings", "判责"}},
    {Table::tickets, {"ticket", "tickets", "工单"}},
    {Table::checks, {"spot check", "spot checks", "抽检"}},
    {Table::violations, {"violation", "violations", "违规"}},
    {Table::presence, {"shift", "shifts", "在岗时段"}},
    {Table::claims, {"claim", "claims", "业绩申报"}},
    {Table::exemptions, {"filing", "filings", "报备"}},
    {Table::appeals, {"appeal", "appeals", "申诉"}},
    {Table::readings, {"reading", "readings", "平台读数"}},
    {Table::tallies, {"tally", "tallies", "日计数"}},
    {Table::benchmarks, {"benchmark", "benchmarks", "同行参考"}},
    {Table::coverage, {"covered span", "covered spans", "数据覆盖"}},
    {Table::sessions, {"session", "sessions", "会话"}},
});

struct NamedColumn {
  Table table;
  std::string_view name;
  ColumnWords words;
};

struct NamedId {
  std::string_view name;
  ColumnWords words;
};

// clang-format off
// Ids say the same in every table.
constexpr auto id_words = std::to_array<NamedId>({
    {"shop_id", {"shop", "", "店铺"}}, {"provider_id", {"provider", "", "服务商"}},
    {"agent_id", {"agent", "", "客服"}}, {"buyer_id", {"buyer", "", "买家"}},
    {"product_id", {"product", "", "商品"}}, {"order_id", {"order number", "", "订单号"}},
    {"parcel_id", {"parcel", "", "包裹号"}}, {"refund_id", {"case number", "", "售后单号"}},
    {"rating_id", {"rating number", "", "评价号"}}, {"message_id", {"message number", "", "消息号"}},
    {"chat_id", {"chat", "", "会话号"}}, {"dispute_id", {"dispute number", "", "纠纷单号"}},
    {"complaint_id", {"complaint number", "", "投诉单号"}}, {"ruling_id", {"ruling number", "", "判责单号"}},
    {"ticket_id", {"ticket number", "", "工单号"}}, {"service_order_id", {"service order", "", "服务单号"}},
    {"check_id", {"check number", "", "抽检号"}}, {"violation_id", {"violation number", "", "违规单号"}},
    {"exemption_id", {"filing number", "", "报备号"}}, {"appeal_id", {"appeal number", "", "申诉号"}},
    {"session_id", {"session number", "", "会话号"}},
});

constexpr auto column_words = std::to_array<NamedColumn>({
    {Table::orders, "placed_at", {"placing", "placed", "下单"}},
    {Table::orders, "paid_at", {"payment", "paid", "付款"}},
    {Table::orders, "amount", {"amount", "", "金额"}},
    {Table::orders, "items", {"number of items", "", "件数"}},
    {Table::orders, "category", {"category", "", "类目"}},
    {Table::orders, "channel", {"channel", "", "渠道"}},
    {Table::orders, "host_id", {"host", "", "主播"}},
    {Table::orders, "warehouse", {"warehouse", "", "仓库"}},
    {Table::orders, "buyer_level", {"buyer's level", "", "买家等级"}},
    {Table::orders, "placed_agent_id", {"agent at the placing", "", "下单客服"}},
    {Table::orders, "paid_agent_id", {"agent at the payment", "", "付款客服"}},
    {Table::orders, "presale", {"presale", "is a presale", "预售"}},
    {Table::orders, "custom", {"custom", "is made to order", "定制"}},
    {Table::orders, "virtual", {"virtual", "is of virtual goods", "虚拟商品"}},
    {Table::orders, "gift", {"gift", "is a gift", "赠品"}},
    {Table::orders, "lucky_bag", {"lucky bag", "is a lucky bag", "福袋"}},
    {Table::orders, "low_value", {"low value", "is of low value", "低价"}},
    {Table::orders, "instant_refund", {"instant refund", "is refunded at once", "秒退"}},
    {Table::orders, "abnormal", {"abnormal", "is abnormal", "异常"}},
    {Table::orders, "abnormal_at", {"finding abnormal", "found abnormal", "判定异常"}},
    {Table::orders, "promise_kind", {"kind of promise", "", "承诺类型"}},
    {Table::orders, "promise_hours", {"promised hours", "", "承诺小时数"}},
    {Table::orders, "promised_ship_at", {"promised shipping time", "", "承诺发货时间"}},
    {Table::orders, "agreed_ship_at", {"agreed shipping time", "", "约定发货时间"}},
    {Table::orders, "shipped_at", {"shipping", "shipped", "发货"}},
    {Table::orders, "picked_up_at", {"pickup", "picked up", "揽收"}},
    {Table::orders, "signed_at", {"receipt", "received", "签收"}},
    {Table::orders, "completed_at", {"completion", "completed", "完成"}},
    {Table::orders, "cancelled_at", {"cancellation", "cancelled", "取消"}},
    {Table::orders, "cancelled_by", {"canceller", "", "取消方"}},
    {Table::orders, "region_from", {"region of origin", "", "发货地"}},
    {Table::orders, "region_to", {"region of destination", "", "收货地"}},
    {Table::parcels, "carrier", {"carrier", "", "承运商"}},
    {Table::parcels, "shipped_at", {"entering of the waybill", "entered", "录入单号"}},
    {Table::parcels, "picked_up_at", {"pickup", "picked up", "揽收"}},
    {Table::parcels, "hub_scan_at", {"first hub scan", "scanned at a hub", "中转扫描"}},
    {Table::parcels, "due_at", {"due time of the route", "", "线路时限"}},
    {Table::parcels, "signed_at", {"receipt", "received", "签收"}},
    {Table::parcels, "incident", {"incident", "", "异常"}},
    {Table::parcels, "incident_at", {"incident", "lost, damaged or returned", "发生异常"}},
    {Table::parcels, "region_from", {"region of origin", "", "发货地"}},
    {Table::parcels, "region_to", {"region of destination", "", "收货地"}},
    {Table::refunds, "kind", {"kind", "", "类型"}},
    {Table::refunds, "applied_at", {"request", "requested", "申请"}},
    {Table::refunds, "first_reason", {"first reason", "", "首次原因"}},
    {Table::refunds, "reason", {"reason", "", "原因"}},
    {Table::refunds, "agreed_at", {"agreement", "agreed", "同意"}},
    {Table::refunds, "agreed_by", {"agreeing side", "", "同意方"}},
    {Table::refunds, "buyer_shipped_at", {"buyer's posting", "posted by the buyer", "寄回退货"}},
    {Table::refunds, "seller_received_at", {"arrival at the seller", "received by the seller", "收到退货"}},
    {Table::refunds, "refunded_at", {"refund", "refunded", "退款"}},
    {Table::refunds, "closed_at", {"closing", "closed", "关闭"}},
    {Table::refunds, "rejected_at", {"rejection", "rejected", "拒绝"}},
    {Table::refunds, "escalated_at", {"escalation", "escalated", "升级介入"}},
    {Table::refunds, "paused_seconds", {"paused seconds", "", "暂停秒数"}},
    {Table::refunds, "amount", {"amount", "", "金额"}},
    {Table::ratings, "item", {"rated item", "", "评价项"}},
    {Table::ratings, "stars", {"star rating", "", "星数"}},
    {Table::ratings, "first_stars", {"first star rating", "", "首次星数"}},
    {Table::ratings, "rated_at", {"rating", "given", "评价"}},
    {Table::ratings, "replied_at", {"seller's reply", "answered", "回复"}},
    {Table::ratings, "has_text", {"text", "is one with text", "带文字"}},
    {Table::ratings, "has_picture", {"picture", "is one with a picture", "带图"}},
    {Table::ratings, "tags", {"tags", "", "标签"}},
    {Table::ratings, "reason", {"reason", "", "原因"}},
    {Table::ratings, "voided_at", {"voiding", "voided", "作废"}},
    {Table::ratings, "void_reason", {"reason of voiding", "", "作废原因"}},
    {Table::messages, "sender", {"sender", "", "发送方"}},
    {Table::messages, "automatic", {"automatic", "is automatic", "自动消息"}},
    {Table::messages, "sent_at", {"sending", "sent", "发送"}},
    {Table::chats, "opened_at", {"opening", "opened", "进线"}},
    {Table::chats, "human_at", {"hand-over to a person", "handed to a person", "转人工"}},
    {Table::chats, "first_reply_at", {"first reply", "answered", "首次回复"}},
    {Table::chats, "first_human_reply_at", {"first human reply", "answered by a person", "首次人工回复"}},
    {Table::chats, "reply_seconds", {"seconds of reply", "", "回复秒数"}},
    {Table::chats, "rounds", {"rounds", "", "轮次"}},
    {Table::chats, "unanswered_rounds", {"unanswered rounds", "", "未回复轮次"}},
    {Table::chats, "stars", {"star rating", "", "星数"}},
    {Table::chats, "rated_at", {"rating", "rated", "评价"}},
    {Table::chats, "resolved", {"resolved", "is resolved", "已解决"}},
    {Table::chats, "ended_at", {"end", "ended", "结束"}},
    {Table::chats, "built_by", {"who built the chat", "", "会话来源"}},
    {Table::sessions, "opened_at", {"first question", "opened", "首次提问"}},
    {Table::sessions, "first_reply_at", {"first reply", "answered", "首次回复"}},
    {Table::sessions, "first_human_reply_at", {"first human reply", "answered by a person", "首次人工回复"}},
    {Table::sessions, "reply_seconds", {"seconds of reply", "", "回复秒数"}},
    {Table::sessions, "rounds", {"rounds", "", "轮次"}},
    {Table::sessions, "unanswered_rounds", {"unanswered rounds", "", "未回复轮次"}},
    {Table::sessions, "ended_at", {"end", "ended", "结束"}},
    {Table::disputes, "opened_at", {"opening", "opened", "发起"}},
    {Table::disputes, "ruled_at", {"ruling", "ruled", "判责"}},
    {Table::disputes, "liability", {"liable party", "", "责任方"}},
    {Table::disputes, "withdrawn_at", {"withdrawal", "withdrawn", "撤销"}},
    {Table::disputes, "appeal_upheld_at", {"upheld appeal", "overturned by an appeal", "申诉成功"}},
    {Table::complaints, "opened_at", {"opening", "opened", "发起"}},
    {Table::complaints, "about", {"subject", "", "投诉事由"}},
    {Table::complaints, "upheld", {"upheld", "is upheld", "已成立"}},
    {Table::complaints, "decided_at", {"decision", "decided", "判定"}},
    {Table::rulings, "kind", {"kind", "", "类型"}},
    {Table::rulings, "ruled_at", {"ruling", "ruled", "判责"}},
    {Table::rulings, "payout", {"payout", "", "赔付"}},
    {Table::rulings, "lifted_at", {"lifting", "lifted", "解除"}},
    {Table::tickets, "kind", {"kind", "", "类型"}},
    {Table::tickets, "opened_at", {"opening", "opened", "创建"}},
    {Table::tickets, "first_action_at", {"first action", "acted on", "首次处理"}},
    {Table::tickets, "last_action_at", {"last action", "last acted on", "最近处理"}},
    {Table::tickets, "to_handle_at", {"hand-over for handling", "handed over for handling", "转待处理"}},
    {Table::tickets, "resolved_at", {"solution", "resolved", "解决"}},
    {Table::tickets, "awaiting_customer_at", {"waiting for the customer", "left waiting for the customer", "等待客户反馈"}},
    {Table::tickets, "outcome", {"outcome", "", "结果"}},
    {Table::tickets, "stars", {"star rating", "", "星数"}},
    {Table::tickets, "rated_at", {"rating", "rated", "评价"}},
    {Table::checks, "item", {"item checked", "", "抽检项"}},
    {Table::checks, "passed", {"passed", "is passed", "已合格"}},
    {Table::checks, "checked_at", {"check", "made", "抽检"}},
    {Table::violations, "kind", {"kind", "", "类型"}},
    {Table::violations, "happened_at", {"violation", "committed", "违规"}},
    {Table::violations, "decided_at", {"decision", "decided", "判定"}},
    {Table::violations, "severity", {"severity", "", "严重程度"}},
    {Table::violations, "points", {"points", "", "扣分"}},
    {Table::violations, "lifted_at", {"lifting", "lifted", "解除"}},
    {Table::presence, "state", {"state", "", "状态"}},
    {Table::presence, "from", {"beginning", "begun", "开始"}},
    {Table::presence, "to", {"end", "ended", "结束"}},
    {Table::claims, "claimed_at", {"claim", "claimed", "申报"}},
    {Table::claims, "decided_at", {"decision", "decided", "判定"}},
    {Table::claims, "decided_agent_id", {"agent decided for", "", "判定客服"}},
    {Table::exemptions, "region", {"region", "", "地区"}},
    {Table::exemptions, "category", {"category", "", "类目"}},
    {Table::exemptions, "reason", {"reason", "", "原因"}},
    {Table::exemptions, "from", {"beginning", "", "开始时间"}},
    {Table::exemptions, "to", {"end", "", "结束时间"}},
    {Table::exemptions, "status", {"status", "", "状态"}},
    {Table::exemptions, "filed_at", {"filing", "filed", "报备"}},
    {Table::exemptions, "decided_at", {"decision", "decided", "判定"}},
    {Table::exemptions, "withdrawn_at", {"withdrawal", "withdrawn", "撤销"}},
    {Table::exemptions, "new_due_at", {"new due time", "", "新的截止时间"}},
    {Table::appeals, "about", {"what it is about", "", "申诉对象"}},
    {Table::appeals, "kind", {"kind", "", "类型"}},
    {Table::appeals, "grounds", {"grounds", "", "理由"}},
    {Table::appeals, "measures", {"measures", "", "整改措施"}},
    {Table::appeals, "material", {"material", "", "材料"}},
    {Table::appeals, "status", {"status", "", "状态"}},
    {Table::appeals, "decided_by", {"who decided", "", "判定方"}},
    {Table::appeals, "decision_reason", {"reason of the decision", "", "判定理由"}},
    {Table::appeals, "filed_at", {"filing", "filed", "提交"}},
    {Table::appeals, "decided_at", {"decision", "decided", "判定"}},
});

struct Word {
  std::string_view word;
  std::string_view en;
  std::string_view zh;
};

constexpr auto closed_words = std::to_array<Word>({
    {"buyer", "the buyer", "买家"}, {"seller", "the seller", "商家"}, {"merchant", "the merchant", "商家"},
    {"system", "the system", "系统"}, {"platform", "the platform", "平台"}, {"both", "both sides", "双方"},
    {"none", "nobody", "无"}, {"hours", "a number of hours", "按小时承诺"}, {"custom", "made to order", "定制"},
    {"presale", "presale", "预售"}, {"lost", "lost", "丢失"}, {"damaged", "damaged", "破损"},
    {"returned", "returned", "退回"}, {"refund_only", "refund only", "仅退款"},
    {"return_refund", "return and refund", "退货退款"}, {"exchange", "exchange", "换货"},
    {"repair", "repair", "维修"}, {"human", "a person", "人工"}, {"assist", "an assistant program", "辅助"},
    {"bot", "a robot", "机器人"}, {"review", "review", "审核"}, {"process", "handling", "处理"},
    {"complaint", "complaint", "投诉"}, {"email", "mail", "邮件"}, {"question", "question", "咨询"},
    {"online", "online", "在线"}, {"suspended", "suspended", "挂起"}, {"off", "off", "离线"},
    {"overall", "overall", "总评"}, {"product_quality", "product quality", "商品质量"},
    {"description", "description", "描述相符"}, {"service_attitude", "service attitude", "服务态度"},
    {"logistics_speed", "logistics speed", "物流速度"}, {"return_handling", "return handling", "退换处理"},
    // What rulings and violations are usually called; a platform may have more.
    {"late_shipping", "late shipping", "发货慢"}, {"logistics", "logistics", "物流"},
    {"late_ship", "late shipping", "发货超时"}, {"out_of_stock", "out of stock", "缺货"},
    {"wrong_or_missing", "wrong or missing goods", "错发或漏发"}, {"fraud", "fraudulent shipping", "欺诈发货"},
    {"track_late", "late tracking", "物流轨迹超时"}, {"track_abnormal", "abnormal tracking", "物流轨迹异常"},
    {"false_track", "false tracking", "虚假宣传物流信息"}, {"false_shipping", "fraudulent shipping", "欺诈发货"},
    {"false_promotion", "false promotion", "虚假宣传"}, {"misleading_title", "misleading title", "标题误导"},
    {"rude_words", "rude words", "辱骂嘲讽"}, {"outside_contact", "contact outside the platform", "引导站外联系"},
    {"false_aftersale_address", "false return address", "异常售后地址"},
    {"refused_aftersale", "after-sale refused without reason", "无故拒绝售后"},
    {"refused_invoice", "refused invoice", "拒开发票"}, {"faked_trade", "faked trade", "虚假交易"},
    {"brand_confusion", "brand confused", "混淆品牌信息"}, {"brand_papers", "brand papers missing", "品牌资质缺失或不符"},
});
// clang-format on

}  // namespace

const TableWords& words_of(Table table) {
  const auto& named = table_words[static_cast<std::size_t>(table)];
  CHECK(named.table == table);
  return named.words;
}

ColumnWords words_of(Table table, std::size_t column) {
  const std::string_view name = definition(table).columns[column].name;
  for (const NamedColumn& named : column_words) {
    if (named.table == table && named.name == name) return named.words;
  }
  for (const NamedId& named : id_words) {
    if (named.name == name) return named.words;
  }
  return {name, name, name};
}

std::optional<std::string> word_text(std::string_view word, Language language) {
  for (const Word& known : closed_words) {
    if (known.word == word) return std::string(language == Language::zh ? known.zh : known.en);
  }
  return std::nullopt;
}

}  // namespace xingji
