#include "standing/compiled.h"

namespace xingji {
namespace {

constexpr std::string_view dimension_prefix = "dimension.";
constexpr std::string_view indicator_prefix = "indicator.";

DayValue known(const std::optional<Micro>& value) {
  if (!value) return {};
  return {DayValue::State::known, Ratio::of_micro(*value)};
}

// A stage withholds the total only where its rules say so: where nobody could decide them, a
// condition on both the stage and a missing total must not hold.
DayValue stage_of(const ScoreDay& step) {
  const Card& card = *step.card;
  const bool may_give =
      !card.total && card.undecided && card.undecided->rule == Undecided::Rule::stage_total;
  if (!card.stage || may_give) return {};
  return {DayValue::State::known, {0, 1}, step.pack->stages[*step.card->stage].id};
}

std::unique_ptr<Formula> formula(const std::optional<Expression>& expression, const Pack& shape) {
  return expression ? std::make_unique<Formula>(*expression, shape) : nullptr;
}

// What conditions may ask for beside names.
Pack shape_of(const Pack& pack) {
  Pack shape;
  shape.zone = pack.zone;
  shape.attributes = pack.attributes;
  shape.calendar = pack.calendar;
  shape.tables = pack.tables;
  shape.parameters = pack.parameters;
  return shape;
}

}  // namespace

Compiled::Compiled(const Pack& pack, const Standing& standing)
    : pack_(pack),
      histories_(standing.histories),
      no_score_day_(standing.no_score_day),
      shape_(shape_of(pack)) {
  add_names();
  for (const Standing::Move& move : standing.moves) asked_.push_back(formula(move.when, shape_));
}

Compiled::Compiled(const Pack& pack, const Notice& notice)
    : pack_(pack),
      histories_(notice.histories),
      no_score_day_(notice.no_score_day),
      shape_(shape_of(pack)) {
  add_names();
  for (const Notice::Blank& blank : notice.blanks) asked_.push_back(formula(blank.value, shape_));
}

void Compiled::add_names() {
  const auto add = [&](const std::string& id, Type type) {
    Measure measure;
    measure.id = id;
    measure.type = type;
    shape_.measures.push_back(std::move(measure));
  };
  for (const Scope::Name& name : score_names(pack_)) add(name.id, name.type);
  scores_ = shape_.measures.size();
  for (const History& history : histories_) add(history.id, history.type);
  for (const History& history : histories_) of_.push_back(formula(history.of, shape_));
}

DayValue Compiled::score(std::size_t position, const ScoreDay& step) const {
  const std::string& id = name(position);
  if (id == "total") return known(step.card->total);
  if (id == "stars") return known(step.card->stars);
  if (id == "stage") return stage_of(step);
  if (id.starts_with(dimension_prefix)) {
    const auto found = find_dimension(*step.pack, id.substr(dimension_prefix.size()));
    if (!found || *found >= step.card->dimensions.size()) return {};
    return known(step.card->dimensions[*found].score);
  }
  const auto found = find_indicator(*step.pack, id.substr(indicator_prefix.size()));
  if (!found || *found >= step.card->indicators.size()) return {};
  const auto& value = step.card->indicators[*found].value;
  return value ? DayValue{DayValue::State::known, *value} : DayValue{};
}

}  // namespace xingji
