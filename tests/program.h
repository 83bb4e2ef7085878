// The built program, run as a person or a script would.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "places.h"

namespace xingji::test {

struct Ran {
  int code = -1;
  std::string out;
  std::string error;
};

inline std::string content_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

/// `words` go through a shell, with `before` in front (variables, a change of folder). What the
/// program reads and says passes through files of `folder`.
inline Ran run_program(const std::string& words, const std::filesystem::path& folder,
                       const std::string& input = "", const std::string& before = "") {
  const std::string in = (folder / "in").string();
  const std::string out = (folder / "out").string();
  const std::string error = (folder / "error").string();
  std::ofstream(in, std::ios::binary) << input;
  const int status = std::system((before + " LANG=C LC_ALL=C " + program_path() + ' ' + words +
                                  " <" + in + " >" + out + " 2>" + error)
                                     .c_str());
  return {WEXITSTATUS(status), content_of(out), content_of(error)};
}

}  // namespace xingji::test
