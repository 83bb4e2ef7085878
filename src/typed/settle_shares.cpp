// A share beside the two counts that it is of.
#include "typed/gauge.h"
#include "typed/typed.h"

namespace xingji::typed {
namespace {

// Whether the counts, where both were given, come to another share.
bool is_outdone(const Gauge& gauge, const Title& title, const Printed& shown, Typed& typed) {
  const auto cases = typed.measures.find(gauge.numerator);
  const auto all = typed.measures.find(gauge.denominator);
  if (cases == typed.measures.end() || all == typed.measures.end()) return false;
  if (all->second.value.numerator == 0) return false;
  const auto share = divide(cases->second.value, all->second.value);
  if (share && is_shown_as(*share, shown)) return false;
  typed.not_understood.push_back(
      {"「" + title.zh + "」的 " + shown.text + " 与 " + cases->second.text + "/" +
           all->second.text + " 算出来的对不上，按件数算",
       "'" + title.en + "' of " + shown.text + " is not what " + cases->second.text + " of " +
           all->second.text + " comes to; the counts hold"});
  return true;
}

}  // namespace

void settle_shares(const Pack& pack, Typed& typed) {
  const auto settle = [&](const auto& things, std::map<std::size_t, Printed>& shares) {
    std::erase_if(shares, [&](const auto& share) {
      const auto& thing = things[share.first];
      return is_outdone(*gauge_of(thing, pack), thing.title, share.second, typed);
    });
  };
  settle(pack.gates, typed.gates);
  settle(pack.bonuses, typed.bonuses);
}

}  // namespace xingji::typed
