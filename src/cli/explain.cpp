#include "engine/explain.h"

#include <algorithm>
#include <iostream>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/replay.h"
#include "cli/terminal.h"
#include "cli/timelines.h"
#include "io/explain_out.h"
#include "io/explain_text.h"
#include "io/write_file.h"
#include "standing/course.h"

namespace xingji {
namespace {

// What --indicator names; a problem with the nearest id when the pack has nothing of that name.
Result<std::optional<ExplainedPart>> find_branch(const Pack& pack, const std::string& id) {
  if (id.empty()) return std::optional<ExplainedPart>{};
  if (const auto found = find_part(pack, id)) return found;
  std::vector<std::string> known;
  for (const ExplainedPart& part : explained_parts(pack)) known.push_back(id_of(pack, part));
  std::string remedy = did_you_mean(id, known);
  if (remedy.empty()) remedy = "known: " + with_commas(known);
  return Problem{{}, "the pack has no indicator, gate, bonus or deduction '" + id + "'", remedy};
}

// How the subject came to stand where it stands; nothing where the pack says nothing of it.
void write_standing(const Options& options, const Inputs& inputs, ScoreOptions score_by) {
  if (standings_of(inputs.family).empty()) return;
  tell_unknown_days(options, inputs, score_by);
  score_by.first = std::min(score_by.last, first_day(options, inputs));
  score(inputs.family, inputs.facts, score_by, [&](const SubjectCards& cards) {
    print(options.language == Language::zh ? "\n资格状态\n" : "\nStanding\n");
    for (const Timeline& timeline : timelines_of(inputs.family, inputs.facts, score_by, cards)) {
      print(timeline_text(timeline, {{}, score_by.last}, options.language));
    }
  });
}

void write_card(const Explanation& explanation, const Options& options,
                const std::optional<ExplainedPart>& branch) {
  switch (options.format.value_or(Format::table)) {
    case Format::table:
      print(to_text(explanation, options.language, branch));
      return;
    case Format::json:
      std::cout << explanation_json(explanation, branch);
      return;
    case Format::csv:
      std::cout << explanation_csv(explanation, branch);
      return;
  }
}

}  // namespace

int run_explain(const Options& options) {
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
  const auto branch = find_branch(*pack, options.indicator);
  if (!branch.ok()) {
    tell(branch.problems(), options.language);
    return exit_problems;
  }
  tell_day(options, *inputs);
  const Explanation explanation = explain(*pack, inputs->facts, options.subject, inputs->as_of);
  // A file that cannot be written is told before the card, which would hide it.
  if (!options.evidence.empty()) {
    const Problems problems =
        write_file(options.evidence, evidence_csv(explanation, branch.value()));
    if (!problems.empty()) {
      tell(problems, options.language);
      return exit_problems;
    }
  }
  write_card(explanation, options, branch.value());
  const bool is_whole = !branch.value() && options.format.value_or(Format::table) == Format::table;
  if (is_whole) write_standing(options, *inputs, *score_by);
  return finish_output(options.language) ? inputs->exit_code() : exit_problems;
}

}  // namespace xingji
