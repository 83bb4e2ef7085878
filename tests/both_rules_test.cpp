// A rule change on everybody: both rules' cards side by side are the cards of each alone, whether
// rows are folded once for both or not.
#include "engine/batches.h"
#include "pack/counting.h"
#include "support.h"

namespace xingji::test {
namespace {

struct Change {
  const char* pack;
  const char* overlay;
  bool counts_alike;
};

void expect_each_alone(const Family& before, const Family& after) {
  const TemporaryFolder folder;
  make_market(folder.path(), 12, 150, 3);
  add_filings(folder.path());
  const FactSet facts = read_folder(folder.path(), after).facts;

  ScoreOptions options;
  options.first = *parse_day("2022-04-20");
  options.last = *parse_day("2022-06-20");
  const std::vector<NamedRows> subjects = all_rows(facts, before.versions.back());
  std::vector<SubjectCards> was(subjects.size());
  std::vector<SubjectCards> is(subjects.size());
  const auto add = [&](std::size_t at, const Card& card, const Family& family,
                       std::vector<SubjectCards>& cards) {
    cards[at].subject = subjects[at].subject;
    cards[at].cards.push_back(card);
    cards[at].packs.push_back(version_on(family, card.day, options));
  };
  visit_both(before, after, facts, options,
             [&](std::size_t at, const Card& old_card, const Card& new_card) {
               add(at, old_card, before, was);
               add(at, new_card, after, is);
             });
  const auto all_of = [](const std::vector<SubjectCards>& all) {
    return [&all](const auto& take) {
      for (const SubjectCards& cards : all) take(cards);
    };
  };
  const std::string of_before = engine_csv(before, facts, options);
  const std::string of_after = engine_csv(after, facts, options);
  EXPECT_EQ(cards_csv(before, options, all_of(was)), of_before);
  EXPECT_EQ(cards_csv(after, options, all_of(is)), of_after);
  EXPECT_NE(of_before, of_after) << "the change changes nothing";
}

class BothRules : public testing::TestWithParam<Change> {};

TEST_P(BothRules, AreTheCardsOfEachAlone) {
  const Change& change = GetParam();
  const Family before = load_pack(source_path(change.pack));
  const Family after = load_pack(source_path(change.pack), {source_path(change.overlay)});
  EXPECT_EQ(count_alike(before.versions.back(), after.versions.back()), change.counts_alike);
  expect_each_alone(before, after);
}

// The rules in force look at orders for shares only, of which a few more orders change nothing.
TEST(BothRulesAlike, TellEachCardWhatOnlyItLooksAt) {
  const TemporaryFolder folder;
  const std::string overlay = folder.path() + "/timed-star.large.yaml";
  write_file(overlay,
             "extends: bench.timed-star\n"
             "total: { of: dimensions, round: 2, needs: paid_orders >= 20, source: BENCH,\n"
             "         says: { zh: 订单太少, en: too few orders } }\n");
  const std::string pack = source_path("bench/pack/timed-star.yaml");
  const Family before = load_pack(pack);
  const Family after = load_pack(pack, {overlay});
  EXPECT_TRUE(count_alike(before.versions.back(), after.versions.back()));
  expect_each_alone(before, after);
}

INSTANTIATE_TEST_SUITE_P(
    Changes, BothRules,
    testing::Values(Change{"bench/pack/timed-star.yaml", "bench/pack/timed-star.other.yaml", true},
                    Change{"rules/kuaishou/shopping-star.yaml",
                           "rules/kuaishou/shopping-star.as-published.yaml", false}));

}  // namespace
}  // namespace xingji::test
