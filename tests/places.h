// Where the sources and the built program stand. Kept out of line: a test's object code does not
// depend on the folder that it was built in, so clones share it.
#pragma once

#include <string>

namespace xingji::test {

std::string source_path(const std::string& path);
std::string program_path();

}  // namespace xingji::test
