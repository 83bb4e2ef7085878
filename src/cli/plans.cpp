#include "cli/plans.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/plural.h"
#include "base/text.h"
#include "cli/timelines.h"
#include "describe/named.h"
#include "io/explain_text.h"

namespace xingji {
namespace {

struct Words {
  std::string_view word;
  std::string_view zh;
  std::string_view en;
};
constexpr auto lacking =
    std::to_array<Words>({{"grounds", "原因", "the cause"},
                          {"measures", "措施", "measures"},
                          {"owners", "措施的负责人", "who sees to each measure"},
                          {"dates", "措施的日期", "a day for each measure"},
                          {"material", "材料", "material"}});
constexpr auto statuses = std::to_array<Words>({{"draft", "草稿", "draft"},
                                                {"filed", "已提交", "handed in"},
                                                {"upheld", "成功", "upheld"},
                                                {"approved", "已通过", "approved"},
                                                {"rejected", "被驳回", "rejected"},
                                                {"withdrawn", "已撤回", "withdrawn"}});

std::string say(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh ? zh : en);
}

std::string in_words(std::span<const Words> words, std::string_view word, Language language) {
  for (const Words& each : words) {
    if (each.word == word) return say(language, each.zh, each.en);
  }
  return std::string(word);
}

// Between semicolons and ends of lines, of either script.
std::vector<std::string> parts_of(std::string text) {
  constexpr std::string_view wide = "；";
  for (std::size_t at = text.find(wide); at != std::string::npos; at = text.find(wide, at)) {
    text.replace(at, wide.size(), ";");
  }
  std::replace(text.begin(), text.end(), '\n', ';');
  std::vector<std::string> parts;
  for (const std::string_view each : split(text, ';')) {
    if (const std::string_view trimmed = trim(each); !trimmed.empty()) parts.emplace_back(trimmed);
  }
  return parts;
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

std::optional<Day> day_in(std::string_view text) {
  constexpr std::size_t width = 10;
  for (std::size_t at = 0; at + width <= text.size(); ++at) {
    if (const auto day = parse_day(text.substr(at, width))) return day;
  }
  return std::nullopt;
}

// A colon of a time of day names nobody.
PlanMeasure step_of(const std::string& text) {
  constexpr std::string_view wide = "：";
  PlanMeasure step{text, "", has_digit(text), day_in(text)};
  const std::size_t narrow = text.find(':');
  const std::size_t colon = std::min(narrow, text.find(wide));
  if (colon == std::string::npos) return step;
  const std::string_view name = trim(std::string_view(text).substr(0, colon));
  if (name.empty() || has_digit(name)) return step;
  step.owner = name;
  step.what = trim(std::string_view(text).substr(colon + (colon == narrow ? 1 : wide.size())));
  return step;
}

// How a plan or a request reads beside its standing.
class PlanTeller {
 public:
  PlanTeller(const AppealsSheet& sheet, const Matter& plan, Language language)
      : sheet_(sheet), plan_(plan), language_(language) {
    for (const Timeline& timeline : sheet.timelines) {
      const std::string standing = "standing/" + timeline.standing;
      const bool is_of_it = plan.about == standing || plan.about.starts_with(standing + '/');
      if (is_of_it) timeline_ = &timeline;
    }
  }

  // Asked for, not appealed against: it goes by the rule's own condition.
  bool is_request() const {
    if (timeline_ == nullptr) return false;
    const Standing& rules = timeline_->rules_on(sheet_.day);
    const auto move = find_move(rules, move_named());
    return move && rules.moves[*move].needs == Standing::Move::Needs::request;
  }

  std::string plan() const {
    std::string text = line("原因：", "cause: ", plan_.grounds);
    const auto steps = steps_of(plan_);
    if (steps.empty()) text += line("措施：", "measures: ", "");
    for (const PlanMeasure& step : steps) text += line("措施：", "measure: ", step_text(step));
    return text + line("材料：", "material: ", plan_.material) + outcome();
  }

  std::string standing() const {
    if (timeline_ == nullptr) return {};
    std::string text = state();
    for (const Line& line : timeline_->lines) {
      if (line.petition == plan_.id) text += follows(line);
      const bool is_of_it = line.move && line.standing->moves[*line.move].id == move_named();
      if (line.kind != Line::Kind::finding || !is_of_it) continue;
      text += "    " + say("发现：", "finding: ") + format_day(line.day) +
              say(" 的变动按现有数据不会发生", ": that move would not be made as known now") + '\n';
    }
    if (plan_.is_open() && !is_request()) text += hoped();
    return text;
  }

 private:
  std::string say(std::string_view zh, std::string_view en) const {
    return std::string(language_ == Language::zh ? zh : en);
  }

  std::string line(std::string_view zh, std::string_view en, const std::string& what) const {
    return "    " + say(zh, en) + visible(what.empty() ? "–" : what) + '\n';
  }

  std::string move_named() const {
    const std::size_t slash = plan_.about.rfind('/');
    return plan_.about.substr(slash == std::string::npos ? 0 : slash + 1);
  }

  std::string title_of(const Standing::Move& move) const {
    return move.title.empty() ? move.id : pick(move.title, language_);
  }

  std::string step_text(const PlanMeasure& step) const {
    std::string text = step.what + say("；负责人 ", "; seen to by ") +
                       (step.owner.empty() ? say("未定", "nobody yet") : step.owner);
    if (!step.has_date) return text + say("；日期未定", "; no day yet");
    if (!step.day) return text;
    const Day days = *step.day - sheet_.day;
    if (days > 0) {
      return text + say("；还有 " + std::to_string(days) + " 天",
                        "; in " + counted(std::to_string(days), "day"));
    }
    if (days == 0) return text + say("；就在当天", "; that very day");
    return text + say("；" + std::to_string(-days) + " 天前",
                      "; " + counted(std::to_string(-days), "day") + " ago");
  }

  std::string lacks() const {
    std::string text;
    for (const std::string& lack : missing_of(plan_)) {
      text += (text.empty() ? "" : say("、", ", ")) + in_words(lacking, lack, language_);
    }
    return text;
  }

  std::string outcome() const {
    const std::string lacking_parts = lacks();
    if (plan_.is_open()) {
      return line("还缺：",
                  "still lacks: ", lacking_parts.empty() ? say("无", "nothing") : lacking_parts);
    }
    if (plan_.is_granted()) return line("结果：", "outcome: ", say("申诉成功", "upheld"));
    if (plan_.status != "rejected") {
      return line("结果：",
                  "outcome: ", say("已撤回，状态不变", "taken back, the state stays as it is"));
    }
    std::string text =
        line("结果：", "outcome: ", say("被驳回，状态不变", "rejected, the state stays as it is"));
    if (!lacking_parts.empty())
      text += line("提交时没有写：", "handed in without: ", lacking_parts);
    return text;
  }

  std::string state() const {
    const auto until = timeline_->watched_until(sheet_.day);
    std::string text = pick(timeline_->state_on(sheet_.day).title, language_);
    if (until) text += say("；观察期至 ", "; watched until ") + format_day(*until);
    return line("现状：", "stands at: ", text);
  }

  // What followed from it on its day.
  std::string follows(const Line& line) const {
    std::string text = "    " + format_day(line.day) + ' ';
    if (line.kind == Line::Kind::refused && is_request()) {
      text += say("条件不满足：", "its condition does not hold: ") +
              in_words(line.behind, line.standing->histories, line.standing->moves, *line.pack,
                       line.day, language_) +
              condition(line);
      return visible(text) + '\n';
    }
    if (line.kind == Line::Kind::refused) {
      return text +
             say("没有带来变动：规则里没有由它而来的变动，或条件不满足",
                 "moved nothing: no move follows from it, or its condition does not hold") +
             '\n';
    }
    if (line.kind == Line::Kind::finding) return {};
    text += pick(line.standing->states[line.from].title, language_) + " → " +
            pick(line.standing->states[line.to].title, language_) + say("，", " by ") +
            title_of(line.standing->moves[*line.move]);
    if (line.watched_until) {
      text += *line.watched_until > sheet_.day
                  ? say("；观察期至 ", "; watched until ") + format_day(*line.watched_until)
                  : say("；观察期已于 ", "; was watched until ") + format_day(*line.watched_until) +
                        say(" 结束", "");
    }
    return visible(text) + '\n';
  }

  // What the move asks for, in words.
  std::string condition(const Line& line) const {
    if (!line.move || !line.standing->moves[*line.move].when) return {};
    const Telling telling{line.pack, line.day, language_};
    const Named named(line.standing->histories, line.standing->moves, telling);
    return say("；条件：", "; it asks for: ") +
           condition_phrase(named.of(*line.standing->moves[*line.move].when), telling);
  }

  // Where it leads, if it is upheld.
  std::string hoped() const {
    const Standing& rules = timeline_->rules_on(sheet_.day);
    const auto state = find_state(rules, timeline_->state_on(sheet_.day).id);
    for (const Standing::Move& move : rules.moves) {
      const auto speaks_of = [&](std::size_t other) {
        return rules.moves[other].id == move_named();
      };
      const bool fits = move.needs == Standing::Move::Needs::upheld_appeal && state &&
                        std::find(move.from.begin(), move.from.end(), *state) != move.from.end() &&
                        (move.forgives.empty() ||
                         std::any_of(move.forgives.begin(), move.forgives.end(), speaks_of));
      if (!fits) continue;
      std::string text = pick(rules.states[*state].title, language_) + " → " +
                         pick(rules.states[move.to].title, language_);
      const Number::Entry* watch = move.watch ? move.watch->on(sheet_.day) : nullptr;
      if (watch != nullptr && !watch->expression) {
        const std::string days = std::to_string(watch->value / micro_one);
        text += say("，观察 " + days + " 天", ", watched for " + counted(days, "day"));
      }
      return line("若成功：", "if upheld: ", text);
    }
    return line("若成功：", "if upheld: ",
                say("按现在的状态不会带来变动", "nothing moves from the present state"));
  }

  const AppealsSheet& sheet_;
  const Matter& plan_;
  Language language_;
  const Timeline* timeline_ = nullptr;
};

}  // namespace

std::string head_text(const Matter& matter, const Zone& zone, Language language, bool is_request) {
  std::string text = matter.kind == Matter::Kind::filing ? say(language, "报备 ", "filing ")
                     : is_request                        ? say(language, "申请 ", "request ")
                                                         : say(language, "申诉 ", "appeal ");
  text += matter.id + say(language, "（", " (") + matter.about + say(language, "，", ", ") +
          in_words(statuses, matter.status, language);
  const std::string filed = format_day(zone.day_of(matter.filed_at));
  text += matter.status == "draft" ? say(language, "，写于 " + filed, ", written " + filed)
                                   : say(language, "，提交于 " + filed, ", filed " + filed);
  if (matter.decided_at != 0) {
    text += say(language, "，决定于 ", ", decided ") + format_day(zone.day_of(matter.decided_at));
  }
  if (!matter.decision.empty()) text += say(language, "：", ": ") + matter.decision;
  return text + say(language, "）", ")");
}

std::vector<PlanMeasure> steps_of(const Matter& plan) {
  std::vector<PlanMeasure> steps;
  for (const std::string& part : parts_of(plan.measures)) steps.push_back(step_of(part));
  return steps;
}

std::vector<std::string> missing_of(const Matter& plan) {
  const auto steps = steps_of(plan);
  const auto has_owner = [](const PlanMeasure& step) { return !step.owner.empty(); };
  const auto has_date = [](const PlanMeasure& step) { return step.has_date; };
  std::vector<std::string> lacks;
  if (plan.grounds.empty()) lacks.emplace_back("grounds");
  if (steps.empty()) lacks.emplace_back("measures");
  if (!std::all_of(steps.begin(), steps.end(), has_owner)) lacks.emplace_back("owners");
  if (!std::all_of(steps.begin(), steps.end(), has_date)) lacks.emplace_back("dates");
  if (plan.material.empty()) lacks.emplace_back("material");
  return lacks;
}

bool is_request(const AppealsSheet& sheet, const Matter& plan) {
  return PlanTeller(sheet, plan, Language::en).is_request();
}

std::string plan_text(const AppealsSheet& sheet, const Matter& plan, const Zone& zone,
                      Language language) {
  const PlanTeller teller(sheet, plan, language);
  const bool is_asked = teller.is_request();
  return "  " + visible(head_text(plan, zone, language, is_asked)) + '\n' +
         (is_asked ? std::string() : teller.plan()) + teller.standing();
}

}  // namespace xingji
