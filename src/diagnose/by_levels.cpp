#include "diagnose/by_levels.h"

#include <algorithm>
#include <utility>

namespace xingji::diagnose {
namespace {

constexpr std::size_t most_figures = 3;

// The ways of a figure that lead where their level says. What an act for a lower level brings to a
// higher one is chosen, and named, as the higher.
std::vector<std::size_t> choices_of(const std::vector<Way>& ways) {
  std::vector<std::size_t> choices;
  for (std::size_t w = 0; w < ways.size(); ++w) {
    if (ways[w].acts.empty()) continue;
    const auto includes_it = [&](std::size_t lower) {
      return is_as_far(ways[lower].acts.front().reached, ways[w].goal);
    };
    while (!choices.empty() && includes_it(choices.back())) choices.pop_back();
    choices.push_back(w);
  }
  return choices;
}

class Search {
 public:
  Search(const Bench& bench, const std::vector<Finding>& findings, std::size_t band)
      : bench_(bench), findings_(findings), goal_{Goal::Of::band, 0, 0, band} {
    for (const Finding& finding : findings) choices_.push_back(choices_of(finding.ways));
  }

  std::optional<ByLevels> run() {
    for (std::size_t figures = 1; figures <= most_figures; ++figures) {
      std::vector<ByLevels::Step> chosen;
      take(0, figures, chosen);
      if (best_) return best_;
    }
    return everything();
  }

 private:
  std::optional<Micro> total_after(const std::vector<ByLevels::Step>& steps) const {
    const Card card = judged(steps);
    return bench_.is_reached(card, goal_) ? card.total : std::nullopt;
  }

  Card judged(const std::vector<ByLevels::Step>& steps) const {
    const Explanation& x = bench_.explanation();
    Balances balances = x.balances;
    for (const ByLevels::Step& step : steps) {
      apply(distance(step).act, distance(step).count, *x.pack, x.day, balances);
    }
    return bench_.judge(balances);
  }

  const Distance& distance(const ByLevels::Step& step) const {
    return findings_[step.finding].ways[step.way].acts.front();
  }

  // A share is raised once, for itself or for the gate that asks for it.
  bool is_raised(const std::vector<ByLevels::Step>& steps, const ByLevels::Step& step) const {
    const Act& act = distance(step).act;
    return act.of > 0 && std::ranges::any_of(steps, [&](const ByLevels::Step& other) {
             return distance(other).act.of > 0 && distance(other).act.indicator == act.indicator;
           });
  }

  // How many of a hundred cases it takes; what is counted is taken as so many of them.
  Ratio effort(const std::vector<ByLevels::Step>& steps) const {
    Ratio sum;
    for (const ByLevels::Step& step : steps) {
      const std::int64_t of = distance(step).act.of;
      sum = add(sum, Ratio::of(distance(step).count, of > 0 ? of : 100)).value_or(sum);
    }
    return sum;
  }

  // Of as many figures those that ask least, then those that go least beyond the band.
  void consider(const std::vector<ByLevels::Step>& chosen) {
    const auto total = total_after(chosen);
    if (!total) return;
    const int more = best_ ? compare(effort(chosen), effort(best_->steps)) : -1;
    if (more < 0 || (more == 0 && *total < *best_->total)) {
      best_ = ByLevels{goal_.rank, chosen, total};
    }
  }

  void take(std::size_t first, std::size_t left, std::vector<ByLevels::Step>& chosen) {
    if (left == 0) return consider(chosen);
    for (std::size_t f = first; f < findings_.size(); ++f) {
      for (const std::size_t w : choices_[f]) {
        if (is_raised(chosen, {f, w})) continue;
        chosen.push_back({f, w});
        take(f + 1, left - 1, chosen);
        chosen.pop_back();
      }
    }
  }

  // More figures than are searched: all at their best, less what is not needed.
  std::optional<ByLevels> everything() const {
    std::vector<ByLevels::Step> steps;
    for (std::size_t f = 0; f < findings_.size(); ++f) {
      if (choices_[f].empty() || is_raised(steps, {f, choices_[f].back()})) continue;
      steps.push_back({f, choices_[f].back()});
    }
    if (!total_after(steps)) return std::nullopt;
    for (std::size_t s = 0; s < steps.size();) {
      std::vector<ByLevels::Step> fewer = steps;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(s));
      if (total_after(fewer)) {
        steps = std::move(fewer);
      } else {
        ++s;
      }
    }
    for (ByLevels::Step& step : steps) {
      const std::vector<std::size_t>& choices = choices_[step.finding];
      for (auto lower = choices.rbegin() + 1; lower != choices.rend(); ++lower) {
        const std::size_t higher = std::exchange(step.way, *lower);
        if (total_after(steps)) continue;
        step.way = higher;
        break;
      }
    }
    return ByLevels{goal_.rank, steps, total_after(steps)};
  }

  const Bench& bench_;
  const std::vector<Finding>& findings_;
  std::vector<std::vector<std::size_t>> choices_;  // by finding, of its ways
  Goal goal_;
  std::optional<ByLevels> best_;
};

}  // namespace

std::optional<ByLevels> by_levels_to(const Bench& bench, const std::vector<Finding>& findings,
                                     std::size_t band) {
  return Search(bench, findings, band).run();
}

}  // namespace xingji::diagnose
