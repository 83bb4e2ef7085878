// Every pack that is shipped, found in its folder: over 200 days of a made-up market with later
// versions, deletions, filings and appeals, as known in the end and at an earlier instant, and over
// 200 days of the real orders in examples/olist, the engine's CSV and the naive twin's are the same
// text. The program runs in parts, see CMakeLists.txt.
#include <set>

#include "cli/pack_list.h"
#include "cli/screens.h"
#include "import/import.h"
#include "naive/naive.h"
#include "random_attributes.h"
#include "synth/plan_file.h"

namespace xingji::test {
namespace {

constexpr Day judged_days = 200;

std::vector<std::string> shipped_packs() {
  std::vector<std::string> packs;
  for (const char* folder : {"rules", "examples"}) {
    const auto found = packs_in(source_path(folder), source_path("rules"));
    if (found.ok()) packs.insert(packs.end(), found.value().begin(), found.value().end());
  }
  return packs;
}

struct Question {
  Day first = 0;
  Day last = 0;
  std::optional<Day> rules = {};  // of this day on all days
  Instant known_at = missing;
  std::vector<std::string> subjects = {};
};

// The engine's CSV, after it was compared.
std::string compared(const std::string& folder, const Family& family, const Question& asked) {
  const Reading reading = read_folder(folder, family, 2, asked.known_at);
  ScoreOptions options;
  options.first = asked.first;
  options.last = asked.last;
  options.assume_version = asked.rules;
  options.threads = 2;
  options.subjects = asked.subjects;
  const std::string engine = engine_csv(family, reading.facts, options);
  const naive::NaiveOptions naive_options{asked.rules, asked.known_at, asked.subjects};
  const Pack* shape = version_on(family, asked.last, options);
  const std::string twin = naive::naive_csv(
      naive::naive_score(naive::read_naive(folder), family, asked.first, asked.last, naive_options),
      shape == nullptr ? family.versions.back() : *shape);
  EXPECT_TRUE(engine == twin) << family.versions.back().id << " on " << folder << '\n'
                              << first_difference(engine, twin);
  return engine;
}

// 200 days in the middle of which the last version begins, or after the only one began.
Question around_versions(const Family& family) {
  const Pack& pack = family.versions.back();
  Question asked;
  if (family.versions.size() > 1) {
    asked.last = *pack.since + judged_days / 2 - 1;
  } else {
    asked.last = std::min(pack.since.value_or(*parse_day("2022-01-01")) + judged_days - 1,
                          pack.until.value_or(*parse_day("2100-01-01")));
  }
  asked.first = asked.last - judged_days + 1;
  return asked;
}

// Deletes every fortieth fact that was recorded before the day; how many.
std::int64_t delete_some(const std::string& path, Day day) {
  std::string text = read_file(path);
  std::istringstream rows(text);
  std::string row;
  std::getline(rows, row);
  const std::string ending = ",recorded_at,deleted";
  if (!row.ends_with(ending)) return 0;
  std::int64_t deleted = 0;
  std::set<std::string> ids;
  for (int number = 1; std::getline(rows, row); ++number) {
    const std::size_t flag = row.rfind(',');
    const std::size_t recorded = row.rfind(',', flag - 1);
    const std::string at = row.substr(recorded + 1, flag - recorded - 1);
    if (number % 40 != 0 || at.empty() || at >= format_day(day)) continue;
    if (!ids.insert(row.substr(0, row.find(','))).second) continue;  // another version of it
    text += row.substr(0, recorded + 1) + format_day(day) + " 12:00:00,1\n";
    ++deleted;
  }
  write_file(path, text);
  return deleted;
}

class Shipped : public testing::TestWithParam<std::string> {
 protected:
  // A made-up market is small, so whoever compares shops is content with few.
  Shipped() : family_(load_pack(GetParam())) {
    for (Pack& pack : family_.versions) {
      if (!pack.peers) continue;
      for (Number::Entry& least : pack.peers->least.entries) least.value = 3 * micro_one;
    }
  }
  // The tables that this pack looks at have corrected facts, and whatever it says of filings and
  // appeals meets some. So small a market deletes next to nothing; more is deleted on the day.
  void expect_every_kind(const SynthSummary& market, Day day) const {
    const Pack& pack = family_.versions.back();
    if (pack.measures.empty() && !pack.decisions.empty()) return;  // people answer, no facts do
    const Needs needs = needs_of(family_, false);
    std::int64_t corrected = 0;
    std::int64_t deleted = 0;
    for (const SynthSummary::File& file : market.files) {
      if (!needs.tables[static_cast<std::size_t>(file.table)]) continue;
      corrected += file.second_versions;
      deleted += delete_some(file.path, day);
      const bool is_asked = file.table == Table::exemptions || file.table == Table::appeals;
      EXPECT_TRUE(!is_asked || file.rows > 0) << definition(file.table).name;
    }
    EXPECT_GT(corrected, 0);
    EXPECT_GT(deleted, 0);
  }
  // The twin computes everybody's peers anew for everybody.
  bool compares() const { return family_.versions.back().peers.has_value(); }

  Family family_;
};

bool has_score(const std::string& csv) {
  return csv.find(",scored,") != std::string::npos ||
         csv.find(",provisional,") != std::string::npos ||
         csv.find(",preliminary,") != std::string::npos;
}

std::string read_planted(const std::string& folder) {
  const std::string file = folder + "/planted.csv";
  return std::filesystem::exists(file) ? read_file(file) : std::string();
}

// Of shops that are known by numbers alone.
std::string nothing_covered(const std::string& shop, Day first) {
  std::string rows;
  for (const TableDefinition& table : all_tables()) {
    const std::string day = format_day(first - 1);
    rows += shop + ',' + std::string(table.name) + ',' + day + ',' + day + '\n';
  }
  return rows;
}

// Whether a shop that is known by numbers alone has one of an indicator, on a day judged.
bool shows_more_than_totals(const std::string& folder, const Pack& pack) {
  const std::string planted = read_planted(folder);
  std::istringstream readings(read_file(folder + "/readings.csv"));
  for (std::string line; std::getline(readings, line);) {
    const std::string shop = line.substr(0, line.find(','));
    if (planted.find("numbers_only," + shop) == std::string::npos) continue;
    const std::string rest = line.substr(shop.size() + 1);
    if (!rest.starts_with(pack.id + ',')) continue;
    const std::string name = rest.substr(pack.id.size() + 1);
    if (!name.starts_with("total,") && !name.starts_with("stars,")) return true;
  }
  return false;
}

// Every table is complete for two shops; of the third nobody knows about a week.
void cover_all(const std::string& folder, Day first, Day last) {
  std::string coverage = "account,table,from,to\n";
  std::istringstream shops(read_file(folder + "/shops.csv"));
  std::string line;
  std::getline(shops, line);
  const std::string planted = read_planted(folder);
  for (int number = 0; std::getline(shops, line); ++number) {
    if (planted.find("numbers_only," + line.substr(0, line.find(','))) != std::string::npos) {
      coverage += nothing_covered(line.substr(0, line.find(',')), first);
      continue;
    }
    const auto cover = [&](std::string_view table, Day from, Day to) {
      coverage += line.substr(0, line.find(',')) + ',' + std::string(table) + ',' +
                  format_day(from) + ',' + format_day(to) + '\n';
    };
    for (const TableDefinition& table : all_tables()) {
      const Day middle = number % 3 == 2 ? first + 130 : last;
      cover(table.name, first, middle);
      if (middle < last) cover(table.name, middle + 8, last);
    }
  }
  write_file(folder + "/coverage.csv", coverage);
}

// The words of the platform's own market, so that what a rule names occurs; nothing is planted.
synth::Plan plan_for(const std::string& pack) {
  std::filesystem::path folder = std::filesystem::path(pack).parent_path();
  while (folder.has_relative_path() && !std::filesystem::exists(folder / "market.yaml")) {
    folder = folder.parent_path();
  }
  if (!folder.has_relative_path()) {  // of no platform, such as sheets for agents
    synth::Plan plan;
    plan.check_items.emplace_back("daily_work");
    return plan;
  }
  synth::Plan plan = must(synth::load_plan((folder / "market.yaml").string(), ""));
  plan.causes.clear();
  return plan;
}

// The market begins 40 days before the first day judged, so the longer windows are covered in part.
TEST_P(Shipped, AgreesOnAMadeUpMarketOver200Days) {
  const TemporaryFolder folder;
  Question asked = around_versions(family_);
  const std::int64_t shops = compares() ? 5 : 9;
  SynthOptions options;
  options.plan = plan_for(GetParam());
  options.until = asked.last;
  options.shops = shops;
  options.days = judged_days + 40;
  options.orders = shops * 150;
  options.seed = 19;
  options.wide = true;
  options.into = folder.path();
  SynthSummary market = must(write_market(options));
  LoadOptions load;
  load.rules_folder = source_path("rules");
  load.find_zone = find_zone;
  EXPECT_TRUE(write_screens(options, load, market).empty());
  add_filings(folder.path(), asked.last);
  add_attributes(folder.path(), values_of(family_.versions.back()), asked.first - 40, asked.last,
                 19);
  cover_all(folder.path(), asked.first - 40, asked.last);
  expect_every_kind(market, asked.last - 20);
  const std::string csv = compared(folder.path(), family_, asked);
  const bool is_scored = !family_.versions.back().bands.empty();  // pay_test is about the others
  EXPECT_EQ(has_score(csv), is_scored) << "a comparison of nothing";
  if (shows_more_than_totals(folder.path(), family_.versions.back())) {
    EXPECT_NE(csv.find(",reported"), std::string::npos) << "nobody is judged by numbers";
  }
  asked.known_at = Zone("Asia/Shanghai", 28800).end_of(asked.last - 50);
  const std::string earlier = compared(folder.path(), family_, asked);
  EXPECT_TRUE(!is_scored || earlier != csv) << "no version came late";
}

TEST_P(Shipped, AgreesOnRealOrdersOver200Days) {
  const TemporaryFolder folder;
  const std::string facts = folder / "facts";
  (void)must(
      import_facts({source_path("rules/olist/import.yaml"), source_path("examples/olist"), facts}));
  Question asked;
  asked.last = *parse_day("2018-03-31");
  asked.first = asked.last - judged_days + 1;
  for (const Pack& version : family_.versions) {
    asked.rules = version.since.value_or(asked.last);
    compared(facts, family_, asked);
  }
}

INSTANTIATE_TEST_SUITE_P(Packs, Shipped, testing::ValuesIn(shipped_packs()), name_with_platform);

TEST(ShippedPacks, AreFoundInTheirFolders) {
  const auto packs = shipped_packs();
  for (const char* known : {"/shopping-star.yaml", "/reputation-brazil.yaml", "/service-score.yaml",
                            "/experience-2026"}) {
    EXPECT_TRUE(std::any_of(packs.begin(), packs.end(), [&](const std::string& pack) {
      return pack.ends_with(known);
    })) << known;
  }
}

}  // namespace
}  // namespace xingji::test
