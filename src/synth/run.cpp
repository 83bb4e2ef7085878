#include "synth/run.h"

#include <algorithm>
#include <thread>

namespace xingji::synth {
namespace {

// Multiples of the largest group of versions.
constexpr std::uint64_t orders_per_job = 8'000;
constexpr std::uint64_t shops_per_job = 2'000;

std::uint64_t job_count(std::uint64_t units, std::uint64_t per_job) {
  return (units + per_job - 1) / per_job;
}

}  // namespace

struct Run::Piece {
  explicit Piece(const Market& market) : rows(table_count, Rows(market)) {}

  Rows& of(Table table) { return rows[static_cast<std::size_t>(table)]; }

  std::vector<Order> orders;  // of this piece, in order
  std::vector<Rows> rows;     // by table
};

Run::Run(const Market& market, std::vector<Output>& outputs, const SynthProgress& progress)
    : market_(market),
      outputs_(outputs),
      progress_(progress),
      order_jobs_(job_count(market.order_count(), orders_per_job)),
      jobs_(order_jobs_ + job_count(market.shop_count(), shops_per_job)) {
  for (Output& output : outputs) {
    output_of_[static_cast<std::size_t>(output.told.table)] = &output;
  }
  const std::uint64_t key = market.key(Stream::versions);
  for (const OrderTable& table : order_tables()) {
    order_versions_.emplace_back(mix(key + static_cast<std::uint64_t>(table.table)),
                                 market.order_count());
  }
  for (const ShopTable& table : shop_tables()) {
    shop_versions_.emplace_back(mix(key + 64 + static_cast<std::uint64_t>(table.table)),
                                market.shop_count());
  }
}

std::optional<Problem> Run::write(int threads) {
  std::vector<std::jthread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back([this] { work(); });
  work();
  for (std::jthread& other : others) other.join();
  return problem_;
}

void Run::work() {
  Piece piece(market_);
  while (true) {
    const std::uint64_t job = next_job_.fetch_add(1);
    if (job >= jobs_) return;
    for (Rows& rows : piece.rows) rows.clear();
    make(job, piece);
    if (!put(job, piece)) return;
  }
}

void Run::make(std::uint64_t job, Piece& piece) const {
  if (job < order_jobs_) {
    const std::uint64_t first = job * orders_per_job;
    make_orders(first, std::min(first + orders_per_job, market_.order_count()), piece);
  } else {
    const std::uint64_t first = (job - order_jobs_) * shops_per_job;
    make_shops(first, std::min(first + shops_per_job, market_.shop_count()), piece);
  }
}

void Run::make_orders(std::uint64_t first, std::uint64_t end, Piece& piece) const {
  piece.orders.clear();
  for (std::uint64_t number = first; number < end; ++number) {
    piece.orders.push_back(make_order(market_, number));
  }
  for (std::size_t i = 0; i < order_tables().size(); ++i) {
    const OrderTable& table = order_tables()[i];
    if (output_of_[static_cast<std::size_t>(table.table)] == nullptr) continue;
    Rows& rows = piece.of(table.table);
    order_versions_[i].for_each(first, end, [&](std::uint64_t number, Version version) {
      if (number >= first && number < end) {
        table.tell(market_, piece.orders[number - first], version, rows);
      } else {
        table.tell(market_, make_order(market_, number), version, rows);
      }
    });
  }
}

void Run::make_shops(std::uint64_t first, std::uint64_t end, Piece& piece) const {
  for (std::size_t i = 0; i < shop_tables().size(); ++i) {
    const ShopTable& table = shop_tables()[i];
    if (output_of_[static_cast<std::size_t>(table.table)] == nullptr) continue;
    Rows& rows = piece.of(table.table);
    shop_versions_[i].for_each(first, end, [&](std::uint64_t unit, Version version) {
      table.tell(market_, static_cast<std::uint32_t>(unit), version, rows);
    });
  }
}

// Places are reserved in the order of the jobs, so the files do not depend on who is faster; the
// writing itself waits for nobody.
bool Run::put(std::uint64_t job, Piece& piece) {
  std::array<std::int64_t, table_count> places{};
  {
    std::unique_lock lock(mutex_);
    turn_changed_.wait(lock, [&] { return turn_ == job || problem_.has_value(); });
    if (problem_.has_value()) return false;
    for (Output& output : outputs_) {
      const Rows& rows = piece.of(output.told.table);
      places[static_cast<std::size_t>(output.told.table)] = output.file.reserve(rows.text().size());
      output.told.rows += rows.counts().rows;
      output.told.second_versions += rows.counts().second_versions;
      output.told.deletions += rows.counts().deletions;
    }
    ++turn_;
  }
  turn_changed_.notify_all();
  for (const Output& output : outputs_) {
    const auto problem = output.file.write_at(places[static_cast<std::size_t>(output.told.table)],
                                              piece.of(output.told.table).text());
    if (problem) {
      stop(*problem);
      return false;
    }
  }
  const std::scoped_lock lock(mutex_);
  ++done_;
  if (progress_) progress_(static_cast<std::int64_t>(done_), static_cast<std::int64_t>(jobs_));
  return true;
}

void Run::stop(const Problem& problem) {
  {
    const std::scoped_lock lock(mutex_);
    if (!problem_) problem_ = problem;
  }
  turn_changed_.notify_all();
}

}  // namespace xingji::synth
