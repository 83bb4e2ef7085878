#include "cases/rests.h"

#include <algorithm>
#include <array>

namespace xingji::cases {
namespace {

constexpr auto of_scores =
    std::to_array<std::string_view>({"indicators", "dimensions", "gates", "bonuses", "deductions",
                                     "stages", "total", "stars", "display"});

bool is_of_scores(std::string_view name) {
  return std::any_of(of_scores.begin(), of_scores.end(), [&](std::string_view kind) {
    return name.starts_with(kind) && name.substr(kind.size()).starts_with('.');
  });
}

// "gates.disputes" of "gates.disputes.bad (…)".
std::string root_of(const std::string& name) {
  const std::size_t dot = name.find('.');
  return name.substr(0, name.find_first_of(". ,(", dot + 1));
}

}  // namespace

Rests::Rests(const Node& expect, const Pack& pack, const Card& card) : pack_(pack), card_(card) {
  for (const MapEntry& entry : expect.entries) {
    const std::string& key = entry.key;
    const bool is_total = key == "total" || key == "stars" || key == "display" || key == "pay";
    if (is_total) add_total();
    if (key == "stars" || key == "pay") {
      for (const Band& band : pack_.bands) names_.insert("stars." + band.id);
    }
    if (key == "status" || key == "reason") add_status();
    if (key == "stage") add_stages();
    for (const MapEntry& inner : entry.value.entries) {
      const auto dimension = key == "dimensions" ? find_dimension(pack_, inner.key) : std::nullopt;
      if (dimension) add_dimension(*dimension);
      if (key == "indicators") add_indicator(inner.value, inner.key);
      const bool is_itself =
          key == "gates" || key == "bonuses" || key == "deductions" || key == "display";
      if (is_itself) names_.insert(key + '.' + inner.key);
    }
  }
}

bool Rests::on(const std::string& name) const {
  if (!is_of_scores(name)) return true;
  const bool is_points = name.starts_with("indicators.") && name.find(".points") < name.size();
  return names_.contains(root_of(name) + (is_points ? ".points" : ""));
}

// What a value is made of does not reach the ladder.
void Rests::add_indicator(const Node& expect, const std::string& id) {
  names_.insert("indicators." + id);
  const auto position = find_indicator(pack_, id);
  if (position && expect.find("points") != nullptr) add_points(*position);
  if (position && expect.find("status") != nullptr) add_gates(Gate::At::points, *position);
}

void Rests::add_points(std::size_t indicator) {
  names_.insert("indicators." + pack_.indicators[indicator].id);
  names_.insert("indicators." + pack_.indicators[indicator].id + ".points");
  add_gates(Gate::At::points, indicator);
}

void Rests::add_dimension(std::size_t dimension) {
  names_.insert("dimensions." + pack_.dimensions[dimension].id);
  for (const Dimension::Part& part : pack_.dimensions[dimension].parts) add_points(part.indicator);
  add_gates(Gate::At::dimensions, dimension);
  for (const Bonus& bonus : pack_.bonuses) {
    const auto& targets = bonus.targets;
    const bool is_of_it =
        targets.empty() || std::find(targets.begin(), targets.end(), dimension) != targets.end();
    if (bonus.at == Bonus::At::dimensions && is_of_it) names_.insert("bonuses." + bonus.id);
  }
}

void Rests::add_gates(Gate::At at, std::size_t target) {
  for (const Gate& gate : pack_.gates) {
    const auto& targets = gate.targets;
    const bool is_of_it =
        targets.empty() || std::find(targets.begin(), targets.end(), target) != targets.end();
    if (gate.at == at && is_of_it) names_.insert("gates." + gate.id);
  }
}

void Rests::add_total() {
  add_status();
  // A stage may have a total of its own.
  if (card_.stage && !pack_.stages[*card_.stage].total.empty()) return;
  names_.insert("total.clip");
  for (std::size_t d = 0; d < pack_.dimensions.size(); ++d) add_dimension(d);
  const bool is_of_points = pack_.total.kind != Total::Kind::weighted;
  for (std::size_t i = 0; is_of_points && i < pack_.indicators.size(); ++i) add_points(i);
  add_gates(Gate::At::total, 0);
  for (const Bonus& bonus : pack_.bonuses) names_.insert("bonuses." + bonus.id);
  for (const Deduction& deduction : pack_.deductions) {
    names_.insert("deductions." + deduction.id);
  }
}

// Whether there is a score is a matter of what is needed, and of what is known.
void Rests::add_status() {
  add_stages();
  names_.insert("total.needs");
  for (const Indicator& indicator : pack_.indicators) {
    names_.insert("indicators." + indicator.id);
  }
}

void Rests::add_stages() {
  for (const Stage& stage : pack_.stages) names_.insert("stages." + stage.id);
}

}  // namespace xingji::cases
