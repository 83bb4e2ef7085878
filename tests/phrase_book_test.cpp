// That the phrase book says in Chinese what people meet, and holds nothing that nobody says.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>

#include "base/text.h"
#include "io/faults.h"
#include "messages/messages.h"

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
    const std::size_t end = std::min(sentence.find_first_of("{},;:"), sentence.size());
    if (end > longest.size()) longest = trim(sentence.substr(0, end));
    // The word for a thing and its name are often put together.
    if (longest.ends_with(" '")) longest.resize(longest.size() - 2);
    sentence.remove_prefix(std::min(end + 1, sentence.size()));
  }
  return longest;
}

// What the sources do not say: the system's words, and those of CLI11.
bool is_from_elsewhere(std::string_view sentence) {
  for (const char* said :
       {"No such file", "Permission denied", "No space left", "Is a directory", "Not a directory",
        "Read-only", "{} is required", "{}: 1 required", "The following argument",
        "Could not convert", "{}: Value {} not in range"}) {
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
