#include "cli/plans.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>

#include "base/plural.h"
#include "base/text.h"
#include "cli/state_appeal.h"
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

std::string lacks_text(const Matter& plan, Language language) {
  std::string text;
  for (const std::string& lack : missing_of(plan)) {
    text += (text.empty() ? "" : say(language, "、", ", ")) + in_words(lacking, lack, language);
  }
  return text;
}

// How far a measure's day is while something is still to come of the plan; whether it was taken
// nobody says. A plan that was upheld has nothing to wait for but what it promised.
std::string far_text(const Matter& plan, Day due, Day day, Language language) {
  const Day days = due - day;
  const std::string number = std::to_string(std::abs(days));
  if (days > 0 && plan.is_granted()) {
    return say(language, "承诺 " + number + " 天后做到", "promised in " + counted(number, "day"));
  }
  if (days > 0 && plan.is_open()) {
    return say(language, "还有 " + number + " 天", "in " + counted(number, "day"));
  }
  if (!plan.is_open()) return {};
  if (days == 0) return say(language, "今天到期", "due today");
  return say(language, "已过期 " + number + " 天", counted(number, "day") + " overdue");
}

// The day of a plan that comes next, else the last that has passed.
std::optional<Day> next_day(const Matter& plan, Day day) {
  std::optional<Day> next;
  for (const PlanMeasure& step : steps_of(plan)) {
    if (!step.day) continue;
    const bool is_nearer = *step.day >= day && (!next || *next < day || *step.day < *next);
    const bool is_later = *step.day < day && (!next || (*next<day&& * step.day> * next));
    if (is_nearer || is_later) next = step.day;
  }
  return next;
}

// How a plan or a request reads beside its standing.
class PlanTeller {
 public:
  PlanTeller(const AppealsSheet& sheet, const Matter& plan, Language language)
      : sheet_(sheet), plan_(plan), language_(language) {
    for (const Timeline& timeline : sheet.timelines) {
      if (!is_about(plan, timeline)) continue;
      timeline_ = &timeline;
      appeal_.emplace(plan, timeline, sheet.day, sheet.family->versions.back().zone, language);
      const auto then = sheet.made_then.find(plan.id);
      if (then != sheet.made_then.end()) appeal_->set_made_then(then->second);
    }
  }

  bool is_request() const { return appeal_ && appeal_->is_request(); }

  std::string plan() const {
    std::string text = line("原因：", "cause: ", plan_.grounds);
    const auto steps = steps_of(plan_);
    if (steps.empty()) text += line("措施：", "measures: ", "");
    for (const PlanMeasure& step : steps) text += line("措施：", "measure: ", step_text(step));
    return text + line("材料：", "material: ", plan_.material) + outcome();
  }

  std::string standing() const {
    if (timeline_ == nullptr) return unknown_standing();
    std::string text = state();
    for (const Line& line : timeline_->lines) {
      if (line.petition == plan_.id) text += follows(line);
      const bool is_of_it =
          line.move && line.standing->moves[*line.move].id == appeal_->move_named();
      if (line.kind != Line::Kind::finding || !is_of_it) continue;
      text += "    " + say("发现：", "finding: ") + format_day(line.day) +
              say(" 的变动按现有数据不会发生", ": that move would not be made as known now") + '\n';
    }
    if (plan_.is_open() && !is_request()) {
      text += line("若成功：", "if upheld: ", appeal_->outlook());
    }
    return text;
  }

 private:
  std::string say(std::string_view zh, std::string_view en) const {
    return std::string(language_ == Language::zh ? zh : en);
  }

  std::string line(std::string_view zh, std::string_view en, const std::string& what) const {
    return "    " + say(zh, en) + visible(what.empty() ? "–" : what) + '\n';
  }

  std::string title_of(const Standing::Move& move) const {
    return move.title.empty() ? move.id : pick(move.title, language_);
  }

  std::string title_of(const Standing::State& state) const {
    return state.title.empty() ? state.id : pick(state.title, language_);
  }

  std::string step_text(const PlanMeasure& step) const {
    std::string text = step.what + say("；负责人 ", "; seen to by ") +
                       (step.owner.empty() ? say("未定", "nobody yet") : step.owner);
    return text + (step.day ? day_text(*step.day) : no_day_text(step));
  }

  std::string day_text(Day day) const {
    const std::string far = far_text(plan_, day, sheet_.day, language_);
    return far.empty() ? far : say("；", "; ") + far;
  }

  std::string no_day_text(const PlanMeasure& step) const {
    if (step.unread.empty()) return say("；日期未定", "; no day yet");
    if (step.lacks_year) {
      return say("；日期没有年份，写成 2022-06-10",
                 "; its day has no year, write it as 2022-06-10");
    }
    return say("；没有 " + step.unread + " 这一天", "; there is no day " + step.unread);
  }

  std::string outcome() const {
    const std::string lacking_parts = lacks_text(plan_, language_);
    if (plan_.is_open()) {
      return line("还缺：",
                  "still lacks: ", lacking_parts.empty() ? say("无", "nothing") : lacking_parts);
    }
    if (plan_.is_granted()) return line("结果：", "outcome: ", granted());
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

  // What was asked for is made on the day of asking, what was won on the day of the decision.
  std::string granted() const {
    if (is_request() || plan_.decided_at != 0) return say("申诉成功", "upheld");
    return say("申诉成功，但没有决定时间（decided_at），所以没有带来变动；请补上",
               "upheld, but nobody says when ('decided_at' is empty): it moves nothing until that "
               "is written");
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
    if (line.kind == Line::Kind::refused) {
      text += is_request() ? why_not_given(line) : why_not_moved(line);
      return visible(text) + '\n';
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

  // Why a request led to nothing: it was asked for in a state that it does not lead from, or too
  // early.
  std::string why_not_given(const Line& line) const {
    const Standing& rules = *line.standing;
    if (line.move) {
      const auto& from = rules.moves[*line.move].from;
      if (std::find(from.begin(), from.end(), line.from) == from.end()) {
        return say("没有带来变动：当时是“", "moved nothing: it stood at ") +
               title_of(rules.states[line.from]) +
               say("”，这项申请只在“", ", and this is asked for at ") + states(rules, from) +
               say("”时有用", " only") +
               (rules.states[line.from].is_final
                    ? say("；这个状态不能恢复", "; there is no way back from there")
                    : "");
      }
    }
    return say("条件不满足：", "its condition does not hold: ") +
           in_words(line.behind, rules.histories, rules.moves, *line.pack, line.day, language_) +
           condition(line);
  }

  std::string why_not_moved(const Line& line) const {
    const std::string why = appeal_->why_no_way(*line.standing, line.from, line.day);
    return say("没有带来变动：", "moved nothing: ") +
           (why.empty() ? say("条件不满足，或当天先有了别的变动",
                              "its condition does not hold, or another move came first that day")
                        : why);
  }

  std::string states(const Standing& rules, const std::vector<std::size_t>& which) const {
    std::string text;
    for (const std::size_t s : which) {
      text += (text.empty() ? "" : say("”或“", " or ")) + title_of(rules.states[s]);
    }
    return text;
  }

  // Of another pack, or a slip.
  std::string unknown_standing() const {
    std::string known;
    for (const Timeline& timeline : sheet_.timelines) {
      known += (known.empty() ? "" : say("、", ", ")) + ("standing/" + timeline.standing);
    }
    const std::string has =
        known.empty() ? say("它没有状态", "it has none") : say("它有 ", "it has ") + known;
    return "    " +
           say("对本规则包没有作用：about 不是它的状态，",
               "nothing to this pack: 'about' is no standing of it; ") +
           has + '\n';
  }

  // What the move asks for, in words.
  std::string condition(const Line& line) const {
    if (!line.move || !line.standing->moves[*line.move].when) return {};
    const Telling telling{line.pack, line.day, language_};
    const Named named(line.standing->histories, line.standing->moves, telling);
    return say("；条件：", "; it asks for: ") +
           condition_phrase(named.of(*line.standing->moves[*line.move].when), telling);
  }

  const AppealsSheet& sheet_;
  const Matter& plan_;
  Language language_;
  const Timeline* timeline_ = nullptr;
  std::optional<StateAppeal> appeal_;
};

}  // namespace

std::string head_text(const Matter& matter, const Zone& zone, Language language, bool is_request) {
  std::string text = matter.kind == Matter::Kind::notice
                         ? say(language, "平台公告 ", "the platform's notice ")
                     : matter.kind == Matter::Kind::filing ? say(language, "报备 ", "filing ")
                     : is_request                          ? say(language, "申请 ", "request ")
                                                           : say(language, "申诉 ", "appeal ");
  text += matter.id + say(language, "（", " (") + matter.about + say(language, "，", ", ") +
          in_words(statuses, matter.status, language);
  const std::string filed = format_day(zone.day_of(matter.filed_at));
  text += matter.status == "draft" ? say(language, "，写于 " + filed, ", written " + filed)
                                   : say(language, "，提交于 " + filed, ", filed " + filed);
  if (matter.decided_at != 0) {
    text += matter.status == "withdrawn" ? say(language, "，撤回于 ", ", taken back ")
                                         : say(language, "，决定于 ", ", decided ");
    text += format_day(zone.day_of(matter.decided_at));
    // It moves what it was for all the same: which of the two instants is wrong nobody knows.
    if (matter.decided_at < matter.filed_at) {
      text +=
          say(language, "，早于提交，请核对", ", which is before it was filed: check the times");
    }
  }
  if (!matter.decision.empty()) text += say(language, "：", ": ") + matter.decision;
  return text + say(language, "）", ")");
}

std::string open_appeal_text(const Matter& appeal, const Timeline& timeline, Day day,
                             const Zone& zone, Language language) {
  const StateAppeal about(appeal, timeline, day, zone, language);
  std::string text = head_text(appeal, zone, language) +
                     say(language, "：若成功，", ": if upheld, ") + about.outlook();
  const std::string lacking_parts = lacks_text(appeal, language);
  if (!lacking_parts.empty()) text += say(language, "；还缺", "; still lacks ") + lacking_parts;
  if (const auto due = next_day(appeal, day)) {
    text += say(language, "；措施的日期 ", "; a measure's day is ") + format_day(*due) +
            say(language, "，", ", ") + far_text(appeal, *due, day, language);
  }
  return text;
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
