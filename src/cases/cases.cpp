#include "cases/cases.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <tuple>

#include "cases/expect.h"
#include "cases/facts.h"
#include "cases/given.h"
#include "cases/lines.h"
#include "cases/measures.h"
#include "cases/parts.h"
#include "cases/read.h"
#include "cases/row_lines.h"
#include "cases/series.h"

namespace xingji {
namespace {

using cases::Case;

// What the cases show of the pack so far.
struct Seen {
  explicit Seen(const Family& family)
      : lines(family), row_lines(family), parts(family), dates(family) {}

  void report(CasesReport& report) const {
    report.thresholds = {lines.count() + row_lines.count(), lines.gaps()};
    const Problems in_rows = row_lines.gaps();
    report.thresholds.gaps.insert(report.thresholds.gaps.end(), in_rows.begin(), in_rows.end());
    report.dates = {dates.count(), dates.gaps()};
    report.parts = {parts.count(), parts.gaps()};
  }

  cases::Lines lines;
  cases::RowLines row_lines;
  cases::Parts parts;
  cases::Dates dates;
};

class Runner {
 public:
  Runner(std::string file, const Family& family, const LoadOverlaid& load_overlaid)
      : file_(std::move(file)), family_(family), load_overlaid_(load_overlaid), seen_(family) {}

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

  CasesReport take() {
    seen_.report(report_);
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

  void run(const Case& one, Problems& problems) {
    const Family* family = family_of(one, problems);
    if (family == nullptr) return;
    const Node expect = cases::spread(*one.expect, problems);
    const Node series = one.series == nullptr ? Node{} : cases::spread(*one.series, problems);
    const std::size_t days = cases::days_in(expect, cases::days_in(series, 1, problems), problems);
    if (!problems.empty()) return;
    Family own = *family;  // with the case's own parameters
    if (one.parameters != nullptr) set_parameters(*one.parameters, one.day, own, problems);
    const auto facts = facts_of(one, own, problems);
    if (!facts) return;
    const std::size_t before = problems.size();
    std::vector<Node> earlier;
    for (std::size_t k = 0; k < days && problems.size() == before; ++k) {
      const bool is_last = k + 1 == days;
      const Day day = one.day - static_cast<Day>(days - 1 - k);
      Case of_day = one;
      const Node expected = cases::at_position(expect, k, is_last);
      const Node measured = cases::at_position(series, k, true);
      if (!is_last && expected.kind == Node::Kind::nothing) {
        earlier.push_back(measured);
        continue;
      }
      of_day.day = day;
      of_day.expect = &expected;
      of_day.series = one.series == nullptr ? nullptr : &measured;
      if (one.series != nullptr) of_day.earlier = &earlier;
      run_day(of_day, own, *facts, problems);
      earlier.push_back(measured);
      if (is_last) continue;
      for (std::size_t p = before; p < problems.size(); ++p) {
        Problem& problem = problems[p];
        problem.message = "on " + format_day(day) + ", " + problem.message;
      }
    }
  }

  // A parameter may belong to some versions only; the one that judges the case knows.
  static void set_parameters(const Node& node, Day day, Family& family, Problems& problems) {
    const Pack* judging = family.on(day);
    for (Pack& pack : family.versions) {
      Problems ignored;
      cases::set_parameters(node, pack, &pack == judging ? problems : ignored);
    }
  }

  void run_day(const Case& one, const Family& family, const FactSet& facts, Problems& problems) {
    seen_.dates.note(one.day);
    const Pack* pack = family.on(one.day);
    if (pack == nullptr) {
      const Pack& shape = family.versions.back();
      const Card card = unjudged(shape, one.day);
      cases::compare_card(*one.expect, card, shape, problems);
      return;
    }
    const auto balances = balances_of(one, *pack, facts, problems);
    if (!balances || !problems.empty()) return;
    const Rules rules(*pack);
    const PeerTables peers = peers_of(*pack, facts, one.day, one.day, 1);
    const Card card = evaluate(rules, *balances, one.day, false, &peers);
    cases::compare_card(*one.expect, card, *pack, problems);
    seen_.lines.note(rules, *balances, card);
    seen_.parts.note(rules, *balances, card);
  }

  std::optional<FactSet> facts_of(const Case& one, const Family& family, Problems& faults) const {
    const std::size_t before = faults.size();
    const Pack* pack = family.on(one.day);
    const Pack& shape = pack == nullptr ? family.versions.back() : *pack;
    const Node rows = cases::with_given(one, shape, faults);
    if (faults.size() > before) return std::nullopt;
    Case with_rows = one;
    with_rows.facts = &rows;
    return cases::read_facts_of(with_rows, shape, needs_of(family, false), file_, faults);
  }

  std::optional<Balances> balances_of(const Case& one, const Pack& pack, const FactSet& facts,
                                      Problems& faults) {
    const auto shop = find_account(facts, cases::case_shop);
    if (!shop) {
      faults.push_back({one.place, "no row is about the shop 'shop-1'",
                        "a case judges the shop of that name; leave shop_id out"});
      return std::nullopt;
    }
    AccountRows account{&facts.shards[shop->shard], shop->account};
    if (pack.subject != Pack::Subject::shop) {
      account.key = facts.symbols.find(cases::case_subject(pack));
    }
    if (one.measures != nullptr || one.series != nullptr) {
      const std::size_t known = one.earlier == nullptr ? 0 : one.earlier->size();
      const Day back = std::min(static_cast<Day>(known), days_looked_back(pack));
      Balances balances = cases::no_measures(pack, one.day - back, one.day);
      for (Day ago = back; ago >= 0; --ago) {
        const auto at = known - static_cast<std::size_t>(ago);
        const Node* series = ago == 0 ? one.series : &(*one.earlier)[at];
        for (const Node* node : {one.measures, series}) {
          if (node != nullptr) cases::read_measures(*node, pack, one.day - ago, balances, faults);
        }
      }
      balances.attributes = Attributes(pack, facts, account);
      return balances;
    }
    Plan plan = make_plan(pack, facts);
    std::vector<Witness> witnesses(pack.measures.size());
    Balances balances = fold(plan, account, one.day, one.day, &witnesses);
    const Day first = one.day - days_looked_back(pack);
    if (first < one.day) balances = fold(plan, account, first, one.day);
    seen_.parts.note_rows(pack, balances, witnesses);
    seen_.row_lines.note(plan, account, one.day);
    seen_.parts.note_tables(pack, cases::tables_found(plan, account, one.day));
    return balances;
  }

  std::string file_;
  const Family& family_;
  const LoadOverlaid& load_overlaid_;
  Seen seen_;
  std::map<std::string, std::optional<Result<Family>>> overlaid_;
  std::map<std::string, bool> told_overlays_;
  CasesReport report_;
};

}  // namespace

Result<CasesReport> run_cases(const std::string& file, const Family& family,
                              const LoadOverlaid& load_overlaid) {
  const auto read = cases::read_case_file(file, family.versions.front().id);
  if (!read.ok()) return read.problems();
  Runner runner(file, family, load_overlaid);
  for (const Case& one : read.value().cases) runner.run(one);
  return runner.take();
}

CasesReport without_cases(const Family& family) {
  CasesReport report;
  Seen(family).report(report);
  return report;
}

}  // namespace xingji
