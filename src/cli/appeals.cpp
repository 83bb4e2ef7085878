// Appeals and filings with the score before and after, and plans of improvement with what they
// lack.
#include <algorithm>
#include <iostream>
#include <list>
#include <set>

#include "cli/appeals_out.h"
#include "cli/commands.h"
#include "cli/plans.h"
#include "cli/replay.h"
#include "cli/terminal.h"
#include "describe/words.h"
#include "engine/as_seen.h"
#include "engine/plan.h"
#include "engine/supposed.h"
#include "engine/waiting.h"
#include "io/explain_text.h"
#include "standing/course.h"

namespace xingji {
namespace {

std::vector<Card> cards_of(const Inputs& inputs, const ScoreOptions& options) {
  return cards_of(inputs.family, inputs.facts, options);
}

std::string joined(const std::set<std::string>& words, const char* between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

// Whether rows came or went, although no value need have changed by it.
bool has_other_counts(const std::vector<Card>& a, const std::vector<Card>& b) {
  for (std::size_t d = 0; d < a.size(); ++d) {
    const bool is_same =
        std::equal(a[d].indicators.begin(), a[d].indicators.end(), b[d].indicators.begin(),
                   b[d].indicators.end(), [](const IndicatorResult& x, const IndicatorResult& y) {
                     return x.numerator == y.numerator && x.denominator == y.denominator;
                   });
    if (!is_same) return true;
  }
  return false;
}

// The shop's other filings that were approved.
std::vector<Matter> granted_beside(const Inputs& inputs, const ScoreOptions& options,
                                   const Matter& filing) {
  std::vector<Matter> others = matters_of(inputs.facts, options.subjects.front());
  std::erase_if(others, [&](const Matter& other) {
    return other.kind != Matter::Kind::filing || !other.is_granted() || other.row == filing.row;
  });
  return others;
}

// Whether the filing takes rows out where these others were not approved, and of the platform's
// notices there are only those kept.
bool takes_rows(Inputs& inputs, const ScoreOptions& options, const Matter& filing,
                const std::vector<Matter>& without, std::vector<Filing> kept) {
  const Instant at = inputs.facts.zone.start_of(options.first);
  std::list<Supposed> undone;
  for (const Matter& other : without) undone.emplace_back(inputs.facts, other, at);
  std::swap(inputs.facts.notices, kept);
  const auto before = cards_of(inputs, options);
  bool takes = false;
  {
    const Supposed supposed(inputs.facts, filing, at);
    takes = has_other_counts(before, cards_of(inputs, options));
  }
  std::swap(inputs.facts.notices, kept);
  return takes;
}

// The filings and notices that took out already what this one would: each that does so alone, else
// all of them together.
std::set<std::string> takers_of(Inputs& inputs, const ScoreOptions& options, const Matter& filing) {
  const std::vector<Matter> others = granted_beside(inputs, options, filing);
  const std::vector<Filing> notices = inputs.facts.notices;
  if (!takes_rows(inputs, options, filing, others, {})) return {};
  std::set<std::string> all;
  std::set<std::string> alone;
  for (const Matter& other : others) {
    all.insert(other.id);
    std::vector<Matter> rest = others;
    std::erase_if(rest, [&](const Matter& each) { return each.row == other.row; });
    if (!takes_rows(inputs, options, filing, rest, {})) alone.insert(other.id);
  }
  for (const Filing& notice : notices) {
    if (!notice.approved) continue;
    all.emplace(notice.id);
    if (!takes_rows(inputs, options, filing, others, {notice})) alone.emplace(notice.id);
  }
  return alone.empty() ? all : alone;
}

// Why a filing changes nothing, by its own cells and what the rules accept; empty: these are no
// reason.
Title why_not_filed(const FactSet& facts, const Pack& pack, const Matter& filing) {
  if (filing.is_granted() && filing.decided_at == 0) {
    return {"没有决定时间（decided_at），所以没有生效；请补上",
            "nobody says when it was approved ('decided_at' is empty): it takes nothing out until "
            "that is written"};
  }
  const auto [from, to] = span_of(facts, filing);
  if (to != 0 && from >= to) {
    return {"开始不在结束之前，没有一天在内", "it ends before it begins, no day is in it"};
  }
  std::set<std::string> known;
  bool is_any = false;
  for (const Exemption& exemption : pack.exemptions) {
    is_any |= exemption.reasons.empty();
    known.insert(exemption.reasons.begin(), exemption.reasons.end());
  }
  if (pack.exemptions.empty()) return {"规则里没有报备", "the rules know no filings"};
  if (!is_any && !known.contains(filing.about)) {
    return {"规则不认原因“" + filing.about + "”；认的有：" + joined(known, "、"),
            "the rules do not know the reason '" + filing.about + "'; they know " +
                joined(known, ", ")};
  }
  return {};
}

// The same by the rows that it takes out.
Title why_no_difference(Inputs& inputs, const ScoreOptions& options, const Weighed& weighed) {
  if (has_other_counts(weighed.before, weighed.after)) {
    return {"它取出了行，但没有一项的数值或得分因此改变",
            "it takes rows out, and no value and no points change by it"};
  }
  const auto takers = takers_of(inputs, options, weighed.matter);
  if (!takers.empty()) {
    return {"它的行已经由通过的报备或公告取出：" + joined(takers, "、"),
            "its rows are taken out already by what was approved: " + joined(takers, ", ")};
  }
  return {"它的时间、地区和类目里没有影响得分的行",
          "no row that the score rests on lies in its time, region and category"};
}

// An appeal is a case about a row; what the platform did with the row stands in the row.
Title not_taken_out(const Appealed& about) {
  const std::string column(definition(*about.table).columns[about.taken_out_by].name);
  return {"申诉成功，但这一行" + std::string(words_of(*about.table).zh) + "没有" +
              std::string(words_of(*about.table, about.taken_out_by).zh) + "时间（" + column +
              "），所以没有被取出；补上后从那时起不计",
          "it was upheld, but that row has no '" + column +
              "', so nothing takes it out; with it, it counts no more from then on"};
}

Title why_not_appealed(const Inputs& inputs, const Matter& appeal) {
  const Appealed about = appealed_by(inputs.facts, appeal);
  if (!about.table) {
    return {"about 要写成 表/编号，表是 disputes、ratings、rulings 或 violations",
            "'about' is written TABLE/ID, of disputes, ratings, rulings or violations"};
  }
  const std::string table(definition(*about.table).name);
  const Needs needs = needs_of(inputs.family, true);
  if (!needs.tables[static_cast<std::size_t>(*about.table)]) {
    return {"规则不看表 " + table, "the rules do not look at the table " + table};
  }
  if (!about.is_there) return {"店铺没有这一行", "the shop has no such row"};
  if (appeal.is_granted() && !about.is_taken_out) return not_taken_out(about);
  return {"这一行不影响得分", "the score does not rest on that row"};
}

Title why_not(const Inputs& inputs, const ScoreOptions& options, const Matter& matter) {
  const Pack& pack = shape_of(inputs, options);
  return matter.kind == Matter::Kind::filing ? why_not_filed(inputs.facts, pack, matter)
                                             : why_not_appealed(inputs, matter);
}

Weighed weighed(Inputs& inputs, const ScoreOptions& options, const Matter& matter) {
  const ScoreOptions days = followed(inputs.facts, options, inputs.as_of, matter);
  Weighed result = weigh(inputs.family, inputs.facts, days, matter);
  result.why_not = why_not(inputs, options, matter);
  const bool is_filing = matter.kind == Matter::Kind::filing;
  if (is_filing && result.why_not.empty() && !last_difference(result)) {
    result.why_not = why_no_difference(inputs, days, result);
  }
  return result;
}

// What the platform decided for all shops of a region or category, where it acts on this one's
// rows.
void add_notices(AppealsSheet& sheet, Inputs& inputs, const ScoreOptions& options) {
  for (const Matter& notice : matters_of(inputs.facts, "")) {
    if (notice.kind != Matter::Kind::notice || notice.is_over()) continue;
    const ScoreOptions days = followed(inputs.facts, options, inputs.as_of, notice);
    Weighed result = weigh(inputs.family, inputs.facts, days, notice);
    if (!has_other_counts(result.before, result.after) && !last_difference(result)) continue;
    if (!last_difference(result)) result.why_not = why_no_difference(inputs, days, result);
    sheet.weighed.push_back(std::move(result));
  }
}

// The facts that wait for an appeal by the pack's deadlines, and are not appealed against yet.
std::vector<Appealable> appealable(const Inputs& inputs, const Options& options,
                                   const std::vector<Matter>& matters) {
  std::vector<Appealable> all;
  const Pack* pack = inputs.family.on(options.assume_version.value_or(inputs.as_of));
  if (pack == nullptr || pack->tasks.empty()) return all;
  const Instant end = pack->zone.end_of(inputs.as_of);
  for (const Waiting& wait : waiting(*pack, inputs.facts, {options.subject}, end)) {
    const Task& task = pack->tasks[wait.task];
    if (!may_be_appealed(task.rows.table) || !wait.due || *wait.due < end) continue;
    const TableData& table = wait.account.shard->table(task.rows.table);
    const std::string about =
        std::string(definition(task.rows.table).name) + '/' + std::string(table.keys[wait.row]);
    const bool is_filed = std::any_of(matters.begin(), matters.end(), [&](const Matter& matter) {
      return matter.about == about && matter.status != "draft" && matter.status != "withdrawn";
    });
    if (!is_filed) all.push_back({about, pick(task.title, options.language), *wait.due});
  }
  return all;
}

std::vector<Timeline> timelines_on(const Options& options, const Inputs& inputs,
                                   ScoreOptions score_by) {
  std::vector<Timeline> timelines;
  score_by.first = std::min(score_by.last, first_day(options, inputs));
  score(inputs.family, inputs.facts, score_by, [&](const SubjectCards& cards) {
    timelines = timelines_of(inputs.family, inputs.facts, score_by, cards);
  });
  return timelines;
}

// The last day up to one on which the move was made that an appeal names, by its whole name.
std::optional<Day> made_by(const std::vector<Timeline>& timelines, const std::string& about,
                           Day last) {
  std::optional<Day> made;
  for (const Timeline& timeline : timelines) {
    for (const Line& line : timeline.lines) {
      if (line.kind != Line::Kind::move || line.day > last) continue;
      const std::string& move = line.standing->moves[*line.move].id;
      if ("standing/" + timeline.standing + '/' + move == about) made = line.day;
    }
  }
  return made;
}

// The day on which the appeal's move was made by what was known when it was filed, where by what is
// known now it was not.
std::optional<Day> made_then(const Options& options, const AppealsSheet& sheet,
                             const Matter& appeal, const Zone& zone) {
  const bool is_of_move =
      std::any_of(sheet.timelines.begin(), sheet.timelines.end(), [&](const Timeline& timeline) {
        return appeal.about.starts_with("standing/" + timeline.standing + '/');
      });
  if (!is_of_move || is_request(sheet, appeal)) return std::nullopt;
  const Day filed = zone.day_of(appeal.filed_at);
  if (!options.known_at.empty() || made_by(sheet.timelines, appeal.about, filed)) {
    return std::nullopt;
  }
  Options then = options;
  then.known_at = format_instant(appeal.filed_at, zone);
  then.as_of = filed;
  const auto inputs = load_inputs(then, true);
  if (!inputs) return std::nullopt;
  auto score_by = score_options(then, *inputs);
  if (!score_by) return std::nullopt;
  score_by->subjects = {options.subject};
  return made_by(timelines_on(then, *inputs, *score_by), appeal.about, filed);
}

}  // namespace

int run_appeals(const Options& options) {
  auto inputs = load_inputs(options, true);
  if (!inputs) return exit_problems;
  if (!are_known({options.subject}, *inputs, options.language)) return exit_problems;
  if (inputs->family.versions.back().subject != Pack::Subject::shop) {
    const Pack& pack = inputs->family.versions.back();
    tell(Problems{{{pack.files.front(), 0, 0},
                   "appeals and filings are handed in by shops, and the pack scores none",
                   "name a pack whose subject is the shop"}},
         options.language);
    return exit_problems;
  }
  auto score_by = score_options(options, *inputs);
  if (!score_by) return exit_problems;
  score_by->subjects = {options.subject};
  tell_day(options, *inputs);
  tell_unknown_days(options, *inputs, *score_by);
  // What comes after the day is not known on it, neither decisions nor other facts.
  forget_after(inputs->facts, inputs->facts.zone.end_of(inputs->as_of));
  AppealsSheet sheet;
  sheet.subject = options.subject;
  sheet.family = &inputs->family;
  sheet.assume_version = options.assume_version;
  sheet.day = inputs->as_of;
  const auto matters = matters_of(inputs->facts, options.subject);
  sheet.appealable = appealable(*inputs, options, matters);
  for (const Matter& matter : matters) {
    if (matter.kind == Matter::Kind::state) {
      sheet.plans.push_back(matter);
    } else if (matter.is_over()) {
      sheet.over.push_back(matter);
    } else {
      sheet.weighed.push_back(weighed(*inputs, *score_by, matter));
    }
  }
  add_notices(sheet, *inputs, *score_by);
  sheet.timelines = timelines_on(options, *inputs, *score_by);
  for (const Matter& plan : sheet.plans) {
    const auto made = made_then(options, sheet, plan, inputs->facts.zone);
    if (made) sheet.made_then[plan.id] = *made;
  }
  switch (options.format.value_or(is_terminal_out() ? Format::table : Format::csv)) {
    case Format::table:
      print(appeals_table(sheet, options.language));
      break;
    case Format::csv:
      std::cout << appeals_csv(sheet);
      break;
    case Format::json:
      std::cout << appeals_json(sheet) << '\n';
      break;
  }
  return finish_output(options.language) ? inputs->exit_code() : exit_problems;
}

}  // namespace xingji
