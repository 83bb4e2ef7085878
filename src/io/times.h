// Times as text: "2022-06-15 15:36:04" on the wall clock of the data set's zone, or RFC 3339 with
// an offset. Nearly all of them are read by arithmetic on fixed positions and one look into a table
// of days; the rest (other spellings, days on which the clock changes, faults) go the slow way.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "io/faults.h"

namespace xingji {

/// Facts lie between these days, both included.
inline constexpr Day first_fact_day = 1;      // 1970-01-02
inline constexpr Day last_fact_day = 49'709;  // 2106-02-06

/// Local times that met a change of the clock.
struct OddTimes {
  std::uint32_t skipped = 0;
  std::uint32_t doubled = 0;
};

/// The first second of every day of a zone on which the clock does not change.
class LocalDays {
 public:
  explicit LocalDays(const Zone& zone);

  const Zone& zone() const { return zone_; }

  /// `text` has 19 bytes. False when it is not an ordinary local time; that may still be a good
  /// one.
  bool read(const char* text, Instant& instant) const;

 private:
  static constexpr int first_year = 1970;
  static constexpr int last_year = 2106;
  static constexpr std::uint32_t months = (last_year - first_year + 1) * 12;
  static constexpr Instant unusual = -1;

  Zone zone_;
  std::vector<Instant> starts_;  // 31 entries for every month
};

/// A time in any of its spellings. `instant` is set where the answer is Fault::none.
Fault read_time(std::string_view text, const LocalDays& days, Instant& instant, OddTimes& odd);

/// The same for the first instant of a span, where a bare date means its first second.
Fault read_span_start(std::string_view text, const LocalDays& days, Instant& instant,
                      OddTimes& odd);

/// The same for the first instant after a span. A bare date and the last second of a day, 23:59:59,
/// both mean that the whole day is inside: people write the end of a day either way.
Fault read_span_end(std::string_view text, const LocalDays& days, Instant& instant, OddTimes& odd);

/// The same for an instant up to which something is looked at, where a bare date means its last
/// second and one without seconds the first of its minute.
Fault read_last_second(std::string_view text, const LocalDays& days, Instant& instant,
                       OddTimes& odd);

Fault read_day(std::string_view text, Day& day);

namespace times {

static_assert(std::endian::native == std::endian::little);

template <class Word>
Word load(const char* text) {
  Word word = 0;
  std::memcpy(&word, text, sizeof word);
  return word;
}

/// A word of a template such as "0000-00-", where 0 stands for any digit, and what lifts every byte
/// that does not fit it over 0x7F.
template <class Word>
struct Shape {
  Word text = 0;
  Word lift = 0;

  consteval explicit Shape(std::string_view shape) {
    for (std::size_t i = sizeof(Word); i-- > 0;) {
      text = static_cast<Word>(text << 8U) | static_cast<unsigned char>(shape[i]);
      lift = static_cast<Word>(lift << 8U) | (shape[i] == '0' ? 0x76U : 0x7FU);
    }
  }
};
inline constexpr Shape<std::uint64_t> date_shape{"0000-00-"};
inline constexpr Shape<std::uint64_t> middle_shape{"00 00:00"};
inline constexpr Shape<std::uint32_t> seconds_shape{"0:00"};

/// Every byte with the one after it as a number of two digits; bytes are 0-9, so nothing carries
/// over.
template <class Word>
constexpr Word pairs(Word digits) {
  return static_cast<Word>(digits * 10U + (digits >> 8U));
}
template <class Word>
constexpr std::uint32_t byte_of(Word word, unsigned byte) {
  return static_cast<std::uint32_t>((word >> (8 * byte)) & 0xFFU);
}

}  // namespace times

inline bool LocalDays::read(const char* text, Instant& instant) const {
  using namespace times;  // NOLINT(google-build-using-namespace): its own words
  const auto date = load<std::uint64_t>(text) ^ date_shape.text;
  const auto middle = load<std::uint64_t>(text + 8) ^ middle_shape.text;
  const auto seconds = load<std::uint32_t>(text + 15) ^ seconds_shape.text;
  const std::uint64_t wrong = ((date + date_shape.lift) | date | (middle + middle_shape.lift) |
                               middle | std::uint64_t{(seconds + seconds_shape.lift) | seconds}) &
                              0x8080808080808080ULL;
  if (wrong != 0) return false;
  const std::uint64_t date_pairs = pairs(date);
  const std::uint64_t middle_pairs = pairs(middle);
  const std::uint32_t year = byte_of(date_pairs, 0) * 100 + byte_of(date_pairs, 2);
  const std::uint32_t month = byte_of(date_pairs, 5) - 1;
  const std::uint32_t day = byte_of(middle_pairs, 0) - 1;
  const std::uint32_t hour = byte_of(middle_pairs, 3);
  const std::uint32_t minute = byte_of(middle_pairs, 6);
  const std::uint32_t second = byte_of(pairs(seconds), 2);
  const std::uint32_t years = year - first_year;
  if (years > last_year - first_year || month >= 12 || day >= 31 || hour >= 24 || minute >= 60 ||
      second >= 60) {
    return false;
  }
  const Instant start = starts_[(years * 12 + month) * 31 + day];
  instant = start + hour * 3600 + minute * 60 + second;
  return start != unusual;
}

}  // namespace xingji
