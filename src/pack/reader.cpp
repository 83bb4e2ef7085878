#include "pack/reader.h"

#include <algorithm>

#include "base/text.h"
#include "pack/later.h"
#include "pack/overlay.h"

namespace xingji {
namespace {

bool has(Keys keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::string last_part(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string::npos ? path : path.substr(dot + 1);
}

}  // namespace

Reader::Reader(Draft& draft, const Node& node, const Place& place, std::string path,
               const Inherited& inherited, Keys keys, Keys later)
    : draft_(&draft), node_(&node), place_(place), path_(std::move(path)) {
  if (node.is_map()) {
    check_keys(keys, later);
  } else {
    draft.refuse(
        place,
        "'" + last_part(path_) + "' should be a map, not " + std::string(kind_in_words(node)),
        "write its keys below it, or in { }");
  }
  inherited_ = inherit(draft, node, inherited);
}

namespace {

// `{ en: Of the orders, the share shipped }` is read as two keys, the second without a value.
std::string torn_remedy(const std::vector<MapEntry>& entries, const MapEntry& entry) {
  if (entry.value.kind != Node::Kind::nothing || &entry == &entries.front()) return "";
  const MapEntry& before = *(&entry - 1);
  const bool is_plain = before.value.is_scalar() && before.value.style == Node::Style::plain &&
                        before.key_place.line == entry.key_place.line;
  if (!is_plain) return "";
  return "did a comma tear the text of '" + before.key + "' apart? Put it in quotes: \"" +
         before.value.text + ", " + entry.key + '"';
}

}  // namespace

void Reader::check_keys(Keys keys, Keys later) {
  for (const MapEntry& entry : node_->entries) {
    if (has(keys, entry.key) || is_provenance_key(entry.key)) continue;
    if (has(later, entry.key)) {
      draft_->refuse(entry.key_place, "'" + entry.key + "' is not supported yet",
                     std::string(later_remedy));
      has_later_ = !path_.empty();
      continue;
    }
    std::vector<std::string_view> known(keys.begin(), keys.end());
    known.insert(known.end(), {"source", "assumed", "checked"});
    meant_.push_back(nearest(entry.key, known));
    std::string remedy = torn_remedy(node_->entries, entry);
    if (remedy.empty()) remedy = did_you_mean(entry.key, known);
    if (remedy.empty()) {
      remedy = "known keys: " + with_commas(keys);
    }
    draft_->refuse(entry.key_place, "unknown key '" + entry.key + "'", remedy);
  }
}

const Node* Reader::find(std::string_view key) const { return node_->find(key); }

const Node* Reader::need(std::string_view key, std::string_view example) const {
  const Node* found = find(key);
  const bool is_misspelt = std::find(meant_.begin(), meant_.end(), key) != meant_.end();
  // What an entry needs is not known while it says something that is not supported.
  if (found == nullptr && node_->is_map() && !is_misspelt && !has_later_) {
    const std::string name = path_.empty() ? "the pack" : '\'' + last_part(path_) + '\'';
    draft_->refuse(place_, name + " has no '" + std::string(key) + "'",
                   example.empty() ? "" : "write for example '" + std::string(example) + "'");
  }
  return found;
}

std::optional<std::string> Reader::text(std::string_view key) const {
  const Node* node = find(key);
  return node == nullptr ? std::nullopt : text_at(*draft_, *node, key);
}

std::optional<std::string> Reader::need_text(std::string_view key, std::string_view example) const {
  const Node* node = need(key, example);
  return node == nullptr ? std::nullopt : text_at(*draft_, *node, key);
}

Title title_at(Draft& draft, const Node& node, const std::string& path) {
  if (node.is_scalar()) return {node.text, node.text};
  constexpr auto languages = std::to_array<std::string_view>({"zh", "en"});
  const Reader reader(draft, node, node.place, path, {}, languages);
  Title title{reader.text("zh").value_or(""), reader.text("en").value_or("")};
  if (title.zh.empty()) title.zh = title.en;
  if (title.en.empty()) title.en = title.zh;
  return title;
}

Title Reader::title(std::string_view key) const {
  const Node* node = find(key);
  return node == nullptr ? Title{} : title_at(*draft_, *node, path_of(key));
}

Title Reader::need_title(std::string_view key) const {
  need(key, std::string(key) + ": { zh: 标题, en: Title }");
  return title(key);
}

std::vector<std::string> Reader::texts(std::string_view key) const {
  const Node* node = find(key);
  if (node == nullptr) return {};
  if (!node->is_list()) {
    draft_->refuse(
        node->place,
        "'" + std::string(key) + "' should be a list, not " + std::string(kind_in_words(*node)),
        "write it in [ ]");
    return {};
  }
  std::vector<std::string> result;
  for (const Node& item : node->items) {
    if (auto text = text_at(*draft_, item, key)) result.push_back(std::move(*text));
  }
  return result;
}

std::optional<Day> Reader::day(std::string_view key) const {
  const Node* node = find(key);
  return node == nullptr ? std::nullopt : day_at(*draft_, *node);
}

bool Reader::flag(std::string_view key) const {
  constexpr Words<bool, 2> words = {{{"true", true}, {"false", false}}};
  return word(key, words).value_or(false);
}

std::optional<Expression> Reader::expression(std::string_view key, const Scope& scope,
                                             std::span<const Type> types) const {
  const Node* node = find(key);
  if (node == nullptr) return std::nullopt;
  auto parsed = expression_at(*draft_, *node, scope, types);
  if (parsed && has_number(*parsed, draft_->is_overlaid(node->place))) {
    need_said(*draft_, *node, inherited_, path_of(key));
  }
  return parsed;
}

Provenance Reader::said() const {
  // An overlay that changes one number of an entry leaves the entry's own provenance to the pack.
  auto found = inherited_.find(place_.file);
  if (found == inherited_.end()) found = inherited_.find(node_->place.file);
  Provenance said = found == inherited_.end() ? Provenance{} : found->second;
  said.path = path_;
  said.place = place_;
  return said;
}

void Reader::refuse_word(std::string_view key, std::string_view written,
                         const std::vector<std::string_view>& known) const {
  std::string remedy = did_you_mean(written, known);
  if (remedy.empty()) remedy = "one of: " + with_commas(known);
  draft_->refuse(find(key)->place,
                 "'" + std::string(key) + "' cannot be '" + std::string(written) + "'", remedy);
}

}  // namespace xingji
