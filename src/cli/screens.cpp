#include "cli/screens.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/text.h"
#include "cli/export_rows.h"
#include "cli/screen_sheets.h"
#include "cli/screen_ways.h"
#include "cli/shown_values.h"
#include "cli/unseen_causes.h"
#include "engine/plan.h"
#include "io/read.h"
#include "pack/pack_files.h"
#include "synth/causes.h"
#include "synth/files.h"
#include "synth/plan_screens.h"
#include "synth/tables.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;
using Planned = synth::PlannedDifference::Kind;

constexpr std::size_t most_shops = 200;
constexpr int tallied_days = 200;

// A pack with what is planned of its screen.
struct Screen {
  const synth::PlannedScreen* planned;
  Family family;
};

class Screens {
 public:
  Screens(const SynthOptions& options, const LoadOptions& load, SynthSummary& written)
      : options_(options), load_(load), written_(written) {
    for (const std::string& shop : written.sampled) {
      if (shops_.size() < most_shops) shops_.push_back(shop);
    }
  }

  Problems write() {
    load();
    read_causes();
    if (!problems_.empty()) return std::move(problems_);
    choose_numbers_only();
    // First, since whoever has too few peers is compared with these.
    for (const Screen& screen : screens_) with_facts(screen, &Screens::look_at_peers);
    keep_file("benchmarks", Table::benchmarks, benchmarks_);
    for (const Screen& screen : screens_) with_facts(screen, &Screens::look_at_all);
    if (problems_.empty() && !lacking_.empty()) keep(take_out(options_.into, lacking_));
    keep_file("tallies", Table::tallies, tallies_);
    for (const Screen& screen : screens_) with_facts(screen, &Screens::look_again);
    keep_file("readings", Table::readings, readings_);
    keep_planted();
    return std::move(problems_);
  }

 private:
  using Look = void (Screens::*)(const Screen&, const FactSet&);
  /// By shop and number how the platform counts otherwise; a page that is behind is so with all its
  /// numbers and stands under no name.
  using Counted = std::map<std::pair<std::string, std::string>, Way>;

  void keep(const std::optional<Problem>& problem) {
    if (problem) problems_.push_back(*problem);
  }

  void load() {
    for (const synth::PlannedScreen& planned : options_.plan.screens) {
      auto family = load_family(planned.pack, load_);
      if (!family.ok()) {
        const Problems& found = family.problems();
        problems_.insert(problems_.end(), found.begin(), found.end());
        continue;
      }
      check(planned, family.value());
      if (family.value().versions.back().subject == Pack::Subject::shop) {
        screens_.push_back({&planned, std::move(family.value())});
      }
    }
  }

  // Before anything is written.
  void check(const synth::PlannedScreen& planned, const Family& family) {
    std::vector<std::string> names = planned.tallies;
    for (const synth::PlannedDifference& difference : planned.differs) {
      names.push_back(difference.number);
      if (difference.kind != Planned::assumed) continue;
      const auto with = load_family(planned.pack, with_overlay(load_, options_.plan, difference));
      if (with.ok()) continue;
      problems_.insert(problems_.end(), with.problems().begin(), with.problems().end());
    }
    std::vector<std::string> known;
    for (const Pack& pack : family.versions) {
      const auto shown = names_shown(pack);
      known.insert(known.end(), shown.begin(), shown.end());
    }
    for (const std::string& name : names) {
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      problems_.push_back({{options_.plan.folder},
                           "'" + name + "' is no number that " + planned.pack + " shows",
                           did_you_mean(name, known)});
    }
  }

  // Of the middle size, so that peers are compared with the large ones still.
  void choose_numbers_only() {
    const auto& spared = written_.spared;
    constexpr std::size_t fewest = 4;
    if (spared.size() < fewest || screens_.empty()) return;
    for (const std::size_t at : {spared.size() / 2, spared.size() / 2 + 1}) {
      numbers_only_.push_back(spared[at]);
      lacking_.push_back(
          {spared[at], std::nullopt, options_.until - static_cast<Day>(options_.days) + 1});
      plant("numbers_only", spared[at], "", "", "", "", "partial");
    }
  }

  bool is_numbers_only(const std::string& shop) const {
    return std::find(numbers_only_.begin(), numbers_only_.end(), shop) != numbers_only_.end();
  }

  void with_facts(const Screen& screen, Look look) {
    if (!problems_.empty()) return;
    if (version_on(screen.family, options_.until, {}) == nullptr) return;
    ReadOptions read;
    read.threads = static_cast<std::size_t>(std::max(options_.threads, 1));
    const auto reading = read_facts(options_.into, needs_of(screen.family, false), read);
    if (reading.ok()) return (this->*look)(screen, reading.value().facts);
    problems_.insert(problems_.end(), reading.problems().begin(), reading.problems().end());
  }

  // The days on which somebody looks: the last one and three a week apart before it.
  std::vector<Day> days() const {
    std::vector<Day> all;
    for (int week = 3; week >= 0; --week) {
      const Day day = options_.until - 7 * week;
      if (day > options_.until - options_.days) all.push_back(day);
    }
    return all;
  }

  void look_at_peers(const Screen& screen, const FactSet& facts) {
    FamilyJudge judge(screen.family, facts);
    for (const Day day : days()) show_peers(judge, day);
  }

  // While all facts are there: what the platform knows of shops that will not.
  void look_at_all(const Screen& screen, const FactSet& facts) {
    FamilyJudge judge(screen.family, facts);
    const Pack& pack = *judge.pack_on(options_.until);
    for (std::size_t i = 0; i < numbers_only_.size(); ++i) {
      // What is counted daily is told as it stood in the end.
      const std::vector<Day> seen = i == 0 ? std::vector<Day>{options_.until} : days();
      for (const Day day : seen) show_all(judge, numbers_only_[i], day);
      if (i == 0) {
        const int count = static_cast<int>(std::min<std::int64_t>(options_.days, tallied_days));
        tallies_ += tally_rows(pack, facts, numbers_only_[i], screen.planned->tallies,
                               options_.until, count);
      }
    }
    if (!shops_.empty()) tally_complete(screen, judge, facts);
    for (const synth::PlannedDifference& planned : screen.planned->differs) {
      if (planned.kind == Planned::partial) choose_partial(screen, planned, judge, facts);
    }
  }

  // The sheet of the last month, of what the facts of the largest shop tell as well.
  void tally_complete(const Screen& screen, FamilyJudge& judge, const FactSet& facts) {
    const std::string& shop = shops_.front();
    const auto card = judge.card(shop, options_.until);
    if (!card || is_numbers_only(shop)) return;
    const Pack& pack = *judge.pack_on(options_.until);
    std::vector<std::string> counted = screen.planned->tallies;
    std::erase_if(counted, [&](const auto& id) { return !is_complete(pack, *card, id); });
    const auto count = static_cast<int>(std::min<std::int64_t>(options_.days, 30));
    tallies_ += tally_rows(pack, facts, shop, counted, options_.until, count);
  }

  void show_all(FamilyJudge& judge, const std::string& shop, Day day) {
    const auto card = judge.card(shop, day);
    if (!card) return;
    const Pack& pack = *judge.pack_on(day);
    for (const std::string& name : names_shown(pack)) {
      if (const auto number = number_shown(pack, *card, name)) {
        show(pack, shop, day, name, *number, beaten(pack, *card, name));
      }
    }
  }

  static std::string beaten(const Pack& pack, const Card& card, const std::string& name) {
    const auto indicator = find_indicator(pack, name);
    if (!indicator) return "";
    // Between two percentiles nobody knows the share.
    const auto& among = card.indicators[*indicator].among;
    if (!among || among->from != Among::From::peers) return "";
    const auto& share = among->beaten;
    const auto micro = share ? to_micro(*share) : std::nullopt;
    return micro ? "超过" + format_micro(round_to(*micro, 4) * 100) + "%同行" : "";
  }

  void show_peers(FamilyJudge& judge, Day day) {
    const Pack* pack = judge.pack_on(day);
    if (pack == nullptr) return;
    std::vector<Card> cards;
    for (const std::string& shop : shops_) {
      if (auto card = judge.card(shop, day)) cards.push_back(std::move(*card));
    }
    benchmarks_ += benchmark_rows(*pack, options_.plan.platform, cards, day);
  }

  // A shop's export has the last days only; the number was made of all of them.
  void choose_partial(const Screen& screen, const synth::PlannedDifference& planned,
                      FamilyJudge& judge, const FactSet& facts) {
    const Pack& pack = *judge.pack_on(options_.until);
    const auto at = find_indicator(pack, planned.number);
    if (!at || !pack.indicators[*at].denominator) return;
    const Table table = origin_of(pack.measures[*pack.indicators[*at].denominator].table);
    const Day before = options_.until - static_cast<Day>(planned.days) + 1;
    const auto ways = ways_of(planned, screen.family, screen.planned->pack, load_, facts);
    for (const std::string& shop : written_.spared) {
      const auto card = judge.card(shop, options_.until);
      if (!card || is_numbers_only(shop) || !is_complete(pack, *card, planned.number)) continue;
      const auto number = number_shown(pack, *card, planned.number);
      const auto other =
          number_by(ways.value().front(), judge, shop, planned.number, options_.until);
      if (!number || !other || !are_seen_apart(pack, planned.number, *number, *other)) continue;
      if (!partial_.insert(shop).second) continue;
      show(pack, shop, options_.until, planned.number, *number, "");
      lacking_.push_back({shop, table, before});
      plant("partial_export", shop, std::string(definition(table).name), "", screen.planned->pack,
            planned.number, "partial");
      return;
    }
  }

  // With the facts as the shops have them: what agrees, and what differs as planned.
  void look_again(const Screen& screen, const FactSet& facts) {
    FamilyJudge judge(screen.family, facts);
    Counted counted;
    for (const synth::PlannedDifference& planned : screen.planned->differs) {
      if (planned.kind == Planned::partial) continue;
      auto ways = ways_of(planned, screen.family, screen.planned->pack,
                          with_overlay(load_, options_.plan, planned), facts);
      if (ways.ok()) {
        choose(screen, planned, ways.value(), judge, counted);
      } else {
        problems_.insert(problems_.end(), ways.problems().begin(), ways.problems().end());
      }
    }
    for (const std::string& shop : shops_) {
      if (is_numbers_only(shop)) continue;
      for (const Day day : days()) show_complete(judge, shop, day, counted);
    }
    causes_ = with_unseen(causes_, screen.planned->pack, judge);
  }

  // A total that knows less of its parts differs by that, too.
  static bool is_whole(const Pack& pack, const Card& card, const std::string& name) {
    if (find_indicator(pack, name)) return is_complete(pack, card, name);
    for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
      const bool is_asked = card.indicators[i].status != IndicatorStatus::not_in_force;
      if (is_asked && !is_complete(pack, card, pack.indicators[i].id)) return false;
    }
    return true;
  }

  static std::optional<Ratio> number_by(const Way& way, FamilyJudge& judge, const std::string& shop,
                                        const std::string& name, Day day) {
    FamilyJudge& other = way.judge == nullptr ? judge : *way.judge;
    const Day judged = day - way.days_before;
    const auto card = other.card(shop, judged);
    if (!card || !is_whole(*other.pack_on(judged), *card, name)) return std::nullopt;
    return number_shown(*other.pack_on(judged), *card, name);
  }

  // The first shop without another difference where this one is seen on the last day.
  void choose(const Screen& screen, const synth::PlannedDifference& planned, std::vector<Way>& ways,
              FamilyJudge& judge, Counted& counted) {
    const Pack& pack = *judge.pack_on(options_.until);
    std::vector<std::string> shops = written_.spared;
    shops.insert(shops.end(), shops_.begin(), shops_.end());
    for (Way& way : ways) {
      for (const std::string& shop : shops) {
        const bool has_other = std::any_of(counted.begin(), counted.end(), [&](const auto& entry) {
          return entry.first.first == shop;
        });
        if (has_other || is_numbers_only(shop) || partial_.contains(shop)) continue;
        const auto card = judge.card(shop, options_.until);
        if (!card || !is_complete(pack, *card, planned.number)) continue;
        const auto own = number_shown(pack, *card, planned.number);
        const auto other = number_by(way, judge, shop, planned.number, options_.until);
        if (!own || !other || !are_seen_apart(pack, planned.number, *own, *other)) continue;
        const bool is_late = planned.kind == Planned::lag || planned.kind == Planned::window;
        plant("screen_" + std::string(to_text(planned.kind)), shop, "readings", way.told,
              screen.planned->pack, planned.number, is_late ? "window_lag" : to_text(planned.kind));
        const std::string of = planned.kind == Planned::lag ? std::string() : planned.number;
        counted.emplace(std::pair(shop, of), std::move(way));
        return;
      }
    }
  }

  void show_complete(FamilyJudge& judge, const std::string& shop, Day day, const Counted& counted) {
    const auto card = judge.card(shop, day);
    if (!card) return;
    const Pack& pack = *judge.pack_on(day);
    for (const std::string& name : names_shown(pack)) {
      const auto own = number_shown(pack, *card, name);
      if (!own || !is_complete(pack, *card, name)) continue;
      // Of facts that the export lacks a part of, a score would be one that the platform never
      // gave.
      if (partial_.contains(shop) && !find_indicator(pack, name)) continue;
      auto way = counted.find({shop, ""});
      if (way == counted.end()) way = counted.find({shop, name});
      const auto number =
          way == counted.end() ? own : number_by(way->second, judge, shop, name, day);
      if (number) show(pack, shop, day, name, *number, "");
    }
  }

  void show(const Pack& pack, const std::string& shop, Day day, const std::string& name,
            const Ratio& number, const std::string& beaten) {
    readings_ += shop + ',' + pack.id + ',' + name + ',' + format_day(day) + ',' +
                 print_shown(pack, name, number) + ",,,," + beaten + ",typed\n";
  }

  void plant(const std::string& cause, const std::string& shop, const std::string& table,
             const std::string& value, const std::string& pack, const std::string& number,
             std::string_view effect) {
    const Day first = days().front();
    planted_ += cause + ',' + shop + ",," + table + ",," + value + ",," + format_day(first) + ',' +
                format_day(options_.until) + ',' + pack + ',' + number + ',' + std::string(effect) +
                '\n';
  }

  void write_text(const fs::path& path, const std::string& text) {
    if (!problems_.empty()) return;
    synth::PartialFile file(path.string());
    keep(file.open());
    if (problems_.empty()) keep(file.append(text));
    if (problems_.empty()) keep(file.close());
    if (problems_.empty()) keep(file.keep());
  }

  void keep_file(const std::string& name, Table table, const std::string& rows) {
    const std::string head = table == Table::readings
                                 ? "subject_id,pack,indicator,day,value,numerator,denominator,"
                                   "points,rank_share,source"
                                 : synth::header(table, true);
    write_text(fs::path(options_.into) / (name + ".csv"), head + '\n' + rows);
    for (SynthSummary::File& file : written_.files) {
      if (file.table != table) continue;
      file.rows = std::count(rows.begin(), rows.end(), '\n');
      file.bytes = static_cast<std::int64_t>(head.size() + 1 + rows.size());
    }
  }

  std::string planted_path() const { return (fs::path(options_.into) / "planted.csv").string(); }

  // What is planted in the facts themselves stands there already.
  void read_causes() {
    const auto before = file_content(planted_path());
    const bool is_there = before.ok() && !options_.plan.causes.empty();
    causes_ = is_there ? before.value() : std::string(synth::planted_head) + '\n';
  }

  void keep_planted() { write_text(planted_path(), causes_ + planted_); }

  const SynthOptions& options_;
  const LoadOptions& load_;
  SynthSummary& written_;
  std::vector<Screen> screens_;
  std::vector<std::string> shops_;         // whose screens are looked at
  std::vector<std::string> numbers_only_;  // of these, who has no facts
  std::set<std::string> partial_;          // whose facts are not complete
  std::vector<Lacking> lacking_;
  std::string readings_;
  std::string tallies_;
  std::string benchmarks_;
  std::string causes_;
  std::string planted_;
  Problems problems_;
};

}  // namespace

Problems write_screens(const SynthOptions& options, const LoadOptions& load,
                       SynthSummary& written) {
  if (options.plan.screens.empty()) return {};
  return Screens(options, load, written).write();
}

}  // namespace xingji
