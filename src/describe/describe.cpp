#include "describe/describe.h"

#include <algorithm>
#include <map>
#include <set>

#include "describe/sections.h"

namespace xingji {
namespace {

// All that decides about a score, for a description and for what changes in it: first the levels
// and what follows from them, then how one gets there.
void write_rules(Writer& to) {
  write_times(to);
  write_stars(to);
  write_standings(to);
  write_indicators(to);
  write_gates(to);
  write_extras(to);
  write_peers(to);
  write_stages(to);
  write_displays(to);
  write_notices(to);
  write_tasks(to);
  write_pay(to);
  write_decisions(to);
  write_measures(to);
  write_tables(to);
}

std::vector<TextLine> lines_of(const Telling& telling) {
  Writer to(telling);
  write_head(to);
  write_rules(to);
  write_assumptions(to);
  write_sources(to);
  return std::move(to.lines());
}

std::string text_of(const std::vector<TextLine>& lines) {
  std::string text;
  for (const TextLine& line : lines) {
    if (line.depth == 0 && !text.empty()) text += '\n';
    text.append(2 * static_cast<std::size_t>(line.depth), ' ').append(line.text).append("\n");
  }
  return text;
}

void add_dates(const Number& number, std::set<Day>& days) {
  for (const Number::Entry& entry : number.entries) {
    if (entry.since) days.insert(*entry.since);
  }
}
void add_dates(const std::optional<Number>& number, std::set<Day>& days) {
  if (number) add_dates(*number, days);
}
void add_span(const std::optional<Day>& since, const std::optional<Day>& until,
              std::set<Day>& days) {
  if (since) days.insert(*since);
  if (until) days.insert(*until + 1);
}

void add_points(const Indicator& indicator, std::set<Day>& days) {
  add_dates(indicator.no_data.points, days);
  for (const Step& step : indicator.ladder) {
    add_dates(step.bound, days);
    add_dates(step.give, days);
  }
  const Points& points = indicator.points;
  for (const Points::Corner& corner : points.line) {
    add_dates(corner.value, days);
    add_dates(corner.give, days);
  }
  for (const Number* number : {&points.full, &points.target, &points.step, &points.take}) {
    add_dates(*number, days);
  }
  add_dates(points.least, days);
}

// Every day on which some dated entry of the version begins or ends.
std::set<Day> dates_of(const Pack& pack) {
  std::set<Day> days;
  for (const Parameter& parameter : pack.parameters) add_dates(parameter.number, days);
  for (const KeyTable& table : pack.tables) {
    for (const KeyTable::Row& row : table.rows) add_span(row.since, {}, days);
  }
  for (const Indicator& indicator : pack.indicators) {
    add_span(indicator.since, indicator.until, days);
    add_dates(indicator.least, days);
    add_dates(indicator.too_few.points, days);
    if (indicator.small) add_dates(indicator.small->points, days);
    add_points(indicator, days);
    for (const Indicator& branch : indicator.branches) add_points(branch, days);
  }
  for (const Stage& stage : pack.stages) {
    for (const Stage::Rule& rule : stage.total) add_dates(rule.give, days);
  }
  for (const Display& display : pack.displays) add_points(display.scale, days);
  for (const Dimension& dimension : pack.dimensions) {
    add_dates(dimension.weight, days);
    add_dates(dimension.least, days);
    add_dates(dimension.most, days);
    for (const Dimension::Part& part : dimension.parts) add_dates(part.weight, days);
  }
  for (const Gate& gate : pack.gates) {
    add_span(gate.since, gate.until, days);
    for (const Gate::Level& level : gate.levels) add_dates(level.amount, days);
  }
  for (const Bonus& bonus : pack.bonuses) {
    add_span(bonus.since, bonus.until, days);
    add_dates(bonus.add, days);
    add_dates(bonus.most, days);
  }
  for (const Deduction& deduction : pack.deductions) {
    add_span(deduction.since, deduction.until, days);
    add_dates(deduction.each, days);
    add_dates(deduction.most, days);
  }
  for (const Task& task : pack.tasks) {
    add_span(task.since, task.until, days);
    add_dates(task.points, days);
    if (!task.fine) continue;
    for (const auto* number :
         {&task.fine->each, &task.fine->share, &task.fine->least, &task.fine->most}) {
      add_dates(*number, days);
    }
  }
  for (const Pay::Line& line : pack.pay ? pack.pay->lines : std::vector<Pay::Line>{}) {
    add_span(line.since, line.until, days);
  }
  add_dates(pack.total.least, days);
  add_dates(pack.total.most, days);
  for (const Band& band : pack.bands) {
    add_dates(band.stars, days);
    add_dates(band.total_at_least, days);
    add_dates(band.each_dimension_at_least, days);
  }
  for (const Notice& notice : pack.notices) add_span(notice.since, notice.until, days);
  for (const Standing& standing : pack.standings) {
    for (const Standing::Move& move : standing.moves) {
      add_span(move.since, move.until, days);
      add_dates(move.watch, days);
      add_dates(move.fine, days);
    }
  }
  return days;
}

struct Sentence {
  std::string heading;  // "Service › Replied within 5 minutes [reply]"
  std::string part;     // "points › ": what the line stands below there
  std::string text;
  bool operator==(const Sentence&) const = default;
};

// What a line is called as long as its numbers change: what stands before the colon; a sentence is
// called nothing.
std::string name_of(const TextLine& line) {
  if (!line.name.empty()) return line.name;
  const std::size_t end = std::min(line.text.find(": "), line.text.find("："));
  std::string name = line.text.substr(0, end);
  if (const std::string mark = " ※"; name.ends_with(mark)) name.resize(name.size() - mark.size());
  return name.ends_with('.') || name.ends_with("。") ? "" : name;
}

// Each sentence with what it belongs to, so that a line that goes and one that comes can be told
// apart.
std::vector<Sentence> sentences_on(const Pack& pack, Day day, Language language) {
  Writer to({&pack, day, language, false});
  write_rules(to);
  std::vector<Sentence> sentences;
  std::vector<std::string> path;  // the names of what the line stands below
  for (const TextLine& line : to.lines()) {
    const auto depth = static_cast<std::size_t>(line.depth);
    path.resize(depth);
    path.push_back(name_of(line));
    // A heading that is all numbers and no name stands in its section.
    const bool is_section = depth == 0 || (depth == 1 && line.name.empty()) || path[1].empty();
    Sentence sentence{path[0] + (is_section ? "" : " › " + path[1]), {}, line.text};
    for (std::size_t above = 2; above < depth; ++above) sentence.part += path[above] + " › ";
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

// What goes and what comes under each heading, in the order of the rules before and after.
std::string change_of(const std::vector<Sentence>& before, const std::vector<Sentence>& after) {
  std::vector<std::string> headings;
  std::map<std::string, std::string> lines;
  const auto add = [&](const std::vector<Sentence>& from, const std::vector<Sentence>& without,
                       const std::string& sign) {
    for (const Sentence& sentence : from) {
      if (std::find(without.begin(), without.end(), sentence) != without.end()) continue;
      if (!lines.contains(sentence.heading)) headings.push_back(sentence.heading);
      lines[sentence.heading] += "    " + sign + ' ' + sentence.part + sentence.text + '\n';
    }
  };
  add(before, after, "−");
  add(after, before, "+");
  std::string text;
  for (const std::string& heading : headings) text += "  " + heading + '\n' + lines[heading];
  return text;
}

}  // namespace

std::string describe(const Telling& telling) { return text_of(lines_of(telling)); }

std::string describe_changes(const Family& family, Language language) {
  std::set<Day> days;
  for (const Pack& version : family.versions) {
    days.merge(dates_of(version));
    if (version.since) days.insert(*version.since);
    if (version.until) days.insert(*version.until + 1);
  }
  std::string text;
  for (const Day day : days) {
    const Pack* before = family.on(day - 1);
    const Pack* after = family.on(day);
    const auto old_sentences =
        before == nullptr ? std::vector<Sentence>{} : sentences_on(*before, day - 1, language);
    const auto new_sentences =
        after == nullptr ? std::vector<Sentence>{} : sentences_on(*after, day, language);
    const bool zh = language == Language::zh;
    std::string change;
    if (before == nullptr && after != nullptr) {
      change = zh ? "  规则开始适用\n" : "  the rules begin\n";
    } else if (before != nullptr && after == nullptr) {
      change = zh ? "  规则不再适用\n" : "  the rules end\n";
    } else {
      change = change_of(old_sentences, new_sentences);
    }
    if (!change.empty()) text += format_day(day) + '\n' + change;
  }
  return text;
}

}  // namespace xingji
