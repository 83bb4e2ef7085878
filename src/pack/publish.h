// On which days a pack judges, and on which of them people are shown a new score. Days of viewing:
// the score of a day can be seen on the next one at the earliest.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "pack/key_table.h"

namespace xingji {

struct Pack;

/// The account is judged once a period of a month's length, on its last day.
struct Period {
  int ends_on = end_of_month;       // day of the month, 1-28, or end_of_month
  std::optional<int> published_on;  // the first such day of a month, 1-28, after the period
  Provenance said;
};

/// The days on which a new score is shown; between them the last one stays.
struct Rhythm {
  enum class Kind : std::uint8_t { daily, weekday, days_of_month };
  Kind kind = Kind::daily;
  int weekday = 0;                 // Kind::weekday, 1 is Monday
  std::vector<int> days_of_month;  // ascending, 1-28
  bool holds(Day day) const;
};

enum class Audience : std::uint8_t { seller, buyer };
inline constexpr std::array audiences = {Audience::seller, Audience::buyer};

struct Publish {
  std::optional<std::int64_t> cut_off;          // clock from which a new score is shown
  std::array<std::optional<Rhythm>, 2> rhythm;  // by audience; empty: it is shown none
  Provenance said;
};

std::string_view to_text(Audience audience);

/// Whether a score of the day is final: every day, or the last one of a period.
bool is_final(const Pack& pack, Day day);

/// Whether the pack says when scores are seen.
bool is_published(const Pack& pack);

bool is_shown_to(const Pack& pack, Audience audience);

/// The day of viewing on which the audience is first shown the score of `judged`; empty where it
/// never is, because a newer one comes first or it is shown none.
std::optional<Day> first_shown(const Pack& pack, Audience audience, Day judged);

/// The day judged, up to `latest`, whose score the audience is shown on a day of viewing; empty
/// where it is shown none.
std::optional<Day> judged_for(const Pack& pack, Audience audience, Day viewed, Day latest);

}  // namespace xingji
