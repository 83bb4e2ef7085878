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

std::string_view to_text(Basis basis) {
  switch (basis) {
    case Basis::facts:
      return "facts";
    case Basis::tallies:
      return "tallies";
    case Basis::reading:
      return "reading";
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

std::string_view to_text(Among::From from) {
  switch (from) {
    case Among::From::peers:
      return "peers";
    case Among::From::reading:
      return "reading";
    case Among::From::benchmark:
      return "benchmark";
  }
  return "";
}

std::string_view to_text(BonusResult::State state) {
  switch (state) {
    case BonusResult::State::not_given:
      return "not_given";
    case BonusResult::State::given:
      return "given";
    case BonusResult::State::unknown:
      return "unknown";
    case BonusResult::State::not_in_force:
      return "not_in_force";
  }
  return "";
}

std::string_view to_text(DeductionResult::State state) {
  switch (state) {
    case DeductionResult::State::none:
      return "none";
    case DeductionResult::State::taken:
      return "taken";
    case DeductionResult::State::unknown:
      return "unknown";
    case DeductionResult::State::not_in_force:
      return "not_in_force";
  }
  return "";
}

}  // namespace xingji
