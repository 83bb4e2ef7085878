// The frame of a case file: which cases there are and what each one has. What stands inside
// measures, facts and expectations is read where it is used, because only the pack knows the names.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/result.h"
#include "pack/tree.h"

namespace xingji::cases {

/// One case; the nodes point into the file's tree and are null where the case has none.
struct Case {
  std::string name;
  Place place;
  Day day = 0;
  const Node* at = nullptr;  // of a case about what waits: the instant, on that day
  const Node* overlay = nullptr;
  const Node* parameters = nullptr;
  const Node* attributes = nullptr;
  const Node* measures = nullptr;
  const Node* series = nullptr;
  const std::vector<Node>* earlier = nullptr;  // of the days of the series before this one
  const Node* facts = nullptr;
  const Node* readings = nullptr;
  const Node* tallies = nullptr;
  const Node* scores = nullptr;  // of a case about standing
  const Node* events = nullptr;
  const Node* decide = nullptr;  // the decision that a case is about
  const Node* inputs = nullptr;
  const Node* expect = nullptr;
};

struct CaseFile {
  Node tree;
  std::vector<Case> cases;
};

/// The cases of a file for the pack of that id, or everything that is wrong with their frame.
Result<CaseFile> read_case_file(const std::string& file, std::string_view pack_id);

/// Notes keys that are none of `known`, with the nearest.
void check_keys(const Node& map, std::span<const std::string_view> known, Problems& problems);

/// Notes a word that is none of `known`: "no measure 'x'".
void refuse_word(const Place& place, std::string_view what, std::string_view word,
                 std::span<const std::string_view> known, Problems& problems);

/// The ids of a pack's things, for refuse_word().
template <class Things>
std::vector<std::string_view> ids_of(const Things& things) {
  std::vector<std::string_view> ids;
  ids.reserve(things.size());
  for (const auto& thing : things) ids.push_back(thing.id);
  return ids;
}

/// Whether the node is a map; otherwise the problem is noted.
bool is_map(const Node& node, std::string_view what, Problems& problems);

}  // namespace xingji::cases
