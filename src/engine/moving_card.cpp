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
      if (days[d] != days[d - 1]) changed[d] |= bit;
    }
  }
  return changed;
}

}  // namespace

MovingCard::MovingCard(const Rules& rules, const Balances& balances, bool explained,
                       const PeerTables* peers)
    : it_(rules, balances, balances.first, explained, peers) {
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

Card& MovingCard::on(Day day) {
  const std::uint64_t changed = changed_on(day);
  is_begun_ = true;
  if (changed == 0) {
    it_.card.day = day;
    return it_.card;
  }
  it_.turn_to(day, changed);
  take_steps(it_);
  return it_.card;
}

}  // namespace xingji
