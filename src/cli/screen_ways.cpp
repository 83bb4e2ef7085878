#include "cli/screen_ways.h"

#include <algorithm>
#include <filesystem>

#include "engine/score.h"

namespace xingji {
namespace {

using Planned = synth::PlannedDifference::Kind;

Family without_exemption(Family family, const std::string& id) {
  for (Pack& pack : family.versions) {
    for (std::size_t e = 0; e < pack.exemptions.size(); ++e) {
      if (pack.exemptions[e].id != id) continue;
      for (Measure& measure : pack.measures) {
        std::erase(measure.exemptions, e);
        std::erase(measure.extensions, e);
      }
    }
  }
  return family;
}

Family with_earlier_windows(Family family, std::int64_t days) {
  for (Pack& pack : family.versions) {
    for (Measure& measure : pack.measures) {
      for (Window::Choice& choice : measure.window.choices) {
        choice.from -= static_cast<int>(days);
        choice.to -= static_cast<int>(days);
      }
    }
  }
  return family;
}

// As an export of the last days would have it.
Family with_short_windows(Family family, std::int64_t days) {
  for (Pack& pack : family.versions) {
    for (Measure& measure : pack.measures) {
      for (Window::Choice& choice : measure.window.choices) {
        choice.from = std::min(std::max(choice.from, 1 - static_cast<int>(days)), choice.to);
      }
    }
  }
  return family;
}

Way way(Family family, const FactSet& facts, std::string told) {
  return {std::make_unique<FamilyJudge>(std::move(family), facts), 0, std::move(told)};
}

}  // namespace

const Pack* FamilyJudge::pack_on(Day day) const { return version_on(family_, day, {}); }

std::optional<Card> FamilyJudge::card(const std::string& shop, Day day) {
  const Pack* pack = pack_on(day);
  const auto place = find_account(facts_, shop);
  if (pack == nullptr || !place) return std::nullopt;
  auto& judge = judges_[pack];
  if (judge == nullptr) {
    judge = std::make_unique<typed::Judge>(typed::without_readings(*pack), facts_);
  }
  return judge->card({&facts_.shards[place->shard], place->account}, day);
}

LoadOptions with_overlay(LoadOptions load, const synth::Plan& plan,
                         const synth::PlannedDifference& planned) {
  if (planned.overlay.empty()) return load;
  load.overlays.push_back((std::filesystem::path(plan.folder) / planned.overlay).string());
  return load;
}

Result<std::vector<Way>> ways_of(const synth::PlannedDifference& planned, const Family& family,
                                 const std::string& pack, const LoadOptions& load,
                                 const FactSet& facts) {
  std::vector<Way> ways;
  const std::string days = std::to_string(planned.days);
  switch (planned.kind) {
    case Planned::lag:
      ways.push_back({nullptr, static_cast<Day>(planned.days), "-" + days});
      break;
    case Planned::window:
      ways.push_back(way(with_earlier_windows(family, planned.days), facts, "window -" + days));
      break;
    case Planned::exemption:
      for (const Exemption& exemption : family.versions.back().exemptions) {
        ways.push_back(
            way(without_exemption(family, exemption.id), facts, "without " + exemption.id));
      }
      break;
    case Planned::assumed: {
      auto other = load_family(pack, load);
      if (!other.ok()) return other.problems();
      ways.push_back(way(std::move(other.value()), facts, planned.overlay));
      break;
    }
    case Planned::partial:
      ways.push_back(way(with_short_windows(family, planned.days), facts, ""));
      break;
  }
  return ways;
}

}  // namespace xingji
