#include "pack/pay.h"

#include "pack/pack.h"

namespace xingji {
namespace {

// Members' sums make a sum; nothing makes a quantile of two.
bool adds_up(const Measure& measure) { return measure.kind != Measure::Kind::quantile; }

bool is_constant(const Expression& expression) {
  if (expression.op == Op::negate) return is_constant(expression.arguments[0]);
  return expression.op == Op::literal && expression.literal != 0;
}

}  // namespace

std::vector<PayName> pay_names(const Pack& pack) {
  using Of = PayName::Of;
  std::vector<PayName> names;
  for (std::size_t m = 0; m < pack.measures.size(); ++m) {
    names.push_back({pack.measures[m].id, pack.measures[m].type, Of::measure, m});
  }
  const auto scores = pack.bands.empty() ? std::vector<Scope::Name>{} : score_names(pack);
  for (std::size_t s = 0; s < scores.size(); ++s) {
    names.push_back({scores[s].id, scores[s].type, Of::score, s});
  }
  if (!pack.pay) return names;
  for (std::size_t v = 0; v < pack.pay->values.size(); ++v) {
    const Pay::Value& value = pack.pay->values[v];
    names.push_back({value.id, value.value.type, Of::value, v});
    names.push_back({std::string(team_prefix) + value.id, value.value.type, Of::team_value, v});
  }
  for (std::size_t m = 0; m < pack.measures.size(); ++m) {
    const Measure& measure = pack.measures[m];
    if (!adds_up(measure)) continue;
    names.push_back({std::string(team_prefix) + measure.id, measure.type, Of::team_measure, m});
  }
  names.push_back({std::string(team_members), Type::number, Of::members, 0});
  for (std::size_t l = 0; l < pack.pay->lines.size(); ++l) {
    names.push_back({pack.pay->lines[l].id, Type::money, Of::line, l});
  }
  return names;
}

bool divides(const Expression& expression) {
  if (expression.op == Op::divide && !is_constant(expression.arguments[1])) return true;
  for (const Expression& argument : expression.arguments) {
    if (divides(argument)) return true;
  }
  return false;
}

}  // namespace xingji
