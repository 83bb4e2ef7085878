#include "cases/cases.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <tuple>

#include "cases/expect.h"
#include "cases/facts.h"
#include "cases/lines.h"
#include "cases/measures.h"
#include "cases/read.h"

namespace xingji {
namespace {

using cases::Case;

class Runner {
 public:
  Runner(std::string file, const Family& family, const LoadOverlaid& load_overlaid)
      : file_(std::move(file)), family_(family), load_overlaid_(load_overlaid), lines_(family) {}

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
    report_.thresholds = lines_.count();
    report_.gaps = lines_.gaps();
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
    const Pack* version = family->on(one.day);
    if (version == nullptr) {
      const Pack& shape = family->versions.back();
      const Card card = unjudged(shape, one.day, "no version of the pack judges this day");
      cases::compare_card(*one.expect, card, shape, problems);
      return;
    }
    Family only;  // the version, with the case's own parameters
    only.versions.push_back(*version);
    const Pack& pack = only.versions.front();
    if (one.parameters != nullptr) {
      cases::set_parameters(*one.parameters, only.versions.front(), problems);
    }
    const auto balances = balances_of(one, only, problems);
    if (!balances) return;
    const Rules rules(pack);
    const Card card = evaluate(rules, *balances, one.day, false);
    cases::compare_card(*one.expect, card, pack, problems);
    lines_.note(rules, *balances, card);
  }

  std::optional<Balances> balances_of(const Case& one, const Family& only, Problems& faults) const {
    const Pack& pack = only.versions.front();
    const auto facts = cases::read_facts_of(one, pack, needs_of(only, false), file_, faults);
    if (!facts) return std::nullopt;
    const auto shop = find_account(*facts, cases::case_shop);
    if (!shop) {
      faults.push_back({one.place, "no row is about the shop 'shop-1'",
                        "a case judges the shop of that name; leave shop_id out"});
      return std::nullopt;
    }
    const AccountRows account{&facts->shards[shop->shard], shop->account};
    if (one.measures != nullptr) {
      auto balances = cases::read_measures(*one.measures, pack, one.day, faults);
      balances.attributes = Attributes(pack, *facts, account);
      if (!faults.empty()) return std::nullopt;
      return balances;
    }
    Plan plan = make_plan(pack, *facts);
    return fold(plan, account, one.day, one.day);
  }

  std::string file_;
  const Family& family_;
  const LoadOverlaid& load_overlaid_;
  cases::Lines lines_;
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
  const cases::Lines lines(family);
  CasesReport report;
  report.thresholds = lines.count();
  report.gaps = lines.gaps();
  return report;
}

}  // namespace xingji
