#include <iostream>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "io/score_out.h"

namespace xingji {
namespace {

std::unique_ptr<ScoreWriter> make_writer(Format format, const ScoreSheet& sheet) {
  switch (format) {
    case Format::csv:
      return csv_writer(sheet, std::cout);
    case Format::json:
      return json_writer(sheet, std::cout);
    case Format::table:
      return table_writer(sheet, std::cout);
  }
  return nullptr;
}

}  // namespace

int run_score(const Options& options) {
  const auto inputs = load_inputs(options, false);
  if (!inputs) return exit_problems;
  auto score_by = score_options(options, *inputs);
  if (!score_by) return exit_problems;
  tell_day(options, *inputs);
  const Format format = options.format.value_or(is_terminal_out() ? Format::table : Format::csv);
  score_by->explained = format == Format::json;

  ScoreSheet sheet{&inputs->family, &shape_of(*inputs, *score_by), inputs->as_of};
  sheet.facts = &inputs->facts;
  sheet.one_day = options.days == 1;
  sheet.language = options.language;
  sheet.limit = static_cast<std::size_t>(options.limit);
  sheet.coloured = is_terminal_out();

  std::ios::sync_with_stdio(false);
  const auto writer = make_writer(format, sheet);
  {
    Progress progress(options.language == Language::zh ? "评分" : "scoring");
    score(
        inputs->family, inputs->facts, *score_by,
        [&](const SubjectCards& cards) { writer->add(cards); },
        [&](std::size_t done, std::size_t all) {
          progress.show(static_cast<double>(done) / static_cast<double>(all));
        });
  }
  writer->finish();
  std::cout.flush();
  if (!std::cout.good()) {
    tell(Problems{{{}, "the output cannot be written", "is the disk full?"}});
    return exit_problems;
  }
  return inputs->exit_code();
}

}  // namespace xingji
