#include "io/read.h"

#include <algorithm>
#include <iterator>
#include <thread>

#include "base/check.h"
#include "io/csv.h"
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
  reading.report = read_rows(files, LocalDays(set.zone), options, consumers);
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
