// Times what happens once the facts are in memory: the stars of the last day, and of the last N
// days, of all shops. Every card is kept, in a row as narrow as a peer's, and digested.
//   bench_warm PACK FACTS DAY DAYS THREADS [--cards FILE] [--backtest OVERLAY]
// prints the seconds as JSON. Writes the cards of the last measurement into FILE, in the peers'
// form; replays 90 days under the pack alone and beside the pack with the overlay, and tells how
// many shops end with other stars.
#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <limits>
#include <memory>
#include <span>
#include <string>

#include "base/check.h"
#include "base/huge_pages.h"
#include "engine/plan.h"
#include "engine/score.h"
#include "engine/subjects.h"
#include "io/read.h"
#include "io/zones.h"
#include "pack/load.h"

namespace xingji {
namespace {

// Of bench/pack/timed-star.yaml by position: what a peer's table of cards holds, in its widths. Of
// the median it is the value, and three denominators are those of others.
constexpr std::array<std::size_t, 9> counted = {0, 1, 2, 3, 4, 5, 6, 7, 10};
constexpr std::array<std::size_t, 2> summed = {8, 9};
constexpr std::array<std::size_t, 8> divided = {0, 1, 2, 4, 5, 7, 8, 9};
constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
constexpr Micro units = 1'000'000;

struct KeptCard {
  std::array<std::int64_t, summed.size()> sums;
  std::array<std::int32_t, counted.size()> counts;
  std::array<std::int32_t, divided.size()> denominators;
  std::int32_t total;  // hundredths
  std::int32_t stars;  // tenths
};

std::int64_t kept(const std::optional<Micro>& number, Micro unit) {
  return number ? *number / unit : none;
}

std::int64_t numerator(const IndicatorResult& indicator) {
  const bool is_counted = indicator.numerator || indicator.denominator;
  return kept(is_counted ? indicator.numerator : indicator.value_rounded, units);
}

// Of a table that a peer keeps in 32 bits.
std::int32_t narrow(std::int64_t number) {
  CHECK(number >= INT32_MIN && number <= INT32_MAX);
  return static_cast<std::int32_t>(number);
}

void keep(const Card& card, KeptCard& result) {
  const auto& all = card.indicators;
  for (std::size_t i = 0; i < summed.size(); ++i) result.sums[i] = numerator(all[summed[i]]);
  for (std::size_t i = 0; i < counted.size(); ++i) {
    result.counts[i] = narrow(numerator(all[counted[i]]));
  }
  for (std::size_t i = 0; i < divided.size(); ++i) {
    result.denominators[i] = narrow(kept(all[divided[i]].denominator, units));
  }
  result.total = narrow(kept(card.total, units / 100));
  result.stars = narrow(kept(card.stars, units / 10));
}

std::uint64_t mixed(std::uint64_t digest, std::uint64_t word) {
  return (digest ^ word) * 0x100000001b3U;
}

// Products that do not wait for one another: a card takes a twelfth of the time.
std::uint64_t digest_of(const KeptCard& card) {
  std::uint64_t digest = static_cast<std::uint32_t>(card.total);
  std::uint64_t factor = 0x9E3779B97F4A7C15U;
  const auto add = [&](std::int64_t number) {
    digest += static_cast<std::uint64_t>(number) * factor;
    factor *= 0x100000001b3U;
  };
  for (const std::int64_t sum : card.sums) add(sum);
  for (const std::int32_t count : card.counts) add(count);
  return digest;
}

// Small pages of 18 M cards take half of the time on a machine that keeps page tables in software.
// Threads touch first what they fill.
class KeptCards {
 public:
  explicit KeptCards(std::size_t count)
      : bytes_(count * sizeof(KeptCard)), cards_(static_cast<KeptCard*>(pages_.allocate(bytes_))) {}
  ~KeptCards() { pages_.deallocate(cards_, bytes_); }
  KeptCards(const KeptCards&) = delete;
  KeptCards& operator=(const KeptCards&) = delete;

  KeptCard& operator[](std::size_t card) const { return cards_[card]; }

 private:
  HugePages pages_;
  std::size_t bytes_;
  KeptCard* cards_;  // every one is filled
};

struct Scored {
  std::vector<std::string> subjects;
  Day first = 0;
  std::size_t days = 0;
  std::unique_ptr<KeptCards> cards;  // subject by subject, day by day
  std::uint64_t digest = 0;
  double seconds = 0;
};

Scored score_days(const Family& family, const FactSet& facts, Day last, int days,
                  std::size_t threads) {
  ScoreOptions options;
  options.first = last - days + 1;
  options.last = last;
  options.threads = threads;
  Scored result;
  const auto began = std::chrono::steady_clock::now();
  result.subjects = subjects_of(facts, family.versions.back());
  result.first = options.first;
  result.days = static_cast<std::size_t>(days);
  result.cards = std::make_unique<KeptCards>(result.subjects.size() * result.days);
  // A subject's cards come one after the other, on one of the threads.
  std::vector<std::uint64_t> digests(result.subjects.size());
  visit_cards(family, facts, options, [&](std::size_t subject, const Card& card, Day until) {
    const auto day = static_cast<std::size_t>(card.day - options.first);
    KeptCard* kept = &(*result.cards)[subject * result.days + day];
    keep(card, *kept);
    const std::uint64_t digest = digest_of(*kept);
    digests[subject] = mixed(digests[subject], digest);
    for (Day next = card.day + 1; next <= until; ++next) {
      kept[1] = kept[0];
      ++kept;
      digests[subject] = mixed(digests[subject], digest);
    }
  });
  for (const std::uint64_t digest : digests) result.digest = mixed(result.digest, digest);
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return result;
}

void add(std::string& line, std::int64_t number) {
  line += ',';
  if (number != none) line += std::to_string(number);
}

// The columns that bench/plain.awk writes, in its order.
void write(const Scored& scored, const std::string& path) {
  std::ofstream out(path);
  std::string line;
  for (std::size_t row = 0; row < scored.subjects.size() * scored.days; ++row) {
    const KeptCard& card = (*scored.cards)[row];
    const auto day = static_cast<Day>(row % scored.days);
    line = scored.subjects[row / scored.days] + ',' + format_day(scored.first + day);
    add(line, card.total);
    add(line, card.stars);
    std::size_t sum = 0;
    std::size_t count = 0;
    std::size_t denominator = 0;
    for (std::size_t i = 0; i < counted.size() + summed.size(); ++i) {
      const bool is_sum = sum < summed.size() && summed[sum] == i;
      add(line, is_sum ? card.sums[sum++] : card.counts[count++]);
      const bool is_divided = denominator < divided.size() && divided[denominator] == i;
      if (is_divided) add(line, card.denominators[denominator++]);
    }
    out << line << '\n';
  }
}

int fail(const Problems& problems) {
  for (const Problem& problem : problems) std::cerr << to_text(problem) << '\n';
  return 1;
}

struct Stars {
  std::int32_t total = none;
  std::int32_t stars = none;
};

Stars stars_of(const Card& card) {
  return {static_cast<std::int32_t>(kept(card.total, units / 100)),
          static_cast<std::int32_t>(kept(card.stars, units / 10))};
}

double seconds_of(const std::function<void()>& work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

// A rule change on everybody: the stars of 90 days under the pack alone, and beside those under the
// other rules.
int backtest(const Family& before, const std::string& pack, const std::string& overlay,
             const FactSet& facts, Day last, std::size_t threads) {
  constexpr std::size_t days = 90;
  const auto other = load_family(pack, {"rules", {overlay}, find_zone});
  if (!other.ok()) return fail(other.problems());
  ScoreOptions options;
  options.first = last - static_cast<Day>(days) + 1;
  options.last = last;
  options.threads = threads;
  const std::size_t rows = subjects_of(facts, before.versions.back()).size() * days;
  std::vector<Stars> was(rows);
  std::vector<Stars> is(rows);
  const auto row = [&](std::size_t subject, const Card& card) {
    return subject * days + static_cast<std::size_t>(card.day - options.first);
  };
  const double alone = seconds_of([&] {
    visit_cards(before, facts, options, [&](std::size_t subject, const Card& card, Day until) {
      std::fill_n(was.data() + row(subject, card), until - card.day + 1, stars_of(card));
    });
  });
  const double both = seconds_of([&] {
    visit_both(before, other.value(), facts, options,
               [&](std::size_t subject, const Card& old_card, const Card& new_card) {
                 was[row(subject, old_card)] = stars_of(old_card);
                 is[row(subject, new_card)] = stars_of(new_card);
               });
  });
  std::size_t changed = 0;
  for (std::size_t i = days - 1; i < rows; i += days) changed += was[i].stars != is[i].stars;
  std::cout << R"(,"alone_90":)" << alone << R"(,"both_90":)" << both << R"(,"other_stars":)"
            << changed;
  return 0;
}

int run(std::span<char* const> words) {
  std::string cards;
  std::string overlay;
  for (std::size_t i = 6; i + 1 < words.size(); i += 2) {
    (std::string(words[i]) == "--cards" ? cards : overlay) = words[i + 1];
  }
  const auto family = load_family(words[1], {"rules", {}, find_zone});
  if (!family.ok()) return fail(family.problems());
  const auto day = parse_day(words[3]);
  const int days = std::stoi(words[4]);
  ReadOptions read;
  read.threads = std::stoul(words[5]);
  const auto began = std::chrono::steady_clock::now();
  const auto reading = read_facts(words[2], needs_of(family.value(), false), read);
  if (!reading.ok()) return fail(reading.problems());
  const double loading =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();

  std::cout << R"({"seconds":{"load":)" << loading;
  Scored last;
  for (const int count : {1, 30, days}) {
    if (count > days) break;
    last = {};
    last = score_days(family.value(), reading.value().facts, *day, count, read.threads);
    std::cout << R"(,"days_)" << count << R"(":)" << last.seconds;
    if (count == days) break;
  }
  const bool is_told = overlay.empty() || backtest(family.value(), words[1], overlay,
                                                   reading.value().facts, *day, read.threads) == 0;
  if (!is_told) return 1;
  std::cout << R"(},"cards":)" << last.subjects.size() * last.days << R"(,"digest":)" << last.digest
            << "}\n";
  if (!cards.empty()) write(last, cards);
  return 0;
}

}  // namespace
}  // namespace xingji

int main(int count, char** words) {
  if (count < 6) {
    std::cerr
        << "usage: bench_warm PACK FACTS DAY DAYS THREADS [--cards FILE] [--backtest OVERLAY]\n";
    return 2;
  }
  return xingji::run({words, static_cast<std::size_t>(count)});
}
