// Random packs on a made-up market: the engine and the naive twin write the same CSV, to the last
// digit. A failure prints the smallest pack that shows it, and the seed; see docs/testing.md.
#include "random_pack.h"

#include <chrono>

#include "naive/naive.h"
#include "random_market.h"
#include "random_numbers.h"
#include "random_shown.h"

namespace xingji::test {
namespace {

class RandomPacks : public testing::Test {
 protected:
  RandomPacks() {
    make_crowded_market(folder_.path(), 17);
    rows_ = naive::read_naive(folder_.path());
  }

  struct Compared {
    std::string engine;
    std::string twin;
  };
  Compared compare(const Family& family, Day first, Day last, Instant known_at,
                   std::optional<Audience> shown_to) const {
    const Reading reading = read_folder(folder_.path(), family, 1, known_at);
    ScoreOptions options;
    options.first = first;
    options.last = last;
    options.shown_to = shown_to;
    naive::NaiveOptions naive_options;
    naive_options.known_at = known_at;
    naive_options.shown_to = shown_to;
    const auto cards = naive::naive_score(rows_, family, first, last, naive_options);
    return {
        engine_csv(family, reading.facts, options) + displays_of(family, reading.facts, options),
        naive::naive_csv(cards, family.versions.back()) + displays_of(family, cards)};
  }

  // What displays show, card by card, which no CSV has.
  static std::string displays_of(const Family& family, const FactSet& facts,
                                 const ScoreOptions& options) {
    std::string text;
    score(family, facts, options, [&](const SubjectCards& cards) {
      for (const Card& card : cards.cards) {
        for (const auto& shown : card.displays) text += (shown ? format_micro(*shown) : "") + ',';
        text += '\n';
      }
    });
    return text;
  }
  static std::string displays_of(const Family& family, const std::vector<naive::NaiveCard>& cards) {
    std::string text;
    for (const naive::NaiveCard& card : cards) {
      for (const auto& [id, shown] : card.displays) text += shown + ',';
      if (card.displays.empty()) text += std::string(family.versions[0].displays.size(), ',');
      text += '\n';
    }
    return text;
  }

  // Everything is known, what was by the end of a day, or by the very second of some row.
  rc::Gen<Instant> random_known_at(Day day) const {
    return rc::gen::exec([this, day]() -> Instant {
      const int kind = *rc::gen::inRange(0, 3);
      if (kind == 0) return missing;
      if (kind == 1) return Zone("UTC", 0).end_of(day);
      return rows_.versions[*rc::gen::inRange<std::size_t>(0, rows_.versions.size())].recorded_at;
    });
  }

  // Compares random packs of these kinds, says what was drawn and expects all of it.
  void expect_agreement(const std::vector<PackKind>& kinds, Drawn drawn) const;

  TemporaryFolder folder_;
  naive::NaiveFacts rows_;
};

// A sum too fine for one denominator, a condition that nothing or everything meets, an amount in a
// unit that cannot be meant, a division by what is always 0 and the order of a ticket that stands
// with its provider are rightly refused; anything else is the generator's fault.
bool is_rightly_refused(const Problems& problems) {
  return std::all_of(problems.begin(), problems.end(), [](const Problem& problem) {
    return problem.message.find("no common denominator") != std::string::npos ||
           problem.message.find("value and weight together") != std::string::npos ||
           problem.message.find("is never true") != std::string::npos ||
           problem.message.find("is always true") != std::string::npos ||
           problem.message.find("compares a thing with itself") != std::string::npos ||
           problem.message.find(" is a whole number") != std::string::npos ||
           problem.message.find("is never reached") != std::string::npos ||
           problem.message.find(" is a share") != std::string::npos ||
           problem.message.find(" is counted in ones") != std::string::npos ||
           problem.message.find("a division by nothing") != std::string::npos ||
           problem.message.find("of a provider have no order") != std::string::npos ||
           problem.message.find(" gets there") != std::string::npos;
  });
}

Drawn constructs_of_shops() {
  return Drawn({{"an attribute on the day judged", " shop."},
                {"an attribute on the row's day", "at_row(shop."},
                {"a look-up over rows", "table.fading(days_ago)"},
                {"a look-up by prefix", "table.routes(region_from"},
                {"a key in a table", " in table."},
                {"a key of text that looks like a number", "in table.loyal"},
                {"a ladder out of a table", ": \"table.lines("},
                {"weights out of a table", "weight: \"table.weights"},
                {"an amount of a gate out of a table", "{ cap: \"table."},
                {"a calculated amount", "else shop.level / 3"},
                {"a parameter out of a table", "value: \"table."},
                {"a parameter out of an attribute", "value: \"if shop."},
                {"a key table that refuses", "else: refuse"},
                {"working days", "workdays("},
                {"the day before", "\"yesterday("},
                {"a quantile of earlier days", "\"quantile("},
                {"a period", "judge: {"},
                {"days of publishing", "publish:"},
                {"a display by a table", "value: \"table.lines(total)"},
                {"a protected display", "held_at: shop.level"}});
}

void RandomPacks::expect_agreement(const std::vector<PackKind>& kinds, Drawn drawn) const {
  using Clock = std::chrono::steady_clock;
  // A slow machine compares fewer packs; whoever asks for more (RC_PARAMS) gets them all.
  constexpr std::chrono::seconds at_most{15};
  const auto begin = Clock::now();
  int compared = 0;
  int refused = 0;
  int with_scores = 0;
  bool has_failed = false;  // the smallest pack is looked for as long as it takes
  // Whether a pack was drawn that is not refused.
  const auto one_agrees = [&] {
    const PackKind& kind = kinds[below(kinds.size())];
    const PackText pack = *random_pack(kind);
    const Day first = *parse_day("2022-04-25") + *rc::gen::inRange<Day>(0, 60);
    const Day last = first + *rc::gen::element<Day>(0, 0, 4, 12);
    const Instant known_at = *random_known_at(first);
    const std::string text = owned_by(kind.subject, with_displays(with_times(pack.text)));
    RC_LOG() << text;
    write_file(folder_ / "random.yaml", text);
    LoadOptions options;
    options.find_zone = find_zone;
    const auto family = load_family(folder_ / "random.yaml", options);
    if (!family.ok()) {
      for (const Problem& problem : family.problems()) RC_LOG() << to_text(problem) << '\n';
      has_failed = has_failed || !is_rightly_refused(family.problems());
      RC_ASSERT(is_rightly_refused(family.problems()));
      ++refused;
      return false;
    }
    const auto shown_to = *rc::gen::element<std::optional<Audience>>(
        std::nullopt, std::nullopt, Audience::seller, Audience::buyer);
    const Compared both = compare(family.value(), first, last, known_at, shown_to);
    has_failed = has_failed || both.engine != both.twin;
    if (both.engine != both.twin) RC_FAIL(first_difference(both.engine, both.twin));
    drawn.add(text);
    ++compared;
    with_scores += both.engine.find(",scored,") != std::string::npos ||
                   both.engine.find(",provisional,") != std::string::npos ||
                   both.engine.find(",preliminary,") != std::string::npos;
    return true;
  };
  const auto agree = [&] {
    if (!is_search() && !has_failed && Clock::now() - begin > at_most) return;
    bool is_compared = false;
    for (int draws = 0; draws < 3 && !is_compared; ++draws) is_compared = one_agrees();
  };
  EXPECT_TRUE(check_many(agree, 200));
  // Most have a score; of some thirty, by chance, hardly half.
  EXPECT_GT(with_scores, compared / (compared < 100 ? 4 : 2)) << "comparisons of nothing";
  // About a quarter is, and by chance a few more.
  EXPECT_TRUE(compared > 2 * refused || compared + refused < 100) << refused << " were refused";
  drawn.expect_all();
}

TEST_F(RandomPacks, AgreeWithTheNaiveTwinToTheLastDigit) {
  expect_agreement({{}}, constructs_of_shops());
}

TEST_F(RandomPacks, AgreeWhereAgentsProvidersAndProductsAreScored) {
  expect_agreement({{"agent"}, {"provider"}, {"product"}},
                   Drawn({{"agents", "subject: agent"},
                          {"providers", "subject: provider"},
                          {"products", "subject: product"},
                          {"whose, through the order", "by: order."},
                          {"whose, calculated", "by: \"if"},
                          {"whose, by a set", "] }, by: "},
                          {"an attribute of an agent", " agent."},
                          {"an attribute of a product", " product."},
                          {"a provider's attribute on the row's day", "at_row(provider."}}));
}

TEST_F(RandomPacks, AgreeWherePeersAreCompared) {
  expect_agreement({{"shop", true}, {"agent", true}},
                   Drawn({{"everybody", "group: all"},
                          {"a wider group", "else: all"},
                          {"a group of two attributes", "group: [shop.kind, shop.town], else"},
                          {"peers of earlier days", "days_old: 9"},
                          {"a dated least", "least: [ "},
                          {"ranks", "points: { rank"},
                          {"ranks with oneself", "self: in"},
                          {"equal ones as worse", "ties: worse"},
                          {"equal ones as better", "ties: better"},
                          {"no_data: peer_mean", "no_data: peer_mean"},
                          {"too_few: peer_mean", "too_few: peer_mean"},
                          {"peer.mean", "peer.mean(i"},
                          {"peer.average", "peer.average(i"},
                          {"peer.quantile", "peer.quantile(i"},
                          {"peers of agents", "group: agent.kind"}}));
}

// Of agents, the ids that numbers are given for are theirs in every shop.
TEST_F(RandomPacks, AgreeWherePeopleGiveNumbers) {
  const RandomNumbers numbers(folder_.path(), 17);
  rows_ = naive::read_naive(folder_.path());
  expect_agreement({{"shop", false, true}, {"shop", true, true}, {"agent", false, true}},
                   Drawn({{"facts first", "belief: [facts"},
                          {"tallies first", "belief: [tallies"},
                          {"readings first", "belief: [readings"},
                          {"some days of facts first", "belief: [partial_facts"},
                          {"printed as percent", "printed_as: percent"},
                          {"printed as score", "printed_as: score"},
                          {"among peers", "peers: {"},
                          {"about agents", "subject: agent"},
                          {"a start value", "prior: {"},
                          {"a small sample", "small: {"},
                          {"branches", "branches:"},
                          {"a smallest denominator", "least: 10"}}));
}

}  // namespace
}  // namespace xingji::test
