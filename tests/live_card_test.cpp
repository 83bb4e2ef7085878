// The law of posts: to take an order back as it was and to post it as it is now leaves, to the last
// digit, what folding the subject anew leaves. On every shipped pack and the test packs whose
// measures allow it, with corrections of random cells of every table that they read. A card that
// moves on from day to day is the card of each day; accounts folded together count as each alone.
#include "engine/live_card.h"

#include <random>

#include "cli/pack_list.h"
#include "engine/batches.h"
#include "engine/moving_card.h"
#include "engine/window.h"
#include "facts/one_case.h"
#include "support.h"

namespace xingji::test {
namespace {

std::vector<std::string> packs() {
  std::vector<std::string> found;
  for (const char* folder : {"rules", "tests/packs", "bench/pack"}) {
    for (const std::string& pack : must(packs_in(source_path(folder), source_path("rules")))) {
      if (!pack.ends_with(".bad")) found.push_back(pack);
    }
  }
  return found;
}

struct Cell {
  Table table = Table::orders;
  std::uint32_t row = 0;
  std::size_t column = 0;
};

class PackOnAMarket : public testing::TestWithParam<std::string> {
 protected:
  PackOnAMarket() : family_(load_pack(GetParam())) {}

  void read_market(std::uint64_t seed, std::int64_t shops = 4) {
    make_market(folder_.path(), shops, 150, seed);
    add_filings(folder_.path());
    reading_ = read_folder(folder_.path(), family_);
  }
  // A cell that some rule may ask for: of an instant or a number, which changes more than a word.
  std::optional<Cell> any_cell(const Shard& shard, std::size_t account) {
    std::vector<Cell> cells;
    for (std::size_t t = 0; t < table_count; ++t) {
      const auto table = static_cast<Table>(t);
      const bool is_fact = table >= Table::orders && table <= Table::claims;
      const auto [first, last] = shard.rows_of(table, account);
      if (!is_fact || first == last) continue;
      const auto row = first + static_cast<std::uint32_t>(random_() % (last - first));
      const auto& columns = shard.table(table).columns;
      for (std::size_t c = 0; c < columns.size(); ++c) {
        const bool is_instant = columns[c].kind == Kind::instant && !columns[c].words.empty();
        if (is_instant || !columns[c].numbers.empty() || !columns[c].flags.empty()) {
          cells.push_back({table, row, c});
        }
      }
    }
    if (cells.empty()) return std::nullopt;
    return cells[random_() % cells.size()];
  }
  void change(const Cell& cell, Shard& shard) {
    ColumnData& column = shard.table(cell.table).columns[cell.column];
    if (!column.flags.empty()) column.flags[cell.row] ^= 1U;
    if (!column.numbers.empty())
      column.numbers[cell.row] = static_cast<std::int32_t>(random_() % 6);
    if (column.words.empty()) return;
    std::uint32_t& instant = column.words[cell.row];
    if (random_() % 4 == 0 || instant == 0) {
      instant = instant == 0 ? static_cast<std::uint32_t>(to_instant(market_end)) -
                                   static_cast<std::uint32_t>(random_() % 4'000'000)
                             : 0;
    } else {
      instant += static_cast<std::uint32_t>(random_() % 400'000) - 200'000;
    }
  }
  Instant to_instant(Day day) const { return reading_.facts.zone.start_of(day); }

  TemporaryFolder folder_;
  Family family_;
  Reading reading_;
  std::mt19937 random_{11};  // any seed will do
};

class Law : public PackOnAMarket {};

TEST_P(Law, BalancesAreWhatFoldingAnewGives) {
  const Pack& pack = family_.versions.back();
  read_market(3);
  Plan plan = make_plan(pack, reading_.facts);
  const bool is_claimed = is_by_case(plan) && !pack.measures.empty();
  RecordProperty("is_claimed", is_claimed ? 1 : 0);
  if (!is_claimed) return;  // LiveCard refuses it
  const Rules rules(pack);
  std::size_t changed = 0;
  for (const std::string& subject : subjects_of(reading_.facts, pack)) {
    const AccountRows rows = *find_subject(reading_.facts, pack, subject);
    auto& shard = const_cast<Shard&>(*rows.shard);  // ours, in `reading_`
    LiveCard live(plan, rules, rows, market_end);
    for (int round = 0; round < 25; ++round) {
      const auto cell = any_cell(shard, rows.account);
      if (!cell) break;
      const Shard before = copy_case(shard, rows.account, cell->table, cell->row);
      change(*cell, shard);
      const Shard now = copy_case(shard, rows.account, cell->table, cell->row);
      const Balances was = live.balances();
      AccountRows part = rows;
      part.account = 0;
      AccountRows part_now = part;
      part.shard = &before;
      part_now.shard = &now;
      live.correct(part, part_now);
      const Balances is = live.balances();
      ASSERT_EQ(is.measures, fold(plan, rows, market_end - rules.days_back, market_end).measures)
          << subject << ", " << definition(cell->table).name << " row " << cell->row;
      if (is.measures != was.measures) ++changed;
    }
  }
  EXPECT_GT(changed, 0U) << "no correction changed anything";
}

INSTANTIATE_TEST_SUITE_P(Posts, Law, testing::ValuesIn(packs()), name_with_platform);

class Moving : public PackOnAMarket {};

// What the card says, as the program writes it.
std::string text_of(const Family& family, const Pack& pack, const Card& card) {
  std::ostringstream out;
  ScoreSheet sheet;
  sheet.family = &family;
  sheet.shape = &pack;
  sheet.as_of = card.day;
  const auto writer = csv_writer(sheet, out);
  writer->add(writer->prepare({"x", {card}, {&pack}}));
  writer->finish();
  return out.str();
}

TEST_P(Moving, ACardIsTheCardOfEachDay) {
  const Pack& pack = family_.versions.back();
  read_market(5);
  Plan plan = make_plan(pack, reading_.facts);
  const Rules rules(pack);
  const Day first = market_end - 100;
  Settling settling(plan, first - rules.days_back, market_end, rules.inputs.measures);
  for (const std::string& subject : subjects_of(reading_.facts, pack)) {
    const AccountRows rows = *find_subject(reading_.facts, pack, subject);
    Balances balances;
    fold(plan, {&rows, 1}, settling, [&](std::size_t, const Balances& its) { balances = its; });
    MovingCard moving(rules, balances, false);
    for (Day day = first; day <= market_end; day += day % 17 == 0 ? 2 : 1) {
      Card card = moving.on(day);
      for (; card.day <= moving.until(); ++card.day) {
        ASSERT_EQ(text_of(family_, pack, card),
                  text_of(family_, pack, evaluate(rules, balances, card.day, false)))
            << subject;
      }
    }
    // And again out of order.
    for (const Day day : {first + 40, first + 3, first + 4, first + 90}) {
      ASSERT_EQ(text_of(family_, pack, moving.on(day)),
                text_of(family_, pack, evaluate(rules, balances, day, false)));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Cards, Moving, testing::ValuesIn(packs()), name_with_platform);

class Together : public PackOnAMarket {};

// Of 64 shops some share a shard, as agents of a shop do. Of one day rows are counted otherwise.
TEST_P(Together, AccountsCountAsEachAlone) {
  const Pack& pack = family_.versions.back();
  read_market(9, 64);
  Plan plan = make_plan(pack, reading_.facts);
  const std::vector<NamedRows> subjects = all_rows(reading_.facts, pack);
  for (const Day first : {market_end - 40, market_end}) {
    Settling settling(plan, first, market_end);
    std::size_t together = 0;
    for (const Batch& batch : batches_of(reading_.facts, subjects, 0, subjects.size(), 41)) {
      if (batch.size() == 1) continue;
      together += batch.size();
      const std::vector<AccountRows> accounts = accounts_of(subjects, batch);
      std::vector<Balances> balances;
      fold(plan, accounts, settling,
           [&](std::size_t, const Balances& of_account) { balances.push_back(of_account); });
      for (std::size_t a = 0; a < accounts.size(); ++a) {
        EXPECT_EQ(balances[a].measures, fold(plan, accounts[a], first, market_end).measures)
            << subjects[batch[a]].subject;
      }
    }
    const bool has_many = subjects.size() > 20;
    EXPECT_TRUE(together > 5 || !has_many) << together << " of " << subjects.size();
  }
}

INSTANTIATE_TEST_SUITE_P(Batches, Together, testing::ValuesIn(packs()), name_with_platform);

}  // namespace
}  // namespace xingji::test
