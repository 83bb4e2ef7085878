#include "diagnose/fewest.h"

namespace xingji::diagnose {
namespace {

constexpr std::int64_t most_choices = 30'000;

// So many choices of `size` out of `kinds`, each as often as one likes; too many end at the limit.
std::int64_t choices(std::int64_t kinds, std::int64_t size) {
  std::int64_t count = 1;
  for (std::int64_t i = 1; i <= size; ++i) {
    count = count * (kinds + i - 1) / i;
    if (count > most_choices) return most_choices + 1;
  }
  return count;
}

class Trial {
 public:
  Trial(const Bench& bench, const std::vector<Course::Step>& acts, const Goal& goal)
      : bench_(bench), acts_(acts), goal_(goal), counts_(acts.size(), 0) {}

  bool reaches_with(std::int64_t size) { return choose(0, size); }

  std::vector<Course::Step> steps() const {
    std::vector<Course::Step> steps;
    for (std::size_t a = 0; a < acts_.size(); ++a) {
      if (counts_[a] == 0) continue;
      steps.push_back(acts_[a]);
      steps.back().distance.count = counts_[a];
    }
    return steps;
  }

 private:
  bool choose(std::size_t a, std::int64_t left) {
    if (left == 0) return reaches();
    if (a == acts_.size()) return false;
    const std::int64_t most = std::min(left, acts_[a].distance.act.most.value_or(left));
    for (counts_[a] = most; counts_[a] > 0; --counts_[a]) {
      if (choose(a + 1, left - counts_[a])) return true;
    }
    return choose(a + 1, left);
  }

  bool reaches() const {
    const Explanation& x = bench_.explanation();
    Balances balances = x.balances;
    for (std::size_t a = 0; a < acts_.size(); ++a) {
      if (counts_[a] > 0) apply(acts_[a].distance.act, counts_[a], *x.pack, x.day, balances);
    }
    return bench_.is_reached(bench_.judge(balances), goal_);
  }

  const Bench& bench_;
  const std::vector<Course::Step>& acts_;
  Goal goal_;
  std::vector<std::int64_t> counts_;
};

}  // namespace

Fewest fewest(const Bench& bench, const std::vector<Course::Step>& acts, const Goal& goal,
              std::int64_t known) {
  Trial trial(bench, acts, goal);
  std::int64_t left = most_choices;
  for (std::int64_t size = 1; size < known; ++size) {
    left -= choices(static_cast<std::int64_t>(acts.size()), size);
    if (left < 0) return {};
    if (trial.reaches_with(size)) return {true, trial.steps()};
  }
  return {true, std::nullopt};
}

}  // namespace xingji::diagnose
