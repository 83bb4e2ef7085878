#include "pack/pack.h"

#include <algorithm>

namespace xingji {
namespace {

template <class Things>
std::optional<std::size_t> find_id(const Things& things, std::string_view id) {
  for (std::size_t i = 0; i < things.size(); ++i) {
    if (things[i].id == id) return i;
  }
  return std::nullopt;
}

}  // namespace

Day Window::Choice::first_day(Day judged) const {
  return month_ending == 0 ? judged + from : first_of_period(judged, month_ending);
}

Day Window::Choice::last_day(Day judged) const { return month_ending == 0 ? judged + to : judged; }

const Number::Entry* Number::on(Day day) const {
  const Entry* found = nullptr;
  for (const Entry& entry : entries) {
    if (!entry.since || *entry.since <= day) found = &entry;
  }
  return found;
}

const Pack* Family::on(Day day) const {
  for (const Pack& pack : versions) {
    if (in_force(pack.since, pack.until, day)) return &pack;
  }
  return nullptr;
}

std::string_view to_text(Pack::Subject subject) {
  switch (subject) {
    case Pack::Subject::shop:
      return "shop";
    case Pack::Subject::agent:
      return "agent";
    case Pack::Subject::provider:
      return "provider";
    case Pack::Subject::product:
      return "product";
  }
  return {};
}

bool in_force(const std::optional<Day>& since, const std::optional<Day>& until, Day day) {
  return (!since || *since <= day) && (!until || day <= *until);
}

bool compares(const Indicator& indicator) {
  const auto asks_mean = [](const MissingRule& rule) {
    return rule.kind == MissingRule::Kind::peer_mean;
  };
  return indicator.points.form == Points::Form::rank || asks_mean(indicator.no_data) ||
         asks_mean(indicator.too_few) ||
         std::any_of(indicator.branches.begin(), indicator.branches.end(), compares);
}

Indicator over_share(const Indicator& indicator) {
  Indicator share = indicator;
  share.better = Indicator::Better::higher;
  share.printed_as = Indicator::PrintedAs::percent;
  return share;
}

const KeyTable* find_key_table(const Pack& pack, std::string_view id) {
  const auto position = find_id(pack.tables, id);
  return position ? &pack.tables[*position] : nullptr;
}

std::optional<std::size_t> find_measure(const Pack& pack, std::string_view id) {
  return find_id(pack.measures, id);
}

std::optional<std::size_t> find_indicator(const Pack& pack, std::string_view id) {
  return find_id(pack.indicators, id);
}

std::optional<std::size_t> find_dimension(const Pack& pack, std::string_view id) {
  return find_id(pack.dimensions, id);
}

bool has_amount(Gate::Act act) {
  return act == Gate::Act::cap || act == Gate::Act::subtract || act == Gate::Act::multiply;
}

bool only_tells(const Gate& gate) {
  return std::all_of(gate.levels.begin(), gate.levels.end(),
                     [](const Gate::Level& level) { return level.act == Gate::Act::tell; });
}

}  // namespace xingji
