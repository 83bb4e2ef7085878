#include "synth/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "base/check.h"

namespace xingji::synth {
namespace {

Problem system_problem(const std::string& path, const char* what, int error) {
  Problem problem;
  problem.place.file = path;
  problem.message = std::string(what) + ": " + std::generic_category().message(error);
  if (error == ENOSPC) problem.remedy = "free some space, or ask for fewer orders";
  return problem;
}

}  // namespace

PartialFile::~PartialFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (opened_) ::unlink(partial_path().c_str());
}

PartialFile::PartialFile(PartialFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      opened_(std::exchange(other.opened_, false)),
      reserved_(other.reserved_) {}

std::optional<Problem> PartialFile::open() {
  CHECK(descriptor_ < 0);
  descriptor_ = ::open(partial_path().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) return system_problem(path_, "cannot be made", errno);
  opened_ = true;
  return std::nullopt;
}

std::optional<Problem> PartialFile::write_at(std::int64_t offset, std::string_view text) const {
  while (!text.empty()) {
    const ssize_t written = ::pwrite(descriptor_, text.data(), text.size(), offset);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_problem(path_, "cannot be written", errno);
    if (written == 0) return system_problem(path_, "cannot be written", ENOSPC);
    text.remove_prefix(static_cast<std::size_t>(written));
    offset += written;
  }
  return std::nullopt;
}

std::optional<Problem> PartialFile::append(std::string_view text) {
  return write_at(reserve(text.size()), text);
}

std::optional<Problem> PartialFile::close() {
  if (::close(std::exchange(descriptor_, -1)) != 0) {
    return system_problem(path_, "cannot be written", errno);
  }
  return std::nullopt;
}

std::optional<Problem> PartialFile::keep() {
  CHECK(descriptor_ < 0);
  if (std::rename(partial_path().c_str(), path_.c_str()) != 0) {
    return system_problem(path_, "cannot be given its name", errno);
  }
  opened_ = false;
  return std::nullopt;
}

std::int64_t PartialFile::reserve(std::size_t bytes) {
  return std::exchange(reserved_, reserved_ + static_cast<std::int64_t>(bytes));
}

}  // namespace xingji::synth
