// How a sentence is read back, and that the book itself is sound.
#include "messages/messages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace xingji {
namespace {

std::string zh(std::string_view english) { return said(english, Language::zh); }

TEST(Messages, are_said_in_the_language_of_the_reader) {
  EXPECT_EQ(said("unknown zone 'x'", Language::en), "unknown zone 'x'");
  EXPECT_EQ(zh("unknown zone 'x'"), "不认识的时区“x”");
  EXPECT_EQ(zh("nobody wrote this down"), "nobody wrote this down");
  EXPECT_EQ(zh(""), "");
}

TEST(Messages, keep_names_and_values_and_look_other_words_up) {
  EXPECT_EQ(zh("column 'is empty': 'is empty' is not a day"), "列“is empty”的值“is empty”不是日期");
  EXPECT_EQ(zh("cannot be written: Permission denied"), "无法写入：没有权限");
  EXPECT_EQ(zh("cannot be written: the moon is full"), "无法写入：the moon is full");
}

TEST(Messages, may_say_the_parts_in_another_order) {
  EXPECT_EQ(zh("unknown column 'x' in orders"), "orders 没有列“x”");
}

TEST(Messages, take_the_sentence_that_says_most) {
  EXPECT_EQ(zh("no version of a.b judges 2022-06-15"), "a.b 没有适用于 2022-06-15 的版本");
  EXPECT_EQ(zh("no version of a.b judges 2022-06-15; it judges … to 2021-01-01"),
            "a.b 没有适用于 2022-06-15 的版本；它适用于 … 到 2021-01-01");
}

TEST(Messages, stop_at_what_only_looks_like_a_sentence) {
  std::string names = "x";
  for (int i = 0; i < 20'000; ++i) names += " and x";
  EXPECT_TRUE(zh("cannot be written: " + names).ends_with(" and x"));
}

TEST(Messages, of_problems_have_place_and_remedy) {
  const Problem problem{{"a.csv", 3, 2}, "column 'x' is empty", "every row needs it", true};
  EXPECT_EQ(to_text(problem, Language::zh), "a.csv:3:2：提醒：列“x”为空（每一行都必须填写）");
  EXPECT_EQ(to_text(problem, Language::en), to_text(problem));
  EXPECT_EQ(to_text(Problem{{}, "is the disk full?", "", false}, Language::zh), "磁盘是不是满了？");
  EXPECT_EQ(to_text(Problem{{"a\nb"}, "unknown zone '\x1b'", "", false}, Language::zh),
            "a\\nb：不认识的时区“\\x1b”");
}

std::map<char, int> holes_of(std::string_view text) {
  std::map<char, int> holes;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text.substr(i, 2) == "{}") ++holes['}'];
    const bool is_numbered = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}';
    if (is_numbered && text[i + 1] >= '1' && text[i + 1] <= '9') ++holes[text[i + 1]];
  }
  return holes;
}

TEST(PhraseBook, fills_every_hole_of_a_sentence_once) {
  for (const auto page : phrase_book()) {
    for (const Sentence& sentence : page) {
      const int holes = holes_of(sentence.en)['}'];
      auto filled = holes_of(sentence.zh);
      if (filled.contains('}')) {
        EXPECT_EQ(filled, (std::map<char, int>{{'}', holes}})) << sentence.en;
        continue;
      }
      EXPECT_EQ(filled.size(), static_cast<std::size_t>(holes)) << sentence.en;
      for (int hole = 1; hole <= holes; ++hole) {
        EXPECT_EQ(filled[static_cast<char>('0' + hole)], 1) << sentence.en;
      }
    }
  }
}

// The sentence with its holes filled, in the order in which the language wants them.
std::string filled(std::string_view sentence) {
  std::string text;
  int next = 0;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const bool is_next = sentence.substr(i, 2) == "{}";
    const bool is_numbered = sentence[i] == '{' && i + 2 < sentence.size() &&
                             sentence[i + 2] == '}' && sentence[i + 1] >= '1' &&
                             sentence[i + 1] <= '9';
    if (is_next) {
      text += "value" + std::to_string(++next);
      i += 1;
    } else if (is_numbered) {
      text += std::string("value") + sentence[i + 1];
      i += 2;
    } else {
      text += sentence[i];
    }
  }
  return text;
}

TEST(PhraseBook, takes_no_sentence_for_another) {
  for (const auto page : phrase_book()) {
    for (const Sentence& sentence : page) {
      EXPECT_EQ(zh(filled(sentence.en)), filled(sentence.zh)) << sentence.en;
    }
  }
}

TEST(PhraseBook, says_something_of_its_own_and_nothing_twice) {
  std::set<std::string_view> seen;
  for (const auto page : phrase_book()) {
    for (const Sentence& sentence : page) {
      EXPECT_TRUE(seen.insert(sentence.en).second) << sentence.en;
      EXPECT_NE(sentence.en, "{}");
      EXPECT_EQ(sentence.en.find("{}{}"), std::string_view::npos) << sentence.en;
      EXPECT_FALSE(sentence.zh.empty()) << sentence.en;
    }
  }
}

}  // namespace
}  // namespace xingji
