// One program at a time writes into a folder that people keep by hand: a book of pay, a sheet.
#pragma once

#include <string>

#include "base/result.h"

namespace xingji {

/// Held from `take` to the end of its life, or of the process, however that ends. Readers need
/// none: files take each other's place whole (write_file.h).
class FolderLock {
 public:
  /// Makes the folder where there is none, and waits some seconds for whoever writes there now.
  /// Problems: the folder cannot be had, or somebody still writes.
  static Result<FolderLock> take(const std::string& folder);

  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&& other) noexcept;
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace xingji
