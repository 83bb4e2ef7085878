#include <algorithm>

#include "synth/causes.h"
#include "synth/tables.h"

namespace xingji::synth {
namespace {

constexpr int most_messages = 12;

int draw_stars(Draws& draws, const Shop& shop) {
  const std::int64_t drawn = draws.below(1000) * std::int64_t{256} / (shop.bad_service + 80);
  return drawn > 210 ? 5 : drawn > 110 ? 4 : drawn > 60 ? 3 : drawn > 30 ? 2 : 1;
}

// The reply is found to have come from another session, later; or one is found where none was
// known.
void correct(const Market& market, Chat& chat) {
  Draws draws = market.draws(Stream::versions, chat.number);
  const Moment since = std::max(chat.opened, chat.first_reply);
  chat.first_reply =
      market.clock().happened(since + 1 + static_cast<Moment>(draws.below(20 * minute)));
  if (chat.first_reply == 0) chat.stars = 0;
  if (chat.stars == 0) {
    chat.rated = 0;
  } else {
    chat.stars = chat.stars == 5 ? 4 : chat.stars + 1;
    chat.rated = std::max(chat.rated, chat.first_reply);
  }
  if (chat.ended != 0) chat.ended = std::max({chat.ended, chat.first_reply, chat.rated});
}

void tell_more_columns(const Market& market, const Order& order, const Chat& chat, Row& row) {
  Draws draws = market.draws(Stream::chat_columns, order.number);
  const std::int64_t rounds = 1 + draws.below(8);
  const bool replied = chat.first_reply != 0;
  row.code(buyer(market, order));
  row.order(order.number);
  row.moment(replied ? chat.opened + (chat.first_reply - chat.opened) / 4 : 0);
  row.moment(chat.first_reply);
  if (replied) {
    row.number(chat.first_reply - chat.opened);
  } else {
    row.empty_cell();
  }
  row.number(rounds)
      .number(replied ? draws.below(2) : rounds)
      .flag(chat.ended != 0 && draws.per_mille(700));
  row.moment(chat.ended).text("synth");
}

struct Message {
  std::string_view sender;
  Moment sent = 0;
  bool automatic = false;
};

// The shop as a chat meets it: the agent may be at fault.
const Shop& shop_of(const Market& market, const Order& order, const Chat& chat) {
  const Cause* cause = market.cause(order.shop);
  const bool is_hit = cause != nullptr && cause->planned.kind->hits_chat != nullptr &&
                      cause->planned.kind->hits_chat(*cause, chat);
  return is_hit ? cause->spoiled : market.shop(order.shop);
}

// Greeting of the machine, the first human reply, then turns until the chat ends.
Message make_message(const Chat& chat, int turn, int turns) {
  if (turn == 0) return {"buyer", chat.opened};
  if (turn == 1) return {"bot", chat.opened + 1, true};
  if (turn == 2) return {"human", chat.first_reply};
  const Moment last = std::max(chat.ended, chat.first_reply);
  const Moment sent = chat.first_reply + (last - chat.first_reply) / turns * (turn - 2);
  return {turn % 2 == 1 ? "buyer" : "human", sent};
}

}  // namespace

Moment Chat::latest() const { return std::max({opened, first_reply, rated, ended}); }

Chat make_chat(const Market& market, const Order& order) {
  Chat chat;
  chat.number = fact_number(Table::chats, order.number);
  Draws draws = market.draws(Stream::chat, order.number);
  if (!draws.per_mille(404)) return chat;
  const Clock& clock = market.clock();
  chat.before_sale = draws.per_mille(600);
  if (chat.before_sale) {
    const Moment asked = order.placed - minute - draws.exponential(15 * minute);
    chat.opened = std::max(asked, clock.start());
  } else {
    const Moment since = std::max({order.placed, order.paid, order.signed_at});
    chat.opened = clock.happened(since + 10 * minute + draws.exponential(day_length));
  }
  if (chat.opened == 0) return chat;
  chat.agent = draws.below(market.shop(order.shop).agents);
  const Shop& shop = shop_of(market, order, chat);
  if (!draws.per_mille(std::min(20 + 25 * shop.bad_service / 256, 250))) {
    chat.first_reply = clock.happened(chat.opened + 2 + draws.exponential(shop.reply_seconds));
  }
  const Moment replied = std::max(chat.opened, chat.first_reply);
  chat.ended = clock.happened(replied + 30 + draws.exponential(12 * minute));
  if (chat.first_reply == 0 || chat.ended == 0 || !draws.per_mille(300)) return chat;
  chat.rated = clock.happened(chat.ended + 5 + draws.exponential(hour));
  if (chat.rated != 0) chat.stars = draw_stars(draws, shop);
  return chat;
}

void tell_chats(const Market& market, const Order& order, Version version, Rows& rows) {
  Chat chat = make_chat(market, order);
  if (chat.opened == 0) return;
  const Moment first_latest = chat.latest();
  if (version != Version::first) correct(market, chat);
  Row row(rows);
  row.code(chat.number).shop(market.shop(order.shop)).agent(order.shop, chat.agent);
  row.moment(chat.opened).moment(chat.first_reply);
  if (chat.stars != 0) {
    row.number(chat.stars);
  } else {
    row.empty_cell();
  }
  row.moment(chat.rated);
  if (market.wide()) tell_more_columns(market, order, chat, row);
  row.close(version, chat.number, first_latest, chat.latest());
}

void tell_messages(const Market& market, const Order& order, Version version, Rows& rows) {
  const Shop& shop = market.shop(order.shop);
  if (!shop.sampled) return;
  const Chat chat = make_chat(market, order);
  if (chat.opened == 0) return;
  Draws draws = market.draws(Stream::message, order.number);
  const int turns = chat.first_reply == 0 ? 2 : 3 + static_cast<int>(draws.below(6));
  for (int turn = 0; turn < turns; ++turn) {
    Message message = make_message(chat, turn, turns);
    const Moment first_sent = message.sent;
    if (version != Version::first) message.sent += 1;
    const std::uint64_t number = fact_number(
        Table::messages, order.number * most_messages + static_cast<std::uint64_t>(turn));
    Row row(rows);
    row.code(number).code(chat.number).shop(shop).code(buyer(market, order));
    if (message.sender == "human") {
      row.agent(order.shop, chat.agent);
    } else {
      row.empty_cell();
    }
    row.text(message.sender).flag(message.automatic).moment(message.sent);
    row.close(version, number, first_sent, message.sent);
  }
}

// An agent claims the sale that followed his chat; now and then another one gets it.
void tell_claims(const Market& market, const Order& order, Version version, Rows& rows) {
  const Shop& shop = market.shop(order.shop);
  if (!shop.sampled || order.paid == 0) return;
  const Chat chat = make_chat(market, order);
  if (!chat.before_sale || chat.first_reply == 0) return;
  Draws draws = market.draws(Stream::claim, order.number);
  if (!draws.per_mille(300)) return;
  const Clock& clock = market.clock();
  const Moment claimed = clock.happened(order.paid + hour + draws.exponential(day_length));
  if (claimed == 0) return;
  const Moment decided = clock.happened(claimed + hour + draws.exponential(day_length));
  const std::uint32_t winner = draws.per_mille(900) ? chat.agent : draws.below(shop.agents);
  const Moment told = version == Version::first ? claimed : claimed + 1;
  const Moment latest = std::max(told, decided);
  Row row(rows);
  row.order(order.number).agent(order.shop, chat.agent).shop(shop).moment(told).code(chat.number);
  if (decided != 0) {
    row.agent(order.shop, winner);
  } else {
    row.empty_cell();
  }
  row.moment(decided);
  row.close(version, fact_number(Table::claims, order.number), std::max(claimed, decided), latest);
}

}  // namespace xingji::synth
