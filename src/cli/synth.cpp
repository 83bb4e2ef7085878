#include "synth/synth.h"

#include <cstdio>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/rules.h"
#include "cli/screens.h"
#include "cli/terminal.h"
#include "cli/usage.h"
#include "io/zones.h"
#include "synth/plan_file.h"

namespace xingji {
namespace {

Problems read_tables(const std::vector<std::string>& names, std::vector<Table>& tables) {
  Problems problems;
  std::vector<std::string_view> known;
  for (const TableDefinition& table : all_tables()) known.push_back(table.name);
  for (const std::string& name : names) {
    if (const auto table = find_table(name)) {
      tables.push_back(*table);
    } else {
      problems.push_back({{"--tables"}, "no table '" + name + "'", did_you_mean(name, known)});
    }
  }
  return problems;
}

Result<synth::Plan> read_plan(const Options& options) {
  auto plan = synth::load_plan(options.market, options.rules_folder);
  if (!plan.ok() || find_zone(plan.value().zone)) return plan;
  const std::string& zone = plan.value().zone;
  return Problem{{options.market}, "unknown zone '" + zone + "'", did_you_mean(zone, zone_names())};
}

}  // namespace

int run_synth(const Options& options) {
  if (!may_write_into(options)) return exit_problems;
  SynthOptions market;
  market.shops = options.shops;
  market.days = options.life_days;
  if (options.orders > 0) market.orders = options.orders;
  market.seed = static_cast<std::uint64_t>(options.seed);
  market.threads = static_cast<int>(options.threads);
  market.wide = options.wide;
  market.into = options.into;
  if (const Problems problems = read_tables(options.tables, market.tables); !problems.empty()) {
    tell(problems, options.language);
    return exit_usage;
  }
  if (!options.market.empty()) {
    auto plan = read_plan(options);
    if (!plan.ok()) {
      tell(plan.problems(), options.language);
      return exit_problems;
    }
    market.plan = std::move(plan.value());
    market.wide = true;  // a cause may show in any column
  }
  market.until = options.until.value_or(market.plan.until.value_or(market.until));
  auto written = [&] {
    Progress progress(options.language == Language::zh ? "生成" : "writing");
    return write_market(market, [&](std::int64_t done, std::int64_t total) {
      progress.show(static_cast<double>(done) / static_cast<double>(total));
    });
  }();
  if (!written.ok()) {
    tell(written.problems(), options.language);
    return exit_problems;
  }
  // Some tables alone hold nothing that could be scored.
  if (market.tables.empty()) {
    const Problems problems = write_screens(market, load_options(options), written.value());
    if (!problems.empty()) {
      tell(problems, options.language);
      return exit_problems;
    }
  }
  for (const SynthSummary::File& file : written.value().files) {
    std::printf("%12lld  %s\n", static_cast<long long>(file.rows), file.path.c_str());
  }
  if (!market.plan.causes.empty() || !market.plan.screens.empty()) {
    tell(say(options.language, "哪家店铺出了什么问题，写在 planted.csv",
             "planted.csv says what is wrong in which shop"));
  }
  return exit_done;
}

}  // namespace xingji
