#include <algorithm>
#include <iostream>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/diagnosed_standing.h"
#include "cli/inputs.h"
#include "cli/replay.h"
#include "cli/terminal.h"
#include "cli/timelines.h"
#include "cli/typed_gates.h"
#include "cli/weighed.h"
#include "diagnose/falling.h"
#include "diagnose/text.h"
#include "engine/explain.h"
#include "standing/counting.h"

namespace xingji {
namespace {

// As a shell reads it.
std::string word(const std::string& text) {
  const bool is_plain = text.find_first_of(" '\"\\$`*?;&|<>()\t\n") == std::string::npos;
  if (is_plain && !text.empty()) return visible(text);
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return visible(quoted + '\'');
}

std::string explain_command(const Options& options, const Inputs& inputs) {
  std::string command = "xingji explain --pack " + word(options.pack);
  for (const std::string& overlay : options.overlays) command += " --overlay " + word(overlay);
  return command + " --facts " + word(options.facts) + " --subject " + word(options.subject) +
         " --as-of " + format_day(inputs.as_of);
}

// What only the days before tell: where the subject stands, and what has been getting worse.
void look_back(const Options& options, const Inputs& inputs, ScoreOptions score_by,
               diagnose::Diagnosis& found, std::string& standing) {
  const bool has_standing = !standings_of(inputs.family).empty();
  const Day month = score_by.last - diagnose::days_looked_at + 1;
  tell_unknown_days(options, inputs, score_by);
  const auto waiting = waiting_appeals(inputs.facts, options.subject, score_by.last);
  score_by.first = has_standing ? std::min(month, first_day(options, inputs)) : month;
  score(inputs.family, inputs.facts, score_by, [&](const SubjectCards& cards) {
    found.falling = diagnose::falling_until(*found.explanation, cards);
    const auto timelines = timelines_of(inputs.family, inputs.facts, score_by, cards);
    const auto counted = counting_of(inputs.family, inputs.facts, score_by, cards, timelines);
    for (const Timeline& timeline : timelines) {
      standing += timeline_text(timeline, {{}, score_by.last}, options.language);
      if (!timeline.is_judged && timeline.lines.empty()) continue;
      for (const Counting& each : counted) {
        if (each.standing->id != timeline.standing) continue;
        standing += counting_text(each, timeline, *found.explanation->pack, score_by.last,
                                  options.language);
      }
      standing += asking_text(timeline, *found.explanation->pack, score_by.last, options.language);
      auto trouble = trouble_of(timeline, *found.explanation->pack, score_by.last);
      if (!trouble) continue;
      trouble->open = appeals_text(waiting, timeline, score_by.last, inputs.facts.zone);
      found.troubles.push_back(std::move(*trouble));
    }
  });
}

}  // namespace

int run_diagnose(const Options& options) {
  if (options.format == Format::csv) {
    tell(Problems{{{}, "a diagnosis is no table of rows", "take --format json"}}, options.language);
    return exit_usage;
  }
  const auto inputs = load_inputs(options, true);
  if (!inputs) return exit_problems;
  Options one = options;
  one.subjects = {options.subject};
  const auto score_by = score_options(one, *inputs);
  if (!score_by) return exit_problems;
  const Pack* pack = version_on(inputs->family, inputs->as_of, *score_by);
  if (pack == nullptr) {
    tell(Problems{{{},
                   "no version of the pack judges " + format_day(inputs->as_of),
                   "name a day with --as-of, or a version with --assume-version"}},
         options.language);
    return exit_problems;
  }
  tell_day(options, *inputs);
  const auto threads = static_cast<std::size_t>(options.threads);
  const Explanation explanation =
      explain(*pack, inputs->facts, options.subject, inputs->as_of, threads);
  diagnose::Diagnosis found = diagnose::diagnose(explanation);
  std::string standing;
  look_back(options, *inputs, *score_by, found, standing);
  note_typed_gates(options, explanation, found);
  found.lowering = that_would_lower(inputs->family, inputs->facts, *score_by, options.subject);
  if (options.format == Format::json) {
    std::cout << diagnose::diagnosis_json(found, explain_command(options, *inputs));
  } else {
    print(
        diagnose::to_text(found, {standing, explain_command(options, *inputs)}, options.language));
  }
  return finish_output(options.language) ? inputs->exit_code() : exit_problems;
}

}  // namespace xingji
