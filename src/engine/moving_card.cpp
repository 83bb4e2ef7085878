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

// Whether the card may say nothing of a figure but its number and how far it is covered.
bool may_say_nothing(const PlainIndicator& plain, IndicatorStatus status) {
  return status == IndicatorStatus::ok || status == IndicatorStatus::partial ||
         (status == IndicatorStatus::no_data && plain.leaves_total_without_data);
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
// on most days it does, so does all that follows from points; where only points have moved, only
// sums and stars follow. Anything: something else has changed, and what is judged by then stays so.
MovingCard::Moved MovingCard::judge_changed(Day day, std::uint64_t changed) {
  it_.note_judged(0);
  if ((changed & CardInputs::beside) != 0) return Moved::anything;
  const Rules& rules = it_.rules;
  std::uint64_t judged = 0;
  std::uint64_t moved = 0;
  bool may_be_partial = false;  // the card, and was not, or the other way round
  for (std::uint64_t left = changed; left != 0; left &= left - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(left));
    IndicatorResult& result = it_.card.indicators[i];
    const IndicatorStatus status = result.status;
    const std::optional<Micro> points = result.points;
    const auto& plain = rules.plain[i];
    const bool may_stay = plain && may_say_nothing(*plain, status) && points == result.raw_points &&
                          judge_plain(*plain, it_.balances, day, result);
    if (!may_stay) return Moved::anything;
    judged |= CardInputs::bit_of(i);
    it_.note_judged(judged);
    moved |= result.points == points ? 0 : CardInputs::bit_of(i);
    may_be_partial |= result.status != status || status == IndicatorStatus::no_data;
  }
  if (moved == 0 && !may_be_partial) return Moved::nothing;
  if (!rules.only_sums || (may_be_partial && is_partly_covered(it_) != it_.is_partial)) {
    return Moved::anything;
  }
  return moved == 0 || sum_again(it_, moved) ? Moved::points : Moved::anything;
}

Card& MovingCard::on(Day day) {
  const std::uint64_t changed = changed_on(day);
  if (changed != 0) until_ = stays_until(day);
  it_.card.day = day;
  if (judge_changed(day, changed) != Moved::anything) return it_.card;
  is_begun_ = true;
  it_.turn_to(day, changed);
  take_steps(it_);
  return it_.card;
}

}  // namespace xingji
