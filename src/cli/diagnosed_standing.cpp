#include "cli/diagnosed_standing.h"

#include <algorithm>

#include "base/plural.h"
#include "base/text.h"
#include "cli/plans.h"
#include "cli/state_appeal.h"
#include "cli/timelines.h"
#include "describe/named.h"
#include "engine/as_seen.h"

namespace xingji {
namespace {

// How many days ago each move was made that the condition counts from: "; 6 days since Removal".
std::string since_text(const Standing& rules, const Standing::Move& move, const Timeline& timeline,
                       Day day, Language language) {
  const std::string when = to_text(*move.when);
  std::string text;
  for (const History& history : rules.histories) {
    if (history.kind != History::Kind::days_since || when.find(history.id) == std::string::npos) {
      continue;
    }
    const Standing::Move& made = rules.moves[history.move];
    const std::string& name = made.title.empty() ? made.id : pick(made.title, language);
    const auto line =
        std::find_if(timeline.lines.rbegin(), timeline.lines.rend(), [&](const Line& each) {
          return each.kind == Line::Kind::move && each.move &&
                 each.standing->moves[*each.move].id == made.id;
        });
    if (line == timeline.lines.rend()) continue;
    const std::string days = std::to_string(day - line->day);
    text += language == Language::zh ? "；距“" + name + "”已 " + days + " 天"
                                     : "; " + counted(days, "day") + " since " + name;
  }
  return text;
}

// A move may be called an asking already: 申请加入.
std::string asking_for(const std::string& name) {
  constexpr std::string_view ask = "申请";
  return (name.starts_with(ask) ? "" : std::string(ask)) + "“" + name + "”";
}

}  // namespace

std::string counting_text(const Counting& counting, const Timeline& timeline, const Pack& pack,
                          Day day, Language language) {
  const Standing::Move& move = counting.standing->moves[counting.move];
  const std::string& title = pick(move.title, language);
  const std::string& name = title.empty() ? move.id : title;
  const Telling telling{&pack, day, language};
  const Named named(counting.standing->histories, counting.standing->moves, telling);
  const std::string counted = in_words(counting.behind, counting.standing->histories,
                                       counting.standing->moves, pack, day, language) +
                              since_text(*counting.standing, move, timeline, day, language);
  const std::string when = condition_phrase(named.of(*move.when), telling);
  return language == Language::zh
             ? "    离“" + name + "”已累计：" + counted + "；条件：" + when + '\n'
             : "    counted towards " + name + ": " + counted + "; it comes when " + when + '\n';
}

std::string when_text(const Standing& rules, const Standing::Move& move, const Timeline& timeline,
                      const Pack& pack, Day day, Language language) {
  const Telling telling{&pack, day, language};
  const Named named(rules.histories, rules.moves, telling);
  return condition_phrase(named.of(*move.when), telling) +
         since_text(rules, move, timeline, day, language);
}

std::string asking_text(const Timeline& timeline, const Pack& pack, Day day, Language language) {
  const Standing& rules = timeline.rules_on(day);
  const std::string& state = timeline.state_on(day).id;
  std::string text;
  for (const Standing::Move& move : rules.moves) {
    const bool is_here = std::any_of(move.from.begin(), move.from.end(), [&](std::size_t from) {
      return rules.states[from].id == state;
    });
    const bool is_asked = move.needs == Standing::Move::Needs::request && move.when &&
                          in_force(move.since, move.until, day);
    if (!is_here || !is_asked) continue;
    const std::string& name = move.title.empty() ? move.id : pick(move.title, language);
    text += (language == Language::zh ? "    可以" + asking_for(name) + "的条件："
                                      : "    " + name + " may be asked for when ") +
            when_text(rules, move, timeline, pack, day, language) + '\n';
  }
  return text;
}

namespace {

bool is_limited(const Standing::State& state) {
  return state.is_final || !state.privileges_off.empty() || !state.limits.empty();
}

std::string name_of(const std::string& id, const Title& title, Language language) {
  return title.empty() ? id : pick(title, language);
}

std::string trouble_text(const Standing& rules, const Standing::State& state, Language language) {
  const bool zh = language == Language::zh;
  std::string text = name_of(rules.id, rules.title, language) + (zh ? "：" : ": ") +
                     name_of(state.id, state.title, language);
  std::string off;
  for (const std::size_t p : state.privileges_off) {
    const Standing::Privilege& privilege = rules.privileges[p];
    off += (off.empty() ? "" : zh ? "、" : ", ") + name_of(privilege.id, privilege.title, language);
  }
  if (!off.empty()) text += (zh ? "（取消" : " (without ") + off + (zh ? "）" : ")");
  return text;
}

std::string way_text(const Standing& rules, const Standing::Move& move, const Timeline& timeline,
                     const Pack& pack, Day day, Language language) {
  const bool zh = language == Language::zh;
  const std::string name = name_of(move.id, move.title, language);
  std::string text;
  switch (move.needs) {
    case Standing::Move::Needs::nothing:
      text = zh ? "自动“" + name + "”" : name + " by itself";
      break;
    case Standing::Move::Needs::request:
      text = zh ? asking_for(name) : "ask for " + name;
      break;
    case Standing::Move::Needs::upheld_appeal:
      text = zh ? "申诉，成立后“" + name + "”" : "appeal; once upheld: " + name;
      break;
  }
  if (!move.when) return text;
  return text + (zh ? "，条件：" : ", when ") +
         when_text(rules, move, timeline, pack, day, language);
}

}  // namespace

std::optional<diagnose::Trouble> trouble_of(const Timeline& timeline, const Pack& pack, Day day) {
  const Standing& rules = timeline.rules_on(day);
  const Standing::State& state = timeline.state_on(day);
  const bool is_moved = std::any_of(
      timeline.lines.begin(), timeline.lines.end(),
      [&](const Line& line) { return line.kind == Line::Kind::move && line.day <= day; });
  if (!is_moved || !is_limited(state)) return std::nullopt;
  const auto both = [](const auto& say) { return Title{say(Language::zh), say(Language::en)}; };
  diagnose::Trouble trouble{
      rules.id,
      state.id,
      both([&](Language language) { return trouble_text(rules, state, language); }),
      {},
      {}};
  for (const Standing::Move& move : rules.moves) {
    const bool is_here = std::any_of(move.from.begin(), move.from.end(), [&](std::size_t from) {
      return rules.states[from].id == state.id;
    });
    const Standing::State& to = rules.states[move.to];
    const bool is_better =
        !is_limited(to) || to.privileges_off.size() < state.privileges_off.size();
    if (!is_here || !is_better || !in_force(move.since, move.until, day)) continue;
    trouble.back.push_back(both(
        [&](Language language) { return way_text(rules, move, timeline, pack, day, language); }));
  }
  return trouble;
}

std::vector<Matter> waiting_appeals(const FactSet& facts, const std::string& subject, Day day) {
  if (matters_of(facts, subject).empty()) return {};
  FactSet seen = facts;
  forget_after(seen, seen.zone.end_of(day));
  std::vector<Matter> waiting = matters_of(seen, subject);
  std::erase_if(waiting, [](const Matter& matter) {
    return matter.kind != Matter::Kind::state || !matter.is_open();
  });
  return waiting;
}

std::vector<Title> appeals_text(const std::vector<Matter>& waiting, const Timeline& timeline,
                                Day day, const Zone& zone) {
  std::vector<Title> texts;
  for (const Matter& appeal : waiting) {
    if (!is_about(appeal, timeline)) continue;
    if (StateAppeal(appeal, timeline, day, zone, Language::en).is_request()) continue;
    texts.push_back({visible(open_appeal_text(appeal, timeline, day, zone, Language::zh)),
                     visible(open_appeal_text(appeal, timeline, day, zone, Language::en))});
  }
  return texts;
}

}  // namespace xingji
