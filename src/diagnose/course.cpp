#include "diagnose/course.h"

#include <algorithm>

namespace xingji::diagnose {
namespace {

constexpr std::size_t most_figures = 3;

class Search {
 public:
  Search(const Bench& bench, const std::vector<Finding>& findings, std::size_t band)
      : bench_(bench), goal_{Goal::Of::band, 0, 0, band} {
    for (std::size_t f = 0; f < findings.size(); ++f) {
      Options options;
      for (const Way& way : findings[f].ways) {
        const bool can = !way.acts.empty() && is_doable(way.acts.front().act);
        if (can) options.push_back({f, way.acts.front()});
      }
      if (!options.empty()) items_.push_back(std::move(options));
    }
  }

  std::optional<Course> run() {
    std::vector<Course::Step> chosen;
    if (!take(0, most_figures, chosen)) return everything();
    Course found = course(*best_, true);
    tighten(found);
    return found;
  }

  OutOfReach shortfall() const {
    const Explanation& x = bench_.explanation();
    const Card card = bench_.judge(after(all()));
    OutOfReach result{goal_.rank, card.total, {}, {}};
    const auto& each = x.pack->bands[goal_.rank].each_dimension_at_least;
    const auto line = each ? amount_on(*each, x) : std::nullopt;
    for (std::size_t d = 0; line && d < card.dimensions.size(); ++d) {
      const auto& score = card.dimensions[d].score;
      if (score && *score < *line) result.dimensions.push_back(d);
    }
    for (std::size_t g = 0; g < card.gates.size(); ++g) {
      if (bench_.harm(card, g) > 0) result.gates.push_back(g);
    }
    return result;
  }

 private:
  using Options = std::vector<Course::Step>;

  Balances after(const std::vector<Course::Step>& steps) const {
    const Explanation& x = bench_.explanation();
    Balances balances = x.balances;
    for (const Course::Step& step : steps) {
      apply(step.distance.act, step.distance.count, *x.pack, x.day, balances);
    }
    return balances;
  }

  bool reaches(const std::vector<Course::Step>& steps) const {
    return bench_.is_reached(bench_.judge(after(steps)), goal_);
  }

  static std::int64_t acts_of(const std::vector<Course::Step>& steps) {
    std::int64_t sum = 0;
    for (const Course::Step& step : steps) sum += step.distance.count;
    return sum;
  }

  // Two acts on one count are not two acts.
  static bool overlaps(const std::vector<Course::Step>& steps, const Act& act) {
    const auto touches = [&](const Act::Change& change) {
      return std::any_of(steps.begin(), steps.end(), [&](const Course::Step& step) {
        const auto& others = step.distance.act.changes;
        return std::any_of(others.begin(), others.end(), [&](const Act::Change& other) {
          return other.measure == change.measure;
        });
      });
    };
    return std::any_of(act.changes.begin(), act.changes.end(), touches);
  }

  // Whether anything was found. Fewer figures come first where the acts are as many.
  bool take(std::size_t first, std::size_t left, std::vector<Course::Step>& chosen) {
    for (std::size_t i = first; left > 0 && i < items_.size(); ++i) {
      for (const Course::Step& option : items_[i]) {
        if (overlaps(chosen, option.distance.act)) continue;
        const std::int64_t acts = acts_of(chosen) + option.distance.count;
        if (best_ && acts >= acts_of(*best_)) continue;
        chosen.push_back(option);
        if (reaches(chosen)) {
          best_ = chosen;
        } else {
          take(i + 1, left - 1, chosen);
        }
        chosen.pop_back();
      }
    }
    return best_.has_value();
  }

  Course course(const std::vector<Course::Step>& steps, bool is_smallest) const {
    return {goal_.rank, steps, acts_of(steps), is_smallest, bench_.judge(after(steps)).total};
  }

  // Every figure as far as its last level.
  std::vector<Course::Step> all() const {
    std::vector<Course::Step> steps;
    for (const Options& options : items_) {
      if (!overlaps(steps, options.back().distance.act)) steps.push_back(options.back());
    }
    return steps;
  }

  // More figures than are searched: everything, less what it can do without.
  std::optional<Course> everything() const {
    std::vector<Course::Step> steps = all();
    if (!reaches(steps)) return std::nullopt;
    std::stable_sort(steps.begin(), steps.end(), [](const auto& a, const auto& b) {
      return a.distance.count > b.distance.count;
    });
    for (std::size_t s = 0; s < steps.size();) {
      std::vector<Course::Step> fewer = steps;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(s));
      if (reaches(fewer)) {
        steps = std::move(fewer);
      } else {
        ++s;
      }
    }
    Course found = course(steps, false);
    tighten(found);
    return found;
  }

  // Of points that rise with every act, a part of a level may do.
  void tighten(Course& course) const {
    for (Course::Step& step : course.steps) {
      std::int64_t& count = step.distance.count;
      std::int64_t below = 0;
      std::int64_t at = count;
      while (at - below > 1) {
        count = below + (at - below) / 2;
        (reaches(course.steps) ? at : below) = count;
      }
      count = at;
    }
    course.acts = acts_of(course.steps);
    course.total = bench_.judge(after(course.steps)).total;
  }

  const Bench& bench_;
  Goal goal_;
  std::vector<Options> items_;
  std::optional<std::vector<Course::Step>> best_;
};

}  // namespace

std::optional<Course> course_to(const Bench& bench, const std::vector<Finding>& findings,
                                std::size_t band) {
  return Search(bench, findings, band).run();
}

OutOfReach shortfall_of(const Bench& bench, const std::vector<Finding>& findings,
                        std::size_t band) {
  return Search(bench, findings, band).shortfall();
}

}  // namespace xingji::diagnose
