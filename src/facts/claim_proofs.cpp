#include <set>
#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "facts/doubts.h"

namespace xingji {
namespace {

class Register {
 public:
  Register(FactSet& facts, Shard& shard, std::size_t account, Doubts& doubts)
      : facts_(facts), shard_(shard), account_(account), doubts_(doubts) {
    const auto [first, last] = shard.rows_of(Table::chats, account);
    const TableData& chats = shard.table(Table::chats);
    for (std::uint32_t row = first; row < last && row < chats.keys.size(); ++row) {
      chats_.emplace(chats.keys[row], row);
    }
    const auto [begin, end] = shard.rows_of(Table::agents, account);
    for (std::uint32_t row = begin; row < end; ++row) {
      agents_.insert(symbol(Table::agents, "agent_id", row));
    }
  }

  void judge(std::uint32_t row) {
    const std::uint32_t chat = symbol(Table::claims, "chat_id", row);
    if (chat != 0 && !chats_.empty()) judge_chat(row, facts_.symbols.text(chat));
    const std::uint32_t decided = symbol(Table::claims, "decided_agent_id", row);
    if (decided == 0 || agents_.empty() || agents_.contains(decided)) return;
    take_out(row, "decided_agent_id",
             "decided for '" + visible(facts_.symbols.text(decided)) +
                 "', who is no agent of the shop; the decision does not count",
             "name an agent of the shop in decided_agent_id");
  }

 private:
  void judge_chat(std::uint32_t row, const std::string& chat) {
    const std::string named = "the chat '" + visible(chat) + "' ";
    const auto found = chats_.find(chat);
    std::string why;
    if (found == chats_.end()) {
      why = "is none of the shop's";
    } else if (differ(symbol(Table::chats, "agent_id", found->second),
                      symbol(Table::claims, "agent_id", row))) {
      why = "is another agent's";
    } else if (differ(symbol(Table::chats, "buyer_id", found->second), buyer_of(row))) {
      why = "is with another buyer than the order's";
    }
    if (why.empty()) return;
    take_out(row, "chat_id", named + why + "; the claim counts as one without a chat",
             "name the agent's chat with the order's buyer in chat_id");
  }

  static bool differ(std::uint32_t a, std::uint32_t b) { return a != 0 && b != 0 && a != b; }

  // The orders are the first cases of their account, in the order of their rows.
  std::uint32_t buyer_of(std::uint32_t claim) const {
    const auto& cases = shard_.table(Table::claims).case_of;
    const auto [first, last] = shard_.rows_of(Table::orders, account_);
    const bool has_order = claim < cases.size() && cases[claim] < last - first;
    return has_order ? symbol(Table::orders, "buyer_id", first + cases[claim]) : 0;
  }

  std::uint32_t symbol(Table table, const char* column, std::uint32_t row) const {
    const auto& words = shard_.table(table).columns[column_index(table, column)].words;
    return row < words.size() ? words[row] : 0;
  }

  void take_out(std::uint32_t row, const char* column, std::string message, std::string remedy) {
    TableData& claims = shard_.table(Table::claims);
    claims.columns[column_index(Table::claims, column)].words[row] = 0;
    doubts_.add(claims, row, std::move(message), std::move(remedy));
  }

  FactSet& facts_;
  Shard& shard_;
  std::size_t account_;
  Doubts& doubts_;
  std::unordered_map<std::string_view, std::uint32_t> chats_;
  std::set<std::uint32_t> agents_;
};

}  // namespace

Doubts doubt_claims(FactSet& facts) {
  Doubts doubts(Table::claims);
  for (Shard& shard : facts.shards) {
    for (std::size_t account = 0; account < shard.accounts.size(); ++account) {
      const auto [first, last] = shard.rows_of(Table::claims, account);
      if (first == last) continue;
      Register claims(facts, shard, account, doubts);
      for (std::uint32_t row = first; row < last; ++row) claims.judge(row);
    }
  }
  return doubts;
}

}  // namespace xingji
