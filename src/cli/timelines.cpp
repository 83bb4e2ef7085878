#include "cli/timelines.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "describe/named.h"
#include "describe/phrase.h"
#include "pack/amount.h"

namespace xingji {
namespace {

using Json = nlohmann::ordered_json;

std::string value_text(const Behind& behind) {
  if (!behind.value.is_known()) return "?";
  if (behind.type == Type::text) return behind.text;
  if (behind.type == Type::flag) return behind.value.is_true() ? "true" : "false";
  const auto micro = to_micro(behind.value.ratio);
  if (!micro) return "?";
  if (behind.type == Type::duration) return format_amount({Type::duration, *micro / micro_one, ""});
  return format_micro(*micro);
}

std::string because(const Line& line) { return to_text(line.behind); }

std::string because(const Line& line, Language language) {
  return in_words(line.behind, line.standing->histories, line.standing->moves, *line.pack, line.day,
                  language);
}

std::string days_text(const std::vector<Day>& days) {
  std::string text;
  for (const Day day : days) text += (text.empty() ? "" : " ") + format_day(day);
  return text;
}

std::string move_id(const Line& line) {
  return line.move ? line.standing->moves[*line.move].id : std::string();
}

std::string fine_text(const Line& line) {
  return line.fine ? format_micro(*line.fine * (micro_one / 100)) : std::string();
}

std::vector<std::string> off_on(const Timeline& timeline, Day day) {
  std::vector<std::string> ids;
  for (const std::size_t privilege : timeline.state_on(day).privileges_off) {
    ids.push_back(timeline.rules_on(day).privileges[privilege].id);
  }
  return ids;
}

// The state that it begins in says nothing of a subject that nobody judged.
bool is_open(const Timeline& timeline) { return !timeline.is_judged && timeline.lines.empty(); }

std::vector<const Line*> lines_told(const Timeline& timeline, const DaysTold& days) {
  std::vector<const Line*> told;
  for (const Line& line : timeline.lines) {
    if (!days.since || line.day >= *days.since) told.push_back(&line);
  }
  return told;
}

class Teller {
 public:
  explicit Teller(Language language) : language_(language) {}

  std::string state(const Timeline& timeline, Day last) const {
    const Standing& rules = timeline.rules_on(last);
    const Standing::State& state = timeline.state_on(last);
    if (is_open(timeline)) {
      return title(rules.title) +
             say(": not judged, no day has a score of ours", "：没有判定，没有一天算得出分数");
    }
    std::string text = title(rules.title) + say(": ", "：") + title(state.title);
    std::string off;
    for (const std::size_t privilege : state.privileges_off) {
      off += (off.empty() ? "" : say(", ", "、")) + title(rules.privileges[privilege].title);
    }
    // Who stands there from the beginning never had it.
    const bool is_lost = std::any_of(
        timeline.lines.begin(), timeline.lines.end(),
        [&](const Line& line) { return line.kind == Line::Kind::move && line.day <= last; });
    if (!off.empty())
      text += (is_lost ? say("; without ", "；取消") : say("; not yet: ", "；尚无")) + off;
    if (!state.limits.empty()) text += say("; ", "；") + title(state.limits);
    if (const auto until = timeline.watched_until(last)) {
      text += say("; watched until ", "；观察期至 ") + format_day(*until);
    }
    return text;
  }

  std::string line(const Line& line) const {
    const Standing& standing = *line.standing;
    std::string text = format_day(line.day) + "  ";
    switch (line.kind) {
      case Line::Kind::move:
        text += title(standing.states[line.from].title) + " → " +
                title(standing.states[line.to].title) + say(" by ", "，") + move_name(line);
        break;
      case Line::Kind::refused:
        text += say("asked for or appealed against without effect: ", "申请或申诉未带来变动：") +
                move_name(line) + early(line);
        break;
      case Line::Kind::finding:
        text +=
            say("finding: would not have been made as known now: ", "发现：按现有数据不会发生：") +
            move_name(line);
        break;
    }
    return text + rest(line);
  }

 private:
  std::string say(std::string_view en, std::string_view zh) const {
    return std::string(language_ == Language::zh ? zh : en);
  }
  const std::string& title(const Title& title) const { return pick(title, language_); }

  std::string move_name(const Line& line) const {
    if (!line.move) return say("nothing that can be asked for", "没有可申请的变动");
    const Standing::Move& move = line.standing->moves[*line.move];
    return move.title.empty() ? move.id : title(move.title);
  }

  std::string early(const Line& line) const {
    if (!line.filed_before_it) return {};
    return say(" (filed on ", "（提交于 ") + format_day(*line.filed_before_it) +
           say(", before what it is against)", "，早于要申诉的变动）");
  }

  std::string rest(const Line& line) const {
    std::string text;
    const std::string reasons = because(line, language_);
    if (!reasons.empty()) text += say(", because ", "，因为 ") + reasons;
    if (line.fine) {
      text += say("; fine ", "；违约金 ") +
              amount_phrase({Type::money, *line.fine, line.pack->currency}, language_);
    }
    if (!line.forgiven.empty()) {
      text += say("; no longer counted: ", "；不再计入：") + days_text(line.forgiven);
    }
    if (line.watched_until) {
      text += say("; watched until ", "；观察期至 ") + format_day(*line.watched_until);
    }
    if (line.kind == Line::Kind::move && !line.standing->moves[*line.move].says.empty()) {
      text += say("; ", "；") + title(line.standing->moves[*line.move].says);
    }
    return text;
  }

  Language language_;
};

std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string row(const std::vector<std::string>& cells) {
  std::string text;
  for (std::size_t c = 0; c < cells.size(); ++c) text += (c == 0 ? "" : ",") + cell(cells[c]);
  return text + '\n';
}

Json json_of(const Line& line) {
  Json json;
  json["day"] = format_day(line.day);
  json["line"] = to_text(line.kind);
  json["move"] = move_id(line);
  json["from"] = line.standing->states[line.from].id;
  json["to"] = line.standing->states[line.to].id;
  json["because"] = Json::array();
  for (const Behind& behind : line.behind) {
    Json reason{{"name", behind.name}, {"value", value_text(behind)}};
    if (behind.first <= behind.last) {
      reason["first"] = format_day(behind.first);
      reason["last"] = format_day(behind.last);
    }
    json["because"].push_back(std::move(reason));
  }
  if (line.move) json["source"] = line.standing->moves[*line.move].said.source;
  if (line.fine) json["fine"] = fine_text(line);
  if (line.watched_until) json["watched_until"] = format_day(*line.watched_until);
  if (!line.forgiven.empty()) json["forgiven"] = days_text(line.forgiven);
  if (!line.petition.empty()) json["appeal"] = line.petition;
  return json;
}

}  // namespace

std::string to_text(const Behind& behind) {
  std::string text = behind.name + " = " + value_text(behind);
  if (behind.first < behind.last) {
    text += " (" + format_day(behind.first) + " … " + format_day(behind.last) + ')';
  }
  return text;
}

std::string in_words(std::vector<Behind> behind, const std::vector<History>& histories,
                     const std::vector<Standing::Move>& moves, const Pack& pack, Day day,
                     Language language) {
  const Telling telling{&pack, day, language};
  const Named named(histories, moves, telling);
  for (Behind& each : behind) {
    if (!each.value.is_known()) {
      const bool is_never = each.name.starts_with("days_since(");
      each.type = Type::text;
      each.text = language == Language::zh ? (is_never ? "从未发生" : "无数据")
                                           : (is_never ? "never" : "no data");
      each.value.state = DayValue::State::known;
    }
    each.name = named.name(each.name);
    if (each.type == Type::flag && language == Language::zh) {
      each.type = Type::text;
      each.text = each.value.is_true() ? "是" : "否";
    }
  }
  return to_text(behind);
}

std::string to_text(const std::vector<Behind>& behind) {
  std::string text;
  for (const Behind& each : behind) text += (text.empty() ? "" : "; ") + to_text(each);
  return text;
}

std::string timeline_text(const Timeline& timeline, const DaysTold& days, Language language) {
  const Teller teller(language);
  std::string text = "  " + visible(teller.state(timeline, days.last)) + '\n';
  for (const Line* line : lines_told(timeline, days)) {
    text += "    " + visible(teller.line(*line)) + '\n';
  }
  return text;
}

std::string timeline_csv_header() {
  return "subject,standing,day,line,move,from,to,because,fine,watched_until,forgiven,appeal\n";
}

std::string timeline_csv(const std::string& subject, const Timeline& timeline,
                         const DaysTold& days) {
  std::string text;
  for (const Line* told : lines_told(timeline, days)) {
    const Line& line = *told;
    text += row({subject, timeline.standing, format_day(line.day), std::string(to_text(line.kind)),
                 move_id(line), line.standing->states[line.from].id,
                 line.standing->states[line.to].id, because(line), fine_text(line),
                 line.watched_until ? format_day(*line.watched_until) : "",
                 days_text(line.forgiven), line.petition});
  }
  const auto watched = timeline.watched_until(days.last);
  const std::string state = is_open(timeline) ? "" : timeline.state_on(days.last).id;
  return text + row({subject, timeline.standing, format_day(days.last), "state", "", state, state,
                     "", "", watched ? format_day(*watched) : "", "", ""});
}

std::string timeline_json(const std::string& subject, const std::vector<Timeline>& timelines,
                          const DaysTold& days) {
  Json json{{"subject", subject}, {"standings", Json::array()}};
  for (const Timeline& timeline : timelines) {
    Json one{{"standing", timeline.standing},
             {"day", format_day(days.last)},
             {"state", timeline.state_on(days.last).id},
             {"privileges_off", off_on(timeline, days.last)},
             {"lines", Json::array()}};
    if (is_open(timeline)) {
      one["state"] = nullptr;
      one["privileges_off"] = Json::array();
    }
    if (const auto until = timeline.watched_until(days.last)) {
      one["watched_until"] = format_day(*until);
    }
    for (const Line* line : lines_told(timeline, days)) one["lines"].push_back(json_of(*line));
    json["standings"].push_back(std::move(one));
  }
  return json.dump();
}

}  // namespace xingji
