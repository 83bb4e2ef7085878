#include "cases/cases.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <tuple>

#include "cases/decisions.h"
#include "cases/expect.h"
#include "cases/judge.h"
#include "cases/lines.h"
#include "cases/measures.h"
#include "cases/notice.h"
#include "cases/parts.h"
#include "cases/read.h"
#include "cases/row_lines.h"
#include "cases/series.h"
#include "cases/standing.h"
#include "cases/waits.h"
#include "engine/peer_view.h"

namespace xingji {
namespace {

using cases::Case;
using cases::CaseDay;

// What the cases show of the pack so far.
struct Seen {
  explicit Seen(const Family& family)
      : lines(family), row_lines(family), parts(family), dates(family) {}

  void report(const Family& family, CasesReport& report) const {
    report.thresholds = {lines.count() + row_lines.count(), lines.gaps()};
    const Problems in_rows = row_lines.gaps();
    report.thresholds.gaps.insert(report.thresholds.gaps.end(), in_rows.begin(), in_rows.end());
    report.dates = {dates.count(), dates.gaps()};
    report.parts = {parts.count(), parts.gaps()};
    add(decisions.lines(family), report.thresholds);
    add(decisions.rows(family), report.parts);
  }

  static void add(const cases::Decisions::Tried& tried, CasesReport::Coverage& coverage) {
    coverage.all += tried.all;
    coverage.gaps.insert(coverage.gaps.end(), tried.gaps.begin(), tried.gaps.end());
  }

  cases::Lines lines;
  cases::RowLines row_lines;
  cases::Parts parts;
  cases::Dates dates;
  cases::Decisions decisions;
};

CasesReport::Coverage changes(cases::Notices& notices, const cases::Standings& standings,
                              const cases::Waits& waits, const Family& family) {
  auto scored = notices.try_all();
  auto stood = standings.try_changes(family);
  auto waited = waits.try_changes(family);
  for (const Problems* gaps : {&stood.gaps, &waited.gaps}) {
    scored.gaps.insert(scored.gaps.end(), gaps->begin(), gaps->end());
  }
  return {scored.all + stood.all + waited.all, std::move(scored.gaps)};
}

// A due time is a line to stand on, too.
void add_sides(const cases::Waits& waits, const Family& family, CasesReport& report) {
  auto sides = waits.sides(family);
  report.thresholds.all += sides.all;
  auto& gaps = report.thresholds.gaps;
  gaps.insert(gaps.end(), sides.gaps.begin(), sides.gaps.end());
}

// How many days a case has, up to its own.
Day days_of(const Case& one) {
  Problems ignored;  // the run tells them
  const auto spread = [&](const Node* node) {
    return node == nullptr ? Node{} : cases::spread(*node, ignored);
  };
  return static_cast<Day>(
      cases::days_in(spread(one.expect), cases::days_in(spread(one.series), 1, ignored), ignored));
}

class Runner {
 public:
  Runner(std::string file, const Family& family, const LoadOverlaid& load_overlaid)
      : file_(std::move(file)),
        family_(family),
        load_overlaid_(load_overlaid),
        seen_(family),
        notices_(file_, family) {}

  bool judges_all_days(const Case& one) const {
    for (Day day = one.day - days_of(one) + 1; day <= one.day; ++day) {
      if (family_.on(day) == nullptr) return false;
    }
    return true;
  }

  // That there is a case of the day before and the day after a version is seen all the same.
  void leave_out(const Case& one) {
    ++report_.left_out;
    for (Day day = one.day - days_of(one) + 1; day <= one.day; ++day) seen_.dates.note(day);
  }

  void run(const Case& one) {
    Problems problems;
    run(one, problems);
    ++(problems.empty() ? report_.passed : report_.failed);
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
      return std::tie(a.place.file, a.place.line, a.place.column) <
             std::tie(b.place.file, b.place.line, b.place.column);
    });
    for (Problem& problem : problems) {
      problem.message = "case '" + one.name + "': " + problem.message;
      report_.problems.push_back(std::move(problem));
    }
  }

  CasesReport take(const CasesOptions& options) {
    if (report_.is_unread) return std::move(report_);
    seen_.report(family_, report_);
    add_sides(waits_, family_, report_);
    if (!options.small_changes) return std::move(report_);
    report_.changes = changes(notices_, standings_, waits_, family_);
    Seen::add(seen_.decisions.try_changes(family_), report_.changes);
    return std::move(report_);
  }

 private:
  // The pack with the case's overlay; null when that cannot be loaded.
  const Family* family_of(const Case& one, Problems& faults) {
    if (one.overlay == nullptr) return &family_;
    const std::string path =
        (std::filesystem::path(file_).parent_path() / one.overlay->text).string();
    auto& loaded = overlaid_[path];
    if (!loaded) loaded.emplace(load_overlaid_(path));
    if (loaded->ok()) return &loaded->value();
    faults.push_back({one.overlay->place, "the overlay cannot be loaded", "see its own problems"});
    if (told_overlays_.emplace(path, true).second) {
      const Problems& problems = loaded->problems();
      faults.insert(faults.end(), problems.begin(), problems.end());
    }
    return nullptr;
  }

  // The pack with the case's parameters; cases that set the same share it.
  std::shared_ptr<const Family> own_family(const Case& one, const Family& family,
                                           Problems& problems) {
    if (one.parameters == nullptr) return {std::shared_ptr<const Family>(), &family};
    std::string set;
    for (const MapEntry& entry : one.parameters->entries) {
      set += entry.key + ": " + entry.value.text + '\n';
    }
    auto& known = with_parameters_[{&family, set}];
    if (known != nullptr) return known;
    const std::size_t before = problems.size();
    auto own = std::make_shared<Family>(family);
    set_parameters(*one.parameters, one.day, *own, problems);
    if (problems.size() == before) known = own;
    return own;
  }

  void run(const Case& one, Problems& problems) {
    report_.is_unread |= !is_read_and_run(one, problems);
  }

  // What waits at an instant of the day.
  bool is_waited_for(const Case& one, const Family& family, Problems& problems) {
    const auto own = own_family(one, family, problems);
    auto read = cases::facts_of(one, *own, file_, problems);
    if (!read) return false;
    seen_.dates.note(one.day);
    return waits_.run(one, own, std::make_shared<const FactSet>(std::move(*read)), problems);
  }

  bool is_read_and_run(const Case& one, Problems& problems) {
    const Family* family = family_of(one, problems);
    if (family == nullptr) return false;
    if (one.at != nullptr) return is_waited_for(one, *family, problems);
    const Node expect = cases::spread(*one.expect, problems);
    const Node series = one.series == nullptr ? Node{} : cases::spread(*one.series, problems);
    const std::size_t days = cases::days_in(expect, cases::days_in(series, 1, problems), problems);
    if (!problems.empty()) return false;
    const auto own = own_family(one, *family, problems);
    if (one.decide != nullptr) {
      seen_.dates.note(one.day);
      return seen_.decisions.run(one, own, problems);
    }
    if (one.scores != nullptr) return standings_.run(one, own, problems);
    auto read = cases::facts_of(one, *own, file_, problems);
    if (!read) return false;
    const auto facts = std::make_shared<const FactSet>(std::move(*read));
    const std::size_t before = problems.size();
    std::vector<Node> earlier;
    for (std::size_t k = 0; k < days && problems.size() == before; ++k) {
      const bool is_last = k + 1 == days;
      const Day day = one.day - static_cast<Day>(days - 1 - k);
      const auto nodes = std::make_shared<const cases::DayNodes>(cases::DayNodes{
          cases::at_position(expect, k, is_last), cases::at_position(series, k, true), earlier});
      earlier.push_back(nodes->series);
      if (!is_last && nodes->expect.kind == Node::Kind::nothing) continue;
      CaseDay of_day{one, nodes, own, facts, one.day};
      of_day.one.day = day;
      of_day.one.expect = &nodes->expect;
      of_day.one.series = one.series == nullptr ? nullptr : &nodes->series;
      if (one.series != nullptr) of_day.one.earlier = &nodes->earlier;
      if (!run_day(std::move(of_day), problems)) return false;
      if (is_last) continue;
      for (std::size_t p = before; p < problems.size(); ++p) {
        Problem& problem = problems[p];
        problem.message = "on " + format_day(day) + ", " + problem.message;
      }
    }
    return true;
  }

  // A parameter may belong to some versions only; the one that judges the case knows.
  static void set_parameters(const Node& node, Day day, Family& family, Problems& problems) {
    const Pack* judging = family.on(day);
    for (Pack& pack : family.versions) {
      Problems ignored;
      cases::set_parameters(node, pack, &pack == judging ? problems : ignored);
    }
  }

  // Whether everything could be read, whatever came out.
  bool run_day(CaseDay day, Problems& problems) {
    const Case& one = day.one;
    seen_.dates.note(one.day);
    const Pack* pack = day.family->on(one.day);
    if (pack == nullptr) {
      const Pack& shape = day.family->versions.back();
      cases::compare_card(*one.expect, unjudged(shape, one.day), shape, problems);
      return true;
    }
    const auto account = cases::account_of(one, *pack, *day.facts, problems);
    if (!account) return false;
    day.balances = cases::balances_of(one, *pack, *day.facts, *account, problems);
    if (!problems.empty()) return false;
    if (!cases::gives_measures(one)) note_rows(day, *pack, *account);
    const Rules rules(*pack);
    const PeerTables peers = peers_of(*pack, *day.facts, one.day, one.day, 1);
    const Card card = evaluate(rules, day.balances, one.day, false, &peers);
    cases::compare(one, card, day.balances, *pack, *day.facts, problems);
    const cases::Rests rests(*one.expect, *pack, card);
    const PeerView view(pack->peers, &peers, day.balances.attributes, one.day);
    seen_.lines.note(rules, day.balances, card, rests, view.figures());
    seen_.parts.note(rules, day.balances, card, rests);
    if (problems.empty()) notices_.add(std::move(day));
    return true;
  }

  void note_rows(const CaseDay& day, const Pack& pack, const AccountRows& account) {
    Plan plan = make_plan(pack, *day.facts);
    std::vector<Witness> witnesses(pack.measures.size());
    fold(plan, account, day.one.day, day.one.day, &witnesses);
    seen_.parts.note_rows(pack, day.balances, witnesses);
    seen_.row_lines.note(plan, account, day.one.day);
    seen_.parts.note_tables(pack, cases::tables_found(plan, account, day.one.day));
  }

  std::string file_;
  const Family& family_;
  const LoadOverlaid& load_overlaid_;
  std::map<std::pair<const Family*, std::string>, std::shared_ptr<const Family>> with_parameters_;
  Seen seen_;
  cases::Notices notices_;
  cases::Standings standings_;
  cases::Waits waits_;
  std::map<std::string, std::optional<Result<Family>>> overlaid_;
  std::map<std::string, bool> told_overlays_;
  CasesReport report_;
};

}  // namespace

Result<CasesReport> run_cases(const std::string& file, const Family& family,
                              const LoadOverlaid& load_overlaid, const CasesOptions& options) {
  const auto read = cases::read_case_file(file, family.versions.front().id);
  if (!read.ok()) return read.problems();
  Runner runner(file, family, load_overlaid);
  for (const Case& one : read.value().cases) {
    if (!options.only_judged || runner.judges_all_days(one)) {
      runner.run(one);
    } else {
      runner.leave_out(one);
    }
  }
  return runner.take(options);
}

CasesReport without_cases(const Family& family) {
  CasesReport report;
  const Seen seen(family);
  seen.report(family, report);
  cases::Notices none({}, family);
  add_sides({}, family, report);
  report.changes = changes(none, {}, {}, family);
  Seen::add(seen.decisions.try_changes(family), report.changes);
  return report;
}

}  // namespace xingji
