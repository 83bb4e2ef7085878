#include "sheet/watch_out.h"

#include <algorithm>

#include "base/text.h"
#include "io/csv_cell.h"
#include "io/explain_words.h"
#include "io/json_object.h"
#include "sheet/paper_out.h"
#include "typed/wrapped.h"

namespace xingji::sheet {
namespace {

std::vector<const Line*> all_lines(const Paper& paper) {
  std::vector<const Line*> lines;
  for (const Line& line : paper.lines) lines.push_back(&line);
  for (const Line& line : paper.gates) {
    if (!line.is_repeated) lines.push_back(&line);
  }
  for (const Score& score : paper.dimensions) lines.push_back(&score.known());
  lines.push_back(&paper.total.known());
  // Whose page shows stars alone.
  const auto is_known = [](const auto& value) { return value.has_value(); };
  const Series& totals = paper.total.known().values;
  if (std::none_of(totals.begin(), totals.end(), is_known)) lines.push_back(&paper.stars.known());
  return lines;
}

struct Trend {
  const Line* line = nullptr;
  std::optional<std::size_t> first;
  std::optional<std::size_t> last;
  std::optional<Micro> a_day;
  int falls = 0;
};

std::vector<Trend> trends_of(const Paper& paper) {
  std::vector<Trend> trends;
  for (const Line* line : all_lines(paper)) {
    const Series& values = line->values;
    Trend trend{line, {}, last_before(values, values.size()), slope(values), 0};
    if (!trend.last) continue;
    const auto first = std::find_if(values.begin(), values.end(),
                                    [](const auto& each) { return each.has_value(); });
    trend.first = static_cast<std::size_t>(first - values.begin());
    trend.falls = falls_until(values, *trend.last, line->better);
    trends.push_back(trend);
  }
  return trends;
}

// "+0.4 个百分点", "-5 分"; a change of hours is a time.
std::string change_text(const Line& line, Micro change, Language language) {
  const Micro size = change < 0 ? -change : change;
  const std::string sign = change < 0 ? "-" : "+";
  const bool is_share = line.as == Indicator::PrintedAs::percent;
  return sign + (is_share ? distance_text(round_to(size, 4), line.as, language)
                          : value_text(line, size, language));
}

const char* level_word(Alarm::Level level, Language language) {
  const bool zh = language == Language::zh;
  switch (level) {
    case Alarm::Level::now:
      return zh ? "马上 " : "now   ";
    case Alarm::Level::soon:
      return zh ? "尽快 " : "soon  ";
    case Alarm::Level::look:
      return zh ? "留意 " : "look  ";
  }
  return "";
}

}  // namespace

std::string trends_text(const Paper& paper, Language language) {
  const bool zh = language == Language::zh;
  std::string text = heading(paper, language) + '\n';
  std::size_t width = 0;
  const std::vector<Trend> trends = trends_of(paper);
  for (const Trend& trend : trends) {
    width = std::max(width, display_width(pick(trend.line->title, language)));
  }
  for (const Trend& trend : trends) {
    const Line& line = *trend.line;
    const auto shown = [&](std::size_t d) { return value_text(line, *line.values[d], language); };
    text += pad_right(pick(line.title, language), width) + "  " + sparkline(line.values) + "  " +
            shown(*trend.first) + " → " + shown(*trend.last);
    if (trend.a_day == Micro{0}) {
      text += zh ? "   没有走势" : "   no trend";
    } else if (trend.a_day) {
      text += (zh ? "   每天 " : "   a day ") + change_text(line, *trend.a_day, language);
    }
    if (trend.falls > 0) {
      const std::string falls = std::to_string(trend.falls);
      text += zh ? "   连续 " + falls + " 天变差"
                 : "   worse " + falls + (trend.falls == 1 ? " day" : " days") + " running";
    }
    text += '\n';
  }
  if (trends.empty()) text += zh ? "这些天没有数\n" : "no numbers on these days\n";
  return text;
}

std::string trends_csv(const std::vector<Paper>& papers) {
  std::string text = "subject,pack,name,first_day,first,last_day,last,a_day,falls\n";
  for (const Paper& paper : papers) {
    for (const Trend& trend : trends_of(paper)) {
      const Series& values = trend.line->values;
      text += csv_cell(paper.subject) + ',' + paper.pack->id + ',' + trend.line->name + ',' +
              format_day(paper.day(*trend.first)) + ',' + format_micro(*values[*trend.first]) +
              ',' + format_day(paper.day(*trend.last)) + ',' + format_micro(*values[*trend.last]) +
              ',' + (trend.a_day ? format_micro(*trend.a_day) : "") + ',' +
              std::to_string(trend.falls) + '\n';
    }
  }
  return text;
}

std::string trends_json(const std::vector<Paper>& papers) {
  List list;
  for (const Paper& paper : papers) {
    for (const Trend& trend : trends_of(paper)) {
      const Series& values = trend.line->values;
      Object object;
      object.add("subject", json_text(paper.subject))
          .add("pack", json_text(paper.pack->id))
          .add("name", json_text(trend.line->name))
          .add("first_day", json_text(format_day(paper.day(*trend.first))))
          .add("first", spelled(values[*trend.first]))
          .add("last_day", json_text(format_day(paper.day(*trend.last))))
          .add("last", spelled(values[*trend.last]))
          .add("a_day", spelled(trend.a_day))
          .add("falls", std::to_string(trend.falls));
      list.add(object.text());
    }
  }
  return list.text() + '\n';
}

std::string alarms_text(const Paper& paper, Language language, bool is_folded) {
  std::string text = heading(paper, language) + '\n';
  const std::vector<Alarm> alarms = alarms_of(paper);
  for (const Alarm& alarm : alarms) {
    const std::string told = level_word(alarm.level, language) + format_day(alarm.day) + "  " +
                             pick(alarm.text, language);
    text += is_folded ? "  " + told + '\n' : typed::wrapped("  ", told);
  }
  if (alarms.empty()) text += language == Language::zh ? "  没有要处理的\n" : "  nothing to do\n";
  return text;
}

std::string alarms_csv(const std::vector<Paper>& papers, Language language) {
  std::string text = "subject,pack,day,level,kind,name,text\n";
  for (const Paper& paper : papers) {
    for (const Alarm& alarm : alarms_of(paper)) {
      text += csv_cell(paper.subject) + ',' + paper.pack->id + ',' + format_day(alarm.day) + ',' +
              std::string(to_text(alarm.level)) + ',' + std::string(to_text(alarm.kind)) + ',' +
              alarm.name + ',' + csv_cell(pick(alarm.text, language)) + '\n';
    }
  }
  return text;
}

std::string alarms_json(const std::vector<Paper>& papers, Language language) {
  List list;
  for (const Paper& paper : papers) {
    for (const Alarm& alarm : alarms_of(paper)) {
      Object object;
      object.add("subject", json_text(paper.subject))
          .add("pack", json_text(paper.pack->id))
          .add("day", json_text(format_day(alarm.day)))
          .add("level", json_text(to_text(alarm.level)))
          .add("kind", json_text(to_text(alarm.kind)))
          .add("name", json_text(alarm.name))
          .add("text", json_text(pick(alarm.text, language)));
      list.add(object.text());
    }
  }
  return list.text() + '\n';
}

}  // namespace xingji::sheet
