#include "pack/standing.h"

#include "pack/pack.h"

namespace xingji {
namespace {

template <class Things>
std::optional<std::size_t> find_among(const Things& things, std::string_view id) {
  for (std::size_t i = 0; i < things.size(); ++i) {
    if (things[i].id == id) return i;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_text(History::Kind kind) {
  switch (kind) {
    case History::Kind::running:
      return "running";
    case History::Kind::every:
      return "every";
    case History::Kind::days:
      return "days";
    case History::Kind::mean:
      return "mean";
    case History::Kind::lowest:
      return "lowest";
    case History::Kind::highest:
      return "highest";
    case History::Kind::quantile:
      return "quantile";
    case History::Kind::yesterday:
      return "yesterday";
    case History::Kind::times:
      return "times";
    case History::Kind::days_since:
      return "days_since";
    case History::Kind::watched:
      return "watched";
  }
  return "";
}

std::string_view to_text(Standing::JudgedOn series) {
  switch (series) {
    case Standing::JudgedOn::computed:
      return "computed";
    case Standing::JudgedOn::published:
      return "published";
    case Standing::JudgedOn::shown:
      return "shown";
  }
  return "";
}

std::string_view to_text(Standing::NoScoreDay rule) {
  switch (rule) {
    case Standing::NoScoreDay::breaks:
      return "breaks";
    case Standing::NoScoreDay::skips:
      return "skips";
    case Standing::NoScoreDay::counts:
      return "counts";
  }
  return "";
}

std::string_view to_text(Standing::Move::Needs needs) {
  switch (needs) {
    case Standing::Move::Needs::nothing:
      return "nothing";
    case Standing::Move::Needs::request:
      return "request";
    case Standing::Move::Needs::upheld_appeal:
      return "appeal upheld";
  }
  return "";
}

std::vector<Scope::Name> score_names(const Pack& pack) {
  std::vector<Scope::Name> names = {{"total", Type::number}, {"stars", Type::number}};
  if (!pack.stages.empty()) names.push_back({"stage", Type::text});
  for (const Dimension& dimension : pack.dimensions) {
    names.push_back({"dimension." + dimension.id, Type::number});
  }
  for (const Indicator& indicator : pack.indicators) {
    names.push_back({"indicator." + indicator.id, indicator.value.type});
  }
  return names;
}

const Standing* find_standing(const Pack& pack, std::string_view id) {
  const auto found = find_among(pack.standings, id);
  return found ? &pack.standings[*found] : nullptr;
}

std::optional<std::size_t> find_state(const Standing& standing, std::string_view id) {
  return find_among(standing.states, id);
}

std::optional<std::size_t> find_move(const Standing& standing, std::string_view id) {
  return find_among(standing.moves, id);
}

const History* find_history(const Standing& standing, std::string_view id) {
  const auto found = find_among(standing.histories, id);
  return found ? &standing.histories[*found] : nullptr;
}

}  // namespace xingji
