#include "io/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>
#include <utility>

namespace xingji {
namespace {

constexpr std::chrono::seconds patience{5};
constexpr std::chrono::milliseconds pause{20};

}  // namespace

Result<FolderLock> FolderLock::take(const std::string& folder) {
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  if (fault) {
    return Problem{{folder}, "cannot be made: " + fault.message(), "name another folder"};
  }
  // The folder itself is locked, so that no file of it has to stay behind for that.
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) {
    return Problem{{folder}, std::string("cannot be opened: ") + std::strerror(errno), ""};
  }
  FolderLock lock(descriptor);
  const auto until = std::chrono::steady_clock::now() + patience;
  while (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      return Problem{{folder}, std::string("cannot be locked: ") + std::strerror(errno), ""};
    }
    if (std::chrono::steady_clock::now() > until) {
      return Problem{{folder},
                     "another xingji is writing here; nothing was changed",
                     "try again when it has ended"};
    }
    std::this_thread::sleep_for(pause);
  }
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace xingji
