// Deadlines and lists of work of every shipped pack that has some: at many instants of a made-up
// market of its platform, the engine's rows are those of the naive twin, in the
// order of its ranks.
#include <algorithm>

#include "cli/pack_list.h"
#include "engine/subjects.h"
#include "engine/waiting.h"
#include "io/waiting_out.h"
#include "naive/waiting.h"
#include "random_attributes.h"
#include "support.h"
#include "synth/plan_file.h"
#include "waiting_order.h"

namespace xingji::test {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

Lines packs_with_tasks() {
  Lines packs;
  for (const std::string& pack : must(packs_in(source_path("rules"), source_path("rules")))) {
    if (!load_pack(pack).versions.back().tasks.empty()) packs.push_back(pack);
  }
  return packs;
}

synth::Plan plan_for(const std::string& pack) {
  const fs::path folder = fs::path(pack).parent_path();
  for (const fs::path& at : {folder, folder.parent_path()}) {
    if (!fs::exists(at / "market.yaml")) continue;
    synth::Plan plan = must(synth::load_plan((at / "market.yaml").string(), ""));
    plan.causes.clear();
    return plan;
  }
  return {};
}

// Without the buyers, whom only the engine hashes.
Lines lines_of(const std::string& csv) {
  Lines lines;
  for (const std::string_view line : split(csv, '\n')) {
    lines.emplace_back(line.substr(0, line.rfind(',')));
  }
  lines.erase(lines.begin());
  lines.pop_back();
  return lines;
}

class ShippedWaiting : public testing::TestWithParam<std::string> {};

TEST_P(ShippedWaiting, AgreesWithTheNaiveTwinAtAnyTimeOfAMarket) {
  const Family family = load_pack(GetParam());
  const Pack& pack = family.versions.back();
  const Day last = pack.until ? *pack.until : *parse_day("2024-06-30");
  const TemporaryFolder folder;
  SynthOptions options;
  options.plan = plan_for(GetParam());
  options.until = last;
  options.shops = 4;
  options.days = 60;
  options.orders = 500;
  options.seed = 23;
  options.wide = true;
  options.into = folder.path();
  (void)must(write_market(options));
  add_filings(folder.path(), last);
  add_attributes(folder.path(), values_of(pack), last - 60, last, 23);
  const naive::NaiveFacts facts = naive::read_naive(folder.path());
  const Reading reading = read_folder(folder.path(), family);
  std::size_t met = 0;
  for (int step = 0; step < 12; ++step) {
    const Instant view = pack.zone.start_of(last - 40) + step * 274'177;
    const WaitingSheet sheet{&pack, &reading.facts, view,
                             waiting(pack, reading.facts, subjects_of(reading.facts, pack), view)};
    Lines engine = lines_of(waiting_csv(sheet));
    EXPECT_EQ(out_of_place(engine, naive::naive_ranks(facts, pack, view)), Lines{});
    Lines twin = naive::naive_waiting(facts, pack, view);
    std::sort(engine.begin(), engine.end());
    std::sort(twin.begin(), twin.end());
    ASSERT_EQ(engine, twin) << format_instant(view, pack.zone);
    met += twin.size();
  }
  // Claims of two agents that nobody decides are left to the pack's cases.
  EXPECT_TRUE(met > 0 || pack.pay) << "a comparison of nothing";
}

INSTANTIATE_TEST_SUITE_P(Packs, ShippedWaiting, testing::ValuesIn(packs_with_tasks()),
                         [](const testing::TestParamInfo<std::string>& pack) {
                           std::string platform =
                               fs::path(pack.param).parent_path().filename().string();
                           std::replace(platform.begin(), platform.end(), '-', '_');
                           return platform + '_' + name_of_pack(pack);
                         });

}  // namespace
}  // namespace xingji::test
