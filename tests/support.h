// What the tests across folders share: temporary folders, made-up markets, packs, and the engine's
// CSV.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>

#include "base/text.h"
#include "engine/score.h"
#include "io/read.h"
#include "io/score_out.h"
#include "io/zones.h"
#include "pack/load.h"
#include "places.h"
#include "synth/synth.h"

namespace xingji::test {

/// A folder that goes when the test ends.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "xingji-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + '/' + name; }

 private:
  std::string path_;
};

template <class T>
T must(Result<T> result) {
  if (!result.ok()) {
    for (const Problem& problem : result.problems()) ADD_FAILURE() << to_text(problem);
    throw std::runtime_error("see the problems above");
  }
  return std::move(result.value());
}

inline Family load_pack(const std::string& pack, std::vector<std::string> overlays = {}) {
  LoadOptions options;
  options.rules_folder = source_path("rules");
  options.overlays = std::move(overlays);
  options.find_zone = find_zone;
  return must(load_family(pack, options));
}

/// How gtest calls the test of a pack.
inline std::string name_of_pack(const testing::TestParamInfo<std::string>& pack) {
  std::string name = std::filesystem::path(pack.param).stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// The same where two platforms may call a pack alike.
inline std::string name_with_platform(const testing::TestParamInfo<std::string>& pack) {
  std::string platform = std::filesystem::path(pack.param).parent_path().filename().string();
  std::replace(platform.begin(), platform.end(), '-', '_');
  return platform + '_' + name_of_pack(pack);
}

inline Reading read_folder(const std::string& folder, const Family& family, std::size_t threads = 2,
                           Instant known_at = missing) {
  ReadOptions options;
  options.threads = threads;
  options.known_at = known_at;
  return must(read_facts(folder, needs_of(family, true), options));
}

/// `give`: calls what it is given with each subject's cards.
template <class Give>
std::string cards_csv(const Family& family, const ScoreOptions& options, const Give& give) {
  std::ostringstream out;
  ScoreSheet sheet;
  sheet.family = &family;
  const Pack* shape = version_on(family, options.last, options);
  sheet.shape = shape == nullptr ? &family.versions.back() : shape;
  sheet.as_of = options.last;
  sheet.one_day = options.first == options.last;
  sheet.has_shown_on = options.shown_to.has_value();
  const auto writer = csv_writer(sheet, out);
  give([&](const SubjectCards& cards) { writer->add(writer->prepare(cards)); });
  writer->finish();
  return out.str();
}

inline std::string engine_csv(const Family& family, const FactSet& facts,
                              const ScoreOptions& options) {
  return cards_csv(family, options, [&](const auto& add) { score(family, facts, options, add); });
}

inline void write_file(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline const Day market_end = to_day({2022, 6, 30});

/// A small market with every table, late versions, deletions, filings.
inline SynthSummary make_market(const std::string& folder, std::int64_t shops, std::int64_t days,
                                std::uint64_t seed, Day until = market_end) {
  SynthOptions options;
  options.until = until;
  options.shops = shops;
  options.days = days;
  options.orders = shops * 150;
  options.seed = seed;
  options.wide = true;
  options.into = folder;
  return must(write_market(options));
}

/// Filings that take out many of every shop's orders: approved and withdrawn again, rejected, and
/// one for the category of some order. Around the last 60 days of the market.
inline void add_filings(const std::string& folder, Day until = market_end) {
  std::map<std::string, std::string> category_of;  // by shop
  std::istringstream orders(read_file(folder + "/orders.csv"));
  std::string line;
  std::getline(orders, line);
  const auto names = split(line, ',');
  const auto category_at =
      static_cast<std::size_t>(std::find(names.begin(), names.end(), "category") - names.begin());
  for (std::string row; std::getline(orders, row);) {
    const auto cells = split(row, ',');  // order_id, shop_id, …
    category_of[std::string(cells[1])] = cells[category_at];
  }
  std::string rows =
      "exemption_id,shop_id,region,category,reason,from,to,filed_at,status,decided_at,withdrawn_at,"
      "new_due_at,recorded_at\n";
  for (const auto& [shop, category] : category_of) {
    const std::string of_shop = ',' + shop + ",,";
    const auto back = [&](Day days) { return format_day(until - days); };
    const std::string about =
        ",自然灾害," + back(60) + ',' + back(-10) + ',' + back(59) + " 08:00:00,";
    const std::string recorded = ',' + back(1) + " 00:00:00\n";
    const std::string due = ',' + back(28) + " 18:00:00";
    rows += "f1" + of_shop + about + "approved," + back(41) + " 12:00:00," + back(12) +
            " 09:00:00" + due + recorded;
    rows += "f2" + of_shop + about + "rejected," + back(51) + " 12:00:00," + due + recorded;
    rows += "f3" + of_shop + category + about + "approved," + back(10) + " 12:00:00,," + back(5) +
            " 18:00:00" + recorded;
  }
  write_file(folder + "/exemptions.csv", rows);
}

/// What the market does not tell of its shops: how they are run, different ones differently, and
/// that the tables with few rows hold all that there was.
inline void add_shop_facts(const std::string& folder) {
  std::istringstream shops(read_file(folder + "/shops.csv"));
  std::string attributes = read_file(folder + "/attributes.csv");
  std::string coverage = read_file(folder + "/coverage.csv");
  std::string line;
  std::getline(shops, line);
  for (int number = 0; std::getline(shops, line); ++number) {
    const std::string shop(split(line, ',')[0]);
    const auto say = [&](const std::string& name, const std::string& value) {
      attributes += "shop," + shop + ',' + name + ',' + value + ",2021-01-01,\n";
    };
    say("items_on_sale", std::to_string(number % 4));
    if (number % 2 == 0) say("over_90_days", "true");
    if (number % 2 == 0) say("remote_service", "true");
    if (number % 3 == 0) say("flagship", "true");
    if (number % 5 == 1) say("personal_shop", "true");
    for (const char* table : {"complaints", "disputes", "rulings", "violations"}) {
      coverage += shop + ',' + table + ",2021-01-01,2022-06-30\n";
    }
  }
  write_file(folder + "/attributes.csv", attributes);
  write_file(folder + "/coverage.csv", coverage);
}

/// The first line in which two texts differ, for a failure that can be read.
inline std::string first_difference(const std::string& left, const std::string& right) {
  std::istringstream a(left);
  std::istringstream b(right);
  std::string x;
  std::string y;
  for (int line = 1;; ++line) {
    const bool more_a = static_cast<bool>(std::getline(a, x));
    const bool more_b = static_cast<bool>(std::getline(b, y));
    if (!more_a && !more_b) return "no difference";
    if (!more_a) x = "(end)";
    if (!more_b) y = "(end)";
    if (x != y) return "line " + std::to_string(line) + "\n  engine: " + x + "\n  twin:   " + y;
  }
}

}  // namespace xingji::test
