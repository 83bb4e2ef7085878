#include <cstdio>

#include "cli/commands.h"

namespace xingji {

int run_version(const Options&) {
#ifdef XINGJI_VERSION
  const char* version = XINGJI_VERSION;
#else
  const char* version = "0.1.0";
#endif
#ifdef NDEBUG
  const char* build = "release";
#else
  const char* build = "debug";
#endif
  std::printf("xingji %s (%s, %s)\n", version, __VERSION__, build);
  return exit_done;
}

}  // namespace xingji
