#include "diagnose/diagnosis.h"

#include <algorithm>

#include "diagnose/by_levels.h"
#include "diagnose/course.h"
#include "diagnose/fading.h"
#include "diagnose/room.h"
#include "diagnose/stand.h"
#include "engine/falling.h"
#include "engine/formula.h"
#include "engine/indicator.h"
#include "pack/publish.h"
#include "pack/range.h"

namespace xingji::diagnose {
namespace {

// What can be done before what could have been, and what costs more elsewhere last.
bool is_nearer(const Distance& a, const Distance& b) {
  if (lowers_total(a) != lowers_total(b)) return lowers_total(b);
  if (is_doable(a.act) != is_doable(b.act)) return is_doable(a.act);
  return a.count < b.count;
}

// A score of periods is final at the end of each.
bool is_over(const Explanation& x) { return x.pack->period && is_final(*x.pack, x.day); }

// Of acts that come to the same the one that says most of it itself.
std::vector<Act> each_once(std::vector<Act> acts) {
  std::vector<Act> once;
  for (Act& act : acts) {
    const auto same =
        std::ranges::find_if(once, [&](const Act& other) { return is_same(act, other); });
    if (same == once.end()) {
      once.push_back(std::move(act));
    } else if (act.besides.size() < same->besides.size()) {
      *same = std::move(act);
    }
  }
  return once;
}

Way way_to(const Bench& bench, const Goal& goal, const Level& level, std::vector<Act> acts) {
  for (Act& act : acts) {
    if (is_over(bench.explanation())) act.is_past = true;
    note_besides(*bench.explanation().pack, act);
  }
  Way way{goal, level, {}, each_once(std::move(acts)), 0, {}};
  for (const Act& act : way.known) {
    way.tried = std::max(way.tried, bench.limit(act, goal));
    if (auto found = bench.distance(act, goal)) way.acts.push_back(std::move(*found));
  }
  std::stable_sort(way.acts.begin(), way.acts.end(), is_nearer);
  return way;
}

// A formula over amounts or durations: acts change its counts only.
bool has_sums(const Expression& expression, const Pack& pack) {
  const Formula formula(expression, pack);
  const std::vector<std::size_t>& measures = formula.measures();
  return std::any_of(measures.begin(), measures.end(), [&](std::size_t m) {
    const Measure::Kind kind = pack.measures[m].kind;
    return kind == Measure::Kind::sum || kind == Measure::Kind::quantile;
  });
}

bool has_sums(const Explanation& x, std::size_t i) {
  const Indicator& way = as_judged(x.pack->indicators[i], x.card.indicators[i].branch);
  return !(way.numerator && way.denominator) && has_sums(way.value, *x.pack);
}

Finding of_indicator(const Bench& bench, std::size_t i) {
  const Explanation& x = bench.explanation();
  Finding finding{Goal::Of::indicator, i, is_weak(x, i), {}};
  const bool is_rank = x.pack->indicators[i].points.form == Points::Form::rank;
  for (const Level& level : bench.levels(i)) {
    const Goal goal{Goal::Of::indicator, i, level.points};
    Way way = way_to(bench, goal, level, acts_for(x, i, is_rank ? std::nullopt : level.bound));
    if (has_sums(x, i)) way.tried = 0;
    finding.ways.push_back(std::move(way));
  }
  return finding;
}

// Every milder level, then none.
Finding of_gate(const Bench& bench, std::size_t g) {
  const Explanation& x = bench.explanation();
  const Gate& gate = x.pack->gates[g];
  Finding finding{Goal::Of::gate, g, true, {}};
  std::vector<Act> acts;
  // What only tells is about the figures that it names.
  if (only_tells(gate) && gate.at == Gate::At::points) {
    for (const std::size_t i : gate.targets) {
      for (Act& act : acts_for(x, i, std::nullopt)) acts.push_back(std::move(act));
    }
  }
  std::vector<std::pair<Act::Kind, std::size_t>> seen;
  for (const Gate::Level& level : gate.levels) {
    for (Act& act : acts_on_typed(x, level.condition)) acts.push_back(std::move(act));
    for (Act& act : acts_on(x, level.condition)) {
      const std::pair key{act.kind, act.changes.front().measure};
      if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
      seen.push_back(key);
      acts.push_back(std::move(act));
    }
  }
  const bool is_of_sums =
      std::any_of(gate.levels.begin(), gate.levels.end(),
                  [&](const Gate::Level& level) { return has_sums(level.condition, *x.pack); });
  for (std::size_t harm = bench.harm(x.card, g); harm-- > 0;) {
    finding.ways.push_back(way_to(bench, {Goal::Of::gate, g, 0, harm}, {}, acts));
    if (is_of_sums) finding.ways.back().tried = 0;
  }
  return finding;
}

Finding of_deduction(const Bench& bench, std::size_t d) {
  const Explanation& x = bench.explanation();
  Finding finding{Goal::Of::deduction, d, true, {}};
  const std::size_t cases = x.pack->deductions[d].cases;
  const std::int64_t one = x.pack->measures[cases].denominator;
  Act fewer{Act::Kind::fewer, {{cases, -one}}, x.balances.at(cases, x.day).value / one};
  fewer.is_past = !can_be_undone(x.pack->measures[cases]);
  const Micro taken = x.card.deductions[d].points;
  finding.ways.push_back(way_to(bench, {Goal::Of::deduction, d, taken - 1}, {}, {fewer}));
  finding.ways.push_back(way_to(bench, {Goal::Of::deduction, d, 0}, {}, {fewer}));
  return finding;
}

std::vector<Finding> find_all(const Bench& bench) {
  const Explanation& x = bench.explanation();
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < x.card.indicators.size(); ++i) {
    findings.push_back(of_indicator(bench, i));
  }
  for (std::size_t g = 0; g < x.card.gates.size(); ++g) {
    if (bench.harm(x.card, g) > 0) findings.push_back(of_gate(bench, g));
  }
  for (std::size_t d = 0; d < x.card.deductions.size(); ++d) {
    if (x.card.deductions[d].points > 0) findings.push_back(of_deduction(bench, d));
  }
  return findings;
}

// a / b > c / d, of gains and counts that are positive.
bool gains_more(const Distance& a, const Distance& b) {
  return static_cast<Int128>(*a.gained) * b.count > static_cast<Int128>(*b.gained) * a.count;
}

std::optional<Diagnosis::Best> best_of(const Explanation& x, const std::vector<Finding>& findings) {
  std::optional<Diagnosis::Best> best;
  for (std::size_t f = 0; f < findings.size(); ++f) {
    if (is_only_told(x, findings[f])) continue;
    for (std::size_t w = 0; w < findings[f].ways.size(); ++w) {
      for (const Distance& each : findings[f].ways[w].acts) {
        if (!each.gained || *each.gained <= 0 || !is_doable(each.act)) continue;
        if (!best || gains_more(each, best->distance)) best = Diagnosis::Best{f, w, each};
      }
    }
  }
  return best;
}

std::optional<Micro> margin(const Explanation& x, const Stand& stand) {
  if (!stand.band || !stand.total) return std::nullopt;
  const Band& band = x.pack->bands[*stand.band];
  const auto line = band.total_at_least ? amount_on(*band.total_at_least, x) : std::nullopt;
  return line ? std::optional(*stand.total - *line) : std::nullopt;
}

// By the score alone.
Verdict verdict_by_score(const Diagnosis& found) {
  const Stand& stand = found.stand;
  if (!stand.total && !stand.band) return Verdict::no_score;
  const std::size_t bands = found.explanation->pack->bands.size();
  if (!stand.band) {
    const auto weak = [](const Finding& finding) { return finding.is_weak; };
    const bool any = std::any_of(found.findings.begin(), found.findings.end(), weak) ||
                     !found.weak_dimensions.empty();
    return any ? Verdict::behind : Verdict::fine;
  }
  if (*stand.band == 0) return Verdict::best;
  if (bands > 2 && *stand.band + 1 == bands) return Verdict::last;
  return bands > 2 && *stand.band == 1 ? Verdict::rise : Verdict::behind;
}

// Whoever is told to act must, however good the score is.
Verdict verdict_of(const Diagnosis& found) {
  const Verdict verdict = verdict_by_score(found);
  const bool is_told = std::any_of(
      found.findings.begin(), found.findings.end(),
      [&](const Finding& finding) { return is_only_told(*found.explanation, finding); });
  const bool may_wait =
      verdict == Verdict::best || verdict == Verdict::fine || verdict == Verdict::rise;
  return is_told && may_wait ? Verdict::behind : verdict;
}

// Of an indicator that is a share, how many rows count against it; of a mean how many it has.
std::optional<std::int64_t> bad_rows(const Explanation& x, std::size_t i) {
  const IndicatorResult& result = x.card.indicators[i];
  const Indicator& way = as_judged(x.pack->indicators[i], result.branch);
  if (result.basis != Basis::facts || !way.numerator || !way.denominator) return std::nullopt;
  const auto rows = [&](std::size_t m) {
    return static_cast<std::int64_t>(x.witnesses[m].counted.size());
  };
  const bool is_mean = x.pack->measures[*way.numerator].kind == Measure::Kind::sum;
  if (is_mean) return rows(*way.denominator);
  const std::int64_t above = rows(*way.numerator);
  if (way.better != Indicator::Better::higher) return above;
  return std::max<std::int64_t>(0, rows(*way.denominator) - above);
}

}  // namespace

bool is_only_told(const Explanation& explanation, const Finding& finding) {
  return finding.of == Goal::Of::gate && only_tells(explanation.pack->gates[finding.position]);
}

namespace {

// As the indicator is judged now.
bool is_best_there_is(const Explanation& explanation, std::size_t indicator, const Ratio& value) {
  const Indicator& way = as_judged(explanation.pack->indicators[indicator],
                                   explanation.card.indicators[indicator].branch);
  const Range range = range_of(way.value, *explanation.pack);
  if (way.better == Indicator::Better::higher) {
    return range.most && compare(value, *range.most) >= 0;
  }
  return way.better == Indicator::Better::lower && range.least && compare(value, *range.least) <= 0;
}

}  // namespace

bool is_as_good_as_can_be(const Explanation& explanation, std::size_t indicator) {
  const auto& value = explanation.card.indicators[indicator].value;
  return value && is_best_there_is(explanation, indicator, *value);
}

bool needs_every_case(const Explanation& explanation, const Way& way) {
  if (way.goal.of != Goal::Of::indicator || !way.level.bound) return false;
  const std::size_t i = way.goal.position;
  const Indicator& judged =
      as_judged(explanation.pack->indicators[i], explanation.card.indicators[i].branch);
  return judged.numerator && judged.denominator && judged.points.form != Points::Form::rank &&
         is_best_there_is(explanation, i, *way.level.bound);
}

bool is_weak(const Explanation& explanation, std::size_t indicator) {
  const IndicatorResult& result = explanation.card.indicators[indicator];
  if (!result.points || !result.value) return false;
  if (is_as_good_as_can_be(explanation, indicator)) return false;
  const auto best = best_points_of(explanation, indicator);
  return best && static_cast<Int128>(*result.points) * 5 < static_cast<Int128>(*best) * 4;
}

Diagnosis diagnose(const Explanation& explanation) {
  const Bench bench(explanation);
  Diagnosis result;
  result.explanation = &explanation;
  result.findings = find_all(bench);
  note_fading(bench, result.findings);
  result.official =
      official_of(*explanation.facts, explanation.subject, *explanation.pack, explanation.day);
  result.stand = stand_of(explanation, result.official);
  result.weak_dimensions = weak_dimensions_of(explanation, result.stand);
  result.verdict = verdict_of(result);
  result.above_own_line = margin(explanation, result.stand);
  for (std::size_t i = 0; i < explanation.card.indicators.size(); ++i) {
    if (const auto rows = bad_rows(explanation, i)) result.bad_rows[i] = *rows;
  }
  result.is_over = is_over(explanation);
  if (result.is_over) return result;
  result.best = best_of(explanation, result.findings);
  // What our own figures reach already the platform's say is not reached: no acts of ours tell how.
  const Card& card = explanation.card;
  if (!result.stand.is_shown) result.room = room_of(bench);
  const std::size_t own = card.total ? result.stand.band.value_or(0) : 0;
  for (std::size_t up = 1; up <= std::min<std::size_t>(own, 2); ++up) {
    if (card.band && *card.band <= own - up) continue;
    Found found = course_to(bench, result.findings, own - up);
    if (found.course) {
      result.courses.push_back(std::move(*found.course));
      continue;
    }
    result.not_found.push_back(std::move(found.rest));
    if (!lacks_counts(result.findings)) continue;
    auto levels = by_levels_to(bench, result.findings, own - up);
    if (levels) result.by_levels.push_back(std::move(*levels));
  }
  return result;
}

bool Diagnosis::is_typed(std::size_t gate) const {
  return std::any_of(typed_gates.begin(), typed_gates.end(),
                     [&](const TypedGate& each) { return each.gate == gate; });
}

bool Diagnosis::is_pressing() const {
  return std::any_of(troubles.begin(), troubles.end(),
                     [](const Trouble& each) { return !each.back.empty(); }) ||
         std::any_of(falling.begin(), falling.end(),
                     [](const Falling& each) { return each.days >= falls_to_act; });
}

bool is_blank(const Explanation& explanation) {
  const auto& indicators = explanation.card.indicators;
  return std::none_of(indicators.begin(), indicators.end(),
                      [](const IndicatorResult& each) { return each.value.has_value(); });
}

bool lacks_counts(const std::vector<Finding>& findings) {
  const auto is_share = [](const Distance& each) {
    return each.act.kind == Act::Kind::per_hundred;
  };
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return std::any_of(finding.ways.begin(), finding.ways.end(), [&](const Way& way) {
      return std::any_of(way.acts.begin(), way.acts.end(), is_share);
    });
  });
}

std::string_view to_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::no_score:
      return "no_score";
    case Verdict::best:
      return "best";
    case Verdict::fine:
      return "fine";
    case Verdict::rise:
      return "rise";
    case Verdict::behind:
      return "behind";
    case Verdict::last:
      return "last";
  }
  return {};
}

}  // namespace xingji::diagnose
