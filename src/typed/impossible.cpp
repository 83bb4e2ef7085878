#include "typed/impossible.h"

#include "pack/joint.h"
#include "pack/measure_names.h"
#include "pack/range.h"

namespace xingji::typed {
namespace {

using Counts = std::map<std::size_t, std::int64_t>;

// By the position of the measure: typed under its own name, or beside a share.
Counts counts_of(const Pack& pack, const Typed& typed) {
  Counts counts;
  for (const auto& [i, sample] : typed.samples) {
    const Indicator& indicator = pack.indicators[i];
    if (!indicator.numerator || !indicator.denominator) continue;
    if (sample.numerator) counts.emplace(*indicator.numerator, *sample.numerator);
    if (sample.denominator) counts.emplace(*indicator.denominator, *sample.denominator);
  }
  for (const auto& [m, printed] : typed.measures) {
    const Ratio& value = printed.value;
    const bool is_count = printed.state == Printed::State::value && value.denominator == 1;
    if (is_count) counts.emplace(m, static_cast<std::int64_t>(value.numerator));
  }
  return counts;
}

// Whether each case weighs one and no case is of both kinds.
bool exclude(const Measure& a, const Measure& b, const Pack& pack) {
  std::vector<const Expression*> conditions;
  for (const Measure* each : {&a, &b}) {
    for (const Measure::Filter& filter : each->filters) conditions.push_back(&filter.condition);
  }
  return !can_all_hold(conditions, pack);
}

Title told(const Pack& pack, std::size_t measure, std::int64_t count) {
  const Title title = title_of_measure(pack, measure);
  const std::string number = std::to_string(count);
  return {pick(title, Language::zh) + " " + number, pick(title, Language::en) + " " + number};
}

Title sentence(const Title& some, const Title& all) {
  return {"填的数对不上：" + some.zh + "，超过了" + all.zh + "，至少有一个不对",
          "the numbers given cannot all be so: " + some.en + " are more than " + all.en};
}

}  // namespace

std::vector<Title> impossible_counts(const Pack& pack, const Typed& typed) {
  std::vector<Title> found;
  const Counts counts = counts_of(pack, typed);
  for (const auto& [all, whole] : counts) {
    Counts parts;
    for (const auto& [m, count] : counts) {
      const bool is_part = m != all && is_share(pack.measures[m], pack.measures[all], pack);
      if (is_part && !pack.measures[m].weight) parts.emplace(m, count);
    }
    for (auto a = parts.begin(); a != parts.end(); ++a) {
      const Measure& first = pack.measures[a->first];
      const Title in_all = told(pack, all, whole);
      if (a->second > whole) found.push_back(sentence(told(pack, a->first, a->second), in_all));
      for (auto b = std::next(a); b != parts.end(); ++b) {
        const Measure& second = pack.measures[b->first];
        const bool is_too_many = a->second <= whole && b->second <= whole &&
                                 a->second > whole - b->second && exclude(first, second, pack);
        if (!is_too_many) continue;
        const Title one = told(pack, a->first, a->second);
        const Title other = told(pack, b->first, b->second);
        found.push_back(
            sentence({one.zh + " 加 " + other.zh, one.en + " and " + other.en}, in_all));
      }
    }
  }
  return found;
}

}  // namespace xingji::typed
