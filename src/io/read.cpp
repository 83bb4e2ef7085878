#include "io/read.h"

#include <algorithm>
#include <iterator>
#include <thread>

#include "base/check.h"
#include "io/csv.h"
#include "io/memory.h"
#include "io/ndjson.h"
#include "io/read_again.h"
#include "io/read_feed.h"

namespace xingji {
namespace {

class SinkConsumer final : public RowConsumer {
 public:
  explicit SinkConsumer(RowSink& sink) : sink_(sink) {}
  void add(const Row& row) override { add_row(sink_, row); }

 private:
  RowSink& sink_;
};

// A thread's work: blocks until there are none. With `strict`, whoever meets a rejection ends the
// feed; blocks that come before are all given out by then, so the first rejection is the same in
// every run.
void work_off(Feed& feed, const LocalDays& days, const ReadOptions& options, Tally& tally,
              RowConsumer& consumer) {
  RowMaker maker(days, options.buyer_key, tally, consumer);
  CsvParser csv(maker, options.limits);
  NdjsonParser ndjson(maker, options.limits, tally);
  Work work;
  while (feed.next(work)) {
    if (work.format == RowFormat::csv) {
      csv.parse(*work.plan, work.block);
    } else {
      ndjson.parse(*work.plan, work.block);
    }
    if (options.strict && !tally.rejected.empty()) feed.stop();
  }
}

std::vector<DataFile> needed_files(const DataSet& set, const Needs& needs, bool only_needed,
                                   std::vector<std::string>& unopened) {
  std::vector<DataFile> files;
  for (const DataFile& file : set.files) {
    if (only_needed && !needs.tables[static_cast<std::size_t>(file.table)]) {
      unopened.push_back(file.name);
    } else {
      files.push_back(file);
    }
  }
  return files;
}

// Whether the facts will fit into memory, by what they took so far.
class MemoryWatch {
 public:
  MemoryWatch(const FactBuilder& builder, std::uint64_t memory)
      : builder_(builder), memory_(memory) {}

  /// False when they will not.
  bool is_enough(double share_read) {
    const auto packed = builder_.packed_bytes();
    taken_ = packed + packed / 8;  // at the peak, columns of some shards stand beside their rows
    share_ = share_read;
    // Tables differ in how much of a file is kept, so a forecast is believed from twice on.
    const bool will_burst = share_read >= 0.02 && foreseen() / 2 > memory_;
    is_enough_ = is_enough_ && taken_ <= memory_ && !will_burst;
    return is_enough_;
  }

  std::optional<Problem> problem() const {
    if (is_enough_) return std::nullopt;
    const auto percent = std::to_string(static_cast<int>(share_ * 100));
    return Problem{{},
                   "these facts need about " + format_memory(foreseen()) + " of memory, where " +
                       format_memory(memory_) + " is free; the first " + percent +
                       " % of the files took " + format_memory(taken_),
                   "read fewer days or fewer shops at a time, or use a larger machine"};
  }

 private:
  std::uint64_t foreseen() const {
    return static_cast<std::uint64_t>(static_cast<double>(taken_) / std::max(share_, 0.001));
  }

  const FactBuilder& builder_;
  std::uint64_t memory_;
  std::uint64_t taken_ = 0;
  double share_ = 0;
  bool is_enough_ = true;
};

}  // namespace

QualityReport read_rows(std::span<const DataFile> files, const LocalDays& days,
                        const ReadOptions& options, std::span<RowConsumer* const> consumers) {
  CHECK(!consumers.empty());
  Feed feed(files, {options.limits, options.keep_buyer_ids, options.progress});
  std::vector<Tally> tallies(consumers.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < consumers.size(); ++i) {
    threads.emplace_back([&, i] { work_off(feed, days, options, tallies[i], *consumers[i]); });
  }
  work_off(feed, days, options, tallies[0], *consumers[0]);
  for (std::thread& thread : threads) thread.join();
  QualityReport report;
  feed.add_findings(report, tallies);
  add_tallies(std::move(tallies), report);
  return report;
}

Result<Reading> read_facts(const std::string& folder, const Needs& needs,
                           const ReadOptions& options) {
  Result<DataSet> found = find_data_set(folder);
  if (!found.ok()) return found.problems();
  DataSet& set = found.value();
  Reading reading;
  const auto files = needed_files(set, needs, options.only_needed, reading.unopened);

  const std::size_t threads = std::max<std::size_t>(1, options.threads);
  FactBuilder builder(needs, threads, options.known_at, options.hash_seed);
  std::vector<std::unique_ptr<RowConsumer>> owned;
  std::vector<RowConsumer*> consumers;
  for (std::size_t i = 0; i < threads; ++i) {
    owned.push_back(std::make_unique<SinkConsumer>(builder.sink(i)));
    consumers.push_back(owned.back().get());
  }
  MemoryWatch watch(builder, options.memory);
  ReadOptions watched = options;
  watched.progress = [&](double share) {
    return watch.is_enough(share) && (!options.progress || options.progress(share));
  };
  reading.report = read_rows(files, LocalDays(set.zone), watched, consumers);
  if (const auto problem = watch.problem()) return *problem;
  if (options.strict && !reading.report.rejected_rows.empty()) {
    return reading.report.rejected_rows.front();
  }
  reading.report.warnings.insert(reading.report.warnings.begin(), set.warnings.begin(),
                                 set.warnings.end());
  const RowAgain again(files, set.zone, options);
  reading.facts = builder.build(
      set.zone,
      [&](Table table, const std::vector<std::uint32_t>& lines) {
        return again.rows(table, lines);
      },
      reading.report);
  reading.facts.currency = set.currency;
  return reading;
}

}  // namespace xingji
