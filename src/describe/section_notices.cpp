// Notices in sentences: on which days, to whom, with what text.
#include "describe/filled.h"
#include "describe/named.h"
#include "describe/sections.h"
#include "pack/amount.h"

namespace xingji {
namespace {

const std::vector<Standing::Move> no_moves;

std::string severity_phrase(Notice::Severity severity, const Writer& to) {
  switch (severity) {
    case Notice::Severity::info:
      return to.say("info", "提示");
    case Notice::Severity::warning:
      return to.say("warning", "预警");
    case Notice::Severity::alarm:
      return to.say("alarm", "警报");
  }
  return {};
}

std::string role_phrase(Notice::Role role, const Writer& to) {
  switch (role) {
    case Notice::Role::owner:
      return to.say("the owner", "店主");
    case Notice::Role::operations:
      return to.say("operations", "运营");
    case Notice::Role::service:
      return to.say("service", "客服");
    case Notice::Role::logistics:
      return to.say("logistics", "物流");
    case Notice::Role::goods:
      return to.say("goods", "商品");
    case Notice::Role::finance:
      return to.say("finance", "财务");
  }
  return {};
}

std::string days_phrase(const Notice& notice, const Writer& to) {
  const auto say = [&](std::string_view en, std::string_view zh) {
    return in_days(to.say(en, zh), to.telling());
  };
  if (notice.on_days.empty()) return say("on every day on which ", "每天，只要");
  if (notice.on_days == std::vector<int>{1}) {
    return say("on the first day of those on which ", "首日，当");
  }
  std::string days;
  for (const int day : notice.on_days) {
    days += (days.empty() ? "" : to.say(", ", "、")) + std::to_string(day);
  }
  return filled(say("on day {} of those in a row on which ", "连续第{}天，当"), days);
}

const Standing::Move& move_of(const Pack& pack, const Notice::MoveOf& named) {
  const Standing& standing = *find_standing(pack, named.standing);
  return standing.moves[*find_move(standing, named.move)];
}

std::string move_phrase(const Notice::MoveOf& named, const Writer& to) {
  const Pack& pack = *to.telling().pack;
  const Standing::Move& move = move_of(pack, named);
  return to.title(find_standing(pack, named.standing)->title) + to.say(": ", "：") +
         (move.title.empty() ? move.id : to.title(move.title));
}

void write_when(const Notice& notice, Writer& to) {
  const Pack& pack = *to.telling().pack;
  if (notice.move) {
    to.line(2, to.say("when it is made: ", "发生时：") + move_phrase(*notice.move, to));
  } else if (notice.deadline) {
    to.line(2, filled(to.say("on each day after which rows of '{}' are due within {}",
                             "每天，当“{}”有{}内到期而未完成的"),
                      to.title(pack.tasks[*notice.deadline].title),
                      amount_phrase({Type::duration, notice.within, ""}, to.telling().language)));
  } else {
    const Named named(notice.histories, no_moves, to.telling());
    // Where every such day counts, there is no run to break.
    const bool has_run =
        !notice.on_days.empty() || notice.no_score_day != Standing::NoScoreDay::breaks;
    to.condition_line(2, days_phrase(notice, to), named.of(*notice.when),
                      has_run ? no_score_phrase(notice.no_score_day, to.telling()) : "");
  }
  if (!notice.before) return;
  const std::string move = move_phrase(*notice.before, to);
  to.line(2,
          notice.line > 0
              ? filled(in_days(to.say("before '{}' on day {}", "先于第{1}天的“{0}”"), to.telling()),
                       move, notice.line)
              : filled(to.say("only while '{}' can come", "仅当“{}”可能发生时"), move));
}

// What stands between braces in a text, in words; the score that the notice is about by its name.
std::string blank_phrase(const Notice& notice, const Notice::Blank& blank, const Named& named,
                         const Writer& to) {
  using Kind = Notice::Blank::Kind;
  switch (blank.kind) {
    case Kind::value: {
      const bool is_literal = blank.value->op == Op::literal;
      if (is_literal && blank.name == "share") {
        const Task& task = to.telling().pack->tasks[*notice.deadline];
        return number_phrase(*task.fine->share, true, to.telling());
      }
      const std::string phrase = value_phrase(named.of(*blank.value), to.telling());
      return is_literal ? phrase : '{' + phrase + '}';
    }
    case Kind::of_each:
      return named.name(notice.each);
    case Kind::day:
      return to.say("{the day}", "{日期}");
    case Kind::run:
      return to.say("{so many}", "{天数}");
    case Kind::left:
      return to.say("{so many more}", "{剩余天数}");
    case Kind::from:
      return to.say("{the state before}", "{原状态}");
    case Kind::to:
      return to.say("{the state after}", "{新状态}");
    case Kind::move:
      return to.say("{the move}", "{变动}");
    case Kind::count:
      return to.say("{how many}", "{件数}");
    case Kind::due:
      return to.say("{the first due time}", "{最早截止时间}");
  }
  return {};
}

// The text; what stands for a value is said in words.
std::string text_phrase(const Notice& notice, const Writer& to) {
  const Named named(notice.histories, no_moves, to.telling());
  std::string text = to.title(notice.text);
  for (const Notice::Blank& blank : notice.blanks) {
    const std::string written = '{' + blank.name + '}';
    const std::string phrase = blank_phrase(notice, blank, named, to);
    for (std::size_t at = text.find(written); at != std::string::npos;
         at = text.find(written, at + phrase.size())) {
      text.replace(at, written.size(), phrase);
    }
  }
  return to.say("says: ", "内容：") + text;
}

void write_notice(const Notice& notice, Writer& to) {
  std::string roles;
  for (const Notice::Role role : notice.to) {
    roles += (roles.empty() ? "" : to.say(", ", "、")) + role_phrase(role, to);
  }
  to.rests_on(notice.said);
  std::string head = to.title(notice.title);
  if (!notice.each.empty()) {
    const Named named(notice.histories, no_moves, to.telling());
    head += to.say(": ", "：") + named.name(notice.each);
  }
  to.line(1, head + to.say(" (", "（") + severity_phrase(notice.severity, to) +
                 to.say("; to ", "；通知") + roles + to.say(")", "）"));
  write_when(notice, to);
  to.line(2, text_phrase(notice, to));
}

}  // namespace

void write_notices(Writer& to) {
  bool is_first = true;
  for (const Notice& notice : to.telling().pack->notices) {
    if (!in_force(notice.since, notice.until, to.telling().day)) continue;
    if (is_first) to.line(0, to.say("Notices", "预警通知"));
    is_first = false;
    write_notice(notice, to);
  }
}

}  // namespace xingji
