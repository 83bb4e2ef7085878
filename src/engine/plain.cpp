#include "engine/plain.h"

#include "engine/indicator.h"
#include "engine/number.h"

namespace xingji {
namespace {

// Of values and bounds up to these all products below fit into 64 bits.
constexpr std::int64_t greatest_value = 1'000'000'000'000;
constexpr std::int64_t greatest_bound = 9 * micro_one;

std::optional<std::size_t> whole_measure(const Pack& pack, const Expression& expression) {
  if (expression.op != Op::measure) return std::nullopt;
  const auto measure = find_measure(pack, expression.name);
  const bool is_whole =
      pack.measures[*measure].denominator == 1 && pack.measures[*measure].type != Type::money;
  return is_whole ? measure : std::nullopt;
}

bool find_measures(const Pack& pack, const Expression& value, PlainIndicator& plain) {
  const bool is_divided = value.op == Op::divide;
  const auto above = whole_measure(pack, is_divided ? value.arguments[0] : value);
  if (!above) return false;
  plain.above = *above;
  if (is_divided) plain.below = whole_measure(pack, value.arguments[1]);
  return plain.below.has_value() == is_divided;
}

bool add_steps(const Indicator& indicator, PlainIndicator& plain) {
  for (const Step& step : indicator.ladder) {
    const bool has_bound = step.edge != Step::Edge::otherwise;
    const std::int64_t* give = for_ever(step.give);
    if (give == nullptr || (has_bound && for_ever(step.bound) == nullptr)) return false;
    PlainIndicator::PlainStep& own = plain.ladder.emplace_back();
    own.give = *give;
    if (!has_bound) continue;
    const std::int64_t bound = *for_ever(step.bound);
    if (std::abs(bound) > greatest_bound) return false;
    // The bound of a number is so many times too large.
    const std::int64_t scale = step.bound.type == Type::number ? micro_one : 1;
    const bool is_floor = step.edge == Step::Edge::at_least || step.edge == Step::Edge::above;
    own.scale = is_floor ? scale : -scale;
    own.bound = is_floor ? bound : -bound;
    own.beyond = step.edge == Step::Edge::above || step.edge == Step::Edge::below ? 1 : 0;
  }
  return true;
}

// The first step that holds, or as many as there are. All are asked: where the value lies nobody
// can guess, and a branch guessed wrong costs more than a step.
std::size_t find_step(const std::vector<PlainIndicator::PlainStep>& ladder, std::int64_t value,
                      std::int64_t denominator) {
  std::size_t found = ladder.size();
  for (std::size_t s = ladder.size(); s-- > 0;) {
    const PlainIndicator::PlainStep& step = ladder[s];
    found = value * step.scale >= step.bound * denominator + step.beyond ? s : found;
  }
  return found;
}

// Without a branch: nearly all are, and what is asked of them lies together.
bool is_usual(const Balance& balance) {
  constexpr auto greatest = static_cast<std::uint64_t>(greatest_value);
  const int is_moderate = static_cast<std::uint64_t>(balance.value) + greatest < 2 * greatest;
  const int is_covered = balance.covered != Covered::none ? 1 : 0;
  return (is_moderate & is_covered & static_cast<int>(balance.fits) &
          static_cast<int>(!balance.is_given)) != 0;
}

// Yesterday's result is nearly as empty as a new one, and there already.
void clear(IndicatorResult& result) {
  result.basis = Basis::facts;
  result.branch.reset();
  result.by_missing_rule = false;
  result.lacks = nullptr;
  result.among.reset();
  result.undecided.reset();
  result.days.reset();
}

void note_sides(const PlainIndicator& indicator, std::int64_t above, std::int64_t below,
                IndicatorResult& result) {
  if (indicator.below) {
    result.numerator = above * micro_one;
    result.denominator = below * micro_one;
  } else {
    result.numerator.reset();
    result.denominator.reset();
  }
}

// Made in its place: as a whole it would be copied out of pieces that have just been written, and
// wait for them, which is a third of all that is done here.
void set_value(std::int64_t above, std::int64_t below, IndicatorResult& result) {
  if (!result.value) result.value.emplace();
  result.value->numerator = above;
  result.value->denominator = below;
}

void lack_value(IndicatorResult& result) {
  result.status = IndicatorStatus::no_data;
  result.value.reset();
  result.value_rounded.reset();
  result.step.reset();
  result.raw_points.reset();
  result.points.reset();
}

}  // namespace

std::optional<PlainIndicator> plain_of(const Pack& pack, const Indicator& indicator) {
  const bool is_simple = indicator.branches.empty() && !indicator.small && !indicator.least &&
                         !indicator.prior && indicator.points.form == Points::Form::ladder;
  PlainIndicator plain;
  if (!is_simple || !find_measures(pack, indicator.value, plain) || !add_steps(indicator, plain)) {
    return std::nullopt;
  }
  const MissingRule::Kind without_data = indicator.no_data.kind;
  plain.has_points_without_data = without_data == MissingRule::Kind::fixed;
  plain.leaves_total_without_data =
      without_data == MissingRule::Kind::spread || without_data == MissingRule::Kind::drop;
  return plain;
}

bool judge_plain(const PlainIndicator& indicator, const Balances& balances, Day day,
                 IndicatorResult& result) {
  const Balance& above = balances.at(indicator.above, day);
  const Balance& below = indicator.below ? balances.at(*indicator.below, day) : above;
  const std::int64_t denominator = indicator.below ? below.value : 1;
  if (!is_usual(above) || denominator < 0) return false;
  // A side that is empty is printed as nothing.
  if (indicator.below && (!is_usual(below) || above.is_empty || below.is_empty)) return false;
  const bool has_value = denominator != 0 && !above.is_empty;
  if (!has_value && indicator.has_points_without_data) return false;
  const std::size_t step = has_value ? find_step(indicator.ladder, above.value, denominator) : 0;
  if (step == indicator.ladder.size()) return false;
  clear(result);
  note_sides(indicator, above.value, denominator, result);
  if (!has_value) {
    lack_value(result);
    return true;
  }
  const bool is_partial = above.covered == Covered::partly || below.covered == Covered::partly;
  result.status = is_partial ? IndicatorStatus::partial : IndicatorStatus::ok;
  set_value(above.value, denominator, result);
  result.value_rounded = static_cast<Micro>(divide_rounded(above.value * micro_one, denominator));
  result.step = step;
  // One by one: copying what has just been written in pieces waits for it to be written.
  const Micro give = indicator.ladder[step].give;
  result.raw_points = give;
  result.points = give;
  return true;
}

}  // namespace xingji
