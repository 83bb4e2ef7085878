// Rules that go by counts (small samples, branches) see what people typed as they see facts: the
// same numbers as facts, as tallies and as readings give every indicator of a pack the same points,
// on the made-up market of its platform, and the twin agrees.
#include <filesystem>
#include <set>

#include "engine/fold.h"
#include "naive/naive.h"
#include "pack/visit.h"
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

namespace fs = std::filesystem;
using Cards = std::map<std::string, Card>;

struct Asked {
  std::string market;
  std::string pack;
  Day day;
};

class GivenCounts : public testing::TestWithParam<Asked> {
 protected:
  void SetUp() override {
    const Ran made = run_program("synth --shops 24 --days 120 --orders 12000 --market " +
                                     GetParam().market + " --until " + format_day(day()) +
                                     " --rules " + source_path("rules") + " --into " + facts(),
                                 folder_.path());
    ASSERT_EQ(made.code, 0) << made.error;
    fs::remove(facts() + "/readings.csv");
    fs::remove(facts() + "/tallies.csv");
    for (const char* given : {"readings", "tallies"}) {
      fs::create_directories(folder_ / given);
      for (const char* file : {"dataset.yaml", "shops.csv", "attributes.csv"}) {
        fs::copy_file(facts() + '/' + file, folder_ / (std::string(given) + '/' + file));
      }
    }
    expected_ = cards(facts());
  }

  Day day() const { return GetParam().day; }
  std::string facts() const { return folder_ / "facts"; }
  const Pack& pack() const { return *family_.on(day()); }

  Cards cards(const std::string& folder) const {
    const Reading reading = read_folder(folder, family_);
    ScoreOptions options;
    options.first = options.last = day();
    Cards result;
    score(family_, reading.facts, options,
          [&](const SubjectCards& subject) { result[subject.subject] = subject.cards.front(); });
    return result;
  }

  // Counts that conditions ask for, beside the two sides of indicators.
  std::set<std::size_t> asked_counts() const {
    std::set<std::size_t> asked;
    const auto add = [&](const Expression& condition) {
      visit(condition, [&](const Expression& part) {
        if (part.op == Op::measure) asked.insert(find_measure(pack(), part.name).value());
      });
    };
    for (const Indicator& indicator : pack().indicators) {
      if (indicator.small) add(indicator.small->when);
      for (const Indicator& branch : indicator.branches) {
        add(*branch.when);
        add(branch.value);
      }
    }
    for (const Indicator& indicator : pack().indicators) {
      if (indicator.numerator) asked.erase(*indicator.numerator);
      if (indicator.denominator) asked.erase(*indicator.denominator);
    }
    return asked;
  }

  // What every measure comes to on a day of its own, or over its window.
  Balances balances(const Pack& of, const FactSet& facts, const std::string& shop) const {
    Plan plan = make_plan(of, facts);
    const auto place = find_account(facts, shop).value();
    return fold(plan, {&facts.shards[place.shard], place.account}, day(), day());
  }

  static std::string spelled(const Pack& of, std::size_t m, const Balances& balances, Day day) {
    const Int128 units = balances.at(m, day).value;
    const bool is_money = of.measures[m].type == Type::money;
    return format_micro(
        static_cast<Micro>(units * micro_one / (is_money ? 100 : of.measures[m].denominator)));
  }

  // Whose facts the market leaves out: there is nothing that people could have typed off them.
  bool is_known(const Balances& balances, std::size_t m) const {
    return balances.at(m, day()).covered != Covered::none;
  }

  std::string key(const std::string& shop, const std::string& name, Day of) const {
    return shop + ',' + pack().id + ',' + name + ',' + format_day(of) + ',';
  }

  // Shares with their sample as screens print them, the rest with both counts; `with_counts`: what
  // else the rules ask for.
  void write_readings(bool with_counts) const {
    const Reading reading = read_folder(facts(), family_);
    std::string rows = "subject_id,pack,indicator,day,value,numerator,denominator,source\n";
    for (const auto& [shop, card] : expected_) {
      const Balances known = balances(pack(), reading.facts, shop);
      for (std::size_t i = 0; i < pack().indicators.size(); ++i) {
        const Indicator& indicator = pack().indicators[i];
        if (!indicator.numerator || !with_counts) {
          if (const auto value = card.indicators[i].value_rounded) {
            const bool is_share = indicator.printed_as == Indicator::PrintedAs::percent;
            rows += key(shop, indicator.id, day()) +
                    (is_share ? format_micro(*value * 100) + '%' : format_micro(*value)) +
                    (indicator.value.type == Type::duration ? "s" : "") + ",,,typed\n";
          }
          continue;
        }
        if (!is_known(known, *indicator.denominator)) continue;
        const std::string above = spelled(pack(), *indicator.numerator, known, day());
        const std::string below = spelled(pack(), *indicator.denominator, known, day());
        const bool is_share = indicator.printed_as == Indicator::PrintedAs::percent;
        rows += key(shop, indicator.id, day()) +
                (is_share ? above + '/' + below + ",,," : "-," + above + ',' + below + ',') +
                "typed\n";
      }
      if (!with_counts) continue;
      for (const std::size_t m : asked_counts()) {
        if (!is_known(known, m)) continue;
        const bool is_time = pack().measures[m].type == Type::duration;
        rows += key(shop, pack().measures[m].id, day()) + spelled(pack(), m, known, day()) +
                (is_time ? "s" : "") + ",,,typed\n";
      }
    }
    write_file(folder_ / "readings/readings.csv", rows);
  }

  void write_tallies() const {
    constexpr int days_back = 30;
    const Reading reading = read_folder(facts(), family_);
    std::string rows = "subject_id,pack,indicator,day,numerator,denominator,source\n";
    for (int back = 0; back < days_back; ++back) {
      Pack daily = pack();
      for (Measure& measure : daily.measures) {
        for (Window::Choice& choice : measure.window.choices) choice.from = choice.to = -back;
      }
      for (const auto& [shop, card] : expected_) {
        const Balances known = balances(daily, reading.facts, shop);
        const auto side = [&](std::size_t m) { return spelled(daily, m, known, day()); };
        for (const Indicator& indicator : pack().indicators) {
          if (!indicator.numerator || !is_known(known, *indicator.denominator)) continue;
          rows += key(shop, indicator.id, day() - back) + side(*indicator.numerator) + ',' +
                  side(*indicator.denominator) + ",file\n";
        }
        for (const std::size_t m : asked_counts()) {
          if (!is_known(known, m)) continue;
          rows += key(shop, pack().measures[m].id, day() - back) + side(m) + ",,file\n";
        }
      }
    }
    write_file(folder_ / "tallies/tallies.csv", rows);
  }

  // The indicators whose points are others than those of the facts.
  std::vector<std::string> differing(const std::string& given) const {
    const Cards found = cards(folder_ / given);
    std::vector<std::string> names;
    for (const auto& [shop, card] : expected_) {
      for (std::size_t i = 0; i < card.indicators.size(); ++i) {
        const auto other = found.find(shop);
        const bool is_same =
            other != found.end() && other->second.indicators[i].points == card.indicators[i].points;
        if (!is_same) names.push_back(shop + ' ' + pack().indicators[i].id);
      }
    }
    return names;
  }

  void expect_twin_agrees(const std::string& given) const {
    const std::string folder = folder_ / given;
    ScoreOptions options;
    options.first = options.last = day();
    const auto twin = naive::naive_score(naive::read_naive(folder), family_, day(), day());
    EXPECT_EQ(engine_csv(family_, read_folder(folder, family_).facts, options),
              naive::naive_csv(twin, pack()));
  }

  Family family_ = load_pack(GetParam().pack);
  TemporaryFolder folder_;
  Cards expected_;
};

TEST_P(GivenCounts, FactsTalliesAndReadingsGiveEveryIndicatorTheSamePoints) {
  std::size_t fixed = 0;
  for (const auto& [shop, card] : expected_) {
    for (const IndicatorResult& result : card.indicators) {
      fixed += result.status == IndicatorStatus::fixed ? 1U : 0U;
    }
  }
  EXPECT_GT(fixed, 10U);
  write_readings(true);
  write_tallies();
  for (const char* given : {"readings", "tallies"}) {
    EXPECT_EQ(differing(given), std::vector<std::string>{}) << given;
    expect_twin_agrees(given);
  }
}

// What the rule needs and nobody gave is said, in both languages, wherever points depend on it.
TEST_P(GivenCounts, ARuleThatCouldNotBeDecidedIsSaid) {
  write_readings(false);
  const Cards found = cards(folder_ / "readings");
  std::size_t undecided = 0;
  for (const std::string& name : differing("readings")) {
    const std::string shop = name.substr(0, name.find(' '));
    const auto i = find_indicator(pack(), name.substr(name.find(' ') + 1)).value();
    // Without any number nothing stands in its place.
    if (!found.at(shop).indicators[i].points) continue;
    EXPECT_TRUE(found.at(shop).indicators[i].undecided) << name;
    ++undecided;
  }
  EXPECT_GT(undecided, 10U);
  expect_twin_agrees("readings");
}

INSTANTIATE_TEST_SUITE_P(Packs, GivenCounts,
                         testing::Values(Asked{"douyin", "douyin/experience-2026",
                                               to_day({2026, 8, 20})}),
                         [](const auto& asked) {
                           std::string name = asked.param.market;
                           return name;
                         });

}  // namespace
}  // namespace xingji::test
