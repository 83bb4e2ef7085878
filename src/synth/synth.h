// A made-up market: every canonical table as CSV, of any size, for benchmarks and tests. The same
// options give the same bytes, whatever the number of threads. Shops differ in latent qualities,
// some facts have later versions or are deleted, nothing happens after the last day. Memory does
// not grow with the number of orders, only with that of shops (below 100 bytes each). No real
// buyer, shop or platform appears.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/result.h"
#include "base/tables.h"
#include "synth/plan.h"

namespace xingji {

struct SynthOptions {
  /// Number of shops, 1 to 5,000,000. Their sizes follow Zipf's law with exponent 1.
  std::int64_t shops = 1'000;
  /// Length of the market's life in days, 1 to 3,650. All happenings lie in [until - days + 1,
  /// until].
  std::int64_t days = 180;
  /// Number of orders, 1 to 10^10; none stands for 200 a shop. The other tables follow from it: per
  /// order about 0.1 refunds, 0.3 rated items, 0.4 chats and 0.01 disputes.
  std::optional<std::int64_t> orders;
  std::uint64_t seed = 1;
  /// What the market is like and what is planted in it. Each cause needs two shops: its own and one
  /// that is spared. What is planted is told by `planted.csv`.
  synth::Plan plan;
  /// The last day of the market, in the plan's zone.
  Day until = to_day({2022, 6, 30});
  /// Threads to generate with; 0 stands for all cores. Changes nothing but the time taken.
  int threads = 0;
  /// Tables to write, each at most once; empty stands for all. A table's rows do not depend on
  /// which others are written.
  std::vector<Table> tables;
  /// Every column of orders, refunds, ratings and chats instead of the narrow set that the timed
  /// work uses. The columns that both forms have hold the same values.
  bool wide = false;
  /// Folder to write into; made if absent. Files of the same names are replaced at the very end,
  /// all together; a run that stops earlier leaves only `*.partial` files that the next run
  /// overwrites.
  std::string into;
};

struct SynthSummary {
  struct File {
    Table table = Table::shops;
    std::string path;
    std::int64_t rows = 0;             // without the header, all versions counted
    std::int64_t second_versions = 0;  // of those rows
    std::int64_t deletions = 0;        // of those rows
    std::int64_t bytes = 0;
  };
  std::vector<File> files;  // in the order of the canonical tables
  /// Where screens are planned: the shops that have rows in every table, the largest first, and
  /// those of them in which nothing is planted.
  std::vector<std::string> sampled = {};
  std::vector<std::string> spared = {};

  std::int64_t rows() const;
  std::int64_t bytes() const;
};

/// Called now and then with the work done so far and the whole, in one unit; never by two threads
/// at once, but not always by the same thread.
using SynthProgress = std::function<void(std::int64_t done, std::int64_t total)>;

/// Writes the tables and `dataset.yaml` into `options.into`. Problems name the option that is out
/// of range, or the file that could not be written and the system's reason; then nothing is left
/// behind.
Result<SynthSummary> write_market(const SynthOptions& options, const SynthProgress& progress = {});

}  // namespace xingji
