#include "cli/plans.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
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
std::vector<std::string> measures_of(std::string text) {
  constexpr std::string_view wide = "；";
  for (std::size_t at = text.find(wide); at != std::string::npos; at = text.find(wide, at)) {
    text.replace(at, wide.size(), ";");
  }
  std::replace(text.begin(), text.end(), '\n', ';');
  std::vector<std::string> measures;
  for (const std::string_view each : split(text, ';')) {
    if (const std::string_view trimmed = trim(each); !trimmed.empty()) {
      measures.emplace_back(trimmed);
    }
  }
  return measures;
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

// "Li: new carrier from 10 June". A colon of a time of day names nobody.
bool has_owner(const std::string& measure) {
  constexpr std::string_view wide = "：";
  const std::size_t colon = std::min(measure.find(':'), measure.find(wide));
  if (colon == std::string::npos) return false;
  const std::string_view name = trim(std::string_view(measure).substr(0, colon));
  return !name.empty() && !has_digit(name);
}

std::string standing_text(const AppealsSheet& sheet, const Timeline& timeline, const Matter& plan,
                          Language language) {
  const auto until = timeline.watched_until(sheet.day);
  std::string text = "    " + say(language, "现状：", "stands at: ") +
                     visible(pick(timeline.state_on(sheet.day).title, language));
  if (until) text += say(language, "；观察期至 ", "; watched until ") + format_day(*until);
  text += '\n';
  for (const Line& line : timeline.lines) {
    if (line.kind == Line::Kind::refused && line.petition == plan.id) {
      text += "    " +
              say(language, "没有带来变动：规则里没有由它而来的变动，或条件不满足",
                  "moved nothing: no move follows from it, or its condition does not hold") +
              '\n';
    }
    const bool is_of_it =
        line.move && plan.about.ends_with('/' + line.standing->moves[*line.move].id);
    if (line.kind != Line::Kind::finding || !is_of_it) continue;
    text +=
        "    " + say(language, "发现：", "finding: ") + format_day(line.day) +
        say(language, " 的变动按现有数据不会发生", ": that move would not be made as known now") +
        '\n';
  }
  return text;
}

}  // namespace

std::string head_text(const Matter& matter, const Zone& zone, Language language) {
  std::string text = matter.kind == Matter::Kind::filing ? say(language, "报备 ", "filing ")
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

std::vector<std::string> missing_of(const Matter& plan) {
  const auto measures = measures_of(plan.measures);
  std::vector<std::string> lacks;
  if (plan.grounds.empty()) lacks.emplace_back("grounds");
  if (measures.empty()) lacks.emplace_back("measures");
  if (!std::all_of(measures.begin(), measures.end(), has_owner)) lacks.emplace_back("owners");
  if (!std::all_of(measures.begin(), measures.end(), has_digit)) lacks.emplace_back("dates");
  if (plan.material.empty()) lacks.emplace_back("material");
  return lacks;
}

std::string plan_text(const AppealsSheet& sheet, const Matter& plan, const Zone& zone,
                      Language language) {
  std::string text = "  " + visible(head_text(plan, zone, language)) + '\n';
  const auto tell = [&](std::string_view zh, std::string_view en, const std::string& what) {
    text += "    " + say(language, zh, en) + visible(what.empty() ? "–" : what) + '\n';
  };
  tell("原因：", "cause: ", plan.grounds);
  tell("措施：", "measures: ", plan.measures);
  tell("材料：", "material: ", plan.material);
  if (plan.is_open()) {
    std::string lacks;
    for (const std::string& lack : missing_of(plan)) {
      lacks += (lacks.empty() ? "" : say(language, "、", ", ")) + in_words(lacking, lack, language);
    }
    tell("还缺：", "still lacks: ", lacks.empty() ? say(language, "无", "nothing") : lacks);
  }
  for (const Timeline& timeline : sheet.timelines) {
    const std::string standing = "standing/" + timeline.standing;
    if (plan.about != standing && !plan.about.starts_with(standing + '/')) continue;
    text += standing_text(sheet, timeline, plan, language);
  }
  return text;
}

}  // namespace xingji
