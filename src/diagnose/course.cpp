#include "diagnose/course.h"

#include <algorithm>

#include "diagnose/fewest.h"

namespace xingji::diagnose {
namespace {

using Step = Course::Step;
using Steps = std::vector<Step>;

constexpr std::size_t most_figures = 3;
constexpr int most_judged = 40'000;  // of the choices of three figures

// What may be done about one figure: its levels, and beyond those some numbers of the same acts.
struct Item {
  Steps options;
  Steps furthest;  // one for each act
};

class Search {
 public:
  Search(const Bench& bench, const std::vector<Finding>& findings, std::size_t band)
      : bench_(bench), findings_(findings), goal_{Goal::Of::band, 0, 0, band} {
    for (std::size_t f = 0; f < findings.size(); ++f) {
      if (!is_only_told(bench.explanation(), findings[f])) add_item(f, findings);
    }
  }

  Found run() {
    Steps chosen;
    take(0, most_figures, chosen);
    consider(without_needless(greedy()));
    for (const bool is_widest : {false, true}) consider(without_needless(all(is_widest)));
    if (!best_) return {std::nullopt, rest()};
    const auto fewer = fewest(bench_, acts(), goal_, acts_of(*best_));
    const Steps& steps = fewer.steps ? *fewer.steps : *best_;
    return {course(steps, fewer.is_proved && !may_be_fewer(acts_of(steps))), {}};
  }

 private:
  void add_item(std::size_t f, const std::vector<Finding>& findings) {
    const Finding& finding = findings[f];
    Item item;
    for (const Way& way : finding.ways) {
      for (const Distance& each : way.acts) {
        if (is_doable(each.act)) item.options.push_back({f, each, {}});
      }
      for (const Act& act : way.known)
        add_numbers({f, {act, 0, {}, {}, {}, {}}, {}}, way.goal, item);
    }
    for (std::size_t other = f + 1; other < findings.size(); ++other) {
      add_joint(f, other, findings, item);
    }
    std::stable_sort(item.options.begin(), item.options.end(), [](const Step& a, const Step& b) {
      return a.distance.count < b.distance.count;
    });
    if (!item.options.empty()) items_.push_back(std::move(item));
  }

  // One case for two figures, as often as a level of either asks.
  void add_joint(std::size_t f, std::size_t other, const std::vector<Finding>& findings,
                 Item& item) const {
    const Finding& one = findings[f];
    const Finding& its = findings[other];
    if (one.of != Goal::Of::indicator || its.of != Goal::Of::indicator) return;
    if (one.ways.empty() || its.ways.empty()) return;
    for (const Act& a : one.ways.front().known) {
      for (const Act& b : its.ways.front().known) {
        const auto act = joint_act(bench_.explanation(), a, one.position, b, its.position);
        if (!act) continue;
        for (const Finding* of : {&one, &its}) {
          for (const Way& way : of->ways) {
            if (const auto found = bench_.distance(*act, way.goal)) {
              item.options.push_back({f, *found, {other}});
            }
          }
        }
        add_numbers({f, {*act, 0, {}, {}, {}, {}}, {other}}, one.ways.front().goal, item);
      }
    }
  }

  // Whether cases that may serve two figures of one table would do with fewer.
  bool may_be_fewer(std::int64_t known) const {
    Steps all = acts();
    const std::size_t own = all.size();
    for (std::size_t a = 0; a < own; ++a) {
      for (std::size_t b = a + 1; b < own; ++b) {
        if (const auto act = supposed_joint(*bench_.explanation().pack, all[a].distance.act,
                                            all[b].distance.act)) {
          all.push_back({all[a].finding, {*act, 0, {}, {}, {}, {}}, {all[b].finding}});
        }
      }
    }
    if (all.size() == own) return false;
    const auto fewer = fewest(bench_, all, goal_, known);
    return !fewer.is_proved || fewer.steps.has_value();
  }

  // Points may rise between the levels, and the last level may be beyond all acts.
  void add_numbers(Step step, const Goal& goal, Item& item) const {
    const Act act = step.distance.act;
    const auto has_it = [&](const Step& other) { return is_same(other.distance.act, act); };
    if (!is_doable(act) || std::any_of(item.furthest.begin(), item.furthest.end(), has_it)) return;
    const auto add = [&](std::int64_t count, Steps& steps) {
      step.distance = bench_.what_comes_of(act, count, goal);
      steps.push_back(step);
    };
    for (std::int64_t count = 3; count <= most_tried; count = count * 10 / 3) {
      if (count > act.most.value_or(count)) break;
      add(count, item.options);
    }
    const std::int64_t furthest = std::min(act.most.value_or(most_tried), most_tried);
    if (furthest > 0) add(furthest, item.furthest);
  }

  // The same act for two figures is done once, as often as the one that needs more of it.
  static Steps merged(const Steps& steps) {
    Steps merged;
    for (const Step& step : steps) {
      const auto same = std::find_if(merged.begin(), merged.end(), [&](const Step& other) {
        return is_same(other.distance.act, step.distance.act);
      });
      if (same == merged.end()) {
        merged.push_back(step);
        continue;
      }
      same->distance.count = std::max(same->distance.count, step.distance.count);
      if (same->finding != step.finding) same->also.push_back(step.finding);
    }
    return merged;
  }

  Card after(const Steps& steps) const {
    const Explanation& x = bench_.explanation();
    Balances balances = x.balances;
    for (const Step& step : merged(steps)) {
      apply(step.distance.act, step.distance.count, *x.pack, x.day, balances);
    }
    return bench_.judge(balances);
  }

  bool reaches(const Steps& steps) const { return bench_.is_reached(after(steps), goal_); }

  static std::int64_t acts_of(const Steps& steps) {
    std::int64_t sum = 0;
    for (const Step& step : merged(steps)) sum += step.distance.count;
    return sum;
  }

  // Two acts on one count are not two acts, unless they are the same.
  static bool overlaps(const Steps& steps, const Act& act) {
    return std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
      const Act& other = step.distance.act;
      if (is_same(other, act)) return false;
      return std::any_of(act.changes.begin(), act.changes.end(), [&](const Act::Change& change) {
        return std::any_of(other.changes.begin(), other.changes.end(),
                           [&](const Act::Change& its) { return its.measure == change.measure; });
      });
    });
  }

  void take(std::size_t first, std::size_t left, Steps& chosen) {
    for (std::size_t i = first; left > 0 && i < items_.size(); ++i) {
      for (const Step& option : items_[i].options) {
        if (judged_ >= most_judged) return;
        if (overlaps(chosen, option.distance.act)) continue;
        chosen.push_back(option);
        const bool is_longer = best_ && acts_of(chosen) >= acts_of(*best_);
        if (!is_longer) {
          ++judged_;
          if (reaches(chosen)) {
            consider(chosen);
          } else {
            take(i + 1, left - 1, chosen);
          }
        }
        chosen.pop_back();
      }
    }
  }

  void consider(Steps steps) {
    if (!reaches(steps)) return;
    steps = tightened(merged(steps));
    if (!best_ || acts_of(steps) < acts_of(*best_)) best_ = std::move(steps);
  }

  // Whatever gains most for each act, as long as something does.
  Steps greedy() const {
    Steps steps;
    Card card = bench_.explanation().card;
    while (card.total && !bench_.is_reached(card, goal_)) {
      std::optional<Steps> next;
      Micro gain = 0;
      std::int64_t cost = 1;
      for (const Item& item : items_) {
        for (const Step& option : item.options) {
          Steps tried = with(steps, option);
          const std::int64_t more = acts_of(tried) - acts_of(steps);
          if (more <= 0 || overlaps_others(tried, option)) continue;
          const Card then = after(tried);
          if (!then.total || !is_more(*then.total - *card.total, more, gain, cost)) continue;
          gain = *then.total - *card.total;
          cost = more;
          next = std::move(tried);
        }
      }
      if (!next) break;
      steps = std::move(*next);
      card = after(steps);
    }
    return steps;
  }

  // An option takes the place of another for the same figure.
  static Steps with(const Steps& steps, const Step& option) {
    Steps with;
    for (const Step& step : steps) {
      if (step.finding != option.finding) with.push_back(step);
    }
    with.push_back(option);
    return with;
  }
  static bool overlaps_others(const Steps& steps, const Step& option) {
    Steps others(steps.begin(), steps.end() - 1);
    return overlaps(others, option.distance.act);
  }
  static bool is_more(Micro gain, std::int64_t cost, Micro other, std::int64_t its_cost) {
    return static_cast<Int128>(gain) * its_cost > static_cast<Int128>(other) * cost;
  }

  // Every figure as far as it goes: to its best level with the fewest acts, or as many as are
  // tried. What takes the total down, beside the others, helps nobody.
  Steps all(bool is_widest) const {
    Steps steps;
    Card card = bench_.explanation().card;
    for (const Item& item : items_) {
      const Step* best = nullptr;
      for (const Step& option :
           is_widest && !item.furthest.empty() ? item.furthest : item.options) {
        if (overlaps(steps, option.distance.act)) continue;
        const bool is_further =
            best == nullptr || !is_as_far(best->distance.reached, option.distance.reached);
        if (is_further) best = &option;
      }
      if (best == nullptr) continue;
      steps.push_back(*best);
      Card then = after(steps);
      const bool falls = card.total && (!then.total || *then.total < *card.total);
      if (falls) {
        steps.pop_back();
      } else {
        card = std::move(then);
      }
    }
    return steps;
  }

  // What takes most acts goes first.
  Steps without_needless(Steps steps) const {
    if (!reaches(steps)) return steps;
    std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
      return a.distance.count > b.distance.count;
    });
    for (std::size_t s = 0; s < steps.size();) {
      Steps fewer = steps;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(s));
      if (reaches(fewer)) {
        steps = std::move(fewer);
      } else {
        ++s;
      }
    }
    return steps;
  }

  // Of points that rise with every act, a part of a level may do; then one act less at a time.
  Steps tightened(Steps steps) const {
    for (Step& step : steps) {
      std::int64_t& count = step.distance.count;
      std::int64_t below = 0;
      std::int64_t at = count;
      while (at - below > 1) {
        count = below + (at - below) / 2;
        (reaches(steps) ? at : below) = count;
      }
      count = at;
    }
    for (std::size_t s = 0; s < steps.size(); ++s) {
      while (--steps[s].distance.count > 0 && reaches(steps)) {
      }
      ++steps[s].distance.count;
    }
    return steps;
  }

  Course course(const Steps& steps, bool is_smallest) const {
    const Card card = after(steps);
    Course course{goal_.rank, steps, acts_of(steps), is_smallest, card.total};
    const auto note = [&](std::size_t f) {
      if (findings_[f].of != Goal::Of::indicator) return;
      if (const auto judged = bench_.otherwise(card, findings_[f].position)) {
        course.otherwise.emplace(f, *judged);
      }
    };
    for (const Step& step : steps) {
      note(step.finding);
      for (const std::size_t f : step.also) note(f);
    }
    return course;
  }

  // Each act once, whatever figure it is for.
  Steps acts() const {
    Steps acts;
    for (const Item& item : items_) {
      for (const Steps* some : {&item.options, &item.furthest}) {
        for (const Step& step : *some) {
          const auto is_it = [&](const Step& other) {
            return is_same(other.distance.act, step.distance.act);
          };
          if (std::none_of(acts.begin(), acts.end(), is_it)) acts.push_back(step);
        }
      }
    }
    return acts;
  }

  NotFound rest() const {
    const Explanation& x = bench_.explanation();
    Card card = after(all(false));
    if (Card widest = after(all(true));
        widest.total && (!card.total || *widest.total > *card.total)) {
      card = std::move(widest);
    }
    NotFound result{goal_.rank, card.total, {}, {}};
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

  const Bench& bench_;
  const std::vector<Finding>& findings_;
  Goal goal_;
  std::vector<Item> items_;
  std::optional<Steps> best_;
  int judged_ = 0;
};

}  // namespace

Found course_to(const Bench& bench, const std::vector<Finding>& findings, std::size_t band) {
  return Search(bench, findings, band).run();
}

}  // namespace xingji::diagnose
