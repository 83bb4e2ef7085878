// Sessions of a day: the messages that had been sent by its end, buyer by buyer, cut as a rule of
// the pack says. Made anew for every day.
#include <algorithm>

#include "naive/days.h"
#include "naive/measures.h"

namespace xingji::naive {
namespace {

using Unit = SessionRule::Unit;

/// A message that asks, or else answers.
struct Line {
  const Fact* message;
  Instant at;
  bool asks;
};

/// What belongs together, the first line asking.
using Lines = std::vector<Line>;

/// The last second at which one more line would still belong; nothing: it always would.
std::optional<Instant> open_until(const SessionRule& rule, const Lines& lines, const Zone& zone) {
  if (rule.unit == Unit::buyer_and_day) return last_second(day_at(lines.front().at, zone), zone);
  if (rule.unit == Unit::round && !lines.back().asks) return lines.back().at;
  if (rule.gap) return lines.back().at + *rule.gap;
  return std::nullopt;
}

std::vector<Lines> cut(const SessionRule& rule, const Lines& of_buyer, const Zone& zone) {
  std::vector<Lines> sessions;
  bool is_open = false;
  for (const Line& line : of_buyer) {
    if (is_open) {
      const auto until = open_until(rule, sessions.back(), zone);
      const bool is_answered_round = rule.unit == Unit::round && !sessions.back().back().asks;
      is_open = !is_answered_round && (!until || line.at <= *until);
    }
    if (!is_open && !line.asks) continue;
    if (!is_open) sessions.emplace_back();
    sessions.back().push_back(line);
    is_open = true;
  }
  return sessions;
}

void put(Fact& fact, const std::string& column, std::optional<std::int64_t> number) {
  if (!number) return;
  fact.cells[column_index(Table::sessions, column)] = {true, *number, ""};
}

void put_cell(Fact& fact, const std::string& column, const Cell& cell) {
  fact.cells[column_index(Table::sessions, column)] = cell;
}

bool is_by_hand(const Fact& message) {
  const Cell& automatic = message.cell("automatic");
  return message.cell("sender").text == "human" && !(automatic.present && automatic.number == 1);
}

Fact session_of(const SessionRule& rule, const Lines& lines, const Zone& zone) {
  Fact fact;
  fact.table = Table::sessions;
  fact.account = lines.front().message->account;
  fact.cells.resize(definition(Table::sessions).columns.size());
  put_cell(fact, "session_id", lines.front().message->cell("message_id"));
  put_cell(fact, "shop_id", lines.front().message->cell("shop_id"));
  put_cell(fact, "buyer_id", lines.front().message->cell("buyer_id"));
  put_cell(fact, "chat_id", lines.front().message->cell("chat_id"));
  put(fact, "opened_at", lines.front().at);
  put(fact, "ended_at", open_until(rule, lines, zone));
  std::int64_t rounds = 0;
  std::int64_t waited = 0;
  std::optional<Instant> asked;
  for (const Line& line : lines) {
    if (line.asks) {
      if (!asked) ++rounds;
      if (!asked) asked = line.at;
      continue;
    }
    if (asked) waited += line.at - *asked;
    asked.reset();
    if (!fact.cell("first_reply_at").present) {
      put(fact, "first_reply_at", line.at);
      put_cell(fact, "agent_id", line.message->cell("agent_id"));
    }
    if (!fact.cell("first_human_reply_at").present && is_by_hand(*line.message)) {
      put(fact, "first_human_reply_at", line.at);
    }
  }
  put(fact, "rounds", rounds);
  put(fact, "unanswered_rounds", asked ? 1 : 0);
  put(fact, "reply_seconds", waited);
  return fact;
}

}  // namespace

std::vector<Fact> Subject::sessions(const SessionRule& rule, Day day) {
  std::vector<const Fact*> messages = rows(Table::messages);
  std::sort(messages.begin(), messages.end(), stands_before);
  std::map<std::string, Lines> by_buyer;
  for (const Fact* message : messages) {
    const Instant at = event_of(*message)->number;
    if (at > last_second(day, pack_.zone)) continue;
    const Day sent_on = day_at(at, pack_.zone);
    const View view = view_of(pack_, sent_on);
    const auto is = [&](const Expression& condition) {
      return evaluate_row(*this, condition, *message, view, sent_on).is_true();
    };
    const bool asks = is(rule.opened_by);
    if (!asks && !is(rule.answered_by)) continue;
    by_buyer[message->cell("buyer_id").text].push_back({message, at, asks});
  }
  std::vector<Fact> facts;
  for (const auto& [buyer, lines] : by_buyer) {
    for (const Lines& session : cut(rule, lines, pack_.zone)) {
      facts.push_back(session_of(rule, session, pack_.zone));
    }
  }
  return facts;
}

const std::vector<const Fact*>& Subject::rows(const Measure& measure, Day day) {
  if (!measure.session) return rows(measure.table);
  const auto [made, is_new] = sessions_.try_emplace({*measure.session, day});
  if (is_new) {
    made->second.facts = sessions(pack_.sessions.at(*measure.session), day);
    for (const Fact& fact : made->second.facts) made->second.rows.push_back(&fact);
  }
  return made->second.rows;
}

}  // namespace xingji::naive
