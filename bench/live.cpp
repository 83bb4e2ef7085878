// Times one corrected fact: from the changed cell to the subject's new card, in process.
//   bench_live PACK OVERLAY FACTS DAY CORRECTIONS
// draws facts by chance, so a shop is hit as often as it has facts; prints microseconds as JSON;
// and folds what it touched anew: where that differs it fails.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <span>
#include <string>

#include "engine/live_card.h"
#include "engine/peers.h"
#include "engine/plan.h"
#include "engine/subjects.h"
#include "facts/one_case.h"
#include "io/read.h"
#include "io/zones.h"
#include "pack/load.h"

namespace xingji {
namespace {

constexpr Table tables[] = {Table::orders, Table::refunds, Table::ratings, Table::chats,
                            Table::disputes};

struct Fact {
  std::size_t shard = 0;
  Table table = Table::orders;
  std::uint32_t row = 0;
};

// Facts by number, over all shards and tables.
class AllFacts {
 public:
  explicit AllFacts(const FactSet& facts) {
    for (std::size_t s = 0; s < facts.shards.size(); ++s) {
      for (const Table table : tables) {
        const std::size_t rows = facts.shards[s].table(table).rows;
        if (rows == 0) continue;
        parts_.push_back({s, table, 0});
        count_ += rows;
        ends_.push_back(count_);
      }
    }
  }
  std::size_t count() const { return count_; }
  Fact at(std::size_t number) const {
    const auto end = std::upper_bound(ends_.begin(), ends_.end(), number);
    const auto part = static_cast<std::size_t>(end - ends_.begin());
    Fact fact = parts_[part];
    fact.row = static_cast<std::uint32_t>(number - (part == 0 ? 0 : ends_[part - 1]));
    return fact;
  }

 private:
  std::vector<Fact> parts_;
  std::vector<std::size_t> ends_;
  std::size_t count_ = 0;
};

std::size_t account_of(const Shard& shard, const Fact& fact) {
  const auto& begins = shard.table(fact.table).account_begin;
  return static_cast<std::size_t>(std::upper_bound(begins.begin(), begins.end(), fact.row) -
                                  begins.begin()) -
         1;
}

class Corrections {
 public:
  Corrections(const Pack& pack, FactSet& facts, Day day, std::size_t threads)
      : rules_(pack),
        plan_(make_plan(pack, facts)),
        facts_(facts),
        day_(day),
        peers_(peers_of(pack, facts, day, day, threads)) {}

  /// The seconds of one correction; nothing where the fact has nothing that could change.
  std::optional<double> correct(const Fact& fact, std::mt19937_64& random) {
    Shard& shard = facts_.shards[fact.shard];
    const std::size_t account = account_of(shard, fact);
    LiveCard& card = card_of(shard, account);
    std::uint32_t* instant = any_instant(shard.table(fact.table), fact.row, random);
    if (instant == nullptr) return std::nullopt;
    const auto began = std::chrono::steady_clock::now();
    const Shard before = copy_case(shard, account, fact.table, fact.row);
    *instant += static_cast<std::uint32_t>(random() % 172'800) - 86'400;
    const Shard now = copy_case(shard, account, fact.table, fact.row);
    card.correct({&before}, {&now});
    digest_ = digest_ * 31 + static_cast<std::uint64_t>(card.card().total.value_or(-1));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  }

  std::uint64_t digest() const { return digest_; }
  std::size_t subjects() const { return cards_.size(); }

  bool are_as_folded_anew() {
    return std::all_of(cards_.begin(), cards_.end(), [&](const auto& card) {
      const AccountRows rows{card.first.first, card.first.second};
      return card.second->balances().measures == fold(plan_, rows, day_, day_).measures;
    });
  }

 private:
  LiveCard& card_of(const Shard& shard, std::size_t account) {
    auto& card = cards_[{&shard, account}];
    const AccountRows rows{&shard, account};
    if (card == nullptr) card = std::make_unique<LiveCard>(plan_, rules_, rows, day_, &peers_);
    return *card;
  }

  // Any happening of the row.
  static std::uint32_t* any_instant(TableData& data, std::uint32_t row, std::mt19937_64& random) {
    std::vector<std::uint32_t*> found;
    for (ColumnData& column : data.columns.made()) {
      const bool has_happened =
          column.kind == Kind::instant && !column.words.empty() && column.words[row] != 0;
      if (has_happened) found.push_back(&column.words[row]);
    }
    return found.empty() ? nullptr : found[random() % found.size()];
  }

  Rules rules_;
  Plan plan_;
  FactSet& facts_;
  Day day_;
  PeerTables peers_;
  std::map<std::pair<const Shard*, std::size_t>, std::unique_ptr<LiveCard>> cards_;
  std::uint64_t digest_ = 0;
};

int fail(const Problems& problems) {
  for (const Problem& problem : problems) std::cerr << to_text(problem) << '\n';
  return 1;
}

int run(std::span<char* const> words) {
  const auto family = load_family(words[1], {"rules", {words[2]}, find_zone});
  if (!family.ok()) return fail(family.problems());
  const Day day = *parse_day(words[4]);
  ReadOptions read;
  read.threads = 2;
  auto reading = read_facts(words[3], needs_of(family.value(), false), read);
  if (!reading.ok()) return fail(reading.problems());
  FactSet& facts = reading.value().facts;
  const AllFacts all(facts);
  Corrections corrections(family.value().versions.back(), facts, day, read.threads);
  std::mt19937_64 random(42);
  std::vector<double> micros;
  const auto wanted = std::stoul(words[5]);
  while (micros.size() < wanted) {
    const auto seconds = corrections.correct(all.at(random() % all.count()), random);
    if (seconds) micros.push_back(*seconds * 1e6);
  }
  std::sort(micros.begin(), micros.end());
  const auto at = [&](double share) {
    return micros[static_cast<std::size_t>(share * static_cast<double>(micros.size() - 1))];
  };
  std::cout << R"({"microseconds":{"p50":)" << at(0.5) << R"(,"p99":)" << at(0.99) << R"(,"max":)"
            << micros.back() << R"(},"corrections":)" << micros.size() << R"(,"facts":)"
            << all.count() << R"(,"subjects":)" << corrections.subjects() << R"(,"digest":)"
            << corrections.digest() << "}\n";
  if (corrections.are_as_folded_anew()) return 0;
  std::cerr << "a card differs from what folding its subject anew gives\n";
  return 1;
}

}  // namespace
}  // namespace xingji

int main(int count, char** words) {
  if (count < 6) {
    std::cerr << "usage: bench_live PACK OVERLAY FACTS DAY CORRECTIONS\n";
    return 2;
  }
  return xingji::run({words, static_cast<std::size_t>(count)});
}
