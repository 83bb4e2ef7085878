#include "pack/measure_names.h"

#include <algorithm>

namespace xingji {
namespace {

// The indicator that has the measure as one of its two sides and no other name for it.
std::optional<Title> title_as_side(const Pack& pack, std::size_t measure) {
  for (const Indicator& indicator : pack.indicators) {
    const bool is_above = indicator.numerator == measure;
    if (!is_above && indicator.denominator != measure) continue;
    const Title& title = indicator.title;
    return is_above ? Title{title.zh + "分子", title.en + ", numerator"}
                    : Title{title.zh + "分母", title.en + ", denominator"};
  }
  return std::nullopt;
}

const Deduction* deduction_of(const Pack& pack, std::size_t measure) {
  const auto found =
      std::find_if(pack.deductions.begin(), pack.deductions.end(),
                   [&](const Deduction& deduction) { return deduction.cases == measure; });
  return found == pack.deductions.end() ? nullptr : &*found;
}

}  // namespace

Title title_of_measure(const Pack& pack, std::size_t m) {
  const Measure& measure = pack.measures[m];
  if (!measure.title.empty()) return measure.title;
  if (const Deduction* deduction = deduction_of(pack, m)) return deduction->title;
  return title_as_side(pack, m).value_or(Title{measure.id, measure.id});
}

std::vector<std::string> names_of_measure(const Pack& pack, std::size_t m) {
  const Measure& measure = pack.measures[m];
  std::vector<std::string> names{measure.id};
  const auto add = [&](const std::string& name) {
    const bool is_new = std::find(names.begin(), names.end(), name) == names.end();
    if (!name.empty() && is_new) names.push_back(name);
  };
  const auto add_title = [&](const Title& title) {
    add(title.zh);
    add(title.en);
  };
  add_title(measure.title);
  for (const std::string& alias : measure.aliases) add(alias);
  if (const Deduction* deduction = deduction_of(pack, m)) add_title(deduction->title);
  const auto side = title_as_side(pack, m);
  if (!side) return names;
  add_title(*side);
  const std::string sample = "分母";
  if (side->zh.ends_with(sample)) {
    add(side->zh.substr(0, side->zh.size() - sample.size()) + "样本量");
  }
  return names;
}

std::optional<std::size_t> find_named_measure(const Pack& pack, std::string_view name) {
  for (const Indicator& indicator : pack.indicators) {
    if (name == indicator.id || name == indicator.title.zh || name == indicator.title.en) {
      return std::nullopt;
    }
  }
  if (const auto by_id = find_measure(pack, name)) return by_id;
  for (std::size_t m = 0; m < pack.measures.size(); ++m) {
    const std::vector<std::string> names = names_of_measure(pack, m);
    if (std::find(names.begin(), names.end(), name) != names.end()) return m;
  }
  return std::nullopt;
}

}  // namespace xingji
