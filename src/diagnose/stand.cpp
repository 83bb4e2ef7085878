#include "diagnose/stand.h"

#include <algorithm>

#include "pack/best.h"

namespace xingji::diagnose {
namespace {

// The best band that what is known does not contradict. Stars that were shown say it themselves.
std::optional<std::size_t> band_of(const Explanation& x, const Official& official) {
  const auto& bands = x.pack->bands;
  for (std::size_t b = 0; b < bands.size(); ++b) {
    if (official.stars) {
      if (amount_on(bands[b].stars, x) == official.stars) return b;
      continue;
    }
    const auto falls_short = [&](const std::optional<Number>& line, Micro score) {
      const auto least = line ? amount_on(*line, x) : std::nullopt;
      return least && score < *least;
    };
    const auto is_short = [&](const auto& dimension) {
      return falls_short(bands[b].each_dimension_at_least, dimension.second);
    };
    const bool is_reached =
        official.total && !falls_short(bands[b].total_at_least, *official.total) &&
        std::none_of(official.dimensions.begin(), official.dimensions.end(), is_short);
    if (is_reached) return b;
  }
  return std::nullopt;
}

// Older than a week it says less than what is known of today.
constexpr Day days_it_holds = 7;

bool comes_to_another(const Card& card, const Official& official) {
  if (card.day - official.day > days_it_holds) return false;
  if (official.total) return !is_rounding(*official.total - *card.total);
  return official.stars && official.stars != card.stars;
}

}  // namespace

Known known_figures(const Explanation& explanation) {
  Known result;
  for (std::size_t i = 0; i < explanation.card.indicators.size(); ++i) {
    const IndicatorResult& of = explanation.card.indicators[i];
    const bool is_out = of.status == IndicatorStatus::not_in_force;
    if (is_out || is_only_shown(explanation.pack->indicators[i])) continue;
    ++result.all;
    if (of.value) ++result.known;
  }
  return result;
}

Stand stand_of(const Explanation& explanation, const std::optional<Official>& official) {
  const Card& card = explanation.card;
  Stand stand{card.total, card.band, {}, false};
  for (const DimensionResult& dimension : card.dimensions) {
    stand.dimensions.push_back(dimension.score);
  }
  if (!official) return stand;
  if (card.total) {
    const Known figures = known_figures(explanation);
    if (figures.known == figures.all || !comes_to_another(card, *official)) return stand;
  }
  stand.is_shown = true;
  stand.total = official->total;
  stand.band = band_of(explanation, *official);
  for (const auto& [dimension, score] : official->dimensions) stand.dimensions[dimension] = score;
  return stand;
}

std::vector<std::size_t> weak_dimensions_of(const Explanation& explanation, const Stand& stand) {
  const Pack& pack = *explanation.pack;
  std::vector<std::size_t> weak;
  for (std::size_t i = 0; i < pack.dimensions.size(); ++i) {
    const auto& parts = pack.dimensions[i].parts;
    const bool is_told = std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
      return explanation.card.indicators[part.indicator].points.has_value();
    });
    const auto best = best_dimension(pack, pack.dimensions[i], explanation.day);
    if (is_told || !stand.dimensions[i] || !best) continue;
    if (static_cast<Int128>(*stand.dimensions[i]) * 5 < static_cast<Int128>(*best) * 4) {
      weak.push_back(i);
    }
  }
  return weak;
}

}  // namespace xingji::diagnose
