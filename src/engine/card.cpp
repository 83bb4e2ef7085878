#include "engine/card.h"

namespace xingji {

std::string_view to_text(IndicatorStatus status) {
  switch (status) {
    case IndicatorStatus::ok:
      return "ok";
    case IndicatorStatus::partial:
      return "partial";
    case IndicatorStatus::reported:
      return "reported";
    case IndicatorStatus::no_data:
      return "no_data";
    case IndicatorStatus::too_few:
      return "too_few";
    case IndicatorStatus::no_peers:
      return "no_peers";
    case IndicatorStatus::fixed:
      return "fixed";
    case IndicatorStatus::imputed:
      return "imputed";
    case IndicatorStatus::capped:
      return "capped";
    case IndicatorStatus::not_in_force:
      return "not_in_force";
  }
  return "";
}

std::string_view to_text(CardStatus status) {
  switch (status) {
    case CardStatus::scored:
      return "scored";
    case CardStatus::provisional:
      return "provisional";
    case CardStatus::preliminary:
      return "preliminary";
    case CardStatus::no_score:
      return "no_score";
    case CardStatus::by_default:
      return "default";
  }
  return "";
}

}  // namespace xingji
