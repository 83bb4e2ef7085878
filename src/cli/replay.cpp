#include "cli/replay.h"

#include <algorithm>

#include "cli/terminal.h"
#include "engine/belief.h"
#include "engine/subjects.h"
#include "facts/filings.h"

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

// The last day of which anything is known: on which something happened, which coverage.csv names
// for those replayed and a table looked at, or of which people gave numbers.
Day last_known(const Inputs& inputs, const ScoreOptions& score_by) {
  const Needs needs = needs_of(inputs.family, false);
  const Pack& pack = inputs.family.versions.back();
  const auto subjects = score_by.subjects.empty() ? all_rows(inputs.facts, pack)
                                                  : rows_of(inputs.facts, pack, score_by.subjects);
  const Instant happened = std::max(inputs.facts.last_happening, inputs.last_happening);
  std::vector<CoveredDays> spans{{INT32_MIN, inputs.facts.zone.day_of(happened)}};
  for (const TableDefinition& table : all_tables()) {
    const bool is_dated = event_column(table.table).has_value();
    if (!is_dated || !needs.tables[static_cast<std::size_t>(table.table)]) continue;
    for (const NamedRows& each : subjects) {
      add_coverage(inputs.facts, *each.rows.shard, each.rows.account, table.table, spans);
    }
  }
  if (const auto given = given_days(inputs.facts)) spans.push_back(*given);
  return std::ranges::max_element(spans, {}, &CoveredDays::last)->last;
}

}  // namespace

const SubjectCards* Replay::restated_of(const std::string& subject) const {
  const auto found = restated.find(subject);
  return found == restated.end() ? nullptr : &found->second;
}

Day first_day(const Options& options, const Inputs& inputs) {
  Day first = inputs.as_of;
  for (const CoveredDays& table : inputs.facts.covered) {
    if (table.first <= table.last) first = std::min(first, table.first);
  }
  if (const auto given = given_days(inputs.facts)) first = std::min(first, given->first);
  const Pack& oldest = inputs.family.versions.front();
  const bool judges_later = !options.assume_version && oldest.since;
  return judges_later ? std::min(inputs.as_of, std::max(first, *oldest.since)) : first;
}

void tell_period(const Options& options, const Inputs& inputs) {
  const Pack* pack = inputs.family.on(inputs.as_of);
  if (pack == nullptr || !pack->period || is_final(*pack, inputs.as_of)) return;
  const std::string last = format_day(last_of_period(inputs.as_of, pack->period->ends_on));
  tell(options.language == Language::zh
           ? "本期到 " + last + " 才评定，之前什么都不会变；--as-of " + last + " 可以看到时的结果"
           : "the period is judged on " + last + " and nothing moves before; --as-of " + last +
                 " shows what will be by then");
}

void tell_unknown_days(const Options& options, const Inputs& inputs, const ScoreOptions& score_by) {
  const Day known = last_known(inputs, score_by);
  if (inputs.as_of <= known) return;
  const std::string last = format_day(known);
  const std::string day = format_day(inputs.as_of);
  tell(options.language == Language::zh
           ? "数据只到 " + last + "（已算上 coverage.csv），之后到 " + day + " 没有数据"
           : "no facts are known after " + last +
                 " (coverage.csv is taken into account): the days until " + day + " have none");
}

void tell_since(const Options& options, Day last) {
  if (!options.since || *options.since <= last) return;
  const std::string since = format_day(*options.since);
  tell(options.language == Language::zh
           ? "--since " + since + " 晚于看到的最后一天 " + format_day(last) + "，没有可列的"
           : "--since " + since + " is after " + format_day(last) +
                 ", the last day looked at: there is nothing to list");
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

std::optional<Replay> replay(const Options& options, const Inputs& inputs,
                             const ScoreOptions& score_by) {
  Replay played;
  if (!options.known_at.empty()) {
    Options all = options;
    all.known_at.clear();
    all.as_of = inputs.as_of;
    played.now = load_inputs(all, false);
    if (!played.now) return std::nullopt;
    played.restated = cards_of(*played.now, score_by, options.language);
  }
  played.cards = cards_of(inputs, score_by, options.language);
  return played;
}

}  // namespace xingji
