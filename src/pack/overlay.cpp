#include "pack/overlay.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace xingji {
namespace {

bool is_disabled(const Node& node) {
  const Node* disabled = node.is_map() ? node.find("disabled") : nullptr;
  return disabled != nullptr && disabled->is_scalar() && disabled->text == "true";
}

void refuse_unknown(const MapEntry& entry, const Node& base, Problems& problems) {
  std::vector<std::string> known;
  known.reserve(base.entries.size());
  for (const MapEntry& other : base.entries) known.push_back(other.key);
  problems.push_back({entry.key_place, "'" + entry.key + "' is disabled but not in the pack",
                      did_you_mean(entry.key, known)});
}

void lay_entry(Node& base, const MapEntry& entry, Problems& problems) {
  const auto found = std::find_if(base.entries.begin(), base.entries.end(),
                                  [&](const MapEntry& own) { return own.key == entry.key; });
  const bool is_new = found == base.entries.end();
  if (is_new && is_disabled(entry.value)) return refuse_unknown(entry, base, problems);
  if (is_new || is_provenance_key(entry.key)) {
    base.entries.push_back(entry);
    return;
  }
  found->value = lay_over(std::move(found->value), entry.value, problems);
  found->key_place = entry.key_place;
}

}  // namespace

bool is_provenance_key(std::string_view key) {
  return key == "source" || key == "assumed" || key == "checked";
}

Problems near_misses(const Node& base, const Node& over) {
  Problems problems;
  for (const MapEntry& block : over.entries) {
    const Node* own = base.find(block.key);
    if (own == nullptr || !own->is_map() || !block.value.is_map()) continue;
    std::vector<std::string> known;
    for (const MapEntry& entry : own->entries) known.push_back(entry.key);
    for (const MapEntry& entry : block.value.entries) {
      if (own->find(entry.key) != nullptr || is_provenance_key(entry.key)) continue;
      const std::string meant = nearest(entry.key, known);
      if (meant.empty()) continue;
      problems.push_back({entry.key_place, "'" + entry.key + "' is not in the pack",
                          did_you_mean(entry.key, known), !is_slip(entry.key, meant)});
    }
  }
  return problems;
}

Node lay_over(Node base, const Node& over, Problems& problems) {
  if (!base.is_map() || !over.is_map()) return over;
  for (const MapEntry& entry : over.entries) lay_entry(base, entry, problems);
  return base;
}

Node without_blanks(Node overlay) {
  if (!overlay.is_map()) return overlay;
  for (MapEntry& entry : overlay.entries) entry.value = without_blanks(std::move(entry.value));
  const std::size_t removed = std::erase_if(overlay.entries, [](const MapEntry& entry) {
    return entry.value.kind == Node::Kind::nothing;
  });
  const bool says_nothing =
      std::all_of(overlay.entries.begin(), overlay.entries.end(),
                  [](const MapEntry& entry) { return is_provenance_key(entry.key); });
  if (removed > 0 && says_nothing) overlay.kind = Node::Kind::nothing;
  return overlay;
}

Node without_foreign(Node overlay, const Node& base, const std::vector<const Node*>& others) {
  if (!overlay.is_map() || !base.is_map()) return overlay;
  std::vector<MapEntry> kept;
  for (MapEntry& entry : overlay.entries) {
    const Node* own = base.find(entry.key);
    std::vector<const Node*> theirs;
    for (const Node* other : others) {
      const Node* found = other->find(entry.key);
      if (found != nullptr) theirs.push_back(found);
    }
    if (own == nullptr && !theirs.empty() && !is_provenance_key(entry.key)) continue;
    if (own != nullptr) entry.value = without_foreign(std::move(entry.value), *own, theirs);
    kept.push_back(std::move(entry));
  }
  overlay.entries = std::move(kept);
  return overlay;
}

Node without_disabled(Node tree, Problems& problems) {
  if (!tree.is_map()) {
    for (Node& item : tree.items) item = without_disabled(std::move(item), problems);
    return tree;
  }
  std::vector<MapEntry> kept;
  for (MapEntry& entry : tree.entries) {
    if (is_disabled(entry.value)) continue;
    if (entry.key == "disabled") {
      if (!entry.value.is_scalar() || (entry.value.text != "true" && entry.value.text != "false")) {
        problems.push_back({entry.value.place, "'disabled' is true or false", ""});
      }
      continue;
    }
    entry.value = without_disabled(std::move(entry.value), problems);
    kept.push_back(std::move(entry));
  }
  tree.entries = std::move(kept);
  return tree;
}

}  // namespace xingji
