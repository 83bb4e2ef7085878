// Days, instants and zones. A day is a calendar day of some zone; an instant is Unix seconds; a
// zone turns one into the other. Nothing here reads a clock or a file: io/zones.h builds zones from
// the system's table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xingji {

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
using Day = std::int32_t;

/// Unix seconds. Stored facts lie in [1, 2^32); 0 stands for "has not happened" in columns.
using Instant = std::int64_t;

/// "No value", in every integer column and in every intermediate result.
inline constexpr std::int64_t missing = INT64_MIN;

inline constexpr std::int64_t seconds_per_day = 86'400;

struct CivilDate {
  int year;
  int month;  // 1-12
  int day;    // 1-31
};

bool is_date(const CivilDate& date);
Day to_day(const CivilDate& date);  // the date must exist
CivilDate to_civil(Day day);

/// 1 is Monday, 7 is Sunday.
int weekday(Day day);

/// Months since 1970-01.
int month_index(Day day);
Day first_day_of_month(int month_index);

/// Periods of a month's length that end on a day of the month, 1-28, or with the calendar month.
inline constexpr int end_of_month = 31;
Day first_of_period(Day day, int ends_on);
Day last_of_period(Day day, int ends_on);

/// Exactly "2022-06-15"; nothing when it is written otherwise or does not exist.
std::optional<Day> parse_day(std::string_view text);
std::string format_day(Day day);

/// How a local time met the zone's clock changes.
enum class LocalTime : std::uint8_t { plain, skipped, doubled };

/// The clock of a zone while it does not change: days by arithmetic alone.
struct SteadyClock {
  std::uint32_t ahead;  // local = UTC + ahead, modulo 2^32

  Day day_of(std::uint32_t instant) const {
    return static_cast<Day>((instant + ahead) / static_cast<std::uint32_t>(seconds_per_day));
  }
  std::uint32_t start_of(Day day) const {
    return static_cast<std::uint32_t>(day) * static_cast<std::uint32_t>(seconds_per_day) - ahead;
  }
};

/// A time zone as the list of its offsets. The first entry holds for all time before the second.
class Zone {
 public:
  struct Offset {
    Instant from;          // the first instant at which it holds
    std::int32_t seconds;  // local = UTC + seconds
  };

  /// A zone that is always at one offset.
  Zone(std::string name, std::int32_t offset_seconds);
  /// `offsets` is not empty and ascends by `from`.
  Zone(std::string name, std::vector<Offset> offsets);

  const std::string& name() const { return name_; }

  std::int32_t offset_at(Instant instant) const;
  /// From then on the offset stays as it is.
  Instant last_change() const { return offsets_.back().from; }
  Day day_of(Instant instant) const {
    // Most facts are younger than the zone's last change, or its only entry holds for ever.
    const Offset& last = offsets_.back();
    const std::int64_t local = instant + last.seconds;
    if (instant < last.from || local < 0) return find_day(instant);
    return static_cast<Day>(static_cast<std::uint64_t>(local) / seconds_per_day);
  }
  /// The clock of the instants first … last, where it does not change between them and local time
  /// fits into 32 bits.
  std::optional<SteadyClock> steady_clock(Instant first, Instant last) const;
  /// Seconds since local midnight as the clock on the wall shows them, 0-86,399.
  std::int32_t second_of_day(Instant instant) const;

  /// The instant of a wall-clock time. A time that does not exist (spring forward) goes forward by
  /// the gap; one that occurs twice means the first. `how` tells which it was, where the caller
  /// asks.
  Instant to_instant(Day day, std::int32_t second_of_day, LocalTime* how = nullptr) const;

  /// The first instant of a day, which is not always a wall-clock midnight.
  Instant start_of(Day day) const {
    // As above: most days lie a day and more behind the zone's last change.
    const Offset& last = offsets_.back();
    const std::int64_t local = static_cast<std::int64_t>(day) * seconds_per_day;
    return local - seconds_per_day >= last.from ? local - last.seconds : to_instant(day, 0);
  }
  /// The last second of a day.
  Instant end_of(Day day) const { return start_of(day + 1) - 1; }

 private:
  const Offset& entry_at(Instant instant) const;
  Day find_day(Instant instant) const;

  std::string name_;
  std::vector<Offset> offsets_;
};

/// "2022-06-15 15:36:04" on the zone's wall clock.
std::string format_instant(Instant instant, const Zone& zone);

}  // namespace xingji
