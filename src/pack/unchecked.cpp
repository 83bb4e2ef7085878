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

}  // namespace

Problems unchecked_numbers(const Pack& pack, Day today) {
  if (pack.until && *pack.until < today) return {};
  std::map<std::pair<std::string, Day>, Numbers> old;
  const auto see = [&](const Provenance& said) {
    if (said.source.empty()) return;
    const auto checked = said.checked ? said.checked : day_read(pack, said.source);
    if (!checked || today - *checked <= days_checked) return;
    Numbers& numbers = old[{said.source, *checked}];
    const auto spot = [](const Place& place) { return std::pair(place.line, place.column); };
    if (numbers.count++ == 0 || spot(said.place) < spot(numbers.first)) numbers.first = said.place;
  };
  visit_grounds(pack, see);
  Problems warnings;
  for (const auto& [origin, numbers] : old) {
    const auto& [source, day] = origin;
    warnings.push_back(
        {numbers.first,
         std::to_string(numbers.count) +
             (numbers.count == 1 ? " number rests on '" : " numbers rest on '") + source +
             "' and " + (numbers.count == 1 ? "was" : "were") + " last compared with it " +
             std::to_string(today - day) + " days ago, on " + format_day(day),
         "read the source again and write 'checked: " + format_day(today) + "'", true});
  }
  return warnings;
}

}  // namespace xingji
