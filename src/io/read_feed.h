// The files of a data set, one after the other, as blocks for any number of threads. Whoever asks
// next reads the next block into its own memory, so the memory in use is one block per thread.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <span>

#include "io/blocks.h"
#include "io/read_folder.h"
#include "io/read_plan.h"
#include "io/read_tally.h"

namespace xingji {

struct Work {
  Block block;
  const FilePlan* plan = nullptr;  // lives as long as the feed
  RowFormat format = RowFormat::csv;
};

class Feed {
 public:
  struct Options {
    ReadLimits limits;
    bool keep_buyer_ids = false;
    std::function<bool(double)> progress;  // called under the feed's lock; false: no more blocks
  };

  Feed(std::span<const DataFile> files, Options options);

  /// The next block, or false when there are none left or stop() was called.
  bool next(Work& work);
  /// No block is given out any more.
  void stop();

  /// The line after the block that was given last.
  std::uint32_t next_line() const { return reader_ ? reader_->line() : 0; }

  /// What opening the files told: files, headers, warnings, refused files. After the last block.
  void add_findings(QualityReport& report, std::vector<Tally>& tallies);

 private:
  bool open_next();
  void open_csv(const DataFile& file, FilePlan& plan);
  void close(const DataFile& file);
  void refuse(std::uint32_t line, const std::string& message, const std::string& remedy);
  void give_up();
  bool may_go_on();

  std::span<const DataFile> files_;
  Options options_;
  std::mutex mutex_;
  std::size_t opened_ = 0;  // the current file is the one before
  bool has_rows_ = false;   // of the current file
  std::unique_ptr<BlockReader> reader_;
  std::deque<FilePlan> plans_;
  Block header_;
  QualityReport found_;
  Tally tally_;
  std::uint64_t total_bytes_ = 0;
  std::uint64_t finished_bytes_ = 0;
};

}  // namespace xingji
