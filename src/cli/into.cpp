#include "cli/into.h"

#include <array>
#include <filesystem>
#include <string_view>

#include "base/tables.h"
#include "cli/terminal.h"

namespace xingji {

bool may_write_into(const Options& options) {
  constexpr std::array<std::string_view, 4> endings = {".csv", ".csv.zst", ".ndjson",
                                                       ".ndjson.zst"};
  if (options.replace) return true;
  for (const TableDefinition& table : all_tables()) {
    for (const std::string_view ending : endings) {
      const std::string name = std::string(table.name).append(ending);
      std::error_code unreadable;
      if (!std::filesystem::exists(std::filesystem::path(options.into) / name, unreadable))
        continue;
      tell({{{options.into},
             "the folder holds tables already, " + name + " among them",
             "choose another folder, or replace them with --replace"}});
      return false;
    }
  }
  return true;
}

}  // namespace xingji
