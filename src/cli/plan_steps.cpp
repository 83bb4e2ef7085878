#include <algorithm>

#include "base/text.h"
#include "cli/plans.h"

namespace xingji {
namespace {

// Between semicolons and ends of lines, of either script.
std::vector<std::string> parts_of(std::string text) {
  constexpr std::string_view wide = "；";
  for (std::size_t at = text.find(wide); at != std::string::npos; at = text.find(wide, at)) {
    text.replace(at, wide.size(), ";");
  }
  std::replace(text.begin(), text.end(), '\n', ';');
  std::vector<std::string> parts;
  for (const std::string_view each : split(text, ';')) {
    if (const std::string_view trimmed = trim(each); !trimmed.empty()) parts.emplace_back(trimmed);
  }
  return parts;
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

std::optional<Day> day_in(std::string_view text) {
  constexpr std::size_t width = 10;
  for (std::size_t at = 0; at + width <= text.size(); ++at) {
    if (const auto day = parse_day(text.substr(at, width))) return day;
  }
  return std::nullopt;
}

// A colon of a time of day names nobody.
PlanMeasure step_of(const std::string& text) {
  constexpr std::string_view wide = "：";
  PlanMeasure step{text, "", has_digit(text), day_in(text)};
  const std::size_t narrow = text.find(':');
  const std::size_t colon = std::min(narrow, text.find(wide));
  if (colon == std::string::npos) return step;
  const std::string_view name = trim(std::string_view(text).substr(0, colon));
  if (name.empty() || has_digit(name)) return step;
  step.owner = name;
  step.what = trim(std::string_view(text).substr(colon + (colon == narrow ? 1 : wide.size())));
  return step;
}

}  // namespace

std::vector<PlanMeasure> steps_of(const Matter& plan) {
  std::vector<PlanMeasure> steps;
  for (const std::string& part : parts_of(plan.measures)) steps.push_back(step_of(part));
  return steps;
}

std::vector<std::string> missing_of(const Matter& plan) {
  const auto steps = steps_of(plan);
  const auto has_owner = [](const PlanMeasure& step) { return !step.owner.empty(); };
  const auto has_date = [](const PlanMeasure& step) { return step.has_date; };
  std::vector<std::string> lacks;
  if (plan.grounds.empty()) lacks.emplace_back("grounds");
  if (steps.empty()) lacks.emplace_back("measures");
  if (!std::all_of(steps.begin(), steps.end(), has_owner)) lacks.emplace_back("owners");
  if (!std::all_of(steps.begin(), steps.end(), has_date)) lacks.emplace_back("dates");
  if (plan.material.empty()) lacks.emplace_back("material");
  return lacks;
}

}  // namespace xingji
