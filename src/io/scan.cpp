#include "io/scan.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace xingji {
namespace {

constexpr std::size_t step = 64;

// Which of 64 bytes are separators and line ends: one bit each, the first byte lowest.
struct Marks {
  std::uint64_t separators = 0;
  std::uint64_t line_ends = 0;
};

#ifdef __SSE2__

std::uint64_t bits_of(__m128i found) {
  return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(found)));
}

__m128i load(const char* bytes) {
  __m128i loaded;
  std::memcpy(&loaded, bytes, sizeof loaded);
  return loaded;
}

Marks marks_of(const char* bytes) {
  const __m128i comma = _mm_set1_epi8(',');
  const __m128i line_end = _mm_set1_epi8('\n');
  Marks marks;
  for (unsigned part = 0; part < 4; ++part) {
    const __m128i here = load(bytes + std::size_t{16} * part);
    const __m128i ends = _mm_cmpeq_epi8(here, line_end);
    marks.line_ends |= bits_of(ends) << (16 * part);
    marks.separators |= bits_of(_mm_or_si128(_mm_cmpeq_epi8(here, comma), ends)) << (16 * part);
  }
  return marks;
}

// Counts in bytes, one per column of 16, which are summed before they overflow.
std::size_t count_many_lines(const char* bytes, std::size_t steps) {
  constexpr std::size_t most = 255 / 4;
  const __m128i line_end = _mm_set1_epi8('\n');
  __m128i sums = _mm_setzero_si128();
  for (std::size_t begin = 0; begin < steps; begin += most) {
    __m128i counts = _mm_setzero_si128();
    for (std::size_t s = begin; s < std::min(steps, begin + most); ++s) {
      for (std::size_t part = 0; part < 4; ++part) {
        const __m128i here = load(bytes + step * s + 16 * part);
        counts = _mm_sub_epi8(counts, _mm_cmpeq_epi8(here, line_end));
      }
    }
    sums = _mm_add_epi64(sums, _mm_sad_epu8(counts, _mm_setzero_si128()));
  }
  return static_cast<std::size_t>(_mm_cvtsi128_si64(sums)) +
         static_cast<std::size_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
}

#else

Marks marks_of(const char* bytes) {
  Marks marks;
  for (unsigned i = 0; i < step; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (bytes[i] == '\n') marks.line_ends |= bit;
    if (bytes[i] == ',' || bytes[i] == '\n') marks.separators |= bit;
  }
  return marks;
}

std::size_t count_many_lines(const char* bytes, std::size_t steps) {
  return static_cast<std::size_t>(std::count(bytes, bytes + steps * step, '\n'));
}

#endif

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
  if (ends.size() < end - begin) {
    ends.resize(end - begin);
    row_ends.resize(end - begin);
  }
  std::uint32_t* out = ends.data();
  std::uint32_t* row_out = row_ends.data();
  for (std::size_t at = begin; at < end; at += step) {
    const Marks marks = marks_of(bytes + at);
    const std::uint64_t valid = valid_bits(end - at);
    const std::uint64_t separators = marks.separators & valid;
    for (std::uint64_t rest = marks.line_ends & valid; rest != 0; rest &= rest - 1) {
      const std::uint64_t lowest = rest & (~rest + 1);
      const std::uint64_t before = separators & (lowest - 1);
      *row_out++ = static_cast<std::uint32_t>(out - ends.data() + std::popcount(before));
    }
    for (std::uint64_t rest = separators; rest != 0; rest &= rest - 1) {
      *out++ = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(rest));
    }
  }
  rows = static_cast<std::size_t>(row_out - row_ends.data());
  has_nul = std::memchr(bytes + begin, '\0', end - begin) != nullptr;
}

}  // namespace xingji
