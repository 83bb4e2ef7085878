// What people are told by every shipped pack that tells something, and its standings: over 200 days
// of a made-up market of its platform, with what came late, the ledgers are those of the naive
// twin.
#include <gtest/gtest.h>

#include <set>

#include "cli/pack_list.h"
#include "engine/subjects.h"
#include "notices_support.h"
#include "program.h"
#include "standing/course.h"
#include "support.h"
#include "synth/plan_file.h"

namespace xingji::test {
namespace {

using Lines = std::vector<std::string>;
constexpr int days = 200;
constexpr Day late = 20;  // days that came after what was known

Lines packs_that_tell() {
  Lines packs;
  for (const std::string& pack : must(packs_in(source_path("rules"), source_path("rules")))) {
    const Pack& newest = load_pack(pack).versions.back();
    if (!newest.notices.empty() || !newest.standings.empty()) packs.push_back(pack);
  }
  return packs;
}

std::map<std::string, SubjectCards> cards_of(const Family& family, const FactSet& facts,
                                             const ScoreOptions& options) {
  std::map<std::string, SubjectCards> all;
  score(family, facts, options,
        [&](const SubjectCards& cards) { all.emplace(cards.subject, cards); });
  return all;
}

class Ledger {
 public:
  Ledger(const Family& family, const FactSet& facts, const ScoreOptions& options,
         const SubjectCards& cards, const SubjectCards& restated)
      : family_(family), options_(options), cards_(cards), restated_(restated) {
    timelines_ = timelines_of(family, facts, options, cards, &restated);
    sent_ = notices_of(family, facts, options, cards, timelines_, &restated);
    if (family.versions.back().subject == Pack::Subject::shop) {
      petitions_ = petitions_of(facts, family, cards.subject);
    }
  }

  const std::vector<Timeline>& timelines() const { return timelines_; }
  const std::vector<Sent>& sent() const { return sent_; }

  Lines engine() const {
    std::vector<Sent> told;
    for (const Sent& each : sent_) {
      if (each.rows.empty()) told.push_back(each);
    }
    Lines lines = spelled(told);
    for (const Timeline& timeline : timelines_) {
      for (const std::string& line : spelled(timeline)) lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  }

  Lines twin() const {
    naive::Ledgers ledgers;
    Lines lines;
    for (const Timeline& timeline : timelines_) {
      std::vector<naive::StandingPetition> asked;
      for (const Petition& petition : petitions_) {
        if (petition.standing != timeline.standing) continue;
        asked.push_back({petition.day, petition.kind == Petition::Kind::request, petition.move,
                         petition.filed});
      }
      auto& ledger = ledgers[timeline.standing];
      ledger = naive::naive_standing(timeline.standing, days_of(cards_, timeline.rules->judged_on),
                                     days_of(restated_, timeline.rules->judged_on), asked,
                                     options_.last);
      lines.insert(lines.end(), ledger.begin(), ledger.end());
    }
    const auto series = Standing::JudgedOn::published;
    for (std::string& line :
         naive::naive_notices(days_of(cards_, series), days_of(restated_, series), ledgers)) {
      lines.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  }

 private:
  std::vector<naive::StandingDay> days_of(const SubjectCards& cards,
                                          Standing::JudgedOn series) const {
    std::vector<naive::StandingDay> told;
    for (const ScoreDay& day : score_days(family_, options_, series, cards)) {
      told.push_back(naive_days({*day.card}, {{*day.pack}, "", {}}).front());
      told.back().day = day.day;
      told.back().pack = day.pack;
    }
    return told;
  }

  const Family& family_;
  const ScoreOptions& options_;
  const SubjectCards& cards_;
  const SubjectCards& restated_;
  std::vector<Timeline> timelines_;
  std::vector<Sent> sent_;
  std::vector<Petition> petitions_;
};

// A market of the pack's platform, of which a part turns out later not to have happened.
class Market {
 public:
  explicit Market(const std::string& pack) : family_(load_pack(pack)) {
    const Pack& newest = family_.versions.back();
    const std::string platform =
        std::filesystem::path(pack).lexically_relative(source_path("rules")).begin()->string();
    const std::string plan = source_path("rules/" + platform + "/market.yaml");
    const bool has_plan = std::filesystem::exists(plan);
    const Day usual =
        has_plan ? must(synth::load_plan(plan, "")).until.value_or(market_end) : market_end;
    // All that the newest version tells is in force then.
    const Day last = newest.until ? *newest.until : std::max(usual, newest.since.value_or(0) + 100);
    const Ran made =
        run_program("synth --shops 14 --orders 2500 --wide --seed 7 --replace --days " +
                        std::to_string(days + late) + " --until " + format_day(last) +
                        (has_plan ? " --market " + platform : "") + " --into " + folder_.path(),
                    folder_.path());
    if (made.code != 0) throw std::runtime_error(made.error);
    delete_later(last);
    options.last = last - late;
    options.first = options.last - days + 1;
    known_at = newest.zone.end_of(options.last);
  }

  const Family& family() const { return family_; }
  std::string folder() const { return folder_.path(); }

  ScoreOptions options;
  Instant known_at = 0;

 private:
  // Of what happened every 12th row, as it turns out when the days are over, was not.
  void delete_later(Day last) const {
    for (const std::string table : {"ratings", "orders", "refunds", "parcels", "chats", "checks"}) {
      const std::string path = folder_ / (table + ".csv");
      std::istringstream in(read_file(path));
      std::string head;
      std::getline(in, head);
      const auto names = split(head, ',');
      std::string more;
      std::string line;
      for (int row = 0; std::getline(in, line); ++row) {
        if (row % 12 != 7) continue;
        const auto cells = split(line, ',');
        for (std::size_t c = 0; c < names.size(); ++c) {
          const std::string_view name = names[c];
          more += c == 0 ? "" : ",";
          if (name == "recorded_at")
            more += format_day(last) + " 00:00:00";
          else if (name == "deleted")
            more += "true";
          else if (name == "shop_id" || c == 0)
            more += cells[c];
        }
        more += '\n';
      }
      write_file(path, read_file(path) + more);
    }
  }

  TemporaryFolder folder_;
  Family family_;
};

struct Met {
  std::size_t told = 0;
  std::size_t moved = 0;
  std::size_t findings = 0;
  std::size_t corrected = 0;
  std::size_t of_rows = 0;
};

void compare_ledgers(const Market& market, const FactSet& then, const FactSet& now, Met& met) {
  const auto restated = cards_of(market.family(), now, market.options);
  for (const auto& [subject, cards] : cards_of(market.family(), then, market.options)) {
    const SubjectCards& all = restated.at(subject);
    const Ledger ledger(market.family(), then, market.options, cards, all);
    ASSERT_EQ(ledger.engine(), ledger.twin()) << subject;
    met.told += ledger.sent().size();
    for (const Timeline& timeline : ledger.timelines()) met.moved += timeline.lines.size();
    for (const std::string& line : ledger.engine())
      met.findings += line.ends_with("finding") ? 1U : 0U;
    for (std::size_t d = 0; d < cards.cards.size(); ++d) {
      met.corrected += cards.cards[d].total != all.cards[d].total ? 1U : 0U;
    }
  }
}

void compare_rows(const Market& market, const FactSet& then, Met& met) {
  const auto has_deadline = [](const Pack& pack) {
    return std::any_of(pack.notices.begin(), pack.notices.end(),
                       [](const Notice& notice) { return notice.deadline.has_value(); });
  };
  const auto& versions = market.family().versions;
  if (std::none_of(versions.begin(), versions.end(), has_deadline)) return;
  std::map<Day, Lines> lines;
  for (const std::string& subject : subjects_of(then, versions.back())) {
    for (const Sent& sent : sent_of_rows({}, market.family(), then, market.options, subject)) {
      std::set<std::string> ids;
      for (const Sent::Row& row : sent.rows) ids.insert(row.id);
      std::string line = subject + ' ' + format_day(sent.day) + ' ' + sent.notice->id + ':';
      for (const std::string& id : ids) line += ' ' + id;
      lines[sent.day].push_back(std::move(line));
    }
  }
  const naive::NaiveFacts facts = naive::read_naive(market.folder());
  for (Day day = market.options.first; day <= market.options.last; day += 9) {
    const Pack* pack = market.family().on(day);
    if (pack == nullptr) continue;
    Lines twin = naive::naive_notices_of_rows(facts, *pack, day, market.known_at);
    std::sort(lines[day].begin(), lines[day].end());
    std::sort(twin.begin(), twin.end());
    ASSERT_EQ(lines[day], twin) << format_day(day);
    met.of_rows += twin.size();
  }
}

TEST(ShippedNotices, AreThoseOfTheNaiveTwinWithWhatCameLate) {
  Met all;
  for (const std::string& pack : packs_that_tell()) {
    SCOPED_TRACE(pack);
    const Market market(pack);
    const Reading then = read_folder(market.folder(), market.family(), 2, market.known_at);
    const Reading now = read_folder(market.folder(), market.family());
    Met met;
    compare_ledgers(market, then.facts, now.facts, met);
    compare_rows(market, then.facts, met);
    if (HasFatalFailure()) return;
    std::cout << pack << ": " << met.told << " told, " << met.moved << " moves, " << met.findings
              << " findings, " << met.corrected << " days corrected, " << met.of_rows
              << " of deadlines\n";
    all.told += met.told;
    all.moved += met.moved;
    all.findings += met.findings;
    all.corrected += met.corrected;
    all.of_rows += met.of_rows;
  }
  EXPECT_GE(all.told, 200U);
  EXPECT_GE(all.moved, 10U);
  EXPECT_GE(all.findings, 20U);
  EXPECT_GE(all.corrected, 500U) << "nothing came late";
  EXPECT_GE(all.of_rows, 10U);
}

}  // namespace
}  // namespace xingji::test
