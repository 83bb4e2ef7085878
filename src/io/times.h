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

#ifdef __SSE4_1__
#include <smmintrin.h>
#endif

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
  static constexpr std::uint32_t days_of_year = 12 * 31;  // 31 entries for every month
  static constexpr std::uint32_t unusual = 0;             // no fact lies there

  Zone zone_;
  std::vector<std::uint32_t> starts_;
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
  Word word{};
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

/// "2022-06-15 15:36:04" as its year, its day in a year whose months all have 31 days, and the
/// second of the day, all from 0 on.
struct Parts {
  std::uint32_t year = 0;
  std::uint32_t day = 0;
  std::uint32_t second = 0;
};

/// `text` has 19 bytes. False when it has another shape, or a part that no calendar has.
inline bool split_by_words(const char* text, Parts& parts) {
  const auto date = load<std::uint64_t>(text) ^ date_shape.text;
  const auto middle = load<std::uint64_t>(text + 8) ^ middle_shape.text;
  const auto seconds = load<std::uint32_t>(text + 15) ^ seconds_shape.text;
  const std::uint64_t wrong = ((date + date_shape.lift) | date | (middle + middle_shape.lift) |
                               middle | std::uint64_t{(seconds + seconds_shape.lift) | seconds}) &
                              0x8080808080808080ULL;
  if (wrong != 0) return false;
  const std::uint64_t date_pairs = pairs(date);
  const std::uint64_t middle_pairs = pairs(middle);
  const std::uint32_t month = byte_of(date_pairs, 5) - 1;
  const std::uint32_t day = byte_of(middle_pairs, 0) - 1;
  const std::uint32_t hour = byte_of(middle_pairs, 3);
  const std::uint32_t minute = byte_of(middle_pairs, 6);
  const std::uint32_t second = byte_of(pairs(seconds), 2);
  parts = {byte_of(date_pairs, 0) * 100 + byte_of(date_pairs, 2), month * 31 + day,
           hour * 3600 + minute * 60 + second};
  return month < 12 && day < 31 && hour < 24 && minute < 60 && second < 60;
}

#ifdef __SSE4_1__

/// The same in half the instructions.
inline bool split(const char* text, Parts& parts) {
  // What stands between the numbers: "-  -  " of eight bytes, ":  :" of four.
  const std::uint64_t date_marks = load<std::uint64_t>(text + 4) & 0x00FF'0000'FF00'00FFULL;
  const std::uint32_t time_marks = load<std::uint32_t>(text + 13) & 0xFF00'00FFU;
  // The digits behind one another, as digits, as numbers of two, as parts.
  const auto bytes = load<__m128i>(text);
  const __m128i packed = _mm_shuffle_epi8(
      bytes, _mm_setr_epi8(0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, -1, -1, -1, -1));
  const __m128i digits = _mm_sub_epi8(
      _mm_insert_epi16(packed, load<std::uint16_t>(text + 17), 6),
      _mm_setr_epi8('0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', 0, 0));
  const __m128i numbers = _mm_sub_epi16(
      _mm_maddubs_epi16(digits,
                        _mm_setr_epi8(10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 0, 0)),
      _mm_setr_epi16(0, 0, 1, 1, 0, 0, 0, 0));
  const __m128i excess =
      _mm_or_si128(_mm_subs_epu8(digits, _mm_set1_epi8(9)),
                   _mm_subs_epu16(numbers, _mm_setr_epi16(99, 99, 11, 30, 23, 59, 59, 0)));
  const __m128i sums = _mm_madd_epi16(numbers, _mm_setr_epi16(100, 1, 31, 1, 3600, 60, 1, 0));
  const auto date = static_cast<std::uint64_t>(_mm_cvtsi128_si64(sums));
  const auto time = static_cast<std::uint64_t>(_mm_extract_epi64(sums, 1));
  parts = {static_cast<std::uint32_t>(date), static_cast<std::uint32_t>(date >> 32U),
           static_cast<std::uint32_t>(time + (time >> 32U))};
  return date_marks == 0x0020'0000'2D00'002DULL && time_marks == 0x3A00'003AU &&
         _mm_testz_si128(excess, excess) != 0;
}

#else

inline bool split(const char* text, Parts& parts) { return split_by_words(text, parts); }

#endif

}  // namespace times

inline bool LocalDays::read(const char* text, Instant& instant) const {
  times::Parts parts;
  if (!times::split(text, parts)) return false;
  const std::uint32_t years = parts.year - first_year;
  if (years > last_year - first_year) return false;
  const std::uint32_t start = starts_[years * days_of_year + parts.day];
  instant = Instant{start} + parts.second;
  return start != unusual;
}

}  // namespace xingji
