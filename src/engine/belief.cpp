#include "engine/belief.h"

#include <algorithm>
#include <map>

#include "engine/formula.h"
#include "engine/given_rows.h"
#include "pack/printed.h"

namespace xingji {
namespace {

// A count or sum as people write it, in the units of formulas: money in hundredths.
Ratio in_type(Type type, const Ratio& number) {
  return type == Type::money ? multiply(number, {100, 1}).value_or(Ratio{}) : number;
}

void divide_given(Given& given) {
  if (given.numerator && given.denominator && given.denominator->numerator != 0) {
    given.value = divide(*given.numerator, *given.denominator);
  }
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

  bool has_nothing() const { return reading_rows_.empty() && tally_rows_.empty(); }

  void settle() {
    readings_ = by_day(reading_rows_);
    tallies_ = by_day(tally_rows_);
    const auto days = static_cast<std::size_t>(balances_.last - balances_.first) + 1;
    balances_.given.assign(pack_.indicators.size(), std::vector<Given>(days));
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
      const Formula formula(pack_.indicators[i].value, pack_);
      for (Day day = balances_.first; day <= balances_.last; ++day) {
        at(i, day) = believed(i, formula, day);
        at(i, day).beaten = beaten(i, day);
      }
    }
    // Afterwards, so that what one indicator is given changes no other's belief in facts.
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
      for (Day day = balances_.first; day <= balances_.last; ++day) lend_counts(i, day);
    }
  }

 private:
  Given& at(std::size_t i, Day day) {
    return balances_.given[i][static_cast<std::size_t>(day - balances_.first)];
  }

  using ByDay = std::map<std::pair<std::size_t, Day>, std::uint32_t>;

  /// The row of each indicator and day; of several sources the strongest.
  ByDay by_day(const GivenRows& rows) const {
    ByDay found;
    for (std::uint32_t row = rows.first(); row < rows.last(); ++row) {
      const auto indicator = find_indicator(pack_, rows.text("indicator", row));
      if (!indicator || rows.text("pack", row) != pack_.id) continue;
      const auto [at, is_new] = found.try_emplace({*indicator, rows.day(row)}, row);
      if (!is_new && rows.rank(row) > rows.rank(at->second)) at->second = row;
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
          if (const Given reading = read(i, day); reading.basis == Basis::reading) return reading;
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
    const Window::Choice& choice = window.choices[balances_.at(measure, day).choice];
    const Instant opened_at = account_.shard->accounts[account_.account].opened_at;
    std::int64_t sum = 0;
    std::int64_t covered = 0;
    for (Day each = choice.first_day(day); each <= choice.last_day(day); ++each) {
      const auto row = tallies_.find({i, each});
      // Before a shop opened there was nothing to count.
      const bool is_before = opened_at != 0 && each < zone_.day_of(opened_at);
      if (row == tallies_.end()) {
        covered += is_before ? 1 : 0;
        continue;
      }
      ++covered;
      given.basis = Basis::tallies;
      sum += tally_rows_.number(column, row->second);
    }
    const std::int64_t days = choice.last_day(day) - choice.first_day(day) + 1;
    // The side that is covered less tells how far the indicator can be trusted.
    if (given.window_days == 0 || covered * given.window_days < given.covered_days * days) {
      given.covered_days = covered;
      given.window_days = days;
    }
    return in_type(pack_.measures[measure].type, Ratio::of_micro(sum));
  }

  Given read(std::size_t i, Day day) const {
    Given given;
    const auto found = readings_.find({i, day});
    if (found == readings_.end()) return given;
    const std::uint32_t row = found->second;
    const Indicator& indicator = pack_.indicators[i];
    const Printed printed = parse_shown(reading_rows_.text("value", row), indicator, pack_);
    const std::int64_t numerator = reading_rows_.number("numerator", row);
    const std::int64_t denominator = reading_rows_.number("denominator", row);
    const bool has_counts = indicator.numerator && indicator.denominator && numerator != missing &&
                            denominator != missing;
    if (has_counts) {
      // The screen rounds; the counts beside it do not.
      given.numerator = in_type(pack_.measures[*indicator.numerator].type, {numerator, 1});
      given.denominator = in_type(pack_.measures[*indicator.denominator].type, {denominator, 1});
      divide_given(given);
    } else if (printed.state == Printed::State::value) {
      given.value = printed.value;
    }
    if (has_counts || given.value) given.basis = Basis::reading;
    return given;
  }

  std::optional<Ratio> beaten(std::size_t i, Day day) const {
    const auto found = readings_.find({i, day});
    if (found == readings_.end()) return std::nullopt;
    return parse_rank_share(reading_rows_.text("rank_share", found->second));
  }

  void lend_counts(std::size_t i, Day day) {
    const Given& given = at(i, day);
    if (given.basis == Basis::facts || !given.numerator || !given.denominator) return;
    const Indicator& indicator = pack_.indicators[i];
    lend(*indicator.numerator, *given.numerator, given, day);
    lend(*indicator.denominator, *given.denominator, given, day);
  }

  void lend(std::size_t m, const Ratio& number, const Given& given, Day day) {
    Balance& balance = balances_.measures[m][static_cast<std::size_t>(day - balances_.first)];
    if (balance.covered == Covered::fully || balance.is_given) return;
    const Int128 units = number.numerator * pack_.measures[m].denominator;
    if (units % number.denominator != 0 || units / number.denominator > INT64_MAX) return;
    balance.value = static_cast<std::int64_t>(units / number.denominator);
    balance.covered = given.is_partial() ? Covered::partly : Covered::fully;
    balance.fits = true;
    balance.is_empty = false;
    balance.is_given = true;
  }

  const Pack& pack_;
  const AccountRows& account_;
  Balances& balances_;
  const Zone& zone_;
  GivenRows reading_rows_;
  GivenRows tally_rows_;
  ByDay readings_;
  ByDay tallies_;
};

}  // namespace

void settle_belief(const Plan& plan, const AccountRows& account, Balances& balances) {
  BeliefOfAccount belief(plan, account, balances);
  if (!belief.has_nothing()) belief.settle();
}

Problems unclear_readings(const Pack& pack, const FactSet& facts) {
  Problems problems;
  for (const Shard& shard : facts.shards) {
    for (std::size_t account = 0; account < shard.accounts.size(); ++account) {
      const GivenRows rows(facts, {&shard, account}, Table::readings);
      for (std::uint32_t row = rows.first(); row < rows.last(); ++row) {
        const auto found = find_indicator(pack, rows.text("indicator", row));
        if (!found || rows.text("pack", row) != pack.id) continue;
        const Indicator& indicator = pack.indicators[*found];
        const std::string text(rows.text("value", row));
        if (parse_shown(text, indicator, pack).state != Printed::State::unclear) continue;
        problems.push_back({{},
                            "readings: '" + text + "' is no value of '" + indicator.id + "' (" +
                                shard.accounts[account].id + ", " + format_day(rows.day(row)) + ")",
                            "write " + example_printed(indicator.printed_as).en,
                            true});
      }
    }
  }
  return problems;
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
