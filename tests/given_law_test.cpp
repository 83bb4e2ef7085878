// The law of numbers that people give: whatever a market's facts come to, the same numbers as
// counts of days (tallies) and as figures of a screen (readings) give the same values and points.
#include <rapidcheck.h>

#include "support.h"

namespace xingji::test {
namespace {

using Cards = std::map<std::string, Card>;

constexpr int days_back = 60;  // the longest window of the pack
const Day judged = 19'160;     // 2022-06-17, inside the market's life

Cards cards_of(const Family& family, const std::string& folder, Day day) {
  const Reading reading = read_folder(folder, family);
  ScoreOptions options;
  options.first = options.last = day;
  Cards cards;
  score(family, reading.facts, options,
        [&](const SubjectCards& subject) { cards[subject.subject] = subject.cards.front(); });
  return cards;
}

// Every window is the one day so many days back: what a day's own counts come to, seen today.
Family of_one_day(Family family, int back) {
  for (Pack& pack : family.versions) {
    for (Measure& measure : pack.measures) {
      for (Window::Choice& choice : measure.window.choices) choice.from = choice.to = -back;
    }
  }
  return family;
}

class GivenLaw {
 public:
  explicit GivenLaw(std::uint64_t seed) : family_(load_pack("kuaishou/shopping-star")) {
    make_market(facts_.path(), 4, 100, seed);
    add_filings(facts_.path());
    write_file(tallies_ / "dataset.yaml", read_file(facts_ / "dataset.yaml"));
    write_file(readings_ / "dataset.yaml", read_file(facts_ / "dataset.yaml"));
    expected_ = cards_of(family_, facts_.path(), judged);
    write_readings();
    write_tallies();
  }

  // What differs between the two cards of some indicator; empty when nothing does.
  std::string difference(const std::string& folder) const {
    const Cards given = cards_of(family_, folder, judged);
    std::string text;
    for (const auto& [subject, card] : expected_) {
      const auto other = given.find(subject);
      for (std::size_t i = 0; i < card.indicators.size(); ++i) {
        const IndicatorResult& own = card.indicators[i];
        if (!own.value) continue;
        const bool is_same = other != given.end() && other->second.indicators[i].value &&
                             compare(*other->second.indicators[i].value, *own.value) == 0 &&
                             other->second.indicators[i].points == own.points &&
                             other->second.indicators[i].status == IndicatorStatus::reported;
        if (!is_same) text += subject + ' ' + indicators()[i].id + '\n';
      }
    }
    return text;
  }

  std::size_t values() const {
    std::size_t count = 0;
    for (const auto& [subject, card] : expected_) {
      for (const IndicatorResult& result : card.indicators) count += result.value ? 1U : 0U;
    }
    return count;
  }
  const std::string& tallies() const { return tallies_.path(); }
  const std::string& readings() const { return readings_.path(); }

 private:
  const std::vector<Indicator>& indicators() const { return family_.versions.front().indicators; }

  std::string key(const std::string& subject, std::size_t i, Day day) const {
    return subject + ',' + family_.versions.front().id + ',' + indicators()[i].id + ',' +
           format_day(day) + ',';
  }

  void write_readings() const {
    std::string rows = "subject_id,pack,indicator,day,value,numerator,denominator,source\n";
    for (const auto& [subject, card] : expected_) {
      for (std::size_t i = 0; i < card.indicators.size(); ++i) {
        const IndicatorResult& result = card.indicators[i];
        if (!result.value) continue;
        rows += key(subject, i, judged) + "-," + format_micro(*result.numerator) + ',' +
                format_micro(*result.denominator) + ",file\n";
      }
    }
    write_file(readings_ / "readings.csv", rows);
  }

  void write_tallies() const {
    std::string rows = "subject_id,pack,indicator,day,numerator,denominator,source\n";
    for (int back = 0; back < days_back; ++back) {
      for (const auto& [subject, card] :
           cards_of(of_one_day(family_, back), facts_.path(), judged)) {
        for (std::size_t i = 0; i < card.indicators.size(); ++i) {
          const IndicatorResult& result = card.indicators[i];
          rows += key(subject, i, judged - back) + format_micro(result.numerator.value_or(0)) +
                  ',' + format_micro(result.denominator.value_or(0)) + ",file\n";
        }
      }
    }
    write_file(tallies_ / "tallies.csv", rows);
  }

  Family family_;
  TemporaryFolder facts_;
  TemporaryFolder tallies_;
  TemporaryFolder readings_;
  Cards expected_;
};

// Markets cost time: a few, unless somebody searches (RC_PARAMS).
TEST(GivenLaw, FactsTalliesAndReadingsOfTheSameNumbersGiveTheSamePoints) {
  constexpr int few = 5;
  const bool is_search = std::getenv("RC_PARAMS") != nullptr;
  int markets = 0;
  EXPECT_TRUE(rc::check([&] {
    const auto seed = *rc::gen::inRange<std::uint64_t>(1, 1'000'000);
    if (++markets > few && !is_search) return;
    const GivenLaw law(seed);
    RC_ASSERT(law.values() > 10U);
    RC_ASSERT(law.difference(law.tallies()) == "");
    RC_ASSERT(law.difference(law.readings()) == "");
  }));
}

}  // namespace
}  // namespace xingji::test
