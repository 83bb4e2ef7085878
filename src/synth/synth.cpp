#include "synth/synth.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <system_error>
#include <thread>

#include "synth/causes.h"
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
      {"--shops", options.shops,
       std::max<std::int64_t>(2 * static_cast<std::int64_t>(options.plan.causes.size()), 1),
       5'000'000},
      {"--days", options.days, 1, 3'650},
      {"--orders", options.orders.value_or(1), 1, 10'000'000'000},
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

std::optional<Problem> keep_all(std::vector<PartialFile>& others,
                                std::vector<Run::Output>& outputs) {
  for (PartialFile& file : others) {
    if (auto problem = file.close()) return problem;
  }
  for (Run::Output& output : outputs) {
    if (auto problem = output.file.close()) return problem;
  }
  for (Run::Output& output : outputs) {
    if (auto problem = output.file.keep()) return problem;
  }
  for (PartialFile& file : others) {
    if (auto problem = file.keep()) return problem;
  }
  return std::nullopt;
}

// A small file, written at once.
std::optional<Problem> add_file(const std::filesystem::path& path, std::string_view text,
                                std::vector<PartialFile>& files) {
  PartialFile& file = files.emplace_back(path.string());
  if (auto problem = file.open()) return problem;
  return file.append(text);
}

void tell_sampled(const synth::Market& market, SynthSummary& summary) {
  std::vector<std::uint32_t> units;
  for (std::uint32_t unit = 0; unit < market.shop_count(); ++unit) {
    if (market.shop(unit).sampled) units.push_back(unit);
  }
  std::stable_sort(units.begin(), units.end(), [&](std::uint32_t a, std::uint32_t b) {
    return market.shop(a).orders > market.shop(b).orders;
  });
  for (const std::uint32_t unit : units) {
    const std::string id(market.shop(unit).id_text());
    const auto is_here = [&](const auto& cause) {
      return cause.shop == unit || cause.twin == unit;
    };
    const auto causes = market.causes();
    summary.sampled.push_back(id);
    if (std::none_of(causes.begin(), causes.end(), is_here)) summary.spared.push_back(id);
  }
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
  const std::filesystem::path folder(options.into);
  const std::filesystem::path manifest = folder / "planted.csv";
  const synth::Market market(options);
  const synth::Plan& plan = market.plan();
  std::vector<PartialFile> others;
  if (auto problem =
          add_file(folder / "dataset.yaml",
                   "zone: " + plan.zone + "\ncurrency: " + plan.currency + '\n', others)) {
    return *problem;
  }
  if (!plan.causes.empty()) {
    if (auto problem = add_file(manifest, synth::planted_csv(market), others)) return *problem;
  }
  std::vector<Run::Output> outputs;
  if (auto problem = open_outputs(options, outputs)) return *problem;
  const int cores = std::max(static_cast<int>(std::thread::hardware_concurrency()), 1);
  Run run(market, outputs, progress);
  if (auto problem = run.write(options.threads > 0 ? options.threads : cores)) return *problem;
  if (auto problem = keep_all(others, outputs)) return *problem;
  // What an earlier market had planted is gone with it.
  std::error_code ignored;
  if (plan.causes.empty()) std::filesystem::remove(manifest, ignored);
  SynthSummary summary;
  if (!plan.screens.empty()) tell_sampled(market, summary);
  for (Run::Output& output : outputs) {
    output.told.bytes = output.file.bytes();
    summary.files.push_back(output.told);
  }
  return summary;
}

}  // namespace xingji
