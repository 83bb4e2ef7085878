// The manual's examples are run: whole packs load, fragments load as overlays of the tour's pack,
// cases pass of the block before them, and what is marked `next` is refused rather than half
// understood.
#include "cases/cases.h"
#include "support.h"

namespace xingji::test {
namespace {

struct Block {
  std::string kind;  // "pack", "fragment", "cases", "next"; of a CSV file its name
  std::string text;
  int line = 0;
};

std::vector<Block> blocks_of_manual() {
  std::istringstream in(read_file(source_path("docs/rule-packs.md")));
  std::vector<Block> blocks;
  bool is_inside = false;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("```yaml ") || line.starts_with("```csv ")) {
      blocks.push_back({line.substr(line.find(' ') + 1), {}, number});
      is_inside = true;
    } else if (line == "```") {
      is_inside = false;
    } else if (is_inside) {
      blocks.back().text += line + '\n';
    }
  }
  return blocks;
}

LoadOptions options_with(std::vector<std::string> overlays) {
  LoadOptions options;
  options.rules_folder = source_path("rules");
  options.overlays = std::move(overlays);
  options.find_zone = find_zone;
  return options;
}

class Manual : public testing::Test {
 protected:
  Manual() : blocks_(blocks_of_manual()) {
    std::filesystem::create_directory(folder_ / "tables");
    for (const Block& block : blocks_) {
      if (block.kind.ends_with(".csv")) write_file(folder_ / block.kind, block.text);
      if (block.kind == "pack" && tour_.empty()) {
        tour_ = folder_ / "example.service-score.yaml";
        write_file(tour_, block.text);
      }
    }
  }

  // The pack that a block says, or the tour's with the fragment laid over it.
  Result<Family> load(const Block& block) {
    const std::string file = folder_ / (block.kind + '-' + std::to_string(block.line) + ".yaml");
    if (block.kind == "pack") {
      write_file(file, block.text);
      return load_family(file, options_with({}));
    }
    write_file(file, "extends: example.service-score\n" + block.text);
    return load_family(tour_, options_with({file}));
  }
  TemporaryFolder folder_;
  std::vector<Block> blocks_;
  std::string tour_;
};

TEST_F(Manual, WholePacksLoad) {
  int packs = 0;
  for (const Block& block : blocks_) {
    if (block.kind != "pack") continue;
    const auto family = load(block);
    EXPECT_TRUE(family.ok()) << "line " << block.line << ": " << to_text(family.problems()[0]);
    ++packs;
  }
  EXPECT_GE(packs, 2);
}

TEST_F(Manual, FragmentsLoadAsOverlaysOfTheTour) {
  int fragments = 0;
  for (const Block& block : blocks_) {
    if (block.kind != "fragment") continue;
    const auto family = load(block);
    EXPECT_TRUE(family.ok()) << "line " << block.line << ": " << to_text(family.problems()[0]);
    ++fragments;
  }
  EXPECT_GE(fragments, 10);
}

TEST_F(Manual, CasesPassOfTheBlockBeforeThem) {
  std::size_t passed = 0;
  const Block* before = nullptr;
  for (const Block& block : blocks_) {
    if (block.kind == "pack" || block.kind == "fragment") before = &block;
    if (block.kind != "cases") continue;
    const bool is_whole = block.text.starts_with("pack:");  // of the tour
    const auto family = is_whole ? load_family(tour_, options_with({})) : load(*before);
    ASSERT_TRUE(family.ok()) << "line " << block.line;
    const std::string file = folder_ / "some.cases.yaml";
    const std::string head = "pack: " + family.value().versions.front().id + "\ncases:\n";
    write_file(file, (is_whole ? "" : head) + block.text);
    const auto report = run_cases(file, family.value(), [](const std::string&) -> Result<Family> {
      return Problem{{}, "no overlays here", ""};
    });
    for (const Problem& problem : report.ok() ? report.value().problems : report.problems()) {
      ADD_FAILURE() << "the block of line " << block.line << ": " << to_text(problem);
    }
    if (report.ok()) passed += report.value().passed;
  }
  EXPECT_GE(passed, 35U);
}

TEST_F(Manual, WhatComesNextIsNotHalfUnderstood) {
  for (const Block& block : blocks_) {
    if (block.kind != "next") continue;
    const auto family = load(block);
    ASSERT_FALSE(family.ok()) << "line " << block.line;
    bool is_said = false;
    for (const Problem& problem : family.problems()) {
      is_said |= problem.message.find("not supported yet") != std::string::npos;
      // Whoever follows the manual must not be told that there is no such word.
      EXPECT_EQ(problem.message.find("unknown key"), std::string::npos) << to_text(problem);
      EXPECT_EQ(problem.message.find("unknown function"), std::string::npos) << to_text(problem);
    }
    EXPECT_TRUE(is_said || block.text.starts_with("subject:")) << "line " << block.line;
  }
}

}  // namespace
}  // namespace xingji::test
