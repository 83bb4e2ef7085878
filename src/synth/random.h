// Random draws that are the same on every machine. A stream is named by a key and a number, so any
// row of the market can be made again without those before it. Not for cryptography.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace xingji::synth {

/// The finaliser of splitmix64: a bijection of 64 bits in which every bit depends on every other.
constexpr std::uint64_t mix(std::uint64_t value) {
  value ^= value >> 30;
  value *= 0xbf58476d1ce4e5b9U;
  value ^= value >> 27;
  value *= 0x94d049bb133111ebU;
  return value ^ (value >> 31);
}

inline constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;

/// Quantiles of the exponential distribution with mean 1, at k / 1024, in 1/65,536.
extern const std::array<std::uint32_t, 1025> exponential_quantiles;

class Draws {
 public:
  Draws(std::uint64_t key, std::uint64_t number) : state_(mix(key ^ (number * golden))) {}

  std::uint64_t next() {
    state_ += golden;
    return mix(state_);
  }

  /// 0 to `limit` - 1; `limit` below 2^32. 0 when the limit is 0.
  std::uint32_t below(std::int64_t limit) {
    return static_cast<std::uint32_t>(((next() >> 32) * static_cast<std::uint64_t>(limit)) >> 32);
  }

  bool per_mille(std::int64_t share) { return below(1000) < share; }

  /// Exponentially distributed, up to about 10 times the mean.
  std::int32_t exponential(std::int64_t mean) {
    const std::uint64_t drawn = next() >> 32;
    const std::size_t cell = drawn >> 22;
    const std::uint64_t low = exponential_quantiles[cell];
    const std::uint64_t width = exponential_quantiles[cell + 1] - low;
    const std::uint64_t quantile = low + ((width * (drawn & 0x3fffff)) >> 22);
    return static_cast<std::int32_t>((static_cast<std::uint64_t>(mean) * quantile) >> 16);
  }

 private:
  std::uint64_t state_;
};

/// A bijection of [0, limit) onto itself that looks random: distinct counters give distinct ids
/// without a set of those already used.
class Scrambler {
 public:
  Scrambler(std::uint64_t key, std::uint64_t limit);

  std::uint64_t operator()(std::uint64_t number) const {
    // Walking the cycle of the larger bijection ends inside the limit, at the start at the latest.
    do {
      number = round(round(number, keys_[0]), keys_[1]);
    } while (number >= limit_);
    return number;
  }

 private:
  // Adding, multiplying by an odd number and folding the upper half in can each be undone.
  std::uint64_t round(std::uint64_t number, std::uint64_t key) const {
    number = (number + key) & mask_;
    number = (number * 0xd1342543de82ef95U) & mask_;
    number ^= number >> shift_;
    number = (number * 0xaf251af3b0f025b5U) & mask_;
    return number ^ (number >> shift_);
  }

  std::uint64_t limit_;
  std::uint64_t mask_;
  int shift_;
  std::array<std::uint64_t, 2> keys_;
};

}  // namespace xingji::synth
