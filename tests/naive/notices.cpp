#include "naive/notices.h"

#include <algorithm>
#include <set>

#include "naive/csv.h"
#include "naive/days.h"
#include "naive/waiting.h"

namespace xingji::naive {
namespace {

// The notice as a standing that never moves: histories mean the same in both.
Standing asks_of(const Notice& notice) {
  Standing standing;
  standing.histories = notice.histories;
  standing.no_score_day = notice.no_score_day;
  return standing;
}

// A line of a ledger: "2022-06-20 reinstate: removed > open forgives 2022-06-15 watched until …".
struct Entry {
  Day day = 0;
  std::string move;
  std::string to;  // empty: refused, or a finding
  bool is_finding = false;
  std::string forgives;  // the rest, with the days that count no longer
};

std::vector<Entry> entries_of(const Ledgers& ledgers, const std::string& standing) {
  std::vector<Entry> entries;
  const auto found = ledgers.find(standing);
  if (found == ledgers.end()) return entries;
  for (const std::string& line : found->second) {
    Entry entry;
    entry.day = *parse_day(line.substr(0, 10));
    const std::size_t colon = line.find(": ");
    entry.move = line.substr(11, colon - 11);
    entry.is_finding = line.substr(colon + 2) == "finding";
    const std::size_t arrow = line.find(" > ");
    if (arrow != std::string::npos) {
      const std::string rest = line.substr(arrow + 3);
      entry.to = rest.substr(0, rest.find(' '));
      entry.forgives = rest.substr(0, rest.find(" watched"));
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

/// The day on which the move was last made, as of a day; 0 for never.
Day last_made(const std::vector<Entry>& entries, const std::string& move, Day day) {
  Day made = 0;
  for (const Entry& entry : entries) {
    if (entry.day > day || entry.to.empty() || entry.move != move) continue;
    const bool is_forgiven = std::any_of(entries.begin(), entries.end(), [&](const Entry& later) {
      return later.day <= day &&
             later.forgives.find("forgives " + write_day(entry.day)) != std::string::npos;
    });
    if (!is_forgiven) made = entry.day;
  }
  return made;
}

std::string state_at(const std::vector<Entry>& entries, const Standing& standing, Day day) {
  std::string state = standing.states[standing.start].id;
  for (const Entry& entry : entries) {
    if (entry.day <= day && !entry.to.empty()) state = entry.to;
  }
  return state;
}

// Every `days_since(move) >= n` of a condition.
void find_waits(const Expression& part, const Standing& standing,
                std::map<std::string, std::int64_t>& waits) {
  for (const Expression& each : part.arguments) find_waits(each, standing, waits);
  if (part.op != Op::at_least || part.arguments[0].op != Op::measure) return;
  const History* history = find_history(standing, part.arguments[0].name);
  if (history == nullptr || history->kind != History::Kind::days_since) return;
  waits[standing.moves[history->move].id] = part.arguments[1].literal / 1'000'000;
}

// A day of a notice: the days in a row that it tells, those left, and the day of the episode.
struct Due {
  std::int64_t run = 0;
  std::int64_t left = 0;
  std::int64_t day = 0;  // 0: nothing is told
};

bool may_be_made(const Notice& notice, const StandingDay& day, const Pack& pack,
                 const std::vector<Entry>& entries) {
  const Standing& standing = *find_standing(pack, notice.before->standing);
  const Standing::Move& move = standing.moves[*find_move(standing, notice.before->move)];
  if ((move.since && day.day < *move.since) || (move.until && day.day > *move.until)) return false;
  const std::string state = state_at(entries, standing, day.day);
  return std::any_of(move.from.begin(), move.from.end(),
                     [&](std::size_t from) { return standing.states[from].id == state; });
}

/// What the move that a notice comes before makes of its run.
void look_ahead(const Notice& notice, const std::vector<StandingDay>& days, std::size_t at,
                const Ledgers& ledgers, Due& due) {
  const Pack& pack = *days[at].pack;
  const Standing& standing = *find_standing(pack, notice.before->standing);
  const auto entries = entries_of(ledgers, standing.id);
  const Standing::Move& move = standing.moves[*find_move(standing, notice.before->move)];
  if (notice.line > 0) {
    std::map<std::string, std::int64_t> waits;
    find_waits(*move.when, standing, waits);
    due.left = notice.line - due.run;
    for (const auto& [other, wait] : waits) {
      const Day made = last_made(entries, other, days[at].day);
      if (made != 0) due.left = std::max(due.left, wait - (days[at].day - made));
    }
    due.run = std::max<std::int64_t>(notice.line - due.left, 0);
    due.left = std::max<std::int64_t>(due.left, 1);
  }
  // Days of history, backwards, as long as the move can be made.
  std::int64_t open = 0;
  for (std::size_t d = at + 1; d-- > 0 && may_be_made(notice, days[d], pack, entries);) {
    Expression nothing;
    nothing.type = Type::number;
    if (naive_asked(asks_of(notice), days, d, nothing).is_in_history) ++open;
  }
  due.day = std::min(open, due.run);
}

Due due_on(const Notice& notice, const std::vector<StandingDay>& days, std::size_t at,
           const Ledgers& ledgers) {
  const Standing standing = asks_of(notice);
  Due due;
  for (std::int64_t wanted = 1; wanted <= static_cast<std::int64_t>(days.size()); ++wanted) {
    History every = notice.histories[notice.run];
    every.kind = History::Kind::every;
    every.days = static_cast<int>(wanted);
    every.id = "every day";
    Standing asking = standing;
    asking.histories.push_back(every);
    Expression name;
    name.op = Op::measure;
    name.type = Type::flag;
    name.name = every.id;
    const AskedOfDay asked = naive_asked(asking, days, at, name);
    if (!asked.is_in_history || !asked.value.is_true()) break;
    due.run = wanted;
  }
  due.day = due.run;
  if (notice.before && due.run > 0) look_ahead(notice, days, at, ledgers, due);
  const bool is_named =
      notice.on_days.empty() ||
      std::count(notice.on_days.begin(), notice.on_days.end(), static_cast<int>(due.day)) > 0;
  if (!is_named) due.day = 0;
  return due;
}

std::string line_of(const Notice& notice, const std::vector<StandingDay>& days, std::size_t at,
                    Day day, const Due& due) {
  std::string line = write_day(day) + ' ' + notice.id + ' ' + std::to_string(due.run);
  if (due.left > 0) line += ", " + std::to_string(due.left) + " left";
  const Standing standing = asks_of(notice);
  for (const Notice::Blank& blank : notice.blanks) {
    if (!blank.value) continue;
    const Value value = naive_asked(standing, days, at, *blank.value).value;
    line += ' ' + blank.name + '=' + (value.present ? plain_decimal(value.number) : "?");
  }
  return line;
}

bool is_in_force(const Notice& notice, Day day) {
  return !(notice.since && day < *notice.since) && !(notice.until && day > *notice.until);
}

// What a notice tells of the moves of a standing, each with the scores of its day.
void add_moves(const Ledgers& ledgers, const std::vector<StandingDay>& days,
               std::vector<std::string>& lines) {
  for (const auto& [id, ledger] : ledgers) {
    const auto entries = entries_of(ledgers, id);
    for (const Entry& entry : entries) {
      if (entry.to.empty()) continue;
      std::size_t at = 0;
      while (at + 1 < days.size() && days[at + 1].day <= entry.day) ++at;
      const bool has_finding = std::any_of(entries.begin(), entries.end(), [&](const Entry& other) {
        return other.is_finding && other.day == entry.day;
      });
      for (const Notice& notice : days[at].pack->notices) {
        const bool tells = notice.move && notice.move->standing == id &&
                           notice.move->move == entry.move && is_in_force(notice, entry.day);
        if (!tells) continue;
        lines.push_back(line_of(notice, days, at, entry.day, {}) + (has_finding ? " finding" : ""));
      }
    }
  }
}

}  // namespace

std::vector<std::string> naive_notices(const std::vector<StandingDay>& days,
                                       const std::vector<StandingDay>& restated,
                                       const Ledgers& ledgers) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < days.size(); ++at) {
    for (const Notice& notice : days[at].pack->notices) {
      if (!notice.when || !is_in_force(notice, days[at].day)) continue;
      const Due due = due_on(notice, days, at, ledgers);
      if (due.day == 0) continue;
      lines.push_back(line_of(notice, days, at, days[at].day, due));
      const bool is_finding = !restated.empty() && due_on(notice, restated, at, ledgers).day == 0;
      if (is_finding) lines.back() += " finding";
    }
  }
  add_moves(ledgers, days, lines);
  std::stable_sort(lines.begin(), lines.end(), [](const std::string& a, const std::string& b) {
    return a.substr(0, 10) < b.substr(0, 10);
  });
  return lines;
}

std::vector<std::string> naive_notices_of_rows(const NaiveFacts& facts, const Pack& pack, Day day,
                                               Instant known_at) {
  std::map<std::string, std::set<std::string>> rows;  // by what is told
  const Instant end = last_second(day, pack.zone);
  for (const std::string& line : naive_waiting(facts, pack, end, known_at)) {
    const auto cells = split_csv(line).front().fields;  // subject,task,table,id,began,due,left,…
    // The last second of the day has one to go to midnight, by which a due time there is over.
    const std::int64_t left = cells[6].empty() ? 0 : std::stoll(cells[6]) - 1;
    for (const Notice& notice : pack.notices) {
      const bool is_of_it = notice.deadline && pack.tasks[*notice.deadline].id == cells[1];
      // Midnight itself was told a day before, where the notice reaches so far.
      const std::int64_t least = notice.within < 24 * 3600 ? 0 : 1;
      const bool is_near = left >= least && left <= notice.within;
      if (!is_of_it || !is_in_force(notice, day) || !is_near) continue;
      rows[cells[0] + ' ' + write_day(day) + ' ' + notice.id + ':'].insert(cells[3]);
    }
  }
  std::vector<std::string> lines;
  for (const auto& [told, ids] : rows) {
    lines.push_back(told);
    for (const std::string& id : ids) lines.back() += ' ' + id;
  }
  return lines;
}

}  // namespace xingji::naive
