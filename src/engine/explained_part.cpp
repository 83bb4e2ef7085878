#include "engine/explained_part.h"

#include <algorithm>
#include <set>

#include "engine/indicator.h"

namespace xingji {

std::vector<ExplainedPart> explained_parts(const Pack& pack) {
  std::vector<ExplainedPart> parts;
  const auto add = [&](ExplainedPart::Kind kind, std::size_t count) {
    for (std::size_t position = 0; position < count; ++position) parts.push_back({kind, position});
  };
  add(ExplainedPart::Kind::indicator, pack.indicators.size());
  add(ExplainedPart::Kind::gate, pack.gates.size());
  add(ExplainedPart::Kind::bonus, pack.bonuses.size());
  add(ExplainedPart::Kind::deduction, pack.deductions.size());
  return parts;
}

const std::string& id_of(const Pack& pack, const ExplainedPart& part) {
  switch (part.kind) {
    case ExplainedPart::Kind::indicator:
      return pack.indicators[part.position].id;
    case ExplainedPart::Kind::gate:
      return pack.gates[part.position].id;
    case ExplainedPart::Kind::bonus:
      return pack.bonuses[part.position].id;
    case ExplainedPart::Kind::deduction:
      break;
  }
  return pack.deductions[part.position].id;
}

std::optional<ExplainedPart> find_part(const Pack& pack, std::string_view name) {
  const std::string_view id = name.substr(0, name.find(':'));
  for (const ExplainedPart& part : explained_parts(pack)) {
    if (id_of(pack, part) == id) return part;
  }
  return std::nullopt;
}

std::vector<std::size_t> measures_of(const Explanation& explanation, const ExplainedPart& part) {
  const Pack& pack = *explanation.pack;
  std::set<std::size_t> measures;
  const auto add = [&](const Expression& expression) {
    const Formula formula(expression, pack);
    measures.insert(formula.measures().begin(), formula.measures().end());
  };
  switch (part.kind) {
    case ExplainedPart::Kind::indicator:
      add(as_judged(pack.indicators[part.position],
                    explanation.card.indicators[part.position].branch)
              .value);
      break;
    case ExplainedPart::Kind::gate:
      for (const Gate::Level& level : pack.gates[part.position].levels) add(level.condition);
      break;
    case ExplainedPart::Kind::bonus:
      add(pack.bonuses[part.position].when);
      break;
    case ExplainedPart::Kind::deduction:
      measures.insert(pack.deductions[part.position].cases);
      break;
  }
  return {measures.begin(), measures.end()};
}

}  // namespace xingji
