#include <algorithm>
#include <iostream>

#include "base/plural.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "engine/score_prepared.h"
#include "engine/undecided.h"
#include "engine/unknown_gates.h"
#include "io/score_out.h"
#include "io/subject_word.h"

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

// ", the facts are of 2022-06-01 … 2022-06-02"; nothing where no row has a day, as of readings
// alone.
std::string span_text(const FactSet& facts, Language language) {
  CoveredDays all;
  for (const CoveredDays& table : facts.covered) {
    all.first = std::min(all.first, table.first);
    all.last = std::max(all.last, table.last);
  }
  if (all.first > all.last) return {};
  return (language == Language::zh ? "，数据日期 " : "; the facts are of ") +
         format_day(all.first) + " … " + format_day(all.last);
}

// A league without a single score looks like a fault of the program; mostly it is the day.
void tell_nobody(const Inputs& inputs, const Pack& pack, Language language) {
  const std::string day = format_day(inputs.as_of);
  const std::string span = span_text(inputs.facts, language);
  tell(language == Language::zh
           ? "没有" + subject_word(pack.subject, language) + "得到评分，评分日 " + day + span +
                 "；xingji explain 可说明原因"
           : "no " + subject_word(pack.subject, language) + " has a score as of " + day + span +
                 "; xingji explain says why");
}

// Small samples, branches or stages whose counts nobody gave.
void tell_undecided(std::size_t cards, Language language) {
  if (cards == 0) return;
  const std::string number = std::to_string(cards);
  tell(language == Language::zh
           ? number +
                 " 张评分卡有规则因缺数没有判定（小样本、分支、阶段或阶段的总分），分数可能不同；"
                 "xingji explain 说明缺什么"
           : "on " + counted(number, "card") +
                 " a rule (small sample, branch, stage or its total) could not be decided for want "
                 "of "
                 "numbers, points may differ; xingji explain says which");
}

bool has_unknown_gate(const Pack& pack, const Card& card) {
  if (!card.total) return false;
  const auto unknown = unknown_gates(pack, card);
  return std::any_of(unknown.begin(), unknown.end(),
                     [&](std::size_t gate) { return may_lower(pack, card, gate); });
}

void tell_unknown_gates(std::size_t cards, Language language) {
  if (cards == 0) return;
  const std::string number = std::to_string(cards);
  tell(language == Language::zh
           ? number +
                 " 张评分卡有门槛不知道是否达标，按通过算，真实结果可能更低；"
                 "xingji explain 说明缺什么"
           : "on " + counted(number, "card") +
                 " a gate is not known and taken as passed, the true result may be lower; "
                 "xingji explain says what is missing");
}

// What a score says beside its sheet.
struct Remarks {
  bool is_anybody_scored = false;
  std::size_t undecided = 0;           // cards
  std::size_t with_unknown_gates = 0;  // cards

  void note(const SubjectCards& cards) {
    for (std::size_t i = 0; i < cards.cards.size(); ++i) {
      const Card& card = cards.cards[i];
      is_anybody_scored |= card.total.has_value();
      undecided += count_undecided(card) > 0 ? 1U : 0U;
      with_unknown_gates += has_unknown_gate(*cards.packs[i], card) ? 1U : 0U;
    }
  }
  void add(const Remarks& others) {
    is_anybody_scored |= others.is_anybody_scored;
    undecided += others.undecided;
    with_unknown_gates += others.with_unknown_gates;
  }
};

// One subject's, before its turn to be written.
struct Prepared {
  std::any rows;
  Remarks remarks;
};

}  // namespace

int run_score(const Options& options) {
  const auto inputs = load_inputs(options, false);
  if (!inputs) return exit_problems;
  auto score_by = score_options(options, *inputs);
  if (!score_by) return exit_problems;
  tell_day(options, *inputs);
  if (options.shown_to) {
    tell(options.language == Language::zh
             ? "按现有数据重算的分数，当作每次都按时公布；公布之后才到的更正也算在内"
             : "scores computed from what is known now, as if each had been published in its time; "
               "corrections that came later are in them");
  }
  const Format format = options.format.value_or(is_terminal_out() ? Format::table : Format::csv);
  score_by->explained = format == Format::json;

  ScoreSheet sheet{&inputs->family, &shape_of(*inputs, *score_by), inputs->as_of};
  sheet.facts = &inputs->facts;
  sheet.one_day = options.days == 1;
  sheet.has_shown_on = options.shown_to.has_value();
  sheet.language = options.language;
  sheet.limit = static_cast<std::size_t>(options.limit);
  sheet.coloured = is_terminal_out();

  std::ios::sync_with_stdio(false);
  const auto writer = make_writer(format, sheet);
  Remarks remarks;
  {
    Progress progress(options.language == Language::zh ? "评分" : "scoring");
    score_prepared(
        inputs->family, inputs->facts, *score_by,
        [&](SubjectCards&& cards) {
          Prepared prepared;
          prepared.remarks.note(cards);
          prepared.rows = writer->prepare(cards);
          return std::any(std::move(prepared));
        },
        [&](std::any&& made) {
          auto& prepared = *std::any_cast<Prepared>(&made);
          writer->add(std::move(prepared.rows));
          remarks.add(prepared.remarks);
        },
        [&](std::size_t done, std::size_t all) {
          progress.show(static_cast<double>(done) / static_cast<double>(all));
        });
  }
  writer->finish();
  if (!finish_output(options.language)) return exit_problems;
  tell_undecided(remarks.undecided, options.language);
  tell_unknown_gates(remarks.with_unknown_gates, options.language);
  if (format == Format::table && !remarks.is_anybody_scored)
    tell_nobody(*inputs, *sheet.shape, options.language);
  return inputs->exit_code();
}

}  // namespace xingji
