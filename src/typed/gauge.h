// The one share that the conditions of a gate or a bonus compare with their lines, as a screen
// shows it under its name and as people type it, with or without its two counts.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/sample.h"
#include "typed/figure.h"

namespace xingji::typed {

/// One measure over another, which a gate or a bonus compares with its lines. Screens show it under
/// the name of that.
struct Gauge {
  const Expression* ratio = nullptr;
  std::size_t numerator = 0;  // positions of the two measures
  std::size_t denominator = 0;
  Indicator::PrintedAs printed_as = Indicator::PrintedAs::percent;
  std::vector<Ratio> lines;  // of the levels, the one that passes first
};

/// Nothing where it looks at no such share, or at several.
std::optional<Gauge> gauge_of(const Gate& gate, const Pack& pack);
std::optional<Gauge> gauge_of(const Bonus& bonus, const Pack& pack);

/// The value of an indicator where a gate looks at it, without counts.
Gauge gauge_as(const Indicator& indicator);

/// What a gate looks at, by the names under which it is typed; of `typed` nothing. Empty: no
/// counts.
std::string counts_asked_by(const Gate& gate, const Pack& pack, Language language,
                            const std::map<std::size_t, Printed>& typed = {});
/// What a bonus looks at, attributes of the shop and counts, by the names under which it is typed.
std::string asked_by(const Bonus& bonus, const Pack& pack, Language language);
/// The titles of the lines that the pack leaves to an overlay.
std::string unset_lines_of(const Gate& gate, const Pack& pack, Language language);

/// Also unclear where no facts could give it: less than nothing, a share above all.
Printed parse_gauge(std::string_view text, const Gauge& gauge);
/// The same with its two counts beside it, or in its place: "0.6%(6/1000)", "6/1000".
Sampled parse_sampled(std::string_view text, const Gauge& gauge);

/// What it looks like: between none and all where it is a share, with its lines.
Figure figure_of(const Gauge& gauge);

}  // namespace xingji::typed
