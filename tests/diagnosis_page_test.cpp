// docs/diagnosis.md is run: its files are written, its command is called, and what it shows is what
// the program prints.
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

struct Block {
  std::string kind;
  std::string text;
};

std::vector<Block> blocks_of(const std::string& page) {
  std::istringstream in(read_file(source_path(page)));
  std::vector<Block> blocks;
  bool is_inside = false;
  for (std::string line; std::getline(in, line);) {
    if (!is_inside && line.starts_with("```")) {
      blocks.push_back({line.substr(3), {}});
      is_inside = true;
    } else if (line == "```") {
      is_inside = false;
    } else if (is_inside) {
      blocks.back().text += line + '\n';
    }
  }
  return blocks;
}

TEST(DiagnosisPage, ShowsWhatTheProgramPrints) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "my-data");
  std::string shown;
  std::size_t commands = 0;
  const std::string rules = "cd " + folder.path() + " && XINGJI_RULES=" + source_path("rules");
  for (const Block& block : blocks_of("docs/diagnosis.md")) {
    if (block.kind.starts_with("csv ")) {
      write_file(folder / ("my-data/" + block.kind.substr(4)), block.text);
    } else if (block.kind == "sh") {
      ASSERT_TRUE(block.text.starts_with("xingji "));
      const std::string words(trim(block.text.substr(7)));
      const Ran ran = run_program(words, folder.path(), "", rules);
      EXPECT_EQ(ran.code, 0) << ran.error;
      shown = ran.out;
      ++commands;
    } else if (block.kind == "text") {
      EXPECT_EQ(block.text, shown);
    }
  }
  EXPECT_EQ(commands, 1U);
}

}  // namespace
}  // namespace xingji::test
