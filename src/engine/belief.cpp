#include "engine/belief.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "engine/formula.h"
#include "engine/given_counts.h"
#include "engine/given_rows.h"
#include "engine/given_values.h"
#include "pack/rest.h"
#include "pack/sample.h"

namespace xingji {
namespace {

void divide_given(Given& given) {
  if (given.numerator && given.denominator && given.denominator->numerator != 0) {
    given.value = divide(*given.numerator, *given.denominator);
  }
}

// A value says more than a side of it alone.
int said_of_value(const Given& reading) {
  if (reading.value) return 2;
  return reading.basis == Basis::reading ? 1 : 0;
}

class BeliefOfAccount {
 public:
  BeliefOfAccount(const Plan& plan, const AccountRows& account, Balances& balances)
      : pack_(*plan.pack),
        account_(account),
        balances_(balances),
        zone_(plan.facts->zone),
        reading_rows_(*plan.facts, account, Table::readings),
        tally_rows_(*plan.facts, account, Table::tallies) {}

  bool has_nothing() const {
    return !reading_rows_.speak_of(pack_.id) && !tally_rows_.speak_of(pack_.id);
  }

  void settle() {
    tallies_ = by_day(tally_rows_, [](std::size_t, std::uint32_t) { return 1; });
    readings_ = by_day(reading_rows_, [&](std::size_t i, std::uint32_t row) {
      return said_of_value(read(i, row));
    });
    ranks_ = by_day(reading_rows_, [&](std::size_t, std::uint32_t row) {
      return rank_of(reading_rows_, row).state == Printed::State::value ? 1 : 0;
    });
    const auto days = static_cast<std::size_t>(balances_.last - balances_.first) + 1;
    balances_.given.assign(pack_.indicators.size(), std::vector<Given>(days));
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
      const Formula formula(pack_.indicators[i].value, pack_);
      for (Day day = balances_.first; day <= balances_.last; ++day) {
        at(i, day) = believed(i, formula, day);
        at(i, day).beaten = beaten(i, day);
      }
    }
    // Afterwards, so that what one number is given changes no other's belief in facts. Counts of
    // their own hold before those beside an indicator.
    settle_counts(pack_, account_, zone_, reading_rows_, tally_rows_, balances_);
    count_values(pack_, balances_);
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
      for (Day day = balances_.first; day <= balances_.last; ++day) lend_counts(i, day);
    }
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) lend_to_same(i);
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) lend_rest(i);
  }

 private:
  Given& at(std::size_t i, Day day) {
    return balances_.given[i][static_cast<std::size_t>(day - balances_.first)];
  }

  using Said = std::function<int(std::size_t indicator, std::uint32_t row)>;

  /// The row of each indicator and day; of several the one that says most.
  GivenRows::ByDay by_day(const GivenRows& rows, const Said& said) const {
    GivenRows::ByDay found;
    for (std::uint32_t row = rows.first(); row < rows.last(); ++row) {
      const auto indicator = find_indicator(pack_, rows.text("indicator", row));
      if (!indicator || rows.text("pack", row) != pack_.id) continue;
      if (rows.is_tallies() && tally_of(rows, row, pack_.indicators[*indicator], pack_).doubt) {
        continue;
      }
      rows.keep_better(found, *indicator, row,
                       [&](std::uint32_t each) { return said(*indicator, each); });
    }
    return found;
  }

  Covered covered(const Formula& formula, Day day) const {
    Covered least = Covered::fully;
    for (const std::size_t m : formula.measures()) {
      least = std::min(least, balances_.at(m, day).covered);
    }
    return least;
  }

  Given believed(std::size_t i, const Formula& formula, Day day) const {
    const Covered facts = covered(formula, day);
    const Given tallies = tallied(i, day);
    const bool has_tallies = tallies.basis == Basis::tallies;
    for (const Belief belief : pack_.belief) {
      switch (belief) {
        case Belief::facts:
          if (facts == Covered::fully) return {};
          break;
        case Belief::tallies:
          if (has_tallies && !tallies.is_partial()) return tallies;
          break;
        case Belief::readings:
          if (const Given reading = read_on(i, day); reading.basis == Basis::reading) {
            return reading;
          }
          break;
        case Belief::partial_facts:
          if (has_tallies) return tallies;
          if (facts != Covered::none) return {};
          break;
      }
    }
    return {};
  }

  // A day's own counts, rolled through the windows of the two measures.
  Given tallied(std::size_t i, Day day) const {
    Given given;
    const Indicator& indicator = pack_.indicators[i];
    if (!indicator.numerator || !indicator.denominator || tally_rows_.empty()) return given;
    given.numerator = roll(i, *indicator.numerator, "numerator", day, given);
    given.denominator = roll(i, *indicator.denominator, "denominator", day, given);
    divide_given(given);
    return given;
  }

  Ratio roll(std::size_t i, std::size_t measure, std::string_view column, Day day,
             Given& given) const {
    const Window& window = pack_.measures[measure].window;
    const Rolled rolled =
        roll_tallies(window.choices[balances_.at(measure, day).choice], day,
                     first_day_of(account_, zone_), [&](Day each) -> std::optional<std::int64_t> {
                       const auto row = tallies_.find({i, each});
                       if (row == tallies_.end()) return std::nullopt;
                       return tally_rows_.number(column, row->second);
                     });
    if (rolled.has_any) given.basis = Basis::tallies;
    // The side that is covered less tells how far the indicator can be trusted.
    if (given.window_days == 0 ||
        rolled.covered_days * given.window_days < given.covered_days * rolled.window_days) {
      given.covered_days = rolled.covered_days;
      given.window_days = rolled.window_days;
    }
    return in_type(pack_.measures[measure].type, Ratio::of_micro(rolled.sum));
  }

  Given read_on(std::size_t i, Day day) const {
    const auto found = readings_.find({i, day});
    return found == readings_.end() ? Given{} : read(i, found->second);
  }

  Given read(std::size_t i, std::uint32_t row) const {
    Given given;
    const Indicator& indicator = pack_.indicators[i];
    const Sampled sampled = reading_of(reading_rows_, row, indicator, pack_);
    // The screen rounds; the counts beside it do not.
    note_side(indicator.numerator, sampled.numerator, given.numerator);
    note_side(indicator.denominator, sampled.denominator, given.denominator);
    const bool has_counts = given.numerator && given.denominator;
    if (has_counts) {
      divide_given(given);
    } else if (sampled.printed.state == Printed::State::value) {
      given.value = sampled.printed.value;
    }
    if (given.numerator || given.denominator || given.value) given.basis = Basis::reading;
    return given;
  }

  void note_side(const std::optional<std::size_t>& measure,
                 const std::optional<std::int64_t>& number, std::optional<Ratio>& side) const {
    if (measure && number) side = in_type(pack_.measures[*measure].type, {*number, 1});
  }

  std::optional<Ratio> beaten(std::size_t i, Day day) const {
    const auto found = ranks_.find({i, day});
    if (found == ranks_.end()) return std::nullopt;
    const Printed share = rank_of(reading_rows_, found->second);
    return share.state == Printed::State::value ? std::optional(share.value) : std::nullopt;
  }

  void lend_counts(std::size_t i, Day day) {
    const Given& given = at(i, day);
    if (given.basis == Basis::facts) return;
    const Indicator& indicator = pack_.indicators[i];
    if (indicator.numerator && given.numerator) {
      lend(*indicator.numerator, *given.numerator, given, day);
    }
    if (indicator.denominator && given.denominator) {
      lend(*indicator.denominator, *given.denominator, given, day);
    }
  }

  // Of 5 in 847 orders the orders are 847 to whatever else counts them.
  void lend_to_same(std::size_t i) {
    lend_side(i, pack_.indicators[i].numerator, &Given::numerator);
    lend_side(i, pack_.indicators[i].denominator, &Given::denominator);
  }

  void lend_side(std::size_t i, const std::optional<std::size_t>& measure,
                 std::optional<Ratio> Given::*side) {
    if (!measure) return;
    std::optional<std::vector<std::size_t>> same;
    for (Day day = balances_.first; day <= balances_.last; ++day) {
      const Given& given = at(i, day);
      if (given.basis == Basis::facts || !(given.*side)) continue;
      if (!same) same = counting_as(*measure);
      for (const std::size_t other : *same) lend(other, *(given.*side), given, day);
    }
  }

  std::vector<std::size_t> counting_as(std::size_t measure) const {
    std::vector<std::size_t> same;
    for (std::size_t m = 0; m < pack_.measures.size(); ++m) {
      const bool is_other = m != measure;
      if (is_other && count_the_same(pack_.measures[m], pack_.measures[measure], pack_)) {
        same.push_back(m);
      }
    }
    return same;
  }

  // Of 50 that were given, 40 of them good, 10 are not: for whatever asks how many.
  void lend_rest(std::size_t i) {
    std::optional<std::size_t> rest;
    bool is_looked_up = false;
    for (Day day = balances_.first; day <= balances_.last; ++day) {
      const Given& given = at(i, day);
      if (given.basis == Basis::facts || !given.numerator || !given.denominator) continue;
      if (!std::exchange(is_looked_up, true)) rest = rest_of(pack_.indicators[i], pack_);
      if (!rest) return;
      const auto number = subtract(*given.denominator, *given.numerator);
      if (number) lend(*rest, *number, given, day);
    }
  }

  void lend(std::size_t measure, const Ratio& number, const Given& given, Day day) {
    Balance& balance = balances_.measures[measure][static_cast<std::size_t>(day - balances_.first)];
    if (balance.covered == Covered::fully || balance.is_given) return;
    const Covered covered = given.is_partial() ? Covered::partly : Covered::fully;
    give(pack_.measures[measure], number, covered, balance);
  }

  const Pack& pack_;
  const AccountRows& account_;
  Balances& balances_;
  const Zone& zone_;
  GivenRows reading_rows_;
  GivenRows tally_rows_;
  GivenRows::ByDay readings_;
  GivenRows::ByDay ranks_;
  GivenRows::ByDay tallies_;
};

}  // namespace

void settle_belief(const Plan& plan, const AccountRows& account, Balances& balances) {
  if (!plan.has_given) return;
  BeliefOfAccount belief(plan, account, balances);
  if (!belief.has_nothing()) belief.settle();
}

std::optional<CoveredDays> given_days(const FactSet& facts) {
  std::optional<CoveredDays> days;
  for (const Shard& shard : facts.shards) {
    for (const Table table : {Table::readings, Table::tallies}) {
      const TableData& data = shard.table(table);
      for (std::size_t row = 0; row < data.rows; ++row) {
        const auto day = static_cast<Day>(data.columns[column_index(table, "day")].at(row));
        if (!days) days = {day, day};
        days->first = std::min(days->first, day);
        days->last = std::max(days->last, day);
      }
    }
  }
  return days;
}

}  // namespace xingji
