#include "base/tables.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace xingji {
namespace {

using enum Kind;

constexpr Column required_id(std::string_view name) { return {name, id, true}; }
constexpr Column optional_id(std::string_view name) { return {name, id}; }
constexpr Column happened(std::string_view name, bool required = false) {
  return {name, instant, required};
}

constexpr Column shop = required_id("shop_id");

// A table is one block, as in docs/facts.md.
// clang-format off

constexpr std::array shops = std::to_array<Column>({
    shop, {"platform", text, true}, {"name", text}, {"tenant", text}, {"opened_at", planned}});

constexpr std::array agents = std::to_array<Column>({
    required_id("agent_id"), optional_id("shop_id"), {"name", text}, {"joined_at", from},
    {"left_at", to}});

constexpr std::array providers = std::to_array<Column>({
    required_id("provider_id"), {"name", text}, {"from", from}, {"to", to}});

constexpr std::array products = std::to_array<Column>({
    required_id("product_id"), shop, {"title", text}, {"category", text}, {"price", money}});

constexpr std::array attributes = std::to_array<Column>({
    {"subject_kind", word, true, {}, "shop agent provider product"}, required_id("subject_id"),
    {"name", text, true, {},
     "industry kind level own_after_sales delivery_model fast_refund freight_insurance "
     "remote_areas items_on_sale team role"},
    {"value", text, true}, {"from", from, true}, {"to", to}});

constexpr std::array orders = std::to_array<Column>({
    required_id("order_id"), shop, happened("placed_at", true), happened("paid_at"),
    {"amount", money}, {"items", integer}, optional_id("product_id"), {"category", text},
    {"channel", text}, {"host_id", text}, {"warehouse", text}, optional_id("buyer_id"),
    {"buyer_level", text}, {"placed_agent_id", text}, {"paid_agent_id", text}, {"presale", flag},
    {"custom", flag}, {"virtual", flag}, {"gift", flag}, {"lucky_bag", flag}, {"low_value", flag},
    {"instant_refund", flag}, {"abnormal", flag, false, "abnormal_at"}, happened("abnormal_at"),
    {"promise_kind", word, false, {}, "hours custom presale none"}, {"promise_hours", integer},
    {"promised_ship_at", planned}, {"agreed_ship_at", planned}, happened("shipped_at"),
    happened("picked_up_at"), happened("signed_at"), happened("completed_at"),
    happened("cancelled_at"),
    {"cancelled_by", word, false, "cancelled_at", "buyer seller system platform"},
    {"region_from", text}, {"region_to", text}});

constexpr std::array parcels = std::to_array<Column>({
    required_id("parcel_id"), required_id("order_id"), shop, {"carrier", text},
    happened("shipped_at", true), happened("picked_up_at"), happened("hub_scan_at"),
    {"due_at", planned}, happened("signed_at"),
    {"incident", word, false, "incident_at", "lost damaged returned"}, happened("incident_at"),
    {"region_from", text}, {"region_to", text}});

constexpr std::array refunds = std::to_array<Column>({
    required_id("refund_id"), required_id("order_id"), shop,
    {"kind", word, true, {}, "refund_only return_refund exchange repair"},
    happened("applied_at", true), {"first_reason", text}, {"reason", text}, happened("agreed_at"),
    {"agreed_by", word, false, "agreed_at", "seller system platform"}, happened("buyer_shipped_at"),
    happened("seller_received_at"), happened("refunded_at"), happened("closed_at"),
    happened("rejected_at"), happened("escalated_at"),
    {"paused_seconds", integer, false, "refunded_at"}, {"amount", money}});

constexpr std::array ratings = std::to_array<Column>({
    required_id("rating_id"), optional_id("order_id"), shop, optional_id("buyer_id"),
    {"item", text, true, {},
     "overall product_quality description service_attitude logistics_speed return_handling"},
    {"stars", integer, true, {}, {}, 1, 5},
    {"first_stars", integer, false, {}, {}, 1, 5}, happened("rated_at", true),
    happened("replied_at"), {"has_text", flag}, {"has_picture", flag}, {"tags", text},
    {"reason", text}, happened("voided_at"), {"void_reason", text, false, "voided_at"}});

constexpr std::array messages = std::to_array<Column>({
    required_id("message_id"), optional_id("chat_id"), shop, required_id("buyer_id"),
    {"agent_id", text}, {"sender", word, true, {}, "buyer human assist bot system platform"},
    {"automatic", flag}, happened("sent_at", true)});

constexpr std::array chats = std::to_array<Column>({
    required_id("chat_id"), shop, optional_id("buyer_id"), {"agent_id", text},
    optional_id("order_id"), happened("opened_at", true), happened("human_at"),
    happened("first_reply_at"), happened("first_human_reply_at"),
    {"reply_seconds", integer, false, "ended_at opened_at"},
    {"rounds", integer, false, "ended_at opened_at"},
    {"unanswered_rounds", integer, false, "ended_at opened_at"},
    {"stars", integer, false, "rated_at", {}, 1, 5}, happened("rated_at"),
    {"resolved", flag, false, "ended_at"}, happened("ended_at"), {"built_by", text}});

constexpr std::array disputes = std::to_array<Column>({
    required_id("dispute_id"), optional_id("order_id"), shop, optional_id("refund_id"),
    happened("opened_at", true), happened("ruled_at"),
    {"liability", word, false, "ruled_at", "merchant buyer both platform none"},
    happened("withdrawn_at"), happened("appeal_upheld_at")});

constexpr std::array complaints = std::to_array<Column>({
    required_id("complaint_id"), optional_id("order_id"), optional_id("chat_id"), shop,
    happened("opened_at", true), {"about", text}, {"upheld", flag, false, "decided_at"},
    happened("decided_at")});

constexpr std::array rulings = std::to_array<Column>({
    required_id("ruling_id"), optional_id("order_id"), optional_id("parcel_id"), shop,
    {"kind", text, true, {},
     "late_ship wrong_or_missing out_of_stock track_late track_abnormal fraud false_track"},
    happened("ruled_at", true), {"payout", money, false, "ruled_at"},
    happened("lifted_at")});

constexpr std::array tickets = std::to_array<Column>({
    required_id("ticket_id"), optional_id("service_order_id"), optional_id("order_id"),
    optional_id("shop_id"), optional_id("provider_id"), {"agent_id", text},
    {"kind", word, true, {}, "review process complaint email question"},
    happened("opened_at", true), happened("first_action_at"), happened("last_action_at"),
    happened("to_handle_at"), happened("resolved_at"), happened("awaiting_customer_at"),
    {"outcome", text, false, "last_action_at"}, {"stars", integer, false, "rated_at", {}, 1, 5},
    happened("rated_at")});

constexpr std::array checks = std::to_array<Column>({
    required_id("check_id"), optional_id("shop_id"), optional_id("provider_id"), {"agent_id", text},
    {"item", text, true}, {"passed", flag, true}, happened("checked_at", true)});

constexpr std::array violations = std::to_array<Column>({
    required_id("violation_id"), shop, {"kind", text, true}, happened("happened_at", true),
    happened("decided_at"), {"severity", text, false, "decided_at"},
    {"points", decimal, false, "decided_at"}, optional_id("order_id"), optional_id("product_id"),
    {"agent_id", text}, happened("lifted_at")});

constexpr std::array presence = std::to_array<Column>({
    required_id("agent_id"), shop, {"state", word, true, {}, "online suspended off"},
    happened("from", true), happened("to")});

constexpr std::array claims = std::to_array<Column>({
    required_id("order_id"), required_id("agent_id"), shop, happened("claimed_at", true),
    optional_id("chat_id"), {"decided_agent_id", text, false, "decided_at"},
    happened("decided_at")});

constexpr std::array exemptions = std::to_array<Column>({
    required_id("exemption_id"), optional_id("shop_id"), {"region", text}, {"category", text},
    {"reason", text, true}, {"from", from, true}, {"to", to, true}, happened("filed_at", true),
    {"status", word, true, "decided_at", "filed approved rejected"}, happened("decided_at"),
    happened("withdrawn_at"), {"new_due_at", planned}});

constexpr std::array appeals = std::to_array<Column>({
    required_id("appeal_id"), optional_id("shop_id"), {"about", text, true},
    {"kind", word, true, {}, "fact state"}, happened("filed_at", true), {"grounds", text},
    {"measures", text}, {"material", text},
    {"status", word, true, "decided_at", "draft filed upheld rejected withdrawn"},
    happened("decided_at"), {"decided_by", text, false, "decided_at"},
    {"decision_reason", text, false, "decided_at"}});

constexpr std::string_view sources = "typed pasted file platform_api";

constexpr std::array readings = std::to_array<Column>({
    required_id("subject_id"), {"pack", text, true}, {"indicator", text, true}, {"day", day, true},
    {"value", text, true}, {"numerator", integer}, {"denominator", integer}, {"points", decimal},
    {"rank_share", text}, {"source", word, true, {}, sources}});

constexpr std::array tallies = std::to_array<Column>({
    required_id("subject_id"), {"pack", text, true}, {"indicator", text, true}, {"day", day, true},
    {"numerator", decimal, true}, {"denominator", decimal},
    {"source", word, true, {}, sources}});

constexpr std::array benchmarks = std::to_array<Column>({
    {"platform", text, true}, {"group", text, true}, {"indicator", text, true}, {"day", day, true},
    {"measure", text, true}, {"value", text, true}, {"source", word, true, {}, sources}});

constexpr std::array coverage = std::to_array<Column>({
    required_id("account"), {"table", text, true}, {"from", from, true}, {"to", to, true}});

// Of the columns of chats those that messages tell. What nobody can know before the end is known
// from it.
constexpr std::array sessions = std::to_array<Column>({
    required_id("session_id"), shop, optional_id("chat_id"), optional_id("buyer_id"),
    {"agent_id", text, false, "first_reply_at"}, happened("opened_at", true),
    happened("first_reply_at"), happened("first_human_reply_at"),
    {"reply_seconds", integer, false, "ended_at"}, {"rounds", integer, false, "ended_at"},
    {"unanswered_rounds", integer, false, "ended_at"}, happened("ended_at"), {"built_by", text}});
// clang-format on

constexpr std::array<TableDefinition, table_count> definitions = {{
    {Table::shops, "shops", "shop_id", "shop_id", "", shops},
    {Table::agents, "agents", "agent_id", "shop_id agent_id", "", agents},
    {Table::providers, "providers", "provider_id", "provider_id", "", providers},
    {Table::products, "products", "product_id", "shop_id", "", products},
    {Table::attributes, "attributes", "subject_kind subject_id name from", "subject_id", "",
     attributes},
    {Table::orders, "orders", "order_id", "shop_id", "placed_at", orders},
    {Table::parcels, "parcels", "parcel_id", "shop_id", "shipped_at", parcels},
    {Table::refunds, "refunds", "refund_id", "shop_id", "applied_at", refunds},
    {Table::ratings, "ratings", "rating_id", "shop_id", "rated_at", ratings},
    {Table::messages, "messages", "message_id", "shop_id", "sent_at", messages},
    {Table::chats, "chats", "chat_id", "shop_id", "opened_at", chats},
    {Table::disputes, "disputes", "dispute_id", "shop_id", "opened_at", disputes},
    {Table::complaints, "complaints", "complaint_id", "shop_id", "opened_at", complaints},
    {Table::rulings, "rulings", "ruling_id", "shop_id", "ruled_at", rulings},
    {Table::tickets, "tickets", "ticket_id", "shop_id provider_id", "opened_at", tickets},
    {Table::checks, "checks", "check_id", "shop_id provider_id", "checked_at", checks},
    {Table::violations, "violations", "violation_id", "shop_id", "happened_at", violations},
    {Table::presence, "presence", "agent_id from", "shop_id", "from", presence},
    {Table::claims, "claims", "order_id agent_id", "shop_id", "claimed_at", claims},
    {Table::exemptions, "exemptions", "exemption_id", "shop_id", "filed_at", exemptions},
    {Table::appeals, "appeals", "appeal_id", "shop_id", "filed_at", appeals},
    {Table::readings, "readings", "subject_id pack indicator day source", "subject_id", "",
     readings},
    {Table::tallies, "tallies", "subject_id pack indicator day source", "subject_id", "", tallies},
    {Table::benchmarks, "benchmarks", "platform group indicator day measure source", "", "",
     benchmarks},
    {Table::coverage, "coverage", "account table from", "account", "", coverage},
    {Table::sessions, "sessions", "session_id", "shop_id", "opened_at", sessions},
}};

}  // namespace

const TableDefinition& definition(Table table) {
  const TableDefinition& found = definitions[static_cast<std::size_t>(table)];
  CHECK(found.table == table);
  return found;
}

std::span<const TableDefinition> all_tables() {
  return std::span<const TableDefinition>(definitions).first<file_count>();
}

std::optional<Table> find_table(std::string_view name) {
  for (const TableDefinition& candidate : all_tables()) {
    if (candidate.name == name) return candidate.table;
  }
  return std::nullopt;
}

Table origin_of(Table table) { return table == Table::sessions ? Table::messages : table; }

std::optional<std::size_t> find_column(Table table, std::string_view name) {
  const auto columns = definition(table).columns;
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const Column& column) { return column.name == name; });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

std::size_t column_index(Table table, std::string_view name) {
  const auto found = find_column(table, name);
  CHECK(found.has_value());
  return *found;
}

std::optional<std::size_t> event_column(Table table) {
  // Asked for every row: found once.
  static const auto columns = [] {
    std::array<std::optional<std::size_t>, table_count> found;
    for (const TableDefinition& candidate : definitions) {
      if (candidate.event.empty()) continue;
      found[static_cast<std::size_t>(candidate.table)] =
          column_index(candidate.table, candidate.event);
    }
    return found;
  }();
  return columns[static_cast<std::size_t>(table)];
}

bool is_instant(Kind kind) {
  return kind == Kind::instant || kind == Kind::planned || kind == Kind::from || kind == Kind::to;
}

}  // namespace xingji
