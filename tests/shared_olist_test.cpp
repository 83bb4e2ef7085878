// The whole real data: what the view of the day is worth, pinned; and engine = naive twin on it.
#include <filesystem>

#include "import/import.h"
#include "naive/naive.h"
#include "support.h"

namespace xingji::test {
namespace {

std::string shared_folder() {
  const char* named = std::getenv("XINGJI_SHARED");
  return named != nullptr ? named : source_path("../shared");
}

// Imported once for all tests of this program.
const std::string& olist() {
  static const TemporaryFolder folder;
  static const bool imported = [] {
    ImportOptions options;
    options.mapping = source_path("rules/olist/import.yaml");
    options.from = shared_folder() + "/data/olist";
    options.into = folder / "facts";
    (void)must(import_facts(options));
    return true;
  }();
  static const std::string path = folder / "facts";
  EXPECT_TRUE(imported);
  return path;
}

std::string pack_text(const std::string& counts) {
  return "pack: test.olist\n"
         "title: Signed within fourteen days\n"
         "subject: shop\n"
         "judge: daily\n"
         "valid: { since: 2016-01-01, assumed: a test }\n"
         "time_zone: America/Sao_Paulo\n"
         "indicators:\n"
         "  signed:\n"
         "    title: Signed within 336 hours\n"
         "    printed_as: percent\n"
         "    better: higher\n"
         "    share: { of: orders, by_day: placed_at, window: 60 days, counts: \"" +
         counts +
         "\", assumed: a test }\n"
         "    no_data: drop\n"
         "    points: { ladder: [ { at_least: 50%, give: 5, assumed: a test }, { give: 1, assumed: "
         "a test } ] }\n"
         "total: { of: lowest of points, assumed: a test }\n"
         "stars:\n"
         "  five: { stars: 5, total_at_least: 5, assumed: a test }\n"
         "  one: { stars: 1, assumed: a test }\n";
}

std::pair<std::int64_t, std::int64_t> count(const std::string& counts, const std::string& facts) {
  const TemporaryFolder folder;
  write_file(folder / "olist.yaml", pack_text(counts));
  const Family family = load_pack(folder / "olist.yaml");
  const Reading reading = read_folder(facts, family);
  ScoreOptions options;
  options.first = options.last = *parse_day("2018-03-31");
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  score(family, reading.facts, options, [&](const SubjectCards& cards) {
    const IndicatorResult& result = cards.cards[0].indicators[0];
    numerator += result.numerator.value_or(0) / micro_one;
    denominator += result.denominator.value_or(0) / micro_one;
  });
  return {numerator, denominator};
}

TEST(Olist, TheViewOfTheDayCountsOnlyWhatHasHappened) {
  EXPECT_EQ(count("signed_at - placed_at <= 336h", olist()),
            (std::pair<std::int64_t, std::int64_t>{674, 1563}));
}

// Hindsight is what a pack cannot say; the data can: the same orders with every delivery moved to
// the moment before the day ends, where it came within the 336 hours.
TEST(Olist, HindsightWouldCountMore) {
  const naive::NaiveFacts facts = naive::read_naive(olist());
  const Zone zone = *find_zone("America/Sao_Paulo");
  const std::size_t placed = column_index(Table::orders, "placed_at");
  const std::size_t signed_at = column_index(Table::orders, "signed_at");
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  for (const naive::Version& row : facts.versions) {
    if (row.table != Table::orders) continue;
    const Day day = zone.day_of(row.cells[placed].number);
    if (day < *parse_day("2018-01-31") || day > *parse_day("2018-03-31")) continue;
    ++denominator;
    numerator += row.cells[signed_at].present &&
                 row.cells[signed_at].number - row.cells[placed].number <= 336 * 3600;
  }
  EXPECT_EQ(numerator, 789);
  EXPECT_EQ(denominator, 1563);
}

void expect_same(const std::string& pack, Day first, Day last) {
  const Family family = load_pack(pack);
  const Reading reading = read_folder(olist(), family);
  ScoreOptions options;
  options.first = first;
  options.last = last;
  options.threads = 2;
  naive::NaiveOptions naive_options;
  if (family.on(last) == nullptr) {
    options.assume_version = naive_options.assume_version = family.versions.back().since;
  }
  const std::string engine = engine_csv(family, reading.facts, options);
  const std::string twin = naive::naive_csv(
      naive::naive_score(naive::read_naive(olist()), family, first, last, naive_options),
      family.versions.back());
  EXPECT_TRUE(engine == twin) << pack << '\n' << first_difference(engine, twin);
}

TEST(Olist, EngineAndTwinAgreeOnEverySeller) {
  expect_same("mercadolibre/reputation-brazil", *parse_day("2018-03-25"), *parse_day("2018-03-31"));
  expect_same("kuaishou/shopping-star", *parse_day("2018-03-28"), *parse_day("2018-03-31"));
}

TEST(Olist, EverySellerIsScoredOnAnyDayOfTwoYears) {
  const Family family = load_pack("mercadolibre/reputation-brazil");
  const Reading reading = read_folder(olist(), family);
  ScoreOptions options;
  options.first = *parse_day("2017-01-01");
  options.last = *parse_day("2018-12-31");
  options.threads = 2;
  std::size_t subjects = 0;
  std::size_t cards = 0;
  std::size_t with_stars = 0;
  score(family, reading.facts, options, [&](const SubjectCards& subject) {
    ++subjects;
    cards += subject.cards.size();
    for (const Card& card : subject.cards) with_stars += card.stars ? 1U : 0U;
  });
  EXPECT_EQ(subjects, 3095U);
  EXPECT_EQ(cards, 3095U * 730U);
  EXPECT_GT(with_stars, 50'000U);
}

}  // namespace
}  // namespace xingji::test
