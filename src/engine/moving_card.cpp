#include "engine/moving_card.h"

namespace xingji {
namespace {

// By day: the bits of the measures that are not what they were the day before.
std::vector<std::uint64_t> changes_of(const Balances& balances) {
  std::vector<std::uint64_t> changed(static_cast<std::size_t>(balances.last - balances.first) + 1);
  for (std::size_t m = 0; m < balances.measures.size(); ++m) {
    const std::vector<Balance>& days = balances.measures[m];
    const std::uint64_t bit = CardInputs::bit_of(m);
    for (std::size_t d = 1; d < days.size(); ++d) {
      changed[d] |= days[d] == days[d - 1] ? 0 : bit;
    }
  }
  return changed;
}

}  // namespace

MovingCard::MovingCard(const Rules& rules, const Balances& balances, bool explained,
                       const PeerTables* peers, Card&& room)
    : it_(rules, balances, balances.first, explained, peers, std::move(room)) {
  const bool may_stay = rules.inputs.are_of_the_day && !explained && balances.given.empty();
  if (may_stay) changed_ = changes_of(balances);
}

std::uint64_t MovingCard::changed_on(Day day) const {
  const bool follows = is_begun_ && !changed_.empty() && day == it_.card.day + 1;
  if (!follows) return CardInputs::everything;
  const std::vector<Day>& by_pack = it_.rules.inputs.changes;
  const std::vector<Day>& of_subject = it_.balances.attributes.changes();
  const bool is_dated = std::binary_search(by_pack.begin(), by_pack.end(), day) ||
                        std::find(of_subject.begin(), of_subject.end(), day) != of_subject.end();
  return is_dated ? CardInputs::everything
                  : changed_[static_cast<std::size_t>(day - it_.balances.first)];
}

// Judges anew what has changed. Where every value leads to the points that it led to yesterday, as
// on most days it does, so does all that follows from points. False: something else has changed;
// what is judged by then stays so.
bool MovingCard::keeps_points(Day day, std::uint64_t changed) {
  const Rules& rules = it_.rules;
  it_.forget_judged();
  if ((changed & rules.inputs.beside) != 0) return false;
  bool keeps = true;
  for (std::size_t i = 0; i < it_.card.indicators.size(); ++i) {
    if ((changed & rules.inputs.indicators[i]) == 0) continue;
    IndicatorResult& result = it_.card.indicators[i];
    const IndicatorStatus status = result.status;
    const std::optional<Micro> points = result.points;
    const bool may_stay = (status == IndicatorStatus::ok || status == IndicatorStatus::partial) &&
                          points == result.raw_points;
    const bool is_judged = may_stay && rules.plain[i].has_value() &&
                           judge_plain(*rules.plain[i], it_.balances, day, result);
    if (is_judged) it_.note_judged(i);
    keeps &= is_judged && result.status == status && result.points == points;
  }
  return keeps;
}

Card& MovingCard::on(Day day) {
  const std::uint64_t changed = changed_on(day);
  const bool follows = changed != CardInputs::everything;
  if (!follows) it_.forget_judged();
  if (follows && keeps_points(day, changed)) {
    it_.card.day = day;
    return it_.card;
  }
  is_begun_ = true;
  it_.turn_to(day, changed);
  take_steps(it_);
  return it_.card;
}

}  // namespace xingji
