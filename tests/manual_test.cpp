// The manual's examples are run: whole packs load, fragments load as overlays of the tour's pack,
// and what is marked `next` is refused rather than half understood.
#include "support.h"

namespace xingji::test {
namespace {

struct Block {
  std::string kind;  // "pack", "fragment", "cases", "next"
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
    if (line.starts_with("```yaml ")) {
      blocks.push_back({line.substr(8), {}, number});
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
    for (const Block& block : blocks_) {
      if (block.kind == "pack" && tour_.empty()) {
        tour_ = folder_ / "example.service-score.yaml";
        write_file(tour_, block.text);
      }
    }
  }
  TemporaryFolder folder_;
  std::vector<Block> blocks_;
  std::string tour_;
};

TEST_F(Manual, WholePacksLoad) {
  int packs = 0;
  for (const Block& block : blocks_) {
    if (block.kind != "pack") continue;
    const std::string file = folder_ / ("pack-" + std::to_string(block.line) + ".yaml");
    write_file(file, block.text);
    const auto family = load_family(file, options_with({}));
    EXPECT_TRUE(family.ok()) << "line " << block.line << ": " << to_text(family.problems()[0]);
    ++packs;
  }
  EXPECT_GE(packs, 2);
}

TEST_F(Manual, FragmentsLoadAsOverlaysOfTheTour) {
  int fragments = 0;
  for (const Block& block : blocks_) {
    if (block.kind != "fragment") continue;
    const std::string file = folder_ / ("fragment-" + std::to_string(block.line) + ".yaml");
    write_file(file, "extends: example.service-score\n" + block.text);
    const auto family = load_family(tour_, options_with({file}));
    EXPECT_TRUE(family.ok()) << "line " << block.line << ": " << to_text(family.problems()[0]);
    ++fragments;
  }
  EXPECT_GE(fragments, 10);
}

TEST_F(Manual, WhatComesNextIsNotHalfUnderstood) {
  for (const Block& block : blocks_) {
    if (block.kind != "next") continue;
    const std::string file = folder_ / ("next-" + std::to_string(block.line) + ".yaml");
    write_file(file, "extends: example.service-score\n" + block.text);
    const auto family = load_family(tour_, options_with({file}));
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
