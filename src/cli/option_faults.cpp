#include "cli/option_faults.h"

#include <charconv>

#include "io/times.h"

namespace xingji {

std::string fault_of_number(const std::string& text, const Span& span) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = fault == std::errc() && end == text.data() + text.size();
  if (is_whole && number >= span.least && number <= span.most) return {};
  return "'" + text + "' is no whole number from " + std::to_string(span.least) + " to " +
         std::to_string(span.most);
}

std::string fault_of_time(const std::string& text) {
  Instant instant = 0;
  OddTimes odd;
  if (read_last_second(text, LocalDays(Zone("UTC", 0)), instant, odd) == Fault::none) return {};
  return "'" + text + "' is not a time; write it as '2022-06-15 15:36:04' or 2022-06-15";
}

}  // namespace xingji
