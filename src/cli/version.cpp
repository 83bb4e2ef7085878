#include <cstdio>

#include "cli/commands.h"

namespace xingji {

int run_version(const Options&) {
#ifdef __clang__
  const char* compiler = __VERSION__;  // names itself
#else
  const char* compiler = "GCC " __VERSION__;
#endif
  std::printf("xingji %s (%s, %s)\n", XINGJI_VERSION, compiler, XINGJI_BUILD);
  return exit_done;
}

}  // namespace xingji
