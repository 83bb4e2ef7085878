#include "pack/grounds.h"

#include <functional>
#include <set>
#include <tuple>

#include "pack/visit.h"

namespace xingji {
namespace {

using See = std::function<void(const Provenance&)>;

void see_tables(const Pack& pack, const See& see) {
  for (const KeyTable& table : pack.tables) {
    for (const KeyTable::Row& row : table.rows) see(row.said);
    if (table.otherwise) see(table.otherwise->said);
  }
}

void see_indicators(const Pack& pack, const See& see) {
  for (const Indicator& indicator : pack.indicators) {
    if (indicator.prior) see(indicator.prior->said);
    if (indicator.small) see(indicator.small->said);
  }
}

void see_extras(const Pack& pack, const See& see) {
  for (const Gate& gate : pack.gates) {
    for (const Gate::Level& level : gate.levels) see(level.said);
  }
  for (const Bonus& bonus : pack.bonuses) see(bonus.said);
  for (const Stage& stage : pack.stages) {
    see(stage.said);
    for (const Stage::Rule& rule : stage.total) see(rule.said);
  }
}

void see_what_follows(const Pack& pack, const See& see) {
  for (const Task& task : pack.tasks) see(task.said);
  for (const Standing& standing : pack.standings) {
    for (const Standing::Move& move : standing.moves) see(move.said);
  }
  for (const Decision& decision : pack.decisions) {
    for (const Decision::Row& row : decision.rows) see(row.said);
  }
  if (!pack.pay) return;
  for (const Pay::Value& value : pack.pay->values) see(value.said);
  for (const Pay::Line& line : pack.pay->lines) see(line.said);
  if (pack.pay->team) see(pack.pay->team->said);
}

void see_all(const Pack& pack, const See& see) {
  if (pack.period) see(pack.period->said);
  if (pack.publish) see(pack.publish->said);
  visit_numbers(pack, [&](const Number& number) {
    for (const Number::Entry& entry : number.entries) see(entry.said);
  });
  see_tables(pack, see);
  for (const Measure& measure : pack.measures) see(measure.said);
  for (const Exemption& exemption : pack.exemptions) see(exemption.said);
  see_indicators(pack, see);
  see_extras(pack, see);
  see(pack.total.said);
  see_what_follows(pack, see);
}

}  // namespace

void visit_grounds(const Pack& pack, const std::function<void(const Provenance&)>& see) {
  // Both sides of a share stand in one place.
  std::set<std::tuple<std::string, int, int>> seen;
  see_all(pack, [&](const Provenance& said) {
    if (seen.insert({said.path, said.place.line, said.place.column}).second) see(said);
  });
}

Grounds grounds_of(const Pack& pack) {
  Grounds grounds;
  visit_grounds(pack, [&](const Provenance& said) {
    if (said.source.empty() && said.assumed.empty()) return;
    if (said.source.empty()) {
      ++grounds.assumed;
    } else {
      Grounds::Count& count = grounds.sources[said.source];
      ++(said.assumed.empty() ? count.whole : count.in_part);
    }
  });
  return grounds;
}

std::map<char, Grounds::Count> by_grade(const Pack& pack, const Grounds& grounds) {
  std::map<char, Grounds::Count> grades;
  for (const Source& source : pack.sources) {
    const auto found = grounds.sources.find(source.id);
    if (found == grounds.sources.end()) continue;
    grades[source.grade].whole += found->second.whole;
    grades[source.grade].in_part += found->second.in_part;
  }
  return grades;
}

}  // namespace xingji
