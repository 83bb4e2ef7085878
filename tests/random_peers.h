// Kinds of random packs, and what they say of subjects other than shops and of peers.
#pragma once

#include <regex>

#include "random_tables.h"

namespace xingji::test {

/// Who is scored, whether peers are compared, and whether it says whom it believes.
struct PackKind {
  std::string subject = "shop";
  bool has_peers = false;
  bool has_belief = false;
};

/// What `by:` may say of a table's rows. Words of a column that names nobody make subjects, too.
inline std::vector<std::string> owners_of(const std::string& table, const std::string& subject) {
  const bool is_product = subject == "product";
  const bool is_agent = subject == "agent";
  const std::string of_order = is_product ? "product_id" : is_agent ? "paid_agent_id" : "channel";
  if (table == "orders" && is_agent) {
    return {of_order, "placed_agent_id",
            in_quotes("if paid_agent_id is present then paid_agent_id else placed_agent_id")};
  }
  if (table == "orders")
    return {of_order, in_quotes("if presale then " + of_order + " else category")};
  if (table == "talks") return {"agent_id", in_quotes("if rounds > 1 then agent_id else buyer_id")};
  if (table == "violations") return {is_product ? "product_id" : is_agent ? "agent_id" : "kind"};
  if (table == "tickets" && subject == "provider") return {"provider_id"};
  const bool has_agent = table == "chats" || table == "claims" || table == "tickets";
  if (is_agent && has_agent) return {"agent_id", "order." + of_order};
  return {"order." + of_order};
}

/// Attributes are written as those of shops; here they become the subject's.
inline std::string owned_by(const std::string& subject, const std::string& pack) {
  return std::regex_replace(pack, std::regex("\\bshop\\."), subject + '.');
}

inline std::string peers_block() {
  const std::string groups =
      one_of({"group: all", "group: shop.kind, else: all",
              "group: [shop.kind, shop.town], else: shop.town", "group: [shop.kind, shop.town]",
              "group: shop.town, else: all"});
  return "peers: { " + groups + ", least: " +
         one_of({"2", "3", "[ { value: 2 }, { " + random_day_of("since") + ", value: 4 } ]"}) +
         one_of({"", ", days_old: 1", ", days_old: 9"}) + ", assumed: t }\n";
}

inline std::string rank_points() {
  return "{ rank: { " + one_of({"", "ties: half, ", "ties: worse, ", "ties: better, "}) +
         one_of({"", "self: in, ", "self: out, "}) + "ladder: [ { " +
         one_of({"at_least", "above"}) + ": " + one_of({"80%", "75%"}) +
         ", give: 5 }, { at_least: " + one_of({"50%", "33.3333%"}) +
         ", give: 3.333333 }, { give: 1 } ] } }";
}

/// Asks an indicator's peers, beside a number of the subject's own.
inline std::string peer_condition(const std::string& indicator, bool has_mean,
                                  const std::string& own) {
  const std::string figure =
      one_of({"peer.average(" + indicator + ")",
              "peer.quantile(" + indicator + one_of({", 50%)", ", 90%)", ", 0.01%)"}),
              (has_mean ? "peer.mean(" : "peer.average(") + indicator + ")"});
  return one_of({figure + one_of({" > 0.5", " <= 2", " is missing"}), own + " < 1.5 * " + figure,
                 "m0 >= 3 and " + own + " >= " + figure});
}

}  // namespace xingji::test
