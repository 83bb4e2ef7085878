#include "synth/tables.h"

#include <array>

#include "base/check.h"

namespace xingji::synth {
namespace {

struct Columns {
  Table table;
  std::string_view narrow;
  std::string_view wide = {};  // those that only the wide form has
  bool versions = true;        // recorded_at and deleted follow
};

constexpr std::array<OrderTable, 12> from_orders = {{
    {Table::orders, tell_orders},
    {Table::parcels, tell_parcels},
    {Table::refunds, tell_refunds},
    {Table::ratings, tell_ratings},
    {Table::messages, tell_messages},
    {Table::chats, tell_chats},
    {Table::claims, tell_claims},
    {Table::disputes, tell_disputes},
    {Table::complaints, tell_complaints},
    {Table::rulings, tell_rulings},
    {Table::tickets, tell_tickets},
    {Table::appeals, tell_dispute_appeals},
}};

constexpr std::array<ShopTable, 14> from_shops = {{
    {Table::shops, tell_shops},
    {Table::agents, tell_agents},
    {Table::providers, tell_providers},
    {Table::products, tell_products},
    {Table::attributes, tell_attributes},
    {Table::checks, tell_checks},
    {Table::violations, tell_violations},
    {Table::presence, tell_presence},
    {Table::exemptions, tell_exemptions},
    {Table::appeals, tell_state_appeals},
    {Table::readings, tell_readings},
    {Table::tallies, tell_tallies},
    {Table::benchmarks, tell_benchmarks},
    {Table::coverage, tell_coverage},
}};

constexpr std::array<Columns, file_count> all_columns = {{
    {Table::shops, "shop_id,platform,name,tenant,opened_at", {}, false},
    {Table::agents, "agent_id,shop_id,name,joined_at,left_at", {}, false},
    {Table::providers, "provider_id,name,from,to", {}, false},
    {Table::products, "product_id,shop_id,title,category,price", {}, false},
    {Table::attributes, "subject_kind,subject_id,name,value,from,to", {}, false},
    {Table::orders,
     "order_id,shop_id,placed_at,paid_at,amount,presale,promised_ship_at,shipped_at,picked_up_at,"
     "signed_at,cancelled_at,cancelled_by",
     "completed_at,region_from,region_to,items,product_id,category,channel,host_id,warehouse,buyer_"
     "id,buyer_level,placed_agent_id,"
     "paid_agent_id,custom,virtual,gift,lucky_bag,low_value,instant_refund,abnormal,abnormal_at,"
     "promise_kind,promise_hours,agreed_ship_at"},
    {Table::parcels,
     "parcel_id,order_id,shop_id,carrier,shipped_at,picked_up_at,hub_scan_at,due_at,signed_at,"
     "incident,incident_at,region_from,region_to"},
    {Table::refunds,
     "refund_id,order_id,shop_id,kind,applied_at,first_reason,reason,agreed_at,agreed_by,"
     "buyer_shipped_at,seller_received_at,refunded_at,closed_at,rejected_at,escalated_at,amount",
     "paused_seconds"},
    {Table::ratings,
     "rating_id,order_id,shop_id,item,stars,rated_at,has_text,voided_at,void_reason",
     "buyer_id,first_stars,replied_at,has_picture,tags,reason"},
    {Table::messages, "message_id,chat_id,shop_id,buyer_id,agent_id,sender,automatic,sent_at"},
    {Table::chats, "chat_id,shop_id,agent_id,opened_at,first_reply_at,stars,rated_at",
     "buyer_id,order_id,human_at,first_human_reply_at,reply_seconds,rounds,unanswered_rounds,"
     "resolved,ended_at,built_by"},
    {Table::disputes,
     "dispute_id,order_id,shop_id,refund_id,opened_at,ruled_at,liability,withdrawn_at,"
     "appeal_upheld_at"},
    {Table::complaints, "complaint_id,order_id,chat_id,shop_id,opened_at,about,upheld,decided_at"},
    {Table::rulings, "ruling_id,order_id,parcel_id,shop_id,kind,ruled_at,payout,lifted_at"},
    {Table::tickets,
     "ticket_id,service_order_id,order_id,shop_id,provider_id,agent_id,kind,opened_at,"
     "first_action_at,last_action_at,to_handle_at,resolved_at,awaiting_customer_at,outcome,stars,"
     "rated_at"},
    {Table::checks, "check_id,shop_id,provider_id,agent_id,item,passed,checked_at"},
    {Table::violations,
     "violation_id,shop_id,kind,happened_at,decided_at,severity,points,product_id,lifted_at"},
    {Table::presence, "agent_id,shop_id,state,from,to"},
    {Table::claims, "order_id,agent_id,shop_id,claimed_at,chat_id,decided_agent_id,decided_at"},
    {Table::exemptions,
     "exemption_id,shop_id,region,category,reason,from,to,filed_at,status,decided_at,withdrawn_at,"
     "new_due_at"},
    {Table::appeals,
     "appeal_id,shop_id,about,kind,filed_at,grounds,measures,material,status,decided_at,decided_by,"
     "decision_reason"},
    {Table::readings,
     "subject_id,pack,indicator,day,value,numerator,denominator,points,source",
     {},
     false},
    {Table::tallies, "subject_id,pack,indicator,day,numerator,denominator,source", {}, false},
    {Table::benchmarks, "platform,group,indicator,day,measure,value,source", {}, false},
    {Table::coverage, "account,table,from,to", {}, false},
}};

}  // namespace

std::span<const OrderTable> order_tables() { return from_orders; }
std::span<const ShopTable> shop_tables() { return from_shops; }

std::string header(Table table, bool wide) {
  const Columns& columns = all_columns[static_cast<std::size_t>(table)];
  CHECK(columns.table == table);
  std::string line(columns.narrow);
  if (wide && !columns.wide.empty()) line.append(",").append(columns.wide);
  if (columns.versions) line += ",recorded_at,deleted";
  return line;
}

}  // namespace xingji::synth
