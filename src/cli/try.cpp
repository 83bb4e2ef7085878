#include <iostream>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/paste.h"
#include "cli/rules.h"
#include "cli/terminal.h"
#include "cli/today.h"
#include "cli/usage.h"
#include "io/csv_cell.h"
#include "typed/ask.h"
#include "typed/page.h"
#include "typed/peer_means.h"
#include "typed/save.h"
#include "typed/say.h"
#include "typed/screen.h"

namespace xingji {
namespace {

// The day asked for; else today, or the last day that the pack judges when it ended before.
Day day_of(const Options& options, const Family& family) {
  return options.as_of.value_or(judged_today(family));
}

const Pack* find_version(const Options& options, const Family& family, Day day) {
  const Day judged_by = options.assume_version.value_or(day);
  const Pack* pack = family.on(judged_by);
  if (pack != nullptr) return pack;
  tell(Problems{unjudged(family, judged_by,
                         "--as-of takes another day, --assume-version DAY another day's rules")},
       options.language);
  return nullptr;
}

std::optional<typed::Typed> typed_by(const Options& options, const Pack& pack, const Family& family,
                                     Day day) {
  if (!options.values.empty()) return typed::read_values(options.values, pack, family, day);
  if (!options.paste) {
    const auto about = typed::about_version(family, pack, day, today(pack));
    return typed::ask(pack, family, day, about, options.language, std::cin, std::cout);
  }
  const auto pasted = pasted_text(options.language);
  if (!pasted) return std::nullopt;
  const auto text = text_of_shop(*pasted, options.subject, false, options.language);
  if (!text) return std::nullopt;
  return typed::read_page(*text, pack, family, options.as_of, day);
}

bool is_empty(const typed::Typed& typed) {
  return typed.indicators.empty() && typed.measures.empty() && typed.samples.empty();
}

// Nothing to score by: what was not understood, and how it is written.
void tell_nothing(const typed::Typed& typed, const Pack& pack, Language language) {
  for (const Title& what : typed.remarks) tell(pick(what, language));
  for (const Title& what : typed.not_understood) tell(pick(what, language));
  for (const Title& what : typed.of_others) tell(pick(what, language));
  std::string example;
  for (const Indicator& indicator : pack.indicators) {
    if (example.empty()) example = pick(indicator.title, language);
  }
  std::string compared;
  for (const auto& [d, score] : typed.dimensions) {
    if (!compared.empty()) compared += say(language, "、", ", ");
    compared += pick(pack.dimensions[d].title, language);
  }
  if (!compared.empty()) {
    tell(compared.append(say(language, " 是平台算好的维度分，只用来对照，不用来算",
                             ": scores that the platform has computed are compared only")));
  }
  tell(std::string(say(language, "没有一个指标有数值，算不了。这样写：--values \"",
                       "no indicator has a value; write --values \"")) +
       example + "=…\"");
}

// As `attributes.csv` has it.
std::string written(const Attributes::Value& value, Type type) {
  if (type == Type::flag) return value.amount != 0 ? "true" : "false";
  return value.text;
}

// What the file holds, and `score` cannot go by.
void tell_saved(const typed::Typed& typed, const Pack& pack, const std::string& subject, Day day,
                std::string_view source, Language language) {
  if (!typed.gates.empty()) {
    tell(say(language, "门槛的比率也存了，sheet 用得上；score 按件数判门槛，请另给分子、分母的件数",
             "shares of gates were saved, too, for sheet; score judges gates by counts, so give "
             "both of them as well"));
  }
  if (const Title left = typed::not_saved(pack, typed); !left.empty()) tell(pick(left, language));
  if (!typed.attributes.empty()) {
    std::string rows;
    for (const auto& [a, value] : typed.attributes) {
      rows += "\n  " + std::string(to_text(pack.subject)) + ',' + csv_cell(subject) + ',' +
              pack.attributes[a].id + ',' + csv_cell(written(value, pack.attributes[a].type)) +
              ',' + format_day(day);
    }
    tell(std::string(say(language,
                         "属性没有存：readings 只存指标、门槛和件数；请写进同一目录的 "
                         "attributes.csv：",
                         "attributes were not saved: readings hold indicators, gates and counts; "
                         "write them to attributes.csv in the same folder:")) +
         "\n  subject_kind,subject_id,name,value,from" + rows);
  }
  const std::string means = typed::benchmark_lines(typed, pack, day, source);
  if (!means.empty()) {
    tell(std::string(say(language, "同行均值没有存；请写进同一目录的 benchmarks.csv：\n",
                         "the peers' means were not saved: write them to benchmarks.csv in the "
                         "same folder:\n")) +
         means);
  }
}

}  // namespace

int run_try(const Options& options) {
  Options one = options;
  if (options.targets.size() != 1) {
    tell(say(options.language, "一次试算一个规则包", "try takes one pack"));
    return exit_usage;
  }
  if (options.paste && !is_only_source(options.values, options.language)) return exit_usage;
  one.pack = options.targets.front();
  const auto family = load_pack(one);
  if (!family.ok()) {
    tell(family.problems(), options.language);
    return exit_problems;
  }
  const Day day = day_of(options, family.value());
  const Pack* pack = find_version(options, family.value(), day);
  if (pack == nullptr || !has_score(*pack, options.language)) return exit_problems;
  const auto typed = typed_by(options, *pack, family.value(), day);
  if (!typed) return options.paste ? exit_problems : exit_done;
  if (is_empty(*typed)) {
    tell_nothing(*typed, *pack, options.language);
    return exit_problems;
  }
  print(typed::screen_text(*pack, *typed, typed::diagnose(*pack, day, *typed),
                           typed::about_version(family.value(), *pack, day, today(*pack)),
                           options.language));
  if (!finish_output(options.language)) return exit_problems;
  if (!options.save.empty()) {
    const std::string subject = options.subject.empty() ? "my-shop" : options.subject;
    const char* source = options.paste ? "pasted" : "typed";
    const Problems problems =
        typed::save_readings(options.save, subject, *pack, day, *typed, source);
    tell(problems, options.language);
    if (!problems.empty()) return exit_problems;
    tell(std::string(say(options.language, "已存到 ", "saved to ")) + options.save);
    tell_saved(*typed, *pack, subject, day, source, options.language);
  }
  return typed->not_understood.empty() ? exit_done : exit_problems;
}

}  // namespace xingji
