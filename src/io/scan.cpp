#include "io/scan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#ifdef __AVX2__
#include <immintrin.h>
#endif

namespace xingji {
namespace {

constexpr std::size_t step = 64;

// Which of 64 bytes are separators, line ends and NUL: one bit each, the first byte lowest.
struct Marks {
  std::uint64_t separators = 0;  // line ends among them
  std::uint64_t line_ends = 0;
  std::uint64_t nuls = 0;
};

#ifdef __AVX2__

__m256i load(const char* bytes) {
  __m256i loaded;
  std::memcpy(&loaded, bytes, sizeof loaded);
  return loaded;
}

std::uint64_t bits_of(__m256i low, __m256i high) {
  const auto bits = [](__m256i found) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(found));
  };
  return bits(low) | std::uint64_t{bits(high)} << 32U;
}

Marks marks_of(const char* bytes) {
  const __m256i low = load(bytes);
  const __m256i high = load(bytes + 32);
  const auto places = [&](char wanted) {
    const __m256i all = _mm256_set1_epi8(wanted);
    return bits_of(_mm256_cmpeq_epi8(low, all), _mm256_cmpeq_epi8(high, all));
  };
  const std::uint64_t line_ends = places('\n');
  return {places(',') | line_ends, line_ends, places('\0')};
}

// Counts in bytes, one per column of 32, which are summed before they overflow.
std::size_t count_many_lines(const char* bytes, std::size_t steps) {
  constexpr std::size_t most = 255 / 2;
  const __m256i line_end = _mm256_set1_epi8('\n');
  __m256i sums = _mm256_setzero_si256();
  for (std::size_t begin = 0; begin < steps; begin += most) {
    __m256i counts = _mm256_setzero_si256();
    for (std::size_t s = begin; s < std::min(steps, begin + most); ++s) {
      counts = _mm256_sub_epi8(counts, _mm256_cmpeq_epi8(load(bytes + step * s), line_end));
      counts = _mm256_sub_epi8(counts, _mm256_cmpeq_epi8(load(bytes + step * s + 32), line_end));
    }
    sums = _mm256_add_epi64(sums, _mm256_sad_epu8(counts, _mm256_setzero_si256()));
  }
  std::array<std::uint64_t, 4> parts{};
  std::memcpy(parts.data(), &sums, sizeof sums);
  return parts[0] + parts[1] + parts[2] + parts[3];
}

#else

Marks marks_of(const char* bytes) {
  Marks marks;
  for (unsigned i = 0; i < step; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (bytes[i] == '\n') marks.line_ends |= bit;
    if (bytes[i] == ',' || bytes[i] == '\n') marks.separators |= bit;
    if (bytes[i] == '\0') marks.nuls |= bit;
  }
  return marks;
}

std::size_t count_many_lines(const char* bytes, std::size_t steps) {
  return static_cast<std::size_t>(std::count(bytes, bytes + steps * step, '\n'));
}

#endif

constexpr std::size_t at_once = 8;  // separators

std::uint64_t lowest_of(std::uint64_t bits) { return bits & (~bits + 1); }

// The bits of the bytes before the end.
std::uint64_t valid_bits(std::size_t left) {
  return left >= step ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

}  // namespace

std::size_t count_lines(const char* bytes, std::size_t size) {
  const std::size_t whole = size / step;
  return count_many_lines(bytes, whole) +
         static_cast<std::size_t>(std::count(bytes + whole * step, bytes + size, '\n'));
}

void SeparatorIndex::build(const char* bytes, std::size_t begin, std::size_t end) {
  if (ends.size() < end - begin + at_once) {
    ends.resize(end - begin + at_once);
    row_ends.resize(end - begin + at_once);
  }
  std::uint32_t* out = ends.data();
  std::uint32_t* row_out = row_ends.data();
  std::uint64_t nuls = 0;
  for (std::size_t at = begin; at < end; at += step) {
    const Marks marks = marks_of(bytes + at);
    const std::uint64_t valid = valid_bits(end - at);
    const std::uint64_t separators = marks.separators & valid;
    nuls |= marks.nuls & valid;
    // How many there are nobody can guess, and a branch guessed wrong costs more than some writes
    // for nothing: most steps hold one line end at most, and eight separators.
    std::uint64_t line_ends = marks.line_ends & valid;
    do {
      const std::uint64_t before = separators & (lowest_of(line_ends) - 1);
      *row_out = static_cast<std::uint32_t>(out - ends.data() + std::popcount(before));
      row_out += line_ends != 0 ? 1 : 0;
      line_ends &= line_ends - 1;
    } while (line_ends != 0);
    std::uint64_t rest = separators;
    std::uint32_t* next = out;
    out += std::popcount(separators);
    do {
      for (std::size_t i = 0; i < at_once; ++i, rest &= rest - 1) {
        *next++ =
            static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(rest));
      }
    } while (rest != 0);
  }
  rows = static_cast<std::size_t>(row_out - row_ends.data());
  has_nul = nuls != 0;
}

}  // namespace xingji
