#include "cases/read.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "pack/pack_files.h"

namespace xingji::cases {
namespace {

constexpr auto file_keys = std::to_array<std::string_view>({"pack", "cases"});
constexpr auto case_keys = std::to_array<std::string_view>(
    {"name", "on", "at", "overlay", "parameters", "attributes", "measures", "series", "facts",
     "readings", "tallies", "scores", "events", "decide", "inputs", "expect"});

const Node* need(const Node& map, std::string_view key, std::string_view example,
                 Problems& problems) {
  const Node* node = map.find(key);
  if (node == nullptr) {
    problems.push_back({map.place, "there is no '" + std::string(key) + "'",
                        "write for example '" + std::string(example) + "'"});
  }
  return node;
}

void read_day(const Node& node, const std::string& text, Case& to, Problems& problems) {
  const auto day = parse_day(text);
  if (!day) problems.push_back({node.place, "'" + node.text + "' is not a day", "as 2022-06-15"});
  to.day = day.value_or(0);
}

Case read_case(const Node& node, Problems& problems) {
  Case result;
  result.place = node.place;
  if (!is_map(node, "a case", problems)) return result;
  check_keys(node, case_keys, problems);
  if (const Node* name = need(node, "name", "name: late exactly on the line", problems)) {
    result.name = name->text;
    result.place = name->place;
  }
  result.at = node.find("at");
  if (result.at != nullptr) {
    read_day(*result.at, result.at->text.substr(0, std::string_view("2022-06-15").size()), result,
             problems);
    if (node.find("on") != nullptr) {
      problems.push_back({result.place, "a case has either 'on' or 'at'", "leave one of them out"});
    }
  } else if (const Node* on = need(node, "on", "on: 2022-06-15", problems)) {
    read_day(*on, on->text, result, problems);
  }
  result.overlay = node.find("overlay");
  result.parameters = node.find("parameters");
  result.attributes = node.find("attributes");
  result.measures = node.find("measures");
  result.series = node.find("series");
  result.facts = node.find("facts");
  result.readings = node.find("readings");
  result.tallies = node.find("tallies");
  result.scores = node.find("scores");
  result.events = node.find("events");
  result.decide = node.find("decide");
  result.inputs = node.find("inputs");
  result.expect = need(node, "expect", "expect: { stars: 4 }", problems);
  const bool has_measures = result.measures != nullptr || result.series != nullptr;
  const bool has_rows =
      result.facts != nullptr || result.readings != nullptr || result.tallies != nullptr;
  const bool has_scores = result.scores != nullptr;
  const int kinds = (has_measures ? 1 : 0) + (has_rows ? 1 : 0) + (has_scores ? 1 : 0) +
                    (result.decide != nullptr ? 1 : 0);
  if (kinds != 1) {
    problems.push_back({result.place,
                        "a case has either 'measures' and 'series', or 'facts', 'readings' and "
                        "'tallies', or 'scores', or 'decide'",
                        kinds > 1 ? "leave one of them out" : "add one of them"});
  }
  if (result.at != nullptr && result.facts == nullptr && kinds == 1) {
    problems.push_back({result.at->place, "'at' stands beside 'facts'",
                        "what waits is told of rows; write 'on' for a day's score"});
  }
  if (result.inputs != nullptr && result.decide == nullptr) {
    problems.push_back({result.inputs->place, "'inputs' stand beside 'decide'",
                        "name the decision that they are for"});
  }
  if (result.events != nullptr && !has_scores) {
    problems.push_back({result.events->place, "'events' stand beside 'scores'",
                        "what was asked for or won is about a standing"});
  }
  return result;
}

void check_names(const std::vector<Case>& cases, Problems& problems) {
  std::set<std::string> names;
  for (const Case& one : cases) {
    if (one.name.empty() || names.insert(one.name).second) continue;
    problems.push_back({one.place, "another case is called '" + one.name + "'", "rename one"});
  }
}

}  // namespace

bool is_map(const Node& node, std::string_view what, Problems& problems) {
  if (node.is_map()) return true;
  problems.push_back(
      {node.place, std::string(what) + " should be a map, not " + std::string(kind_in_words(node)),
       "write its keys below it, or in { }"});
  return false;
}

void refuse_word(const Place& place, std::string_view what, std::string_view word,
                 std::span<const std::string_view> known, Problems& problems) {
  std::string remedy = did_you_mean(word, known);
  constexpr std::size_t shown_at_most = 20;
  if (remedy.empty() && known.size() <= shown_at_most) {
    remedy = "known: ";
    for (std::size_t i = 0; i < known.size(); ++i) {
      remedy += std::string(i == 0 ? "" : ", ") + std::string(known[i]);
    }
  }
  problems.push_back({place, std::string(what) + " '" + std::string(word) + "'", remedy});
}

void check_keys(const Node& map, std::span<const std::string_view> known, Problems& problems) {
  for (const MapEntry& entry : map.entries) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    refuse_word(entry.key_place, "unknown key", entry.key, known, problems);
  }
}

Result<CaseFile> read_case_file(const std::string& file, std::string_view pack_id) {
  const auto content = file_content(file);
  if (!content.ok()) return content.problems();
  auto tree = parse_tree(content.value(), file);
  if (!tree.ok()) return tree.problems();
  Problems problems;
  CaseFile result{std::move(tree.value()), {}};
  if (!result.tree.is_map())
    return Problem{{file}, "a case file is a map with 'pack' and 'cases'", ""};
  check_keys(result.tree, file_keys, problems);
  const Node* pack = need(result.tree, "pack", "pack: " + std::string(pack_id), problems);
  if (pack != nullptr && pack->text != pack_id) {
    problems.push_back({pack->place,
                        "these cases are for '" + pack->text + "', but the pack beside them is '" +
                            std::string(pack_id) + "'",
                        ""});
  }
  const Node* cases = need(result.tree, "cases", "cases: [ … ]", problems);
  if (cases != nullptr && !cases->is_list()) {
    problems.push_back(
        {cases->place, "'cases' should be a list", "begin each case with '- name:'"});
  } else if (cases != nullptr) {
    for (const Node& node : cases->items) result.cases.push_back(read_case(node, problems));
    check_names(result.cases, problems);
  }
  if (!problems.empty()) return problems;
  return result;
}

}  // namespace xingji::cases
