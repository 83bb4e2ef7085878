// Reading a rule pack: YAML with overlays to checked structs. Gives all problems at once, each with
// file, line and column, or a family of versions that the engine can trust without looking again.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "pack/pack.h"

namespace xingji {

struct LoadOptions {
  std::string rules_folder = "rules";  // where names such as `platform/score` live
  std::vector<std::string> overlays;   // files laid over the pack, in this order
  std::function<std::optional<Zone>(const std::string&)> find_zone;
  std::function<std::vector<std::string>()> zone_names = {};  // for suggestions
};

/// `pack` is a file, or a name under the rules folder (`<name>.yaml`, or `<name>/<since>.yaml` per
/// version).
Result<Family> load_family(const std::string& pack, const LoadOptions& options);

}  // namespace xingji
