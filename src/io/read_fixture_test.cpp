#include "io/read_fixture.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/check.h"
#include "messages/messages.h"

namespace xingji::fixture {
namespace {

std::vector<std::string> texts(const Problems& problems) {
  std::vector<std::string> lines;
  lines.reserve(problems.size());
  for (const Problem& problem : problems) {
    EXPECT_TRUE(is_in_phrase_book(problem.message)) << problem.message;
    EXPECT_TRUE(is_in_phrase_book(problem.remedy)) << problem.remedy;
    lines.push_back(to_text(problem));
  }
  return lines;
}

const LocalDays& days_in(const std::string& zone) {
  static std::map<std::string, LocalDays> known;
  const auto found = known.find(zone);
  if (found != known.end()) return found->second;
  const auto system_zone = find_zone(zone);
  CHECK(system_zone.has_value());
  return known.emplace(zone, LocalDays(*system_zone)).first->second;
}

}  // namespace

std::vector<std::string> Outcome::rejected() const { return texts(report.rejected_rows); }
std::vector<std::string> Outcome::warnings() const { return texts(report.warnings); }

std::vector<std::string> Outcome::jsons() const {
  std::vector<std::string> lines;
  lines.reserve(rows.size());
  for (const auto& row : rows) lines.push_back(row.json);
  return lines;
}

ReadOptions plain_options() {
  ReadOptions options;
  options.keep_buyer_ids = true;
  return options;
}

Outcome read_text(Table table, std::string_view bytes, RowFormat format, const ReadOptions& options,
                  const std::string& zone) {
  DataFile file;
  file.table = table;
  file.format = format;
  file.name = std::string(definition(table).name) + (format == RowFormat::csv ? ".csv" : ".ndjson");
  file.contents = bytes;
  file.bytes = bytes.size();
  std::vector<RowKeeper> keepers(std::max<std::size_t>(1, options.threads));
  std::vector<RowConsumer*> consumers;
  consumers.reserve(keepers.size());
  for (RowKeeper& keeper : keepers) consumers.push_back(&keeper);
  Outcome outcome;
  outcome.report = read_rows({&file, 1}, days_in(zone), options, consumers);
  for (RowKeeper& keeper : keepers) {
    outcome.rows.insert(outcome.rows.end(), keeper.kept.begin(), keeper.kept.end());
  }
  std::sort(outcome.rows.begin(), outcome.rows.end(),
            [](const auto& a, const auto& b) { return a.line < b.line; });
  return outcome;
}

TempFolder::TempFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "xingji-reading-XXXXXX").string();
  CHECK(::mkdtemp(name.data()) != nullptr);
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void TempFolder::write(const std::string& name, std::string_view bytes) const {
  std::ofstream file(std::filesystem::path(path_) / name, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  CHECK(file.good());
}

std::string packed(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 1);
  CHECK(ZSTD_isError(size) == 0);
  out.resize(size);
  return out;
}

void TempFolder::write_packed(const std::string& name, std::string_view bytes) const {
  write(name, packed(bytes));
}

}  // namespace xingji::fixture
