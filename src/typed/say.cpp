#include "typed/say.h"

#include "base/text.h"

namespace xingji::typed {
namespace {

// Names side by side, cut where nobody reads on.
std::string listed(const std::vector<std::string>& names, const char* comma, std::size_t most) {
  std::string list;
  for (const std::string& name : names) {
    if (!list.empty()) list += comma;
    list += name;
    if (display_width(list) <= most) continue;
    list += " …";
    break;
  }
  return list;
}

}  // namespace

Title quoted(std::string_view text) {
  return {"「" + std::string(text) + "」", "'" + std::string(text) + "'"};
}

Title quoted(const Title& title) {
  return {quoted(pick(title, Language::zh)).zh, quoted(pick(title, Language::en)).en};
}

Title days_of(const Pack& version) {
  const std::string since = version.since ? format_day(*version.since) : "";
  const std::string until = version.until ? format_day(*version.until) : "";
  if (since.empty()) return {"到 " + until + " 为止", "until " + until};
  if (until.empty()) return {since + " 起", "from " + since + " on"};
  return {since + " 至 " + until + " ", "of " + since + " to " + until};
}

void tell_elsewhere(const Elsewhere& elsewhere, const Pack& pack, const Family& family,
                    Typed& into) {
  for (const auto& [v, names] : elsewhere) {
    const Pack& version = family.versions[v];
    std::string zh;
    std::string en;
    for (const std::string& name : names) {
      zh += quoted(name).zh;
      en += (en.empty() ? "" : ", ") + quoted(name).en;
    }
    const Title theirs = days_of(version);
    const Title ours = days_of(pack);
    const std::string day = format_day(version.until ? *version.until : version.since.value_or(0));
    into.not_understood.push_back({zh + "是 " + theirs.zh + "的规则里的指标，这次用的是 " +
                                       ours.zh + "的规则；要按那一版算，加上 --as-of " + day,
                                   en + (names.size() == 1 ? " belongs" : " belong") +
                                       " to the rules " + theirs.en + ", here are those " +
                                       ours.en + "; to try the former add --as-of " + day});
  }
}

std::vector<Title> about_version(const Family& family, const Pack& version, Day judged, Day today) {
  std::vector<Title> told;
  const Title days = days_of(version);
  if (family.on(judged) != &version) {
    told.push_back({"借用的是 " + days.zh + "的规则", "borrowed are the rules " + days.en});
  }
  if (version.since && *version.since > today) {
    const std::string since = format_day(*version.since);
    told.push_back({"这套规则 " + since + " 才开始", "these rules begin on " + since});
  }
  if (version.until && *version.until < today) {
    const std::string until = format_day(*version.until);
    const bool is_last = &version == &family.versions.back();
    Title text{"这套规则 " + until + " 已经停用", "these rules ended on " + until};
    if (is_last) {
      text.zh += "，只能看当时的情形";
      text.en += ", this is how it was then";
    } else {
      text.zh += "，现行的是 " + days_of(family.versions.back()).zh + "的";
      text.en += ", in force are those " + days_of(family.versions.back()).en;
    }
    told.push_back(std::move(text));
  }
  if (!version.said.assumed.zh.empty()) {
    told.push_back({"规则的起止没有证实：" + version.said.assumed.zh,
                    "the days of these rules are not confirmed: " + version.said.assumed.en});
  }
  return told;
}

Title unknown_name(std::string_view name, const Meant& meant) {
  const Title what = quoted(name);
  if (!meant.looks_at.empty()) {
    return {what.zh + "：这一条看的是 " + meant.looks_at + "，请填它",
            what.en + ": this rule looks at " + meant.looks_at + "; give that"};
  }
  if (meant.nearest.empty()) {
    return {what.zh + "：规则里没有这个指标", what.en + ": the pack has no such indicator"};
  }
  const Title called = quoted(meant.called);
  return {what.zh + "：没有这个指标，您是说" + called.zh + "吗？",
          what.en + ": no such indicator; did you mean " + called.en + "?"};
}

Title wrong_value(std::string_view name, std::string_view value, const Pack& pack,
                  const Thing& thing) {
  const Title why = why_not(pack, thing, value);
  return {quoted(name).zh + "的值" + quoted(value).zh + why.zh,
          quoted(name).en + ": " + quoted(value).en + ' ' + why.en};
}

Title without_value(const std::string& name) {
  return {quoted(name).zh + "：旁边和下面都没有找到数值",
          quoted(name).en + ": no value beside or below it"};
}

Title no_number(const std::string& name, const std::string& cell) {
  return {quoted(name).zh + "的" + quoted(cell).zh + "不是数，请用阿拉伯数字",
          quoted(cell).en + " of " + quoted(name).en + " is no number; write it in figures"};
}

Title on_day(Day day, const Title& what) {
  return {format_day(day) + " " + what.zh, format_day(day) + ": " + what.en};
}

Title unread_day(const std::string& cell) {
  return {quoted(cell).zh + "看不出是哪一天，这一行没有用上；日期写成 2022-06-15",
          quoted(cell).en +
              " is no day that could be read, and its row was not used; write days "
              "as 2022-06-15"};
}

Title without_day(const std::string& name, const std::string& value) {
  return {quoted(name).zh + "的 " + value + " 没有写是哪一天的",
          value + " of " + quoted(name).en + " says no day"};
}

namespace {

// The others stand in other rows of the table.
Title one_of_several(const std::string& name, const std::string& value) {
  return {quoted(name).zh + "的 " + value +
              " 看不出是不是本店的：表里不止一家的数；请给本店那列写上表头“本店”，或用 --subject "
              "说明是哪家",
          value + " of " + quoted(name).en +
              " may be another shop's: the table has several; head the shop's own column with "
              "'own', or name it with --subject"};
}

}  // namespace

Title several_values(const std::string& name, const std::vector<std::string>& values) {
  if (values.size() == 1) return one_of_several(name, values.front());
  return {quoted(name).zh + "旁边有几个数：" + listed(values, "、", 60) +
              "，看不出哪个是本店的；请给列写上表头“本店”，或只留一个",
          quoted(name).en + " has several numbers: " + listed(values, ", ", 60) +
              "; head the shop's own column with 'own', or leave only that"};
}

Title several_on_day(const std::string& name, const std::vector<std::string>& values) {
  if (values.size() == 1) return one_of_several(name, values.front());
  return {quoted(name).zh + "有几个数：" + listed(values, "、", 60) +
              "；只留一个，有几列的给本店那列写上表头“本店”",
          quoted(name).en + " has several numbers: " + listed(values, ", ", 60) +
              "; leave only one, and of several columns head the shop's own with 'own'"};
}

Title only_others(const std::string& name, const std::vector<std::string>& others,
                  const Title& example) {
  return {quoted(name).zh + "：旁边只有 " + listed(others, "、", 60) +
              "，不是本店当前的一个确定的数；应是" + example.zh,
          quoted(name).en + ": beside it is only " + listed(others, ", ", 60) +
              ", which is no one number of the shop now; write " + example.en};
}

namespace {

Title rules_days(const std::set<std::int32_t>& days) {
  std::string zh;
  std::string en;
  for (const std::int32_t each : days) {
    zh += (zh.empty() ? "" : "、") + std::to_string(each);
    en += (en.empty() ? "" : " or ") + std::to_string(each);
  }
  return {"近 " + zh + " 日", en + " days"};
}

}  // namespace

Title other_periods(const std::string& name, const std::vector<std::string>& values,
                    const std::set<std::int32_t>& days) {
  const Title rules = rules_days(days);
  return {
      quoted(name).zh + "：只有 " + listed(values, "、", 60) + "，没有规则看的" + rules.zh + "的数",
      quoted(name).en + ": only " + listed(values, ", ", 60) + ", none over the rule's " +
          rules.en};
}

Title of_other_days(const std::string& name, const std::string& value, std::int32_t period,
                    const std::set<std::int32_t>& days) {
  const std::string of = std::to_string(period);
  const Title rules = rules_days(days);
  return {quoted(name).zh + "的 " + value + " 是近 " + of + " 日的，规则看" + rules.zh +
              "，结果可能有出入",
          value + " of " + quoted(name).en + " is over " + of + " days, the rule goes by " +
              rules.en + "; the result may differ"};
}

Title of_month(const std::string& month) {
  return {quoted(month).zh + "是整个月，不是一天，没有用上；请给出按天的数，日期写成 2022-06-15",
          quoted(month).en +
              " is a whole month and no day, and was not used; give the numbers of a "
              "day, dated as 2022-06-15"};
}

Title idle_others(const std::vector<std::string>& others) {
  return {"这些数没有用上（目标、同行、以前的、别的天数或别的指标的，或不是一个确定的数）：" +
              listed(others, "、", 160),
          "these numbers were not used (targets, peers, earlier, over other days, of other "
          "indicators, or no one number): " +
              listed(others, ", ", 160)};
}

Title taken_for(std::string_view name, const Meant& meant) {
  const Title called = quoted(meant.called);
  return {quoted(name).zh + "按" + called.zh + "理解",
          quoted(name).en + " was taken for " + called.en};
}

Title nearly(const std::string& name, const std::string& about, const std::string& taken) {
  return {quoted(name).zh + "只写了 " + about + "，按 " + taken + " 算",
          quoted(name).en + " says only " + about + "; " + taken + " was taken"};
}

Title again(const std::string& name, const std::string& later, const std::string& taken) {
  return {quoted(name).zh + "后面又出现 " + later + "，用的是先出现的 " + taken,
          quoted(name).en + " comes again with " + later + "; the first, " + taken + ", was taken"};
}

Title taken_day(Day taken, std::optional<Day> as_of, Day judged) {
  const std::string day = format_day(taken);
  if (as_of == taken) return {"表里取了 " + day + " 这一天", "of the table the row of " + day};
  Title text{"表里取了最新的一天 " + day, "of the table the newest day, " + day};
  if (as_of) {
    text = {"表里没有 " + format_day(*as_of) + "，取了 " + day,
            "the table lacks " + format_day(*as_of) + ", " + day + " was taken"};
  } else if (taken != judged) {
    text.zh += "；要按那天的规则算，加上 --as-of " + day;
    text.en += "; to try it by that day's rules add --as-of " + day;
  }
  return text;
}

Title day_of_page(Day said, Day judged, bool is_asked) {
  const std::string day = format_day(said);
  if (is_asked) {
    return {"页面上写的是 " + day + "，按 " + format_day(judged) + " 的规则算",
            "the page says " + day + "; judged by the rules of " + format_day(judged)};
  }
  return {"页面上写的是 " + day + "；要按那天的规则算，加上 --as-of " + day,
          "the page says " + day + "; to try it by that day's rules add --as-of " + day};
}

Title read_upwards() {
  return {"这一页的数字写在名称上面，按这样读的",
          "this page has its numbers above their names and was read so"};
}

Title idle_ranks(const std::vector<std::string>& ranks) {
  return {"和同行的对比没有用上，这些指标不按排名给分：" + listed(ranks, "、", 160),
          "what is said of peers was not used, these are not ranked: " + listed(ranks, ", ", 160)};
}

Title unread_rank(const std::string& name, const std::string& phrase) {
  return {quoted(name).zh + "旁的" + quoted(phrase).zh +
              "看不出超过百分之几的同行；写在数值后面，如 超过75%",
          quoted(phrase).en + " beside " + quoted(name).en +
              " does not say what share of the peers it beats; write that behind the value, as "
              "beats 75%"};
}

Title idle_counts(const std::vector<std::string>& counts) {
  return {
      "旁边的件数没有用上，这些数不看件数：" + listed(counts, "、", 160),
      "the counts beside them were not used, these go by no counts: " + listed(counts, ", ", 160)};
}

Title unread_counts(const std::string& name, const std::vector<std::string>& counts) {
  return {quoted(name).zh + "旁的 " + listed(counts, "、", 60) +
              " 看不出是分子还是分母；写成 2.08%(1/48)，或 分子 1 分母 48",
          listed(counts, ", ", 60) + " beside " + quoted(name).en +
              " may be either side of it; write 2.08%(1/48), or numerator 1 denominator 48"};
}

Title counts_of_nothing(const std::string& line) {
  return {quoted(line).zh + "：看不出是哪个指标的件数",
          quoted(line).en + ": counts of no indicator"};
}

Title and_more(const std::vector<Title>& more) {
  std::vector<std::string> zh;
  std::vector<std::string> en;
  for (const Title& each : more) {
    zh.push_back(each.zh.substr(0, each.zh.find("：")));
    en.push_back(each.en.substr(0, each.en.find(": ")));
  }
  return {"还有 " + std::to_string(more.size()) + " 个：" + listed(zh, "", 160),
          std::to_string(more.size()) + " more: " + listed(en, ", ", 160)};
}

Title idle_lines(const std::vector<std::string>& lines) {
  const std::string count = std::to_string(lines.size());
  return {"有 " + count + " 行没有用上：" + listed(lines, "｜", 160),
          count + (lines.size() == 1 ? " line was" : " lines were") +
              " of no use: " + listed(lines, " | ", 160)};
}

}  // namespace xingji::typed
