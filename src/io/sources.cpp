#include "io/sources.h"

#include <fcntl.h>
#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include "base/check.h"

namespace xingji {
namespace {

class FileSource final : public ByteSource {
 public:
  explicit FileSource(const std::string& path) : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (file_ < 0) {
      fail(std::string("the file cannot be opened: ") + std::strerror(errno));
    } else {
      ::posix_fadvise(file_, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
  }
  ~FileSource() override {
    if (file_ >= 0) ::close(file_);
  }

  std::size_t read(char* to, std::size_t size) override {
    std::size_t got = 0;
    while (got < size && file_ >= 0 && fault().empty()) {
      const ssize_t count = ::read(file_, to + got, size - got);
      if (count == 0) break;
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) {
        fail(std::string("the file cannot be read: ") + std::strerror(errno));
        break;
      }
      got += static_cast<std::size_t>(count);
    }
    used_ += got;
    return got;
  }
  std::uint64_t used() const override { return used_; }

 private:
  int file_;
  std::uint64_t used_ = 0;
};

class ZstdSource final : public ByteSource {
 public:
  explicit ZstdSource(std::unique_ptr<ByteSource> packed)
      : packed_(std::move(packed)), stream_(ZSTD_createDStream()), window_(ZSTD_DStreamInSize()) {
    CHECK(stream_ != nullptr);
  }
  ~ZstdSource() override { ZSTD_freeDStream(stream_); }

  std::size_t read(char* to, std::size_t size) override {
    ZSTD_outBuffer out{to, size, 0};
    while (out.pos < out.size && fault().empty()) {
      const bool has_input = in_.pos < in_.size || refill();
      // Without input, an unfinished frame may still hold bytes that did not fit before.
      if (!has_input && !in_frame_) break;
      const std::size_t before = out.pos;
      const std::size_t left = ZSTD_decompressStream(stream_, &out, &in_);
      if (ZSTD_isError(left) != 0) {
        fail(std::string("the zstd file is damaged: ") + ZSTD_getErrorName(left));
        break;
      }
      in_frame_ = left != 0;
      if (!has_input && in_frame_ && out.pos == before && fault().empty()) {
        fail("the zstd file ends too early");
      }
    }
    return out.pos;
  }
  std::uint64_t used() const override { return packed_->used(); }

 private:
  bool refill() {
    in_ = {window_.data(), packed_->read(window_.data(), window_.size()), 0};
    if (!packed_->fault().empty()) fail(packed_->fault());
    return in_.size > 0;
  }

  std::unique_ptr<ByteSource> packed_;
  ZSTD_DStream* stream_;
  std::vector<char> window_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  bool in_frame_ = false;
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t count = std::min(size, bytes_.size() - used_);
    std::copy_n(bytes_.data() + used_, count, to);
    used_ += count;
    return count;
  }
  std::uint64_t used() const override { return used_; }

 private:
  std::string_view bytes_;
  std::size_t used_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> open_source(const std::string& path) {
  auto file = std::make_unique<FileSource>(path);
  if (!path.ends_with(".zst")) return file;
  return std::make_unique<ZstdSource>(std::move(file));
}

std::unique_ptr<ByteSource> memory_source(std::string_view bytes) {
  return std::make_unique<MemorySource>(bytes);
}

}  // namespace xingji
