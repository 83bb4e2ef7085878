#include "pack/tree.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "messages/messages.h"
#include "pack/overlay.h"

namespace xingji {
namespace {

std::string first_problem(std::string_view text) {
  const auto tree = parse_tree(text, "f");
  if (tree.ok()) return "";
  const Problem& problem = tree.problems().front();
  EXPECT_TRUE(is_in_phrase_book(problem.message)) << problem.message;
  EXPECT_TRUE(is_in_phrase_book(problem.remedy)) << problem.remedy;
  return to_text(problem);
}

TEST(Tree, keeps_order_text_and_places) {
  const auto tree =
      parse_tree("\xEF\xBB\xBF# 注释\r\nb: 1\r\na:\r\n  - 质量: 'x''y'\r\n  - \"q\"\r\n", "f");
  ASSERT_TRUE(tree.ok());
  const Node& root = tree.value();
  ASSERT_EQ(root.entries.size(), 2U);
  EXPECT_EQ(root.entries[0].key, "b");
  EXPECT_EQ(root.entries[0].value.text, "1");
  const Node& list = root.entries[1].value;
  ASSERT_EQ(list.items.size(), 2U);
  const Node& text = list.items[0].entries[0].value;
  EXPECT_EQ(text.text, "x'y");
  EXPECT_EQ(text.place.line, 4);
  EXPECT_EQ(text.place.column, 9);                 // characters, not bytes
  EXPECT_EQ(place_in(text, 2).column, 9 + 1 + 3);  // behind the doubled quote
  EXPECT_EQ(place_in(list.items[1], 0).column, 6);
}

TEST(Tree, null_words_are_nothing) {
  const auto tree = parse_tree("a:\nb: ~\nc: ''\n", "f");
  ASSERT_TRUE(tree.ok());
  EXPECT_EQ(tree.value().entries[0].value.kind, Node::Kind::nothing);
  EXPECT_EQ(tree.value().entries[1].value.kind, Node::Kind::nothing);
  EXPECT_TRUE(tree.value().entries[2].value.is_scalar());
}

TEST(Tree, refuses_hostile_files) {
  EXPECT_EQ(first_problem(std::string(2U << 20U, 'x')),
            "f: the file is larger than 1 MiB (a pack is written by people)");
  EXPECT_EQ(first_problem("a: \xFF"), "f: the file is not UTF-8 (save it as UTF-8)");
  EXPECT_EQ(first_problem(std::string("a: b\0c", 6)), "f:1:5: a control character (take it out)");
  EXPECT_EQ(first_problem("a: \x04"), "f:1:4: a control character (take it out)");
  EXPECT_EQ(first_problem(std::string(100, '[') + std::string(100, ']')),
            "f:1:25: maps and lists are nested more than 24 deep");
  EXPECT_EQ(first_problem("a: *b"),
            "f:1:4: an alias (*…) (write the value out; packs have no anchors and aliases)");
  EXPECT_EQ(first_problem("? [a, b]\n: c"), "f:1:3: a key must be a word");
}

TEST(Tree, survives_random_bytes) {
  const std::string letters = "ab:,-?{}[]()'\"|>#&*!% \n\n  01";
  for (unsigned seed = 1; seed <= 5000; ++seed) {
    std::mt19937 random(seed);
    std::string text;
    const std::size_t length = random() % 60;
    for (std::size_t i = 0; i < length; ++i) text += letters[random() % letters.size()];
    const auto tree = parse_tree(text, "f");
    if (tree.ok()) place_in(tree.value(), 0);
  }
}

Node tree_of(std::string_view text, const std::string& file) {
  auto tree = parse_tree(text, file);
  CHECK(tree.ok());
  return std::move(tree.value());
}

TEST(Overlay, merges_maps_and_replaces_the_rest) {
  Problems problems;
  const Node base = tree_of("a: { x: 1, y: 2 }\nl: [1, 2]\ns: A\nsource: S\n", "base");
  const Node over = tree_of("a: { y: 3, z: 4 }\nl: [5]\nsource: T\n", "over");
  const Node merged = lay_over(base, over, problems);
  EXPECT_TRUE(problems.empty());
  const Node& a = *merged.find("a");
  ASSERT_EQ(a.entries.size(), 3U);
  EXPECT_EQ(a.find("x")->place.file, "base");
  EXPECT_EQ(a.find("y")->text, "3");
  EXPECT_EQ(a.find("y")->place.file, "over");
  EXPECT_EQ(a.entries[2].key, "z");
  EXPECT_EQ(merged.find("l")->items.size(), 1U);
  EXPECT_EQ(merged.find("s")->text, "A");
  // Both files' provenance stays: a number inherits from its own file.
  EXPECT_EQ(merged.entries[3].value.text, "S");
  EXPECT_EQ(merged.entries[4].value.text, "T");
}

TEST(Overlay, disabled_entries_go) {
  Problems problems;
  const Node base = tree_of("gates: { a: { do: x }, b: { do: y } }\n", "base");
  const Node over = tree_of("gates: { a: { disabled: true }, c: { disabled: true } }\n", "over");
  const Node merged = without_disabled(lay_over(base, over, problems), problems);
  EXPECT_EQ(merged.find("gates")->entries.size(), 1U);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(to_text(problems[0]), "over:1:33: 'c' is disabled but not in the pack");
}

}  // namespace
}  // namespace xingji
