#include "synth/synth.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <system_error>
#include <thread>

#include "synth/run.h"

namespace xingji {
namespace {

using synth::PartialFile;
using synth::Run;

struct Limits {
  std::string_view option;
  std::int64_t value;
  std::int64_t least;
  std::int64_t most;
};

Problems problems_of(const SynthOptions& options) {
  const Limits limits[] = {
      {"--shops", options.shops, 1, 5'000'000},
      {"--days", options.days, 1, 3'650},
      {"--orders", options.orders, 0, 10'000'000'000},
      {"--threads", options.threads, 0, 1'024},
      {"--until", options.until, to_day({1980, 1, 1}), to_day({2100, 12, 31})},
  };
  Problems problems;
  for (const Limits& limit : limits) {
    if (limit.value >= limit.least && limit.value <= limit.most) continue;
    Problem problem;
    problem.message = std::string(limit.option) + " is out of range";
    problem.remedy = "from " + std::to_string(limit.least) + " to " + std::to_string(limit.most);
    if (limit.option == "--until") problem.remedy = "from 1980-01-01 to 2100-12-31";
    problems.push_back(std::move(problem));
  }
  return problems;
}

std::optional<Problem> make_folder(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error && std::filesystem::is_directory(folder, error)) return std::nullopt;
  Problem problem;
  problem.place.file = folder;
  problem.message = "cannot be made: " + (error ? error.message() : "it is not a folder");
  return problem;
}

bool wanted(const SynthOptions& options, Table table) {
  return options.tables.empty() ||
         std::find(options.tables.begin(), options.tables.end(), table) != options.tables.end();
}

std::optional<Problem> open_outputs(const SynthOptions& options,
                                    std::vector<Run::Output>& outputs) {
  const std::filesystem::path folder(options.into);
  for (const TableDefinition& table : all_tables()) {
    if (!wanted(options, table.table)) continue;
    SynthSummary::File told;
    told.table = table.table;
    told.path = (folder / (std::string(table.name) + ".csv")).string();
    outputs.push_back({told, PartialFile(told.path)});
    PartialFile& file = outputs.back().file;
    if (auto problem = file.open()) return problem;
    if (auto problem = file.append(synth::header(table.table, options.wide) + '\n')) return problem;
  }
  return std::nullopt;
}

std::optional<Problem> keep_all(PartialFile& data_set, std::vector<Run::Output>& outputs) {
  if (auto problem = data_set.close()) return problem;
  for (Run::Output& output : outputs) {
    if (auto problem = output.file.close()) return problem;
  }
  for (Run::Output& output : outputs) {
    if (auto problem = output.file.keep()) return problem;
  }
  return data_set.keep();
}

}  // namespace

std::int64_t SynthSummary::rows() const {
  return std::accumulate(files.begin(), files.end(), std::int64_t{0},
                         [](std::int64_t sum, const File& file) { return sum + file.rows; });
}

std::int64_t SynthSummary::bytes() const {
  return std::accumulate(files.begin(), files.end(), std::int64_t{0},
                         [](std::int64_t sum, const File& file) { return sum + file.bytes; });
}

Result<SynthSummary> write_market(const SynthOptions& options, const SynthProgress& progress) {
  if (Problems problems = problems_of(options); !problems.empty()) return problems;
  if (auto problem = make_folder(options.into)) return *problem;
  PartialFile data_set((std::filesystem::path(options.into) / "dataset.yaml").string());
  std::vector<Run::Output> outputs;
  if (auto problem = data_set.open()) return *problem;
  if (auto problem = data_set.append("zone: Asia/Shanghai\ncurrency: CNY\n")) return *problem;
  if (auto problem = open_outputs(options, outputs)) return *problem;
  const synth::Market market(options);
  const int cores = std::max(static_cast<int>(std::thread::hardware_concurrency()), 1);
  Run run(market, outputs, progress);
  if (auto problem = run.write(options.threads > 0 ? options.threads : cores)) return *problem;
  if (auto problem = keep_all(data_set, outputs)) return *problem;
  SynthSummary summary;
  for (Run::Output& output : outputs) {
    output.told.bytes = output.file.bytes();
    summary.files.push_back(output.told);
  }
  return summary;
}

}  // namespace xingji
