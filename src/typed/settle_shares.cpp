// A share beside the counts that it is of.
#include "pack/measure_names.h"
#include "pack/quotient.h"
#include "typed/gauge.h"
#include "typed/typed.h"

namespace xingji::typed {
namespace {

// As it was typed; of a sum what it comes to.
std::string written(const Expression& side, const Ratio& number, const Pack& pack,
                    const Typed& typed) {
  if (side.op == Op::measure) return typed.measures.at(*find_measure(pack, side.name)).text;
  return format_micro(to_micro(number).value_or(0));
}

// Whether the counts, where all were given, come to another share.
bool is_outdone(const Expression& quotient, const Title& title, const Printed& shown,
                const Pack& pack, Typed& typed) {
  const auto sides = sides_of(quotient, [&](const std::string& measure) -> std::optional<Ratio> {
    const auto count = typed.measures.find(*find_measure(pack, measure));
    return count == typed.measures.end() ? std::nullopt : std::optional(count->second.value);
  });
  if (!sides || shown.state != Printed::State::value) return false;
  const auto share = sides->value();
  if (!share || is_shown_as(*share, shown)) return false;
  const std::string above = written(quotient.arguments[0], sides->above, pack, typed);
  const std::string below = written(quotient.arguments[1], sides->below, pack, typed);
  typed.not_understood.push_back({"「" + title.zh + "」的 " + shown.text + " 与 " + above + "/" +
                                      below + " 算出来的对不上，按件数算",
                                  "'" + title.en + "' of " + shown.text + " is not what " + above +
                                      " of " + below + " comes to; the counts hold"});
  return true;
}

// Whether a count under its own name is another than the one beside the indicator.
bool is_another(const std::optional<std::size_t>& measure,
                const std::optional<std::int64_t>& beside, const Indicator& indicator,
                const Pack& pack, Typed& typed) {
  if (!measure || !beside) return false;
  const auto own = typed.measures.find(*measure);
  if (own == typed.measures.end()) return false;
  const Measure& counted = pack.measures[*measure];
  if (compare(own->second.value, in_type(counted.type, {*beside, 1})) == 0) return false;
  const Title name = title_of_measure(pack, *measure);
  const std::string number = std::to_string(*beside);
  typed.not_understood.push_back(
      {"「" + indicator.title.zh + "」旁边的 " + number + " 与「" + pick(name, Language::zh) +
           "」的 " + own->second.text + " 对不上，按 " + own->second.text + " 算",
       "the " + number + " beside '" + indicator.title.en + "' is not the " + own->second.text +
           " of '" + pick(name, Language::en) + "', which holds"});
  return true;
}

// Counts under their own names hold, and the value without its sample.
void settle_samples(const Pack& pack, Typed& typed) {
  std::erase_if(typed.samples, [&](const auto& each) {
    const Indicator& indicator = pack.indicators[each.first];
    const Sample& sample = each.second;
    return is_another(indicator.numerator, sample.numerator, indicator, pack, typed) ||
           is_another(indicator.denominator, sample.denominator, indicator, pack, typed);
  });
}

}  // namespace

void settle_shares(const Pack& pack, Typed& typed) {
  const auto settle = [&](const auto& things, std::map<std::size_t, Printed>& shares) {
    std::erase_if(shares, [&](const auto& share) {
      const auto& thing = things[share.first];
      return is_outdone(*gauge_of(thing, pack)->ratio, thing.title, share.second, pack, typed);
    });
  };
  settle(pack.gates, typed.gates);
  settle(pack.bonuses, typed.bonuses);
  std::erase_if(typed.indicators, [&](const auto& share) {
    const Indicator& indicator = pack.indicators[share.first];
    if (!is_outdone(indicator.value, indicator.title, share.second, pack, typed)) return false;
    typed.samples.erase(share.first);
    return true;
  });
  settle_samples(pack, typed);
}

}  // namespace xingji::typed
