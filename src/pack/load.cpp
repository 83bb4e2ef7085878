#include "pack/load.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "base/text.h"
#include "pack/counting.h"
#include "pack/digest.h"
#include "pack/lint.h"
#include "pack/load_blocks.h"
#include "pack/overlay.h"
#include "pack/pack_files.h"
#include "pack/tell_once.h"
#include "pack/tree.h"

namespace xingji {
namespace {

struct File {
  std::string path;
  Node tree;
  std::string version = {};  // of an overlay: the first day of the only version that it is for
  Place place_of_version = {};
};

struct Loading {
  Problems problems;
  std::vector<std::string> contents;

  void add(const Problems& more) { problems.insert(problems.end(), more.begin(), more.end()); }
};

std::optional<File> read_file(const std::string& path, Loading& loading) {
  auto content = file_content(path);
  if (!content.ok()) {
    loading.add(content.problems());
    return std::nullopt;
  }
  loading.contents.push_back(content.value());
  auto tree = parse_tree(loading.contents.back(), path);
  if (!tree.ok()) {
    loading.add(tree.problems());
    return std::nullopt;
  }
  return File{path, std::move(tree.value())};
}

std::vector<File> read_files(const std::vector<std::string>& paths, Loading& loading) {
  std::vector<File> files;
  for (const std::string& path : paths) {
    if (auto file = read_file(path, loading)) files.push_back(std::move(*file));
  }
  return files;
}

// An overlay names the pack it is for; its own title is for people who read the file.
void take_head_off(File& overlay, const std::string& pack_id, Loading& loading) {
  if (!overlay.tree.is_map()) {
    loading.problems.push_back({{overlay.path, 1, 1},
                                "an overlay is a map of blocks",
                                "begin with 'extends: " + pack_id + "'"});
    overlay.tree = {};
    overlay.tree.kind = Node::Kind::map;
    return;
  }
  const Node* extends = overlay.tree.find("extends");
  if (extends == nullptr) {
    loading.problems.push_back(
        {{overlay.path, 1, 1}, "an overlay has no 'extends'", "write 'extends: " + pack_id + "'"});
  } else if (extends->text != pack_id) {
    loading.problems.push_back(
        {extends->place, "this overlay is for '" + extends->text + "', not for '" + pack_id + "'",
         "name the pack that it changes"});
  }
  constexpr auto fixed = std::to_array<std::string_view>({"pack", "subject", "judge", "time_zone"});
  overlay.tree = without_blanks(std::move(overlay.tree));
  overlay.tree.kind = Node::Kind::map;
  if (const Node* version = overlay.tree.find("version")) {
    overlay.version = version->text;
    overlay.place_of_version = version->place;
  }
  std::erase_if(overlay.tree.entries, [&](const MapEntry& entry) {
    if (entry.key == "extends" || entry.key == "title" || entry.key == "version") return true;
    if (std::find(fixed.begin(), fixed.end(), entry.key) == fixed.end()) return false;
    loading.problems.push_back(
        {entry.key_place, "an overlay cannot change '" + entry.key + "'", "leave it out"});
    return true;
  });
}

std::string id_of(const File& file) {
  const Node* id = file.tree.find("pack");
  return id != nullptr ? id->text : "";
}

// The first day of a version, as its file writes it.
std::string beginning_of(const File& file) {
  const Node* valid = file.tree.find("valid");
  const Node* since = valid != nullptr ? valid->find("since") : nullptr;
  return since != nullptr ? since->text : "";
}

// An overlay may be for one version of the family; that one has to be there.
void check_version(const File& overlay, const std::vector<File>& files, Loading& loading) {
  if (overlay.version.empty()) return;
  std::vector<std::string> known;
  for (const File& file : files) {
    known.push_back(beginning_of(file));
    if (known.back() == overlay.version) return;
  }
  loading.problems.push_back({overlay.place_of_version,
                              "no version of the pack begins on '" + overlay.version + "'",
                              "its versions begin on " + with_commas(known)});
}

struct Version {
  Pack pack;
  Place place_of_pack;
  Place place_of_validity;
};

// An entry that lacks what every entry needs was most likely meant for another one: saying that
// once is better than naming all that it lacks.
void tell_misspelt(Problem miss, Problems& problems) {
  const auto is_lack = [&](const Problem& problem) {
    return problem.place.file == miss.place.file && problem.place.line == miss.place.line &&
           problem.place.column == miss.place.column;
  };
  if (std::none_of(problems.begin(), problems.end(), is_lack)) return;
  const bool is_idle = std::all_of(problems.begin(), problems.end(), [&](const Problem& problem) {
    return !is_lack(problem) || problem.is_warning;
  });
  miss.is_warning = miss.is_warning && is_idle;
  miss.message += is_idle ? ", and nothing uses it" : ", and lacks what a new entry needs";
  std::erase_if(problems, is_lack);
  problems.push_back(std::move(miss));
}

// The money of a remedy's example is the pack's: "write 100 BRL".
std::string in_currency(std::string remedy, const std::string& currency) {
  constexpr std::string_view usual = " CNY";
  const bool is_amount = remedy.starts_with("write ") && remedy.ends_with(usual) &&
                         remedy.find(" or ") == std::string::npos;
  if (!is_amount || currency.empty()) return remedy;
  return remedy.substr(0, remedy.size() - usual.size() + 1) + currency;
}

std::optional<Version> read_version(File file, const std::vector<File>& overlays,
                                    const LoadOptions& options, Loading& loading,
                                    Problems& warnings) {
  const std::size_t before = loading.problems.size();
  const Node* extends = file.tree.find("extends");
  if (extends != nullptr && file.tree.find("pack") == nullptr) {
    loading.problems.push_back(
        {extends->place, "this is an overlay, not a pack",
         "name the pack '" + extends->text + "' and give this file with --overlay"});
    return std::nullopt;
  }
  Node tree = std::move(file.tree);
  std::set<std::string> used_before;  // by the pack alone, by the pack under the first overlay, …
  std::vector<Scope::Name> types_before;
  Problems misspelt;
  for (const File& overlay : overlays) {
    Problems told_later;
    const Draft under =
        read_pack(without_disabled(tree, told_later), file.path, options, std::move(types_before));
    used_before.merge(names_used(under));
    types_before = under.parameter_names;
    const Problems misses = near_misses(tree, overlay.tree);
    misspelt.insert(misspelt.end(), misses.begin(), misses.end());
    tree = lay_over(std::move(tree), overlay.tree, loading.problems);
  }
  tree = without_disabled(std::move(tree), loading.problems);
  Draft draft = read_pack(tree, file.path, options, std::move(types_before));
  if (!draft.has_errors()) lint_use(draft, used_before);
  for (Problem& miss : misspelt) tell_misspelt(std::move(miss), draft.problems);
  for (Problem& problem : draft.problems) {
    problem.remedy = in_currency(std::move(problem.remedy), draft.pack.currency);
    (problem.is_warning ? warnings : loading.problems).push_back(std::move(problem));
  }
  if (loading.problems.size() > before) return std::nullopt;
  draft.pack.counting = counting_of(tree, draft.side_files);
  loading.contents.insert(loading.contents.end(), draft.side_files.begin(), draft.side_files.end());
  draft.pack.files.push_back(file.path);
  for (const File& overlay : overlays) draft.pack.files.push_back(overlay.path);
  return Version{std::move(draft.pack), draft.place_of_pack, draft.place_of_validity};
}

// What an overlay changes in one version need not be in the others.
std::vector<std::vector<File>> overlays_by_version(const std::vector<File>& files,
                                                   const std::vector<File>& overlays) {
  std::vector<std::vector<File>> all(files.size(), overlays);
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::vector<const Node*> others;
    for (const File& other : files) {
      if (&other != &files[i]) others.push_back(&other.tree);
    }
    std::erase_if(all[i], [&](const File& overlay) {
      return !overlay.version.empty() && overlay.version != beginning_of(files[i]);
    });
    for (File& overlay : all[i]) {
      overlay.tree = without_foreign(std::move(overlay.tree), files[i].tree, others);
    }
  }
  return all;
}

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

void check_versions(std::vector<Version>& versions, Loading& loading) {
  std::stable_sort(versions.begin(), versions.end(),
                   [](const Version& a, const Version& b) { return a.pack.since < b.pack.since; });
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const Version& version = versions[i];
    if (const auto day = day_of_file(version.pack.files.front());
        day && day != version.pack.since) {
      loading.problems.push_back({version.place_of_validity,
                                  "the file is called " + format_day(*day) +
                                      ", but the version is valid since " +
                                      format_day(*version.pack.since),
                                  "rename the file or mend the date"});
    }
    if (i == 0) continue;
    const Version& earlier = versions[i - 1];
    if (version.pack.id != earlier.pack.id) {
      loading.problems.push_back({version.place_of_pack,
                                  "this version is called '" + version.pack.id +
                                      "', the one before it '" + earlier.pack.id + "'",
                                  "versions of a family share one id"});
    }
    if (earlier.pack.until && *earlier.pack.until < *version.pack.since) continue;
    loading.problems.push_back(
        {version.place_of_validity,
         "this version begins on " + format_day(*version.pack.since) + ", but " +
             file_name(earlier.pack.files.front()) +
             (earlier.pack.until ? " is valid until " + format_day(*earlier.pack.until)
                                 : " has no end"),
         "end the earlier version with 'until: " + format_day(*version.pack.since - 1) + "'"});
  }
}

}  // namespace

Result<Family> load_family(const std::string& pack, const LoadOptions& options) {
  auto paths = files_of_pack(pack, options.rules_folder);
  if (!paths.ok()) return paths.problems();
  Loading loading;
  std::vector<File> files = read_files(paths.value(), loading);
  std::vector<File> overlays = read_files(options.overlays, loading);
  const std::string id = files.empty() ? "" : id_of(files.front());
  if (!id.empty()) {
    for (File& overlay : overlays) {
      take_head_off(overlay, id, loading);
      check_version(overlay, files, loading);
    }
  }
  Family family;
  std::vector<Version> versions;
  const std::vector<std::vector<File>> for_version = overlays_by_version(files, overlays);
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto version =
        read_version(std::move(files[i]), for_version[i], options, loading, family.warnings);
    if (version) versions.push_back(std::move(*version));
  }
  if (loading.problems.empty()) check_versions(versions, loading);
  tell_once(loading.problems);
  if (!loading.problems.empty()) return loading.problems;
  for (Version& version : versions) family.versions.push_back(std::move(version.pack));
  family.digest = sha256_of_files(loading.contents);
  tell_once(family.warnings);
  return family;
}

}  // namespace xingji
