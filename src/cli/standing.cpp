#include <algorithm>
#include <iostream>
#include <map>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "cli/timelines.h"
#include "standing/course.h"

namespace xingji {
namespace {

std::map<std::string, SubjectCards> cards_of(const Inputs& inputs, const ScoreOptions& score_by,
                                             Language language) {
  std::map<std::string, SubjectCards> all;
  Progress progress(language == Language::zh ? "评分" : "scoring");
  score(
      inputs.family, inputs.facts, score_by,
      [&](const SubjectCards& cards) { all.emplace(cards.subject, cards); },
      [&](std::size_t done, std::size_t of) {
        progress.show(static_cast<double>(done) / static_cast<double>(of));
      });
  return all;
}

void tell_series(const Options& options) {
  const bool has_findings = !options.known_at.empty();
  if (options.language == Language::zh) {
    tell(has_findings
             ? "按 --known-at 当时已知的数据重放，当作每天都按时公布；与现有数据不同之处列为发现"
             : "按现有数据重放，当作每天都按时公布；之后才到的更正也算在内，可用 --known-at "
               "查看当时的情形");
  } else {
    tell(has_findings ? "replayed from what was known at --known-at, as if each day had been "
                        "published; what differs from what is known now is a finding"
                      : "replayed from what is known now, as if each day had been published; "
                        "corrections that came later are in it, --known-at takes them out");
  }
}

void write(const Options& options, const std::string& subject,
           const std::vector<Timeline>& timelines, Day last, bool is_first) {
  switch (options.format.value_or(is_terminal_out() ? Format::table : Format::csv)) {
    case Format::table:
      print(subject + '\n');
      for (const Timeline& timeline : timelines) {
        print(timeline_text(timeline, last, options.language));
      }
      return;
    case Format::csv:
      if (is_first) std::cout << timeline_csv_header();
      for (const Timeline& timeline : timelines) {
        std::cout << timeline_csv(subject, timeline, last);
      }
      return;
    case Format::json:
      std::cout << (is_first ? "[\n" : ",\n") << timeline_json(subject, timelines, last);
      return;
  }
}

}  // namespace

Day first_day(const Options& options, const Inputs& inputs) {
  if (options.since) return *options.since;
  Day first = inputs.as_of;
  for (const CoveredDays& table : inputs.facts.covered) {
    if (table.first <= table.last) first = std::min(first, table.first);
  }
  const Pack& oldest = inputs.family.versions.front();
  const bool judges_later = !options.assume_version && oldest.since;
  return judges_later ? std::min(inputs.as_of, std::max(first, *oldest.since)) : first;
}

int run_standing(const Options& options) {
  const auto inputs = load_inputs(options, true);
  if (!inputs) return exit_problems;
  if (standings_of(inputs->family).empty()) {
    const Pack& pack = inputs->family.versions.back();
    tell(Problems{{{pack.files.front(), 0, 0},
                   pack.id + " says nothing of a standing",
                   "see 'standing' in docs/rule-packs.md"}},
         options.language);
    return exit_problems;
  }
  auto score_by = score_options(options, *inputs);
  if (!score_by) return exit_problems;
  score_by->first = std::min(score_by->last, first_day(options, *inputs));
  tell_day(options, *inputs);
  tell_series(options);
  std::map<std::string, SubjectCards> restated;
  std::optional<Inputs> now;
  if (!options.known_at.empty()) {
    Options all = options;
    all.known_at.clear();
    all.as_of = inputs->as_of;
    now = load_inputs(all, false);
    if (!now) return exit_problems;
    restated = cards_of(*now, *score_by, options.language);
  }
  bool is_first = true;
  for (const auto& [subject, cards] : cards_of(*inputs, *score_by, options.language)) {
    const auto known_now = restated.find(subject);
    const auto timelines = timelines_of(inputs->family, inputs->facts, *score_by, cards,
                                        known_now == restated.end() ? nullptr : &known_now->second);
    write(options, subject, timelines, inputs->as_of, is_first);
    is_first = false;
  }
  if (options.format == Format::json) std::cout << (is_first ? "[]\n" : "\n]\n");
  return finish_output(options.language) ? inputs->exit_code() : exit_problems;
}

}  // namespace xingji
