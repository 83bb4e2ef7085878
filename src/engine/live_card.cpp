#include "engine/live_card.h"

#include <algorithm>

#include "engine/belief.h"
#include "engine/window.h"

namespace xingji {

bool is_by_case(const Plan& plan) {
  const auto selects = [](const auto& selection) { return selection.has_value(); };
  const auto is_of_sessions = [](const MeasurePlan& measure) {
    return measure.measure->session.has_value();
  };
  return std::none_of(plan.selections.begin(), plan.selections.end(), selects) &&
         std::none_of(plan.measures.begin(), plan.measures.end(), is_of_sessions);
}

LiveCard::LiveCard(Plan& plan, const Rules& rules, const AccountRows& rows, Day day,
                   const PeerTables* peers)
    : plan_(plan), rules_(rules), rows_(rows), day_(day), peers_(peers) {
  CHECK(is_by_case(plan));
  Posts all = make_posts(plan_, day_ - rules_.days_back, day_);
  first_ = all.first;
  const auto days = static_cast<std::size_t>(all.last - all.first) + 1;
  for (const Measure& measure : plan_.pack->measures) {
    Kept& kept = kept_.emplace_back();
    const std::size_t choices = measure.window.choices.size();
    if (keeps_values(measure)) {
      kept.values.assign(choices, std::vector<SortedValues>(days));
    } else {
      kept.sums.assign(choices, std::vector<std::int64_t>(days, 0));
    }
  }
  post(plan_, rows_, 1, all);
  apply(all);
}

void LiveCard::correct(const AccountRows& before, const AccountRows& now) {
  Posts change = make_posts(plan_, day_ - rules_.days_back, day_);
  post(plan_, before, -1, change);
  post(plan_, now, 1, change);
  apply(change);
}

void LiveCard::apply(const Posts& posts) {
  for (std::size_t m = 0; m < kept_.size(); ++m) apply(posts.measures[m], kept_[m]);
}

void LiveCard::apply(const MeasurePosts& posts, Kept& kept) {
  kept.fits &= posts.fits.front() != 0;
  for (std::size_t c = 0; c < kept.sums.size(); ++c) {
    std::int64_t change = 0;
    for (std::size_t d = 0; d < kept.sums[c].size(); ++d) {
      kept.fits &= !__builtin_add_overflow(change, posts.differences_of({0, c})[d], &change);
      kept.fits &= !__builtin_add_overflow(kept.sums[c][d], change, &kept.sums[c][d]);
    }
  }
  const auto visit = [&](const Stay& stay, std::vector<SortedValues>& days, const auto& change) {
    for (Day day = stay.enter; day < stay.leave; ++day) {
      change(days[static_cast<std::size_t>(day - posts.first)], stay.value);
    }
  };
  for (std::size_t c = 0; c < kept.values.size(); ++c) {
    for (const Stay& stay : posts.taken[c]) {
      visit(stay, kept.values[c], [](SortedValues& of, std::int64_t value) { of.remove(value); });
    }
    for (const Stay& stay : posts.stays[c]) {
      visit(stay, kept.values[c], [](SortedValues& of, std::int64_t value) { of.add(value); });
    }
  }
}

std::int64_t LiveCard::worth(const Measure& measure, const Kept& kept, std::size_t choice,
                             std::size_t day) const {
  if (kept.values.empty()) return kept.sums[choice][day];
  const SortedValues& values = kept.values[choice][day];
  if (measure.kind == Measure::Kind::distinct) {
    return static_cast<std::int64_t>(values.distinct()) * measure.denominator;
  }
  const Number::Entry* share = measure.quantile.on(first_ + static_cast<Day>(day));
  if (values.size() == 0 || share == nullptr) return missing;
  const auto rank = quantile_rank(share->value, static_cast<std::int64_t>(values.size()));
  return values.smallest(static_cast<std::size_t>(rank));
}

Balances LiveCard::balances() const {
  std::vector<Sums> sums;
  for (std::size_t m = 0; m < kept_.size(); ++m) {
    const Measure& measure = plan_.pack->measures[m];
    Sums& own = sums.emplace_back();
    own.choices = measure.window.choices.size();
    own.fits = {static_cast<std::uint8_t>(kept_[m].fits)};
    own.stride = static_cast<std::size_t>(day_ - first_) + 1;
    for (std::size_t c = 0; c < own.choices; ++c) {
      for (std::size_t d = 0; d < own.stride; ++d) {
        own.values.push_back(worth(measure, kept_[m], c, d));
      }
    }
  }
  return settle(plan_, rows_, {sums, 0, first_}, day_ - rules_.days_back, day_);
}

Card LiveCard::card() const { return evaluate(rules_, balances(), day_, false, peers_); }

}  // namespace xingji
