// What `try` says of numbers typed for a pack that stands in a folder of the test's own.
#pragma once

#include "program.h"
#include "support.h"

namespace xingji::test {

inline std::string try_says(const std::string& pack, const std::string& values,
                            const std::string& language, const TemporaryFolder& folder) {
  const Ran ran = run_program(
      "try " + pack + " --as-of 2026-01-01 --lang " + language + " --values '" + values + "'",
      folder.path(), "", "cd " + folder.path() + " && ");
  EXPECT_EQ(ran.code, 0) << ran.error;
  return ran.out;
}

}  // namespace xingji::test
