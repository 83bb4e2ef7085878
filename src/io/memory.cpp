#include "io/memory.h"

#include <algorithm>
#include <fstream>

namespace xingji {
namespace {

// The first number in a file, or what stands for "no limit".
std::uint64_t number_in(const char* path) {
  std::ifstream file(path);
  std::uint64_t number = 0;
  return file >> number ? number : UINT64_MAX;
}

std::uint64_t available_to_all() {
  std::ifstream file("/proc/meminfo");
  std::string name;
  std::uint64_t kibibytes = 0;
  std::string unit;
  while (file >> name >> kibibytes && std::getline(file, unit)) {
    if (name == "MemAvailable:") return kibibytes * 1024;
  }
  return UINT64_MAX;
}

}  // namespace

std::uint64_t available_memory() {
  const std::uint64_t limit = number_in("/sys/fs/cgroup/memory.max");
  const std::uint64_t used = number_in("/sys/fs/cgroup/memory.current");
  const std::uint64_t left =
      limit == UINT64_MAX || used == UINT64_MAX ? UINT64_MAX : limit - std::min(limit, used);
  return std::min(left, available_to_all());
}

std::string format_memory(std::uint64_t bytes) {
  constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;
  if (bytes <= 1024 * mebibyte) {
    return std::to_string((bytes + mebibyte - 1) / mebibyte) + " MiB";
  }
  const std::uint64_t tenths = (bytes / 1024 * 10 + mebibyte - 1) / mebibyte;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " GiB";
}

}  // namespace xingji
