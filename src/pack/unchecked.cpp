#include "pack/unchecked.h"

#include <algorithm>
#include <map>
#include <utility>

#include "pack/grounds.h"

namespace xingji {
namespace {

std::optional<Day> day_read(const Pack& pack, const std::string& source) {
  for (const Source& known : pack.sources) {
    if (known.id == source) return parse_day(known.read);
  }
  return std::nullopt;
}

struct Numbers {
  int count = 0;
  Place first;
};

using ByOrigin = std::map<std::pair<std::string, Day>, Numbers>;

// "3 numbers rest on 'HELP' and were".
std::string count_text(const std::string& source, const Numbers& numbers) {
  const bool is_one = numbers.count == 1;
  return std::to_string(numbers.count) + (is_one ? " number rests on '" : " numbers rest on '") +
         source + "' and " + (is_one ? "was" : "were");
}

}  // namespace

Problems unchecked_numbers(const Pack& pack, Day today) {
  if (pack.until && *pack.until < today) return {};
  ByOrigin old;
  ByOrigin early;
  const auto see = [&](const Provenance& said) {
    if (said.source.empty()) return;
    const auto checked = said.checked ? said.checked : day_read(pack, said.source);
    if (!checked || (*checked <= today && today - *checked <= days_checked)) return;
    Numbers& numbers = (*checked > today ? early : old)[{said.source, *checked}];
    const auto spot = [](const Place& place) { return std::pair(place.line, place.column); };
    if (numbers.count++ == 0 || spot(said.place) < spot(numbers.first)) numbers.first = said.place;
  };
  visit_grounds(pack, see);
  Problems warnings;
  for (const auto& [origin, numbers] : old) {
    const auto& [source, day] = origin;
    warnings.push_back({numbers.first,
                        count_text(source, numbers) + " last compared with it " +
                            std::to_string(today - day) + " days ago, on " + format_day(day),
                        "read the source again and write 'checked: " + format_day(today) + "'",
                        true});
  }
  for (const auto& [origin, numbers] : early) {
    const auto& [source, day] = origin;
    warnings.push_back({numbers.first,
                        count_text(source, numbers) + " compared with it on " + format_day(day) +
                            ", which is still to come",
                        "write the day on which the source was read", true});
  }
  return warnings;
}

}  // namespace xingji
