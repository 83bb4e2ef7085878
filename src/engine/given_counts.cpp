#include "engine/given_counts.h"

#include <map>

#include "engine/given_values.h"
#include "engine/window.h"
#include "pack/measure_names.h"
#include "pack/quotient.h"
#include "pack/sample.h"

namespace xingji {
namespace {

std::optional<Ratio> read_count(const GivenRows& rows, std::uint32_t row, const Measure& measure) {
  const Printed printed = parse_count(rows.text("value", row), measure);
  return printed.state == Printed::State::value ? std::optional(printed.value) : std::nullopt;
}

// The row of each measure and day that is named.
GivenRows::ByDay by_day(const Pack& pack, const GivenRows& rows) {
  std::map<std::string_view, std::optional<std::size_t>> known;
  GivenRows::ByDay found;
  for (std::uint32_t row = rows.first(); row < rows.last(); ++row) {
    if (rows.text("pack", row) != pack.id) continue;
    const auto [named, is_first] = known.try_emplace(rows.text("indicator", row));
    if (is_first) named->second = find_named_measure(pack, named->first);
    if (!named->second || !can_be_count(rows, row, pack.measures[*named->second], pack)) continue;
    const Measure& measure = pack.measures[*named->second];
    rows.keep_better(found, *named->second, row, [&](std::uint32_t each) {
      return rows.is_tallies() || read_count(rows, each, measure) ? 1 : 0;
    });
  }
  return found;
}

class Counts {
 public:
  Counts(const Pack& pack, const AccountRows& account, const Zone& zone, const GivenRows& readings,
         const GivenRows& tallies, Balances& balances)
      : pack_(pack),
        opened_(first_day_of(account, zone)),
        tally_rows_(tallies),
        readings_(pack, readings),
        tallies_(by_day(pack, tallies)),
        balances_(balances) {}

  void settle() {
    if (readings_.empty() && tallies_.empty()) return;
    for (std::size_t m = 0; m < pack_.measures.size(); ++m) {
      for (Day day = balances_.first; day <= balances_.last; ++day) settle(m, day);
    }
  }

 private:
  void settle(std::size_t m, Day day) {
    const Measure& measure = pack_.measures[m];
    Balance& balance = balances_.measures[m][static_cast<std::size_t>(day - balances_.first)];
    const Rolled rolled = roll(m, day);
    const Ratio tallied = in_type(measure.type, Ratio::of_micro(rolled.sum));
    for (const Belief belief : pack_.belief) {
      switch (belief) {
        case Belief::facts:
          if (balance.covered == Covered::fully) return;
          break;
        case Belief::tallies:
          if (!rolled.has_any || rolled.is_partial()) break;
          return give(measure, tallied, Covered::fully, balance);
        case Belief::readings:
          if (const auto number = readings_.of(m, day)) {
            return give(measure, *number, Covered::fully, balance);
          }
          break;
        case Belief::partial_facts:
          if (rolled.has_any) return give(measure, tallied, Covered::partly, balance);
          if (balance.covered != Covered::none) return;
          break;
      }
    }
  }

  Rolled roll(std::size_t m, Day day) const {
    if (tallies_.empty()) return {};
    const Window& window = pack_.measures[m].window;
    return roll_tallies(window.choices[balances_.at(m, day).choice], day, opened_,
                        [&](Day each) -> std::optional<std::int64_t> {
                          const auto row = tallies_.find({m, each});
                          if (row == tallies_.end()) return std::nullopt;
                          return tally_rows_.number("numerator", row->second);
                        });
  }

  const Pack& pack_;
  std::optional<Day> opened_;
  const GivenRows& tally_rows_;
  CountsRead readings_;
  GivenRows::ByDay tallies_;
  Balances& balances_;
};

// A value that was read off becomes what the counts come to.
void count_value(const Pack& pack, const Indicator& indicator, const Balances& balances, Day day,
                 Given& given) {
  const auto count = [&](std::size_t m) -> std::optional<Ratio> {
    const Balance& balance = balances.at(m, day);
    if (!balance.is_given || balance.covered != Covered::fully) return std::nullopt;
    return worth_of(pack.measures[m], balance).ratio;
  };
  const auto sides = sides_of(indicator.value, [&](const std::string& measure) {
    return count(find_measure(pack, measure).value());
  });
  if (!sides) return;
  if (indicator.numerator) given.numerator = count(*indicator.numerator);
  if (indicator.denominator) given.denominator = count(*indicator.denominator);
  given.value = sides->value();
}

}  // namespace

CountsRead::CountsRead(const Pack& pack, const GivenRows& readings)
    : pack_(pack), readings_(readings), rows_(by_day(pack, readings)) {}

std::optional<Ratio> CountsRead::of(std::size_t measure, Day day) const {
  const auto found = rows_.find({measure, day});
  if (found == rows_.end()) return std::nullopt;
  return read_count(readings_, found->second, pack_.measures[measure]);
}

Rolled roll_tallies(const Window::Choice& choice, Day judged, std::optional<Day> opened,
                    const std::function<std::optional<std::int64_t>(Day)>& of) {
  Rolled rolled;
  for (Day each = choice.first_day(judged); each <= choice.last_day(judged); ++each) {
    const auto number = of(each);
    const bool is_before = opened && each < *opened;
    if (number || is_before) ++rolled.covered_days;
    if (number) rolled.sum += *number;
    rolled.has_any |= number.has_value();
  }
  rolled.window_days = choice.last_day(judged) - choice.first_day(judged) + 1;
  return rolled;
}

std::optional<Day> first_day_of(const AccountRows& account, const Zone& zone) {
  const Instant opened_at = account.shard->accounts[account.account].opened_at;
  return opened_at == 0 ? std::nullopt : std::optional(zone.day_of(opened_at));
}

void give(const Measure& measure, const Ratio& number, Covered covered, Balance& balance) {
  const Int128 units = number.numerator * measure.denominator;
  if (units % number.denominator != 0 || units / number.denominator > INT64_MAX) return;
  balance.value = static_cast<std::int64_t>(units / number.denominator);
  balance.covered = covered;
  balance.fits = true;
  balance.is_empty = false;
  balance.is_given = true;
}

void count_values(const Pack& pack, Balances& balances) {
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    for (Day day = balances.first; day <= balances.last; ++day) {
      Given& given = balances.given[i][static_cast<std::size_t>(day - balances.first)];
      if (given.basis != Basis::reading) continue;
      count_value(pack, pack.indicators[i], balances, day, given);
    }
  }
}

void settle_counts(const Pack& pack, const AccountRows& account, const Zone& zone,
                   const GivenRows& readings, const GivenRows& tallies, Balances& balances) {
  Counts(pack, account, zone, readings, tallies, balances).settle();
}

}  // namespace xingji
