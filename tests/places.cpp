#include "places.h"

namespace xingji::test {

std::string source_path(const std::string& path) {
  return std::string(XINGJI_SOURCE_DIR) + '/' + path;
}

std::string program_path() { return XINGJI_BINARY; }

}  // namespace xingji::test
