#include "cli/rules.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/terminal.h"
#include "io/zones.h"

namespace xingji {

std::string find_rules(const std::string& given) {
  namespace fs = std::filesystem;
  if (!given.empty()) return given;
  const char* named = std::getenv("XINGJI_RULES");
  if (named != nullptr && *named != '\0') return named;
  std::error_code ignored;
  if (fs::is_directory("rules", ignored)) return "rules";
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  for (const char* way : {"rules", "../../rules", "../share/xingji/rules"}) {
    const fs::path folder = (program.parent_path() / way).lexically_normal();
    if (fs::is_directory(folder, ignored)) return folder.string();
  }
  return "rules";
}

LoadOptions load_options(const Options& options) {
  return {options.rules_folder, options.overlays, find_zone, zone_names};
}

Result<Family> load_pack(const Options& options) {
  auto family = load_family(options.pack, load_options(options));
  if (family.ok()) tell(family.value().warnings, options.language);
  return family;
}

Problem unjudged(const Family& family, Day day, std::string help) {
  const Pack& first = family.versions.front();
  const Pack& last = family.versions.back();
  return {{},
          "no version of " + last.id + " judges " + format_day(day) + "; it judges " +
              (first.since ? format_day(*first.since) : "…") + " to " +
              (last.until ? format_day(*last.until) : "…"),
          std::move(help)};
}

}  // namespace xingji
