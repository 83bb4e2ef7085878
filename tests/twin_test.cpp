// Every pack of tests/packs on made-up markets: the engine's CSV and the naive twin's are the same
// text. Those that are shipped have shipped_twin_test.cpp. The program runs in parts.
#include "cli/pack_list.h"
#include "naive/naive.h"
#include "support.h"

namespace xingji::test {
namespace {

void expect_same(const std::string& folder, const std::string& pack, Day first, Day last,
                 std::optional<Day> assumed, const std::string& status,
                 Instant known_at = missing) {
  const Family family = load_pack(pack);
  const Reading reading = read_folder(folder, family, 2, known_at);
  ScoreOptions options;
  options.first = first;
  options.last = last;
  options.assume_version = assumed;
  options.threads = 2;
  const std::string engine = engine_csv(family, reading.facts, options);

  naive::NaiveOptions naive_options;
  naive_options.assume_version = assumed;
  naive_options.known_at = known_at;
  const Pack* shape = version_on(family, last, options);
  const std::string twin = naive::naive_csv(
      naive::naive_score(naive::read_naive(folder), family, first, last, naive_options),
      shape == nullptr ? family.versions.back() : *shape);
  EXPECT_TRUE(engine == twin) << pack << " on " << folder << '\n' << first_difference(engine, twin);
  EXPECT_NE(engine.find(status), std::string::npos) << pack << ": a comparison of nothing";
}

Day day(const char* text) { return *parse_day(text); }

// A day of the rules that judge the market: its own, or every version's of a pack that came later.
std::vector<Day> rules_for(const std::string& pack) {
  const Day usual = day("2022-06-15");
  const Family family = load_pack(pack);
  std::vector<Day> days;
  for (const Pack& version : family.versions) days.push_back(version.since.value_or(usual));
  return version_on(family, usual, {}) != nullptr ? std::vector<Day>{usual} : days;
}

class Market : public testing::TestWithParam<std::string> {};

TEST_P(Market, AgreesOnAMadeUpMarketOverManyDays) {
  const TemporaryFolder folder;
  make_market(folder.path(), 12, 180, 7);
  add_filings(folder.path());
  add_shop_facts(folder.path());
  for (const Day rules : rules_for(GetParam())) {
    expect_same(folder.path(), GetParam(), day("2022-04-21"), day("2022-06-30"), rules, ",scored,");
  }
}

TEST_P(Market, AgreesOnTheFirstDaysWhenWindowsAreNotCovered) {
  const TemporaryFolder folder;
  make_market(folder.path(), 8, 60, 11);
  for (const Day rules : rules_for(GetParam())) {
    expect_same(folder.path(), GetParam(), day("2022-04-28"), day("2022-06-05"), rules,
                ",provisional,");
  }
}

// Three days after the last day judged: later versions, deletions and facts are not known yet. A
// month ends among the days.
TEST_P(Market, AgreesOnWhatWasKnownAtAnEarlierInstant) {
  const TemporaryFolder folder;
  make_market(folder.path(), 10, 150, 13);
  add_shop_facts(folder.path());
  const Instant known_at = Zone("Asia/Shanghai", 28800).end_of(day("2022-05-23"));
  for (const Day rules : rules_for(GetParam())) {
    expect_same(folder.path(), GetParam(), day("2022-04-30"), day("2022-05-20"), rules, ",scored,",
                known_at);
  }
}

std::vector<std::string> packs_for_tests() {
  auto packs = must(packs_in(source_path("tests/packs"), source_path("rules")));
  std::erase_if(packs, [](const std::string& pack) {
    const bool has_score = !pack.ends_with("/deadlines.yaml") && !pack.ends_with("/pay.yaml") &&
                           !pack.ends_with("/decisions.yaml");
    return pack.ends_with(".bad") || !has_score;
  });
  return packs;
}

INSTANTIATE_TEST_SUITE_P(Packs, Market, testing::ValuesIn(packs_for_tests()), name_of_pack);

}  // namespace
}  // namespace xingji::test
