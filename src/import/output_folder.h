// Output that appears whole or not at all: files are written into a folder beside the target and
// take their places together at the end. A run that stops earlier leaves at most that folder,
// `<target>.importing`, which the next run removes.
#pragma once

#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xingji::mapping {

class OutputFolder {
 public:
  explicit OutputFolder(std::string target);
  ~OutputFolder();  // removes what was not published
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  /// Refuses a target that holds one of `tables` in another format, which would then stand beside
  /// ours.
  Problems open(std::span<const std::string> tables);

  /// Begins a file; what is written next goes there.
  void begin(const std::string& name);
  void write(std::string_view bytes);
  void write_row(std::span<const std::string> cells);

  /// Puts all files in their places. Problems are those of any step so far.
  Problems publish();

 private:
  void end_file();
  void fail(const std::string& path, std::string_view what);
  void remove_staging();

  std::string target_;
  std::string staging_;
  std::vector<std::string> names_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  Problems problems_;
};

/// A row of RFC 4180, with its line end.
std::string csv_row(std::span<const std::string> cells);

}  // namespace xingji::mapping
