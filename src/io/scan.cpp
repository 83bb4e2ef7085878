#include "io/scan.h"

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace xingji {
namespace {

constexpr std::size_t step = 64;

// Which of 64 bytes are separators, line ends and NUL: one bit each, the first byte lowest.
struct Marks {
  std::uint64_t separators = 0;
  std::uint64_t nuls = 0;
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
    const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(here, comma), _mm_cmpeq_epi8(here, line_end));
    marks.separators |= bits_of(found) << (16 * part);
    marks.nuls |= bits_of(_mm_cmpeq_epi8(here, _mm_setzero_si128())) << (16 * part);
  }
  return marks;
}

std::uint64_t line_ends_of(const char* bytes) {
  const __m128i line_end = _mm_set1_epi8('\n');
  std::uint64_t marks = 0;
  for (unsigned part = 0; part < 4; ++part) {
    marks |= bits_of(_mm_cmpeq_epi8(load(bytes + std::size_t{16} * part), line_end)) << (16 * part);
  }
  return marks;
}

#else

Marks marks_of(const char* bytes) {
  Marks marks;
  for (unsigned i = 0; i < step; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (bytes[i] == ',' || bytes[i] == '\n') marks.separators |= bit;
    if (bytes[i] == '\0') marks.nuls |= bit;
  }
  return marks;
}

std::uint64_t line_ends_of(const char* bytes) {
  std::uint64_t marks = 0;
  for (unsigned i = 0; i < step; ++i) marks |= std::uint64_t{bytes[i] == '\n'} << i;
  return marks;
}

#endif

// The bits of the bytes before the end.
std::uint64_t valid_bits(std::size_t left) {
  return left >= step ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

}  // namespace

std::size_t count_lines(const char* bytes, std::size_t size) {
  std::size_t lines = 0;
  for (std::size_t at = 0; at < size; at += step) {
    const std::uint64_t marks = line_ends_of(bytes + at) & valid_bits(size - at);
    // Lines are long: most of 64 bytes hold none or one.
    for (std::uint64_t rest = marks; rest != 0; rest &= rest - 1) ++lines;
  }
  return lines;
}

void SeparatorIndex::build(const char* bytes, std::size_t begin, std::size_t end) {
  if (ends.size() < end - begin) {
    ends.resize(end - begin);
    row_ends.resize(end - begin);
  }
  std::uint32_t* out = ends.data();
  std::uint32_t* row_out = row_ends.data();
  std::uint64_t nuls = 0;
  for (std::size_t at = begin; at < end; at += step) {
    const Marks marks = marks_of(bytes + at);
    const std::uint64_t valid = valid_bits(end - at);
    nuls |= marks.nuls & valid;
    for (std::uint64_t rest = marks.separators & valid; rest != 0; rest &= rest - 1) {
      const std::size_t position = at + static_cast<std::size_t>(std::countr_zero(rest));
      *row_out = static_cast<std::uint32_t>(out - ends.data());
      row_out += bytes[position] == '\n' ? 1 : 0;
      *out++ = static_cast<std::uint32_t>(position);
    }
  }
  rows = static_cast<std::size_t>(row_out - row_ends.data());
  has_nul = nuls != 0;
}

}  // namespace xingji
