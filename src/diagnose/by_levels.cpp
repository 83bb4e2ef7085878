#include "diagnose/by_levels.h"

#include <algorithm>

namespace xingji::diagnose {
namespace {

constexpr std::size_t most_figures = 3;

class Search {
 public:
  Search(const Bench& bench, const std::vector<Finding>& findings, std::size_t band)
      : bench_(bench), findings_(findings), goal_{Goal::Of::band, 0, 0, band} {}

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
      const Distance& distance = findings_[step.finding].ways[step.way].acts.front();
      apply(distance.act, distance.count, *x.pack, x.day, balances);
    }
    return bench_.judge(balances);
  }

  bool can(const ByLevels::Step& step) const {
    return !findings_[step.finding].ways[step.way].acts.empty();
  }

  // Of as many figures those that go least beyond the band.
  void take(std::size_t first, std::size_t left, std::vector<ByLevels::Step>& chosen) {
    if (left == 0) {
      const auto total = total_after(chosen);
      if (total && (!best_ || *total < *best_->total)) best_ = ByLevels{goal_.rank, chosen, total};
      return;
    }
    for (std::size_t f = first; f < findings_.size(); ++f) {
      for (std::size_t w = 0; w < findings_[f].ways.size(); ++w) {
        if (!can({f, w})) continue;
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
      const std::size_t ways = findings_[f].ways.size();
      if (ways > 0 && can({f, ways - 1})) steps.push_back({f, ways - 1});
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
      while (step.way > 0) {
        --step.way;
        if (can(step) && total_after(steps)) continue;
        ++step.way;
        break;
      }
    }
    return ByLevels{goal_.rank, steps, total_after(steps)};
  }

  const Bench& bench_;
  const std::vector<Finding>& findings_;
  Goal goal_;
  std::optional<ByLevels> best_;
};

}  // namespace

std::optional<ByLevels> by_levels_to(const Bench& bench, const std::vector<Finding>& findings,
                                     std::size_t band) {
  return Search(bench, findings, band).run();
}

}  // namespace xingji::diagnose
