#include "typed/to_band.h"

#include <utility>

namespace xingji::typed {
namespace {

constexpr std::size_t most_figures = 3;  // that are searched for the fewest
constexpr std::size_t most_steps = 6;    // of a figure: the nearest, and its best

using Steps = std::vector<NextStep>;

class Search {
 public:
  Search(const Trial& trial, const Rules& rules, const Card& card,
         const std::vector<Steps>& figures)
      : rules_(rules), card_(card), given_(trial.balances), scratch_(trial) {
    for (const Steps& steps : figures) {
      if (steps.empty()) continue;
      figures_.push_back(steps);
      if (steps.size() <= most_steps) continue;
      figures_.back().resize(most_steps - 1);
      figures_.back().push_back(steps.back());
    }
  }

  ToBand run() {
    for (std::size_t size = 1; size <= most_figures && !found_; ++size) choose(0, size);
    if (!found_) everything();
    return std::move(best_);
  }

 private:
  Card with(const Steps& steps) {
    scratch_.balances = given_;
    for (const NextStep& step : steps) take_step(step, scratch_);
    return evaluate(rules_, scratch_.balances, card_.day, false);
  }

  bool reaches(const Steps& steps) {
    const Card card = with(steps);
    return card.band && *card.band < *card_.band;
  }

  Steps at_best(const std::vector<std::size_t>& figures) const {
    Steps steps;
    for (const std::size_t f : figures) steps.push_back(figures_[f].back());
    return steps;
  }

  void choose(std::size_t first, std::size_t left) {
    if (left == 0) {
      if (reaches(at_best(chosen_))) lower(chosen_, 0, {});
      return;
    }
    for (std::size_t f = first; f < figures_.size(); ++f) {
      chosen_.push_back(f);
      choose(f + 1, left - 1);
      chosen_.pop_back();
    }
  }

  // Every step of every figure chosen.
  void lower(const std::vector<std::size_t>& figures, std::size_t at, Steps steps) {
    if (at == figures.size()) return keep(steps);
    for (const NextStep& step : figures_[figures[at]]) {
      steps.push_back(step);
      lower(figures, at + 1, steps);
      steps.pop_back();
    }
  }

  void keep(const Steps& steps) {
    const Card card = with(steps);
    if (!card.band || *card.band >= *card_.band || !card.total) return;
    if (found_ && *card.total >= *best_.total) return;
    found_ = true;
    best_ = {steps, card.total, card.stars};
  }

  // More figures than are searched: all at their best, less what is not needed.
  void everything() {
    std::vector<std::size_t> figures(figures_.size());
    for (std::size_t f = 0; f < figures.size(); ++f) figures[f] = f;
    if (figures.size() <= most_figures || !reaches(at_best(figures))) return;
    for (std::size_t f = 0; f < figures.size();) {
      std::vector<std::size_t> fewer = figures;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(f));
      if (reaches(at_best(fewer))) {
        figures = std::move(fewer);
      } else {
        ++f;
      }
    }
    Steps steps = at_best(figures);
    for (std::size_t s = 0; s < steps.size(); ++s) {
      for (const NextStep& nearer : figures_[figures[s]]) {
        const NextStep best = std::exchange(steps[s], nearer);
        if (reaches(steps)) break;
        steps[s] = best;
      }
    }
    keep(steps);
  }

  const Rules& rules_;
  const Card& card_;
  const Balances given_;
  Trial scratch_;
  std::vector<Steps> figures_;
  std::vector<std::size_t> chosen_;
  bool found_ = false;
  ToBand best_;
};

}  // namespace

ToBand to_next_band(const Trial& trial, const Rules& rules, const Card& card,
                    const std::vector<std::vector<NextStep>>& figures) {
  if (!card.total || !card.band || *card.band == 0) return {};
  return Search(trial, rules, card, figures).run();
}

}  // namespace xingji::typed
