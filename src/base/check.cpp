#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace xingji {

void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "xingji: a fault of ours, please report it: %s:%d: %s\n", file, line,
               condition);
  std::abort();
}

}  // namespace xingji
