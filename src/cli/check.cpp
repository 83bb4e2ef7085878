#include <cstdio>
#include <filesystem>

#include "cases/cases.h"
#include "cli/commands.h"
#include "cli/pack_list.h"
#include "cli/rules.h"
#include "cli/terminal.h"

namespace xingji {
namespace {

// The golden cases of a pack, or what is wrong with their file.
Result<CasesReport> cases_of(const std::string& pack, const Family& family,
                             const std::string& cases_file, const LoadOptions& load) {
  if (!std::filesystem::exists(cases_file)) return without_cases(family);
  return run_cases(cases_file, family, [&](const std::string& overlay) {
    LoadOptions with = load;
    with.overlays.push_back(overlay);
    return load_family(pack, with);
  });
}

void print_summary(const Family& family, const CasesReport& report, Language language) {
  const bool zh = language == Language::zh;
  const std::size_t tested = report.thresholds - report.gaps.size();
  std::printf(zh ? "%s：%zu 个案例通过，%zu 个失败；%zu 个门槛，%zu 个两侧都已测试\n"
                 : "%s: %zu cases passed, %zu failed; %zu thresholds, %zu tested on both sides\n",
              family.versions.front().id.c_str(), report.passed, report.failed, report.thresholds,
              tested);
}

// Whether all is well with one pack.
bool check_pack(const std::string& pack, const Options& options) {
  const LoadOptions load = load_options(options);
  const auto family = load_family(pack, load);
  if (!family.ok()) {
    tell(family.problems());
    return false;
  }
  tell(family.value().warnings);
  if (!options.overlays.empty()) {
    // The cases are about the pack as it stands; an overlay is there to change what they expect.
    std::printf(options.language == Language::zh
                    ? "%s：连同叠加层没有错误；案例不适用于叠加层，未运行\n"
                    : "%s: no fault, overlays included; its cases are about the pack "
                      "without them and were not run\n",
                family.value().versions.front().id.c_str());
    return true;
  }
  const std::string cases_file = cases_beside(family.value().versions.front().files.front());
  auto report = cases_of(pack, family.value(), cases_file, load);
  if (!report.ok()) {
    tell(report.problems());
    return false;
  }
  tell(report.value().problems);
  Problems gaps = report.value().gaps;
  for (Problem& gap : gaps) gap.is_warning = options.allow_uncovered;
  if (report.value().passed + report.value().failed == 0) {
    gaps = {
        {{cases_file}, "there are no cases for this pack", "write some", options.allow_uncovered}};
  }
  tell(gaps);
  print_summary(family.value(), report.value(), options.language);
  return report.value().failed == 0 && (gaps.empty() || options.allow_uncovered);
}

}  // namespace

int run_check(const Options& options) {
  bool is_well = true;
  for (const std::string& target : options.targets) {
    const auto packs = packs_in(target, options.rules_folder);
    if (!packs.ok()) {
      tell(packs.problems());
      is_well = false;
      continue;
    }
    for (const std::string& pack : packs.value()) is_well &= check_pack(pack, options);
  }
  return is_well ? exit_done : exit_problems;
}

}  // namespace xingji
