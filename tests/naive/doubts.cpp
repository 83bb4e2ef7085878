// What rows say that cannot be so, each rule of docs/facts.md as it stands there.
#include <algorithm>

#include "naive/known.h"

namespace xingji::naive {
namespace {

bool is_same(const Fact& a, const Fact& b, const std::string& column) {
  return a.cell(column).text == b.cell(column).text;
}

bool differ(const Cell& a, const Cell& b) { return a.present && b.present && a.text != b.text; }

Cell& own_cell(Fact& fact, const std::string& column) {
  return fact.cells[column_index(fact.table, column)];
}

std::vector<Fact*> facts_of(std::deque<Fact>& facts, Table table, const std::string& account) {
  std::vector<Fact*> found;
  for (Fact& fact : facts) {
    if (fact.table == table && fact.account == account) found.push_back(&fact);
  }
  return found;
}

const Fact* fact_called(const std::vector<Fact*>& facts, const std::string& column,
                        const Cell& name) {
  for (const Fact* fact : facts) {
    if (fact->cell(column).text == name.text) return fact;
  }
  return nullptr;
}

/// The time of the row, if it begins inside that of an earlier one, goes to the earliest such.
void give_to_an_earlier_one(Fact& row, const std::vector<Fact*>& shifts) {
  for (Fact* other : shifts) {
    const Cell& end = other->cell("to");
    if (!is_same(*other, row, "agent_id") || !is_same(*other, row, "state")) continue;
    if (other->cell("from").number >= row.cell("from").number || !end.present) continue;
    if (end.number <= row.cell("from").number) continue;
    own_cell(*other, "to").number = std::max(end.number, row.cell("to").number);
    own_cell(row, "to") = {};
    return;
  }
}

/// Between all instants at which something begins or ends, the pieces in which the agent was in
/// another state.
void take_other_states_from(Fact& online, const std::vector<Fact*>& shifts) {
  std::vector<const Fact*> others;
  std::set<Instant> instants;
  const Instant from = online.cell("from").number;
  const Instant to = online.cell("to").number;
  for (const Fact* other : shifts) {
    if (!is_same(*other, online, "agent_id") || is_same(*other, online, "state")) continue;
    if (!other->cell("to").present) continue;
    others.push_back(other);
    instants.insert(other->cell("from").number);
    instants.insert(other->cell("to").number);
  }
  instants.insert(from);
  instants.insert(to);
  Instant taken = 0;
  for (auto begin = instants.begin(); std::next(begin) != instants.end(); ++begin) {
    const Instant end = *std::next(begin);
    const bool is_inside = *begin >= from && end <= to;
    const bool is_other = std::any_of(others.begin(), others.end(), [&](const Fact* other) {
      return other->cell("from").number <= *begin && end <= other->cell("to").number;
    });
    if (is_inside && is_other) taken += end - *begin;
  }
  own_cell(online, "to").number = to - taken;
}

void disbelieve_times(std::vector<Fact*> shifts) {
  std::sort(shifts.begin(), shifts.end(), stands_before);
  for (Fact* row : shifts) {
    Cell& end = own_cell(*row, "to");
    if (end.present && end.number < row->cell("from").number) end = {};
  }
  for (Fact* row : shifts) {
    if (row->cell("to").present) give_to_an_earlier_one(*row, shifts);
  }
  for (Fact* row : shifts) {
    if (row->cell("state").text == "online" && row->cell("to").present) {
      take_other_states_from(*row, shifts);
    }
  }
}

bool is_proof(const Fact& claim, const Fact* chat, const Fact* order) {
  if (chat == nullptr || differ(chat->cell("agent_id"), claim.cell("agent_id"))) return false;
  return order == nullptr || !differ(chat->cell("buyer_id"), order->cell("buyer_id"));
}

void disbelieve_claims(std::deque<Fact>& facts, const std::string& account) {
  const auto chats = facts_of(facts, Table::chats, account);
  const auto agents = facts_of(facts, Table::agents, account);
  const auto orders = facts_of(facts, Table::orders, account);
  for (Fact* claim : facts_of(facts, Table::claims, account)) {
    Cell& chat = own_cell(*claim, "chat_id");
    const Fact* order = fact_called(orders, "order_id", claim->cell("order_id"));
    if (chat.present && !chats.empty() &&
        !is_proof(*claim, fact_called(chats, "chat_id", chat), order)) {
      chat = {};
    }
    Cell& decided = own_cell(*claim, "decided_agent_id");
    if (decided.present && !agents.empty() && fact_called(agents, "agent_id", decided) == nullptr) {
      decided = {};
    }
  }
}

}  // namespace

void disbelieve(std::deque<Fact>& facts) {
  std::set<std::string> accounts;
  for (const Fact& fact : facts) accounts.insert(fact.account);
  for (const std::string& account : accounts) {
    disbelieve_claims(facts, account);
    disbelieve_times(facts_of(facts, Table::presence, account));
  }
}

}  // namespace xingji::naive
