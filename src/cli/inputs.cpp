#include "cli/inputs.h"

#include <algorithm>
#include <random>

#include "base/text.h"
#include "cli/quality.h"
#include "cli/rules.h"
#include "cli/terminal.h"
#include "engine/belief.h"
#include "engine/benchmarks.h"
#include "engine/given_names.h"
#include "engine/given_values.h"
#include "engine/official.h"
#include "engine/subjects.h"
#include "import/import.h"
#include "io/absent_columns.h"
#include "io/attribute_rows.h"
#include "io/buyer_key.h"
#include "io/memory.h"
#include "io/near_regions.h"
#include "io/read.h"
#include "io/strange_words.h"
#include "io/times.h"
#include "typed/doubted.h"

namespace xingji {
namespace {

// What is wrong with --facts; of a platform's export also how it becomes facts.
void tell_facts(Problems problems, const Options& options) {
  for (const std::string& name : fitting_mappings(options.rules_folder, options.facts)) {
    problems.push_back(
        {{options.facts},
         "its files are those of the mapping '" + name + "'",
         "xingji import --mapping " + name + " --from " + options.facts + " --into DIR"});
  }
  tell(problems, options.language);
}

// Nobody can choose ids by what nobody knows; the scores are the same for every seed.
HashSeed random_seed() {
  std::random_device device;
  return HashSeed{std::uint64_t{device()} << 32U | device()};
}

std::optional<Reading> load_facts(const Options& options, const Needs& needs) {
  const auto known = options.known_at.empty() ? std::optional<Instant>(missing)
                                              : instant_of(options, "--known-at", options.known_at);
  if (!known) return std::nullopt;
  Progress progress(options.language == Language::zh ? "读取" : "reading");
  ReadOptions read;
  read.threads = static_cast<std::size_t>(options.threads);
  read.known_at = *known;
  read.strict = options.strict;
  read.keep_buyer_ids = options.keep_buyer_ids;
  const auto key = find_buyer_key();
  if (!key.ok()) {
    tell(key.problems(), options.language);
    return std::nullopt;
  }
  // Without a key of the installation, ids need to be told apart in this run only.
  read.buyer_key = key.value().value_or(BuyerKey{});
  read.hash_seed = random_seed();
  read.memory = available_memory();
  read.progress = [&](double share) {
    progress.show(share);
    return true;
  };
  auto reading = read_facts(options.facts, needs, read);
  if (reading.ok()) return std::move(reading.value());
  progress.clear();
  tell_facts(reading.problems(), options);
  return std::nullopt;
}

// The latest happening of all tables, also of those that the pack does not look at: a data set's
// last day is the same for every pack. Only the other tables' files are read here.
Instant last_happening(const Options& options, const Needs& needs, const Reading& reading) {
  if (reading.unopened.empty()) return reading.facts.last_happening;
  Needs others;
  for (const TableDefinition& table : all_tables()) {
    const auto event = event_column(table.table);
    if (event && !needs.tables[static_cast<std::size_t>(table.table)])
      others.add(table.table, *event);
  }
  Options lenient = options;  // rows of tables that score nothing refuse nothing
  lenient.strict = false;
  const auto rest = load_facts(lenient, others);
  return std::max(reading.facts.last_happening, rest ? rest->facts.last_happening : 0);
}

bool is_empty(const FactSet& facts, const Pack& pack) {
  return pack.subject == Pack::Subject::shop ? facts.shops.empty()
                                             : subjects_of(facts, pack).empty();
}

// Whether the pack judges any of the days; if not, it is told which it does.
bool is_judged(const Family& family, const ScoreOptions& score, Language language) {
  for (Day day = score.first; day <= score.last; ++day) {
    if (version_on(family, day, score) != nullptr) return true;
  }
  tell(Problems{unjudged(family, score.assume_version.value_or(score.last),
                         "--as-of takes another day, --assume-version DAY another day's rules")},
       language);
  return false;
}

// Whether the pack says when those whose cards are asked for see them.
bool is_shown(const Family& family, const ScoreOptions& score, Language language) {
  if (!score.shown_to) return true;
  for (const Pack& pack : family.versions) {
    if (is_shown_to(pack, *score.shown_to)) return true;
  }
  const Pack& last = family.versions.back();
  tell(Problems{{{last.files.front(), 0, 0},
                 last.id + " does not say when a score is shown to the " +
                     std::string(to_text(*score.shown_to)),
                 "see 'publish' in docs/rule-packs.md"}},
       language);
  return false;
}

// The command for what a pack without a score has.
std::string instead_of_score(const Pack& pack) {
  if (!pack.decisions.empty()) return "xingji decide answers by its tables";
  if (pack.pay) return "xingji pay makes its slips";
  return "xingji deadlines tells what waits to be done by its rules";
}

}  // namespace

// It is like those in the files, so it needs the data set's zone.
std::optional<Instant> instant_of(const Options& options, const std::string& option,
                                  const std::string& text) {
  const auto set = find_data_set(options.facts);
  if (!set.ok()) {
    tell_facts(set.problems(), options);
    return std::nullopt;
  }
  Instant instant = 0;
  OddTimes odd;
  const LocalDays days(set.value().zone);
  if (read_last_second(text, days, instant, odd) == Fault::none) return instant;
  tell(Problems{{{option}, "'" + text + "' is not a time", "write it as '2022-06-15 15:36:04'"}},
       options.language);
  return std::nullopt;
}

bool are_known(const std::vector<std::string>& subjects, const Inputs& inputs, Language language) {
  const FactSet& facts = inputs.facts;
  const Pack& pack = inputs.family.versions.back();
  Problems problems;
  std::vector<std::string> known;
  for (const std::string& subject : subjects) {
    const auto rows = find_subject(facts, pack, subject);
    const bool is_shop = pack.subject == Pack::Subject::shop;
    if (rows && (!is_shop || rows->shard->accounts[rows->account].is_shop)) continue;
    if (known.empty()) known = subjects_of(facts, pack);
    const std::vector<std::string> called = subjects_called(facts, pack, subject);
    if (called.size() > 1) {
      problems.push_back({{},
                          "'" + subject + "' may be " + called[0] + " or " + called[1],
                          "write the whole name"});
      continue;
    }
    const std::string hint = did_you_mean(subject, known);
    problems.push_back(
        {{},
         "no " + std::string(to_text(pack.subject)) + " '" + subject + "' in the data",
         hint.empty() ? "xingji score lists them all" : hint});
  }
  tell(problems, language);
  return problems.empty();
}

bool has_score(const Pack& pack, Language language) {
  if (!pack.bands.empty()) return true;
  tell(Problems{{{pack.files.front(), 0, 0}, pack.id + " gives no score", instead_of_score(pack)}},
       language);
  return false;
}

bool is_in_currency(const Inputs& inputs, const ScoreOptions& score, Language language) {
  const Pack* told = nullptr;
  for (Day day = score.first; day <= score.last; ++day) {
    const Pack* pack = version_on(inputs.family, day, score);
    if (pack == nullptr || !pack->first_money || pack->currency == inputs.facts.currency) continue;
    if (pack == told) continue;
    told = pack;
    tell(Problems{{*pack->first_money,
                   "the rules have money in " + pack->currency + ", the facts in " +
                       inputs.facts.currency,
                   "say 'currency: " + pack->currency +
                       "' in dataset.yaml if that is what they are in; money is not converted"}},
         language);
  }
  return told == nullptr;
}

int Inputs::exit_code() const { return quality.rejected_count() > 0 ? exit_problems : exit_done; }

std::optional<Inputs> load_inputs(const Options& options, bool keys, bool uses_gate_shares) {
  auto family = load_pack(options);
  if (!family.ok()) {
    tell(family.problems(), options.language);
    return std::nullopt;
  }
  const Needs needs = needs_of(family.value(), keys);
  auto reading = load_facts(options, needs);
  if (!reading) return std::nullopt;
  const std::uint64_t rejected = reading->report.rejected_count();
  reject_attributes(family.value(), reading->facts, reading->report);
  if (options.strict && reading->report.rejected_count() > rejected) {
    tell(Problems{reading->report.rejected_rows.front()}, options.language);
    return std::nullopt;
  }
  if (!options.known_at.empty()) {
    const Problems undated = undated_rows(reading->report);
    auto& warnings = reading->report.warnings;
    warnings.insert(warnings.end(), undated.begin(), undated.end());
  }
  tell_quality(reading->report, options.language);
  if (!options.report.empty()) {
    if (const Problems problems = write_quality(reading->report, reading->facts, options.report);
        !problems.empty()) {
      tell(problems, options.language);
      return std::nullopt;
    }
  }
  const Instant last = options.as_of ? 0 : last_happening(options, needs, *reading);
  Inputs inputs{std::move(family.value()), std::move(reading->facts), std::move(reading->report), 0,
                last};
  tell(absent_columns(inputs.family, inputs.quality), options.language);
  tell(strange_words(inputs.family, inputs.facts), options.language);
  tell(near_regions(inputs.facts), options.language);
  tell(unknown_given(inputs.family, inputs.facts), options.language);
  tell(unclear_given(inputs.family.versions.back(), inputs.facts), options.language);
  if (!uses_gate_shares) {
    tell(unused_gate_shares(inputs.family.versions.back(), inputs.facts), options.language);
  }
  for (const Title& each : typed::doubted_readings(inputs.family, inputs.facts)) {
    tell(options.language == Language::zh ? "提醒：" + each.zh : "warning: " + each.en);
  }
  tell(unclear_benchmarks(inputs.family.versions.back(), inputs.facts), options.language);
  tell(unclear_official(inputs.family.versions.back(), inputs.facts), options.language);
  const auto given = given_days(inputs.facts);
  if (is_empty(inputs.facts, inputs.family.versions.back()) ||
      (!options.as_of && last == 0 && !given)) {
    tell(Problems{{{options.facts},
                   "holds no shop and no fact that " + inputs.family.versions.back().id +
                       " looks at",
                   "docs/facts.md lists the tables"}},
         options.language);
    return std::nullopt;
  }
  const Day happened = inputs.facts.zone.day_of(last);
  const Day latest = last == 0 && given ? given->last : std::max(happened, given ? given->last : 0);
  inputs.as_of = options.as_of.value_or(latest);
  return inputs;
}

void tell_day(const Options& options, const Inputs& inputs) {
  if (options.as_of) return;
  const std::string day = format_day(inputs.as_of);
  tell(options.language == Language::zh
           ? "评分日 " + day + "：数据里最后有事发生的一天，可用 --as-of 指定"
           : "as of " + day +
                 ", the last day on which something happened; --as-of takes another day");
}

const Pack& shape_of(const Inputs& inputs, const ScoreOptions& score) {
  const Pack* pack = version_on(inputs.family, score.last, score);
  return pack == nullptr ? inputs.family.versions.back() : *pack;
}

std::optional<ScoreOptions> score_options(const Options& options, const Inputs& inputs) {
  ScoreOptions score;
  score.last = inputs.as_of;
  score.assume_version = options.assume_version;
  score.shown_to = options.shown_to;
  score.first = options.shown_to ? static_cast<Day>(inputs.as_of - options.days + 1)
                                 : first_of_last(inputs.family, inputs.as_of, options.days, score);
  score.subjects = whole_names(inputs.facts, inputs.family.versions.back(), options.subjects);
  score.threads = static_cast<std::size_t>(options.threads);
  if (!has_score(inputs.family.versions.back(), options.language) ||
      !is_shown(inputs.family, score, options.language) ||
      !are_known(options.subjects, inputs, options.language) ||
      !is_judged(inputs.family, score, options.language) ||
      !is_in_currency(inputs, score, options.language)) {
    return std::nullopt;
  }
  return score;
}

}  // namespace xingji
