#include "cli/appeals_out.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/text.h"
#include "cli/plans.h"
#include "io/csv_cell.h"
#include "io/explain_text.h"

namespace xingji {
namespace {

using Json = nlohmann::ordered_json;

std::string say(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh ? zh : en);
}

std::string_view kind_text(Matter::Kind kind) {
  switch (kind) {
    case Matter::Kind::fact:
      return "fact";
    case Matter::Kind::state:
      return "state";
    case Matter::Kind::filing:
      return "filing";
    case Matter::Kind::notice:
      return "notice";
  }
  return "";
}

const Pack* version_of(const AppealsSheet& sheet, Day day) {
  return sheet.family->on(sheet.assume_version.value_or(day));
}

bool changes_nothing(const Weighed& weighed) {
  return !weighed.is_shown || weighed.before.empty() || !last_difference(weighed);
}

// It need not be that of a day that is shown.
std::string warned_text(const Weighed& weighed, std::size_t d, Language language) {
  return "    " +
         say(language, "注意：通过后得分会降低，",
             "warning: the score would be lower with it, on ") +
         lowered_text(weighed, d, language) + '\n';
}

// A later day may gain what the days shown do not tell.
std::string raised_text(const AppealsSheet& sheet, const Weighed& weighed, Language language) {
  std::string text;
  for (const std::size_t d : raised_on(weighed)) {
    const Card& before = weighed.before[d];
    const Card& after = weighed.after[d];
    if (d == 0 || before.day == sheet.day) continue;
    text += "    " + say(language, "通过后得分会提高，", "the score would be higher with it, on ") +
            format_day(before.day) + say(language, " 总分 ", " total ") + plain(before.total) +
            " → " + plain(after.total);
    if (before.stars != after.stars) {
      text +=
          say(language, "，星级 ", ", stars ") + plain(before.stars) + " → " + plain(after.stars);
    }
    text += '\n';
  }
  return text;
}

// Indicators that get worse while the score holds, each on its first such day.
std::string worsened_text(const AppealsSheet& sheet, const Weighed& weighed, Language language) {
  std::string text;
  std::set<std::string> told;
  for (std::size_t d = 0; d < weighed.before.size(); ++d) {
    const Pack* pack = version_of(sheet, weighed.before[d].day);
    if (pack == nullptr) continue;
    for (const Figure& figure : figures_of(weighed.before[d], weighed.after[d], *pack)) {
      const bool is_it = figure.is_worse && figure.name.starts_with("indicator.");
      if (!is_it || !told.insert(figure.name).second) continue;
      const std::string title = visible(pick(figure.title, language));
      text += "    " +
              (language == Language::zh ? "注意：通过后" + title + "会变差，"
                                        : "warning: " + title + " would be worse with it, on ") +
              format_day(weighed.before[d].day) + ' ' + figure.before + " → " + figure.after + '\n';
    }
  }
  return text;
}

std::string weighed_text(const AppealsSheet& sheet, const Weighed& weighed, const Zone& zone,
                         Language language) {
  std::string text = "  " + visible(head_text(weighed.matter, zone, language)) + '\n';
  const auto last = last_difference(weighed);
  if (changes_nothing(weighed)) {
    const std::string why = pick(weighed.why_not, language);
    return text + "    " +
           say(language, "对本规则包的得分没有影响", "changes nothing in this pack's score") +
           (why.empty() ? "" : say(language, "：", ": ") + visible(why)) + '\n';
  }
  const std::string sides = weighed.matter.is_granted()
                                ? say(language, "，没有这个决定 → 有", ", without it → with it")
                                : say(language, "，现在 → 若通过", ", as it is → if granted");
  for (std::size_t d = 0; d < weighed.before.size(); ++d) {
    const Card& before = weighed.before[d];
    // On the day of the decision, and on the day that is asked for.
    const Pack* pack = version_of(sheet, before.day);
    if (pack == nullptr || (d > 0 && before.day != sheet.day)) continue;
    text += "    " + format_day(before.day) + sides + '\n';
    if (!differ(before, weighed.after[d])) {
      text += "      " + say(language, "没有差别", "no difference") + '\n';
      continue;
    }
    for (const Figure& figure : figures_of(before, weighed.after[d], *pack)) {
      text += "      " + visible(pick(figure.title, language)) + "  " + figure.before + " → " +
              figure.after + '\n';
    }
  }
  text += "    " + say(language, "影响到 ", "makes a difference until ") + format_day(*last) + '\n';
  text += raised_text(sheet, weighed, language);
  const auto lowered = lowered_on(weighed);
  text +=
      lowered ? warned_text(weighed, *lowered, language) : worsened_text(sheet, weighed, language);
  for (const std::string& reason : reasons_of(weighed, sheet, language)) {
    text += "      " + visible(reason) + '\n';
  }
  return text;
}

std::string row(const std::vector<std::string>& cells) {
  std::string text;
  for (const std::string& cell : cells) text += (text.empty() ? "" : ",") + csv_cell(cell);
  return text + '\n';
}

std::string decided_on(const Matter& matter, const Zone& zone) {
  return matter.decided_at == 0 ? std::string() : format_day(zone.day_of(matter.decided_at));
}

// What came of it: "rejected", on the day of the decision.
std::string outcome_row(const AppealsSheet& sheet, const Matter& matter, const Zone& zone) {
  return row({sheet.subject, std::string(kind_text(matter.kind)), matter.id, matter.about,
              matter.status, decided_on(matter, zone), "outcome", "filed", matter.status, "0"});
}

// Of a filing or an appeal about a fact: why it changes nothing, or why it changes what it does.
std::vector<std::string> because(const Weighed& weighed, const AppealsSheet& sheet,
                                 Language language) {
  if (!changes_nothing(weighed)) return reasons_of(weighed, sheet, language);
  if (weighed.why_not.empty()) return {};
  return {pick(weighed.why_not, language)};
}

// One row for each number that differs on some day, then one for each reason; where nothing
// differs, one that says so.
std::string weighed_rows(const AppealsSheet& sheet, const Weighed& each) {
  const auto line = [&](Day day, const std::string& figure, const std::string& before,
                        const std::string& after, bool is_worse) {
    return row({sheet.subject, std::string(kind_text(each.matter.kind)), each.matter.id,
                each.matter.about, each.matter.status, format_day(day), figure, before, after,
                is_worse ? "1" : "0"});
  };
  std::string text;
  for (std::size_t d = 0; d < each.before.size(); ++d) {
    if (!differ(each.before[d], each.after[d])) continue;
    const Pack* pack = version_of(sheet, each.before[d].day);
    if (pack == nullptr) continue;
    for (const Figure& figure : figures_of(each.before[d], each.after[d], *pack)) {
      text += line(each.before[d].day, figure.name, figure.before, figure.after, figure.is_worse);
    }
  }
  if (changes_nothing(each)) text += line(sheet.day, "unchanged", "", "", false);
  for (const std::string& reason : because(each, sheet, Language::en)) {
    text += line(sheet.day, "because", reason, "", false);
  }
  return text;
}

// What an open plan lacks; one that lacks nothing, and a request, which needs no plan, say so.
std::string lack_rows(const AppealsSheet& sheet, const Matter& plan) {
  std::vector<std::string> lacks;
  if (!is_request(sheet, plan)) lacks = missing_of(plan);
  if (lacks.empty()) lacks.emplace_back("nothing");
  std::string text;
  for (const std::string& lack : lacks) {
    text += row({sheet.subject, "state", plan.id, plan.about, plan.status, format_day(sheet.day),
                 "lacks", lack, "", "0"});
  }
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const std::string_view line : split(text, '\n')) {
    if (!trim(line).empty()) lines.emplace_back(trim(line));
  }
  return lines;
}

Json plan_json(const AppealsSheet& sheet, const Matter& plan, const Zone& zone) {
  Json steps = Json::array();
  for (const PlanMeasure& step : steps_of(plan)) {
    steps.push_back({{"what", step.what}, {"owner", step.owner}});
    if (step.day) steps.back()["day"] = format_day(*step.day);
    if (!step.unread.empty()) steps.back()["unread"] = step.unread;
  }
  const bool may_lack = plan.is_open() && !is_request(sheet, plan);
  Json json{{"id", plan.id},
            {"about", plan.about},
            {"status", plan.status},
            {"decided", decided_on(plan, zone)},
            {"decision", plan.decision},
            {"grounds", plan.grounds},
            {"measures", plan.measures},
            {"steps", std::move(steps)},
            {"material", plan.material},
            {"lacks", may_lack ? missing_of(plan) : std::vector<std::string>{}},
            {"told",
             {{"zh", lines_of(plan_text(sheet, plan, zone, Language::zh))},
              {"en", lines_of(plan_text(sheet, plan, zone, Language::en))}}}};
  for (const Timeline& timeline : sheet.timelines) {
    for (const Line& line : timeline.lines) {
      if (line.petition == plan.id && line.watched_until) {
        json["watched_until"] = format_day(*line.watched_until);
      }
    }
  }
  return json;
}

}  // namespace

std::vector<std::string> reasons_of(const Weighed& weighed, const AppealsSheet& sheet,
                                    Language language) {
  std::vector<std::string> reasons;
  const auto add = [&](std::string reason) {
    const bool is_new = std::find(reasons.begin(), reasons.end(), reason) == reasons.end();
    if (is_new) reasons.push_back(std::move(reason));
  };
  for (std::size_t d = 0; d < weighed.before.size(); ++d) {
    const Pack* pack = version_of(sheet, weighed.before[d].day);
    if (pack == nullptr) continue;
    for (std::size_t i = 0; i < pack->indicators.size(); ++i) {
      const IndicatorResult& was = weighed.before[d].indicators[i];
      const IndicatorResult& is = weighed.after[d].indicators[i];
      const std::string title = pick(pack->indicators[i].title, language);
      if (was.status != IndicatorStatus::too_few && is.status == IndicatorStatus::too_few) {
        add(title + say(language, "：样本不足，不再按数值计分", ": too few cases are left for it"));
      }
      if (was.branch != is.branch) {
        add(title + say(language, "：换了计分分支", ": another branch of its rule scores it"));
      }
    }
    if (d == 0 && weighed.before[d].total && !weighed.after[d].total) {
      add(say(language, "样本不足，不再有总分", "too few cases are left for a score"));
    }
  }
  return reasons;
}

std::string appeals_table(const AppealsSheet& sheet, Language language) {
  const Zone& zone = sheet.family->versions.back().zone;
  std::string text = sheet.subject + '\n';
  for (const Weighed& each : sheet.weighed) text += weighed_text(sheet, each, zone, language);
  for (const Matter& matter : sheet.over) {
    text += "  " + visible(head_text(matter, zone, language)) + "\n    " +
            (matter.status == "rejected"
                 ? say(language, "被驳回，得分不变", "rejected: the score stays as it is")
                 : say(language, "已撤回，得分不变", "taken back: the score stays as it is")) +
            '\n';
  }
  for (const Matter& plan : sheet.plans) text += plan_text(sheet, plan, zone, language);
  for (const Appealable& each : sheet.appealable) {
    text += "  " + say(language, "可申诉：", "may still be appealed against: ") +
            visible(each.about + " (" + each.title + ')') + say(language, "，截止 ", ", until ") +
            format_instant(each.until, zone) + '\n';
  }
  const bool has_any = !sheet.weighed.empty() || !sheet.over.empty() || !sheet.plans.empty() ||
                       !sheet.appealable.empty();
  if (has_any) return text;
  return text + "  " + say(language, "没有申诉和报备", "no appeals and no filings") + '\n';
}

std::string appeals_csv(const AppealsSheet& sheet) {
  std::string text = "subject,kind,id,about,status,day,figure,before,after,lower\n";
  for (const Weighed& each : sheet.weighed) text += weighed_rows(sheet, each);
  const Zone& zone = sheet.family->versions.back().zone;
  for (const Matter& matter : sheet.over) text += outcome_row(sheet, matter, zone);
  for (const Matter& plan : sheet.plans) {
    text += plan.is_open() ? lack_rows(sheet, plan) : outcome_row(sheet, plan, zone);
  }
  for (const Appealable& each : sheet.appealable) {
    text += row({sheet.subject, "fact", "", each.about, "", format_day(sheet.day), "until",
                 format_instant(each.until, zone), "", "0"});
  }
  return text;
}

std::string appeals_json(const AppealsSheet& sheet) {
  const Zone& zone = sheet.family->versions.back().zone;
  Json json{{"subject", sheet.subject}, {"day", format_day(sheet.day)}, {"matters", Json::array()}};
  for (const Weighed& each : sheet.weighed) {
    Json one{{"kind", kind_text(each.matter.kind)},
             {"id", each.matter.id},
             {"about", each.matter.about},
             {"status", each.matter.status},
             {"decided", decided_on(each.matter, zone)},
             {"decision", each.matter.decision},
             {"lowers", lowered_on(each).has_value()},
             {"raises", !raised_on(each).empty()},
             {"because", because(each, sheet, Language::en)},
             {"days", Json::array()}};
    for (std::size_t d = 0; d < each.before.size(); ++d) {
      const Pack* pack = version_of(sheet, each.before[d].day);
      if (pack == nullptr || !differ(each.before[d], each.after[d])) continue;
      Json day{{"day", format_day(each.before[d].day)}};
      for (const Figure& figure : figures_of(each.before[d], each.after[d], *pack)) {
        day[figure.name] = {{"before", figure.before}, {"after", figure.after}};
      }
      one["days"].push_back(std::move(day));
    }
    json["matters"].push_back(std::move(one));
  }
  for (const Matter& matter : sheet.over) {
    json["matters"].push_back({{"kind", kind_text(matter.kind)},
                               {"id", matter.id},
                               {"about", matter.about},
                               {"status", matter.status},
                               {"decided", decided_on(matter, zone)},
                               {"decision", matter.decision},
                               {"lowers", false},
                               {"raises", false},
                               {"because", Json::array()},
                               {"days", Json::array()}});
  }
  json["plans"] = Json::array();
  for (const Matter& plan : sheet.plans) json["plans"].push_back(plan_json(sheet, plan, zone));
  json["may_appeal"] = Json::array();
  for (const Appealable& each : sheet.appealable) {
    json["may_appeal"].push_back(
        {{"about", each.about}, {"until", format_instant(each.until, zone)}});
  }
  return json.dump();
}

}  // namespace xingji
