#include "pack/load_side_file.h"

#include <algorithm>
#include <filesystem>

#include "pack/pack_files.h"
#include "pack/side_file.h"

namespace xingji {

std::optional<Node> read_side_file(Draft& draft, const Node& name, const std::string& example) {
  const std::filesystem::path written(name.text);
  const bool leaves = std::find(written.begin(), written.end(), "..") != written.end();
  if (!name.is_scalar() || written.is_absolute() || leaves || written.extension() != ".csv") {
    draft.refuse(name.place, "'" + name.text + "' is not a CSV file beside the pack",
                 "write for example " + example);
    return std::nullopt;
  }
  const std::string path =
      (std::filesystem::path(name.place.file).parent_path() / written).string();
  auto content = file_content(path);
  if (!content.ok()) {
    draft.refuse(name.place, "the file '" + name.text + "' cannot be read", "check its name");
    return std::nullopt;
  }
  draft.side_files.push_back(content.value());
  auto rows = parse_side_file(content.value(), path);
  if (rows.ok()) return std::move(rows.value());
  draft.problems.insert(draft.problems.end(), rows.problems().begin(), rows.problems().end());
  return std::nullopt;
}

}  // namespace xingji
