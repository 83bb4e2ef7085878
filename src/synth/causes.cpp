#include "synth/causes.h"

#include <algorithm>
#include <array>

namespace xingji::synth {
namespace {

std::uint32_t draw(const Market& market, const Cause& cause, std::int64_t count) {
  return market.draws(Stream::cause, ~std::uint64_t{cause.shop}).below(count);
}

std::uint32_t choose_agent(const Market& market, const Cause& cause) {
  return draw(market, cause, market.shop(cause.shop).agents);
}

void tell_agent(const Market& /*market*/, const Cause& cause, Row& row) {
  row.agent(cause.shop, cause.culprit);
}

// Lets every buyer wait, some of them for ever, and is rated for it.
void laze(const Market& market, const Cause& cause, const Order& order, Chat& chat) {
  if (chat.agent != cause.culprit || !cause.covers(chat.opened)) return;
  const Clock& clock = market.clock();
  Draws draws = market.draws(Stream::cause, order.number);
  chat.first_reply = chat.rated = 0;
  chat.stars = 0;
  if (!draws.per_mille(250)) {
    chat.first_reply = clock.happened(chat.opened + 6 * minute + draws.exponential(40 * minute));
  }
  chat.ended =
      clock.happened(std::max(chat.opened, chat.first_reply) + 30 + draws.exponential(4 * minute));
  if (chat.first_reply == 0 || chat.ended == 0 || !draws.per_mille(300)) return;
  chat.rated = clock.happened(chat.ended + 5 + draws.exponential(hour));
  if (chat.rated != 0) chat.stars = 1 + static_cast<int>(draws.below(3));
}

constexpr auto kinds = std::to_array<CauseKind>({
    {"lazy_agent", "chats", "agent_id", choose_agent, tell_agent, laze},
});

}  // namespace

std::span<const CauseKind> cause_kinds() { return kinds; }

std::string planted_csv(const Market& market) {
  Rows rows(market);
  for (const Cause& cause : market.causes()) {
    const CauseKind& kind = *cause.planned.kind;
    for (const Moved& moved : cause.planned.moves) {
      Row row(rows);
      row.text(kind.name).shop(market.shop(cause.shop)).shop(market.shop(cause.twin));
      row.text(kind.table).text(kind.column);
      kind.tell_culprit(market, cause, row);
      row.day(cause.from).day(cause.to - 1).text(moved.pack).text(moved.number);
      row.close();
    }
  }
  return "cause,shop_id,twin_shop_id,table,column,value,from,to,pack,moves\n" +
         std::string(rows.text());
}

}  // namespace xingji::synth
