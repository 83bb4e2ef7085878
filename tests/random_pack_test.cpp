// Random packs on a made-up market: the engine and the naive twin write the same CSV, to the last
// digit. A failure prints the smallest pack that shows it, and the seed; see docs/testing.md.
#include "random_pack.h"

#include <chrono>
#include <map>

#include "naive/naive.h"
#include "support.h"

namespace xingji::test {
namespace {

std::string joined(const std::vector<std::string_view>& cells) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) row += ',';
    row += cells[i];
  }
  return row;
}

// Hangs the rows of a table on few orders of their shop, so that joins meet several rows. A row
// keeps its order through all its versions.
void crowd(const std::string& folder, const std::string& table) {
  std::map<std::string, std::vector<std::string>> orders;
  std::string line;
  std::istringstream placed(read_file(folder + "/orders.csv"));
  std::getline(placed, line);
  for (int i = 0; std::getline(placed, line); ++i) {
    const auto cells = split(line, ',');  // order_id, shop_id, …
    if (i % 8 == 0) orders[std::string(cells[1])].emplace_back(cells[0]);
  }
  std::istringstream in(read_file(folder + '/' + table + ".csv"));
  std::getline(in, line);
  const auto names = split(line, ',');
  const auto at = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  };
  const std::size_t order_at = at("order_id");
  const std::size_t shop_at = at("shop_id");
  std::string text = line + '\n';
  while (std::getline(in, line)) {
    const std::string row = line;
    auto cells = split(row, ',');
    const auto& few = orders[std::string(cells[shop_at])];
    if (!few.empty()) cells[order_at] = few[std::hash<std::string_view>()(cells[0]) % few.size()];
    text += joined(cells) + '\n';
  }
  write_file(folder + '/' + table + ".csv", text);
}

class RandomPacks : public testing::Test {
 protected:
  RandomPacks() {
    make_market(folder_.path(), 5, 120, 17);
    add_filings(folder_.path());
    for (const char* table : {"refunds", "ratings", "chats", "parcels", "complaints", "disputes",
                              "rulings", "tickets"}) {
      crowd(folder_.path(), table);
    }
    rows_ = naive::read_naive(folder_.path());
  }

  struct Compared {
    std::string engine;
    std::string twin;
  };
  Compared compare(const Family& family, Day first, Day last, Instant known_at) const {
    const Reading reading = read_folder(folder_.path(), family, 1, known_at);
    ScoreOptions options;
    options.first = first;
    options.last = last;
    naive::NaiveOptions naive_options;
    naive_options.known_at = known_at;
    return {engine_csv(family, reading.facts, options),
            naive::naive_csv(naive::naive_score(rows_, family, first, last, naive_options),
                             family.versions.back())};
  }

  TemporaryFolder folder_;
  naive::NaiveFacts rows_;
};

// A sum too fine for one denominator is rightly refused; anything else is the generator's fault.
bool is_too_fine(const Problems& problems) {
  return std::all_of(problems.begin(), problems.end(), [](const Problem& problem) {
    return problem.message.find("no common denominator") != std::string::npos;
  });
}

TEST_F(RandomPacks, AgreeWithTheNaiveTwinToTheLastDigit) {
  using Clock = std::chrono::steady_clock;
  // A slow machine compares fewer packs; whoever asks for more (RC_PARAMS) gets them all.
  constexpr std::chrono::seconds at_most{15};
  const bool is_search = std::getenv("RC_PARAMS") != nullptr;
  const auto begin = Clock::now();
  int compared = 0;
  int refused = 0;
  int with_scores = 0;
  const bool holds = rc::check([&] {
    if (!is_search && Clock::now() - begin > at_most) return;
    const PackText pack = *random_pack();
    const Day first = *parse_day("2022-04-25") + *rc::gen::inRange<Day>(0, 60);
    const Day last = first + *rc::gen::element<Day>(0, 0, 4, 12);
    const Instant known_at = *rc::gen::inRange(0, 2) == 0 ? missing : Zone("UTC", 0).end_of(first);
    write_file(folder_ / "random.yaml", pack.text);
    LoadOptions options;
    options.find_zone = find_zone;
    const auto family = load_family(folder_ / "random.yaml", options);
    if (!family.ok()) {
      for (const Problem& problem : family.problems()) RC_LOG() << to_text(problem) << '\n';
      RC_ASSERT(is_too_fine(family.problems()));
      ++refused;
      return;
    }
    const Compared both = compare(family.value(), first, last, known_at);
    if (both.engine != both.twin) RC_FAIL(first_difference(both.engine, both.twin));
    ++compared;
    with_scores += both.engine.find(",scored,") != std::string::npos ||
                   both.engine.find(",provisional,") != std::string::npos;
  });
  EXPECT_TRUE(holds);
  EXPECT_GT(with_scores, compared / 2) << "comparisons of nothing";
  EXPECT_GT(compared, 10 * refused);
}

}  // namespace
}  // namespace xingji::test
