// CHECK: our own faults stop the program at once, in release builds too. The world's faults (rules,
// files, disks) are values, see result.h.
#pragma once

namespace xingji {

/// Prints the failed condition with its place on stderr and aborts.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace xingji

#define CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::xingji::check_failed(#condition, __FILE__, __LINE__))
