#include "diagnose/falling.h"

#include "engine/falling.h"

namespace xingji::diagnose {
namespace {

class Days {
 public:
  Days(const Explanation& x, const SubjectCards& cards) : x_(x), cards_(cards) {}

  std::vector<Falling> all() {
    note(std::nullopt, Indicator::Better::higher,
         [](const Card& card, const Pack& /*pack*/) { return card.total; });
    for (std::size_t i = 0; i < x_.pack->indicators.size(); ++i) {
      const Indicator& indicator = x_.pack->indicators[i];
      note(i, indicator.better, [&](const Card& card, const Pack& pack) -> std::optional<Micro> {
        const auto there = find_indicator(pack, indicator.id);
        if (!there || pack.indicators[*there].printed_as != indicator.printed_as) return {};
        const IndicatorResult& result = card.indicators[*there];
        return result.branch ? std::nullopt : result.value_rounded;
      });
    }
    return std::move(falling_);
  }

 private:
  template <class ValueOf>
  void note(std::optional<std::size_t> indicator, Indicator::Better better, const ValueOf& of) {
    Series series(days_looked_at);
    for (std::size_t c = 0; c < cards_.cards.size(); ++c) {
      const Day back = x_.day - cards_.cards[c].day;
      if (back < 0 || back >= days_looked_at) continue;
      series[static_cast<std::size_t>(days_looked_at - 1 - back)] =
          of(cards_.cards[c], *cards_.packs[c]);
    }
    const int falls = falls_until(series, series.size() - 1, better);
    if (falls < fewest_falls) return;
    const Micro from = *series[series.size() - 1 - static_cast<std::size_t>(falls)];
    falling_.push_back({indicator, falls, from, *series.back()});
  }

  const Explanation& x_;
  const SubjectCards& cards_;
  std::vector<Falling> falling_;
};

}  // namespace

std::vector<Falling> falling_until(const Explanation& explanation, const SubjectCards& cards) {
  if (explanation.pack->period) return {};
  return Days(explanation, cards).all();
}

}  // namespace xingji::diagnose
