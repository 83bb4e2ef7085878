#include "io/write_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace xingji {
namespace {

namespace fs = std::filesystem;

bool write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Closing may be the first to tell that the disk is full.
bool write_and_close(int descriptor, std::string_view content, bool on_disk) {
  bool is_kept = write_all(descriptor, content) && (!on_disk || fsync(descriptor) == 0);
  const int reason = errno;
  if (close(descriptor) != 0) return false;
  if (!is_kept) errno = reason;
  return is_kept;
}

bool is_ordinary(const fs::path& file) {
  // A device may stand for an ordinary file that somebody else is writing.
  if (file.string().starts_with("/dev/") || file.string().starts_with("/proc/")) return false;
  std::error_code unknown;
  const fs::file_status status = fs::status(file, unknown);
  return status.type() == fs::file_type::not_found || fs::is_regular_file(status);
}

// The rights of the file that is replaced, or those that a new file would have.
mode_t rights_of(const fs::path& file) {
  struct stat known = {};
  if (stat(file.c_str(), &known) == 0) return known.st_mode & 07777U;
  const mode_t mask = umask(0);
  umask(mask);
  return 0666U & ~mask;
}

bool replace(const fs::path& file, std::string_view content) {
  std::string beside = file.string() + ".XXXXXX";
  const int descriptor = mkstemp(beside.data());
  if (descriptor < 0) return false;
  const bool is_written = fchmod(descriptor, rights_of(file)) == 0;
  if (write_and_close(descriptor, content, true) && is_written &&
      rename(beside.c_str(), file.c_str()) == 0) {
    return true;
  }
  const int reason = errno;
  unlink(beside.c_str());
  errno = reason;
  return false;
}

bool write_directly(const std::string& file, std::string_view content) {
  const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  return descriptor >= 0 && write_and_close(descriptor, content, false);
}

}  // namespace

Problems write_file(const std::string& file, std::string_view content) {
  bool is_written = false;
  if (is_ordinary(file)) {
    std::error_code unknown;
    const fs::path target = fs::weakly_canonical(file, unknown);
    is_written = replace(unknown ? fs::path(file) : target, content);
  } else {
    is_written = write_directly(file, content);
  }
  if (is_written) return {};
  return {{{file}, std::string("cannot be written: ") + std::strerror(errno), ""}};
}

}  // namespace xingji
