#include <algorithm>
#include <array>

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

// "2022年6月10日" as "2022-6-10": with the signs that stand between the numbers of a day.
std::string with_strokes(std::string text) {
  for (const std::string_view sign : {"年", "月", "/", "."}) {
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at + 1)) {
      const bool is_between = at > 0 && at + sign.size() < text.size() &&
                              has_digit(text.substr(at - 1, 1)) &&
                              has_digit(text.substr(at + sign.size(), 1));
      if (is_between) text.replace(at, sign.size(), "-");
    }
  }
  return text;
}

// The next run of numbers with strokes between, from `at` on; empty: there is none.
std::string_view next_numbers(std::string_view text, std::size_t& at) {
  const std::size_t first = text.find_first_of("0123456789", at);
  if (first == std::string_view::npos) return {};
  const std::size_t last = std::min(text.find_first_not_of("0123456789-", first), text.size());
  at = last;
  std::string_view run = text.substr(first, last - first);
  while (run.ends_with('-')) run.remove_suffix(1);
  return run;
}

// Of a year, a month and a day, or of the two without a year: telephones are neither.
bool looks_like_day(const std::vector<std::string_view>& numbers) {
  const bool has_year = numbers.size() == 3 && numbers.front().size() == 4;
  if (!has_year && numbers.size() != 2) return false;
  return std::all_of(numbers.begin() + (has_year ? 1 : 0), numbers.end(),
                     [](std::string_view number) { return number.size() <= 2; });
}

std::optional<Day> day_of(const std::vector<std::string_view>& numbers) {
  constexpr std::array widths{4U, 2U, 2U};
  std::string text;
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    const std::string digits = pad_left(std::string(numbers[n]), widths.at(n));
    text += (n == 0 ? "" : "-") + digits;
  }
  std::replace(text.begin(), text.end(), ' ', '0');
  return parse_day(text);
}

// The first day; but what looks like one and is none is no slip to pass over.
void read_days(const std::string& written, PlanMeasure& step) {
  const std::string text = with_strokes(written);
  std::size_t at = 0;
  for (std::string_view run = next_numbers(text, at); !run.empty(); run = next_numbers(text, at)) {
    const auto numbers = split(run, '-');
    if (!looks_like_day(numbers)) continue;
    const auto day = numbers.size() == 3 ? day_of(numbers) : std::nullopt;
    if (day && !step.day) step.day = day;
    if (day || !step.unread.empty()) continue;
    step.unread = run;
    step.lacks_year = numbers.size() == 2;
  }
  if (step.lacks_year && step.day) step.unread.clear();
  if (!step.unread.empty()) step.day.reset();
}

// A colon of a time of day names nobody.
PlanMeasure step_of(const std::string& text) {
  constexpr std::string_view wide = "：";
  PlanMeasure step;
  step.what = text;
  read_days(text, step);
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
  const auto has_date = [](const PlanMeasure& step) { return step.day.has_value(); };
  std::vector<std::string> lacks;
  if (plan.grounds.empty()) lacks.emplace_back("grounds");
  if (steps.empty()) lacks.emplace_back("measures");
  if (!std::all_of(steps.begin(), steps.end(), has_owner)) lacks.emplace_back("owners");
  if (!std::all_of(steps.begin(), steps.end(), has_date)) lacks.emplace_back("dates");
  if (plan.material.empty()) lacks.emplace_back("material");
  return lacks;
}

}  // namespace xingji
