#include "engine/moving_card.h"

#include <bit>

namespace xingji {
namespace {

// By day: what is made anew since something that it looks at is not what it was the day before.
std::vector<std::uint64_t> changes_of(const Rules& rules, const Balances& balances) {
  const auto place = [&](Day day) { return static_cast<std::size_t>(day - balances.first); };
  std::vector<std::uint64_t> changed = balances.changed;
  for (const std::vector<Day>* dates : {&rules.inputs.changes, &balances.attributes.changes()}) {
    for (const Day day : *dates) {
      if (balances.holds(day)) changed[place(day)] = CardInputs::everything;
    }
  }
  return changed;
}

}  // namespace

MovingCard::MovingCard(const Rules& rules, const Balances& balances, bool explained,
                       const PeerTables* peers, Card&& room)
    : it_(rules, balances, balances.first, explained, peers, std::move(room)),
      until_(balances.first) {
  const bool may_stay = rules.inputs.are_of_the_day && !explained && balances.given.empty() &&
                        !balances.changed.empty();
  if (may_stay) changed_ = changes_of(rules, balances);
}

std::uint64_t MovingCard::changed_on(Day day) const {
  if (!is_begun_ || changed_.empty()) return CardInputs::everything;
  if (day > it_.card.day && day <= until_) return 0;
  return day == until_ + 1 ? changed_[place(day)] : CardInputs::everything;
}

Day MovingCard::stays_until(Day day) const {
  if (changed_.empty()) return day;
  while (day < it_.balances.last && changed_[place(day + 1)] == 0) ++day;
  return day;
}

// Judges anew what has changed. Where every value leads to the points that it led to yesterday, as
// on most days it does, so does all that follows from points. False: something else has changed;
// what is judged by then stays so.
bool MovingCard::keeps_points(Day day, std::uint64_t changed) {
  const Rules& rules = it_.rules;
  std::uint64_t judged = 0;
  bool keeps = (changed & CardInputs::beside) == 0;
  for (std::uint64_t left = keeps ? changed : 0; left != 0; left &= left - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(left));
    IndicatorResult& result = it_.card.indicators[i];
    const IndicatorStatus status = result.status;
    const std::optional<Micro> points = result.points;
    const bool may_stay = (status == IndicatorStatus::ok || status == IndicatorStatus::partial) &&
                          points == result.raw_points;
    const bool is_judged = may_stay && rules.plain[i].has_value() &&
                           judge_plain(*rules.plain[i], it_.balances, day, result);
    if (is_judged) judged |= CardInputs::bit_of(i);
    keeps &= is_judged && result.status == status && result.points == points;
  }
  it_.note_judged(judged);
  return keeps;
}

Card& MovingCard::on(Day day) {
  const std::uint64_t changed = changed_on(day);
  if (changed != 0) until_ = stays_until(day);
  if (keeps_points(day, changed)) {
    it_.card.day = day;
    return it_.card;
  }
  is_begun_ = true;
  it_.turn_to(day, changed);
  take_steps(it_);
  return it_.card;
}

}  // namespace xingji
