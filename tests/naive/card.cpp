#include "naive/card.h"

#include <algorithm>

#include "naive/extras.h"
#include "naive/points.h"
#include "naive/publish.h"

namespace xingji::naive {
namespace {

std::string spelled(const Score& score) { return score ? plain_decimal(*score) : ""; }

/// Whether an indicator has a part in the total.
bool takes_part(const Pack& pack, std::size_t indicator) {
  if (pack.total.kind != Total::Kind::weighted) return true;
  return std::any_of(pack.dimensions.begin(), pack.dimensions.end(), [&](const Dimension& each) {
    return std::any_of(each.parts.begin(), each.parts.end(),
                       [&](const Dimension::Part& part) { return part.indicator == indicator; });
  });
}

NaiveIndicator spelled(const std::string& id, const JudgedIndicator& judged) {
  return {id,
          judged.status,
          spelled(judged.numerator),
          spelled(judged.denominator),
          spelled(judged.value),
          spelled(judged.points)};
}

/// What the pack needs for a score; one that needs nothing has it.
Value needed(Subject& subject, Day day) {
  const auto& needs = subject.pack().total.needs;
  return needs ? subject.evaluate_day(*needs, day) : number_value({1});
}

/// Why there is no score, where there is none.
std::optional<std::string> refusal(Subject& subject, const std::vector<JudgedIndicator>& indicators,
                                   const Score& total, const Value& needed) {
  const Pack& pack = subject.pack();
  if (needed.present && !needed.is_true()) return pack.total.needs_says.en;
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const bool forbids = indicators[i].forbids_score || indicators[i].lacks_number;
    if (forbids && takes_part(pack, i)) {
      return pack.indicators[i].id + " has no value";
    }
  }
  if (!total) return "nothing has points";
  if (subject.lacks_number()) return "a number has no value";
  return std::nullopt;
}

/// 16: what a display shows of a score.
Score shown(Subject& subject, const Display& display, const Fraction& score, Day day) {
  Score value;
  if (display.value) {
    subject.set_shown(score);
    const Value made = subject.evaluate_day(*display.value, day);
    if (made.present) value = made.number;
  } else {
    value = points_of(subject, display.scale, score, day);
  }
  if (display.held_at) {
    const Value held = subject.evaluate_day(*display.held_at, day);
    if (held.present) value = held.number;
  }
  // To six decimals, then to those that are shown.
  return value ? Score{rounded(rounded(*value, 6), display.decimals)} : std::nullopt;
}

/// Steps 9 to 13.
Score computed_total(Subject& subject, const std::vector<Score>& dimensions,
                     const std::vector<Score>& points, Day day, bool& partial) {
  std::vector<Score> total = {total_score(subject, dimensions, points, day)};
  partial |= apply_gates(subject, Gate::At::total, total, day);
  const Taken taken = deductions(subject, day);
  partial |= taken.is_partial;
  if (total[0]) total[0] = *total[0] - taken.points;
  partial |= add_bonuses(subject, Bonus::At::total, total, day);
  if (total[0]) total[0] = clipped_total(subject, *total[0], day);
  return total[0];
}

}  // namespace

NaiveCard judge(Subject& subject, const std::string& id, Day day) {
  const Pack& pack = subject.pack();
  NaiveCard card{id, day, pack.id, "scored", "", "", "", "", {}, {}, {}};
  subject.set_lacks_number(false);

  // 1 to 3: value, missing rules, points.
  std::vector<JudgedIndicator> indicators;
  std::vector<Score> points;
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    indicators.push_back(judge_indicator(subject, i, day));
    points.push_back(indicators.back().points);
  }
  // 4: gates on points.
  std::set<std::size_t> lowered;
  bool partial = apply_gates(subject, Gate::At::points, points, day, &lowered);
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    JudgedIndicator& judged = indicators[i];
    if (judged.status == "ok" && lowered.contains(i)) judged.status = "capped";
    judged.points = points[i];
    card.indicators.push_back(spelled(pack.indicators[i].id, judged));
    partial |=
        (judged.is_partial || judged.is_reported || judged.is_alone || judged.is_undecided) &&
        takes_part(pack, i);
  }
  // 5 to 8: dimensions, the gates on them, bonuses, clips.
  std::vector<Score> dimensions;
  dimensions.reserve(pack.dimensions.size());
  for (const Dimension& dimension : pack.dimensions) {
    dimensions.push_back(dimension_score(subject, dimension, points, day));
  }
  partial |= apply_gates(subject, Gate::At::dimensions, dimensions, day);
  partial |= add_bonuses(subject, Bonus::At::dimensions, dimensions, day);
  clip_dimensions(subject, dimensions, day);
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    card.dimensions.emplace_back(pack.dimensions[i].id, spelled(dimensions[i]));
  }
  // 9 to 13: the total, unless the stage or a missing rule gives it.
  const Stage* stage = stage_on(subject, day, partial);
  Score total;
  if (stage != nullptr && !stage->total.empty()) {
    total = total_of_stage(subject, *stage, day, partial);
    if (partial) card.status = "provisional";
    if (!total) {
      card.status = "no_score";
      card.reason = "the stage gives no total";
      return card;
    }
  } else {
    for (std::size_t i = 0; i < indicators.size(); ++i) {
      if (!total && takes_part(pack, i)) total = indicators[i].default_total;
    }
    const bool is_default = total.has_value();
    if (!is_default) total = computed_total(subject, dimensions, points, day, partial);
    const Value needs = needed(subject, day);
    if (partial || !needs.present) card.status = "provisional";
    if (is_default) card.status = "default";
    if (const auto reason = refusal(subject, indicators, total, needs)) {
      card.status = "no_score";
      card.reason = *reason;
      return card;
    }
  }
  // 14 to 16: round, stars, display scales.
  const Fraction score = rounded(*total, pack.total.decimals);
  const Score stars = stars_of(subject, score, dimensions, day);
  for (const Display& display : pack.displays) {
    const bool is_hidden =
        stage != nullptr && std::any_of(display.hidden_in.begin(), display.hidden_in.end(),
                                        [&](std::size_t s) { return &pack.stages.at(s) == stage; });
    const Score of = display.dimension ? dimensions.at(*display.dimension) : Score{score};
    card.displays.emplace_back(display.id,
                               is_hidden || !of ? "" : spelled(shown(subject, display, *of, day)));
  }
  if (subject.lacks_number()) {
    card.status = "no_score";
    card.reason = "a number of the last steps has no value";
    card.displays.clear();
    return card;
  }
  if (!ends_period(pack, day)) card.status = "preliminary";
  card.total = spelled(Score{score});
  card.stars = spelled(stars);
  return card;
}

}  // namespace xingji::naive
