// For tests of the reader: files in memory, rows kept as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/read.h"
#include "io/read_again.h"
#include "io/zones.h"

namespace xingji::fixture {

/// Keeps the line and the canonical spelling of every row.
class RowKeeper final : public RowConsumer {
 public:
  struct Kept {
    std::uint32_t line = 0;
    std::string json;
    bool operator==(const Kept&) const = default;
  };

  void add(const Row& row) override { kept.push_back({row.line, canonical_ndjson(row)}); }

  std::vector<Kept> kept;
};

struct Outcome {
  std::vector<RowKeeper::Kept> rows;  // by line
  QualityReport report;

  std::vector<std::string> rejected() const;  // as text
  std::vector<std::string> warnings() const;
  std::vector<std::string> jsons() const;
  const TableReport& table(Table which) const {
    return report.tables[static_cast<std::size_t>(which)];
  }
};

/// Buyers' ids are kept as they are.
ReadOptions plain_options();

/// What the rows of one table come to; the file is called `<table>.csv` or `.ndjson`.
Outcome read_text(Table table, std::string_view bytes, RowFormat format = RowFormat::csv,
                  const ReadOptions& options = plain_options(),
                  const std::string& zone = "Asia/Shanghai");

/// A folder that goes away with the test.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::string& path() const { return path_; }
  void write(const std::string& name, std::string_view bytes) const;
  /// The same, packed by zstd.
  void write_packed(const std::string& name, std::string_view bytes) const;

 private:
  std::string path_;
};

std::string packed(std::string_view bytes);

}  // namespace xingji::fixture
