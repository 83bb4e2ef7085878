#include "pack/tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>
#include <sstream>

#include "pack/tree_text.h"

namespace xingji {
namespace {

constexpr std::size_t deepest_tree = 24;
constexpr std::size_t most_nodes = 100'000;

// Ends yaml-cpp's walk early; never leaves parse_tree.
struct TooMuch {};

std::string where_else(const Place& place) { return "line " + std::to_string(place.line); }

// Builds the tree from yaml-cpp's events. Aliases are never followed, so a small file cannot become
// a large tree.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const TreeText& text, Problems& problems) : text_(text), problems_(problems) {}

  Node take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) {
      refuse(mark, "a second document in the file", "write one pack per file, without '---'");
      throw TooMuch{};
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check_plain(mark, "", anchor);
    add(node_at(mark, Node::Kind::nothing));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    refuse(mark, "an alias (*…)", "write the value out; packs have no anchors and aliases");
    add(node_at(mark, Node::Kind::nothing));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check_plain(mark, tag, anchor);
    Node node = node_at(mark, Node::Kind::scalar);
    node.text = value;
    node.style = text_.style_at(mark.pos, value);
    add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, Node::Kind::list);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, Node::Kind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  // A map or list that is being filled; for a map, the key that waits for its value.
  struct Open {
    Node node;
    std::optional<Node> key;
    bool is_told = false;  // that a key stands twice
  };

  void refuse(const YAML::Mark& mark, std::string message, std::string remedy) {
    problems_.push_back({text_.place_at(mark.pos), std::move(message), std::move(remedy)});
  }

  void check_plain(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) {
      refuse(mark, "an anchor (&…)", "write the value out; packs have no anchors and aliases");
    }
    // yaml-cpp marks plain scalars with "?" and quoted ones with "!".
    if (!tag.empty() && tag != "?" && tag != "!") {
      refuse(mark, "a tag (!…)", "leave it out; every scalar is text until the pack types it");
    }
  }

  Node node_at(const YAML::Mark& mark, Node::Kind kind) {
    if (++nodes_ > most_nodes) {
      refuse(mark, "the file has more than 100,000 values", "");
      throw TooMuch{};
    }
    Node node;
    node.kind = kind;
    node.place = text_.place_at(mark.pos);
    return node;
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            Node::Kind kind) {
    check_plain(mark, tag, anchor);
    if (open_.size() >= deepest_tree) {
      refuse(mark, "maps and lists are nested more than 24 deep", "");
      throw TooMuch{};
    }
    open_.push_back({node_at(mark, kind), std::nullopt, false});
  }

  void close() {
    Node node = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(node));
  }

  void add(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.is_list()) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.key) {
      parent.key = std::move(node);
    } else {
      add_entry(parent, std::move(node));
    }
  }

  void add_entry(Open& parent, Node value) {
    const Node key = std::move(*parent.key);
    parent.key.reset();
    if (!key.is_scalar()) {
      problems_.push_back({key.place, "a key must be a word", ""});
      return;
    }
    const auto& entries = parent.node.entries;
    const auto first = std::find_if(entries.begin(), entries.end(),
                                    [&](const MapEntry& entry) { return entry.key == key.text; });
    if (first != entries.end()) {
      refuse_twice(parent, key, *first);
      return;
    }
    // What is empty ends where its key does; yaml-cpp points at what comes next.
    if (value.kind == Node::Kind::nothing) value.place = key.place;
    if (is_torn(parent.node, key, value)) return;
    parent.node.entries.push_back({key.text, key.place, std::move(value)});
  }

  // Once for each map: when the line with the name of an entry is lost, all keys below it stand
  // twice in the entry before.
  void refuse_twice(Open& parent, const Node& key, const MapEntry& first) {
    if (parent.is_told) return;
    parent.is_told = true;
    problems_.push_back(
        {key.place,
         "the key '" + key.text + "' stands twice, first at " + where_else(first.key_place),
         "keep one of them, or begin a new entry above it"});
  }

  // `{ when: max(a, b) > 3 }` is read as `when: max(a` and a key `b) > 3` without a value.
  bool is_torn(Node& map, const Node& key, const Node& value) {
    if (value.kind != Node::Kind::nothing || map.entries.empty()) return false;
    Node& before = map.entries.back().value;
    if (!before.is_scalar() || before.style != Node::Style::plain) return false;
    if (open_brackets(before.text) <= 0) return false;
    before.text += ", " + key.text;
    if (open_brackets(before.text) <= 0) {
      problems_.push_back(
          {before.place, "the comma tore the expression of '" + map.entries.back().key + "' apart",
           "put the expression in quotes: \"" + before.text + '"'});
    }
    return true;
  }

  static int open_brackets(std::string_view text) {
    int depth = 0;
    for (const char c : text) depth += (c == '(' ? 1 : 0) - (c == ')' ? 1 : 0);
    return depth;
  }

  const TreeText& text_;
  Problems& problems_;
  Node root_;
  std::vector<Open> open_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

void run_parser(const TreeText& text, TreeBuilder& builder, Problems& problems) {
  std::istringstream stream{std::string(text.bytes())};
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const TooMuch&) {
    // The builder has said why.
  } catch (const YAML::Exception& exception) {
    // What the builder met since the text was torn follows from that.
    const Problem torn = text.explain(exception.mark.pos, exception.msg);
    std::erase_if(problems,
                  [&](const Problem& problem) { return problem.place.line >= torn.place.line; });
    problems.push_back(torn);
  }
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const MapEntry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

Result<Node> parse_tree(std::string_view bytes, const std::string& file) {
  const TreeText text(bytes, file);
  Problems problems = text.faults();
  if (!problems.empty()) return problems;
  TreeBuilder builder(text, problems);
  run_parser(text, builder, problems);
  // yaml-cpp lets a quote run on over lines that do not belong to it.
  if (problems.empty()) {
    if (auto torn = text.unclosed()) problems.push_back(std::move(*torn));
  }
  if (!problems.empty()) return problems;
  return builder.take();
}

Place place_in(const Node& scalar, std::size_t offset) {
  Place place = scalar.place;
  if (scalar.style == Node::Style::spread) return place;
  const std::string_view before = std::string_view(scalar.text).substr(0, offset);
  for (const char c : before) {
    const bool starts_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    place.column += starts_character ? 1 : 0;
    // Inside single quotes a quote is written twice.
    if (c == '\'' && scalar.style == Node::Style::single_quoted) ++place.column;
  }
  if (scalar.style != Node::Style::plain) ++place.column;
  return place;
}

std::string_view kind_in_words(const Node& node) {
  switch (node.kind) {
    case Node::Kind::nothing:
      return "nothing";
    case Node::Kind::scalar:
      return "a text";
    case Node::Kind::list:
      return "a list";
    case Node::Kind::map:
      return "a map";
  }
  return {};
}

}  // namespace xingji
