// What the tests of the made-up market share: a small market, a folder that goes away again, and a
// reader for tables without quoted cells.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "synth/synth.h"

namespace xingji::synth_test {

namespace fs = std::filesystem;

class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(fs::temp_directory_path() / ("xingji_synth_" + std::to_string(::getpid()) + name)) {
    fs::remove_all(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

inline SynthOptions small_market(const std::string& into) {
  SynthOptions options;
  options.shops = 60;
  options.days = 90;
  options.orders = 30'000;
  options.seed = 42;
  options.into = into;
  return options;
}

inline std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline std::map<std::string, std::string> read_folder(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    files[entry.path().filename().string()] = read_file(entry.path());
  }
  return files;
}

/// The files of the market that `options` ask for; four threads write the same bytes as one.
inline std::map<std::string, std::string> written_by_one_thread_and_four(SynthOptions options) {
  const Folder four("four");
  options.threads = 1;
  EXPECT_TRUE(write_market(options).ok());
  auto expected = read_folder(options.into);
  options.into = four.path();
  options.threads = 4;
  EXPECT_TRUE(write_market(options).ok());
  EXPECT_TRUE(read_folder(four.path()) == expected);
  return expected;
}

/// A written table, with cells by column name.
class Csv {
 public:
  explicit Csv(std::string text) : text_(std::move(text)) {
    EXPECT_TRUE(text_.ends_with('\n'));
    for (const std::string_view line :
         split(std::string_view(text_).substr(0, text_.size() - 1), '\n')) {
      lines_.push_back(split(line, ','));
    }
  }
  const std::vector<std::string_view>& columns() const { return lines_.front(); }
  std::size_t rows() const { return lines_.size() - 1; }
  const std::vector<std::string_view>& row(std::size_t i) const { return lines_[i + 1]; }
  std::string_view cell(std::size_t i, std::string_view column) const {
    const auto found = std::find(columns().begin(), columns().end(), column);
    return found == columns().end() ? std::string_view()
                                    : row(i)[static_cast<std::size_t>(found - columns().begin())];
  }
  /// Cells of several columns (names by spaces), put together.
  std::string cells(std::size_t i, std::string_view names) const {
    std::string key;
    for (const std::string_view name : split(names, ' ')) {
      key.append(cell(i, name)).append("|");
    }
    return key;
  }

 private:
  std::string text_;
  std::vector<std::vector<std::string_view>> lines_;
};

inline Csv read_table(const std::string& folder, std::string_view table) {
  return Csv(read_file(fs::path(folder) / (std::string(table) + ".csv")));
}

// Written once for all tests that only read it.
inline const std::string& shared_market() {
  static const Folder folder("shared");
  static const bool written = [] {
    SynthOptions options = small_market(folder.path());
    options.wide = true;
    return write_market(options).ok();
  }();
  static const std::string path = written ? folder.path() : std::string();
  return path;
}

}  // namespace xingji::synth_test
