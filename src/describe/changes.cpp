// What changes when in a family of rules: the lines of each day beside those of the day before.
#include <algorithm>
#include <map>
#include <set>

#include "describe/describe.h"
#include "describe/sections.h"

namespace xingji {
namespace {

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
  std::string text;     // without the mark of what is assumed: who says a rule is no part of it
  bool is_assumed = false;
  std::vector<std::string> sources;
};

bool say_the_same(const Sentence& a, const Sentence& b) {
  return a.heading == b.heading && a.part == b.part && a.text == b.text;
}

std::string unmarked(const TextLine& line) {
  return line.is_assumed ? line.text.substr(0, line.text.size() - assumed_mark.size()) : line.text;
}

// What a line is called as long as its numbers change: what stands before the colon; a sentence is
// called nothing.
std::string name_of(const TextLine& line) {
  if (!line.name.empty()) return line.name;
  const std::string text = unmarked(line);
  std::string name = text.substr(0, std::min(text.find(": "), text.find("：")));
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
    Sentence sentence{path[0] + (is_section ? "" : " › " + path[1]),
                      {},
                      unmarked(line),
                      line.is_assumed,
                      line.sources};
    for (std::size_t above = 2; above < depth; ++above) sentence.part += path[above] + " › ";
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

// Those of `from` that `without` has not.
std::vector<Sentence> only_in(const std::vector<Sentence>& from,
                              const std::vector<Sentence>& without) {
  std::vector<Sentence> only;
  for (const Sentence& sentence : from) {
    const bool is_kept = std::any_of(without.begin(), without.end(), [&](const Sentence& other) {
      return say_the_same(sentence, other);
    });
    if (!is_kept) only.push_back(sentence);
  }
  return only;
}

// What goes and what comes under each heading, in the order of the rules before and after.
std::string change_of(const std::vector<Sentence>& goes, const std::vector<Sentence>& comes) {
  std::vector<std::string> headings;
  std::map<std::string, std::string> lines;
  const auto add = [&](const std::vector<Sentence>& sentences, const std::string& sign) {
    for (const Sentence& sentence : sentences) {
      if (!lines.contains(sentence.heading)) headings.push_back(sentence.heading);
      lines[sentence.heading] += "    " + sign + ' ' + sentence.part + sentence.text;
      lines[sentence.heading] += sentence.is_assumed ? std::string(assumed_mark) + '\n' : "\n";
    }
  };
  add(goes, "−");
  add(comes, "+");
  std::string text;
  for (const std::string& heading : headings) text += "  " + heading + '\n' + lines[heading];
  return text;
}

// Why: the sources of what comes, and whether the version's own days are confirmed.
std::string grounds_of_change(const Pack& after, Day day, const std::vector<Sentence>& comes,
                              Language language) {
  const bool zh = language == Language::zh;
  const bool begins = after.since == day;
  std::string text;
  if (begins && !after.said.assumed.empty()) {
    text += zh ? "  规则的起止没有证实：" : "  the days of these rules are not confirmed: ";
    text += pick(after.said.assumed, language) + '\n';
  }
  std::set<std::string> cited;
  if (begins) cited.insert(after.said.source);
  for (const Sentence& sentence : comes) {
    cited.insert(sentence.sources.begin(), sentence.sources.end());
  }
  for (const Source& source : after.sources) {
    if (!cited.contains(source.id)) continue;
    text += (zh ? "  出处：" : "  source: ") + source.id + " (" + source.grade + ") ";
    text += source.title + '\n';
  }
  return text;
}

// Nothing where the day changes nothing.
std::string told_of(const Family& family, Day day, Language language) {
  const bool zh = language == Language::zh;
  const Pack* before = family.on(day - 1);
  const Pack* after = family.on(day);
  if (after == nullptr && before == nullptr) return {};
  if (after == nullptr) return zh ? "  规则不再适用\n" : "  the rules end\n";
  if (before == nullptr) {
    return (zh ? "  规则开始适用\n" : "  the rules begin\n") +
           grounds_of_change(*after, day, {}, language);
  }
  const std::vector<Sentence> old_sentences = sentences_on(*before, day - 1, language);
  const std::vector<Sentence> new_sentences = sentences_on(*after, day, language);
  const std::vector<Sentence> comes = only_in(new_sentences, old_sentences);
  const std::string change = change_of(only_in(old_sentences, new_sentences), comes);
  return change.empty() ? change : grounds_of_change(*after, day, comes, language) + change;
}

}  // namespace

std::string describe_changes(const Family& family, Language language) {
  std::set<Day> days;
  for (const Pack& version : family.versions) {
    days.merge(dates_of(version));
    if (version.since) days.insert(*version.since);
    if (version.until) days.insert(*version.until + 1);
  }
  std::string text;
  for (const Day day : days) {
    const std::string change = told_of(family, day, language);
    if (!change.empty()) text += format_day(day) + '\n' + change;
  }
  if (text.find(assumed_mark) == std::string::npos) return text;
  return text + (language == Language::zh
                     ? "※ 假定：出处没有写，或只写了一部分；理由见 describe --on 那一天\n"
                     : "※ assumed, wholly or in part: for the reasons see describe --on that "
                       "day\n");
}

}  // namespace xingji
