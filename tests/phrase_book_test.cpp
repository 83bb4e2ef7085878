// That the phrase book says in Chinese what people meet, and holds nothing that nobody says.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "base/text.h"
#include "io/faults.h"
#include "io/zones.h"
#include "messages/messages.h"
#include "pack/load.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

// The sentences of a problem that the book does not know.
std::string unknown(const Problem& problem) {
  std::string text;
  for (const std::string& said : {problem.message, problem.remedy}) {
    if (!is_in_phrase_book(said)) text += "  " + said + '\n';
  }
  return text;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

TEST(PhraseBook, knows_every_fault_of_a_row) {
  const Column& column = definition(Table::orders).columns[0];
  for (int f = static_cast<int>(Fault::empty); f <= static_cast<int>(Fault::not_json); ++f) {
    Rejection rejection;
    rejection.fault = static_cast<Fault>(f);
    rejection.name = "列";
    rejection.column = &column;
    rejection.value = "值";
    rejection.accounts = "shop_id provider_id";
    const Problem problem = to_problem(rejection, "orders.csv");
    EXPECT_EQ(unknown(problem), "");
    EXPECT_TRUE(is_in_phrase_book(reason_of(rejection))) << reason_of(rejection);
    const std::string text = said(reason_of(rejection), Language::zh);
    EXPECT_EQ(text.find(" is "), std::string::npos) << text;
    rejection.name = {};
    EXPECT_FALSE(is_ascii(said(reason_of(rejection), Language::zh))) << reason_of(rejection);
  }
}

// What is left of a Chinese sentence without the names and values in it: no English words.
std::string english_left_in(std::string text) {
  text = std::regex_replace(text, std::regex("“.*?”"), "");
  std::smatch found;
  const std::regex words(R"(\b(the|is|are|has|have|not|of|an?|it|with|cannot|should) )");
  return std::regex_search(text, found, words) ? text : "";
}

bool is_bad_pack(const fs::path& file) {
  const std::string path = file.string();
  return path.ends_with(".bad.yaml") || path.find(".bad/") != std::string::npos;
}

// The problems of a pack that is there to be refused, or of an overlay over another.
Problems problems_of(const fs::path& file) {
  const std::string folder = XINGJI_SOURCE_DIR "/tests/packs";
  LoadOptions load{folder, {}, find_zone};
  std::string pack = file.string();
  std::ifstream in(file);
  for (std::string line; std::getline(in, line) && line.starts_with("#");) {
    if (!line.starts_with("# over: ")) continue;
    load.overlays = {pack};
    pack = folder + '/' + line.substr(8);
  }
  if (!file.string().ends_with(".bad.yaml")) pack = file.parent_path().string();
  const auto family = load_family(pack, load);
  return family.ok() ? family.value().warnings : family.problems();
}

TEST(PhraseBook, knows_whatever_is_wrong_with_packs) {
  std::set<std::string> missing;
  std::size_t seen = 0;
  for (const auto& entry : fs::recursive_directory_iterator(XINGJI_SOURCE_DIR "/tests/packs")) {
    if (!entry.is_regular_file() || !is_bad_pack(entry.path())) continue;
    for (const Problem& problem : problems_of(entry.path())) {
      ++seen;
      for (const std::string& english : {problem.message, problem.remedy}) {
        if (!is_in_phrase_book(english)) missing.insert(english);
        const std::string left = english_left_in(said(english, Language::zh));
        if (!left.empty()) missing.insert(english + " -> " + left);
      }
    }
  }
  EXPECT_GT(seen, 200U);
  for (const std::string& english : missing) ADD_FAILURE() << english;
}

// All words between quotes in the sources, those that follow one another as one, and CLI11's.
std::string words_of_the_sources() {
  std::string words;
  const auto add = [&](const fs::path& file) {
    std::ifstream in(file);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    words += std::regex_replace(text, std::regex("\"\\s*\""), "") + '\n';
  };
  for (const auto& entry : fs::recursive_directory_iterator(XINGJI_SOURCE_DIR "/src")) {
    const fs::path& file = entry.path();
    const bool is_source = file.extension() == ".cpp" || file.extension() == ".h";
    const bool is_test = file.stem().string().ends_with("_test");
    if (is_source && !is_test && file.parent_path().filename() != "messages") add(file);
  }
  return words;
}

// A sentence is put together at its holes, and sometimes at a comma.
std::string longest_clause(std::string_view sentence) {
  std::string longest;
  while (!sentence.empty()) {
    const std::size_t end = std::min(sentence.find_first_of("{},;:'%"), sentence.size());
    if (end > longest.size()) longest = trim(sentence.substr(0, end));
    // The word for a thing and its name are often put together.
    if (longest.ends_with(" '")) longest.resize(longest.size() - 2);
    sentence.remove_prefix(std::min(end + 1, sentence.size()));
  }
  return longest;
}

// What the sources do not say as it stands: the system's words, those of CLI11, and what is put
// together in the middle of a clause.
bool is_from_elsewhere(std::string_view sentence) {
  for (const char* said : {"No such file",
                           "Permission denied",
                           "No space left",
                           "Is a directory",
                           "Not a directory",
                           "Read-only",
                           "{} is required",
                           "{}: 1 required",
                           "The following argument",
                           "Could not convert",
                           "this step gives ",
                           "no share gets ",
                           "no value gets ",
                           "conditions have no order",
                           "{} number",
                           "unknown ",
                           "{} takes ",
                           "'{}': this pack judges ",
                           "write a number, such",
                           "write a whole number, such",
                           "write a duration, such",
                           "write money, such",
                           "write a date, such"}) {
    if (sentence.starts_with(said)) return true;
  }
  return false;
}

TEST(PhraseBook, holds_nothing_that_nobody_says) {
  const std::string words = words_of_the_sources();
  for (const auto page : phrase_book()) {
    for (const Sentence& sentence : page) {
      if (is_from_elsewhere(sentence.en)) continue;
      const std::string clause = longest_clause(sentence.en);
      EXPECT_NE(words.find(clause), std::string::npos)
          << "nobody says '" << clause << "' of: " << sentence.en;
    }
  }
}

}  // namespace
}  // namespace xingji
