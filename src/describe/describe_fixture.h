// What the tests of descriptions share: a pack of tests/packs in sentences, and the lines in them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "describe/describe.h"
#include "pack/load.h"

namespace xingji::describe_test {

inline std::string described(const std::string& pack, Day day, Language language,
                             std::vector<std::string> overlays = {}) {
  LoadOptions options;
  options.find_zone = [](const std::string& name) { return std::optional(Zone(name, 0)); };
  options.overlays = std::move(overlays);
  const auto family = load_family(std::string(XINGJI_SOURCE_DIR) + "/tests/packs/" + pack, options);
  if (!family.ok()) return to_text(family.problems().front());
  return describe({family.value().on(day), day, language});
}

inline void expect_in(const std::string& text, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    EXPECT_NE(text.find(line), std::string::npos) << line << " is not in:\n" << text;
  }
}

}  // namespace xingji::describe_test
