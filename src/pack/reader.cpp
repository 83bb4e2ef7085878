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

bool says_nothing(const MapEntry& entry) { return entry.value.kind == Node::Kind::nothing; }

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
  } else if (node.kind == Node::Kind::nothing) {
    draft.refuse(place, "'" + last_part(path_) + "' is empty", "write its value after the ':'");
  } else {
    draft.refuse(
        place,
        "'" + last_part(path_) + "' should be a map, not " + std::string(kind_in_words(node)),
        "write its keys below it, or in { }");
    draft.unread.insert(out_of_joint);
  }
  inherited_ = inherit(draft, node, inherited);
  const auto is_provenance = [](const auto& meant) { return is_provenance_key(meant.first); };
  // What is misspelt may be the source of everything below.
  if (has_stray_keys() || std::any_of(meant_.begin(), meant_.end(), is_provenance)) {
    inherited_.try_emplace(node.place.file);
    draft.unread.insert(path_);
  }
  const bool lacks_heading = strays_.size() > 1 && !says_nothing(*strays_.back());
  if (lacks_heading || (path_.empty() && has_stray_keys())) draft.unread.insert(out_of_joint);
}

namespace {

// `{ en: Of the orders, the share shipped }` is read as two keys, the second without a value.
bool is_torn(const std::vector<MapEntry>& entries, const MapEntry& entry) {
  if (!says_nothing(entry) || &entry == &entries.front()) return false;
  const MapEntry& before = *(&entry - 1);
  const bool is_plain = before.value.is_scalar() && before.value.style == Node::Style::plain;
  return (is_plain || says_nothing(before)) && before.key_place.line == entry.key_place.line;
}

std::string remedy_for(const std::vector<MapEntry>& entries, const MapEntry& entry,
                       std::span<const std::string_view> known) {
  const std::size_t space = entry.key.find(' ');
  if (says_nothing(entry) && space != std::string::npos && has(known, entry.key.substr(0, space))) {
    return "write '" + entry.key.substr(0, space) + ": " + entry.key.substr(space + 1) + "'";
  }
  if (is_torn(entries, entry)) {
    const MapEntry& before = *(&entry - 1);
    return "did a comma tear the text of '" + before.key + "' apart? Put it in quotes: \"" +
           before.value.text + ", " + entry.key + '"';
  }
  return did_you_mean(entry.key, known);
}

}  // namespace

void Reader::check_keys(Keys keys, Keys later) {
  std::vector<std::string_view> known(keys.begin(), keys.end());
  known.insert(known.end(), {"source", "assumed", "checked"});
  for (const MapEntry& entry : node_->entries) {
    if (has(known, entry.key)) continue;
    if (has(later, entry.key)) {
      draft_->refuse(entry.key_place, "'" + entry.key + "' is not supported yet",
                     std::string(later_remedy));
      has_later_ = !path_.empty();
      continue;
    }
    const bool lacks_colon = says_nothing(entry) && entry.key.find(' ') != std::string::npos;
    std::string meant = lacks_colon ? "" : nearest(entry.key, known);
    if (meant.empty() || find(meant) != nullptr) {
      strays_.push_back(&entry);
      continue;
    }
    draft_->refuse(entry.key_place, "unknown key '" + entry.key + "'",
                   did_you_mean(entry.key, known));
    meant_.emplace_back(std::move(meant), &entry.value);
  }
  refuse_strays(known);
}

// Several in one map are one fault: they belong to another map, or are one text torn apart.
void Reader::refuse_strays(Keys keys) const {
  const MapEntry* told = nullptr;
  std::vector<std::string> alike;
  for (const MapEntry* entry : strays_) {
    const bool is_piece = is_torn(node_->entries, *entry);
    if (is_piece && (entry - 1 == told || says_nothing(*(entry - 1)))) {
      told = entry;
      continue;
    }
    const std::string remedy = remedy_for(node_->entries, *entry, keys);
    if (remedy.empty()) {
      alike.push_back(entry->key);
    } else {
      told = entry;
      draft_->refuse(entry->key_place, "unknown key '" + entry->key + "'", remedy);
    }
  }
  if (alike.empty()) return;
  const auto first = std::find_if(strays_.begin(), strays_.end(), [&](const MapEntry* entry) {
    return entry->key == alike.front();
  });
  const std::string remedy = "known keys: " + with_commas(keys.first(keys.size() - 3));
  draft_->refuse((*first)->key_place,
                 alike.size() == 1 ? "unknown key '" + alike.front() + "'"
                                   : "unknown keys " + with_commas(alike),
                 remedy);
}

const Node* Reader::find(std::string_view key) const {
  if (const Node* written = node_->find(key)) return written;
  for (const auto& [meant, node] : meant_) {
    if (meant == key) return node;
  }
  return nullptr;
}

const Node* Reader::need(std::string_view key, std::string_view example) const {
  const Node* found = find(key);
  // What an entry needs is not known while it says something that means nothing, or that is not
  // supported.
  const bool may_be_lost =
      has_later_ || has_stray_keys() || (path_.empty() && draft_->is_unread(out_of_joint));
  if (found == nullptr && node_->is_map() && !may_be_lost) {
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

namespace {

// Whatever has a title stands under it on a line of a screen.
void check_words(Draft& draft, const Node& node, const std::string& path) {
  bool is_said = false;
  const auto look = [&](const Node& words) {
    const std::string_view text = trim(words.text);
    is_said |= !words.is_scalar() || !text.empty();
    if (text.find('\n') == std::string_view::npos) return;
    draft.refuse(words.place, "'" + last_part(path) + "' has several lines", "write it in one");
  };
  if (node.is_scalar()) look(node);
  for (const MapEntry& entry : node.entries) look(entry.value);
  const bool is_read = node.is_scalar() || !node.entries.empty();
  if (is_said || !is_read) return;
  draft.refuse(node.place, "'" + last_part(path) + "' is empty", "write its value after the ':'");
}

}  // namespace

Title title_at(Draft& draft, const Node& node, const std::string& path) {
  check_words(draft, node, path);
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
    auto text = text_at(*draft_, item, key);
    if (!text) continue;
    if (std::find(result.begin(), result.end(), *text) != result.end()) {
      draft_->refuse(item.place, "'" + *text + "' stands twice in '" + std::string(key) + "'",
                     "leave one out");
    }
    result.push_back(std::move(*text));
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
  if (node == nullptr || !text_at(*draft_, *node, key)) return std::nullopt;
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
