#include "engine/sessions.h"

#include <algorithm>

#include "engine/attributes.h"
#include "engine/program.h"
#include "pack/visit.h"

namespace xingji {
namespace {

using Unit = SessionRule::Unit;

struct Session {
  std::uint32_t opening = 0;  // row of the message that opens it
  std::uint32_t agent = 0;    // symbol; of the first answer
  std::uint32_t built_by = 0;
  Instant opened_at = 0;
  Instant first_reply_at = 0;  // 0: none
  Instant first_human_reply_at = 0;
  Instant ended_at = 0;
  std::int32_t reply_seconds = 0;
  std::int32_t rounds = 0;
  std::int32_t unanswered_rounds = 0;
};

std::size_t column_of(std::string_view name) { return column_index(Table::messages, name); }

const ColumnCells<std::uint32_t>& words_of(const Shard& shard, std::string_view name) {
  return shard.table(Table::messages).columns[column_of(name)].words;
}

// Cuts one buyer's messages, which come in their order.
class Cutting {
 public:
  Cutting(const SessionRule& rule, const Zone& zone, std::vector<Session>& made)
      : rule_(rule), zone_(zone), made_(made) {}

  void ask(std::uint32_t message, Instant at, std::uint32_t built_by) {
    leave_behind(at);
    if (!is_open_) {
      session_ = {.opening = message, .built_by = built_by, .opened_at = at};
      is_open_ = true;
    }
    latest_ = at;
    if (asked_at_ != 0) return;
    asked_at_ = at;
    ++session_.rounds;
  }

  void answer(Instant at, std::uint32_t agent, bool is_human) {
    leave_behind(at);
    if (!is_open_) return;
    latest_ = at;
    if (session_.first_reply_at == 0) {
      session_.first_reply_at = at;
      session_.agent = agent;
    }
    if (is_human && session_.first_human_reply_at == 0) session_.first_human_reply_at = at;
    if (asked_at_ != 0) session_.reply_seconds += static_cast<std::int32_t>(at - asked_at_);
    asked_at_ = 0;
    if (rule_.unit == Unit::round) end(at);
  }

  void finish() {
    if (is_open_) end(end_by_itself());
  }

 private:
  // Where nobody writes any more; 0: never.
  Instant end_by_itself() const {
    if (rule_.unit == Unit::buyer_and_day) return zone_.end_of(zone_.day_of(session_.opened_at));
    return rule_.gap ? latest_ + *rule_.gap : 0;
  }

  void leave_behind(Instant at) {
    if (!is_open_) return;
    const Instant over = end_by_itself();
    if (over != 0 && over < at) end(over);
  }

  void end(Instant at) {
    session_.ended_at = at > UINT32_MAX ? 0 : at;
    session_.unanswered_rounds = asked_at_ != 0 ? 1 : 0;
    made_.push_back(session_);
    is_open_ = false;
    asked_at_ = 0;
  }

  const SessionRule& rule_;
  const Zone& zone_;
  std::vector<Session>& made_;
  Session session_;
  bool is_open_ = false;
  Instant latest_ = 0;
  Instant asked_at_ = 0;  // first question of the open round; 0: all are answered
};

// One rule over the messages of one account after another.
class SessionMaker {
 public:
  SessionMaker(const Pack& pack, const SessionRule& rule, FactSet& facts)
      : pack_(pack),
        rule_(rule),
        facts_(facts),
        built_by_(facts.symbols.add(builder_of(pack, rule))),
        human_(facts.symbols.find("human")),
        opened_by_(rule.opened_by, Table::messages, pack, facts),
        answered_by_(rule.answered_by, Table::messages, pack, facts) {}

  void make(const Shard& shard, std::size_t account, std::vector<Session>& made) {
    const auto [begin, end] = shard.rows_of(Table::messages, account);
    if (begin == end) return;
    AccountRows rows{&shard, account};
    Attributes attributes;
    if (!pack_.attributes.empty()) attributes = Attributes(pack_, facts_, rows);
    rows.attributes = &attributes;
    mark(rows, begin, end);
    cut(shard, begin, made);
  }

 private:
  void mark(const AccountRows& rows, std::uint32_t begin, std::uint32_t end) {
    constexpr std::uint32_t block = 512;
    const auto& sent_at = words_of(*rows.shard, "sent_at");
    opens_.clear();
    answers_.clear();
    for (std::uint32_t first = begin; first < end; first += block) {
      lanes_.clear();
      for (std::uint32_t row = first; row < std::min(end, first + block); ++row) {
        lanes_.rows.push_back(row);
        lanes_.views.push_back(sent_at[row]);
        lanes_.anchors.push_back(pack_.zone.day_of(sent_at[row]));
      }
      note(opened_by_.run(rows, lanes_), opens_);
      note(answered_by_.run(rows, lanes_), answers_);
    }
  }

  void note(const LaneValues& holds, std::vector<std::uint8_t>& marks) const {
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      marks.push_back(static_cast<std::uint8_t>(holds.known[i] != 0 && holds.value[i] == 1));
    }
  }

  void cut(const Shard& shard, std::uint32_t begin, std::vector<Session>& made) {
    const auto& buyers = words_of(shard, "buyer_id");
    const auto& sent_at = words_of(shard, "sent_at");
    const auto& agents = words_of(shard, "agent_id");
    std::vector<std::uint32_t> messages;
    for (std::uint32_t i = 0; i < opens_.size(); ++i) {
      if (opens_[i] + answers_[i] > 0) messages.push_back(begin + i);
    }
    std::stable_sort(messages.begin(), messages.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return buyers[a] < buyers[b]; });
    for (std::size_t i = 0; i < messages.size();) {
      const std::uint32_t buyer = buyers[messages[i]];
      Cutting cutting(rule_, pack_.zone, made);
      for (; i < messages.size() && buyers[messages[i]] == buyer; ++i) {
        const std::uint32_t row = messages[i];
        if (opens_[row - begin] != 0) {
          cutting.ask(row, sent_at[row], built_by_);
        } else {
          cutting.answer(sent_at[row], agents[row], is_human(shard, row));
        }
      }
      cutting.finish();
    }
  }

  bool is_human(const Shard& shard, std::uint32_t row) const {
    const auto& automatic = shard.table(Table::messages).columns[column_of("automatic")];
    return words_of(shard, "sender")[row] == human_ && automatic.at(row) != 1;
  }

  const Pack& pack_;
  const SessionRule& rule_;
  const FactSet& facts_;
  std::uint32_t built_by_;
  std::uint32_t human_;
  Program opened_by_;
  Program answered_by_;
  Lanes lanes_;
  std::vector<std::uint8_t> opens_;  // by message of the account
  std::vector<std::uint8_t> answers_;
};

ColumnData& column(TableData& data, std::string_view name) {
  return data.columns[column_index(Table::sessions, name)];
}

// What a session takes over from the message that opens it, where that is kept.
void copy_words(const Shard& shard, const std::vector<Session>& sessions, std::string_view from,
                ColumnData& to) {
  const auto& words = words_of(shard, from);
  if (words.empty()) return;
  to.words.reserve(sessions.size());
  for (const Session& session : sessions) to.words.push_back(words[session.opening]);
}

void fill(Shard& shard, const std::vector<Session>& sessions) {
  TableData& data = shard.table(Table::sessions);
  data.rows = sessions.size();
  copy_words(shard, sessions, "message_id", column(data, "session_id"));
  copy_words(shard, sessions, "chat_id", column(data, "chat_id"));
  copy_words(shard, sessions, "buyer_id", column(data, "buyer_id"));
  for (ColumnData& to : data.columns.made()) {  // pages keep what a column grows out of
    to.words.reserve(sessions.size());
    to.numbers.reserve(sessions.size());
  }
  for (const Session& session : sessions) {
    const auto put = [&](std::string_view name, std::int64_t word) {
      column(data, name).words.push_back(static_cast<std::uint32_t>(word));
    };
    put("agent_id", session.agent);
    put("opened_at", session.opened_at);
    put("first_reply_at", session.first_reply_at);
    put("first_human_reply_at", session.first_human_reply_at);
    put("ended_at", session.ended_at);
    put("built_by", session.built_by);
    column(data, "reply_seconds").numbers.push_back(session.reply_seconds);
    column(data, "rounds").numbers.push_back(session.rounds);
    column(data, "unanswered_rounds").numbers.push_back(session.unanswered_rounds);
  }
  const TableData& messages = shard.table(Table::messages);
  if (messages.lines.empty()) return;
  for (const Session& session : sessions) {
    data.keys.add(messages.keys[session.opening]);
    data.lines.push_back(messages.lines[session.opening]);
  }
}

}  // namespace

std::string builder_of(const Pack& pack, const SessionRule& rule) {
  return rule.id + ' ' + format_day(*pack.since);
}

void add_session_needs(const Family& family, Needs& needs) {
  for (const Pack& pack : family.versions) {
    for (const SessionRule& rule : pack.sessions) {
      for (const Expression* condition : {&rule.opened_by, &rule.answered_by}) {
        visit(*condition, [&](const Expression& at) {
          if (at.op == Op::column) needs.add(at.table, at.column);
        });
      }
      needs.derive = [&family](FactSet& facts) { build_sessions(family, facts); };
    }
  }
  if (!needs.derive) return;
  for (const std::string_view name :
       {"chat_id", "buyer_id", "agent_id", "sender", "automatic", "sent_at"}) {
    needs.add(Table::messages, column_of(name));
  }
  if (needs.has(Table::sessions, column_index(Table::sessions, "session_id"))) {
    needs.add(Table::messages, column_of("message_id"));
  }
}

std::vector<std::uint32_t> messages_of(const Shard& shard, std::size_t account,
                                       std::uint32_t session, Instant view) {
  const TableData& data = shard.table(Table::sessions);
  const auto of_session = [&](std::string_view name) {
    return data.columns[column_index(Table::sessions, name)].at(session);
  };
  const std::int64_t ended_at = of_session("ended_at");
  const Instant last = ended_at == missing ? view : std::min<Instant>(view, ended_at);
  const auto& buyers = words_of(shard, "buyer_id");
  const auto& sent_at = words_of(shard, "sent_at");
  std::vector<std::uint32_t> messages;
  const auto [begin, end] = shard.rows_of(Table::messages, account);
  for (std::uint32_t row = begin; row < end; ++row) {
    if (sent_at[row] < of_session("opened_at") || sent_at[row] > last) continue;
    if (buyers[row] == of_session("buyer_id")) messages.push_back(row);
  }
  return messages;
}

void build_sessions(const Family& family, FactSet& facts) {
  std::vector<SessionMaker> makers;
  for (const Pack& pack : family.versions) {
    for (const SessionRule& rule : pack.sessions) makers.emplace_back(pack, rule, facts);
  }
  for (Shard& shard : facts.shards) {
    std::vector<Session> sessions;
    ColumnCells<std::uint32_t> begins{0};
    for (std::size_t account = 0; account < shard.accounts.size(); ++account) {
      for (SessionMaker& maker : makers) maker.make(shard, account, sessions);
      // Rows stand by event time, then id, as everywhere.
      std::stable_sort(sessions.begin() + begins.back(), sessions.end(),
                       [](const Session& a, const Session& b) { return a.opening < b.opening; });
      begins.push_back(static_cast<std::uint32_t>(sessions.size()));
    }
    fill(shard, sessions);
    shard.table(Table::sessions).account_begin = std::move(begins);
  }
}

}  // namespace xingji
