// What an appeal or a filing would change, or did: the engine's cards on the supposed facts are
// those of the naive twin on facts that were written otherwise. Over 200 days of a market, in which
// most appeals and filings came late.
#include <gtest/gtest.h>

#include <set>

#include "engine/subjects.h"
#include "engine/supposed.h"
#include "naive/naive.h"
#include "support.h"

namespace xingji::test {
namespace {

constexpr Day days = 200;
constexpr Day followed = 4;  // days compared from each decision on

struct Decides {
  Table table;
  std::string column;
};
const std::map<std::string, Decides> decides = {
    {"disputes", {Table::disputes, "appeal_upheld_at"}},
    {"ratings", {Table::ratings, "voided_at"}},
    {"rulings", {Table::rulings, "lifted_at"}},
    {"violations", {Table::violations, "lifted_at"}},
};

// The latest rows of a table of each shop: their ids, and the time that the column has, or none.
struct Picked {
  std::string shop;
  std::string id;
  std::string decided;
};

std::vector<Picked> latest_rows(const std::string& folder, const std::string& table,
                                const std::string& column, std::size_t each) {
  std::istringstream in(read_file(folder + "/" + table + ".csv"));
  std::string head;
  std::getline(in, head);
  const auto names = split(head, ',');
  const auto at = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  };
  std::map<std::string, std::size_t> taken;
  std::set<std::string> seen;
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  // By the time of the event, the latest first: only those are in windows still.
  const std::size_t event = at(table == "ratings"    ? "rated_at"
                               : table == "disputes" ? "ruled_at"
                               : table == "rulings"  ? "ruled_at"
                                                     : "decided_at");
  std::stable_sort(lines.begin(), lines.end(), [&](const std::string& a, const std::string& b) {
    return split(a, ',')[event] > split(b, ',')[event];
  });
  std::vector<Picked> rows;
  for (const std::string& line : lines) {
    const auto cells = split(line, ',');
    const std::string shop(cells[at("shop_id")]);
    if (!seen.insert(std::string(cells[0])).second || taken[shop]++ >= each) continue;
    rows.push_back({shop, std::string(cells[0]), std::string(cells[at(column)])});
  }
  return rows;
}

// Two of each shop that weigh, of which one is lifted in the end.
void write_violations(const std::string& folder) {
  std::istringstream shops(read_file(folder + "/shops.csv"));
  std::string rows = "violation_id,shop_id,kind,happened_at,decided_at,lifted_at,recorded_at\n";
  std::string line;
  std::getline(shops, line);
  const std::string decided = format_day(market_end - 14) + " 09:00:00,";
  while (std::getline(shops, line)) {
    const std::string shop(split(line, ',')[0]);
    for (const std::string lifted : {"", "lifted"}) {
      rows += 'v' + lifted + shop + ',' + shop + ",false_shipping," + decided + decided +
              (lifted.empty() ? "" : format_day(market_end - 3) + " 09:00:00") + ',' +
              format_day(market_end - 13) + " 00:00:00\n";
    }
  }
  write_file(folder + "/violations.csv", rows);
}

// Appeals against facts of every kind, and filings, that were handed in late in the market's life.
void write_matters(const std::string& folder) {
  const std::string filed = format_day(market_end - 12) + " 10:00:00";
  const std::string recorded = format_day(market_end - 11) + " 00:00:00";
  std::string appeals = "appeal_id,shop_id,about,kind,filed_at,status,decided_at,recorded_at\n";
  for (const auto& [table, column] : decides) {
    for (const Picked& row : latest_rows(folder, table, column.column, 4)) {
      appeals += table.substr(0, 2) + row.id + ',' + row.shop + ',' + table + '/' + row.id +
                 ",fact," + filed +
                 (row.decided.empty() ? ",filed,," : ",upheld," + row.decided + ',') + recorded +
                 '\n';
    }
  }
  write_file(folder + "/appeals.csv", appeals);
  std::istringstream shops(read_file(folder + "/shops.csv"));
  std::string line;
  std::getline(shops, line);
  std::string filings =
      "exemption_id,shop_id,reason,from,to,filed_at,status,decided_at,recorded_at\n";
  for (int number = 0; std::getline(shops, line); ++number) {
    const std::string shop(split(line, ',')[0]);
    const std::string decided = format_day(market_end - 9) + " 09:00:00,";
    const std::string about =
        ',' + format_day(market_end - 45) + ',' + format_day(market_end - 15) + ',' + filed;
    for (const std::string reason : {"自然灾害", "weather"}) {
      const std::string first = number % 2 == 0 ? ",filed,," : ",approved," + decided;
      filings += reason + '1' + shop + ',' + shop + ',' + reason + about + first + recorded + '\n';
      filings +=
          reason + '2' + shop + ',' + shop + ',' + reason + about + ",filed,," + recorded + '\n';
    }
  }
  write_file(folder + "/exemptions.csv", filings);
}

void set(naive::NaiveFacts& facts, Table table, const std::string& id, const std::string& column,
         const naive::Cell& cell) {
  for (naive::Version& version : facts.versions) {
    if (version.table != table || version.cells[0].text != id) continue;
    version.cells[column_index(table, column)] = cell;
  }
}

// The facts as somebody would write them who supposes the other decision.
naive::NaiveFacts otherwise(naive::NaiveFacts facts, const Matter& matter, Instant at) {
  const naive::Cell none;
  const naive::Cell decided{true, at, ""};
  const bool is_granted = matter.is_granted();
  if (matter.kind == Matter::Kind::filing) {
    set(facts, Table::exemptions, matter.id, "status",
        {true, 0, is_granted ? "filed" : "approved"});
    set(facts, Table::exemptions, matter.id, "decided_at", is_granted ? none : decided);
    return facts;
  }
  const std::size_t slash = matter.about.find('/');
  const Decides& way = decides.at(matter.about.substr(0, slash));
  set(facts, way.table, matter.about.substr(slash + 1), way.column, is_granted ? none : decided);
  return facts;
}

struct Asked {
  std::string pack;
  std::optional<Day> rules = {};  // judge all days by those of that day
};

struct Met {
  std::size_t differ = 0;
  std::map<std::string, std::size_t> of_kind;
};

void compare(const std::string& folder, const Family& family, const Asked& asked, Instant known_at,
             Day as_of, Met& met) {
  Reading reading = read_folder(folder, family, 2, known_at);
  const naive::NaiveFacts facts = naive::read_naive(folder);
  const Zone& zone = family.versions.back().zone;
  for (const auto& shop : subjects_of(reading.facts, family.versions.back())) {
    for (const Matter& matter : matters_of(reading.facts, shop)) {
      if (matter.kind == Matter::Kind::state) continue;
      ScoreOptions options;
      options.subjects = {shop};
      options.assume_version = asked.rules;
      options.first = matter.is_granted() ? zone.day_of(matter.decided_at) : as_of;
      options.last = std::min(as_of, options.first + followed);
      if (options.first > as_of) continue;
      const auto naively = [&](const naive::NaiveFacts& told) {
        naive::NaiveOptions ask;
        ask.known_at = known_at;
        ask.assume_version = asked.rules;
        ask.subjects = {shop};
        return naive::naive_csv(naive::naive_score(told, family, options.first, options.last, ask),
                                family.versions.back());
      };
      const std::string as_is = engine_csv(family, reading.facts, options);
      ASSERT_EQ(as_is, naively(facts)) << matter.id << " as it is";
      std::string supposed;
      {
        const Supposed other(reading.facts, matter, zone.start_of(options.first));
        supposed = engine_csv(family, reading.facts, options);
      }
      ASSERT_EQ(supposed, naively(otherwise(facts, matter, zone.start_of(options.first))))
          << matter.id << ' ' << matter.about;
      ASSERT_EQ(engine_csv(family, reading.facts, options), as_is) << "something was left behind";
      if (supposed == as_is) continue;
      ++met.differ;
      ++met.of_kind[matter.kind == Matter::Kind::filing
                        ? "filing"
                        : matter.about.substr(0, matter.about.find('/'))];
    }
  }
}

class AppealsTwin : public testing::TestWithParam<Asked> {};

TEST_P(AppealsTwin, TellsTheSameScoreBeforeAndAfter) {
  const TemporaryFolder folder;
  make_market(folder.path(), 5, days, 31);
  add_shop_facts(folder.path());
  write_violations(folder.path());
  write_matters(folder.path());
  const Family family = load_pack(GetParam().pack);
  Met met;
  compare(folder.path(), family, GetParam(), missing, market_end, met);
  const std::size_t in_the_end = met.differ;
  EXPECT_GT(in_the_end, 2U);
  // On the evening before they were recorded nobody knows of them; on the next some are open still.
  const Zone& zone = family.versions.back().zone;
  Met before;
  compare(folder.path(), family, GetParam(), zone.end_of(market_end - 12), market_end - 12, before);
  EXPECT_EQ(before.differ, 0U);
  compare(folder.path(), family, GetParam(), zone.end_of(market_end - 10), market_end - 10, met);
  EXPECT_GT(met.differ, in_the_end);
  for (const auto& [kind, count] : met.of_kind) {
    std::cout << GetParam().pack << ' ' << kind << ' ' << count << '\n';
  }
}

INSTANTIATE_TEST_SUITE_P(Packs, AppealsTwin,
                         testing::Values(Asked{source_path("rules/kuaishou/shopping-star.yaml")},
                                         Asked{source_path("rules/jd/shop-rating.yaml")},
                                         Asked{source_path("rules/douyin/experience-2026"),
                                               to_day({2026, 10, 1})},
                                         Asked{source_path("tests/packs/appealed.yaml")}),
                         [](const auto& asked) {
                           return name_of_pack({asked.param.pack, asked.index});
                         });

}  // namespace
}  // namespace xingji::test
