// Writes all pieces of a made-up market with several threads: each takes the next piece, makes its
// rows in memory, reserves their places in the files when its turn comes, and writes them. Holds
// one piece per thread.
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "synth/files.h"
#include "synth/synth.h"
#include "synth/tables.h"
#include "synth/versions.h"

namespace xingji::synth {

class Run {
 public:
  /// `files` are open, at most one per table.
  struct Output {
    SynthSummary::File told;
    PartialFile file;
  };

  Run(const Market& market, std::vector<Output>& outputs, const SynthProgress& progress);

  /// The first problem of any thread, if there was one.
  std::optional<Problem> write(int threads);

 private:
  struct Piece;  // one thread's memory

  void work();
  void make(std::uint64_t job, Piece& piece) const;
  void make_orders(std::uint64_t first, std::uint64_t end, Piece& piece) const;
  void make_shops(std::uint64_t first, std::uint64_t end, Piece& piece) const;
  bool put(std::uint64_t job, Piece& piece);
  void stop(const Problem& problem);

  const Market& market_;
  std::vector<Output>& outputs_;
  const SynthProgress& progress_;
  std::array<Output*, table_count> output_of_{};
  std::vector<Versions> order_versions_;  // as order_tables()
  std::vector<Versions> shop_versions_;   // as shop_tables()
  std::uint64_t order_jobs_;
  std::uint64_t jobs_;
  std::atomic<std::uint64_t> next_job_ = 0;

  std::mutex mutex_;
  std::condition_variable turn_changed_;
  std::uint64_t turn_ = 0;  // the job whose rows come next
  std::uint64_t done_ = 0;
  std::optional<Problem> problem_;
};

}  // namespace xingji::synth
