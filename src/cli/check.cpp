#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "cases/cases.h"
#include "cli/commands.h"
#include "cli/pack_list.h"
#include "cli/rules.h"
#include "cli/terminal.h"
#include "cli/today.h"
#include "pack/pack_files.h"
#include "pack/unchecked.h"

namespace xingji {
namespace {

// The golden cases of a pack, or what is wrong with their file.
Result<CasesReport> cases_of(const std::string& pack, const Family& family,
                             const std::string& cases_file, const LoadOptions& load) {
  if (!std::filesystem::exists(cases_file)) return without_cases(family);
  const auto with_overlay = [&](const std::string& overlay) {
    LoadOptions with = load;
    with.overlays.push_back(overlay);
    return load_family(pack, with);
  };
  // The cases beside a folder of versions are those of all of them.
  const std::string& file = family.versions.front().files.front();
  const auto versions =
      files_of_pack(std::filesystem::path(file).parent_path().string(), load.rules_folder);
  const bool is_one_of_several = family.versions.size() == 1 && day_of_file(file) &&
                                 versions.ok() && versions.value().size() > 1;
  return run_cases(cases_file, family, with_overlay, {.only_judged = is_one_of_several});
}

std::string share_text(const CasesReport::Coverage& coverage, Language language) {
  const std::string tested = std::to_string(coverage.all - coverage.gaps.size());
  const std::string all = std::to_string(coverage.all);
  return language == Language::zh ? tested + '/' + all : tested + " of " + all;
}

void print_summary(const Family& family, const CasesReport& report, Language language) {
  const bool zh = language == Language::zh;
  const std::string thresholds = share_text(report.thresholds, language);
  const std::string dates = share_text(report.dates, language);
  const std::string parts = share_text(report.parts, language);
  const std::string changes = share_text(report.changes, language);
  std::printf(
      zh ? "%s：%zu 个案例通过，%zu 个失败；已测试：分界两侧 %s，日期前后 %s，其余规则 %s；"
           "小改动能被发现 %s\n"
         : "%s: %zu cases passed, %zu failed; tested: %s thresholds on both sides, %s dates "
           "before and on the day, %s other parts; %s small changes noticed\n",
      family.versions.front().id.c_str(), report.passed, report.failed, thresholds.c_str(),
      dates.c_str(), parts.c_str(), changes.c_str());
  if (report.left_out == 0) return;
  std::printf(
      zh ? "  只检查了这一版；%zu 个案例的日子由其他版本评分，未运行\n"
         : "  this version alone: %zu cases of days that other versions judge were not run\n",
      report.left_out);
}

// What no case tests, in the order of the pack.
Problems gaps_of(const CasesReport& report) {
  Problems gaps;
  for (const auto* coverage : {&report.thresholds, &report.dates, &report.parts, &report.changes}) {
    gaps.insert(gaps.end(), coverage->gaps.begin(), coverage->gaps.end());
  }
  const auto place = [](const Problem& gap) {
    return std::tie(gap.place.file, gap.place.line, gap.place.column);
  };
  std::stable_sort(gaps.begin(), gaps.end(),
                   [&](const Problem& a, const Problem& b) { return place(a) < place(b); });
  return gaps;
}

// The gaps as they are told. Whoever has no case yet is told the first few.
Problems gaps_to_tell(const CasesReport& report, const std::string& cases_file, bool is_allowed) {
  constexpr std::size_t shown_at_first = 12;
  Problems gaps = gaps_of(report);
  if (report.is_unread) {
    gaps = {{{cases_file},
             "some case cannot be read, so what no case tests is not listed",
             "mend it and check again"}};
  } else if (report.passed + report.failed == 0) {
    const std::size_t all = gaps.size();
    gaps.resize(std::min(all, shown_at_first));
    gaps.insert(gaps.begin(), {{cases_file},
                               "there are no cases for this pack, and " + std::to_string(all) +
                                   " things to test; the first of them follow",
                               "write some"});
  }
  for (Problem& gap : gaps) gap.is_warning = is_allowed;
  return gaps;
}

// Whether all is well with one pack.
bool check_pack(const std::string& pack, const Options& options) {
  const LoadOptions load = load_options(options);
  const auto family = load_family(pack, load);
  if (!family.ok()) {
    tell(family.problems(), options.language);
    return false;
  }
  tell(family.value().warnings, options.language);
  for (const Pack& version : family.value().versions) {
    tell(unchecked_numbers(version, options.on.value_or(today(version))), options.language);
  }
  if (!options.overlays.empty()) {
    // The cases are about the pack as it stands; an overlay is there to change what they expect.
    const bool zh = options.language == Language::zh;
    std::string overlays;
    for (const std::string& overlay : options.overlays) {
      overlays += (overlays.empty() ? "" : zh ? "、" : ", ") + overlay;
    }
    std::printf(zh ? "%s：连同覆盖包 %s 没有错误；案例只针对原规则包，未运行\n"
                   : "%s: no fault, overlays included: %s; its cases are about the pack "
                     "without them and were not run\n",
                family.value().versions.front().id.c_str(), overlays.c_str());
    return true;
  }
  const std::string cases_file = cases_beside(family.value().versions.front().files.front());
  auto report = cases_of(pack, family.value(), cases_file, load);
  if (!report.ok()) {
    tell(report.problems(), options.language);
    return false;
  }
  tell(report.value().problems, options.language);
  const Problems gaps = gaps_to_tell(report.value(), cases_file, options.allow_uncovered);
  tell(gaps, options.language);
  print_summary(family.value(), report.value(), options.language);
  return report.value().failed == 0 && (gaps.empty() || options.allow_uncovered);
}

// Each of several packs under the overlays that are for it; `used` gets those.
bool check_packs(const std::vector<std::string>& packs, const Options& options,
                 std::set<std::string>& used) {
  bool is_well = true;
  for (const std::string& pack : packs) {
    const auto files = files_of_pack(pack, options.rules_folder);
    Options own = options;
    std::erase_if(own.overlays, [&](const std::string& overlay) {
      return files.ok() && packs.size() > 1 && !fits_pack(overlay, files.value().front());
    });
    used.insert(own.overlays.begin(), own.overlays.end());
    is_well &= check_pack(pack, own);
  }
  return is_well;
}

// Whoever names an overlay means its pack as the overlay makes it.
std::pair<std::string, Options> meant_by(const std::string& target, const Options& options) {
  const auto pack = pack_of_overlay(target);
  if (!pack || !files_of_pack(*pack, options.rules_folder).ok()) return {target, options};
  Options own = options;
  own.overlays.push_back(target);
  return {*pack, std::move(own)};
}

}  // namespace

int run_check(const Options& options) {
  bool is_well = true;
  std::set<std::string> used;
  for (const std::string& target : options.targets) {
    const auto [named, own] = meant_by(target, options);
    const auto packs = packs_in(named, options.rules_folder);
    if (!packs.ok()) {
      tell(packs.problems(), options.language);
      is_well = false;
      continue;
    }
    is_well &= check_packs(packs.value(), own, used);
  }
  for (const std::string& overlay : options.overlays) {
    if (used.contains(overlay)) continue;
    tell(Problems{{{overlay, 1, 1},
                   "this overlay is for none of the packs checked",
                   "name its pack with 'extends:', and that pack with the command"}},
         options.language);
    is_well = false;
  }
  return is_well ? exit_done : exit_problems;
}

}  // namespace xingji
