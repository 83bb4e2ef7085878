// Every count of acts that a diagnosis says is the smallest: on each shipped pack, several shops
// and days the counts are changed here by one act more at a time and judged anew by the engine;
// before the number said the goal is not reached, at it it is. Where a diagnosis knows no number,
// none of the first ones reaches it.
#include <functional>
#include <nlohmann/json.hpp>

#include "cli/pack_list.h"
#include "diagnose/diagnosis.h"
#include "diagnose/text.h"
#include "engine/subjects.h"
#include "naive/naive.h"
#include "random_attributes.h"
#include "synth/plan_file.h"

namespace xingji::test {
namespace {

using diagnose::Act;
using diagnose::Diagnosis;
using diagnose::Distance;
using diagnose::Finding;
using diagnose::Goal;
using diagnose::Way;

std::vector<std::string> shipped_packs() {
  std::vector<std::string> packs;
  for (const char* folder : {"rules", "examples"}) {
    const auto found = packs_in(source_path(folder), source_path("rules"));
    if (found.ok()) packs.insert(packs.end(), found.value().begin(), found.value().end());
  }
  return packs;
}

// Judged anew, with what the acts change written out by hand.
class Again {
 public:
  explicit Again(const Explanation& x) : x_(x), rules_(*x.pack) {
    if (!x.peers) return;
    peers_ = x.peers;
    std::map<std::size_t, Ratio> own;
    for (std::size_t i = 0; i < x.card.indicators.size(); ++i) {
      const IndicatorResult& result = x.card.indicators[i];
      const bool is_whole =
          result.status == IndicatorStatus::ok || result.status == IndicatorStatus::capped;
      if (is_whole && result.value) own[i] = *result.value;
    }
    peers_->stand_still(own);
  }

  Card card(const std::vector<std::pair<Act, std::int64_t>>& done) const {
    Balances balances = x_.balances;
    const auto day = static_cast<std::size_t>(x_.day - balances.first);
    for (const auto& [act, count] : done) {
      std::vector<Act::Change> changes = act.changes;
      changes.insert(changes.end(), act.besides.begin(), act.besides.end());
      for (const Act::Change& change : changes) {
        std::int64_t& value = balances.measures[change.measure][day].value;
        value += count * change.by;
        if (change.by < 0) value = std::max<std::int64_t>(value, 0);
      }
      for (std::size_t i = 0; i < balances.given.size(); ++i) {
        Given& given = balances.given[i][day];
        const Indicator& indicator = x_.pack->indicators[i];
        const bool is_part = act.kind == Act::Kind::per_hundred || act.kind == Act::Kind::worse;
        if (is_part && act.indicator == i) {
          given.value =
              act.sign != 0
                  ? add(*given.value, Ratio::of(count * act.sign, act.of))
                  : divide(*add(*multiply(*given.value, {act.of, 1}), {act.each * count, 1}),
                           {act.of + count, 1});
        }
        if (given.basis == Basis::facts) continue;
        for (const Act::Change& change : changes) {
          const Measure& measure = x_.pack->measures[change.measure];
          const bool is_it = indicator.branches.empty() && to_text(indicator.value) == measure.id;
          if (!is_it || measure.kind == Measure::Kind::sum || !given.value) continue;
          given.value = add(*given.value, Ratio::of(count * change.by, measure.denominator));
        }
        if (!given.numerator) continue;
        for (const Act::Change& change : changes) {
          const Ratio by =
              Ratio::of(count * change.by, x_.pack->measures[change.measure].denominator);
          if (change.measure == indicator.numerator) given.numerator = add(*given.numerator, by);
          if (change.measure == indicator.denominator)
            given.denominator = add(*given.denominator, by);
        }
        given.value = divide(*given.numerator, *given.denominator);
      }
    }
    return evaluate(rules_, balances, x_.day, false, peers_ ? &*peers_ : nullptr);
  }

  bool reaches(const Way& way, const Card& card) const {
    const Goal& goal = way.goal;
    if (goal.of == Goal::Of::indicator) {
      const auto& points = card.indicators[goal.position].raw_points;
      return points && card.indicators[goal.position].value && *points >= goal.points;
    }
    if (goal.of == Goal::Of::deduction) {
      return card.deductions[goal.position].points <= goal.points;
    }
    const GateResult& result = card.gates[goal.position];
    const std::size_t levels = x_.pack->gates[goal.position].levels.size();
    return result.state != GateResult::State::failed || levels - *result.level <= goal.rank;
  }

 private:
  const Explanation& x_;
  Rules rules_;
  std::optional<PeerTables> peers_;
};

struct Tally {
  std::size_t acts = 0;  // checked
  std::size_t unsaid = 0;
  std::size_t courses = 0;
  std::size_t proved = 0;
  std::size_t falls = 0;
  std::map<Act::Kind, std::size_t> kinds;
};

void check_distance(const Again& again, const Way& way, const Distance& said, Tally& tally) {
  ASSERT_GT(said.count, 0);
  constexpr std::int64_t whole = 300;
  for (std::int64_t k = 0; k < said.count; ++k) {
    if (k == whole && said.count > 2 * whole) k = said.count - whole;
    ASSERT_FALSE(again.reaches(way, again.card({{said.act, k}})))
        << k << " do, " << said.count << " are said, " << to_text(said.act.kind);
  }
  const Card card = again.card({{said.act, said.count}});
  ASSERT_TRUE(again.reaches(way, card)) << said.count << ' ' << to_text(said.act.kind);
  if (said.act.is_half_known) {
    EXPECT_FALSE(said.total);
    EXPECT_FALSE(said.gained);
  } else {
    EXPECT_EQ(card.total, said.total);
  }
  if (said.total && again.card({}).total) {
    EXPECT_EQ(said.gained, *card.total - *again.card({}).total);
  }
  if (way.goal.of == Goal::Of::indicator) {
    EXPECT_EQ(card.indicators[way.goal.position].raw_points, said.reached.points);
  }
  EXPECT_LE(said.count, said.act.most.value_or(said.count));
  ++tally.acts;
  ++tally.kinds[said.act.kind];
}

void check_course(const Again& again, const Diagnosis& found, const diagnose::Course& course,
                  Tally& tally) {
  std::vector<std::pair<Act, std::int64_t>> done;
  std::int64_t acts = 0;
  for (const auto& step : course.steps) {
    done.emplace_back(step.distance.act, step.distance.count);
    acts += step.distance.count;
  }
  EXPECT_EQ(acts, course.acts);
  const Card card = again.card(done);
  ASSERT_TRUE(card.band);
  EXPECT_LE(*card.band, course.band);
  EXPECT_EQ(card.total, course.total);
  // None of it can be left out, not even one act.
  for (auto& [act, count] : done) {
    --count;
    const Card less = again.card(done);
    EXPECT_TRUE(!less.band || *less.band > course.band);
    ++count;
  }
  if (!course.is_smallest) return;
  ++tally.proved;
  // Every choice of one act less, out of all acts that any way knows.
  std::vector<Act> kinds;
  for (const Finding& finding : found.findings) {
    for (const Way& way : finding.ways) {
      for (const Act& act : way.known) {
        const auto is_it = [&](const Act& other) { return is_same(act, other); };
        if (is_doable(act) && std::none_of(kinds.begin(), kinds.end(), is_it)) kinds.push_back(act);
      }
    }
  }
  if (course.acts > 4) return;
  std::vector<std::pair<Act, std::int64_t>> chosen;
  const std::function<void(std::size_t, std::int64_t)> choose = [&](std::size_t a,
                                                                    std::int64_t left) {
    if (left == 0) {
      const Card reached = again.card(chosen);
      EXPECT_FALSE(reached.band && *reached.band <= course.band);
      return;
    }
    if (a == kinds.size()) return;
    choose(a + 1, left);
    for (std::int64_t k = 1; k <= std::min(left, kinds[a].most.value_or(left)); ++k) {
      chosen.emplace_back(kinds[a], k);
      choose(a + 1, left - k);
      chosen.pop_back();
    }
  };
  choose(0, course.acts - 1);
}

// The band is kept until the last of the cases that are said; more than are tried are left out.
void check_room(const Explanation& x, const Again& again, const Diagnosis& found, Tally& tally) {
  for (const diagnose::Fall& fall : found.room) {
    const auto keeps = [&](std::int64_t count) {
      const Card card = again.card({{fall.distance.act, count}});
      return card.band && *card.band <= *x.card.band;
    };
    for (std::int64_t k = 0; k < fall.distance.count; ++k) ASSERT_TRUE(keeps(k)) << k;
    ASSERT_FALSE(keeps(fall.distance.count)) << to_text(fall.distance.act.kind);
    const Card card = again.card({{fall.distance.act, fall.distance.count}});
    EXPECT_EQ(card.band, fall.band);
    EXPECT_EQ(card.total, fall.distance.total);
    ++tally.falls;
    ++tally.kinds[fall.distance.act.kind];
  }
  const bool can_fall = x.card.band && x.card.total && *x.card.band + 1 < x.pack->bands.size();
  EXPECT_TRUE(can_fall || found.room.empty());
  for (std::size_t i = 0; can_fall && i < x.card.indicators.size(); ++i) {
    const bool is_said = std::any_of(found.room.begin(), found.room.end(), [&](const auto& fall) {
      return fall.of == Goal::Of::indicator && fall.position == i;
    });
    if (is_said) continue;
    for (const Act& act : diagnose::acts_against(x, i)) {
      constexpr std::int64_t tried = 100;
      for (std::int64_t k = 1; k <= std::min(tried, act.most.value_or(tried)); ++k) {
        const Card card = again.card({{act, k}});
        ASSERT_TRUE(card.band && *card.band <= *x.card.band) << k << ' ' << to_text(act.kind);
      }
    }
  }
}

// Of the acts that are not said, none of the first numbers reaches it.
void check_unsaid(const Explanation& x, const Again& again, const Way& way, Tally& tally) {
  if (way.goal.of != Goal::Of::indicator) return;
  const Indicator& indicator = x.pack->indicators[way.goal.position];
  const bool is_rank = indicator.points.form == Points::Form::rank;
  for (const Act& act :
       diagnose::acts_for(x, way.goal.position, is_rank ? std::nullopt : way.level.bound)) {
    const bool is_said = std::any_of(way.acts.begin(), way.acts.end(), [&](const Distance& said) {
      return said.act.kind == act.kind &&
             (act.changes.empty() ||
              said.act.changes.front().measure == act.changes.front().measure);
    });
    if (is_said) continue;
    constexpr std::int64_t tried = 200;
    for (std::int64_t k = 1; k <= std::min(tried, act.most.value_or(tried)); ++k) {
      ASSERT_FALSE(again.reaches(way, again.card({{act, k}}))) << k << ' ' << to_text(act.kind);
    }
    ++tally.unsaid;
  }
}

void check(const Explanation& x, Tally& tally) {
  const Diagnosis found = diagnose::diagnose(x);
  const Again again(x);
  EXPECT_EQ(again.card({}).total, x.card.total);
  for (const Finding& finding : found.findings) {
    for (const Way& way : finding.ways) {
      ASSERT_FALSE(again.reaches(way, x.card));
      for (const Distance& said : way.acts) check_distance(again, way, said, tally);
      check_unsaid(x, again, way, tally);
    }
  }
  for (const auto& course : found.courses) {
    check_course(again, found, course, tally);
    ++tally.courses;
  }
  check_room(x, again, found, tally);
  // Whatever is done all together, nobody is advised to lose points.
  for (const diagnose::NotFound& missed : found.not_found) {
    EXPECT_TRUE(!x.card.total || (missed.total && *missed.total >= *x.card.total))
        << to_text(found, {}, Language::en);
  }
  const auto json = nlohmann::json::parse(diagnose::diagnosis_json(found, "xingji explain"));
  EXPECT_EQ(json["room"].size(), found.room.size());
  EXPECT_EQ(json["findings"].size(), found.findings.size());
  EXPECT_EQ(json["courses"].size() + json["not_found"].size(),
            found.courses.size() + found.not_found.size());
  // People read titles: no id with an underscore stands in the four steps.
  for (const Language language : {Language::zh, Language::en}) {
    const std::string page = to_text(found, {}, language);
    for (const Finding& finding : found.findings) {
      if (finding.of != Goal::Of::indicator) continue;
      const std::string& id = x.pack->indicators[finding.position].id;
      const std::size_t at = page.find(id + ' ');
      const bool is_in_command =
          at != std::string::npos && page.substr(0, at).ends_with("--indicator ");
      EXPECT_TRUE(at == std::string::npos || is_in_command || id.find('_') == std::string::npos)
          << id << '\n'
          << page;
    }
  }
}

synth::Plan plan_for(const std::string& pack) {
  std::filesystem::path folder = std::filesystem::path(pack).parent_path();
  while (folder.has_relative_path() && !std::filesystem::exists(folder / "market.yaml")) {
    folder = folder.parent_path();
  }
  if (!folder.has_relative_path()) return {};
  return must(synth::load_plan((folder / "market.yaml").string(), ""));
}

class Diagnosed : public testing::TestWithParam<std::string> {};

TEST_P(Diagnosed, SaysTheSmallestNumberOfActs) {
  Family family = load_pack(GetParam());
  for (Pack& pack : family.versions) {
    if (!pack.peers) continue;
    for (Number::Entry& least : pack.peers->least.entries) least.value = 3 * micro_one;
  }
  if (family.versions.back().indicators.empty()) return;  // see ScoreAlmostAllPacks
  const TemporaryFolder folder;
  constexpr Day days = 100;
  const Pack& newest = family.versions.back();
  SynthOptions options;
  options.plan = plan_for(GetParam());
  options.until = std::min(newest.since.value_or(*parse_day("2022-01-01")) + days,
                           newest.until.value_or(*parse_day("2100-01-01")));
  options.shops = 12;
  options.days = days;
  options.orders = options.shops * 200;
  options.seed = 23;
  options.wide = true;
  options.into = folder.path();
  must(write_market(options));
  add_attributes(folder.path(), values_of(newest), options.until - days, options.until, 23);
  const Reading reading = read_folder(folder.path(), family);
  Tally tally;
  for (const Day day : {options.until, options.until - 9, options.until - 25}) {
    const Pack* pack = family.on(day);
    if (pack == nullptr) continue;
    std::size_t subjects = 0;
    for (const std::string& subject : subjects_of(reading.facts, *pack)) {
      if (++subjects > 6) break;
      SCOPED_TRACE(subject + " on " + format_day(day));
      check(explain(*pack, reading.facts, subject, day), tally);
    }
  }
  RecordProperty("acts", static_cast<int>(tally.acts));
  RecordProperty("proved", static_cast<int>(tally.proved));
  RecordProperty("plans", static_cast<int>(tally.courses));
  RecordProperty("falls", static_cast<int>(tally.falls));
  EXPECT_GT(tally.acts + tally.unsaid, 0U) << "a check of nothing";
}

// Those that are left out are named, so that none slips through with its indicators unread.
TEST(DiagnosedPacks, ScoreAlmostAllPacks) {
  std::set<std::string> left_out;
  std::size_t run = 0;
  for (const std::string& pack : shipped_packs()) {
    if (load_pack(pack).versions.back().indicators.empty()) {
      left_out.insert(std::filesystem::path(pack).stem());
    } else {
      ++run;
    }
  }
  EXPECT_EQ(left_out, (std::set<std::string>{"after-sales-decisions", "agent-pay"}));
  EXPECT_GE(run, 12U);
}

INSTANTIATE_TEST_SUITE_P(Packs, Diagnosed, testing::ValuesIn(shipped_packs()), name_with_platform);

}  // namespace
}  // namespace xingji::test
