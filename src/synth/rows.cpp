#include "synth/rows.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace xingji::synth {
namespace {

// No I, L, O, U: such ids can be read aloud.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

constexpr std::array<std::array<char, 4>, 10'000> make_four_digits() {
  std::array<std::array<char, 4>, 10'000> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = {static_cast<char>('0' + i / 1000), static_cast<char>('0' + i / 100 % 10),
                static_cast<char>('0' + i / 10 % 10), static_cast<char>('0' + i % 10)};
  }
  return table;
}

constexpr auto four_digits = make_four_digits();

constexpr Moment longest_delay = 3 * day_length;

Moment recorded_at(const Market& market, std::uint64_t fact, Version version, Moment first_latest,
                   Moment latest) {
  Draws draws = market.draws(Stream::recording, fact);
  const Moment end = market.clock().end();
  Moment recorded = first_latest + 1 + static_cast<Moment>(draws.below(4 * minute));
  const Moment least_left = 3 * minute;
  if (market.plan().late_percent > 0 && draws.below(100) < market.plan().late_percent) {
    recorded +=
        static_cast<Moment>(draws.below(std::min(longest_delay, end - least_left - recorded)));
  }
  if (version == Version::first) return recorded;
  const Moment known = std::max(recorded, latest);
  recorded = known + 1 +
             static_cast<Moment>(draws.below(std::min(longest_delay, end - least_left - known)));
  if (version == Version::second) return recorded;
  return recorded + 1 +
         static_cast<Moment>(draws.below(std::min(longest_delay, end - 2 - recorded)));
}

}  // namespace

Row& Row::number(std::int64_t number) {
  at_ = std::to_chars(at_, at_ + 24, number).ptr;
  return end_cell();
}

Row& Row::money(std::int64_t cents) {
  at_ = std::to_chars(at_, at_ + 24, cents / 100).ptr;
  *at_++ = '.';
  *at_++ = static_cast<char>('0' + cents / 10 % 10);
  *at_++ = static_cast<char>('0' + cents % 10);
  return end_cell();
}

Row& Row::digits(std::uint64_t number, int width) {
  CHECK(width % 4 == 0);
  for (char* end = at_ + width; end > at_; end -= 4) {
    std::memcpy(end - 4, four_digits[number % 10'000].data(), 4);
    number /= 10'000;
  }
  at_ += width;
  return end_cell();
}

Row& Row::letters(std::uint64_t number, int width) {
  for (int i = 0; i < width; ++i) {
    *at_++ = alphabet[number & 31];
    number >>= 5;
  }
  return end_cell();
}

Row& Row::about_code(std::string_view table, std::uint64_t number) {
  text(table);
  at_[-1] = '/';
  return code(number);
}

void Row::close() {
  at_[-1] = '\n';
  const char* begin = rows_.text_.data() + rows_.used_;
  CHECK(at_ - begin <= static_cast<std::ptrdiff_t>(Rows::longest_row));
  rows_.used_ += static_cast<std::size_t>(at_ - begin);
  ++rows_.counts_.rows;
}

void Row::close(Version version, std::uint64_t fact, Moment first_latest, Moment latest) {
  moment(recorded_at(rows_.market(), fact, version, first_latest, latest));
  flag(version == Version::deletion);
  rows_.counts_.second_versions += static_cast<std::int64_t>(version == Version::second);
  rows_.counts_.deletions += static_cast<std::int64_t>(version == Version::deletion);
  close();
}

}  // namespace xingji::synth
