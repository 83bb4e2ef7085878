// Any bytes as a table: reading ends, every row is taken or told, and the size of the blocks
// changes nothing. The first two bytes choose table, format and sizes. With the preset `fuzz`:
//   build/fuzz/tests/read_csv_fuzz -max_len=2000 -max_total_time=60
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "io/read.h"
#include "io/read_again.h"

namespace {

using namespace xingji;  // NOLINT(google-build-using-namespace): a test of its own

struct Counter final : RowConsumer {
  std::uint64_t rows = 0;
  std::uint64_t digest = 0;

  void add(const Row& row) override {
    ++rows;
    for (const char c : canonical_ndjson(row)) {
      digest = (digest ^ static_cast<unsigned char>(c)) * 1'099'511'628'211ULL;
    }
    digest = digest * 31 + row.line;
  }
};

struct Found {
  Counter counter;
  QualityReport report;
};

void read_with(const DataFile& file, std::size_t block_bytes, Found& found) {
  static const LocalDays days(Zone("UTC", 0));
  ReadOptions options;
  options.limits = {block_bytes, 400, 120};
  RowConsumer* const consumer = &found.counter;
  found.report = read_rows({&file, 1}, days, options, {&consumer, 1});
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 2) return 0;
  DataFile file;
  file.table = static_cast<Table>(bytes[0] % file_count);
  file.format = (bytes[1] & 1U) != 0 ? RowFormat::csv : RowFormat::ndjson;
  file.name = "fuzzed";
  file.contents = {reinterpret_cast<const char*>(bytes) + 2, size - 2};
  file.bytes = file.contents.size();

  Found whole;
  Found pieces;
  read_with(file, 100'000, whole);
  read_with(file, 1U + (bytes[1] >> 1U), pieces);
  CHECK(whole.counter.rows == pieces.counter.rows);
  CHECK(whole.counter.digest == pieces.counter.digest);
  CHECK(whole.report.rejected_count() == pieces.report.rejected_count());
  const TableReport& table = whole.report.tables[static_cast<std::size_t>(file.table)];
  CHECK(table.accepted == whole.counter.rows);
  CHECK(table.read <= table.accepted + whole.report.rejected_count());
  return 0;
}
